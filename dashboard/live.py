"""Live series for figures that quote published numbers: mart rows in the shape of evidence rows, credited by capture.

A published number stays on the figure as a mark; a live series is a line of its own, for one publisher and one
definition, and the two are never joined.
"""
from __future__ import annotations

import pandas as pd

from dashboard import heading, words

GRADE = "A"
"""A file of the official publisher itself."""


def credited(reader, mart: str, lang: str) -> pd.DataFrame:
    """The mart with publisher, url and page_date of its newest capture in every row."""
    shots = reader.snapshots(mart)
    newest = max(shots, key=lambda s: str(s.published or s.accessed)[:10], default=None)
    if newest is None:
        return reader.table(mart)
    publisher, _ = heading.authored(reader, newest.origin_id, lang)
    return reader.table(mart).assign(publisher=publisher, url=newest.url,
                                     page_date=str(newest.published or newest.accessed)[:10])


def rows(mart: str, frame: pd.DataFrame, *, indicator: str, geography: str, unit: str, lang: str) -> pd.DataFrame:
    """Evidence rows of one series, oldest first; ids are «mart/geography/period_start»."""
    frame = frame.dropna(subset=["value"]).sort_values("period_start")
    periods = [words.period(a, b, lang) for a, b in zip(frame["period_start"], frame["period_end"], strict=True)]
    given = {k: frame[k].to_numpy() if k in frame else "" for k in ("publisher", "url", "page_date")}
    return pd.DataFrame({
        "id": [f"{mart}/{geography}/{start}" for start in frame["period_start"]], "indicator": indicator,
        "occupation": "", "geography": geography, "period_text": periods, "bound": "=",
        "period_start": frame["period_start"].to_numpy(), "period_end": frame["period_end"].to_numpy(),
        "value": frame["value"].to_numpy(), "value_low": float("nan"), "value_high": float("nan"), "unit": unit,
        "grade": GRADE, **given})


def drawn(mart: str, row_ids: list[str]) -> bool:
    """Whether a figure drew rows of this mart."""
    return any(row_id.startswith(f"{mart}/") for row_id in row_ids)
