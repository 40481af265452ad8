"""Hand-kept CSV files as tables of text."""

from __future__ import annotations

from pathlib import Path

import pandas as pd


def read_csv(path: Path) -> pd.DataFrame:
    """A hand-kept CSV with every value as text; empty cells are empty strings."""
    return pd.read_csv(path, dtype="str", keep_default_na=False, na_values=[], encoding="utf-8")
