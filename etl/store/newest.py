"""The newest datum of a source: the day, month or year its newest number is of, not the day the
publisher put it out."""

from __future__ import annotations

from datetime import date

import pandas as pd

from etl.store.reader import Reader

OF = ("period_end", "date", "observed", "month", "year")
"""Columns that say of when a row is, the most exact first."""


def newest_datum(reader: Reader, source: str, today: date | None = None) -> str:
    """ISO text as exact as the source's tables tell it (2025-10-31, 2025-10, 2025); without a
    table of its own the day its newest file shows; "" for neither. What lies ahead is a forecast
    or a plan and no datum."""
    until = (today or date.today()).isoformat()
    found = []
    for name, line in reader.manifest["lineage"].items():
        own = line["module"].endswith(f".{source}") and line["module"].startswith("etl.sources.")
        if own and reader.has(name) and line["sources"] in ([source], []):
            found.append(_newest(reader.table(name), until))
    shots = reader.manifest["sources"].get(source, {}).get("snapshots", [])
    captured = [str(s.get("published") or s.get("accessed") or "")[:10] for s in shots]
    return max(filter(None, found), default="") or max(captured, default="")


def _newest(rows: pd.DataFrame, until: str) -> str:
    column = next((c for c in OF if c in rows.columns), None)
    if column is None:
        return ""
    said = rows[column].dropna().astype(str).str[:10]
    said = said[said.str.match(r"\d{4}") & (said <= until)]
    return "" if said.empty else str(said.max())
