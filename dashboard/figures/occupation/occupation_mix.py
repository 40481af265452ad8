"""One occupation: what its adverts ask for and where they are: experience, education, okrug."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure import occupations
from dashboard.figure.choices import Choice
from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.map import _demand, _okrugs
from dashboard.figures.pay import _pay
from dashboard.figures.shortage import _shortage as of
from dashboard.kinds._parts import item
from dashboard.kinds.ranking import ranking
from etl.language import Words
from etl.language import text as words
from etl.models.intervals import GREY_N, RELIABLE_N

SUBJECT = Words(
    "Кого просят и где: объявления одной профессии",
    "Who is wanted and where: one occupation's adverts",
)
HOW_TO_READ = Words(
    "Доля объявлений последних двенадцати месяцев среди тех, где это сказано; черта — 95 % "
    "интервал. Сколько "
    f"объявлений молчит, сказано под рисунком. Ниже {RELIABLE_N} объявлений доли нет, "
    "остаётся их число.",
    "Share of the last twelve months' adverts among those that say it; the line is a 95 % "
    "interval. How many are "
    f"silent stands below the figure. Below {RELIABLE_N} adverts there is no share, the "
    "count stays.",
)
MIX = Choice(
    Words("Что показать", "What to show"),
    {
        "experience": Words("Опыт", "Experience"),
        "education": Words("Образование", "Education"),
        "okrug": Words("Округ места работы", "Okrug of the work place"),
    },
    "experience",
)
CHOICES = {"occupation": occupations.occupation_choice(), "area": of.AREA, "mix": MIX}
EDUCATION = {
    "Высшее": "Higher",
    "Среднее профессиональное": "Vocational",
    "Среднее": "Secondary",
    "Основное общее": "Basic general",
    "Среднее общее": "General secondary",
    "Незаконченное высшее": "Unfinished higher",
}
COLUMNS = {
    "label": Words("Что сказано", "What is said"),
    "adverts": Words("Объявлений", "Adverts"),
    "openings": Words("Мест", "Openings"),
    "n": Words("Объявлений, где сказано", "Adverts that say it"),
    "share_pct": Words("Доля", "Share"),
    "low": Words("От", "Low"),
    "high": Words("До", "High"),
    "period": Words("Период", "Period"),
}


def occupation_mix(
    demand_mix: pd.DataFrame,
    okrugs: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    occupation: str = "turner",
    area: str = "moscow",
    mix: str = "experience",
) -> Passport:
    """Shares of adverts by experience, education or okrug. MissingRows when no advert says it."""
    own = demand_mix[
        (demand_mix["area"] == area)
        & (demand_mix["dimension"] == mix)
        & (demand_mix["occupation"] == occupation)
    ]
    told = own[own["value"] != ""]
    if told.empty:
        raise MissingRows(f"demand_mix: {occupation} {area} {mix}")
    names = _names(mix, okrugs, lang)
    rows = told.assign(label=[names.get(v, v) for v in told["value"]])
    rows = (
        rows.set_index("value")
        .loc[
            [v for v in names if v in set(rows["value"])]
            + [v for v in rows["value"] if v not in names]
        ]
        .reset_index()
    )
    name = occupations.names(lang)[occupation]
    (start, end) = rows["period"].iloc[0].split("/")
    n = int(rows["n"].max())
    silent = int(own[own["value"] == ""]["adverts"].sum())
    head = Head(
        name="occupation_mix",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        today=today,
        columns=COLUMNS,
        units={"share_pct": "%", "low": "%", "high": "%"},
        title=_found(rows, name, lang),
        place=_pay.AREAS[area][lang],
        data_date=end,
        grade="A",
        note=_silent(silent, n, lang),
        subtitle=Words(
            f"{MIX.options[mix]['ru']}: % из {words.number(n, lang)} объявлений, в скобках "
            "95 % "
            f"интервал; {words.period(start, end, lang)}",
            f"{MIX.options[mix]['en']}: % of {words.number(n, lang)} adverts, 95 % interval "
            "in brackets; "
            f"{words.period(start, end, lang)}",
        )[lang],
    )
    return ranking(head, _bars(rows, lang), sort=mix == "okrug")


def _names(mix: str, okrugs: pd.DataFrame, lang: str) -> dict[str, str]:
    """Value as the mart names it → as it is read, in the order shown."""
    if mix == "experience":
        return {k: words.upper_first(w[lang]) for k, w in _pay.LEVELS.items()}
    if mix == "okrug":
        return _okrugs.long(okrugs, lang)
    return {k: Words(k, v)[lang] for k, v in EDUCATION.items()}


def _bars(rows: pd.DataFrame, lang: str) -> list[dict]:
    top = rows["share_pct"].max()
    return [
        _bar(r, lang, accent=r["share_pct"] == top and r["n"] >= GREY_N)
        if r["n"] >= RELIABLE_N
        else item(r["label"], None, state="suppressed")
        | {"gap": _demand.n_text(r["adverts"], lang)}
        for r in rows.to_dict("records")
    ]


def _bar(row: dict, lang: str, *, accent: bool) -> dict:
    share, low, high = (words.number(row[k], lang, 0) for k in ("share_pct", "low", "high"))
    return item(
        row["label"],
        row["share_pct"],
        text=f"{share}{words.NBSP}% ({low}–{high})",
        low=row["low"],
        high=row["high"],
        accent=accent,
    )


def _found(rows: pd.DataFrame, name: str, lang: str) -> str:
    """The most frequent value, and whether the next can be told from it."""
    if rows["n"].max() < RELIABLE_N:
        return Words(
            f"{name}: долей нет, нужно не меньше {RELIABLE_N} объявлений",
            f"{name}: no shares below {RELIABLE_N} adverts",
        )[lang]
    first, *rest = rows.sort_values("share_pct", ascending=False).to_dict("records")
    share = f"{words.number(first['share_pct'], lang, 0)}{words.NBSP}%"
    said = Words(
        f"{name}, чаще всего: {first['label']} — {share}",
        f"{name}, most often: {first['label']}, {share}",
    )[lang]
    doubt = Words("; {} может быть не реже", "; {} may be no rarer")[lang]
    return said + (
        doubt.format(rest[0]["label"]) if rest and rest[0]["high"] >= first["low"] else ""
    )


def _silent(silent: int, n: int, lang: str) -> str:
    if not silent:
        return ""
    said = words.number(silent, lang)
    every = words.number(silent + n, lang)
    return Words(
        f"Не сказано в {said} объявлениях из {every}.",
        f"Not said in {said} of {every} adverts.",
    )[lang]
