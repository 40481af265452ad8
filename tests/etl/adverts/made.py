"""Records for tests of the engine, in the names of a capture, and a stand-in for the
occupations."""

from __future__ import annotations

import json
from typing import NamedTuple

from etl.adverts.record import Capture

CAPTURE = Capture("portal", "2026-10-31")
PLAIN = {
    "id": "a1",
    "vacancy_name": "Токарь",
    "date_create": "2026-10-02T09:00:00",
    "published_date": "2026-10-03",
    "date_modify": "2026-10-05",
    "date_inactivation": "2026-11-20",
    "work_places": "3",
    "region_code": "71",
    "address": "г. Москва, район Аэропорт, ул. Заводская, д. 5",
    "latitude": "55.80",
    "longitude": "37.53",
    "salary_min": "90000",
    "salary_max": "120000",
    "required_experience": "2",
    "education": "Среднее профессиональное",
    "company_name": 'ООО "Точмаш"',
    "company_hash": "c0ffee",
    "hr_agency": "false",
    "requirements": "Чтение чертежей.<br/>Знание AutoCAD",
    "skills": ["AutoCAD"],
    "observed": "2026-10-31",
    "hard_skills": ["Метрология"],
}


class Said(NamedTuple):
    """What the stand-in says of a title."""

    occupation: str = ""
    family: str = ""
    level: str = ""
    seniority: str = ""
    hh_role_id: str = ""
    is_industrial: bool = False
    confidence: float = 1.0
    rule: str = "other"


def classify(title: str, text: str = "", codes: dict | None = None) -> Said:
    """Turners are industrial, «Оператор» only by its text, nobody else."""
    if "токарь" in title.lower() or title == "Оператор" and "станок" in text:
        return Said("turner", "machining", "worker", "", "128", True, 0.9, "title")
    return Said(confidence=0.3 if title == "Оператор" else 1.0)


def line(**changed: object) -> bytes:
    """One line of a capture."""
    return json.dumps(PLAIN | changed, ensure_ascii=False).encode()


def lines(n: int) -> list[bytes]:
    """n lines, every seventh a turner, every fiftieth unreadable."""
    return [
        b"{broken"
        if i % 50 == 49
        else line(
            id=f"a{i}",
            vacancy_name="Токарь ЧПУ" if i % 7 == 0 else "Повар",
            salary_min=str(60_000 + i),
            address=f"г. Москва, ул. Заводская, д. {i}",
        )
        for i in range(n)
    ]
