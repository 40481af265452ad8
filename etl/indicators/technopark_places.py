"""Technoparks and special-zone sites, each told once, where the pages that name them place them."""

from __future__ import annotations

import re

import pandas as pd

from etl.build.checks import table

GROUPS = {
    "технопарк": "technopark",
    "площадка ОЭЗ": "zone",
    "план": "plan",
    "план до 2030": "plan",
    "научно-образовательный комплекс": "other",
}
TOTALS = {"итог", "ОЭЗ"}
GRADES = ("A", "A-", "B", "B-", "C")
SAME = {"Калибр-Техно": "Калибр"}
"""A part of a site under a name of its own, at the same address (Годовикова, 9)."""
BARE = re.compile(r"\s*\(.*?\)\s*$")
NAMED = r"район[а-я]*:?\s+(?:[\w-]+/)?{0}(?!\w)|(?<!\w){0}\s+район"
COLUMNS = {
    "site": "str",
    "group": "str",
    "okrug": "str",
    "okrug_how": "str",
    "district": "str",
    "lat": "float64",
    "lon": "float64",
    "place_how": "str",
    "mentions": "Int64",
    "ids": "str",
    "newest": "str",
    "grade": "str",
}


@table(columns=COLUMNS, key=["site"], mart=True)
def technopark_places(technopark_sites, districts, okrugs):
    """One row per technopark or special-zone site named in a publication: its okrug and a point,
    where one can be told.

    `group` technopark | zone | plan | other. `okrug_how` published | district (the okrug of the
    named district).
    `lat`, `lon` in degrees: the centre of that district (`place_how` district), else of the
    okrug (okrug), else
    missing: never the site's own address. `ids` its rows of `technopark_sites`; `newest` the
    newest period they
    name. Caveat: named is not all: the city counts 51 technoparks (end of 2025), and 18 sites
    here have no okrug.
    """
    rows = technopark_sites[~technopark_sites["kind"].isin(TOTALS)].copy()
    rows["key"] = rows["site"].str.replace(BARE, "", regex=True).replace(SAME)
    by_district = districts.set_index("district")
    patterns = {name: re.compile(NAMED.format(re.escape(name))) for name in by_district.index}
    centres = okrugs.set_index("abbr_ru")
    return pd.DataFrame(
        [_site(own, patterns, by_district, centres) for _, own in rows.groupby("key", sort=False)],
        columns=list(COLUMNS),
    )


def _site(
    own: pd.DataFrame, patterns: dict, by_district: pd.DataFrame, centres: pd.DataFrame
) -> dict:
    """One site from its mentions."""
    said = next((o for o in own["okrug"] if o), "")
    district = _district(own, patterns, by_district)
    if district and said not in ("", by_district.loc[district, "okrug"]):
        district = ""
    okrug = said or (by_district.loc[district, "okrug"] if district else "")
    if district:
        point = by_district.loc[district]
    else:
        point = centres.loc[okrug] if okrug else None
    return {
        "site": own["site"].iloc[0],
        "group": GROUPS.get(own["kind"].iloc[0], "other"),
        "okrug": okrug,
        "okrug_how": "published" if said else "district" if okrug else "",
        "district": district,
        "lat": None if point is None else point["lat"],
        "lon": None if point is None else point["lon"],
        "place_how": "district" if district else "okrug" if okrug else "",
        "mentions": len(own),
        "ids": "|".join(own["id"]),
        "grade": max(own["grade"], key=GRADES.index),
        "newest": max((p for p in own["period_text"] if p[:4].isdigit()), default=""),
    }


def _district(own: pd.DataFrame, patterns: dict, by_district: pd.DataFrame) -> str:
    """The district the rows name («район Отрадное», or the address itself); of two, the one in
    the site's own name."""
    text = " | ".join([*own["address"], *own["note"]])
    found = [name for name, pattern in patterns.items() if pattern.search(text)]
    found += [a for a in own["address"] if a in by_district.index and a not in found]
    named = [name for name in found if name in own["site"].iloc[0]]
    if len(found) < 2 or named:
        return (named or found or [""])[0]
    return ""
