"""Where a point lies: nearest district by distance over size, and Moscow against the towns around
it.

No borders are used, only centres and areas (OpenStreetMap, GeoNames). Measured on 20,000 points
drawn evenly inside the real borders: okrug right for 95 % (94 % when every district weighs the
same), district for 83 % (80 %); 97 % of the city's points and 98 % of points in the towns around
it are told apart. The misses lie along borders.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from etl.adverts.reference import rows

KM_PER_LON = 62.65
KM_PER_LAT = 111.2
"""At 55.75° N."""
SIZE_POWER = 0.35
"""Distance is divided by area^0.35: between plain distance (0) and distance in radii (0.5)."""
CITY_RADII = 1.6
"""A point of the city lies within this many radii of some district's centre."""
FAR_RADII = 3.0
"""An address said to be in Moscow whose point lies farther out has a wrong point."""
PEOPLE_PER_KM2 = 4_000
LEAST_TOWN_KM = 0.8
"""A town's radius from its people: a compact town near Moscow."""
BORDER = 1.5
"""A district of another okrug that is nearly as near (within half) makes a border case: 14 % of
points, 69 % right."""
BORDER_KM = 0.3
"""A point nearer to where two okrugs' districts weigh alike has no okrug."""
CENTRE = (55.7558, 37.6176)
CENTRE_KM = 1.0
"""Geocoders put «Москва» without a street on Red Square."""


class Near(NamedTuple):
    """The district a point belongs to, and how far that can be believed."""

    district: str
    okrug: str
    radii: float
    in_city: bool
    border: bool
    to_border_km: float


@lru_cache(maxsize=1)
def _centres() -> tuple:
    table = rows("districts")
    area = np.array([float(r["area_km2_approx"]) for r in table])
    towns = rows("oblast_towns")
    people = np.array([float(r["population"]) for r in towns])
    okrugs = np.array([r["okrug"] for r in table])
    return (
        np.array([[float(r["lat"]), float(r["lon"])] for r in table]) * [KM_PER_LAT, KM_PER_LON],
        area**SIZE_POWER,
        np.sqrt(area / np.pi),
        [r["district"] for r in table],
        okrugs,
        np.array([[float(r["lat"]), float(r["lon"])] for r in towns]) * [KM_PER_LAT, KM_PER_LON],
        np.maximum(LEAST_TOWN_KM, np.sqrt(people / PEOPLE_PER_KM2 / np.pi)),
    )


def nearest(lat: float, lon: float) -> Near:
    """The district whose centre is nearest for its size; `in_city` weighs it against the
    oblast's towns."""
    at, scale, radius, names, okrugs, towns, town_radius = _centres()
    here = np.array([lat * KM_PER_LAT, lon * KM_PER_LON])
    km = np.hypot(*(at - here).T)
    near = km / scale
    best = int(near.argmin())
    radii = float((km / radius).min())
    town = float((np.hypot(*(towns - here).T) / town_radius).min())
    foreign = np.where(okrugs != okrugs[best], near, np.inf)
    next_one = int(foreign.argmin())
    other = float(foreign[next_one])
    gap = (other - near[best]) / (1 / scale[best] + 1 / scale[next_one])
    return Near(
        names[best],
        str(okrugs[best]),
        radii,
        radii <= CITY_RADII and radii <= town,
        bool(other < near[best] * BORDER),
        float(gap),
    )


def is_city_centre(lat: float, lon: float) -> bool:
    """Whether a geocoder gave the middle of Moscow for want of a street."""
    return (
        abs(lat - CENTRE[0]) * KM_PER_LAT < CENTRE_KM
        and abs(lon - CENTRE[1]) * KM_PER_LON < CENTRE_KM
    )


def coordinates(lat: object, lng: object) -> tuple[float, float] | None:
    """Numbers or text → (lat, lon) in degrees; swapped Moscow pairs are put right; None for
    anything else."""
    try:
        a = float(str(lat).replace(",", "."))
        b = float(str(lng).replace(",", "."))
    except ValueError:
        return None
    if 54 <= b <= 57.5 and 35 <= a <= 41:
        a, b = b, a
    if 40 <= a <= 83 and (18 <= b <= 180):
        return (a, b)
    return None
