"""A list of disciplines in running text: «3. Детали машин — 144 ч, 4 з.е., 5 семестр»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.curricula import vocabulary
from etl.curricula.plan import Discipline, Plan

FEWEST = 3
SHARE = 0.5
"""A list is one where at least this share of its lines names hours or credits (ours)."""
HOURS = re.compile(
    r"(?<![\d.,])(\d[\d \u00a0]*(?:[.,]\d+)?)\s*(?:ак(?:ад)?\w*\.?\s*)?(?:ч\b|час)", re.I
)
CREDITS = re.compile(r"(?<![\d.,])(\d+(?:[.,]\d+)?)\s*(?:з\.?\s?е|зет|зач\w*\s+ед|кредит)", re.I)
WEEKS = re.compile(r"(?<![\d.,])(\d+(?:[.,]\d+)?)\s*нед", re.I)
TERM = re.compile(
    r"(?<!\d)(?:\d{1,2}\s*(?:-?\s*(?:й|ый|ой))?\s*сем\w*|сем\w*\.?\s*№?\s*\d{1,2})", re.I
)
LOAD = re.compile(
    r"(лекци\w*|лек\.?|лаб\w*\.?|практ(?:ич\w*|\.)|семинар\w*|срс|самост\w*(?: работа)?)"
    r"\s*[:—–-]?\s*"
    r"(\d+(?:[.,]\d+)?)(?!\s*нед)(?:\s*(?:ч\b\.?|час\w*))?",
    re.I,
)
NUMBERING = re.compile(r"^\s*(?:\d{1,3}[.)]\s+|[-–—•*]\s+)")


def plan(lines: Sequence[str]) -> Plan | None:
    """The plan of a list; None when the text is no list of disciplines."""
    block = ""
    rows = []
    written = [line.strip() for line in lines if line.strip()]
    for line in written:
        row = _discipline(line, block)
        if row is not None:
            rows.append(row)
        elif _is_heading(line):
            block = line.rstrip(":")
    if len(rows) < FEWEST or len(rows) < SHARE * len(written):
        return None
    return Plan(layout="list", disciplines=rows)


def _is_heading(line: str) -> bool:
    low = line.lower()
    return len(line) < 90 and (
        line.endswith(":") or low.startswith(("блок", "факультатив", "практик", "цикл", "раздел"))
    )


def _discipline(line: str, block: str) -> Discipline | None:
    body = NUMBERING.sub("", line)
    loads = LOAD.findall(body)
    bare = LOAD.sub(" ", body)
    hours = HOURS.search(bare)
    credits = CREDITS.search(bare)
    weeks = WEEKS.search(bare)
    if not (hours or credits or weeks or loads):
        return None
    starts = [
        m.start() for m in map(lambda p: p.search(body), (HOURS, CREDITS, WEEKS, TERM, LOAD)) if m
    ]
    name = body[: min(starts)].strip(" \t—–-:;,.(|")
    cipher, name = vocabulary.parted(name)
    if len(name) < 2:
        return None
    term = TERM.search(body)
    row = Discipline(
        name,
        vocabulary.kind(name, block, "", "", cipher),
        cipher=cipher,
        block=block,
        semester=vocabulary.semester(term[0]) if term else None,
    )
    for word, value in loads:
        row.add(vocabulary.load(word) or "other_h", vocabulary.number(value) or 0.0)
    for field, found in (("total_h", hours), ("credits", credits), ("weeks", weeks)):
        value = vocabulary.number(found[1]) if found else None
        if value is not None:
            row.add(field, value)
    return row
