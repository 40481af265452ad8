"""Kinds of answers a form asks for: each reads a cell, or says why it cannot."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from etl.language import Words
from etl.reading import dates
from etl.reading.workbook import Unreadable
from etl.reading.workbook import number as read_number


class Wrong(ValueError):
    """An answer that cannot be taken: `reason` is a code, `words` what is wrong and what to do;
    `column` the question when a whole row was looked at."""

    def __init__(self, reason: str, words: Words, column: str = ""):
        super().__init__(reason)
        self.reason = reason
        self.words = words
        self.column = column


@dataclass(frozen=True)
class Number:
    """A number within bounds; `whole` allows no fractions."""

    low: float
    high: float
    whole: bool = False

    def read(self, cell: object, today: date) -> float:
        """Decimal commas and points, spaces between thousands."""
        try:
            value = read_number(cell).value
        except Unreadable as error:
            raise Wrong(error.reason, self._asked("не число", "is no number")) from None
        if value is None:
            raise Wrong("no_number", self._asked("не число", "is no number"))
        if not self.low <= value <= self.high:
            raise Wrong("out_of_range", self._asked("вне пределов", "is out of range"))
        if self.whole and value != int(value):
            raise Wrong("not_whole", self._asked("не целое", "is not whole"))
        return value

    def _asked(self, ru: str, en: str) -> Words:
        return Words(
            f"{ru}; напишите {'целое число' if self.whole else 'число'} от {self.low:g} до "
            f"{self.high:g}",
            f"{en}; write a {'whole ' if self.whole else ''}number from {self.low:g} to "
            f"{self.high:g}",
        )


@dataclass(frozen=True)
class Text:
    """Words of one's own, up to so many signs."""

    longest: int = 200

    def read(self, cell: object, today: date) -> str:
        """One line, single spaces; whole numbers as people see them."""
        if isinstance(cell, float) and cell.is_integer():
            cell = int(cell)
        text = re.sub(r"\s+", " ", str(cell)).strip()
        if len(text) > self.longest:
            raise Wrong(
                "too_long",
                Words(
                    f"длиннее {self.longest} знаков; сократите",
                    f"is over {self.longest} characters; shorten it",
                ),
            )
        return text


@dataclass(frozen=True)
class Choice:
    """One of the options, code → words; `otherwise` ties other texts to a code ('' = none)."""

    options: Callable[[], Sequence[tuple[str, Words]]]
    otherwise: Callable[[str], str] | None = None
    reason: str = "unknown_choice"

    def read(self, cell: object, today: date) -> str:
        """The code; names in both languages and the code itself are known."""
        text = plain(cell)
        for code, words in self.options():
            if text in (plain(code), plain(words.ru), plain(words.en)):
                return code
        if self.otherwise and (code := self.otherwise(str(cell))):
            return code
        raise Wrong(
            self.reason,
            Words("нет в списке; выберите из списка", "is not on the list; choose from the list"),
        )


@dataclass(frozen=True)
class Month:
    """A month that has begun, as people write months; read as «2026-11»."""

    future: bool = False

    def read(self, cell: object, today: date) -> str:
        """A day's month too."""
        month = dates.month(cell)
        if month is None:
            raise Wrong(
                "month_not_read",
                Words(
                    "не прочитано как месяц; напишите, например, 2026-11 или ноябрь 2026",
                    "could not be read as a month; write 2026-11 or November 2026, say",
                ),
            )
        if not self.future and month > f"{today:%Y-%m}":
            raise Wrong(
                "month_in_future",
                Words(
                    f"месяц ещё не наступил; напишите не позже {today:%Y-%m}",
                    f"is a month to come; write {today:%Y-%m} or earlier",
                ),
            )
        return month


@dataclass(frozen=True)
class Day:
    """A day, as people write days; read as a date."""

    future: bool = True

    def read(self, cell: object, today: date) -> date:
        """Day, month and year, in any order people use."""
        found = dates.day(cell)
        if found is None:
            raise Wrong(
                "day_not_read",
                Words(
                    "не прочитано как дата; напишите, например, 15.11.2026",
                    "could not be read as a date; write 2026-11-15, say",
                ),
            )
        if not self.future and found > today:
            raise Wrong(
                "day_in_future",
                Words("день ещё не наступил", "is a day to come"),
            )
        return found


Answer = Number | Text | Choice | Month | Day


def plain(text: object) -> str:
    """A text for comparison: one line, lower case, ё as е."""
    return re.sub(r"[\s\u00a0]+", " ", str(text)).strip().lower().replace("ё", "е")
