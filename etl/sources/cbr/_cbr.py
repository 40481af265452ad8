"""Bank of Russia's DataService: lists found by name, observations dated by their words.

Captured as published: `publications.json`, `datasets_<p>.json`, `measures_<p>_<d>.json`,
`data_<p>_<d>_<m>.json`.
"""

from __future__ import annotations

import json
import math
import re
from datetime import date
from hashlib import sha256
from pathlib import Path

from etl.language import Words
from etl.origin import Parsed, Reject
from etl.reading.periods import named
from etl.sources.cbr._cbr_frame import title

BASE = "https://www.cbr.ru/dataservice/"
PUBLISHER = Words("Банк России", "Bank of Russia")
LICENCE = Words(
    "свободное использование со ссылкой на Банк России; перепродажа исходных данных запрещена",
    "free use with attribution to the Bank of Russia; no resale of the raw data",
)
WHOLE_ECONOMY = 25
_ENTERPRISES = re.compile(r"предприяти", re.IGNORECASE)
FIELDS = {
    "kind": "str",
    "publication_id": "int",
    "dataset_id": "int",
    "measure_id": "int",
    "name": "str",
}


def answer(web, method: str, **params: object) -> tuple[bytes, object]:
    """Bytes and decoded JSON of one method; LookupError when a page came instead (status 200 all
    the same)."""
    reply = web.get(BASE + method, params=params or None)
    kind = str(reply.headers.get("Content-Type", reply.headers.get("content-type", ""))).lower()
    if "json" not in kind:
        raise LookupError(
            f"Банк России, {method}: вместо JSON пришло «{kind or 'неизвестно что'}». "
            "Служба могла смениться: сверьте https://www.cbr.ru/dataservice/"
        )
    try:
        return reply.content, json.loads(reply.content.decode("utf-8-sig"))
    except ValueError:
        raise LookupError(
            f"Банк России, {method}: ответ обрывается или не читается как JSON"
        ) from None


def records(body: object, key: str) -> list[dict]:
    """The list of records of an answer that is a list or an object holding one under `key`."""
    found = body.get(key) if isinstance(body, dict) else body
    if isinstance(found, list):
        return [r for r in found if isinstance(r, dict)]
    return []


def fetch(web, raw, wanted: re.Pattern[str], subject: str) -> None:
    """Capture every dataset of the enterprise monitoring whose name matches; LookupError when
    none does."""
    body, publications = answer(web, "publications")
    publication = _publication(records(publications, "publications"))
    raw.put("publications.json", body, url=BASE + "publications")
    body, datasets = answer(web, "datasets", publicationId=publication)
    raw.put(f"datasets_{publication}.json", body, url=f"{BASE}datasets?publicationId={publication}")
    listed = records(datasets, "datasets")
    chosen = [d for d in listed if wanted.search(title(d))]
    if not chosen:
        raise LookupError(
            f"Банк России: среди {len(listed)} наборов мониторинга предприятий нет ни одного "
            f"о {subject}. Сверьте список: {BASE}datasets?publicationId={publication}"
        )
    for dataset in chosen:
        _fetch_dataset(web, raw, publication, int(dataset["id"]))


def _publication(listed: list[dict]) -> int:
    """The enterprise monitoring of the whole economy: its id if the name agrees, else the first
    such name."""
    selectable = {
        int(p["id"]): str(p.get("category_name") or "")
        for p in listed
        if str(p.get("id", "")).isdigit() and not p.get("NoActive")
    }
    if WHOLE_ECONOMY in selectable:
        return WHOLE_ECONOMY
    named_so = [
        i
        for i, name in selectable.items()
        if _ENTERPRISES.search(name) and not re.search(r"крупн|средн|мал", name, re.IGNORECASE)
    ]
    if not named_so:
        raise LookupError(
            "Банк России: в списке публикаций нет мониторинга предприятий. "
            f"Сверьте список: {BASE}publications"
        )
    return named_so[0]


def _fetch_dataset(web, raw, publication: int, dataset: int) -> None:
    body, listed = answer(web, "measures", datasetId=dataset)
    raw.put(
        f"measures_{publication}_{dataset}.json", body, url=f"{BASE}measures?datasetId={dataset}"
    )
    for measure in [
        int(m["id"]) for m in records(listed, "measure") if str(m.get("id", "")).isdigit()
    ] or [0]:
        about = {"datasetId": dataset} | ({"measureId": measure} if measure else {})
        years = records(answer(web, "years", **about)[1], "years")
        first = min((int(y.get("FromYear") or 2002) for y in years), default=2002)
        last = max((int(y.get("ToYear") or 0) for y in years), default=0) or date.today().year
        params = {"y1": first, "y2": last, "publicationId": publication, **about}
        body, _ = answer(web, "data", **params)
        query = "&".join(f"{k}={v}" for k, v in params.items())
        raw.put(f"data_{publication}_{dataset}_{measure}.json", body, url=f"{BASE}data?{query}")


