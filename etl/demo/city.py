"""Adverts of the demonstration city as a stream of records in the portal's bulk format, in chunks."""
from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np
import pandas as pd

from etl.demo import words
from etl.demo.truth import (
    AGENCY_SHARE,
    DUPLICATE_SHARE,
    INDUSTRIAL_SHARE,
    MONTHS,
    REPOST_WINDOW_DAYS,
    SEASON,
    SOLE_TRADER_SHARE,
)

CHUNK = 20_000
AREAS = (("7700000000000", "г. Москва"), ("5000000000000", "Московская область"), ("7100000000000", "Тульская область"))
AREA_SHARES = (.62, .25, .13)
OTHER_REGISTRATION = 0.08
"""Share of Moscow jobs whose employer is registered in another region: the API by region misses them."""
SCHEDULES = ("Полный рабочий день", "Сменный график", "Вахтовый метод")


@dataclass(frozen=True)
class City:
    """Everything the generator draws from: planted truth, title variants, skill names, districts, the last day."""

    truth: pd.DataFrame
    titles: dict[str, list[str]]
    skills: dict[str, str]
    districts: pd.DataFrame
    end: date
    seed: int

    @property
    def start(self) -> date:
        """First day of the history."""
        return self.end - timedelta(days=MONTHS * 30)

    @cached_property
    def places(self) -> list[tuple[str, float, float]]:
        """District, latitude and longitude of its centre."""
        d = self.districts
        return list(zip(d["district"], d["lat"].astype(float), d["lon"].astype(float), strict=True))

    @cached_property
    def asked(self) -> list[tuple[list[str], list[str], list[float]]]:
        """Per occupation: titles, names of its skills, their shares."""
        return [(self.titles[o], [self.skills[c] for c in wanted], list(wanted.values()))
                for o, wanted in zip(self.truth["occupation"], self.truth["skills"], strict=True)]


def adverts(city: City, n: int) -> Iterator[list[dict]]:
    """Chunks of records; `n` in all, duplicates and re-posts included. The same city and n give the same records."""
    for number, begin in enumerate(range(0, n, CHUNK)):
        yield chunk(city, min(CHUNK, n - begin), number)


def chunk(city: City, n: int, number: int) -> list[dict]:
    """Piece `number` of the stream: the same whoever makes it and when."""
    rng = np.random.default_rng([city.seed, 2, number])
    originals = max(1, int(n * (1 - DUPLICATE_SHARE)))
    rows = _draw(city, originals, rng)
    records = [_record(city, row, rng) for row in rows.itertuples(index=False)]
    again = rng.permutation(originals)[: n - originals]
    return records + [_repeat(records[i], rows.repost[i], rng) for i in again]


