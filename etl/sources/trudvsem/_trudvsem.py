"""Rabota Rossii's three spellings of one advert (API, bulk snake_case, bulk camelCase) → one set of
names.

Names are those of the bulk file's first generation, in snake_case. What neither generation names
is an error that says which field is missing; nothing is guessed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from etl.language import Words

ALIASES = {
    "id": ("id", "identifier"),
    "vacancy_name": ("vacancy_name", "job-name", "job_name", "title"),
    "state_region_code": ("state_region_code", "region_code", "region"),
    "work_places": ("work_places",),
    "salary_min": ("salary_min", "base_salary_min"),
    "salary_max": ("salary_max", "base_salary_max"),
    "currency": ("currency",),
    "date_create": ("date_create", "creation_date", "creation-date", "date_creation"),
    "published_date": ("published_date", "date_published", "date_posted"),
    "date_modify": ("date_modify", "modify-date", "modify_date", "date_modify_inner_info"),
    "date_inactivation": ("date_inactivation",),
    "busy_type": ("busy_type", "employment", "employment_type"),
    "schedule_type": ("schedule_type", "schedule", "work_hours"),
    "code_profession": ("code_profession", "profession"),
    "professional_sphere": (
        "professional_sphere_name",
        "specialisation",
        "industry_branch_name",
        "industry",
    ),
    "typical_position": ("typical_position",),
    "education": ("education", "education_requirements", "education_requirements_education_type"),
    "required_experience": ("required_experience", "experience_requirements", "experience"),
    "company_inn": ("company_inn", "inn"),
    "company_name": ("full_company_name", "company_name", "name"),
    "company_code": ("company_code", "companycode", "organization"),
    "company_business_size": ("company_business_size",),
    "hr_agency": ("hr_agency", "hr-agency"),
    "address": (
        "vacancy_address_additional_info",
        "vacancy_address",
        "location",
        "job_location_address",
    ),
    "location": ("vacancy_address", "location", "job_location_address"),
    "latitude": ("vacancy_address_latitude", "lat", "job_location_geo_latitude"),
    "longitude": ("vacancy_address_longitude", "lng", "job_location_geo_longitude"),
    "requirements": ("position_requirements", "requirements", "requirements_qualifications"),
    "duties": ("position_responsibilities", "responsibilities", "duty"),
    "additional": ("additional_requirements",),
    "qualifications": ("qualifications", "qualification"),
    "skills": ("skills",),
    "hard_skills": ("hard_skills",),
    "soft_skills": ("soft_skills",),
    "vac_url": ("vac_url", "vacancy_url"),
    "source_type": ("source_type", "source"),
    "status": ("status",),
    "deleted": ("deleted", "inactive"),
}
"""Our name → the publishers' names, best first (camelCase is turned into snake_case before)."""
REQUIRED = ("id", "vacancy_name", "state_region_code", "work_places", "date_modify")
NESTED = ("region", "company", "category", "requirement", "addresses", "term", "geo")
LISTS = ("skills", "hard_skills", "soft_skills")
EMPTY = {"", "Ничего не выбрано", "null", "None", "[]", "{}"}
ZERO = {"0", "0.0", "0.00"}


class MissingField(ValueError):
    """The publisher renamed or dropped a field both generations had; says which, in both
    languages."""

    def __init__(self, ru: str, en: str = ""):
        super().__init__(ru)
        self.words = Words(ru, en or ru)


def snake(name: str) -> str:
    """camelCase → snake_case; hyphens stay, Cyrillic look-alikes in names (requiredСertificates)
    are kept apart."""
    return re.sub(r"(?<=[a-z0-9])([A-Z])", lambda m: "_" + m.group(1).lower(), name)


def camel(name: str) -> str:
    """snake_case → camelCase, the bulk file's second generation."""
    first, *rest = name.split("_")
    return first + "".join(r.capitalize() for r in rest)


