"""An advert of hh.ru → the engine's record: allowed fields alone, prose redacted, the employer's
id as a hash."""

from __future__ import annotations

import re

from etl.sources.hh._hh_api import EXPERIENCE
from etl.sources.trudvsem._trudvsem import ALIASES, LISTS
from etl.sources.trudvsem._trudvsem_fields import Cleaner

MODES = {"MONTH", "SHIFT", "HOUR", "FLY_IN_FLY_OUT", "SERVICE"}
_TAG = re.compile(r"</?highlighttext>")


def record(item: dict, cleaner: Cleaner) -> dict | str:
    """An item of the search or a whole vacancy → the engine's record, redacted; or no_id,
    no_title."""
    snippet = item.get("snippet") or {}
    employer = item.get("employer") or {}
    pay = item.get("salary_range") or item.get("salary") or {}
    address = item.get("address") or {}
    blank = {ours: [] if ours in LISTS else "" for ours in ALIASES}
    row = (
        blank
        | {"region_code": ""}
        | {
            k: "" if v is None else str(v)
            for k, v in {
                "id": item.get("id"),
                "vacancy_name": item.get("name"),
                "published_date": item.get("published_at"),
                "date_create": item.get("created_at"),
                "date_modify": item.get("published_at"),
                "salary_min": pay.get("from"),
                "salary_max": pay.get("to"),
                "currency": pay.get("currency"),
                "schedule_type": (item.get("schedule") or {}).get("name"),
                "address": address.get("raw"),
                "latitude": address.get("lat"),
                "longitude": address.get("lng"),
                "company_name": employer.get("name"),
                "company_code": employer.get("id"),
                "requirements": _TAG.sub("", str(snippet.get("requirement") or "")),
                "duties": item.get("description")
                or _TAG.sub("", str(snippet.get("responsibility") or "")),
            }.items()
        }
    )
    row["skills"] = [str(s.get("name") or "") for s in item.get("key_skills") or []]
    clean = cleaner.row(row)
    if isinstance(clean, str):
        return clean
    mode = (pay.get("mode") or {}).get("id")
    level = (item.get("experience") or {}).get("id")
    roles = [str(r.get("id")) for r in item.get("professional_roles") or []]
    return clean | {
        "hh_role_ids": "|".join(r for r in roles if r.isdecimal() and len(r) < 5),
        "gross": pay["gross"] if isinstance(pay.get("gross"), bool) else None,
        "pay_mode": mode.lower() if mode in MODES else "",
        "area_name": cleaner.text(str((item.get("area") or {}).get("name") or "")),
        "required_experience": level if level in EXPERIENCE else "",
        "vac_url": "" if clean["company_name"] == "ИП" else f"https://hh.ru/vacancy/{clean['id']}",
    }
