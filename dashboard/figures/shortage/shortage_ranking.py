"""Which occupations stand first: by score with two marks of doubt about the rank, or by tension
alone at first."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.shortage import _shortage as of
from dashboard.figures.shortage._ranking_rows import ranked, tense
from dashboard.figures.shortage._ranking_titles import found, tensest
from dashboard.kinds.ranks import ranks
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Место профессии и его точность", "Where an occupation ranks, and how surely")
HOW_TO_READ = Words(
    "Точка — место профессии (1 — выше всех). Широкая полоса — интервал места по выборке: если "
    "повторить сбор "
    "объявлений, в 95 случаях из 100 она накроет настоящее место этой профессии. Тонкая скобка — "
    "как место меняется, "
    "если весить показатели иначе: это наш выбор, а не погрешность. Где полосы перекрываются, "
    "порядок не установлен. "
    "Где полоса шире трети списка, место не говорится: только «выше половины» или «ниже». "
    "Пока трёх показателей нет, стоит одна напряжённость — вакансий на резюме портала; границы hh "
    "к ней не прикладывают.",
    "The dot is the occupation's rank (1 is highest). The broad band is the sampling interval: "
    "were the adverts "
    "collected again, 95 times of 100 it covers this occupation's true rank. The thin bracket "
    "shows how the rank "
    "moves under other weights: a choice, not an error. Where bands overlap the order is not "
    "established. Where a band is wider than a third of the list no rank is told, only “upper "
    "half” or “lower half”. Until three indicators exist it is tension alone, openings per CV of "
    "the portal; hh's bands do not judge it.",
)
CHOICES = {"area": of.AREA, "family": of.FAMILY, "top": of.TOP, "ago": of.AGO}
BAND = Words("интервал места по выборке, 95 %", "sampling interval of the rank, 95 %")
BRACKET = Words("разброс места при других весах", "spread of the rank under other weights")
TENSION_BAND = Words(
    "интервал по выборке работодателей, 95 %", "interval by sampled employers, 95 %"
)
NO_INTERVALS = Words(
    " Интервалы места считаются для последнего месяца: здесь порядок близких профессий не "
    "установлен.",
    " Intervals of ranks are computed for the latest month: the order of close ones is not "
    "established here.",
)
NOTHING = Words(
    "Трёх показателей в этом месяце нет, и число резюме неизвестно: судить нельзя. Резюме считает "
    "python -m etl update --with-cv.",
    "This month has fewer than three indicators and no count of CVs: "
    "nothing can be judged. CVs are counted by python -m etl update --with-cv.",
)
RATIOS = (
    (1 / 32, 32),
    (1 / 16, 16),
    (1 / 8, 8),
    (1 / 4, 4),
    (1 / 2, 2),
    (1, 1),
    (2, 2),
    (4, 4),
    (8, 8),
)


def shortage_ranking(
    shortage_verdict: pd.DataFrame,
    shortage_indicators: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    area: str = "moscow",
    family: str = "all",
    top: str = "15",
    ago: str = "0",
) -> Passport:
    """Occupations of an area in a month; by tension while no occupation has three indicators."""
    if of.judged(of.newest(shortage_verdict, area, ago=ago)):
        return _by_score(of.newest(shortage_verdict, area, family, ago), lang, today, area, top)
    return _by_tension(of.newest(shortage_indicators, area, family, ago), lang, today, area, top)


def _by_score(rows: pd.DataFrame, lang: str, today: date | None, area: str, top: str) -> Passport:
    rows = of.named(rows, lang).sort_values(
        ["rank", "n"], ascending=[True, False], na_position="last"
    )
    known = rows[rows["score"].notna()]
    drawn = rows if top == "all" else rows.head(int(top))
    items = [ranked(r, len(known), lang) for r in drawn.to_dict("records")]
    step = max(1, round(len(known) / 6 / 5) * 5) if len(known) > 12 else 2
    places = [
        1,
        *range(step if step > 1 else 2, int(known["rank"].max() if len(known) else 1) + step, step),
    ]
    drawn = drawn if "certainty_pct" in drawn else drawn.assign(certainty_pct=pd.NA)
    table, columns = of.of_table(
        drawn.assign(verdict_word=drawn["verdict"].map(lambda v: of.VERDICTS[v][lang])),
        "name",
        "verdict_word",
        "score",
        "rank",
        "rank_low",
        "rank_high",
        "rank_weights_low",
        "rank_weights_high",
        "certainty_pct",
        "n",
        "employers",
    )
    head = _head(
        lang,
        today,
        area,
        drawn["month"].iloc[0],
        table,
        columns,
        found(known, lang),
        Words(
            "Место по баллу из 3; справа балл",
            "Rank by score of 3; the score at the right",
        )[lang],
        (words.upper_first(of.QUARTILES[lang]) + ". " if known["relative"].any() else "")
        + of.SOURCE_NOTE[lang]
        + ("" if known.empty or known["rank_low"].notna().any() else NO_INTERVALS[lang]),
    )
    return ranks(
        head,
        items,
        band=BAND[lang],
        bracket=BRACKET[lang],
        ticks=[{"x": p, "label": str(p)} for p in places],
        x_title=Words("место", "rank")[lang],
    )


def _by_tension(rows: pd.DataFrame, lang: str, today: date | None, area: str, top: str) -> Passport:
    own = of.named(rows[rows["indicator"] == "tension"], lang).sort_values(
        ["value", "n"], ascending=[False, False], na_position="last"
    )
    known = own[own["value"].notna()]
    if known.empty:
        raise MissingRows(NOTHING)
    drawn = own if top == "all" else own.head(int(top))
    items = [tense(r, lang) for r in drawn.to_dict("records")]
    table, columns = of.of_table(
        drawn.assign(why=drawn[f"judged_{lang}"]),
        "name",
        "value",
        "low",
        "high",
        "n",
        "employers",
        "why",
    )
    head = _head(
        lang,
        today,
        area,
        drawn["month"].iloc[0],
        table,
        columns,
        tensest(known, lang),
        Words(
            "Пока только напряжённость — вакансий на одно резюме портала; шкалы hh к ней не "
            "прикладывают",
            "Tension alone so far: openings per CV of the portal; hh's bands do not judge it",
        )[lang],
        " ".join(filter(None, (of.waiting(rows, lang), of.SOURCE_NOTE[lang]))),
    )
    ticks = [{"x": x, "label": f"{n}:1" if x >= 1 else f"1:{n}"} for x, n in RATIOS]
    return ranks(
        head,
        items,
        band=TENSION_BAND[lang],
        ticks=ticks,
        doubling=True,
        x_title=Words("вакансий : резюме", "openings : CVs")[lang],
    )


def _head(
    lang: str,
    today: date | None,
    area: str,
    month: str,
    table: pd.DataFrame,
    columns: dict,
    title: str,
    measure: str,
    note: str,
) -> Head:
    return Head(
        name="shortage_ranking",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=table,
        columns=columns,
        today=today,
        title=title,
        subtitle=f"{measure}; {of.when(month, lang)}",
        place=words.place(words.AREAS[area], lang),
        data_date=of.day(month, today),
        grade="A",
        note=note,
        n=int(table["n"].sum()),
    )
