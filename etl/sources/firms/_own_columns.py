"""Columns of one's own collection of adverts → the engine's record, redacted.

A column is known by its owner's word (`--map title=Название`) or by the names hh.ru, its parsers
and the state portal use. Caveat: a date in neither ISO nor day.month.year form is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from hashlib import blake2b

from etl.sources.hh._hh_api import EXPERIENCE
from etl.sources.hh._hh_record import MODES
from etl.sources.trudvsem._trudvsem import ALIASES, LISTS
from etl.sources.trudvsem._trudvsem_fields import Cleaner

KNOWN: dict[str, tuple[str, ...]] = {
    "id": ("id", "vacancy_id", "номер", "identifier"),
    "title": ("title", "name", "vacancy_name", "vacancyname", "название", "вакансия", "должность"),
    "text": ("text", "description", "описание", "текст", "duties", "responsibilities"),
    "requirements": ("requirements", "snippet_requirement", "требования", "requirement"),
    "pay_from": ("pay_from", "salary_from", "salary_min", "зарплата от", "from"),
    "pay_to": ("pay_to", "salary_to", "salary_max", "зарплата до", "to"),
    "currency": ("currency", "salary_currency", "валюта"),
    "gross": ("gross", "salary_gross", "до вычета"),
    "pay_mode": ("pay_mode", "salary_mode"),
    "date": ("date", "published_at", "published", "дата", "date_published", "created_at"),
    "area": ("area", "area_name", "city", "город", "регион", "region"),
    "address": ("address", "address_raw", "адрес"),
    "lat": ("lat", "address_lat", "latitude", "широта"),
    "lng": ("lng", "lon", "address_lng", "longitude", "долгота"),
    "employer": (
        "employer",
        "employer_name",
        "company",
        "company_name",
        "компания",
        "работодатель",
    ),
    "experience": ("experience", "experience_id", "опыт"),
    "schedule": ("schedule", "schedule_name", "график"),
    "skills": ("skills", "key_skills", "навыки"),
    "roles": ("roles", "hh_role_ids", "professional_roles", "role_id"),
    "places": ("places", "work_places", "openings", "мест"),
}
"""What may be said of an advert, and the names a column of it goes by, best first."""
_DMY = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_PARTS = re.compile(r"\s*[|;\n]\s*|,\s+")
YES = frozenset("true 1 да yes gross истина".split())
NO = frozenset("false 0 нет no net ложь".split())


def columns(header: list[str], said: Mapping[str, str]) -> dict[str, int]:
    """Field → position of its column; KeyError names a column the owner speaks of and the table
    lacks, or a field nobody knows."""
    low = [name.strip().casefold() for name in header]
    found: dict[str, int] = {}
    for field, column in said.items():
        if field not in KNOWN:
            raise KeyError(field)
        if column.strip().casefold() not in low:
            raise KeyError(column)
        found[field] = low.index(column.strip().casefold())
    for field, names in KNOWN.items():
        if field not in found:
            at = next((low.index(name) for name in names if name in low), None)
            if at is not None:
                found[field] = at
    return found


def owner_key(owner: str) -> str:
    """Eight hex digits an owner's adverts begin with."""
    return blake2b(owner.encode(), digest_size=4).hexdigest()


