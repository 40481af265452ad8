"""Forms people fill in: one declaration gives the workbook to fill, the check of every cell, and
the words of what is wrong.

Good rows are kept; a bad one is a `Fault` that names its sheet, row, column and what to write.
Formulas are not believed (their values are those their program left) and merged cells are named.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from etl.language import Words
from etl.reading.answers import Wrong, plain
from etl.reading.filled import Fault, Filled
from etl.reading.form_sheet import Column, Reading, starts_of
from etl.reading.parsers.xlsx import Content

HEAD_ROWS = 40


@dataclass(frozen=True)
class Form:
    """A table of questions, one row an answer, and single questions above it. `key` columns may
    not repeat in one file; `check` looks at a whole row; `skip` tells rows that are no answers
    (totals) by the first column's text."""

    id: str
    title: Words
    sheet: Words
    columns: tuple[Column, ...]
    above: tuple[Column, ...] = ()
    help: tuple[Words, ...] = ()
    key: tuple[str, ...] = ()
    check: Callable[[dict], Wrong | None] | None = None
    first: Callable[[str], Wrong | None] | None = None
    rows: int = 200

    def read(self, book: Content, today: date | None = None) -> Filled:
        """Answers of every visible sheet that bears the form's headings."""
        filled = Filled()
        today = today or date.today()
        for sheet in book.sheets:
            if found := heading(self, sheet.rows):
                Reading(self, sheet, *found, today, filled).all()
                filled.sheets.append(sheet.name)
        if not filled.sheets:
            filled.faults.append(_no_heading(self, book))
        return filled


def heading(form: Form, rows: list[list]) -> tuple[int, dict[str, int]] | None:
    """The row that names the required questions (or half of all), and the column of each."""
    must = {c.id for c in form.columns if c.required}
    for i, row in enumerate(rows[:HEAD_ROWS]):
        at: dict[str, int] = {}
        for j, cell in enumerate(row):
            text = plain(cell) if isinstance(cell, str) else ""
            for column in form.columns:
                if text and column.id not in at and text.startswith(starts_of(column.head)):
                    at[column.id] = j
                    break
        if must <= set(at) and 2 * len(at) >= len(form.columns):
            return i, at
    return None


def _no_heading(form: Form, book: Content) -> Fault:
    must = [c.head for c in form.columns if c.required]
    return Fault(
        ", ".join(f"«{s.name}»" for s in book.sheets) or "—",
        form.columns[0].id,
        "no_heading",
        Words(
            "Ни на одном листе нет строки заголовков со столбцами «{ru}». Скачайте бланк «{title}» "
            "и перенесите ответы в него.",
            "No sheet has a heading row with the columns “{en}”. Download the form “{title}” and "
            "move the answers into it.",
        ).format(
            ru="», «".join(w.ru for w in must), en="”, “".join(w.en for w in must), title=form.title
        ),
    )


def sentences(faults: Sequence[Fault], lang: str, most: int = 20) -> list[str]:
    """What is wrong, a sentence each; how many more there are is said last."""
    out = [fault.words[lang] for fault in faults[:most]]
    if len(faults) > most:
        out.append(
            Words("Таких мест ещё {n}.", "There are {n} more of these.").format(
                n=len(faults) - most
            )[lang]
        )
    return out
