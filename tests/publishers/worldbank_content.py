"""World Bank v2 [A]: pages of [meta, rows]; an unknown indicator is a message with status 200
[B]."""

from __future__ import annotations

import json

SURE = "A"
HOSTS = ("api.worldbank.org",)
JSON = {"Content-Type": "application/json;charset=utf-8"}
NAMES = {"RUS": "Russian Federation", "DEU": "Germany"}
YEARS = range(2015, 2026)


def answer(
    method: str, path: str, query: dict, form: list | None = None
) -> tuple[int, dict, bytes]:
    """(status, headers, body) of one request; two countries, eleven years, the last one empty; 8
    rows a page."""
    parts = path.split("/")
    indicator = parts[-1]
    if "indicator" not in parts or "." not in indicator or query.get("format") != "json":
        refusal = [{"message": [{"id": "120", "key": "Invalid value", "value": "Invalid"}]}]
        return 200, JSON, json.dumps(refusal).encode()
    rows = [
        {
            "indicator": {"id": indicator, "value": f"About {indicator}"},
            "country": {"id": c[:2], "value": NAMES[c]},
            "countryiso3code": c,
            "date": str(y),
            "value": None if y == YEARS[-1] else y / 100,
            "unit": "",
            "obs_status": "",
            "decimal": 1,
        }
        for c in NAMES
        for y in reversed(YEARS)
    ]
    page = int(query.get("page", 1))
    size = 8
    meta = {"page": page, "pages": -(-len(rows) // size), "per_page": size, "total": len(rows)}
    return 200, JSON, json.dumps([meta, rows[(page - 1) * size : page * size]]).encode()
