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

from etl.adverts import employers
from etl.adverts.normalise import WORD, normalise
from etl.adverts.pay.pay import read_pay
from etl.adverts.pay.pay_said import said
from etl.adverts.place import geography
from etl.adverts.place.place import REMOTE, Place, place
from etl.adverts.record import Capture, Head, Record
from etl.adverts.schema import Slim, Whole
from etl.reading.spelling import seen

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


def slim(record: Head, content_hash: str, rule: str, capture: Capture) -> Slim:
    """The row of an advert that is not industrial."""
    return Slim(
        source=capture.source,
        advert_id=record.id,
        content_hash=content_hash,
        published=published(record),
        observed=record.observed or capture.observed,
        is_industrial=False,
        rule=rule,
        openings=openings(record.work_places)[0],
        area=quick_area(record),
        region_code=record.region_code,
        synthetic=capture.synthetic,
    )


def advert(
    record: Record, content_hash: str, occupation, capture: Capture, text: str = ""
) -> Whole:
    """The row of an industrial advert; `occupation` is what `classify`
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
    employer_id, employer_name, employer_kind = _employer(record, capture.source, text)
    return Whole(
        source=capture.source,
        advert_id=record.id,
        content_hash=content_hash,
        published=published(record),
        observed=record.observed or capture.observed,
        closed=record.date_inactivation[:10],
        is_industrial=True,
        occupation=occupation.occupation,
        family=occupation.family,
        level=occupation.level,
        seniority=occupation.seniority,
        confidence=occupation.confidence,
        rule=occupation.rule,
        hh_role_id=occupation.hh_role_id,
        openings=places,
        openings_given=given,
        area=where.area,
        okrug=where.okrug,
        site=where.site,
        place_how=where.how,
        region_code=record.region_code,
        region_differs=bool(home and record.region_code and record.region_code != home),
        pay_kind=pay.kind,
        pay_mode=pay.mode,
        pay_low_rub=pay.low_rub,
        pay_high_rub=pay.high_rub,
        pay_low_net_rub=pay.net_low_rub,
        pay_high_net_rub=pay.net_high_rub,
        pay_reason=pay.reason,
        pay_where=told.where if pay.kind != "none" else "",
        pay_start=told.start if pay.kind != "none" and told.start >= 0 else None,
        pay_end=told.end if pay.kind != "none" and told.start >= 0 else None,
        experience=experience(record.required_experience),
        education=record.education,
        employer_id=employer_id,
        employer_name=employer_name,
        employer_kind=employer_kind,
        okved=record.okved,
        title_key=title_key(record.vacancy_name),
        duplicate="",
        kept_id="",
        url=record.vac_url,
        synthetic=capture.synthetic,
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
