"""One captured advert as its file holds it, and what is the same for all of a file."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from etl.adverts.pay.pay import NO_RATES, Rates
from etl.reading.spelling import seen


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
