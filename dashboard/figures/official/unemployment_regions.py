"""Unemployment in Moscow and its neighbours, the newest three months; the two ages stay apart."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.choices import Choice
from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.kinds._parts import row_item
from dashboard.kinds.ranking import ranking
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Безработица: Москва и соседи", "Unemployment: Moscow and its neighbours")
HOW_TO_READ = Words(
    "Полоса — безработные по определению МОТ в % рабочей силы, среднее за три месяца. 15 лет и "
    "старше и 15–72 года — разные ряды: на одном рисунке они не стоят.",
    "A bar is the unemployed by the ILO definition, % of the labour force, mean of three months. "
    "15 and over and 15–72 are different series: they never share a figure.",
)
AGES = {
    "15plus": Words("15 лет и старше", "15 and over"),
    "15_72": Words("15–72 года", "15–72"),
}
CHOICES = {"ages": Choice(Words("Возраст", "Ages"), AGES, "15plus")}
DEFINITIONS = {
    "15plus": "region_unemployment_15plus_quarter",
    "15_72": "region_unemployment_15_72_quarter",
}
NOTE = Words(
    "По сторонней копии, с книгой Росстата не сверено.",
    "From a third party's copy, not compared with Rosstat's workbook.",
)


def unemployment_regions(
    labour_market_moscow: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    ages: str = "15plus",
) -> Passport:
    """Rates by region, per cent, one definition of age. MissingRows when there is none."""
    rows = labour_market_moscow[labour_market_moscow["definition_id"] == DEFINITIONS[ages]]
    if rows.empty or "Москва" not in set(rows["geography"]):
        raise MissingRows(f"labour_market_moscow: {ages}")
    rows = rows.sort_values("value", kind="stable", ignore_index=True)
    items = [
        row_item(
            r,
            words.place(r["geography"], lang),
            lang,
            digits=1,
            unit="%",
            accent=r["geography"] == "Москва",
        )
        for r in rows.to_dict("records")
    ]
    here = next(e for e in items if e["accent"])
    when = words.period(rows["period_start"][0], rows["period_end"][0], lang)
    told = AGES[ages][lang]
    head = Head(
        name="unemployment_regions",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        today=today,
        place=words.place("Москва", lang),
        title=Words(
            f"Безработица в Москве — {here['text']} ({told})",
            f"Unemployment in Moscow: {here['text']} ({told})",
        )[lang],
        subtitle=Words(
            f"Безработные по МОТ, % рабочей силы, {told}; {when}",
            f"Unemployed (ILO), % of the labour force, {told}; {when}",
        )[lang],
        note=NOTE[lang],
    )
    return ranking(head, items, sort=False)
