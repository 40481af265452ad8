"""One sheet of a filled form, read answer by answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from etl.language import Words
from etl.reading import workbook as wb
from etl.reading.answers import Answer, Wrong, plain
from etl.reading.filled import Fault, Filled
from etl.reading.parsers.xlsx import Sheet, letters

if TYPE_CHECKING:
    from etl.reading.forms import Form

EXAMPLE = Words("Пример: ", "Example: ")
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


def starts_of(head: Words) -> tuple[str, ...]:
    """The letters a heading is known by, in both languages."""
    return plain(head.ru)[:_LIKE], plain(head.en)[:_LIKE]


class Reading:
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
        starts = starts_of(column.head)
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
