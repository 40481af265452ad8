"""Forms people fill in: one declaration gives the workbook to fill, the check of every cell, and
the words of what is wrong.

Good rows are kept; a bad one is a `Fault` that names its sheet, row, column and what to write.
Formulas are not believed (their values are those their program left) and merged cells are named.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from etl.language import Words
from etl.origin import Reject
from etl.reading import workbook as wb
from etl.reading.answers import Answer, Wrong, plain
from etl.reading.parsers.xlsx import Content, Sheet, letters

EXAMPLE = Words("Пример: ", "Example: ")
HEAD_ROWS = 40
_LIKE = 12
"""A heading is known by its first letters, so many."""


@dataclass(frozen=True)
class Column:
    """One question: `id` names it in rows, `head` and `hint` on paper, `example` is shown so that
    nobody takes it for an answer."""

    id: str
    head: Words
    answer: Answer
    hint: Words = Words("", "")
    example: object = None
    required: bool = False
    missing: tuple[str, Words] = (
        "no_answer",
        Words("пусто; впишите ответ", "is empty; write an answer"),
    )


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
                _Reading(self, sheet, *found, today, filled).all()
                filled.sheets.append(sheet.name)
        if not filled.sheets:
            filled.faults.append(_no_heading(self, book))
        return filled


@dataclass(frozen=True)
class Fault:
    """One thing wrong: `words` quote the cell to whoever filled it in; `reject` keeps no text."""

    where: str
    column: str
    reason: str
    words: Words
    cell: object = ""

    def reject(self, source: str) -> Reject:
        """For the quarantine: place, question, reason, hash."""
        return wb.reject(source, self.where, (self.column,), self.reason, self.cell)


@dataclass
class Filled:
    """What a file gave: single answers by sheet, rows, and what is wrong."""

    above: dict[str, object] = field(default_factory=dict)
    rows: list[dict] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    sheets: list[str] = field(default_factory=list)
    keys: set[tuple] = field(default_factory=set)


def heading(form: Form, rows: list[list]) -> tuple[int, dict[str, int]] | None:
    """The row that names the required questions (or half of all), and the column of each."""
    must = {c.id for c in form.columns if c.required}
    for i, row in enumerate(rows[:HEAD_ROWS]):
        at: dict[str, int] = {}
        for j, cell in enumerate(row):
            text = plain(cell) if isinstance(cell, str) else ""
            for column in form.columns:
                if text and column.id not in at and text.startswith(_starts(column.head)):
                    at[column.id] = j
                    break
        if must <= set(at) and 2 * len(at) >= len(form.columns):
            return i, at
    return None


def _starts(head: Words) -> tuple[str, ...]:
    return plain(head.ru)[:_LIKE], plain(head.en)[:_LIKE]


class _Reading:
    """One sheet being read into a `Filled`."""

    def __init__(
        self,
        form: Form,
        sheet: Sheet,
        head: int,
        at: dict[str, int],
        today: date,
        filled: Filled,
    ):
        self.form = form
        self.sheet = sheet
        self.head = head
        self.at = at
        self.today = today
        self.filled = filled
        self.formulas = set(map(tuple, sheet.formulas))

    def all(self) -> None:
        """Questions above the table, then its rows."""
        single = {}
        wrong = False
        for column in self.form.above:
            at = self._beside(column)
            try:
                single[column.id] = self._answer(column, *at)
            except Wrong as error:
                self._fault(column, *at, error)
                wrong = True
        if wrong:
            return
        self.filled.above.update(single)
        for i in range(self.head + 1, len(self.sheet.rows)):
            row = self.sheet.rows[i]
            blank = all(
                wb.is_blank(row, j) and (i, j) not in self.formulas for j in self.at.values()
            )
            if not blank and not self._is_example(row):
                self._row(i, single)

    def _row(self, i: int, single: dict) -> None:
        first = self.form.columns[0]
        answer: dict = {}
        column = first
        try:
            if self.form.first and (error := self.form.first(str(self._cell(i, first)))):
                raise error
            for column in self.form.columns:
                if column.id in self.at:
                    answer[column.id] = self._answer(column, i, self.at[column.id])
                else:
                    answer[column.id] = None
            if self.form.check and (error := self.form.check(answer)):
                column = next((c for c in self.form.columns if c.id == error.column), first)
                raise error
            column = first
            key = tuple((single | answer).get(name) for name in self.form.key)
            if key and key in self.filled.keys:
                raise Wrong(
                    "repeated",
                    Words(
                        "уже есть выше в этом файле; оставьте одну строку",
                        "stands above in this file already; keep one row",
                    ),
                )
        except Wrong as error:
            self._fault(column, i, self.at.get(column.id, 0), error)
            return
        self.filled.keys.add(key)
        self.filled.rows.append({**single, **answer})

    def _answer(self, column: Column, i: int, j: int) -> object:
        for top, left, bottom, right in self.sheet.merged:
            if (
                top <= i <= bottom
                and left <= j <= right
                and self._matters(top, left, bottom, right)
            ):
                raise Wrong(
                    "merged",
                    Words(
                        f"ячейки {letters(left)}{top + 1}:{letters(right)}{bottom + 1} объединены; "
                        "разъедините их и впишите ответ в каждую",
                        f"cells {letters(left)}{top + 1}:{letters(right)}{bottom + 1} are merged; "
                        "part them and write an answer into each",
                    ),
                )
        if (i, j) in self.formulas:
            raise Wrong(
                "formula",
                Words(
                    "формула, они не вычисляются; впишите само значение",
                    "a formula, such are not computed; write the value itself",
                ),
            )
        row = self.sheet.rows[i] if i < len(self.sheet.rows) else []
        if wb.is_blank(row, j):
            if column.required:
                raise Wrong(*column.missing)
            return None
        return column.answer.read(row[j], self.today)

    def _matters(self, top: int, left: int, bottom: int, right: int) -> bool:
        """Whether a merged area covers more than one answer."""
        if top <= self.head:
            return False
        return bottom > top or sum(left <= j <= right for j in self.at.values()) > 1

    def _beside(self, column: Column) -> tuple[int, int]:
        """Where the answer to a question above the table stands: right of its label."""
        starts = _starts(column.head)
        for i, row in enumerate(self.sheet.rows[: self.head]):
            for j, cell in enumerate(row):
                if isinstance(cell, str) and plain(cell).startswith(starts):
                    full = [k for k in range(j + 1, len(row)) if not wb.is_blank(row, k)]
                    return i, full[0] if full else j + 1
        return max(self.head - 1, 0), 1

    def _is_example(self, row: list) -> bool:
        text = plain(self._value(row, self.at.get(self.form.columns[0].id, 0)))
        return text.startswith((plain(EXAMPLE.ru), plain(EXAMPLE.en)))

    def _cell(self, i: int, column: Column) -> object:
        return self._value(self.sheet.rows[i], self.at.get(column.id, 0))

    @staticmethod
    def _value(row: list, j: int) -> object:
        if j < len(row) and row[j] is not None:
            return row[j]
        return ""

    def _fault(self, column: Column, i: int, j: int, error: Wrong) -> None:
        row = self.sheet.rows[i] if i < len(self.sheet.rows) else []
        cell = self._value(row, j)
        shown = str(cell)[:40]
        quoted = Words(f"«{shown}» " if shown else "", f"“{shown}” " if shown else "")
        self.filled.faults.append(
            Fault(
                wb.address(self.sheet.name, i, j),
                column.id,
                error.reason,
                Words(
                    "Лист «{sheet}», строка {row}, столбец {letter} «{head}»: {quoted}{wrong}.",
                    "Sheet “{sheet}”, row {row}, column {letter} “{head}”: {quoted}{wrong}.",
                ).format(
                    sheet=self.sheet.name,
                    row=i + 1,
                    letter=letters(j),
                    head=column.head,
                    quoted=quoted,
                    wrong=error.words,
                ),
                cell,
            )
        )


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
