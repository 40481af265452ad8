"""Adverts of the demonstration city as a stream of records in the portal's bulk format, in
chunks."""

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
    OTHER_AGE_DAYS,
    OTHER_REPOST_SHARE,
    REPOST_WINDOW_DAYS,
    SEASON,
    SOLE_TRADER_SHARE,
)

CHUNK = 20_000
AREAS = (
    ("7700000000000", "г. Москва"),
    ("5000000000000", "Московская область"),
    ("7100000000000", "Тульская область"),
)
AREA_SHARES = (0.78, 0.15, 0.07)
OTHER_REGISTRATION = 0.08
"""Share of Moscow jobs whose employer is registered in another region: the API by region misses
them."""
SCHEDULES = ("Полный рабочий день", "Сменный график", "Вахтовый метод")


@dataclass(frozen=True)
class City:
    """Everything the generator draws from: planted truth, title variants, skill names,
    districts, the last day."""

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
        return [
            (self.titles[o], [self.skills[c] for c in wanted], list(wanted.values()))
            for o, wanted in zip(self.truth["occupation"], self.truth["skills"], strict=True)
        ]


def adverts(city: City, n: int) -> Iterator[list[dict]]:
    """Chunks of records; `n` in all, duplicates and re-posts included. The same city and n give
    the same records."""
    for number, begin in enumerate(range(0, n, CHUNK)):
        yield chunk(city, min(CHUNK, n - begin), number)


def chunk(city: City, n: int, number: int) -> list[dict]:
    """Piece `number` of the stream: the same whoever makes it and when."""
    rng = np.random.default_rng([city.seed, 2, number])
    rows = openings(city, n, rng)
    told = told_again(city, rows, rng).sort_values(["of", "day"], kind="stable").head(n)
    first = rows.iloc[told["of"].unique()]
    records = {
        of: _record(city, row, rng)
        for of, row in zip(first.index, first.itertuples(index=False), strict=True)
    }
    return [
        _repeat(records[again.of], city, again, rng) if again.turn else records[again.of]
        for again in told.itertuples(index=False)
    ]


def told_again(city: City, rows: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Every advert of the openings `rows`: `of` the opening's number, `turn` 0 the first, -1 a
    second one while it is open, 1, 2, … re-posts after closing; `day`, `open_days`, `pay`,
    `experience`. None begins after the last day.

    A tenth of openings are told twice while open; each advert that closed is re-posted with its
    occupation's `repost_share`, within six weeks, and lives anew.
    """
    first = pd.DataFrame(
        {"of": np.arange(len(rows)), "turn": 0, "day": rows["day"], "open_days": rows["open_days"]}
    )
    twice = first[rng.random(len(rows)) < DUPLICATE_SHARE]
    late = np.floor(rng.random(len(twice)) * twice["open_days"].clip(upper=20)).astype(int)
    parts = [
        first,
        twice.assign(turn=-1, day=twice["day"] + late, open_days=twice["open_days"] - late),
    ]
    last = first
    share = rows["repost_share"].to_numpy()
    age = rows["age"].to_numpy()
    while len(last):
        last = last[rng.random(len(last)) < share[last["of"]]]
        day = last["day"] + last["open_days"] + rng.integers(1, REPOST_WINDOW_DAYS + 1, len(last))
        last = last.assign(turn=last["turn"] + 1, day=day, open_days=_lives(age[last["of"]], rng))
        last = last[last["day"] < MONTHS * 30]
        parts.append(last)
    told = pd.concat(parts, ignore_index=True)
    return _as_of_its_day(rows, told[told["day"] < MONTHS * 30], rng)


def _as_of_its_day(
    rows: pd.DataFrame, told: pd.DataFrame, rng: np.random.Generator
) -> pd.DataFrame:
    """Adds `pay` and `experience`: a re-post offers the pay of its quarter and may have stopped
    asking experience."""
    of = rows.iloc[told["of"]].reset_index(drop=True)
    told = told.reset_index(drop=True)
    years = np.where(told["turn"] > 0, (told["day"] - of["day"]) // 90 / 4, 0)
    eased = rng.random(len(told)) < of["change"] * years / (1 - of["ease"])
    return told.assign(
        pay=(of["pay"] * of["growth"] ** years // 1000 * 1000).astype(int),
        experience=of["experience"].mask(eased, 0),
    )


def _lives(median_age: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    return np.maximum(1, rng.exponential(median_age / np.log(2))).astype(int)


def openings(
    city: City, n: int, rng: np.random.Generator, industrial: float = INDUSTRIAL_SHARE
) -> pd.DataFrame:
    """One row per opening in numbers: trade, first day, days open, pay, experience, place, firm."""
    t = city.truth
    is_ours = rng.random(n) < industrial
    which = rng.choice(len(t), size=n, p=t["share"])
    month = rng.choice(MONTHS, size=n, p=months(city))
    rows = pd.DataFrame(
        {"industrial": is_ours, "which": which, "day": month * 30 + rng.integers(0, 30, n)}
    )
    age = np.where(is_ours, t["median_age_days"].to_numpy()[which], OTHER_AGE_DAYS)
    rows["age"] = age
    rows["open_days"] = _lives(age, rng)
    rows["growth"] = 1 + (8 + np.where(is_ours, t["pay_growth_pp"].to_numpy()[which], 0)) / 100
    base = np.where(is_ours, t["pay_rub"].to_numpy()[which], 65_000) * rows.growth ** (
        (rows.day - 360) / 360
    )
    rows["pay"] = (base * np.exp(rng.normal(0, 0.18, n)) // 1000 * 1000).astype(int)
    rows["pay_kind"] = rng.choice(4, size=n, p=[0.18, 0.36, 0.28, 0.18])
    rows["change"] = t["no_experience_change"].to_numpy()[which]
    rows["ease"] = t["no_experience_share"].to_numpy()[which] + rows.change * (rows.day / 360 - 1)
    rows["experience"] = np.where(rng.random(n) < rows.ease, 0, rng.integers(1, 7, n))
    rows["repost_share"] = np.where(
        is_ours, t["repost_share"].to_numpy()[which], OTHER_REPOST_SHARE
    )
    rows["places"] = rng.geometric(0.6, n)
    rows["area"] = rng.choice(3, size=n, p=AREA_SHARES)
    rows["place"] = rng.integers(0, len(city.districts), n)
    rows["firm"] = (rng.zipf(1.6, n) * 7919 + rng.integers(0, 400, n)) % 4001
    return rows


def months(city: City) -> np.ndarray:
    """Share of openings begun in each month of the history."""
    weights = SEASON[[(city.start + timedelta(days=30 * m + 15)).month - 1 for m in range(MONTHS)]]
    return weights / weights.sum()


def _url(record: dict) -> str:
    """An address in the publisher's form at a host that can exist nowhere (RFC 2606)."""
    return f"https://demo.invalid/vacancy/card/{record['company']['companycode']}/{record['id']}"


def _record(city: City, row, rng: np.random.Generator) -> dict:
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


def _repeat(record: dict, city: City, told, rng: np.random.Generator) -> dict:
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
