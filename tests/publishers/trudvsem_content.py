"""Rabota Rossii: API v1 [A: offset is a page number, 500 past the end and from page 100, 100 a page
at most, status is text, dates unfiltered], bulk JSON [B], bulk CSV [C], CVs by region [B], cv.csv
[C]. Adverts, firms, people: made up.

`CANARIES` stand in every field where a person may appear: none may ever be found in a file this
project writes.
"""

from __future__ import annotations

import json
from datetime import date, timedelta

SURE = "A"
HOSTS = ("opendata.trudvsem.ru", "trudvsem.ru")
JSON = {"Content-Type": "application/json; charset=utf-8"}
HTML = {"Content-Type": "text/html; charset=utf-8"}
CSV = {"Content-Type": "text/csv; charset=utf-8", "Last-Modified": "Sat, 21 Nov 2026 03:00:00 GMT"}
XML = {"Content-Type": "application/xml; charset=utf-8"}
CANARIES = (
    "Канарейкина",
    "Аграфена",
    "Спиридоновна",
    "999-765-43-21",
    "9997654321",
    "canary.hr@",
    "canary_hr_tg",
    "Птицелов",
    "770123456789",
    "+7 (495) 076-54-32",
)
PERSON = "Канарейкина Аграфена Спиридоновна"
MOBILE = "+7 999-765-43-21"
REGIONS = {
    "7700000000000": "г. Москва",
    "5000000000000": "Московская область",
    "7100000000000": "Тульская область",
    "2200000000000": "Алтайский край",
}
COUNTS = {"7700000000000": 230, "5000000000000": 40, "7100000000000": 20, "2200000000000": 15}
CENTRAL = ("7700000000000", "5000000000000", "7100000000000")
TITLES = (
    "Инженер-конструктор",
    "Инженер-технолог",
    "Токарь",
    "Фрезеровщик",
    "Наладчик станков с ЧПУ",
    "Слесарь КИПиА",
    "Электромонтёр",
    "Сварщик",
    "Инженер АСУ ТП",
    "Продавец",
)
NEWEST = date(2026, 11, 20)
REGISTRY = "/7710538364-"
STAMP = "data-20261121T010000-structure-20161130T143000.xml"
CSV_FIELDS = (
    "id",
    "stateRegionCode",
    "vacancyName",
    "codeProfession",
    "professionalSphereName",
    "vacancyAddress",
    "vacancyAddressAdditionalInfo",
    "salary",
    "busyType",
    "contactPerson",
    "contactList",
    "company",
    "fullCompanyName",
    "companyInn",
    "dateModify",
    "workPlaces",
    "datePublished",
    "creationDate",
    "deleted",
    "status",
    "positionRequirements",
    "salaryMin",
    "salaryMax",
    "responsibilities",
    "additionalRequirements",
)


def adverts() -> list[dict]:
    """All adverts in the bulk file's first spelling (snake_case), newest first."""
    out = []
    for code, count in COUNTS.items():
        for i in range(count):
            sole = i % 9 == 0
            inn = "770123456789" if sole else f"77{i % 30:08d}"
            company = "ИП Птицелов Аграфен Спиридонович" if sole else f'ООО "Завод {i % 30}"'
            pay = 0 if i % 4 == 3 else 60_000 + 1_000 * (i % 50)
            changed = NEWEST - timedelta(days=i % 40)
            out.append(
                {
                    "id": f"{code[:2]}{i:06d}-0000-11f0-8000-000000000000",
                    "vacancy_name": TITLES[i % len(TITLES)],
                    "state_region_code": code,
                    "regionName": REGIONS[code],
                    "work_places": 1 + i % 3,
                    "salary": f"от {pay}",
                    "salary_min": pay,
                    "salary_max": pay and pay + 20_000,
                    "currency": "«руб.»",
                    "date_create": "2026-10-01T10:00:00+0300",
                    "published_date": "2026-10-02T10:00:00+0300",
                    "date_modify": f"{changed}T12:{i % 60:02d}:00+0300",
                    "busy_type": "Полная занятость",
                    "schedule_type": "Полный рабочий день",
                    "code_profession": "201294",
                    "professionalSphereName": "Производство",
                    "education": "Среднее профессиональное",
                    "required_experience": i % 6,
                    "deleted": False,
                    "status": "ACCEPTED",
                    "visibility": "VISIBLE_TO_ALL",
                    "company_inn": inn,
                    "full_company_name": company,
                    "company_code": f"10277{i % 30:08d}",
                    "company_business_size": "MIDDLE",
                    "company": {
                        "companycode": f"10277{i % 30:08d}",
                        "email": "canary.hr@zavod.example",
                        "phone": "+7 (495) 076-54-32",
                        "hr-agency": False,
                        "inn": inn,
                        "name": company,
                        "ogrn": f"10277{i % 30:08d}",
                        "url": f"https://trudvsem.ru/company/10277{i % 30:08d}",
                    },
                    "contact_list": [
                        {"contact_type": "Телефон", "contact_value": MOBILE},
                        {"contact_type": "Эл. почта", "contact_value": "canary.hr@zavod.example"},
                    ],
                    "contact_person": PERSON,
                    "vacancy_address_additional_info": f"{REGIONS[code]}, ул Заводская, д. "
                    f"{i % 90 + 1}",
                    "vacancy_address_latitude": 55.6 + i % 40 / 100,
                    "vacancy_address_longitude": 37.4 + i % 50 / 100,
                    "position_requirements": "Чтение чертежей, ГОСТ 2.105-95, КОМПАС-3D. Telegram: "
                    "@canary_hr_tg",
                    "position_responsibilities": "Работа на станках с ЧПУ.<br/>Контактное лицо: "
                    f"{PERSON}",
                    "additional_requirements": f"Звонить {MOBILE} или 8(999)7654321. Почта "
                    "canary.hr@zavod.example.",
                    "hardSkills": [{"hard_skill_name": "Чтение чертежей"}],
                    "softSkills": [],
                    "vac_url": "https://trudvsem.ru/vacancy/card/"
                    f"10277{i % 30:08d}/{code[:2]}{i:06d}",
                }
            )
    return sorted(out, key=lambda a: a["date_modify"], reverse=True)


