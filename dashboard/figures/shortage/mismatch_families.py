"""In which family of occupations openings are least where the people are."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure import occupations
from dashboard.figure.evidence import MissingRows
from dashboard.figure.passport import Passport
from dashboard.figures.shortage import _mismatch
from dashboard.figures.shortage import _shortage as of
from dashboard.kinds._parts import item
from dashboard.kinds.ranking import ranking
from etl.language import Words
from etl.language import text as words
from etl.models.intervals import GREY_N, RELIABLE_N

SUBJECT = Words("Несовпадение внутри семейств профессий", "Mismatch within families of occupations")
HOW_TO_READ = _mismatch.HOW_TO_READ
CHOICES = {"area": of.AREA, "mismatched": _mismatch.MEASURE}


def mismatch_families(
    mismatch: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    area: str = "moscow",
    mismatched: str = "duncan",
) -> Passport:
    """Families of an area in the newest month, each over its own occupations; below 20 adverts
    the count alone."""
    rows = _mismatch.of(mismatch, area, mismatched, lang)
    rows = rows[(rows["month"] == rows["month"].max()) & (rows["family"] != "")]
    if not rows["value"].notna().any():
        raise MissingRows(NONE)
    rows = rows.assign(label=rows["family"].map(occupations.family_names(lang)))
    rows = rows.sort_values(["value", "n"], ascending=False, na_position="last", kind="stable")
    month = rows["month"].iloc[0]
    drawn = rows.to_dict("records")
    items = [
        _bar(r, mismatched, lang, accent=i == 0 and r["n"] >= GREY_N) for i, r in enumerate(drawn)
    ]
    measured = _mismatch.measured(mismatched, lang)
    head = _mismatch.head(
        "mismatch_families",
        SUBJECT,
        rows,
        lang,
        today,
        area=area,
        month=month,
        title=_found(drawn, mismatched, lang),
        subtitle=f"{measured}, {WITHIN[lang]}; {of.when(month, lang)}",
    )
    return ranking(head, items, sort=False)


NONE = Words(
    "Ни в одном семействе нет двадцати объявлений и двух профессий с известным числом резюме",
    "No family has twenty adverts and two occupations whose CVs are counted",
)
WITHIN = Words("между профессиями семейства", "between the family's occupations")


TOO_FEW = Words("мало данных", "too few data")
NO_CVS = Words("нет двух профессий с резюме", "no two occupations with CVs")


def _bar(row: dict, measure: str, lang: str, *, accent: bool) -> dict:
    n = f"n{words.NBSP}{row['n']}"
    if pd.isna(row["value"]):
        few = row["n"] < RELIABLE_N
        gap = TOO_FEW if few else NO_CVS
        empty = item(row["label"], None, state="suppressed" if few else "missing")
        return empty | {"gap": f"{gap[lang]}, {n}"}
    ends = [words.number(row[k], lang, 0 if measure == "duncan" else 1) for k in ("low", "high")]
    return item(
        row["label"],
        row["value"],
        low=row["low"],
        high=row["high"],
        accent=accent,
        text=f"{_mismatch.said(row['value'], lang, measure)} ({ends[0]}–{ends[1]}), {n}",
    )


def _found(rows: list[dict], measure: str, lang: str) -> str:
    first, *rest = [r for r in rows if pd.notna(r["value"])]
    said = Words(
        f"Сильнее всего расходятся места и люди в семействе «{first['label']}» — "
        f"{_mismatch.said(first['value'], lang, measure)}",
        f"Openings and people part most in “{first['label']}”: "
        f"{_mismatch.said(first['value'], lang, measure)}",
    )[lang]
    if rest and not first["low"] > rest[0]["high"]:
        said += words.no_lower(words.quoted(rest[0]["label"], lang), lang)
    return said
