"""Moscow's okrugs and districts: names, centres and approximate areas from OpenStreetMap."""

from __future__ import annotations

from etl.build.checks import table
from etl.language import Words
from etl.origin import Origin

ORIGIN = Origin(
    "openstreetmap",
    Words("Участники OpenStreetMap", "OpenStreetMap contributors"),
    Words(
        "Административные округа и районы Москвы: названия, центры, площади",
        "Administrative okrugs and districts of Moscow: names, centres, areas",
    ),
    Words("© участники OpenStreetMap, ODbL", "© OpenStreetMap contributors, ODbL"),
    "https://www.openstreetmap.org/copyright",
    note=Words(
        "Только центры и площади, без границ; код ОКТМО — по общероссийскому классификатору.",
        "Centres and areas only, no borders; OKTMO codes after the national classifier.",
    ),
)


@table(
    columns={
        "abbr_ru": "str",
        "name_ru": "str",
        "abbr_en": "str",
        "name_en": "str",
        "row": "int64",
        "col": "int64",
        "n_units": "int64",
        "lat": "float64",
        "lon": "float64",
        "area_km2_approx": "float64",
        "neighbours": "str",
        "origin": "str",
    },
    key=["abbr_ru"],
    mart=True,
)
def okrugs(okrugs_csv):
    """One row per administrative okrug (12): names, place in the tile map (`row`, `col` from 0),
    centre in degrees.

    `neighbours` lists abbreviations separated by «|»; `area_km2_approx` in square kilometres.
    Caveat: the tile map keeps neighbours near each other, not distances.
    """
    return okrugs_csv.astype({"row": int, "col": int, "n_units": int})


@table(
    columns={
        "district": "str",
        "okrug": "str",
        "lat": "float64",
        "lon": "float64",
        "type": "str",
        "area_km2_approx": "float64",
        "okato": "str",
        "oktmo": "str",
        "method": "str",
        "origin": "str",
    },
    key=["oktmo"],
    mart=True,
)
def districts(districts_csv):
    """One row per district or settlement (146): okrug, centre in degrees, area in square
    kilometres.

    Caveat: four centres lie on the nearest point inside, because the centroid falls outside the
    district (`method`).
    """
    return districts_csv
