"""The three lines that open Сводка — Moscow, production, Russia — written from the evidence: every
number knows its row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.figure import heading, live
from dashboard.figure.evidence import MissingRows, pick
from etl.language import Words
from etl.language import text as words

MOSCOW = Words("Москва", "Moscow")
PRODUCTION = Words("Производство", "Production")
RUSSIA = Words("Россия", "Russia")
NOT_SEPARATE = Words(
    "Инженеров отдельно по Москве не публикуют; вакантное место — ещё не дефицит.",
    "Engineers of Moscow alone are not published; a vacant post is not yet a shortage.",
)
TRADES = (
    ("721", Words("сварщиков, формовщиков", "welders and moulders")),
    ("741", Words("электромонтажников и ремонтников", "electricians and repairers")),
    ("722", Words("станочников и инструментальщиков", "machinists and toolmakers")),
    ("2141", Words("инженеров в промышленности", "industrial engineers")),
)


@dataclass(frozen=True)
class Span:
    """A piece of a line; a piece that states a number carries the row it comes from."""

    text: str
    row_id: str = ""
    url: str = ""


@dataclass(frozen=True)
class Line:
    """One of the three: its name, the sentence that begins with its number, what must be said
    beside it, how old its newest number is, and the figure that draws it."""

    name: Words
    spans: tuple[Span, ...]
    caveat: str
    age: str
    figure: str

    @property
    def text(self) -> str:
        """The sentence as plain text."""
        return "".join(s.text for s in self.spans).strip()


def three_lines(
    vacancy_rates: pd.DataFrame | None,
    published: pd.DataFrame,
    lang: str = "ru",
    *,
    today: date | None = None,
    own: Mapping[str, pd.DataFrame] | None = None,
) -> list[Line]:
    """Москва, Производство, Россия; a line without its rows is left out.

    `vacancy_rates` are the rates of 1-Т(проф); `own` holds publishers' own series by mart
    (`live.series`): where they are newer than the quoted rows, they speak.
    """
    today = today or date.today()
    lines = []
    for make in (_moscow, _production, _russia):
        try:
            lines.append(make(vacancy_rates, published, lang, today, own or {}))
        except (MissingRows, KeyError):
            continue
    return lines


def _moscow(rates, published, lang: str, today: date, own) -> Line:
    here, there = (_rates(rates, place, "okz_major") for place in ("Москва", "Россия"))
    skilled, operators, unskilled, high, every = (here.loc[g] for g in ("7", "8", "9", "2", ""))
    above = unskilled["vacancy_share_pct"] > skilled["vacancy_share_pct"]
    below = high["vacancy_share_pct"] < every["vacancy_share_pct"]
    ru = (
        "",
        " мест квалифицированных рабочих, включая строителей, вакантны (Россия ",
        "); у операторов, сборщиков и водителей ",
        " (",
        f"); {'выше' if above else 'ниже'} — у неквалифицированных, ",
        "; у специалистов высшей квалификации ",
        f", {'ниже' if below else 'выше'} всех групп вместе (",
        f") — {_day(skilled, lang)}",
    )
    en = (
        "",
        " of skilled workers' posts, builders included, stand vacant (Russia ",
        "); of operators', assemblers' and drivers' ",
        " (",
        f"); {'above' if above else 'below'} them the unskilled, ",
        "; among professionals ",
        f", {'below' if below else 'above'} all groups together (",
        f"): {_day(skilled, lang)}",
    )
    rows = (skilled, there.loc["7"], operators, there.loc["8"], unskilled, high, every)
    texts = Words("|".join(ru), "|".join(en))[lang].split("|")
    spans = _woven(texts, [_rate(r, lang) for r in rows])
    state = _compared(here, lang)
    return Line(
        MOSCOW,
        spans,
        f"{state} {NOT_SEPARATE[lang]}",
        heading.age_badge(skilled["period_end"], today, lang),
        "vacancy_rates_places",
    )


def _production(rates, published, lang: str, today: date, own) -> Line:
    russia = _rates(rates, "Россия", "okz")
    named = [(russia.loc[code], name) for code, name in TRADES]
    (index,) = (r for _, r in pick(published, "F030").iterrows())
    month = _when(index, lang)
    spans = [
        _number(index, lang, digits=1),
        Span(
            Words(
                f" резюме на вакансию в производстве (hh.ru, {month}); вакантны места ",
                f" CVs per vacancy in production (hh.ru, {month}); vacant are posts of ",
            )[lang]
        ),
    ]
    for i, (row, name) in enumerate(named):
        spans += [Span(f"{', ' if i else ''}{name[lang]} — "), _rate(row, lang)]
    spans.append(Span(f" ({_day(named[0][0], lang)})"))
    caveat = Words(
        "Доля — вся Россия по группам ОКЗ, не Москва; резюме — одного портала.",
        "Shares are of Russia by groups of OKZ, not of Moscow; CVs are of one portal.",
    )[lang]
    oldest = min(named[0][0]["period_end"], index["period_end"])
    return Line(
        PRODUCTION,
        tuple(spans),
        f"{_compared(russia, lang)} {caveat}",
        heading.age_badge(oldest, today, lang),
        "hh_strip",
    )


def _russia(rates, published, lang: str, today: date, own) -> Line:
    before, after = _year_apart(
        own.get(live.STAFFING), *(r for _, r in pick(published, "F007", "F011").iterrows())
    )
    way = int(after["value"] > before["value"]) - int(after["value"] < before["value"])
    moved = {
        1: Words("Острота спала", "The strain eased"),
        -1: Words("Острота выросла", "The strain grew"),
        0: Words("Острота не изменилась", "The strain did not change"),
    }[way]
    spans = (
        _number(after, lang, digits=1),
        Span(
            Words(
                " п. — баланс ответов предприятий об обеспеченности работниками "
                f"({_when(after, lang)}); {_when(before, lang)} — ",
                " points, the balance of firms' answers on staffing "
                f"({_when(after, lang)}); {_when(before, lang)}: ",
            )[lang]
        ),
        _number(before, lang, digits=1),
        Span(f". {moved[lang]}"),
    )
    caveat = Words(
        "Опрос Банка России, вся экономика; меньше нуля — людей не хватает чаще, чем хватает.",
        "The Bank of Russia's survey, the whole economy; below zero more firms are short of staff "
        "than not.",
    )[lang]
    seen = min(after["period_end"], today.isoformat())  # a quarter still running is no forecast
    age = heading.age_badge(seen, today, lang)
    return Line(RUSSIA, spans, caveat, age, "staffing_balance")


def _rates(rates: pd.DataFrame | None, place: str, by: str) -> pd.DataFrame:
    """A place's rows by their code; MissingRows without the mart."""
    if rates is None or rates.empty:
        raise MissingRows("vacancy_rates")
    rows = rates[rates["geography"] == place]
    narrow = rows["level"] == "group"
    return rows[~narrow if by == "okz_major" else narrow].set_index(by, drop=False)


