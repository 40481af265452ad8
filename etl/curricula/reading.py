"""A file with a plan → plans read, whatever it is: workbook, CSV, Word document, XML, text list.

The file itself is parsed apart, bounded; here are only its cells, paragraphs and elements.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.curricula import heads, plan_xml, table, text_list, totals, vocabulary
from etl.curricula.heads import Head
from etl.curricula.plan import Plan
from etl.language import Words
from etl.reading.bounds import Refused, refusal

MOST_NAMED = 14
PROPERTIES = {
    "id": r"^номер ауп|^номер плана|^учебный план",
    "institution": r"^(?:образовательная организация|вуз|университет|учебное заведение|колледж)",
    "code": r"^код (?:специальности|направления|программы|ооп)|^шифр (?:специальности|направления)",
    "programme": r"^направление|^специальность|^наименование (?:программы|направления)",
    "profile": r"^профиль|^специализация|^направленность",
    "level": r"^уровень",
    "form": r"^форма обучения",
    "intake": r"^год (?:набора|начала|приема|приёма)",
    "duration": r"^(?:фактический )?срок|^нормативный срок",
    "department": r"^(?:выпускающая )?кафедра|^факультет",
}
CODE = re.compile(r"(?<![\d.])(\d{2}\.\d{2}\.\d{2})(?!\d)")
YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")
NO_NUMBERS = Words(
    "Часов и зачётных единиц в файле нет: покрытие посчитано по числу дисциплин.",
    "The file has neither hours nor credits: coverage is by the number of disciplines.",
)


def from_sheets(sheets: Sequence[tuple[str, Sequence[Sequence[object]]]]) -> list[Plan]:
    """Plans of a workbook's visible sheets, a CSV being one sheet. Refused names the sheets' own
    heads when none of them is a table of disciplines."""
    tables = [(rows, head) for _, rows in sheets if (head := heads.find(rows)) is not None]
    if any(head.numbers() for _, head in tables):
        tables = [(rows, head) for rows, head in tables if head.numbers()]
    found: list[Plan] = []
    for rows, head in tables:
        _demand_numbers(rows, head)
        found += table.plans(rows, head)
    if not found:
        lines = [_joined(row) for _, rows in sheets for row in rows]
        listed = text_list.plan(lines)
        found = [listed] if listed else []
    if not found:
        raise _no_head(sheets)
    said = [row for _, rows in sheets for row in rows]
    return [_finished(plan, said, alone=len(found) == 1) for plan in _merged(found)]


def from_blocks(blocks: Sequence[tuple[str, Sequence[Sequence[str]] | None]]) -> list[Plan]:
    """Plans of a document: of its tables, else of a list in its paragraphs."""
    tables = [(f"таблица {n}", rows) for n, (_, rows) in enumerate(blocks, 1) if rows]
    lines = [line for text, rows in blocks if not rows for line in text.split("\n")]
    words = [line for line in lines if line.strip()]
    if any(heads.find(rows) for _, rows in tables):
        plans = from_sheets(_joined_tables(tables))
        return [_titled(plan, words) for plan in plans]
    listed = text_list.plan(lines)
    if listed:
        return [_titled(_finished(listed, [[line] for line in words]), words)]
    if not tables and not words:
        raise refusal(
            "В документе нет текста: похоже, это скан. Нужен план таблицей: .xlsx, .csv или .docx "
            "с настоящей таблицей.",
            "The document has no text: it looks like a scan. The plan is needed as a table: .xlsx, "
            ".csv, or .docx with a real table.",
        )
    raise _no_head(tables or [("документ", [[line] for line in words])])


def from_elements(elements: Sequence[plan_xml.Element]) -> list[Plan]:
    """The plan of an XML tree. Refused names the tags it found instead."""
    if not plan_xml.is_plan(elements):
        tags = ", ".join(f"«{tag}»" for tag in list(dict.fromkeys(e.tag for e in elements))[:8])
        raise refusal(
            "Это не учебный план в XML: нет элементов «СтрокиПлана» и «Строка». Есть: {tags}. "
            "Выгрузите план из «Планов» или 1С заново или сохраните его таблицей .xlsx.",
            "This is no plan in XML: elements «СтрокиПлана» and «Строка» are missing. There are: "
            "{tags}. Export the plan anew, or save it as an .xlsx table.",
            tags=tags,
        )
    plan = plan_xml.plan(elements)
    if not plan.disciplines:
        raise refusal(
            "В плане нет ни одной дисциплины: в «СтрокиПлана» пусто. Выгрузите план заново.",
            "The plan has no discipline: «СтрокиПлана» is empty. Export the plan anew.",
        )
    return [_finished(plan, [])]


def _demand_numbers(rows: Sequence[Sequence[object]], head: Head) -> None:
    """A table whose quantities stand under heads nobody knows is refused by their names."""
    if head.numbers() or not head.unknown:
        return
    body = rows[head.below :]
    width = max((len(row) for row in body), default=0)
    known = {column.at for column in head.columns}
    full = [
        at
        for at in range(width)
        if at not in known
        and sum(at < len(r) and vocabulary.number(r[at]) is not None for r in body) * 2 > len(body)
    ]
    if full:
        raise refusal(
            "Столбцы с числами не распознаны: {names}. Назовите их так, как принято: «Всего "
            "часов», «З.е.», «Лекции», «Лабораторные», «Практические», «СРС», «Семестр».",
            "Columns of numbers are not known: {names}. Name them as usual: «Всего часов», «З.е.», "
            "«Лекции», «Лабораторные», «Практические», «СРС», «Семестр».",
            names=", ".join(f"«{name}»" for name in head.unknown[:MOST_NAMED]),
        )


def _no_head(sheets: Sequence[tuple[str, Sequence[Sequence[object]]]]) -> Refused:
    rows = [row for _, rows in sheets for row in rows if any(map(vocabulary.plain, row))]
    if not rows:
        return refusal(
            "В файле нет ни одной заполненной ячейки. Сохраните план заново и выберите ещё раз.",
            "The file has no filled cell. Save the plan anew and choose it once more.",
        )
    widest = max(rows[:20], key=lambda row: sum(bool(vocabulary.plain(c)) for c in row))
    seen = [vocabulary.plain(cell)[:40] for cell in widest if vocabulary.plain(cell)]
    return refusal(
        "Не найдена таблица дисциплин: ни один столбец не назван «Дисциплина», «Наименование» или "
        "«Предмет». Есть: {names}. Назовите столбец с дисциплинами и загрузите файл снова.",
        "No table of disciplines was found: no column is called «Дисциплина», «Наименование» or "
        "«Предмет». There are: {names}. Name the column of disciplines and load the file again.",
        names=", ".join(f"«{name}»" for name in seen[:MOST_NAMED]),
    )


def _joined(row: Sequence[object]) -> str:
    return "; ".join(filter(None, map(vocabulary.plain, row)))


def _joined_tables(tables):
    """A table without a head of its own goes on the one before it, if they are equally wide."""
    out: list[tuple[str, list]] = []
    for name, rows in tables:
        wide = max(map(len, rows))
        if out and heads.find(rows) is None and wide == max(map(len, out[-1][1])):
            out[-1][1].extend(rows)
        else:
            out.append((name, list(rows)))
    return out


def _merged(plans: list[Plan]) -> list[Plan]:
    """Sheets of one plan (a sheet a semester, practices apart) are one plan; plans of different
    names stay apart."""
    out: dict[str, Plan] = {}
    for plan in plans:
        first = out.setdefault(plan.id, plan)
        if first is not plan:
            first.disciplines += plan.disciplines
            first.notes += [note for note in plan.notes if note not in first.notes]
    return list(out.values())


def _finished(plan: Plan, rows: Sequence[Sequence[object]], *, alone: bool = True) -> Plan:
    """Properties from the file's other cells, totals marked, what is missing said."""
    if alone:
        _properties(plan, rows)
    printed = [row for row in plan.of("total") if vocabulary.TOTAL.search(row.name.lower())]
    for row in printed:
        plan.printed_credits = plan.printed_credits or row.credits
        plan.printed_hours = plan.printed_hours or row.total_h
    totals.mark(plan)
    if found := CODE.match(plan.code):
        plan.code = found[1]
    if all(row.hours is None and row.credits is None for row in plan.disciplines):
        plan.notes.append(NO_NUMBERS)
    return plan


def _properties(plan: Plan, rows: Sequence[Sequence[object]]) -> None:
    for row in rows[:400]:
        texts = [vocabulary.plain(cell) for cell in row]
        filled = [text for text in texts if text]
        if len(filled) == 2:
            label = filled[0].lower().rstrip(": ")
            for name, pattern in PROPERTIES.items():
                if re.search(pattern, label) and not getattr(plan, name):
                    setattr(plan, name, filled[1])
    _titled(plan, [" ".join(filter(None, map(vocabulary.plain, row))) for row in rows[:12]])


def _titled(plan: Plan, lines: Sequence[str]) -> Plan:
    """Code and intake from the first lines, where no property says them."""
    top = "\n".join(lines[:12])
    if not plan.code and (found := CODE.search(top)):
        plan.code = found[1]
    if not plan.intake and (found := YEAR.search(top)):
        plan.intake = found[1]
    return plan
