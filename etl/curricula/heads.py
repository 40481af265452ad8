"""The head of a table of disciplines: where it stands, over how many rows, and what its columns
mean. Merged and many-storeyed heads are read from the top down."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.curricula import vocabulary

SEARCHED_ROWS = 60
MOST_STOREYS = 5
NAME = re.compile(
    r"^(?:наименовани[ея]|название|перечень)?\s*(?:учебн\w+ )?(?:дисциплин|предмет)|"
    r"^наименование$|^название$|наименовани[ея].*(?:дисциплин|модул|предмет|практик)|"
    r"^(?:name|discipline|subject|course|course name)$|^учебн\w+ (?:курс|предмет|дисциплин)|"
    r"^элемент\w* (?:учебного )?плана"
)
COLUMNS = (
    ("plan", r"^план$|^номер (?:плана|ауп)$|^plan$|^variant$|^вариант$"),
    ("ordinal", r"^№|^п/п|^row$|^номер$|^n$"),
    ("cipher", r"^шифр|^индекс|^код(?: дисциплин\w*| элемента)?$|^cipher$|^index$"),
    ("load", r"^(?:вид )?нагрузк|^вид (?:занят|учебной|работ)|^load$"),
    ("quantity", r"^кол(?:ичеств|-во|\.)|^quantity$"),
    ("unit", r"^ед\.?\s*изм|^единиц\w+ изм|^unit$"),
    (
        "record",
        r"^тип (?:записи|дисциплины)|^вид дисциплины|^статус|^record_type$|^type$|^kind$|^вид$",
    ),
    ("block", r"^блок|^цикл|^раздел|^block$"),
    ("part", r"^часть|^компонент|^part$"),
    ("module", r"^модуль$|^module$"),
    (
        "control",
        r"форм\w* (?:промежуточн\w+ |итогов\w+ )?(?:контрол|аттестац|отч)|^контроль$|"
        r"^вид (?:контрол|аттестац)|control|^аттестация",
    ),
    ("examined", r"^экзамен|^зач[её]т|^диф|^курсов|^кп$|^кр$|^экз|^зач|^рэкз|^дзчт"),
    ("semester", r"^(?:номер )?семестр|^период контроля|^сем\.?$|^semester$|^период обучения$"),
    ("weeks", r"недел|^нед\b|weeks?$"),
    ("credits", r"зет\b|з\.?\s?е\.?(?:\b|$)|зач[её]тн\w* ед|кредит|credits?|ects"),
    (
        "contact_printed_h",
        r"контактн|аудиторн|во взаимодейств|с преподавател|contact|^ауд\b|"
        r"обязательн\w+ (?:аудит|учебн)",
    ),
    ("lectures_h", vocabulary.LOADS[0][1]),
    ("labs_h", vocabulary.LOADS[1][1]),
    ("practical_h", vocabulary.LOADS[2][1]),
    ("selfstudy_h", vocabulary.LOADS[3][1]),
    ("other_h", r"^контроль\b|консультац|^крп\b|^кср\b|иная контактн"),
    ("total_h", r"час|трудо[её]мкость|объ[её]м|^всего|^итого|максимальн|hours?|по плану|нагрузка"),
)
IGNORED = re.compile(
    r"source|ссылк|url|примечан|^note|кафедр|компетенц|department|tags|метк|is_practice|"
    r"speciality|специальност|qualification|квалификац|закреплен"
)
PROPERTIES = frozenset({"наименование", "название", "содержание", "значение", "показатель"})
"""Heads of a sheet of properties, no table of disciplines."""
NUMBERS = frozenset(
    "credits total_h lectures_h labs_h practical_h selfstudy_h other_h contact_printed_h weeks "
    "quantity".split()
)


@dataclass(frozen=True)
class Column:
    """One column: what it holds, of which semester (None: of the row's), and its head in words."""

    at: int
    field: str
    semester: int | None
    words: str


@dataclass
class Head:
    """A head found: its columns, the first row below it, heads nobody knows here."""

    columns: list[Column]
    below: int
    unknown: list[str] = field(default_factory=list)

    def at(self, name: str) -> int | None:
        """Where the column of this name stands, of no semester of its own."""
        return next((c.at for c in self.columns if c.field == name and c.semester is None), None)

    def has(self, name: str) -> bool:
        """Whether there is such a column."""
        return any(c.field == name for c in self.columns)

    def numbers(self) -> list[Column]:
        """Columns of quantities."""
        return [c for c in self.columns if c.field in NUMBERS]


def find(rows: Sequence[Sequence[object]]) -> Head | None:
    """The head of the first table of disciplines in a sheet; None when no column is named so."""
    for top, row in enumerate(rows[:SEARCHED_ROWS]):
        texts = [vocabulary.plain(cell).lower() for cell in row]
        if sum(map(bool, texts)) < 1:
            continue
        if PROPERTIES.issuperset(filter(None, texts)):
            continue
        named = [x for x, text in enumerate(texts) if len(text) <= 90 and NAME.search(text)]
        if named and (sum(map(bool, texts)) > 1 or _grid_below(rows, top)):
            return _head(rows, top, named[0])
    return None


def _grid_below(rows: Sequence[Sequence[object]], top: int) -> bool:
    """Whether a lone head «Дисциплина» stands over a list of names, not in running text."""
    below = [row for row in rows[top + 1 : top + 6] if any(vocabulary.plain(c) for c in row)]
    return len(below) >= 2


def _head(rows: Sequence[Sequence[object]], named_row: int, name_at: int) -> Head:
    first = named_row
    while first > 0 and named_row - first < 2 and _is_storey(rows[first - 1], name_at):
        first -= 1
    last = named_row
    while (
        last + 1 < len(rows)
        and last + 1 - first < MOST_STOREYS
        and _is_storey(rows[last + 1], name_at)
    ):
        last += 1
    storeys = [[vocabulary.plain(c).lower() for c in row] for row in rows[first : last + 1]]
    paths = _paths(storeys)
    columns: list[Column] = []
    unknown: list[str] = []
    for at, path in enumerate(paths):
        if not path:
            continue
        if at == name_at:
            columns.append(Column(at, "name", None, path[-1]))
            continue
        found = _meaning(path)
        semester = _semester_of(path)
        if found:
            columns.append(Column(at, found, semester, " / ".join(path)))
        elif not any(IGNORED.search(text) for text in path):
            unknown.append(" / ".join(path))
    below = last + 1
    if below < len(rows) and _counts_columns(rows[below]):
        below += 1
    return Head(_settled(columns), below, unknown)


def _is_storey(row: Sequence[object], name_at: int) -> bool:
    """Whether a row belongs to the head: nothing under the name, and words of heads elsewhere."""
    texts = [vocabulary.plain(cell).lower() for cell in row]
    if name_at < len(texts) and texts[name_at]:
        return False
    filled = [text for text in texts if text]
    heads = [
        t
        for t in filled
        if _meaning([t])
        or vocabulary.semester(t)
        or "семест" in t
        or "курс" in t
        or "из них" in t
        or "в том числе" in t
        or "распредел" in t
    ]
    return len(filled) >= 2 and len(heads) * 2 >= len(filled)


def _paths(storeys: list[list[str]]) -> list[list[str]]:
    """Words over each column from the top down; a merged head reaches to the right as far as
    there is something below it and nothing of its own."""
    width = max(map(len, storeys))
    grid = [row + [""] * (width - len(row)) for row in storeys]
    for level, row in enumerate(grid[:-1]):
        for at in range(1, width):
            beneath = any(lower[at] for lower in grid[level + 1 :])
            if not row[at] and beneath and row[at - 1] and not NAME.search(row[at - 1]):
                row[at] = row[at - 1]
    return [list(dict.fromkeys(row[at] for row in grid if row[at])) for at in range(width)]


def _meaning(path: list[str]) -> str:
    """What a column holds: its lowest word that says something; bare semester numbers hold hours
    unless the words above speak of credits or weeks."""
    for text in reversed(path):
        for name, pattern in COLUMNS:
            if re.search(pattern, text):
                numbered = name == "semester" and vocabulary.semester(text)
                if numbered:
                    return "total_h"
                return name
        if NAME.search(text):
            return ""
    if vocabulary.semester(path[-1]) and (len(path) > 1 or "сем" in path[-1]):
        return "total_h"
    return ""


def _semester_of(path: list[str]) -> int | None:
    """The semester a column stands for, from any storey above a load or from the lowest one."""
    for text in reversed(path):
        is_named = "сем" in text and vocabulary.number(text) is None
        if is_named and (len(path) > 1 or text != "сем") and (found := vocabulary.semester(text)):
            return found
    below = any("сем" in text for text in path[:-1])
    if below and vocabulary.number(path[-1]) is not None:
        return vocabulary.semester(path[-1])
    return None


def _counts_columns(row: Sequence[object]) -> bool:
    """A row 1, 2, 3 … under a head numbers the columns."""
    filled = [vocabulary.number(cell) for cell in row if vocabulary.plain(cell)]
    return len(filled) > 2 and filled == [float(n) for n in range(1, len(filled) + 1)]


def _settled(columns: list[Column]) -> list[Column]:
    """One column a field and semester; «Всего» twice keeps the first, a second name is none."""
    seen: set[tuple[str, int | None]] = set()
    out = []
    for column in columns:
        key = (column.field, column.semester)
        if column.field in ("examined", "total_h") or key not in seen:
            if column.field == "total_h" and key in seen:
                continue
            out.append(column)
        seen.add(key)
    return out