ADVERTS = adverts()


def answer(
    method: str, path: str, query: dict, form: list | None = None
) -> tuple[int, dict, bytes]:
    """(status, headers, body) of one request. `everywhere` in the query makes the region
    ignored, a known trap."""
    everywhere = "everywhere" in query
    if path.startswith("/api/v1/vacancies"):
        return _api(path.removeprefix("/api/v1/vacancies").strip("/"), query)
    if path.startswith("/json/vacancy_") and path.endswith(".json"):
        number = path[len("/json/vacancy_") : -5]
        wanted = {"9": CENTRAL, "1": ("2200000000000",)}.get(number, ())
        chosen = [a for a in ADVERTS if everywhere or a["state_region_code"] in wanted]
        body = json.dumps({"vacancies": chosen}, ensure_ascii=False).encode()
        return 200, JSON | {"Last-Modified": CSV["Last-Modified"]}, body
    if path in ("/csv/vacancy_9.csv", "/csv/vacancy.csv"):
        chosen = [
            a
            for a in ADVERTS
            if everywhere or path != "/csv/vacancy_9.csv" or a["state_region_code"] in CENTRAL
        ]
        return 200, CSV, _csv(chosen)
    if path == "/csv/cv.csv":
        return 200, CSV, _cvs()
    if path.startswith(REGISTRY):
        return _registry(*path.removeprefix(REGISTRY).split("/", 1))
    return 404, HTML, b"<html>404</html>"


def _registry(name: str, file: str = "") -> tuple[int, dict, bytes]:
    """A set's page with its newest file, or that file: CVs by region, applications, invitations."""
    sets = {
        "stat-citizens": _stat_citizens,
        "responses": lambda: _acts("response", 3),
        "invitations": lambda: _acts("invitation", 5),
    }
    if name in sets and not file:
        return 200, HTML, f'<html><a href="{REGISTRY}{name}/{STAMP}">{STAMP}</a></html>'.encode()
    if name in sets and file == STAMP:
        return (
            200,
            XML,
            f'<?xml version="1.0" encoding="UTF-8"?><data>{sets[name]()}</data>'.encode(),
        )
    return 404, HTML, b"<html>404</html>"


def _stat_citizens() -> str:
    return "".join(
        f"<stat><region_code>{c}</region_code><region_name>{n}</region_name>"
        f"<cvs_count>{9 * COUNTS[c]}"
        "</cvs_count><medium_salary>70000</medium_salary></stat>"
        for c, n in REGIONS.items()
    )


def _acts(tag: str, each: int) -> str:
    """Applications or invitations: to every `each`th advert, from people who are canaries."""
    return "".join(
        f"<{tag} "
        f'about="https://trudvsem.ru/{tag}#{tag}{i}"><id_vacancy>{a["id"]}</id_vacancy><id_cv>'
        f"cv{i}</id_cv>"
        f"<id_candidate>{PERSON}</id_candidate><candidate_phone>{MOBILE}</candidate_phone>"
        "<date_creation>2026-11-01</date_creation><region_code>"
        f"{a['state_region_code']}</region_code></{tag}>"
        for i, a in enumerate(ADVERTS * 4)
        if i % each == 0
    )


