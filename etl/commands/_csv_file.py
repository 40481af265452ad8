"""Anyone's CSV in and ours out: encoding and delimiter found out, a row a time, whatever its
size."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TransferSpeedColumn

from etl.commands._encoding import BadFile, encoding
from etl.reading import dialects

DELIMITERS = (",", ";", "\t", "|")
ALSO = {
    "title": ("vacancyName", "vacancy_name", "job-name", "название", "заголовок"),
    "description": ("positionResponsibilities", "responsibilities", "описание"),
}
"""Publishers' names of the columns the commands look for by default."""
LONGEST = 2_000
"""Lines one record may span; more is a quote that was never closed."""


@contextmanager
def whole(out: Path, encoding: str = "utf-8") -> Iterator[TextIO]:
    """`out` open for writing, put in place once whole; an error leaves nothing behind. BadFile:
    the disk refused."""
    unfinished = out.with_name(out.name + ".part")
    try:
        with unfinished.open("w", encoding=encoding, newline="") as stream:
            yield stream
        unfinished.replace(out)
    except OSError as error:
        raise BadFile(
            f"Не удалось записать {out}: {error.strerror}. Проверьте папку и права."
        ) from error
    finally:
        with suppress(OSError):
            unfinished.unlink()


def bar() -> Progress:
    """Progress by bytes of the input, on the error stream."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TransferSpeedColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=False,
    )


class CsvFile:
    """An open CSV: `header`, `encoding`, `delimiter`, then `rows()`; each row has as many cells as
    the header.

    Short rows are filled with '', surplus cells go into the last one with their delimiters
    (`ragged` counts them). Encoding: by byte order mark, else UTF-8 if the whole file is, else
    Windows-1251; a file that begins as UTF-8 and breaks off is refused with the place.
    Delimiter: the one that splits the header into most columns.
    """

    def __init__(self, file: Path):
        csv.field_size_limit(1 << 30)
        self.file = file
        self.ragged = 0
        self.first_ragged = 0
        try:
            self._raw = file.open("rb")
            self.size = file.stat().st_size
            self.encoding = encoding(self._raw, file)
        except BadFile:
            self.close()
            raise
        except OSError as error:
            raise BadFile(
                f"Файл {file} не открывается: {error.strerror}. Проверьте путь и права."
            ) from error
        text = io.TextIOWrapper(self._raw, encoding=self.encoding, newline="")
        try:
            head = text.readline()
        except UnicodeDecodeError as error:
            self.close()
            raise BadFile(f"{file}: не текст. Сохраните таблицу как «CSV UTF-8».") from error
        if not head.strip():
            self.close()
            raise BadFile(f"{file}: файл пуст. Нужна строка заголовков и объявления.")
        self.delimiter = dialects.hinted(head)
        if not self.delimiter:
            self.delimiter = max(
                DELIMITERS, key=lambda mark: len(next(csv.reader([head], delimiter=mark)))
            )
            text.seek(0)
        self._since = 0
        self._lines = csv.reader(self._counted(text), delimiter=self.delimiter)
        self.header = self._next() or []

    def __enter__(self) -> CsvFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def read(self) -> int:
        """Bytes read so far."""
        return self._raw.tell()

    def column(self, name: str, option: str) -> int:
        """Position of a column; BadFile names the columns there are."""
        return column(self.file, self.header, name, option)

    def rows(self) -> Iterator[list[str]]:
        """Rows below the header; blank lines are none."""
        width = len(self.header)
        while (row := self._next()) is not None:
            if not row:
                continue
            if len(row) != width:
                self.ragged += 1
                self.first_ragged = self.first_ragged or self._lines.line_num
                row = _fitted(row, width, self.delimiter)
            yield row

    def warning(self) -> str:
        """What to tell the user once read: rows that did not fit the header; '' when all did."""
        if not self.ragged:
            return ""
        return (
            f"Строк с другим числом полей, чем в заголовке: {self.ragged}, первая — "
            f"{self.first_ragged}. "
            "Проверьте кавычки."
        )

    def close(self) -> None:
        """Close the file."""
        self._raw.close()

    def _counted(self, text: TextIO) -> Iterator[str]:
        for line in text:
            self._since += 1
            if self._since > LONGEST:
                raise BadFile(
                    f"{self.file}: запись перед строкой {self._lines.line_num + 1} тянется больше "
                    f"{LONGEST} "
                    "строк. Похоже, кавычка не закрыта: найдите её и закройте или сохраните файл "
                    "заново."
                )
            yield line

    def _next(self) -> list[str] | None:
        self._since = 0
        try:
            return next(self._lines, None)
        except csv.Error as error:
            raise BadFile(
                f"{self.file}: строка {self._lines.line_num} не читается как CSV ({error}). "
                "Проверьте кавычки."
            ) from error
        except UnicodeDecodeError as error:
            raise BadFile(
                f"{self.file}: около строки {self._lines.line_num} текст не в кодировке "
                f"{self.encoding} "
                f"({error.reason}). Сохраните файл как «CSV UTF-8»."
            ) from error


def column(file: Path, header: list[str], name: str, option: str) -> int:
    """Position of a column, whatever its case, or under a publisher's name for it when it is a
    default; BadFile names the columns there are."""
    if name in header:
        return header.index(name)
    for known in (name, *ALSO.get(name, ())):
        alike = [
            i for i, own in enumerate(header) if own.strip().casefold() == known.strip().casefold()
        ]
        if len(alike) == 1:
            return alike[0]
    there = ", ".join(header) or "ничего"
    raise BadFile(f"{file}: нет столбца «{name}». Есть: {there}. Укажите нужный: {option} СТОЛБЕЦ.")


def _fitted(row: list[str], width: int, delimiter: str) -> list[str]:
    if len(row) < width:
        return row + [""] * (width - len(row))
    return [*row[: width - 1], delimiter.join(row[width - 1 :])]
