"""Where the work is: Moscow by okrug, oblast, elsewhere or remote; technoparks and industrial sites
by name.

The place of work decides, never the employer's registration: its region code only tells apart
places of one name. Words of the address beat coordinates, and these beat the publisher's area.
Caveat: an address with a street but neither district nor coordinates has no okrug; streets are
not looked up.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from etl.adverts.place import geography
from etl.adverts.place.okrugs import NAMESAKES, okrug_of, site_of
from etl.adverts.reference import rows
from etl.reading.spelling import seen

OBLAST = re.compile(r"московск(?:ая|ой|ую) обл|подмосковь|^мо$|^московская$")
OTHER = re.compile(
    r"\b(?:обл(?:асть|асти|\b)|край\b|края\b|респ(?:ублика|\b)|автономн)|санкт-петербург|"
    r"севастополь"
)
CITY = re.compile(
    r"^(?:россия |рф |\d{6} )*(?:г |город |гор )?москва(?: г| город)?(?: \d{6})?$|^(?:г |город "
    r")москва\b"
)
NEW_MOSCOW = re.compile(r"\bтинао\b|\bновая москва\b|новомосковский|троицкий (?:ао|административн)")
_GLUED = re.compile(r"(\d{6})\s*[,.]?\s*([А-ЯЁа-яёA-Z])")
_MOSCOW = re.compile(r"((?:^|[,;]|\d{6})\s*(?:г\.?\s?)?)Москва\s+(?=[А-ЯЁ])")
_STREET = re.compile(
    r"((?:^|[\s,.])(?:г\.? ?|город |гор\.? ?)?[А-ЯЁ][а-яё-]+(?: [А-ЯЁ][а-яё]+)?(?: г\.?)?)[\s.;]+"
    r"(?=(?:ул|улица|пр-т|просп|проспект|пр-д|проезд|ш|шоссе|пер|переулок|наб|набережная|б-р|"
    r"бульвар|"
    r"пл|площадь|мкр|микрорайон|метро|м\.|ст\.?\s?м|д\.|дом|тер|промзона|технопарк)\b)"
)
REMOTE = {
    "remote",
    "удаленная работа",
    "удалённая работа",
    "можно удаленно",
    "можно удалённо",
    "удаленно",
    "удалённо",
    "дистанционная",
    "дистанционная (удаленная) работа",
}


class Place(NamedTuple):
    """area: moscow | oblast | other | remote | unknown; a blank okrug, district or site is unknown.

    `how` names the evidence: address, coordinates, coordinates_border, coordinates_far,
    city_centre, area, flag, region_code or ''.
    """

    area: str = "unknown"
    okrug: str = ""
    district: str = ""
    site: str = ""
    how: str = ""


def place(
    address: str = "",
    lat: object = None,
    lng: object = None,
    area_name: str = "",
    region_code: str = "",
    remote: bool = False,
    location: str = "",
) -> Place:
    """Place of one advert; never raises. Moscow's okrug only when an address names it or a point
    gives it.

    `address` is free text; `location`, the publisher's own address, is asked where that names no
    town. A free text without a town moves no advert out of the Moscow that a point, the
    publisher's address, area or region states.
    """
    if remote:
        return Place("remote", how="flag")
    said = _stronger(_read(seen(address[:300]), region_code[:2]), location, region_code[:2])
    if lat not in (None, "") and lng not in (None, ""):
        point = geography.coordinates(lat, lng)
    else:
        point = None
    if said.area in ("oblast", "other"):
        return said
    if said.okrug:
        return said._replace(area="moscow")
    if point:
        return _at(point, said, address)
    if said.area != "unknown":
        return said
    fallback = _read(area_name[:300], region_code[:2], is_name=True)
    if fallback.area == "unknown" and address.strip() and region_code[:2] == "77":
        return Place("moscow", site=said.site, how="region_code")
    return fallback._replace(how="area" if fallback.how else "", site=said.site or fallback.site)


def _stronger(said: Place, location: str, region: str) -> Place:
    """The free text's answer, or the publisher's address where that names no town."""
    if said.area != "unknown" or not location:
        return said
    official = _read(seen(location[:300]), region, is_name=True)
    return official._replace(site=said.site or official.site)


def _at(point: tuple[float, float], said: Place, address: str) -> Place:
    near = geography.nearest(*point)
    if said.area != "moscow" and not near.in_city:
        return Place(
            "oblast" if near.radii < 40 and _is_oblast(point) else "other",
            site=said.site,
            how="coordinates",
        )
    if near.radii > geography.FAR_RADII:
        return said._replace(how="coordinates_far")
    if geography.is_city_centre(*point) and len(_pieces(address)) <= 1:
        return Place("moscow", site=said.site, how="city_centre")
    if near.to_border_km < geography.BORDER_KM:
        return Place("moscow", site=said.site, how="coordinates_border")
    return Place("moscow", near.okrug, near.district, said.site, "coordinates")


def _is_oblast(point: tuple[float, float]) -> bool:
    """Inside the rectangle of Moscow oblast's outermost towns; neighbours' border towns may slip
    in."""
    lat, lon = point
    return 54.25 <= lat <= 56.96 and 35.14 <= lon <= 40.20


@lru_cache(maxsize=50_000)
def _read(text: str, region: str, is_name: bool = False) -> Place:
    """What the words alone say; `is_name`: a publisher's field, where a lone name is a town's."""
    text = _spaced(text)
    pieces = _pieces(text)
    if not pieces:
        return Place()
    site, site_okrug, site_district = site_of(text, trusted=True)
    in_oblast = any(OBLAST.search(p) for p in pieces)
    in_city = any(CITY.search(p) for p in pieces) or any(NEW_MOSCOW.search(p) for p in pieces)
    okrug, district = okrug_of(text, pieces, in_city or region == "77")
    if "зеленоград" in pieces or in_city and not in_oblast:
        return Place("moscow", okrug or site_okrug, district or site_district, site, "address")
    if okrug and not in_oblast:
        return Place("moscow", okrug, district, site, "address" if in_city else "region_code")
    towns = _towns()
    if in_oblast or any(p in towns for p in pieces):
        return Place("unknown" if in_city else "oblast", site=site, how="address")
    if any(OTHER.search(p) or p in _far_towns() for p in pieces) or (
        is_name and len(pieces) == 1 and pieces[0] not in NAMESAKES and _is_name(text)
    ):
        return Place("other", site=site, how="address")
    return Place(site=site)


def _spaced(text: str) -> str:
    """Commas where people leave them out: between a postcode and a town, a town and a street."""
    text = _GLUED.sub(r"\1, \2", text)
    return _STREET.sub(r"\1, ", _MOSCOW.sub(r"\1Москва, ", text))


def _pieces(text: str) -> list[str]:
    """Comma-separated pieces, lower case, ё → е, without «г.» and quotes."""
    out = []
    for piece in re.split(r"[,;()\n]", text.lower().replace("ё", "е")):
        piece = re.sub(r"[«»\"'.]+", " ", piece)
        piece = re.sub(r"\s+", " ", piece).strip()
        bare = re.sub(
            r"^(?:г|город|гор|го|пгт|рп|п|пос|поселок|с|д)\s+(?!москва)|\s+(?:г|город)$", "", piece
        )
        if bare:
            out.append(bare)
    return out


def _is_name(text: str) -> bool:
    """One bare place name («Казань»), as publishers' areas are."""
    return bool(
        re.fullmatch(r"[А-ЯЁ][а-яё-]+(?:[ -][А-ЯЁа-яё-]+){0,3}(?: \([^)]*\))?", text.strip())
    )


@lru_cache(maxsize=1)
def _towns() -> frozenset[str]:
    return frozenset(
        r["town"].lower().replace("ё", "е") for r in rows("oblast_towns") if r["name_alone"] == "1"
    )


@lru_cache(maxsize=1)
def _far_towns() -> frozenset[str]:
    """Towns outside Moscow and its oblast whose names mean nothing else in an address."""
    return frozenset(r["town"].lower().replace("ё", "е") for r in rows("far_towns"))
