"""Moscow's okrugs as a figure takes them: short and long names, the place in the tile map counted from 1."""
from __future__ import annotations

import pandas as pd

from etl.origin import Words

OSM = Words("Центры районов и округов: © участники OpenStreetMap, ODbL.",
            "Centres of districts and okrugs: © OpenStreetMap contributors, ODbL.")
TAILS = (" административный округ", " Administrative Okrug")


def places(okrugs: pd.DataFrame) -> dict[str, tuple[int, int]]:
    """Okrug (Russian abbreviation, as the other marts name it) → (row, column), from 1; the mart counts from 0."""
    return {r["abbr_ru"]: (int(r["row"]) + 1, int(r["col"]) + 1) for r in okrugs.to_dict("records")}


def short(okrugs: pd.DataFrame, lang: str) -> dict[str, str]:
    """Okrug → its abbreviation in the reader's language."""
    return dict(zip(okrugs["abbr_ru"], okrugs[f"abbr_{lang}"]))


def long(okrugs: pd.DataFrame, lang: str) -> dict[str, str]:
    """Okrug → «Северный (САО)»."""
    out = {}
    for r in okrugs.to_dict("records"):
        full = r[f"name_{lang}"]
        for tail in TAILS:
            full = full.removesuffix(tail)
        out[r["abbr_ru"]] = f"{full} ({r[f'abbr_{lang}']})"
    return out
