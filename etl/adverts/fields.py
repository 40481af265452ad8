"""Columns of the tidy adverts, and one captured record → one row of them.

Grain: one row per advert and capture. A record is one line of a source's capture, in the names
of `etl/sources/trudvsem/_trudvsem.py`, values as text, '' = not given. An advert that is not
industrial gets a slim row: who, when, how many places, which area; the rest '' or null. Caveat:
more than
10,000 places in one advert count as 1, and pay in a foreign currency has no amount unless rates
are given.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

import msgspec
import pyarrow as pa

from etl.adverts import employers
from etl.adverts.normalise import WORD, normalise
from etl.adverts.pay.pay import NO_RATES, Rates, read_pay
from etl.adverts.pay.pay_said import said
from etl.adverts.place import geography
from etl.adverts.place.place import REMOTE, Place, place
from etl.reading.spelling import seen

STR = pa.string()
NUM = pa.float64()
ADVERTS = pa.schema(
    [
        ("source", STR),
        ("advert_id", STR),
        ("content_hash", STR),
        ("published", pa.date32()),
        ("observed", pa.date32()),
        ("closed", pa.date32()),
        ("is_industrial", pa.bool_()),
        ("occupation", STR),
        ("family", STR),
        ("level", STR),
        ("seniority", STR),
        ("confidence", NUM),
        ("rule", STR),
        ("hh_role_id", STR),
        ("openings", pa.int32()),
        ("openings_given", pa.bool_()),
        ("area", STR),
        ("okrug", STR),
        ("site", STR),
        ("place_how", STR),
        ("region_code", STR),
        ("region_differs", pa.bool_()),
        ("pay_kind", STR),
        ("pay_mode", STR),
        ("pay_low_rub", NUM),
        ("pay_high_rub", NUM),
        ("pay_low_net_rub", NUM),
        ("pay_high_net_rub", NUM),
        ("pay_reason", STR),
        ("pay_where", STR),
        ("pay_start", pa.int32()),
        ("pay_end", pa.int32()),
        ("experience", STR),
        ("education", STR),
        ("employer_id", STR),
        ("employer_name", STR),
        ("employer_kind", STR),
        ("okved", STR),
        ("title_key", STR),
        ("duplicate", STR),
        ("kept_id", STR),
        ("url", STR),
        ("synthetic", pa.bool_()),
    ]
)
SKILLS = pa.schema(
    [("source", STR), ("advert_id", STR), ("skill", STR), ("via", STR), ("observed", pa.date32())]
)
SLIM = (
    "source",
    "advert_id",
    "content_hash",
    "published",
    "observed",
    "is_industrial",
    "rule",
    "openings",
    "area",
    "region_code",
    "synthetic",
)
EXPERIENCE = {
    "": "",
    "noexperience": "none",
    "between1and3": "1-3",
    "between3and6": "3-6",
    "morethan6": "6+",
}
MOST_OPENINGS = 10_000
HOME = {"moscow": "77", "oblast": "50"}
FAR_DEGREES = (1.6, 2.7)
"""Latitude and longitude from Moscow's centre beyond which no point is in Moscow or its oblast."""
_NUMBER = re.compile(r"\d+")


class Head(msgspec.Struct):
    """What a slim row needs of a record; everything else is skipped by the parser."""

    id: str
    vacancy_name: str
    observed: str = ""
    date_create: str = ""
    published_date: str = ""
    work_places: str = ""
    code_profession: str = ""
    professional_sphere: str = ""
    hh_role_ids: str = ""
    okved: str = ""
    region_code: str = ""
    area_name: str = ""
    address: str = ""
    location: str = ""
    latitude: str = ""
    longitude: str = ""
    schedule_type: str = ""


class Record(Head):
    """A whole record."""

    salary_min: str = ""
    salary_max: str = ""
    currency: str = ""
    gross: bool | None = None
    pay_mode: str = ""
    date_inactivation: str = ""
    education: str = ""
    required_experience: str = ""
    company_name: str = ""
    company_hash: str = ""
    hr_agency: str = ""
    requirements: str = ""
    duties: str = ""
    additional: str = ""
    qualifications: str = ""
    skills: list[str] | str = ""
    hard_skills: list[str] | str = ""
    vac_url: str = ""

    @property
    def text(self) -> str:
        """The advert's own words without markup."""
        joined = "\n".join(
            t for t in (self.requirements, self.duties, self.additional, self.qualifications) if t
        )
        if "<" in joined or "&" in joined:
            return seen(joined)
        return joined

    @property
    def tags(self) -> list[str]:
        """Skills the employer ticked."""
        return [*self.skills, *self.hard_skills]


class Capture(NamedTuple):
    """What is the same for all records of one captured file."""

    source: str
    observed: str
    synthetic: bool = False
    rates: Rates = NO_RATES


def slim(record: Head, content_hash: str, rule: str, capture: Capture) -> tuple:
    """The row, in the order of SLIM, of an advert that is not industrial."""
    return (
        capture.source,
        record.id,
        content_hash,
        published(record),
        record.observed or capture.observed,
        False,
        rule,
        openings(record.work_places)[0],
        quick_area(record),
        record.region_code,
        capture.synthetic,
    )


