"""Sums printed among their parts: marked `total`, so that no hour is counted twice.

By code where there is one («ПМ.01» above «МДК.01.01»), by name («Итого»), and in lists without
codes by arithmetic from the end: a module is the row equal to the rows below it. Caveat: a list
whose module hours are not the sum of its parts keeps both, and the plan says so.
"""

from __future__ import annotations

import re

from etl.curricula.plan import Discipline, Plan
from etl.language import Words

MOST_PARTS = 12
OF_TRADES = "выполнение работ по одной или нескольким"
MODULES = re.compile(r"^профессиональные модули|^профессиональный (?:цикл|учебный цикл)")
PART_OF_PRACTICE = re.compile(r"\bпм\.?\s*\d|преддипл|защита|демонстрац|экзамен")
FOUND = Words(
    "Строк-итогов модулей и циклов: {n}; их часы не складываются с частями.",
    "Rows that are totals of modules and cycles: {n}; their hours are not added to the parts.",
)


def mark(plan: Plan) -> None:
    """Marks totals of a plan in place and says how many. Exports that name a load in every row
    print no totals of modules."""
    if plan.layout != "long":
        _by_code(plan.disciplines)
        coded = any(row.cipher for row in plan.disciplines)
        timed = any(row.semester for row in plan.disciplines)
        if not coded and not timed:
            _by_sums([row for row in plan.disciplines if row.kind in ("discipline", "elective")])
            for kind in ("practice", "attestation"):
                _practices([row for row in plan.disciplines if row.kind == kind])
    if found := plan.of("total"):
        plan.notes.append(FOUND.format(n=len(found)))


def _by_code(rows: list[Discipline]) -> None:
    """A row whose code begins another's, where its hours are the sum of those below it; a module
    ПМ.01 holds МДК.01.*, УП.01 and ПП.01."""
    codes = [row.cipher.strip().rstrip(".").upper() for row in rows]
    for row, code in zip(rows, codes, strict=True):
        if not code or row.kind == "total":
            continue
        below = [
            other
            for other, longer in zip(rows, codes, strict=True)
            if other is not row
            and other.kind != "total"
            and _below(code, longer)
            and other.semester == row.semester
        ]
        whole = row.hours
        parts = sum(other.hours or 0 for other in below)
        module = code.startswith("ПМ") and len(below) > 1
        if below and whole and parts and (abs(whole - parts) < 0.51 or (module and whole >= parts)):
            row.kind = "total"


def _below(code: str, longer: str) -> bool:
    if longer.startswith(code + ".") and longer != code:
        return True
    module = re.fullmatch(r"ПМ\.?(\d\d)", code)
    if module is None or longer == code:
        return False
    return bool(re.match(rf"(?:В?МДК|УП|ПП|ПДП|КЭ|ПМ)\.?{module[1]}(?:\.|$)", longer))


def _by_sums(rows: list[Discipline]) -> None:
    """From the end of the list upwards: groups of a row and the rows below it that it sums, as
    many rows in groups as can be."""
    best: dict[int, tuple[int, ...]] = {}
    for end in range(len(rows) + 1):
        choices = [(*best[head], head) for head in _heads(rows, end)]
        best[end] = min(choices, key=lambda found: (found[0], len(found)), default=(end,))
    first, *heads = _proved(rows, best[len(rows)])
    for head in heads:
        rows[head].kind = "total"
    if len(heads) > 1 and first > 0:
        above = rows[first - 1]
        whole = sum(rows[head].hours or 0 for head in heads)
        if MODULES.search(above.name.lower()) or abs((above.hours or 0) - whole) < 0.51:
            above.kind = "total"


def _proved(rows: list[Discipline], chain: tuple[int, ...]) -> tuple[int, ...]:
    """The chain of groups from its first that is more than two equal numbers side by side."""
    kept = sorted(chain[1:])
    while kept:
        after = kept[1] if len(kept) > 1 else len(rows)
        if _related(rows[kept[0]], rows[kept[0] + 1 : after]):
            return (kept[0], *kept)
        kept = kept[1:]
    return (len(rows),)


def _heads(rows: list[Discipline], end: int) -> list[int]:
    """Where a group may begin whose last part is the row before `end`."""
    whole = 0.0
    found = []
    for start in range(end - 1, max(end - MOST_PARTS, 0), -1):
        hours = rows[start].hours
        if not hours:
            break
        whole += hours
        head = rows[start - 1]
        if rows[start].name.lower().startswith(OF_TRADES):
            break
        if head.hours and abs(head.hours - whole) < 0.51:
            found.append(start - 1)
    return found


def _related(head: Discipline, parts: list[Discipline]) -> bool:
    """A module shares a word with one of its parts; equal numbers side by side do not prove it."""
    if head.name.lower().startswith(OF_TRADES):
        return True
    return any(_stems(head.name) & _stems(part.name) for part in parts)


def _stems(name: str) -> set[str]:
    return {word[:5] for word in re.findall(r"[а-яa-z]{4,}", name.lower())}


def _practices(rows: list[Discipline]) -> None:
    """«Учебная практика 360» over «Учебная практика ПМ.01 …» that it sums; «Государственная
    аттестация» over its examinations."""
    for at, head in enumerate(rows):
        if PART_OF_PRACTICE.search(head.name.lower()) and not _twice(rows, at):
            continue
        whole = 0.0
        for part in rows[at + 1 :]:
            whole += part.hours or 0
            if not head.hours or not _examined_or_part(head, part) or whole > head.hours + 0.5:
                break
            if abs(whole - head.hours) < 0.51:
                head.kind = "total"
                break


def _twice(rows: list[Discipline], at: int) -> bool:
    """«Преддипломная практика» right above «Производственная практика (преддипломная)»."""
    here = rows[at].name.lower()
    after = rows[at + 1].name.lower() if at + 1 < len(rows) else ""
    return here.startswith("преддипломная") and after.endswith("(преддипломная)")


def _examined_or_part(head: Discipline, part: Discipline) -> bool:
    if not PART_OF_PRACTICE.search(part.name.lower()):
        return False
    examined = "аттестация" in head.name.lower()
    return (
        examined
        or bool((_stems(head.name) - {"практ"}) & _stems(part.name))
        or ("по профилю" in head.name.lower())
    )
