"""How adverts set aside are read: drawn by hash and labelled by a person before the rules of
December 2026 were written; hashes, spans and labels alone are kept (`data/reference/`).

Two numbers a task. `set_aside_first`: when the rules first met them, kept in the labels.
`set_aside`: today; some rules were mended on their errors since, so it is the kinder one. Caveat:
one reader; the adverts are hh.ru's of 2019–2026, few on rotation, and almost every place is
settled by the publisher's area alone.
"""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from etl.adverts.occupation.occupations import classify
from etl.adverts.pay.pay import MODES, Amount
from etl.adverts.pay.pay_said import said
from etl.adverts.place.place import place
from etl.adverts.quality.measure import Count, Measure, share
from etl.adverts.quality.quality_occupations import title_hash
from etl.adverts.quality.quality_skills import text_key
from etl.adverts.reference import rows
from etl.adverts.skills.skills import Extractor

TODAY = "set_aside"
FIRST = "set_aside_first"
DATA = "отложено с 01.12.2026, размечено человеком до правил"


def heldout(folder: Path, date: str) -> Iterator[Measure]:
    """Measures of every task whose adverts lie in the folder; none for adverts it lacks."""
    adverts: dict[str, dict] = {}
    for file in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for advert in map(json.loads, lines):
                body = f"{advert.get('title') or ''}\n{advert.get('description') or ''}"
                adverts.setdefault(text_key(body), advert)
    yield from _titles(folder, adverts, date)
    yield from _skills(adverts, date)
    yield from _told("pay_read_right", "pay_heldout", adverts, _pay_right, date)
    yield from _told("place_right", "place_heldout", adverts, _place_right, date)


def _titles(folder: Path, adverts: dict[str, dict], date: str) -> Iterator[Measure]:
    titles = {title_hash(a.get("title") or ""): a.get("title") or "" for a in adverts.values()}
    for file in sorted(folder.glob("*titles*.csv")):
        with file.open(encoding="utf-8-sig", newline="") as stream:
            for row in csv.DictReader(stream):
                titles.setdefault(title_hash(row.get("title") or ""), row.get("title") or "")
    right = answered = labelled = family = 0
    for label in rows("occupation_heldout"):
        if not label["is_industrial"] or label["title_sha256"] not in titles:
            continue
        answer = classify(titles[label["title_sha256"]])
        is_so = label["is_industrial"] == "yes"
        labelled += is_so
        answered += answer.is_industrial
        right += is_so and answer.is_industrial
        family += is_so and answer.is_industrial and answer.family in label["family"].split("|")
    if labelled:
        precision = Count(right, answered)
        recall = Count(right, labelled)
        yield share("occupation_industrial_precision", precision, DATA, date, TODAY)
        yield share("occupation_industrial_recall", recall, DATA, date, TODAY)
        yield share("occupation_family_right", Count(family, right), DATA, date, TODAY)


def _skills(adverts: dict[str, dict], date: str) -> Iterator[Measure]:
    texts = {
        text_key(a.get("description") or ""): a.get("description") or "" for a in adverts.values()
    }
    labels: dict[str, dict[tuple[str, int], bool]] = {}
    for row in rows("skill_heldout"):
        if row["advert"] in texts:
            own = labels.setdefault(row["advert"], {})
            own[row["skill"], int(row["start"])] = row["right"] == "1"
    if not labels:
        return
    first = [right for own in labels.values() for right in own.values()]
    extract = Extractor()
    today = [
        labels[key][hit.skill, hit.start]
        for key in labels
        for hit in extract.find(texts[key])
        if (hit.skill, hit.start) in labels[key]
    ]
    yield share("skill_precision", Count(sum(first), len(first)), DATA, date, FIRST)
    yield share("skill_precision", Count(sum(today), len(today)), DATA, date, TODAY)


def _told(measure: str, labels: str, adverts: dict, judged, date: str) -> Iterator[Measure]:
    known = [row for row in rows(labels) if row["advert"] in adverts]
    if not known:
        return
    first = [row["first_right"] == "1" for row in known if row.get("first_right")]
    today = [judged(row, adverts[row["advert"]]) for row in known]
    if first:
        yield share(measure, Count(sum(first), len(first)), DATA, date, FIRST)
    yield share(measure, Count(sum(today), len(today)), DATA, date, TODAY)


def _pay_right(label: dict[str, str], advert: dict) -> bool:
    """Amounts, period and tax basis are those of the reader, and the span meets the reader's."""
    told = said(
        advert["salary_from"] or "",
        advert["salary_to"] or "",
        "",
        advert["gross"],
        advert["title"],
        advert["description"] or "",
    )
    low = _amount(told.low)
    high = _amount(told.high)
    mode = MODES.get(told.mode, "?") if low or high else "none"
    if mode not in label["mode"].split("|"):
        return False
    if mode == "none":
        return True
    if told.gross is None:
        tax = "unknown"
    else:
        tax = "gross" if told.gross else "net"
    named = (_amount(label["low"]), _amount(label["high"]))
    meets = not label["start"] or (
        told.where == "text" and told.start < int(label["end"]) and int(label["start"]) < told.end
    )
    return tax in label["tax"].split("|") and named in ((0.0, 0.0), (low, high)) and meets


def _place_right(label: dict[str, str], advert: dict) -> bool:
    return place(area_name=advert["area"] or "").area == label["area"]


def _amount(value: Amount) -> float:
    try:
        return float(value or 0)
    except (TypeError, ValueError):
        return 0.0