def advert(
    record: Record, content_hash: str, occupation, capture: Capture, text: str = ""
) -> tuple:
    """The row, in the order of ADVERTS, of an industrial advert; `occupation` is what `classify`
    said."""
    places, given = openings(record.work_places)
    where = where_of(record)
    day = published(record) or record.observed or capture.observed
    told = said(
        record.salary_min,
        record.salary_max,
        record.pay_mode,
        record.gross,
        record.vacancy_name,
        text,
        record.schedule_type,
    )
    currency = record.currency if told.where == "field" else ""
    pay = read_pay(
        told.low, told.high, currency or "RUB", told.gross, told.mode, day, capture.rates
    )
    home = HOME.get(where.area, "")
    return (
        capture.source,
        record.id,
        content_hash,
        published(record),
        record.observed or capture.observed,
        record.date_inactivation[:10],
        True,
        occupation.occupation,
        occupation.family,
        occupation.level,
        occupation.seniority,
        occupation.confidence,
        occupation.rule,
        occupation.hh_role_id,
        places,
        given,
        where.area,
        where.okrug,
        where.site,
        where.how,
        record.region_code,
        bool(home and record.region_code and record.region_code != home),
        pay.kind,
        pay.mode,
        pay.low_rub,
        pay.high_rub,
        pay.net_low_rub,
        pay.net_high_rub,
        pay.reason,
        told.where if pay.kind != "none" else "",
        told.start if pay.kind != "none" and told.start >= 0 else None,
        told.end if pay.kind != "none" and told.start >= 0 else None,
        experience(record.required_experience),
        record.education,
        *_employer(record, capture.source, text),
        record.okved,
        title_key(record.vacancy_name),
        "",
        "",
        record.vac_url,
        capture.synthetic,
    )


def _employer(record: Record, source: str, text: str) -> tuple[str, str, str]:
    name = record.company_name
    shown = "ИП" if employers.SOLE_TRADER.search(name.lower()) else name
    agency = (
        record.hr_agency == "true"
        or employers.is_recruiter(name)
        or employers.hires_for_others(text)
    )
    code = employers.employer_id(name, source, record.company_hash)
    return code, shown, "recruiter" if agency else "firm" if shown or code else ""


def codes(record: Head) -> dict[str, object]:
    """The publisher's own codes that help to tell an occupation, those given."""
    roles = [role for role in record.hh_role_ids.split("|") if role]
    given = {
        "hh_role_ids": roles,
        "okpdtr": record.code_profession,
        "okved": record.okved,
        "professional_sphere": record.professional_sphere,
    }
    return {name: value for name, value in given.items() if value}


def published(record: Head) -> str:
    """ISO day of publication; '' when the publisher gives none."""
    return (record.published_date or record.date_create)[:10]


def openings(text: str) -> tuple[int, bool]:
    """Work places and whether they were given; 1 when not. More than 10,000 in one advert is a
    typing error: 1."""
    number = int(text) if text.isdecimal() and len(text) < 9 else 0
    if 0 < number <= MOST_OPENINGS:
        return (number, True)
    return (1, False)


def experience(text: str) -> str:
    """Years or the publisher's code → none | 1-3 | 3-6 | 6+ | ''."""
    if text.isdecimal():
        years = int(text)
        if years == 0:
            return "none"
        if years < 3:
            return "1-3"
        if years < 6:
            return "3-6"
        return "6+"
    return EXPERIENCE.get(text.lower(), "")


def title_key(title: str) -> str:
    """The title's words in one spelling, in their order."""
    return " ".join(WORD.findall(normalise(seen(title))))


def where_of(record: Head) -> Place:
    """Place of work with okrug and site."""
    return place(
        record.address,
        record.latitude,
        record.longitude,
        record.area_name,
        record.region_code,
        record.schedule_type.lower() in REMOTE,
        record.location,
    )


def quick_area(record: Head) -> str:
    """The area alone: house numbers don't matter to it, and words beat the point, so most
    answers are remembered."""
    if record.schedule_type.lower() in REMOTE:
        return "remote"
    if record.address:
        said = place(_NUMBER.sub("", record.address[:300]), region_code=record.region_code)
    else:
        said = Place()
    if said.area in ("oblast", "other") or said.how == "address" and said.area == "moscow":
        return said.area
    if record.latitude and record.longitude:
        point = geography.coordinates(record.latitude, record.longitude)
    else:
        point = None
    if point and any(
        abs(a - b) > far for a, b, far in zip(point, geography.CENTRE, FAR_DEGREES, strict=True)
    ):
        return "other"
    return where_of(record).area


def table(rows: list[tuple], columns: tuple[str, ...] | list[str], schema: pa.Schema) -> pa.Table:
    """Rows → a table of `schema`; columns not given are '', false or null. Days are ISO text."""
    given = dict(zip(columns, zip(*rows, strict=True), strict=True)) if rows else {}
    arrays = []
    for field in schema:
        if field.name not in given:
            blank = {STR: "", pa.bool_(): False}.get(field.type)
            arrays.append(pa.repeat(pa.scalar(blank, field.type), len(rows)))
        elif field.type == pa.date32():
            days = {text: _day(text) for text in set(given[field.name])}
            arrays.append(pa.array([days[text] for text in given[field.name]], pa.date32()))
        else:
            arrays.append(pa.array(given[field.name], field.type))
    return pa.table(arrays, schema=schema)


def _day(text: str) -> date | None:
    try:
        if len(text) == 10:
            return date.fromisoformat(text)
        return None
    except ValueError:
        return None
