"""«Планы» in XML: a tree План/Титул/СтрокиПлана/Строка/Сем, as universities exchange it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from etl.curricula import vocabulary
from etl.curricula.plan import Discipline, Plan


class Element(Protocol):
    """One element as the bounded reader gives it."""

    depth: int
    tag: str
    attributes: dict[str, str]


LOADS = {
    "Лек": "lectures_h",
    "Лаб": "labs_h",
    "Пр": "practical_h",
    "Сем": "practical_h",
    "СРС": "selfstudy_h",
    "ЧасЭкз": "other_h",
    "КСР": "other_h",
    "Конс": "other_h",
    "ЗЕТ": "credits",
    "ПланЗЕТ": "credits",
    "ПланНед": "weeks",
    "ПланЧасов": "total_h",
}
CONTROLS = {
    "Экз": "Экзамен",
    "Зач": "Зачёт",
    "ЗачО": "Зачёт с оценкой",
    "КП": "Курсовой проект",
    "КР": "Курсовая работа",
}
TERMS = ("Сем", "Семестр", "Сессия")


def is_plan(elements: Sequence[Element]) -> bool:
    """Whether the tree holds lines of a plan."""
    return any(element.tag in ("Строка", "СтрокиПлана") for element in elements)


def plan(elements: Sequence[Element]) -> Plan:
    """The plan of a tree; a line without semesters stays, without hours."""
    found = Plan(layout="xml")
    _title(found, elements)
    for line, inside in _lines(elements):
        found.disciplines += _disciplines(line, inside)
    return found


def _title(plan: Plan, elements: Sequence[Element]) -> None:
    for element in elements:
        said = element.attributes
        if element.tag == "План":
            plan.form = said.get("ФормаОбучения", plan.form)
            plan.programme = said.get("ОбразовательнаяПрограмма", plan.programme)
        elif element.tag == "Титул":
            plan.id = said.get("ИмяПлана", "")
            plan.institution = said.get("ИмяВуза", "")
            plan.department = said.get("Факультет", "")
            plan.code = said.get("ПоследнийШифр", "")
            plan.intake = said.get("ГодНачалаПодготовки", "")
        elif element.tag == "Специальность" and "Название" in said:
            plan.profile = "; ".join(filter(None, [plan.profile, said["Название"]]))


def _lines(elements: Sequence[Element]) -> Iterator[tuple[Element, list[Element]]]:
    """Every line with the elements inside it: disciplines, and practices apart."""
    for at, element in enumerate(elements):
        is_line = element.tag == "Строка" and "Дис" in element.attributes
        is_practice = "рактика" in element.tag and "Наименование" in element.attributes
        if not (is_line or is_practice):
            continue
        inside = []
        for below in elements[at + 1 :]:
            if below.depth <= element.depth:
                break
            inside.append(below)
        yield element, inside


def _disciplines(line: Element, inside: list[Element]) -> list[Discipline]:
    said = line.attributes
    name = said.get("Дис") or said.get("Наименование", "")
    block = said.get("НовЦикл") or said.get("Цикл", "")
    if "рактика" in line.tag:
        block = "Блок 2. Практики"
    cipher = said.get("НовИдДисциплины", "")
    rows = []
    course = None
    for element in inside:
        if element.tag == "Курс":
            course = vocabulary.number(element.attributes.get("Ном"))
        if element.tag in TERMS and "Ном" in element.attributes:
            rows.append(_term(element, name, block, cipher, course))
    if rows:
        return rows
    row = _row(name, block, cipher)
    for key, field in (("КредитовНаДисциплину", "credits"), ("ПодлежитИзучению", "total_h")):
        value = vocabulary.number(said.get(key))
        if value is not None:
            row.add(field, value)
    return [row]


def _row(name: str, block: str, cipher: str) -> Discipline:
    kind = vocabulary.kind(name, block, "", block)
    group = block if kind in ("elective", "sport") else ""
    code = "" if " " in cipher else cipher
    return Discipline(name, kind, cipher=code, block=block, group=group)


def _term(element: Element, name: str, block: str, cipher: str, course: float | None) -> Discipline:
    row = _row(name, block, cipher)
    number = vocabulary.number(element.attributes.get("Ном"))
    if element.tag == "Сессия" and course and number:
        row.semester = int(2 * (course - 1) + min(number, 2))
    elif number:
        row.semester = int(number)
    control = []
    for key, text in element.attributes.items():
        value = vocabulary.number(text)
        if key in LOADS and value is not None:
            row.add(LOADS[key], value)
        elif key in CONTROLS and value:
            control.append(CONTROLS[key])
    row.control = "; ".join(control)
    return row
