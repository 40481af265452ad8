"""The numbers of a figure's rows as measures that can be met again in a later build. Pure.

Grain: one measure per row and its value column. A row's key are its words (what, who, where); its
period is what the row says, else the figure's date; low and high are its interval, if it has one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

PERIOD = ("period_text", "month", "year", "period")
CREDIT = {
    "id", "publisher", "url", "page_date", "grade", "note", "bound", "unit", "cell",
    "is_preliminary",
}  # fmt: skip
VALUE = ("value", "share_pct", "wage_rub", "tension", "openings", "n", "residents")


@dataclass(frozen=True)
class Measure:
    """One number with what it counts, when, and how far it may be off."""

    key: tuple[str, ...]
    period: str
    value: float
    low: float | None = None
    high: float | None = None
    n: float | None = None
    unit: str = ""
    publisher: str = ""

    @property
    def label(self) -> str:
        """What it counts, in words."""
        return " · ".join(part for part in self.key if part)

    @property
    def has_interval(self) -> bool:
        """Whether both ends are known."""
        return self.low is not None and self.high is not None


def measures(
    columns: Sequence[str], rows: Sequence[Mapping[str, Any]], data_date: str
) -> list[Measure]:
    """The measures of a figure's rows, in their order; rows without a number are left out."""
    value_column = _value_column(columns, rows)
    if not value_column:
        return []
    low, high = _ends(columns, value_column)
    kept = [c for c in columns if c not in CREDIT and c not in PERIOD and _holds_words(rows, c)]
    found = []
    for row in rows:
        value = _number(row.get(value_column))
        if value is None:
            continue
        period = next((str(row[c]) for c in PERIOD if row.get(c) not in (None, "")), data_date)
        found.append(
            Measure(
                key=tuple(str(row.get(c) or "") for c in kept),
                period=period,
                value=value,
                low=_number(row.get(low)),
                high=_number(row.get(high)),
                n=_number(row.get("n")) if value_column != "n" else None,
                unit=str(row.get("unit") or ""),
                publisher=str(row.get("publisher") or ""),
            )
        )
    return found


def _value_column(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> str:
    """The column drawn: one of the usual names, else the first that holds numbers."""
    usual = [c for c in VALUE if c in columns]
    others = [c for c in columns if c not in {*CREDIT, *PERIOD, "n"} and not _is_end(c)]
    for column in [*usual, *others]:
        if any(_number(row.get(column)) is not None for row in rows):
            return column
    return ""


def _is_end(column: str) -> bool:
    return column.startswith(("low", "high")) or column.endswith(("_low", "_high"))


def _ends(columns: Sequence[str], value: str) -> tuple[str, str]:
    """The columns of the interval's ends, by the names this house gives them."""
    unit = value.rpartition("_")[2]
    for low, high in (
        (f"{value}_low", f"{value}_high"),
        (f"low_{unit}", f"high_{unit}"),
        ("low", "high"),
    ):
        if low in columns and high in columns:
            return low, high
    return "", ""


def _holds_words(rows: Sequence[Mapping[str, Any]], column: str) -> bool:
    return any(isinstance(row.get(column), str) and row[column] for row in rows)


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value != value:
        return None
    return float(value)