def _draw(city: City, n: int, rng: np.random.Generator) -> pd.DataFrame:
    t = city.truth
    industrial = rng.random(n) < INDUSTRIAL_SHARE
    which = rng.choice(len(t), size=n, p=t["share"])
    month = rng.choice(MONTHS, size=n, p=_months(city))
    rows = pd.DataFrame({"industrial": industrial, "which": which, "day": month * 30 + rng.integers(0, 30, n)})
    age = np.where(industrial, t["median_age_days"].to_numpy()[which], 25)
    rows["open_days"] = np.maximum(1, rng.exponential(age / np.log(2))).astype(int)
    growth = 1 + (8 + np.where(industrial, t["pay_growth_pp"].to_numpy()[which], 0)) / 100
    base = np.where(industrial, t["pay_rub"].to_numpy()[which], 65_000) * growth ** ((rows.day - 360) / 360)
    rows["pay"] = (base * np.exp(rng.normal(0, .18, n)) // 1000 * 1000).astype(int)
    rows["pay_kind"] = rng.choice(4, size=n, p=[.18, .36, .28, .18])
    change = t["no_experience_change"].to_numpy()[which]
    ease = t["no_experience_share"].to_numpy()[which] + change * (rows.day / 360 - 1)
    rows["experience"] = np.where(rng.random(n) < ease, 0, rng.integers(1, 7, n))
    rows["repost"] = rng.random(n) < t["repost_share"].to_numpy()[which]
    rows["places"] = rng.geometric(.6, n)
    rows["area"] = rng.choice(3, size=n, p=AREA_SHARES)
    rows["place"] = rng.integers(0, len(city.districts), n)
    rows["firm"] = (rng.zipf(1.6, n) * 7919 + rng.integers(0, 400, n)) % 4001
    return rows


def _months(city: City) -> np.ndarray:
    weights = SEASON[[(city.start + timedelta(days=30 * m + 15)).month - 1 for m in range(MONTHS)]]
    return weights / weights.sum()


def _record(city: City, row, rng: np.random.Generator) -> dict:
    created = city.start + timedelta(days=int(row.day))
    title, text = _text(city, row, rng)
    region, place, lat, lng = _place(city, row, rng)
    firm = _firm(int(row.firm))
    low = 0 if row.pay_kind in (0,) else int(row.pay)
    high = 0 if row.pay_kind in (0, 2) else low if row.pay_kind == 1 else int(low * 1.3 // 1000 * 1000)
    person = f"{words.SURNAMES[row.firm % 8]} {words.FIRST[row.place % 8]} {words.PATRONYMIC[row.day % 8]}"
    phone = f"+7 (495) {100 + row.firm % 900}-{row.day % 90 + 10}-{row.place % 90 + 10}"
    stamp, sphere = f"{created}T09:00:00+0300", "Производство" if row.industrial else "Услуги"
    return {
        "id": str(uuid.UUID(bytes=rng.bytes(16))), "vacancy_name": title, "state_region_code": region,
        "work_places": int(row.places), "salary_min": low, "salary_max": high, "date_create": stamp,
        "published_date": stamp, "date_modify": stamp,
        "date_inactivation": f"{created + timedelta(days=int(row.open_days))}", "busy_type": "Полная занятость",
        "schedule_type": SCHEDULES[row.day % 3], "professional_sphere_name": sphere,
        "education": "Высшее" if row.which % 2 else "Среднее профессиональное",
        "required_experience": int(row.experience),
        "company": firm | {"phone": phone, "email": f"hr{row.firm}@example.ru"}, "company_inn": firm["inn"],
        "vacancy_address_additional_info": place, "vacancy_address_latitude": lat, "vacancy_address_longitude": lng,
        "position_requirements": text, "position_responsibilities": _filler(rng, 40), "hardSkills": [],
        "contact_person": person, "contact_list": [{"contact_type": "Телефон", "contact_value": phone}],
        "status": "ACCEPTED", "visibility": "VISIBLE_TO_ALL", "deleted": False,
    }


def _text(city: City, row, rng: np.random.Generator) -> tuple[str, str]:
    if not row.industrial:
        title = words.OTHER_TITLES[rng.integers(len(words.OTHER_TITLES))]
        return title, f"{_filler(rng, 60)}. Обращаться: {words.FIRST[row.day % 8]}."
    names, skills, shares = city.asked[row.which]
    named = [skill for skill, share in zip(skills, shares, strict=True) if rng.random() < share]
    lines = [f"Требуется: {name}" for name in named] + [_filler(rng, 50)]
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
        return region, address, round(lat + rng.normal(0, .003), 5), round(lng + rng.normal(0, .005), 5)
    town, lat, lng = ("г Подольск", 55.43, 37.55) if row.area == 1 else ("г Тула", 54.19, 37.62)
    return code, f"{name}, {town}, ул. Ленина, д. {row.firm % 90 + 1}", lat, lng


def _firm(number: int) -> dict:
    if number / 4001 < SOLE_TRADER_SHARE:
        name = f"ИП {words.SURNAMES[number % 8]} {words.FIRST[number % 8]} {words.PATRONYMIC[number % 8]}"
        return {"name": name, "inn": f"77{number:010d}", "companycode": f"3{number:014d}", "hr-agency": False}
    name = words.FIRM_STEMS[number % 12] + words.FIRM_ENDS[number // 12 % 10]
    return {"name": f'ООО "{name}-{number}"', "inn": f"77{number:08d}", "companycode": f"1{number:012d}",
            "hr-agency": number / 4001 < SOLE_TRADER_SHARE + AGENCY_SHARE}


def _repeat(record: dict, repost: bool, rng: np.random.Generator) -> dict:
    """A second advert of the same opening: after its closing (re-post) or while it is open (duplicate)."""
    begun = date.fromisoformat(record["date_create"][:10])
    ended = date.fromisoformat(record["date_inactivation"])
    later = ended + timedelta(days=int(rng.integers(1, REPOST_WINDOW_DAYS)))
    while_open = begun + timedelta(days=int(rng.integers(0, 20)))
    day = later if repost else while_open
    stamp = f"{day}T10:00:00+0300"
    return record | {"id": str(uuid.UUID(bytes=rng.bytes(16))), "date_create": stamp, "published_date": stamp,
                     "date_modify": stamp, "date_inactivation": str(day + (ended - begun))}