def read(source: str, path: Path) -> Parsed:
    """Rows of kind `dataset`, `measure` or `observation`; what cannot be read or dated is a
    Reject."""
    kind, *ids = path.stem.split("_")
    try:
        body = json.loads(path.read_bytes().decode("utf-8-sig"))
        numbers = [int(i) for i in ids]
    except (ValueError, UnicodeDecodeError):
        return Parsed([], [_reject(source, path.name, (), "not_json", path.name)])
    if kind == "datasets":
        return _names(source, path.name, records(body, "datasets"), "dataset", [*numbers, None])
    if kind == "measures":
        return _names(source, path.name, records(body, "measure"), "measure", numbers)
    if kind == "data" and isinstance(body, dict) and len(numbers) == 3:
        return _observations(source, path.name, body, numbers)
    if kind == "publications":
        return Parsed()
    return Parsed([], [_reject(source, path.name, (), "unknown_file", kind)])


def _names(source: str, file: str, listed: list[dict], kind: str, numbers: list) -> Parsed:
    out = Parsed()
    for i, item in enumerate(listed):
        if not str(item.get("id", "")).isdigit() or len(numbers) < 2:
            out.rejects.append(_reject(source, f"{file}#{i}", ("id",), "no_id", item))
            continue
        ids = (int(item["id"]), 0) if kind == "dataset" else (numbers[1], int(item["id"]))
        out.rows.append(
            {
                "kind": kind,
                "publication_id": numbers[0],
                "dataset_id": ids[0],
                "measure_id": ids[1],
                "name": title(item) if kind == "dataset" else str(item.get("name") or ""),
            }
        )
    return out


def _observations(source: str, file: str, body: dict, numbers: list[int]) -> Parsed:
    out = Parsed()
    names = {
        h.get("id"): str(h.get("elname") or "").strip()
        for h in records(body, "headerData")
        if isinstance(h.get("id"), int)
    }
    units = {
        u.get("id"): str(u.get("val") or "").strip()
        for u in records(body, "units")
        if isinstance(u.get("id"), int)
    }
    seen: set[tuple] = set()
    for i, row in enumerate(body["RawData"] if isinstance(body.get("RawData"), list) else []):
        reason, read_row = _observation(row, names, units)
        key = (
            (read_row or {}).get("name"),
            (read_row or {}).get("period_start"),
            (read_row or {}).get("period_end"),
        )
        if not reason and key in seen:
            reason = "duplicate"
        if reason or read_row is None:
            out.rejects.append(_reject(source, f"{file}#{i}", ("dt", "obs_val"), reason, row))
            continue
        seen.add(key)
        out.rows.append(
            {
                "kind": "observation",
                "publication_id": numbers[0],
                "dataset_id": numbers[1],
                "measure_id": numbers[2],
                **read_row,
            }
        )
    return out


def _observation(row: object, names: dict, units: dict) -> tuple[str, dict | None]:
    """(reason, None) or ("", row). The period comes from `dt`; `date` is shifted by one or two
    months."""
    if not isinstance(row, dict):
        return "not_a_record", None
    when = named(row["dt"]) if isinstance(row.get("dt"), str) else None
    if when is None:
        return "unknown_period", None
    value = row.get("obs_val")
    if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
        return "not_a_number", None
    if value is not None and not math.isfinite(value):
        return "not_finite", None
    code = row.get("element_id") if isinstance(row.get("element_id"), int) else row.get("colId")
    name = names.get(code if isinstance(code, int) else None, "")
    unit = row.get("unit_id")
    return "", {
        "element_id": code if isinstance(code, int) else 0,
        "name": name,
        "unit": units.get(unit if isinstance(unit, int) else None, ""),
        "value": value,
        "period_start": when.start,
        "period_end": when.end,
        "period_kind": when.kind,
        "period_text": row["dt"],
    }


def _reject(
    source: str, where: str, fields: tuple[str, ...], reason: str, payload: object
) -> Reject:
    return Reject(
        source, where, fields, reason, sha256(repr(payload).encode("utf-8", "replace")).hexdigest()
    )
