"""The same adverts as the publisher writes them: bulk snake_case, bulk camelCase, CSV; sizes and
damage on demand."""

from __future__ import annotations

import json

from etl.sources.trudvsem._trudvsem import camel

CSV_NAMES = {
    "publishedDate": "datePublished",
    "dateCreate": "creationDate",
    "education": "educationRequirements",
    "requiredExperience": "experienceRequirements",
    "positionRequirements": "positionRequirements",
    "positionResponsibilities": "responsibilities",
    "vacUrl": "vacancyUrl",
}


def record(number: int, **changes) -> dict:
    """One advert of the first generation, contacts included."""
    code = f"{1000000000000 + number % 997:013d}"
    return {
        "accommodation_capability": False,
        "additional_requirements": "Ответственность<br/>Дисциплина",
        "busy_type": "Полная занятость",
        "code_profession": "100656",
        "code_professional_sphere": "Industry",
        "company": {
            "companycode": code,
            "email": "hr@example.ru",
            "hr-agency": False,
            "inn": f"77{number % 997:08d}",
            "kpp": "771301001",
            "name": f'ООО "Завод {number % 997}"',
            "phone": "+7 (495) 123-45-67",
        },
        "company_business_size": "SMALL",
        "company_code": code,
        "company_inn": f"77{number % 997:08d}",
        "contact_list": [
            {"contact_type": "Телефон", "contact_value": "+7 (916) 000-11-22", "id_owner": "x"},
            {"contact_type": "Эл. почта", "contact_value": "hr@example.ru", "id_owner": "x"},
        ],
        "contact_person": "Канарейкина Мария Петровна",
        "date_create": "2026-02-20T04:40:38+0300",
        "date_modify": f"2026-03-{number % 28 + 1:02d}T10:16:02+0300",
        "deleted": False,
        "education": "Среднее профессиональное",
        "full_company_name": f'ООО "Завод {number % 997}"',
        "hard_skills": [{"hard_skill_name": "Чтение чертежей"}],
        "soft_skills": [],
        "id": f"{number:08d}-a01e-11ea-94f4-bf2cfe8c828d",
        "position_requirements": "Желателен опыт работы на станках с ЧПУ, чтение чертежей. " * 4,
        "position_responsibilities": "Выполнение отдельных операций технологического процесса. "
        * 4,
        "professional_sphere_name": "Производство",
        "published_date": "2026-03-06T10:16:01+0300",
        "required_experience": 1,
        "salary": "от 83000",
        "salary_max": 0,
        "salary_min": 83000,
        "schedule_type": "Полный рабочий день",
        "source_type": "Работодатель",
        "state_region_code": "7700000000000",
        "status": "ACCEPTED",
        "vac_url": f"https://trudvsem.ru/vacancy/card/{code}/{number:08d}-a01e-11ea",
        "vacancy_address": "г. Москва",
        "vacancy_address_additional_info": f"г Москва, ул Заводская, д. {number % 90}",
        "vacancy_address_latitude": 55.75,
        "vacancy_address_longitude": 37.62,
        "vacancy_name": ("Токарь", "Фрезеровщик", "Инженер-конструктор")[number % 3]
        + f" {number % 5 + 1} разряда",
        "visibility": "VISIBLE_TO_ALL",
        "work_places": number % 4 + 1,
    } | changes


def camel_case(row: dict) -> dict:
    """The second generation of the same advert: names inside `company` never changed."""
    return {camel(k): v for k, v in row.items()}


def bulk(rows: list[dict]) -> bytes:
    """The bulk JSON file."""
    return (
        '{"vacancies":[' + ",\n".join(json.dumps(r, ensure_ascii=False) for r in rows) + "]}"
    ).encode()


def csv(rows: list[dict]) -> bytes:
    """The bulk CSV file: `|`-separated, second generation, nested values as JSON."""
    names = [CSV_NAMES.get(k, k) for k in camel_case(rows[0])]
    lines = ["|".join(names)]
    lines += ["|".join(_cell(v) for v in row.values()) for row in rows]
    return ("\n".join(lines) + "\n").encode()


def _cell(value: object) -> str:
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value)


def pieces(data: bytes, size: int = 1000):
    """The bytes as a network gives them."""
    return (data[i : i + size] for i in range(0, len(data), size))
