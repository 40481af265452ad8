"""Small numbers of people by occupation: what must not be published, so that no total gives a
hidden one away."""

from __future__ import annotations

import pandas as pd

from etl.models.suppression import suppress

LEVELS = (("family", "occupation"), ("family",), ())
"""Whoever reads the table can add occupations to families and to all."""


def hide(frame: pd.DataFrame, value: str, within: list[str]) -> pd.DataFrame:
    """`value` made missing, and `hidden` = hidden, where it is below 20 or would let such a cell be
    told to ±20 %.

    One table per combination of `within`, such as an area; `frame` has a row per family and
    occupation in it. One mark for both reasons: who knows that a cell is small knows that it is
    below 20.
    """
    parts = [
        suppress(own, value, LEVELS)[0].assign(**dict(zip(within, key, strict=True)))
        for key, own in frame.groupby(within, sort=True)
    ]
    keys = [*within, "family", "occupation"]
    told = pd.concat(parts)[[*keys, "hidden"]] if parts else pd.DataFrame(columns=[*keys, "hidden"])
    out = frame.merge(told, on=keys, how="left", validate="one_to_one")
    is_hidden = out["hidden"].fillna(False).astype(bool)
    return out.assign(
        hidden=is_hidden.map({True: "hidden", False: ""}),
        **{value: out[value].astype("Int64").mask(is_hidden)},
    )
