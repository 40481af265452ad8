"""An occupation as a row of the ranking: by its score, or by its tension alone."""

from __future__ import annotations

import pandas as pd

from dashboard.figures.shortage import _shortage as of
from dashboard.kinds._parts import item
from etl.language import Words
from etl.language import text as words


def ranked(row: dict, size: int, lang: str) -> dict:
    """Its rank with both intervals, the score at the right; a gap says why there is none."""
    n = int(row["n"])
    if pd.isna(row["score"]):
        few = n < of.RELIABLE_N
        gap = (
            ""
            if few
            else Words(
                f"нельзя оценить: показателей {row['indicators_known']} из {row['indicators_all']}",
                f"cannot be judged: {row['indicators_known']} indicators of "
                f"{row['indicators_all']}",
            )[lang]
        )
        return item(row["name"], None, state="suppressed" if few else "missing") | {
            "gap": gap,
            "sub": counted(n),
        }
    entry = item(
        row["name"],
        row["rank"],
        text=of.decimal(row["score"], lang),
        low=row["rank_low"],
        high=row["rank_high"],
        accent=row["verdict"] == "shortage",
    )
    spread = {
        k: None if pd.isna(row[f"rank_weights_{k}"]) else float(row[f"rank_weights_{k}"])
        for k in ("low", "high")
    }
    return (
        entry
        | of.state(n)
        | {
            "spread_low": spread["low"],
            "spread_high": spread["high"],
            "sub": ", ".join(filter(None, (counted(n), of.band_said(row, size, lang)))),
            "hover": f"{of.VERDICTS[row['verdict']][lang]}, {entry['text']}",
        }
    )


def counted(n: int) -> str:
    """«n 240»: the adverts behind a row."""
    return f"n{words.NBSP}{n}"


def tense(row: dict, lang: str) -> dict:
    """Its tension with the interval; a gap says why there is none."""
    n = int(row["n"])
    if pd.isna(row["value"]):
        few = row["status"] == "too_few"
        gap = "" if few else Words("нет числа резюме", "no count of CVs")[lang]
        return item(row["name"], None, state="suppressed" if few else "missing") | {
            "gap": gap,
            "sub": counted(n),
        }
    text = of.value_text("tension", row["value"], lang)
    low, high = (max(float(row[k]), 1 / 64) for k in ("low", "high"))
    return (
        item(row["name"], row["value"], text=text, low=low, high=high)
        | of.state(n)
        | {"sub": counted(n)}
    )
