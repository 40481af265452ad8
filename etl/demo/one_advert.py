"""One advert of the demonstration city: its words, place, firm, and how it is told again."""

from __future__ import annotations

import uuid
from datetime import timedelta

import numpy as np

from etl.demo import words
from etl.demo.town import AREAS, OTHER_REGISTRATION, SCHEDULES, City
from etl.demo.truth import (
    AGENCY_SHARE,
    SOLE_TRADER_SHARE,
)


def _url(record: dict) -> str:
    """An address in the publisher's form at a host that can exist nowhere (RFC 2606)."""
    return f"https://demo.invalid/vacancy/card/{record['company']['companycode']}/{record['id']}"


def record(city: City, row, rng: np.random.Generator) -> dict:
    """An opening in numbers as the publisher's record."""
    created = city.start + timedelta(days=int(row.day))
    title, text = _text(city, row, rng)
    region, place, lat, lng = _place(city, row, rng)
    firm = _firm(int(row.firm))
    low = 0 if row.pay_kind in (0,) else int(row.pay)
    if row.pay_kind in (0, 2):
        high = 0
    else:
        high = low if row.pay_kind == 1 else int(low * 1.3 // 1000 * 1000)
    person = (
        f"{words.SURNAMES[row.firm % 8]} {words.FIRST[row.place % 8]} "
        f"{words.PATRONYMIC[row.day % 8]}"
    )
    phone = f"+7 (495) {100 + row.firm % 900}-{row.day % 90 + 10}-{row.place % 90 + 10}"
    stamp = f"{created}T09:00:00+0300"
    sphere = "Производство" if row.industrial else "Услуги"
    record = {
        "id": str(uuid.UUID(bytes=rng.bytes(16))),
        "vacancy_name": title,
        "state_region_code": region,
        "work_places": int(row.places),
        "salary_min": low,
        "salary_max": high,
        "date_create": stamp,
        "published_date": stamp,
        "date_modify": stamp,
        "date_inactivation": f"{created + timedelta(days=int(row.open_days))}",
        "busy_type": "Полная занятость",
        "schedule_type": SCHEDULES[row.day % 3],
        "professional_sphere_name": sphere,
        "education": "Высшее" if row.which % 2 else "Среднее профессиональное",
        "required_experience": int(row.experience),
        "company": firm | {"phone": phone, "email": f"hr{row.firm}@example.ru"},
        "company_inn": firm["inn"],
        "vacancy_address_additional_info": place,
        "vacancy_address_latitude": lat,
        "vacancy_address_longitude": lng,
        "position_requirements": text,
        "position_responsibilities": _filler(rng, 12),
        "hardSkills": [],
        "contact_person": person,
        "contact_list": [{"contact_type": "Телефон", "contact_value": phone}],
        "status": "ACCEPTED",
        "visibility": "VISIBLE_TO_ALL",
        "deleted": False,
    }
    return record | {"vac_url": _url(record)}


def _text(city: City, row, rng: np.random.Generator) -> tuple[str, str]:
    if not row.industrial:
        title = words.OTHER_TITLES[rng.integers(len(words.OTHER_TITLES))]
        return title, f"{_filler(rng, 20)}. Обращаться: {words.FIRST[row.day % 8]}."
    names, skills, shares = city.asked[row.which]
    named = [skill for skill, share in zip(skills, shares, strict=True) if rng.random() < share]
    lines = [f"Требуется: {name}" for name in named] + [_filler(rng, 14)]
    return names[rng.integers(len(names))], ". ".join(lines) + "."


def _filler(rng: np.random.Generator, n: int) -> str:
    forms = words.filler()
    return " ".join(forms[rng.integers(0, len(forms), n)].tolist())


def _place(city: City, row, rng: np.random.Generator) -> tuple[str, str, float, float]:
    code, name = AREAS[row.area]
    if row.area == 0:
        district, lat, lng = city.places[row.place]
        region = AREAS[2][0] if rng.random() < OTHER_REGISTRATION else code
        address = f"г. Москва, район {district}, ул. Заводская, д. {row.firm % 90 + 1}"
        return (
            region,
            address,
            round(lat + rng.normal(0, 0.003), 5),
            round(lng + rng.normal(0, 0.005), 5),
        )
    town, lat, lng = ("г Подольск", 55.43, 37.55) if row.area == 1 else ("г Тула", 54.19, 37.62)
    return code, f"{name}, {town}, ул. Ленина, д. {row.firm % 90 + 1}", lat, lng


def _firm(number: int) -> dict:
    if number / 4001 < SOLE_TRADER_SHARE:
        name = (
            f"ИП {words.SURNAMES[number % 8]} {words.FIRST[number % 8]} "
            f"{words.PATRONYMIC[number % 8]}"
        )
        return {
            "name": name,
            "inn": f"77{number:010d}",
            "companycode": f"3{number:014d}",
            "hr-agency": False,
        }
    name = words.FIRM_STEMS[number % 12] + words.FIRM_ENDS[number // 12 % 10]
    return {
        "name": f'ООО "{name}-{number}"',
        "inn": f"77{number:08d}",
        "companycode": f"1{number:012d}",
        "hr-agency": number / 4001 < SOLE_TRADER_SHARE + AGENCY_SHARE,
    }


def repeat(record: dict, city: City, told, rng: np.random.Generator) -> dict:
    """Another advert of the same opening, under its own number and dates."""
    day = city.start + timedelta(days=int(told.day))
    stamp = f"{day}T10:00:00+0300"
    low = record["salary_min"]
    high = record["salary_max"]
    again = record | {
        "id": str(uuid.UUID(bytes=rng.bytes(16))),
        "date_create": stamp,
        "published_date": stamp,
        "salary_min": low and int(told.pay),
        "required_experience": int(told.experience),
        "salary_max": high
        and (int(told.pay) if high == low else int(told.pay * 1.3 // 1000 * 1000)),
        "date_modify": stamp,
        "date_inactivation": str(day + timedelta(days=int(told.open_days))),
    }
    return again | {"vac_url": _url(again)}
