"""A figure's rows as CSV, JSON and XLSX, with what one must know to quote them."""

from __future__ import annotations

import csv
import io
import json

from dashboard.figure import cells
from dashboard.figure.heading import WATERMARK
from dashboard.figure.passport import Passport
from etl.language import Words
from etl.language import text as words

ABOUT = {
    "title": Words("Вывод", "Finding"),
    "subtitle": Words("Что показано", "What is shown"),
    "subject": Words("Предмет", "Subject"),
    "place": Words("Место", "Place"),
    "data_date": Words("Дата данных", "Data date"),
    "age_badge": Words("Возраст данных", "Age of the data"),
    "grade": Words("Надёжность", "Grade"),
    "n": Words("n", "n"),
    "how_to_read": Words("Как читать", "How to read"),
    "caption": Words("Источник", "Source"),
    "note": Words("Примечание", "Note"),
    "drawn_on": Words("Собрано", "Drawn on"),
}
DELIMITER = Words(";", ",")
"""Between the cells of a CSV, as Excel of that language expects."""
DECIMAL_MARK = Words(",", ".")
WHY_EMPTY = Words("Почему пусто", "Why it is empty")
SHEETS = {"data": Words("Данные", "Data"), "about": Words("О данных", "About")}
ORIGIN = {
    "publisher": Words("Источник", "Publisher"),
    "url": Words("Адрес", "Address"),
    "date": Words("Дата", "Date"),
    "licence": Words("Лицензия", "Licence"),
    "grade": Words("Надёжность", "Grade"),
}


def headers(passport: Passport) -> list[str]:
    """Column names as printed: label and unit."""
    return [column.heading() for column in passport.columns]


def csv_bytes(passport: Passport) -> bytes:
    """The drawn rows; UTF-8 with BOM and semicolons for ru (as Excel expects), commas for en.

    The first line of a demonstration figure is the watermark; the last lines carry title and
    source after «#».
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=DELIMITER[passport.lang], lineterminator="\r\n")
    if passport.watermark:
        writer.writerow([f"# {WATERMARK}"])
    writer.writerow(headers(passport))
    for row in passport.rows:
        writer.writerow([_cell(row.get(c.key), passport.lang) for c in passport.columns])
    if passport.is_empty:
        writer.writerow([f"# {passport.spec['text']}"])
    for line in (passport.title, passport.subtitle, passport.caption, passport.data_date):
        writer.writerow([f"# {line}"])
    return ("\ufeff" + out.getvalue()).encode()


def _cell(value, lang: str) -> str:
    value = cells.plain(value, lang)
    if isinstance(value, float):
        return f"{value:.10g}".replace(".", DECIMAL_MARK[lang])
    if isinstance(value, str) and len(value.strip()) > 1 and value[:1] in "=+-@\t\r":
        return "'" + value  # a spreadsheet must not run a quoted text as a formula
    return "" if value is None else str(value)


def json_bytes(passport: Passport) -> bytes:
    """Rows with metadata: everything of the passport but the drawing's own numbers."""
    about = passport.as_dict()
    spec = about.pop("spec")
    if passport.is_empty:
        about["why_empty"] = spec["text"]
    if passport.watermark:
        about = {"demo": WATERMARK, **about}
    return json.dumps(about, ensure_ascii=False, indent=1).encode()


def xlsx_bytes(passport: Passport) -> bytes:
    """A workbook: sheet «Данные» with numbers as numbers, sheet «О данных» with title, sources,
    licence, grade."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties(
            {"title": passport.title, "subject": passport.subject, "comments": passport.caption}
        )
        bold = book.add_format({"bold": True, "text_wrap": True})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        _data(book.add_worksheet(SHEETS["data"][passport.lang]), passport, bold)
        _about(book.add_worksheet(SHEETS["about"][passport.lang]), passport, bold, wrapped)
    return out.getvalue()


def _data(sheet, passport: Passport, bold) -> None:
    first = 0
    if passport.watermark:
        sheet.write_string(0, 0, WATERMARK, bold)
        first = 1
    for x, name in enumerate(headers(passport)):
        longest = max(
            [len(str(row.get(passport.columns[x].key) or "")) for row in passport.rows]
            + [len(name)]
        )
        sheet.set_column(x, x, min(60, max(8, longest + 1)))
        sheet.write_string(first, x, name, bold)
    for y, row in enumerate(passport.rows, first + 1):
        for x, column in enumerate(passport.columns):
            value = cells.plain(row.get(column.key), passport.lang)
            if isinstance(value, (int, float)):
                sheet.write_number(y, x, value)
            elif value is not None:
                sheet.write_string(y, x, str(value))
    sheet.freeze_panes(first + 1, 0)


def _about(sheet, passport: Passport, bold, wrapped) -> None:
    lang = passport.lang
    plain = passport.as_dict()
    lines = [("", WATERMARK)] if passport.watermark else []
    if passport.is_empty:
        lines.append((WHY_EMPTY[lang], passport.spec["text"]))
    for key, words_of_key in ABOUT.items():
        told = plain[key]
        lines.append((words_of_key[lang], "" if told is None else str(told)))
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 90)
    for y, (label, value) in enumerate(lines):
        sheet.write_string(y, 0, label, bold)
        sheet.write_string(y, 1, value, wrapped)
    head = len(lines) + 1
    for x, name in enumerate(ORIGIN.values()):
        sheet.write_string(head, x, name[lang], bold)
    for y, origin in enumerate(passport.origins, head + 1):
        for x, key in enumerate(ORIGIN):
            known = origin.get(key) or ""
            printed = words.page_date(known, lang) if key == "date" else str(known)
            sheet.write_string(y, x, printed, wrapped)
