"""Small numbers of people: cells below 20 are hidden, and one more where a total would give a single one away."""
from __future__ import annotations

import pandas as pd

LEAST = 20


def hide(frame: pd.DataFrame, value: str, within: list[str]) -> pd.DataFrame:
    """`value` made missing where it is below 20 (`hidden` = small), and the next smallest of the group beside a lone
    hidden cell (`hidden` = beside); groups are the cells of one published total, named by `within`."""
    out = frame.copy()
    out["hidden"] = (out[value] < LEAST).map({True: "small", False: ""})
    for _, group in out.groupby(within, sort=True):
        small = group["hidden"] == "small"
        if small.sum() == 1 and (~small).any():
            out.loc[group.loc[~small, value].idxmin(), "hidden"] = "beside"
    out[value] = out[value].astype("Int64").mask(out["hidden"] != "")
    return out
