"""The frozen cut points, read from their table."""

from __future__ import annotations

import pandas as pd


def read_cuts(score_cuts_csv: pd.DataFrame) -> dict[str, dict]:
    """{indicator: cuts (three numbers), more_is_short, relative} of the indicators that have
    cuts."""
    return {
        r["indicator"]: {
            "cuts": [float(r[f"cut{i}"]) for i in (1, 2, 3)],
            "relative": r["relative"] == "1",
            "more_is_short": r["more_is_short"] == "1",
        }
        for r in score_cuts_csv.to_dict("records")
    }
