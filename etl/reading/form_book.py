"""The empty workbook of a form: headings, hints, lists to choose from, an example marked as one."""

from __future__ import annotations

import io

import xlsxwriter

from etl.language import Words
from etl.reading.answers import Choice, Day, Month, Number
from etl.reading.form_sheet import EXAMPLE, Column
from etl.reading.forms import Form

HELP = Words("Как заполнить", "How to fill in")
LISTS = Words("Списки", "Lists")
_FIRST_ABOVE = 2
_SHORT_LIST = 6
"""So many options stand in the cell's own list; more go to the sheet of lists."""
STYLES = {
    "title": {"bold": True, "font_size": 14},
    "text": {"text_wrap": True},
    "head": {"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"},
    "ask": {"bg_color": "#FFF6DD", "border": 1, "border_color": "#C9BFA6"},
    "example": {"italic": True, "font_color": "#808080"},
}


def head_row(form: Form) -> int:
    """Number of the heading row, from 0: the example stands below it, then answers."""
    return _FIRST_ABOVE + len(form.above) + 1


def template(form: Form, lang: str) -> bytes:
    """The workbook in one language: the form, how to fill it in, the lists."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    style = {name: book.add_format(made) for name, made in STYLES.items()}
    sheet = book.add_worksheet(form.sheet[lang])
    help_ = book.add_worksheet(HELP[lang])
    lists = book.add_worksheet(LISTS[lang])
    head = head_row(form)
    sheet.set_column(0, 0, 62)
    sheet.set_column(1, max(len(form.columns), 2), 20)
    sheet.write_string(0, 0, form.title[lang], style["title"])
    for i, column in enumerate(form.above, start=_FIRST_ABOVE):
        sheet.write_string(i, 0, column.head[lang])
        sheet.write_blank(i, 1, None, style["ask"])
        _rule(sheet, column, lang, (i, 1, i, 1), "")
    for j, column in enumerate(form.columns):
        sheet.write_string(head, j, column.head[lang], style["head"])
        _example(sheet, head + 1, j, column, lang, style["example"])
        source = _list(lists, j, column, lang)
        _rule(sheet, column, lang, (head + 1, j, head + form.rows, j), source)
    sheet.freeze_panes(head + 1, 1)
    help_.set_column(0, 0, 100)
    help_.write_string(0, 0, form.title[lang], style["title"])
    hints = [
        Words(f"{c.head.ru}: {c.hint.ru}", f"{c.head.en}: {c.hint.en}")
        for c in (*form.above, *form.columns)
        if c.hint.ru
    ]
    for i, line in enumerate((*form.help, *hints), start=1):
        help_.write_string(i, 0, line[lang], style["text"])
    lists.set_column(0, len(form.columns), 50)
    book.close()
    return out.getvalue()


def _example(sheet, i: int, j: int, column: Column, lang: str, style) -> None:
    value = column.example
    if isinstance(value, Words):
        value = value[lang]
    if j == 0:
        value = f"{EXAMPLE[lang]}{value}"
    if value is not None:
        sheet.write(i, j, value, style)


def _list(lists, j: int, column: Column, lang: str) -> str:
    """Write a long list of options; the reference to it, '' for none."""
    if not isinstance(column.answer, Choice):
        return ""
    names = sorted(words[lang] for _, words in column.answer.options())
    for i, name in enumerate(names):
        lists.write_string(i, j, name)
    letter = chr(65 + j)
    return f"='{LISTS[lang]}'!${letter}$1:${letter}${len(names)}"


def _rule(sheet, column: Column, lang: str, area: tuple, source: str) -> None:
    """What a program checks while one types, and the hint it shows."""
    answer = column.answer
    rule: dict = {"validate": "any"}
    if isinstance(answer, Choice):
        rule = {"validate": "list", "source": source, "error_type": "warning"}
    elif isinstance(answer, Number) and answer.whole and answer.high - answer.low < _SHORT_LIST:
        options = [str(n) for n in range(int(answer.low), int(answer.high) + 1)]
        rule = {"validate": "list", "source": options}
    elif isinstance(answer, Number):
        rule = {
            "validate": "integer" if answer.whole else "decimal",
            "criteria": "between",
            "minimum": answer.low,
            "maximum": answer.high,
        }
    elif isinstance(answer, Month | Day):
        rule = {"validate": "any"}
    if column.hint[lang]:
        rule["input_title"] = column.head[lang][:32]
        rule["input_message"] = column.hint[lang][:255]
    if len(rule) > 1:
        sheet.data_validation(*area, rule)
