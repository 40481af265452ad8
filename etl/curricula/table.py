"""A table of disciplines → plans: one row a kind of load (exports of 1С), or one row a discipline
with columns of hours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.curricula import heads, vocabulary
from etl.curricula.heads import Head
from etl.curricula.plan import Discipline, Plan
from etl.curricula.terms import reconciled
from etl.language import Words

OWN_TITLE = re.compile(
    r"^(?:блок\s*\d|часть,|(?:обязательная|базовая|вариативная) часть|"
    r"факультатив(?:ы|ные дисциплины)?$|практики?$|дисциплины \(модули\)|"
    r"дисциплины по выбору$)|(?:учебный|профессиональный|научный) цикл$"
)
"""A title that is one even with sums beside it."""
TITLE = re.compile(
    OWN_TITLE.pattern
    + r"|^(?:блок|часть|базовая|вариативная|обязательная|факультатив|модул|цикл|раздел|"
    r"практик|дисциплины по выбору|элективные дисциплины|общепрофессиональн|"
    r"общеобразовательн|социально|"
    r"государственная итоговая|итоговая аттестация|б\d|фтд|семестр|курс)"
)
UNKNOWN_LOAD = Words(
    "Нагрузки не распознаны и отнесены к прочим часам: {names}.",
    "Loads not known and counted as other hours: {names}.",
)
UNKNOWN_COLUMNS = Words(
    "Столбцы не прочитаны, их названия не известны: {names}.",
    "Columns not read, their names are not known: {names}.",
)


@dataclass
class _Row:
    """Cells of one row by what they hold."""

    cells: Sequence[object]
    head: Head

    def text(self, name: str) -> str:
        at = self.head.at(name)
        if at is not None and at < len(self.cells):
            return vocabulary.plain(self.cells[at])
        return ""

    def number(self, at: int | None) -> float | None:
        if at is not None and at < len(self.cells):
            return vocabulary.number(self.cells[at])
        return None


def plans(rows: Sequence[Sequence[object]], head: Head) -> list[Plan]:
    """The plans of a table, one for each value of its column «план», else one."""
    lines = [_Row(row, head) for row in rows[head.below :] if any(map(vocabulary.plain, row))]
    groups: dict[str, list[_Row]] = {}
    for line in lines:
        groups.setdefault(line.text("plan"), []).append(line)
    read = _long if head.has("load") and head.has("quantity") else _wide
    found = [read(key, group, head) for key, group in groups.items()]
    if head.unknown:
        names = ", ".join(f"«{name}»" for name in head.unknown[:12])
        for plan in found:
            plan.notes.append(UNKNOWN_COLUMNS.format(names=names))
    return [plan for plan in found if plan.disciplines]


def _long(key: str, lines: list[_Row], head: Head) -> Plan:
    """One row a kind of load: rows of one discipline and semester are put together."""
    plan = Plan(id=key, layout="long")
    by_key: dict[tuple, Discipline] = {}
    strange: dict[str, None] = {}
    for line in lines:
        name = line.text("name")
        if not name or heads.NAME.fullmatch(name.lower()):
            continue
        place = (line.text("block"), line.text("part"), line.text("module"), line.text("record"))
        when = line.text("semester")
        row = by_key.get((*place, name, when))
        if row is None:
            row = Discipline(
                name,
                vocabulary.kind(name, place[0], place[1], place[3], line.text("cipher")),
                cipher=line.text("cipher"),
                block=place[0],
                part=place[1],
                module=place[2],
                group=place[3] if vocabulary.ELECTIVE.search(place[3].lower()) else "",
                semester=vocabulary.semester(when),
            )
            by_key[(*place, name, when)] = row
        _add_load(row, line, head, strange)
    plan.disciplines = list(by_key.values())
    if strange:
        names = ", ".join(f"«{name}»" for name in list(strange)[:12])
        plan.notes.append(UNKNOWN_LOAD.format(names=names))
    return plan


def _add_load(row: Discipline, line: _Row, head: Head, strange: dict[str, None]) -> None:
    load = line.text("load")
    low = load.lower().replace("ё", "е")
    quantity = line.number(head.at("quantity"))
    credits = line.number(head.at("credits"))
    unit = line.text("unit").lower()
    if credits is not None:
        row.add("credits", credits)
    if vocabulary.PRACTICE.search(low):
        row.kind = "practice" if row.kind != "facultative" else row.kind
    elif vocabulary.ATTESTATION.search(low):
        row.kind = "attestation"
    if "недел" in unit:
        row.add("weeks", quantity or 0.0)
    elif vocabulary.CONTROL.search(low) and not quantity:
        row.control = "; ".join(dict.fromkeys(filter(None, [*row.control.split("; "), load])))
    elif quantity is not None:
        field = vocabulary.load(load)
        if not field and load and not _known_other(low):
            strange[load] = None
        row.add(field or "other_h", quantity)


def _known_other(low: str) -> bool:
    known = (vocabulary.PRACTICE, vocabulary.ATTESTATION, vocabulary.CONTROL)
    return any(pattern.search(low) for pattern in known) or "всего" in low


def _wide(key: str, lines: list[_Row], head: Head) -> Plan:
    """One row a discipline; columns of several semesters give one row for each."""
    plan = Plan(id=key, layout="wide")
    block = ""
    part = ""
    name_at = head.at("name")
    for line in lines:
        name = line.text("name")
        title = name or _lone(line)
        values = [line.number(c.at) for c in head.numbers()]
        low = title.lower()
        if name and heads.NAME.fullmatch(low):
            continue
        if OWN_TITLE.search(low):
            block, part = _stands(title, block, part)
            continue
        if title and (not name or (not any(v is not None for v in values) and _is_title(low))):
            if _is_title(low):
                block, part = _stands(title, block, part)
            continue
        if not name or line.number(name_at) is not None:
            continue
        plan.disciplines += _split(line, head, block, part)
    return plan


def _lone(line: _Row) -> str:
    """The only text of a row that names a block («Блок 2. Практики» over all columns)."""
    texts = [vocabulary.plain(cell) for cell in line.cells]
    words = [text for text in texts if text and vocabulary.number(text) is None]
    if len(words) == 1:
        return words[0]
    return ""


def _is_title(low: str) -> bool:
    return bool(TITLE.search(low))


def _stands(title: str, block: str, part: str) -> tuple[str, str]:
    low = title.lower()
    if low.startswith(("часть", "обязательн", "базов", "вариатив")):
        return (block, title)
    return (title, "")


def _split(line: _Row, head: Head, block: str, part: str) -> Iterator[Discipline]:
    """The row as disciplines: by the semesters its columns name, else by its own semester."""
    name = line.text("name")
    block = line.text("block") or block
    part = line.text("part") or part
    record = line.text("record")
    whole = _made(line, name, block, part, record, None)
    whole.semester = vocabulary.semester(line.text("semester"))
    for column in head.numbers():
        value = line.number(column.at)
        if column.semester is None and value is not None:
            whole.add("total_h" if column.field == "quantity" else column.field, value)
    whole.control = _control(line, head)
    terms = sorted({c.semester for c in head.numbers() if c.semester is not None})
    rows = []
    for term in terms:
        row = _made(line, name, block, part, record, term)
        cells = [(c.field, line.number(c.at)) for c in head.numbers() if c.semester == term]
        filled = [(field, value) for field, value in cells if value]
        for field, value in filled:
            row.add(field, value)
        if filled:
            rows.append(row)
    yield from reconciled(whole, rows)


def _made(line: _Row, name: str, block: str, part: str, record: str, term: int | None):
    cipher = line.text("cipher")
    if not cipher:
        cipher, name = vocabulary.parted(name)
    return Discipline(
        name,
        vocabulary.kind(name, block, part, record, cipher),
        cipher=cipher,
        block=block,
        part=part,
        module=line.text("module"),
        semester=term,
    )


def _control(line: _Row, head: Head) -> str:
    """Forms of control in words: the column's own text, or its head with semesters beside."""
    found = [line.text("control")]
    for column in head.columns:
        if column.field == "examined" and column.at < len(line.cells):
            text = vocabulary.plain(line.cells[column.at])
            if text and text not in ("0", "-", "—"):
                found.append(f"{column.words.rpartition(' / ')[2]}: {text}")
    return "; ".join(filter(None, found))