def flat(item: dict) -> dict[str, object]:
    """An advert as hh.ru's API gives it (nested) by the names above; others as they are."""
    pay = item.get("salary_range") or item.get("salary")
    pay = pay if isinstance(pay, dict) else {}
    snippet = item.get("snippet") if isinstance(item.get("snippet"), dict) else {}
    out = {str(k).strip().casefold(): v for k, v in item.items() if not isinstance(v, dict | list)}
    for name in ("area", "employer", "schedule"):
        if isinstance(item.get(name), dict):
            out[name] = item[name].get("name")
    if isinstance(item.get("experience"), dict):
        out["experience"] = item["experience"].get("id")
    if isinstance(item.get("address"), dict):
        place = item["address"]
        out |= {"address": place.get("raw"), "lat": place.get("lat"), "lng": place.get("lng")}
    if pay:
        mode = pay.get("mode")
        out |= {"pay_from": pay.get("from"), "pay_to": pay.get("to"), "gross": pay.get("gross")}
        out |= {"currency": pay.get("currency")}
        out |= {"pay_mode": mode.get("id") if isinstance(mode, dict) else mode}
    if snippet:
        out.setdefault("requirements", snippet.get("requirement"))
        out.setdefault("text", snippet.get("responsibility"))
    out["skills"] = "|".join(_names(item.get("key_skills") or item.get("skills")))
    out["roles"] = "|".join(_names(item.get("professional_roles") or item.get("roles"), "id"))
    return out


def record(fields: Mapping[str, object], owner: str, number: int, cleaner: Cleaner) -> dict | str:
    """One advert that may be kept, or why not: no_title, bad_date."""
    get = {name: _text(fields.get(name)) for name in KNOWN}
    day = _day(get["date"])
    if get["date"] and not day:
        return "bad_date"
    own = get["id"] if re.fullmatch(r"[0-9A-Za-z]{1,16}", get["id"]) else ""
    if get["id"] and not own:
        own = blake2b(get["id"].encode(), digest_size=6).hexdigest()
    row = {name: [] if name in LISTS else "" for name in ALIASES} | {
        "region_code": "",
        "id": f"{owner_key(owner)}-{own or number}",
        "vacancy_name": get["title"],
        "published_date": day,
        "work_places": get["places"],
        "salary_min": _amount(get["pay_from"]),
        "salary_max": _amount(get["pay_to"]),
        "currency": get["currency"],
        "schedule_type": get["schedule"],
        "address": get["address"],
        "latitude": get["lat"],
        "longitude": get["lng"],
        "company_name": get["employer"],
        "requirements": get["requirements"],
        "duties": get["text"],
    }
    row["skills"] = [part for part in _PARTS.split(get["skills"]) if part]
    clean = cleaner.row(row)
    if isinstance(clean, str):
        return clean
    gross = get["gross"].casefold()
    years = get["experience"]
    return clean | {
        "hh_role_ids": "|".join(r for r in re.findall(r"\d{1,4}", get["roles"])),
        "gross": True if gross in YES else False if gross in NO else None,
        "pay_mode": get["pay_mode"].lower() if get["pay_mode"].upper() in MODES else "",
        "area_name": cleaner.text(get["area"]),
        "required_experience": years if years in EXPERIENCE or years.isdecimal() else "",
        "vac_url": "",
    }


def _names(value: object, key: str = "name") -> list[str]:
    if isinstance(value, str):
        try:
            value = json.loads(value) if value[:1] == "[" else value
        except ValueError:
            return [value]
    if isinstance(value, list):
        return [str(v.get(key) or "") if isinstance(v, dict) else str(v) for v in value]
    if value:
        return [str(value)]
    return []


def _text(value: object) -> str:
    if value is None or isinstance(value, bool):
        if value is None:
            return ""
        return str(value).lower()
    if isinstance(value, float):
        if value != value:
            return ""
        if value.is_integer():
            return str(int(value))
        return str(value)
    return str(value).strip()


def _amount(text: str) -> str:
    """«120 000 ₽» as a number; what is none stays as it is, for the engine to say so."""
    plain = re.sub(r"[\s\xa0]|₽|руб\.?|р\.", "", text)
    if re.fullmatch(r"\d+(?:[.,]\d+)?", plain):
        return plain
    return text


def _day(text: str) -> str:
    if _ISO.match(text):
        return text[:10]
    found = _DMY.match(text)
    if found:
        return f"{found[3]}-{int(found[2]):02d}-{int(found[1]):02d}"
    return ""