def _compared(rows: pd.DataFrame, lang: str) -> str:
    """How far the numbers were compared: the weakest state of the rows told."""
    states = set(rows["checked"])
    said = {
        "differs": Words(
            "Росстат, по сторонней копии; принятая книга говорит иное.",
            "Rosstat, a third party's copy; the captured workbook says otherwise.",
        ),
        "no": Words(
            "Росстат, по сторонней копии, с книгой не сверено.",
            "Rosstat, a third party's copy, not compared with the workbook.",
        ),
        "book": Words("Росстат, сверено с книгой.", "Rosstat, compared with the workbook."),
        "own": Words("Росстат, ЕМИСС.", "Rosstat, EMISS."),
    }
    return said[next(s for s in said if s in states)][lang]


def _woven(texts: Sequence[str], numbers: list[Span]) -> tuple[Span, ...]:
    """Texts and numbers in turn, a text first and last."""
    out = [Span(texts[0])]
    for number, text in zip(numbers, texts[1:], strict=True):
        out += [number, Span(text)]
    return tuple(out)


def _rate(row: pd.Series, lang: str) -> Span:
    said = words.number(round(float(row["vacancy_share_pct"]) + 1e-9, 1), lang, 1)
    return Span(said + words.unit_text("%", lang), row["id"], row["url"])


def _number(row: pd.Series, lang: str, unit: str = "", **how) -> Span:
    said = words.bounded(
        row["value"], row["bound"], lang, low=row["value_low"], high=row["value_high"], **how
    )
    return Span(words.spoken(said, lang) + words.unit_text(unit), row["id"], row["url"])


def _when(row: pd.Series, lang: str) -> str:
    return words.period(row["period_start"], row["period_end"], lang)


def _day(row: pd.Series, lang: str) -> str:
    return words.month(str(row["period_end"])[:10], lang)


def _year_apart(
    series: pd.DataFrame | None, before: pd.Series, after: pd.Series
) -> tuple[pd.Series, pd.Series]:
    """Two quarters of one source a year apart: the series' newest and the one before it, else
    the quoted two."""
    if series is None or series["period_end"].iloc[-1] < after["period_end"]:
        return before, after
    last = series.iloc[-1]
    start = last["period_start"]
    year_ago = series[series["period_start"] == f"{int(start[:4]) - 1}{start[4:]}"]
    return (before, after) if year_ago.empty else (year_ago.iloc[0], last)