def _api(rest: str, query: dict) -> tuple[int, dict, bytes]:
    page = int(query.get("offset", 0))
    limit = min(int(query.get("limit", 100)), 100)
    region = rest.removeprefix("region/") if rest.startswith("region/") else ""
    text = query.get("text", "").lower()
    chosen = [
        a
        for a in ADVERTS
        if (not region or "everywhere" in query or a["state_region_code"] == region)
        and (not text or text in (a["vacancy_name"] + a["position_requirements"]).lower())
    ]
    if page >= 100 or page and page * limit >= len(chosen):
        return 500, HTML, b"<html>500</html>"
    shown = [{"vacancy": _api_record(a)} for a in chosen[page * limit : (page + 1) * limit]]
    body = {
        "status": "200",
        "meta": {"total": str(len(chosen)), "limit": limit},
        "results": {"vacancies": shown} if shown else {},
    }
    return 200, JSON, json.dumps(body, ensure_ascii=False).encode()


def _api_record(a: dict) -> dict:
    return {
        "id": a["id"],
        "source": "Вакансия работодателя",
        "region": {"region_code": a["state_region_code"], "name": a["regionName"]},
        "company": a["company"],
        "creation-date": a["date_create"][:10],
        "date_modify": a["date_modify"],
        "salary": a["salary"],
        "salary_min": a["salary_min"],
        "salary_max": str(a["salary_max"]),
        "job-name": a["vacancy_name"],
        "vac_url": a["vac_url"],
        "employment": a["busy_type"],
        "schedule": a["schedule_type"],
        "requirements": a["position_requirements"],
        "duty": a["position_responsibilities"],
        "category": {"specialisation": "Производство"},
        "requirement": json.dumps(
            {"education": a["education"], "experience": a["required_experience"]}
        ),
        "addresses": {
            "address": [
                {
                    "location": a["vacancy_address_additional_info"],
                    "lng": str(a["vacancy_address_longitude"]),
                    "lat": str(a["vacancy_address_latitude"]),
                }
            ]
        },
        "contact_list": a["contact_list"],
        "contact_person": a["contact_person"],
        "work_places": a["work_places"],
        "code_profession": a["code_profession"],
        "typicalPosition": "Ничего не выбрано",
        "skills": [],
        "currency": a["currency"],
    }


def _csv(chosen: list[dict]) -> bytes:
    """The second generation's camelCase, `|` between cells; one line in fifty is broken, as in
    the real file."""
    names = {
        "dateModify": "date_modify",
        "datePublished": "published_date",
        "creationDate": "date_create",
        "stateRegionCode": "state_region_code",
        "contactPerson": "contact_person",
        "contactList": "contact_list",
        "fullCompanyName": "full_company_name",
        "companyInn": "company_inn",
        "workPlaces": "work_places",
        "vacancyName": "vacancy_name",
        "codeProfession": "code_profession",
        "busyType": "busy_type",
        "positionRequirements": "position_requirements",
        "salaryMin": "salary_min",
        "salaryMax": "salary_max",
        "responsibilities": "position_responsibilities",
        "additionalRequirements": "additional_requirements",
        "vacancyAddressAdditionalInfo": "vacancy_address_additional_info",
        "vacancyAddress": "regionName",
    }
    lines = ["|".join(CSV_FIELDS)]
    for n, a in enumerate(chosen):
        cells = [a.get(names.get(f, f), "") for f in CSV_FIELDS]
        line = "|".join(
            c if isinstance(c, str) else json.dumps(c, ensure_ascii=False) for c in cells
        )
        lines.append(
            line[: len(line) // 2] + "\n" + line[len(line) // 2 :] if n % 50 == 49 else line
        )
    return ("\n".join(lines) + "\n").encode()


def _cvs() -> bytes:
    head = (
        "idCv|idCandidate|positionName|regionCode|salary|birthday|experience|"
        "dateModifyInnerInfo|candidateName"
    )
    codes = list(REGIONS)
    lines = [
        f"cv{i}|c{i}|{TITLES[i % len(TITLES)]}|{codes[i % 4]}|{50 + i % 40}000|1985|{i % 20}|"
        f"2026-11-01|{PERSON}"
        for i in range(200)
    ]
    return ("\n".join([head, *lines]) + "\n").encode()
