"""Turns of the Bank of Russia's key rate as dated notes on a trend: the highest rate in sight
and the last change."""

from __future__ import annotations

import pandas as pd

from dashboard.figure import live
from etl.language import Words
from etl.language import text as words

MART = "key_rate"
INDICATOR = Words("Ключевая ставка, % годовых, с даты", "Key rate, % a year, from the date")


def turns(key_rate: pd.DataFrame | None, start: str, end: str, lang: str) -> pd.DataFrame:
    """Evidence rows of at most two changes between two ISO days; a rate that already held on the
    first is none."""
    if key_rate is None or key_rate.empty:
        return pd.DataFrame()
    days = key_rate.sort_values("date", ignore_index=True)
    changed = days[
        days["rate_pct"].ne(days["rate_pct"].shift())
        & (days.index > 0)
        & days["date"].between(start, end)
    ]
    if changed.empty:
        return pd.DataFrame()
    highest = days[days["date"].between(start, end)]["rate_pct"].max()
    kept = changed[
        (changed["rate_pct"] == highest) & ~changed["rate_pct"].eq(highest).duplicated()
        | (changed["date"] == changed["date"].max())
    ]
    shaped = kept.rename(columns={"rate_pct": "value"}).assign(
        period_start=kept["date"], period_end=kept["date"]
    )
    return live.rows(
        MART, shaped, indicator=INDICATOR[lang], geography="Россия", unit="%", lang=lang
    )


LABEL = Words(
    "ключевая ставка {rate}{nbsp}% с {day} ({who})",
    "key rate {rate}{nbsp}% from {day} ({who})",
)


def events(rows: pd.DataFrame, lang: str) -> list[dict]:
    """The rows as `events` of a trend, each with its source in the words."""
    return [
        {
            "x": str(r["period_start"])[:10],
            "label": LABEL[lang].format(
                rate=words.number(r["value"], lang),
                nbsp=words.NBSP,
                who=r["publisher"],
                day=words.page_date(str(r["period_start"])[:10], lang),
            ),
        }
        for r in rows.to_dict("records")
    ]
