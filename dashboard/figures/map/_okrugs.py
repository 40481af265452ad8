"""Moscow's okrugs as a figure takes them: short and long names, the place in the tile map
counted from 1."""

from __future__ import annotations

import pandas as pd

from etl.language import Words

OSM = Words(
    "Центры районов и округов: © участники OpenStreetMap, ODbL.",
    "Centres of districts and okrugs: © OpenStreetMap contributors, ODbL.",
)
TAILS = (" административный округ", " Administrative Okrug")


def places(okrugs: pd.DataFrame) -> dict[str, tuple[int, int]]:
    """Okrug (Russian abbreviation, as the other marts name it) → (row, column), from 1; the mart
    counts from 0."""
    return {
        o: (int(row) + 1, int(col) + 1)
        for o, row, col in zip(okrugs["abbr_ru"], okrugs["row"], okrugs["col"], strict=True)
    }


def short(okrugs: pd.DataFrame, lang: str) -> dict[str, str]:
    """Okrug → its abbreviation in the reader's language."""
    return dict(zip(okrugs["abbr_ru"], okrugs[f"abbr_{lang}"], strict=True))


def long(okrugs: pd.DataFrame, lang: str) -> dict[str, str]:
    """Okrug → «Северный (САО)»."""
    out = {}
    for okrug, full, short_ in zip(
        okrugs["abbr_ru"], okrugs[f"name_{lang}"], okrugs[f"abbr_{lang}"], strict=True
    ):
        for tail in TAILS:
            full = full.removesuffix(tail)
        out[okrug] = f"{full} ({short_})"
    return out
