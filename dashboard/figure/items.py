"""The things a figure draws, JSON-ready: an item with its number, its printed text, or its gap."""

from __future__ import annotations

from typing import Any

import pandas as pd

from etl.language import Words
from etl.language import text as words

NO_DATA = {
    "missing": Words("нет данных", "no data"),
    "suppressed": Words("мало данных", "too few data"),
}


def item(
    label: str,
    value: float | None,
    *,
    text: str = "",
    bound: str = "=",
    low: float | None = None,
    high: float | None = None,
    row_id: str = "",
    accent: bool = False,
    state: str = "",
) -> dict:
    """One drawn thing, JSON-ready; a value that is not a number becomes a gap with `state`
    missing."""
    number = None if value is None or value != value else float(value)
    return {
        "label": label,
        "value": number,
        "text": text,
        "bound": bound,
        "low": _plain(low),
        "high": _plain(high),
        "row_id": row_id,
        "accent": accent,
        "state": state or ("ok" if number is not None else "missing"),
    }


def row_item(
    row: pd.Series | dict,
    label: str,
    lang: str,
    *,
    digits: int | None = None,
    unit: str = "",
    sign: bool = False,
    accent: bool = False,
) -> dict:
    """An item from an evidence row: value, bound, published interval, and its printed text."""
    low = _plain(row["value_low"])
    high = _plain(row["value_high"])
    value = _plain(row["value"])
    if low == value or high == value:
        low = high = None
    bound = told_bound(row)
    text = words.bounded(value, bound, lang, low=low, high=high, digits=digits, sign=sign)
    return item(
        label,
        value,
        text=text + words.unit_text(unit),
        bound=row["bound"],
        low=low,
        high=high,
        row_id=row["id"],
        accent=accent,
    )


def told_bound(row: pd.Series | dict) -> str:
    """The bound as it is told: «почти» where the page says so, not «не более»."""
    is_close = row["bound"] == "≤" and "«почти" in f"{row.get('note')} {row.get('indicator')}"
    return words.ALMOST if is_close else row["bound"]


def _plain(value: Any) -> float | None:
    return None if value is None or pd.isna(value) else float(value)


def shown(entry: dict, lang: str) -> str:
    """The item's text, or the words for its gap (its own `gap`, if it says more than «нет
    данных»)."""
    if entry.get("gap"):
        return entry["gap"]
    return NO_DATA[entry["state"]][lang] if entry["state"] != "ok" else entry["text"]
