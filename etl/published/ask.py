"""Asking for a row at the terminal: one question a field, with what is already there as the
answer by default."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches

from etl.published.book import NEW, Book
from etl.published.entry import completed
from etl.published.problem import Known
from etl.published.row import GRADES
from etl.published.rules import row_problems

QUESTIONS = {
    "indicator": "Что измерено",
    "occupation": "Профессия (если есть)",
    "geography": "Место (Москва, Россия, …)",
    "period_text": "Период (2025, 2025-07, 2025-Q3, 2025/26)",
    "value": "Число («более 240», «10–15» понимаются)",
    "unit": "Единица",
    "publisher": "Кто опубликовал",
    "url": "Адрес страницы",
    "page_date": "Дата страницы (ГГГГ-ММ-ДД или «не указана»)",
    "kind": "Вид (офиц. статистика, опрос, …)",
    "grade": f"Надёжность ({' '.join(GRADES)})",
    "theme": "Тема",
    "note": "Примечание",
    "definition_id": "Определение (что считают; один график — одно определение)",
}
EXTRA = {
    "programmes": {
        "programme_code": "Код программы",
        "programme_name": "Программа",
        "programme_level": "Уровень",
        "institution": "Вуз или колледж",
    },
    "technoparks": {"site": "Площадка", "address": "Адрес площадки", "okrug": "Округ"},
}
DEFINITION = {
    "name_ru": "Название по-русски",
    "name_en": "Название по-английски",
    "unit": "Код единицы",
    "unit_en": "Единица по-английски",
    "counts_ru": "Что считают, по-русски",
    "counts_en": "Что считают, по-английски",
}


def asked(
    book: Book, table: str, *, ask: Callable[[str], str], say: Callable[[str], None] = print
) -> dict[str, str]:
    """One row from a dialogue; a field with a problem is asked again. EOFError or
    KeyboardInterrupt leave at once."""
    questions = QUESTIONS | EXTRA.get(table, {})
    known = book.known()
    row: dict[str, str] = {}
    waiting = list(questions)
    while waiting:
        for field in waiting:
            before = f" [{row[field]}]" if row.get(field) else ""
            row[field] = ask(f"{questions.get(field, field)}{before}: ").strip() or row.get(
                field, ""
            )
        if (
            row["definition_id"]
            and row["definition_id"] not in known.units
            and f"{NEW}name_ru" not in row
        ):
            _new_definition(row, known, ask, say)
        units = dict(known.units)
        if f"{NEW}name_ru" in row:
            units[row["definition_id"]] = row["unit"]
        problems = row_problems(completed(row | {"id": "F0"}), Known(known.ids, units))
        for problem in problems:
            say(f" · {problem['ru']}")
        waiting = list(dict.fromkeys(p.field for p in problems))
        row |= {p.field: "" for p in problems if p.field in ("bound",)}
    return row


def _new_definition(
    row: dict[str, str], known: Known, ask: Callable[[str], str], say: Callable[[str], None]
) -> None:
    """Offer what is alike; on «да» ask what the new definition counts."""
    if alike := get_close_matches(row["definition_id"], known.units, n=5, cutoff=0.5):
        say(f"Такого определения нет. Похожие: {', '.join(alike)}")
    if ask("Добавить новое определение? [да/нет]: ").strip().lower() in ("да", "д", "yes", "y"):
        for field, question in DEFINITION.items():
            row[f"{NEW}{field}"] = ask(f"{question}: ").strip()
