"""A figure's rows as CSV, JSON and XLSX, with what one must know to quote them."""

from __future__ import annotations

import csv
import io
import json

from dashboard.figure.heading import WATERMARK
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
SHEETS = {"data": Words("Данные", "Data"), "about": Words("О данных", "About")}
ORIGIN = {
    "publisher": Words("Источник", "Publisher"),
    "url": Words("Адрес", "Address"),
    "date": Words("Дата", "Date"),
    "licence": Words("Лицензия", "Licence"),
    "grade": Words("Надёжность", "Grade"),
}


def headers(card: dict) -> list[str]:
    """Column names as printed: label and unit."""
    return [c["label"] + (f", {c['unit']}" if c["unit"] else "") for c in card["columns"]]


def csv_bytes(card: dict) -> bytes:
    """The drawn rows; UTF-8 with BOM and semicolons for ru (as Excel expects), commas for en.

    The first line of a demonstration figure is the watermark; the last lines carry title and
    source after «#».
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if card["lang"] == "ru" else ",", lineterminator="\r\n")
    if card["watermark"]:
        writer.writerow([f"# {WATERMARK}"])
    writer.writerow(headers(card))
    for row in card["rows"]:
        writer.writerow([_cell(row.get(c["key"]), card["lang"]) for c in card["columns"]])
    for key in ("title", "subtitle", "caption", "data_date"):
        writer.writerow([f"# {card[key]}"])
    return ("\ufeff" + out.getvalue()).encode()


def _cell(value, lang: str) -> str:
    if isinstance(value, float):
        text = f"{value:.10g}"
        return text.replace(".", ",") if lang == "ru" else text
    if isinstance(value, str) and value[:1] in "=+-@\t\r" and value:
        return "'" + value  # a spreadsheet must not run a quoted text as a formula
    return "" if value is None else str(value)


def json_bytes(card: dict) -> bytes:
    """Rows with metadata: everything of the passport but the drawing's own numbers."""
    said = {k: v for k, v in card.items() if k != "spec"}
    if card["watermark"]:
        said = {"demo": WATERMARK, **said}
    return json.dumps(said, ensure_ascii=False, indent=1).encode()


def xlsx_bytes(card: dict) -> bytes:
    """A workbook: sheet «Данные» with numbers as numbers, sheet «О данных» with title, sources,
    licence, grade."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties(
            {"title": card["title"], "subject": card["subject"], "comments": card["caption"]}
        )
        bold, wrapped = (
            book.add_format({"bold": True, "text_wrap": True}),
            book.add_format({"text_wrap": True, "valign": "top"}),
        )
        _data(book.add_worksheet(SHEETS["data"][card["lang"]]), card, bold)
        _about(book.add_worksheet(SHEETS["about"][card["lang"]]), card, bold, wrapped)
    return out.getvalue()


def _data(sheet, card: dict, bold) -> None:
    first = 0
    if card["watermark"]:
        sheet.write_string(0, 0, WATERMARK, bold)
        first = 1
    for x, name in enumerate(headers(card)):
        longest = max(
            [len(str(row.get(card["columns"][x]["key"]) or "")) for row in card["rows"]]
            + [len(name)]
        )
        sheet.set_column(x, x, min(60, max(8, longest + 1)))
        sheet.write_string(first, x, name, bold)
    for y, row in enumerate(card["rows"], first + 1):
        for x, column in enumerate(card["columns"]):
            value = row.get(column["key"])
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                sheet.write_number(y, x, value)
            elif value is not None:
                sheet.write_string(y, x, str(value))
    sheet.freeze_panes(first + 1, 0)


def _about(sheet, card: dict, bold, wrapped) -> None:
    lang = card["lang"]
    lines = [("", WATERMARK)] if card["watermark"] else []
    lines += [
        (label[lang], "" if card[key] is None else str(card[key])) for key, label in ABOUT.items()
    ]
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 90)
    for y, (label, value) in enumerate(lines):
        sheet.write_string(y, 0, label, bold)
        sheet.write_string(y, 1, value, wrapped)
    y = len(lines) + 1
    for x, label in enumerate(ORIGIN.values()):
        sheet.write_string(y, x, label[lang], bold)
    for y, origin in enumerate(card["origins"], y + 1):
        for x, key in enumerate(ORIGIN):
            value = origin.get(key) or ""
            sheet.write_string(
                y, x, words.page_date(value, lang) if key == "date" else str(value), wrapped
            )
