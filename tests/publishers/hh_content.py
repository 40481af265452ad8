"""hh.ru's API [A: token needed since 2026, 2,000 adverts a question, roles, error bodies]; firms
and adverts made up.

Contacts and prose hold canaries. Without the token every question about adverts is 403 forbidden.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from tests.publishers.trudvsem_content import MOBILE, PERSON

SURE = "A"
HOSTS = ("api.hh.ru",)
JSON = {"Content-Type": "application/json; charset=utf-8"}
TOKEN = "test-token"
TITLES = {"48": "Инженер-конструктор", "49": "Инженер-технолог", "109": "Сварщик", "128": "Токарь"}
ROLES = {
    i: TITLES.get(i, f"Роль {i}")
    for i in (
        "44 45 46 48 49 63 78 79 80 82 85 86 107 109 111 115 128 131 143 144 149 151 152 162 168 "
        "169 173 174"
    ).split()
}
TOWN = {"id": "2041", "name": "Королёв", "areas": []}
AREAS = {
    "1": {"id": "1", "name": "Москва", "areas": []},
    "2019": {"id": "2019", "name": "Московская область", "areas": [TOWN]},
}
PLACES = {
    "1": ("1", "Москва", "Москва, улица Заводская, 5"),
    "2019": ("2041", "Королёв", "Королёв, улица Мира, 7"),
}
NEWEST = datetime.fromisoformat("2026-11-20T12:00:00+03:00")
EACH = {"1": 25, "2019": 5}


def adverts(roles: dict[str, str]) -> list[dict]:
    """Every advert, newest first, as the whole vacancy; a search shows less of it."""
    out = []
    for role, title in roles.items():
        for area, count in EACH.items():
            place, name, raw = PLACES[area]
            for i in range(count):
                sole = i % 9 == 8
                when = (NEWEST - timedelta(hours=7 * i)).strftime("%Y-%m-%dT%H:%M:%S%z")
                out.append(
                    {
                        "id": f"{role}{area[0]}{i:05d}",
                        "name": f"{title}\u00a0{i % 3 + 4} категории",
                        "archived": False,
                        "area": {"id": place, "name": name, "url": "https://api.hh.ru/areas/1"},
                        "salary": None,
                        "salary_range": None
                        if i % 4 == 3
                        else {
                            "from": 90_000 + 1000 * i,
                            "to": None,
                            "currency": "RUR",
                            "gross": i % 2 == 0,
                            "mode": {"id": "MONTH", "name": "За месяц"},
                            "frequency": None,
                        },
                        "address": {
                            "city": name,
                            "raw": f"{raw}, вход со двора, {PERSON}",
                            "lat": 55.75,
                            "lng": 37.6,
                            "metro": None,
                        }
                        if i % 5
                        else None,
                        "published_at": when,
                        "created_at": when,
                        "employer": {
                            "id": f"{9000 + i}",
                            "name": f"ИП {PERSON}" if sole else f'ООО "Прибор {i}"',
                        },
                        "contacts": {
                            "name": PERSON,
                            "email": "canary.hr@zavod.example",
                            "phones": [{"formatted": MOBILE}],
                        },
                        "snippet": {
                            "requirement": "Опыт <highlighttext>станков</highlighttext>. Звонить "
                            f"{MOBILE}",
                            "responsibility": f"Работа по чертежам. Контактное лицо: {PERSON}",
                        },
                        "description": "<p>Чтение чертежей, КОМПАС-3D.</p><p>Telegram: "
                        f"@canary_hr_tg, тел. {MOBILE}</p>",
                        "key_skills": [{"name": "КОМПАС-3D"}, {"name": f"Звоните {MOBILE}"}],
                        "professional_roles": [{"id": role, "name": ROLES[role]}],
                        "experience": {"id": "between1And3", "name": "От 1 года до 3 лет"},
                        "schedule": {"id": "fullDay", "name": "Полный день"},
                    }
                )
    return sorted(out, key=lambda a: a["published_at"], reverse=True)


ADVERTS = adverts(TITLES)
KNOWN_ROLES = dict(ROLES)


def answer(
    method: str, path: str, query: dict, form: list | None = None, headers=None
) -> tuple[int, dict, bytes]:
    """(status, headers, body) of one request."""
    if path == "/professional_roles":
        roles = [{"id": i, "name": n, "is_default": False} for i, n in KNOWN_ROLES.items()]
        return _json(200, {"categories": [{"id": "7", "name": "Производство", "roles": roles}]})
    if path.startswith("/areas/") and path.rpartition("/")[2] in AREAS:
        return _json(200, AREAS[path.rpartition("/")[2]])
    if headers is None or headers.get("HH-User-Agent", headers.get("User-Agent", "")) == "":
        return _json(400, {"errors": [{"type": "bad_user_agent", "value": "unset"}]})
    if not headers.get("Authorization"):
        return _json(403, {"errors": [{"type": "forbidden"}]})
    if headers["Authorization"] != f"Bearer {TOKEN}":
        return _json(
            403, {"errors": [{"type": "oauth", "value": "bad_authorization"}], "request_id": "r"}
        )
    if path == "/vacancies":
        return _search(query)
    found = next((a for a in ADVERTS if path == f"/vacancies/{a['id']}"), None)
    if found:
        return _json(200, found)
    return _json(404, {"errors": [{"type": "not_found"}]})


answer.wants_headers = True


def _search(query: dict) -> tuple[int, dict, bytes]:
    page = int(query.get("page", 0))
    size = int(query.get("per_page", 20))
    if (page + 1) * size > 2000 or size > 100:
        return _json(
            400, {"errors": [{"type": "bad_argument", "value": "per_page"}], "request_id": "r"}
        )
    area = "" if "everywhere" in query else query.get("area", "")
    chosen = [
        a
        for a in ADVERTS
        if (not area or a["area"]["id"] == PLACES[area][0])
        and query.get("professional_role", "") in ("", a["professional_roles"][0]["id"])
        and query.get("experience", "") in ("", a["experience"]["id"])
        and query.get("date_from", "") <= a["published_at"] <= query.get("date_to", "9")
    ]
    hidden = ("description", "key_skills")
    shown = [
        {k: v for k, v in a.items() if k not in hidden}
        for a in chosen[page * size : (page + 1) * size]
    ]
    return _json(
        200,
        {
            "items": shown,
            "found": len(chosen),
            "pages": -(-len(chosen) // size),
            "page": page,
            "per_page": size,
            "clusters": None,
            "arguments": None,
        },
    )


def _json(status: int, body: object) -> tuple[int, dict, bytes]:
    return status, JSON, json.dumps(body, ensure_ascii=False).encode()
