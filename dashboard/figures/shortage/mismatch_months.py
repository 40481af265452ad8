"""Are openings where the people are? Duncan's index or hires lost to mismatch over occupations,
month by month."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.passport import Passport
from dashboard.figures.shortage import _mismatch
from dashboard.figures.shortage import _shortage as of
from dashboard.kinds._parts import item
from dashboard.kinds.trend import point, trend
from etl.language import Words
from etl.language import text as words
from etl.models.intervals import GREY_N

SUBJECT = Words(
    "Несовпадение вакансий и людей по месяцам", "Mismatch of openings and people by month"
)
HOW_TO_READ = _mismatch.HOW_TO_READ
CHOICES = {"area": of.AREA, "mismatched": _mismatch.MEASURE}


def mismatch_months(
    mismatch: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    area: str = "moscow",
    mismatched: str = "duncan",
) -> Passport:
    """All occupations of an area, the months in which both sides are known; a band is the 95 %
    interval."""
    rows = _mismatch.of(mismatch, area, mismatched, lang)
    rows = rows[rows["family"] == ""].sort_values("month")
    rows = rows.assign(label=[of.when(m, lang) for m in rows["month"]])
    points = [
        _dot(r, i in (0, len(rows) - 1), mismatched, lang)
        for i, r in enumerate(rows.to_dict("records"))
    ]
    known = rows[rows["value"].notna()]
    lone = len(known) == 1
    months = list(rows["month"])
    named = months[:-1] or months  # the last would leave a phone
    head = _mismatch.head(
        "mismatch_months",
        SUBJECT,
        rows,
        lang,
        today,
        area=area,
        month=known["month"].max(),
        title=_found(known, mismatched, lang),
        subtitle=f"{_mismatch.measured(mismatched, lang)}; {known['label'].iloc[0]}"
        + ("" if lone else f" — {known['label'].iloc[-1]}"),
    )
    return trend(
        head,
        [
            {
                "label": "",
                "points": of.with_gaps(points),
                "accent": True,
                "name_at_end": False,
                **({"style": "dots"} if lone else {}),
            }
        ],
        zero=True,
        ticks=[{"x": f"{m}-15", "label": of.when(m, lang)} for m in named[::-3][::-1]],
    )


def _dot(row: dict, named: bool, measure: str, lang: str) -> dict:
    text = "" if pd.isna(row["value"]) else _mismatch.said(row["value"], lang, measure)
    if row["n"] < GREY_N and text:
        text += f" (n{words.NBSP}{row['n']})"
    return point(
        item(
            row["label"],
            row["value"] if text else None,
            text=text if named else "",
            low=row["low"],
            high=row["high"],
            accent=named,
        ),
        f"{row['month']}-15",
    )


def _found(known: pd.DataFrame, measure: str, lang: str) -> str:
    """The newest month; a change is told only when the two intervals part."""
    first = known.iloc[0]
    last = known.iloc[-1]
    value = _mismatch.said(last["value"], lang, measure)
    said = {
        "duncan": Words(
            f"Чтобы места распределились как резюме, профессию сменили бы {value} мест",
            f"{value} of openings would have to change occupation to be spread as CVs are",
        ),
        "lost": Words(
            f"Несовпадение профессий отнимает {value} найма",
            f"Mismatch over occupations costs {value} of hires",
        ),
    }[measure][lang]
    if len(known) < 2:
        return (
            said
            + Words(
                "; с чем сравнить — копится история",
                "; history to compare with is being collected",
            )[lang]
        )
    before = _mismatch.said(first["value"], lang, measure)
    when = first["label"]
    if last["low"] > first["high"]:
        return (
            said + Words(f" — больше, чем {before} ({when})", f", up from {before} ({when})")[lang]
        )
    if last["high"] < first["low"]:
        return (
            said
            + Words(f" — меньше, чем {before} ({when})", f", down from {before} ({when})")[lang]
        )
    return (
        said
        + Words(
            f"; от {before} ({when}) не отличить",
            f", not told apart from {before} ({when})",
        )[lang]
    )
