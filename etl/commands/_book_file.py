"""A workbook given where a CSV is expected: its first visible sheet that holds anything is read
like a CSV."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import python_calamine

from etl.commands._csv_file import CsvFile, column
from etl.commands._encoding import BadFile

MAGIC = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def table(file: Path) -> CsvFile | BookFile:
    """The file as a table, whatever it is: a workbook by its first bytes, else a CSV."""
    try:
        with file.open("rb") as stream:
            is_book = stream.read(4) in MAGIC
    except OSError as error:
        raise BadFile(
            f"Файл {file} не открывается: {error.strerror}. Проверьте путь и права."
        ) from error
    if is_book:
        return BookFile(file)
    return CsvFile(file)


class BookFile:
    """An open sheet: `header`, then `rows()`, as `CsvFile` gives them; hidden sheets are not
    read."""

    encoding = "utf-8-sig"
    delimiter = ";"

    def __init__(self, file: Path):
        self.file = file
        self.read = 0
        self.others = 0
        try:
            book = python_calamine.CalamineWorkbook.from_path(str(file))
            shown = [
                about.name
                for about in book.sheets_metadata
                if about.visible == python_calamine.SheetVisibleEnum.Visible
            ]
            sheets = [(name, book.get_sheet_by_name(name).to_python()) for name in shown]
        except (python_calamine.CalamineError, OSError, ValueError) as error:
            raise BadFile(
                f"{file}: книга Excel не читается. Откройте её в Excel и сохраните как «CSV UTF-8»."
            ) from error
        filled = [(name, rows) for name, rows in sheets if any(map(any, rows))]
        if not filled:
            raise BadFile(f"{file}: в книге нет заполненного листа. Нужна строка заголовков.")
        self.sheet, rows = filled[0]
        self.others = len(filled) - 1
        kept = [[_text(cell) for cell in row] for row in rows if any(cell != "" for cell in row)]
        self.header = kept[0]
        self._rows = kept[1:]
        self.size = len(self._rows)

    def __enter__(self) -> BookFile:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def column(self, name: str, option: str) -> int:
        """Position of a column; BadFile names the columns there are."""
        return column(self.file, self.header, name, option)

    def rows(self) -> Iterator[list[str]]:
        """Rows below the header."""
        for number, row in enumerate(self._rows, start=1):
            self.read = number
            yield row

    def warning(self) -> str:
        """Which sheet was read, when there are others; '' when it is the only one."""
        if not self.others:
            return ""
        return f"Прочитан лист «{self.sheet}»; другие листы с данными не читались: {self.others}."


def _text(cell: object) -> str:
    """A cell as the CSV of the same sheet would have it."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return str(cell)