PLAN = tuple(
    (ours, tuple(dict.fromkeys(s for t in theirs for s in (t, camel(t)))), ours in LISTS)
    for ours, theirs in ALIASES.items()
)
"""Our name, every spelling it may stand under (best first), whether it is a list."""


def check_names(names: Iterable[str]) -> None:
    """Fail when a required field is there under none of its names. MissingField lists them."""
    have = {snake(n) for n in names}
    gone = [ours for ours in REQUIRED if not have & set(ALIASES[ours])]
    if gone:
        raise MissingField(
            f"В данных «Работы России» нет полей: {', '.join(gone)}. Издатель переименовал их; "
            "добавьте новое имя в ALIASES модуля etl/sources/trudvsem/_trudvsem.py.",
            f"Rabota Rossii's data lack the fields {', '.join(gone)}: the publisher renamed them; "
            "add "
            "the new name to ALIASES in etl/sources/trudvsem/_trudvsem.py.",
        )


def names_of(record: dict) -> set[str]:
    """Every name a raw record gives a value under, nested ones too."""
    return set(_flatten(record.get("vacancy") or record))


def inner_names(record: dict, name: str) -> set[str]:
    """The names inside one of a record's objects; none when it is something else."""
    if record.get(name):
        return set(_inner(name, record[name])) - {name}
    return set()


def normalise(record: dict) -> dict:
    """One advert in our names, values as text (lists as lists); fields that are absent or «not
    given» are ''."""
    flat = _flatten(record.get("vacancy") or record)
    out: dict = {}
    get = flat.get
    for ours, theirs, is_list in PLAN:
        value = ""
        for name in theirs:
            found = get(name)
            if found is not None and _given(found):
                value = found
                break
        if is_list:
            out[ours] = _texts(value) if value else []
        else:
            out[ours] = value.strip() if value.__class__ is str else _text(value)
    out["region_code"] = out["state_region_code"][:2]
    for bound in ("salary_min", "salary_max"):
        if out[bound] in ZERO:
            out[bound] = ""
    return out


def _flatten(record: dict) -> dict:
    """Nested objects laid open; a name the record itself gives a value under wins over the same
    name inside one."""
    inner: dict = {}
    for name in NESTED:
        if value := record.get(name):
            for key, found in _inner(name, value).items():
                inner.setdefault(key, found)
    if not inner:
        return record
    for key, value in record.items():
        if key not in NESTED and (key not in inner or value is not None and _given(value)):
            inner[key] = value
    return inner


def _inner(name: str, value: object) -> dict:
    if isinstance(value, str):
        if value[:1] not in "{[":
            return {name: value}
        try:
            value = json.loads(value)
        except ValueError:
            return {name: value}
    if name == "addresses" and isinstance(value, dict):
        value = value.get("address", {})
    if isinstance(value, list):
        value = value[0] if value and isinstance(value[0], dict) else {}
    if not isinstance(value, dict):
        return {name: value}
    if name == "geo":
        return {
            "lat": value.get("latitude", value.get("lat")),
            "lng": value.get("longitude", value.get("lng")),
        }
    return {("region_name" if name == "region" and k == "name" else k): v for k, v in value.items()}


def _given(value: object) -> bool:
    if value.__class__ is str:
        return value not in EMPTY and value.strip() not in EMPTY
    return value != [] and value != {}


def _text(value: object) -> str:
    if isinstance(value, bool):
        if value:
            return "true"
        return "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list):
        return "; ".join(_texts(value))
    if isinstance(value, dict):
        return ""
    return str(value).strip()


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        if value[:1] == "[":
            try:
                return _texts(json.loads(value))
            except ValueError:
                pass
        value = value.split("|") if "|" in value else [value]
    if not isinstance(value, list):
        return []
    names = [
        v.get("hard_skill_name") or v.get("soft_skill_name") or v.get("name") or ""
        if isinstance(v, dict)
        else v
        for v in value
    ]
    return list(dict.fromkeys(t for t in (str(n).strip() for n in names) if t))
