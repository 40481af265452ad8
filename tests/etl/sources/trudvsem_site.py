"""The portal in this process: bulk files with ranges and breaks, the API with its traps; the web
client's contract."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass, field

from etl.language import Words


class Broken(Exception):
    """The connection broke."""

    words = Words("соединение оборвалось", "connection lost")


@dataclass
class Reply:
    """What `Web.get` and `Web.stream` give."""

    content: bytes = b""
    status: int = 200
    headers: dict = field(default_factory=dict)
    offset: int = 0
    break_at: int | None = None

    def json(self) -> object:
        return json.loads(self.content)

    def chunks(self):
        for at in range(self.offset, len(self.content), 4096):
            if self.break_at is not None and at >= self.break_at:
                raise Broken
            yield self.content[at : at + 4096]


@dataclass
class Site:
    """`files`: url → (bytes, headers); `adverts`: region → list of API records, newest first."""

    files: dict = field(default_factory=dict)
    adverts: dict = field(default_factory=dict)
    break_at: int | None = None
    ranges: bool = True
    asked: list = field(default_factory=list)
    page_of: object = None

    @contextmanager
    def stream(self, url, params=None, *, offset=0, max_bytes=None):
        self.asked.append((url, offset))
        if url not in self.files:
            raise Broken
        content, headers = self.files[url]
        break_at = self.break_at
        self.break_at = None
        yield Reply(
            content, 206 if offset else 200, headers, offset if self.ranges else 0, break_at
        )

    def size_of(self, url):
        with self.stream(url) as reply:
            said = reply.headers.get("Content-Length", "")
        if said.isdecimal():
            return int(said)
        return None

    def get(self, url, params=None, **more):
        self.asked.append((url, dict(params or {})))
        if url in self.files:
            return Reply(*self.files[url][:1])
        if self.page_of and (forced := self.page_of(url, params)) is not None:
            return Reply(forced if isinstance(forced, bytes) else json.dumps(forced).encode())
        rows = self.adverts.get(url.rpartition("/")[2], [])
        if text := params.get("text"):
            rows = [r for r in rows if text in json.dumps(r, ensure_ascii=False).lower()]
        at = params["offset"] * params["limit"]
        if at and at >= len(rows) or params["offset"] >= 100:
            raise Broken
        return Reply(
            json.dumps(
                answer(rows[at : at + params["limit"]], len(rows)), ensure_ascii=False
            ).encode()
        )


def answer(rows: list[dict], total: int) -> dict:
    """The API's envelope."""
    return {
        "status": "200",
        "meta": {"total": str(total), "limit": 100},
        "results": {"vacancies": [{"vacancy": r} for r in rows]} if rows else {},
    }


def api_record(row: dict) -> dict:
    """A bulk record as the API words it."""
    return {
        "id": row["id"],
        "source": row["source_type"],
        "creation-date": row["date_create"][:10],
        "region": {"region_code": row["state_region_code"], "name": "г. Москва"},
        "company": {**row["company"], "companycode": row["company_code"]},
        "date_modify": row["date_modify"],
        "salary_min": row["salary_min"],
        "salary_max": row["salary_max"],
        "job-name": row["vacancy_name"],
        "vac_url": row["vac_url"],
        "employment": row["busy_type"],
        "schedule": row["schedule_type"],
        "requirements": row["position_requirements"],
        "duty": row["position_responsibilities"],
        "category": {"specialisation": row["professional_sphere_name"]},
        "requirement": json.dumps(
            {"education": row["education"], "experience": row["required_experience"]}
        ),
        "addresses": {
            "address": [
                {"location": row["vacancy_address_additional_info"], "lng": "37.62", "lat": "55.75"}
            ]
        },
        "contact_list": row["contact_list"],
        "contact_person": row["contact_person"],
        "work_places": row["work_places"],
        "code_profession": row["code_profession"],
        "currency": "«руб.»",
    }
