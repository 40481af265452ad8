"""A visitor's own workbook: its blank, its reading, and what of it is told back.

The file is parsed in a bounded child process, in memory; its rows go back to the browser, which
keeps them in the tab's session store. Nothing of it stays here: no disk, no address, no log.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from dash import html

from dashboard.site.attributes import attributes
from dashboard.site.http import MB, Asked, Reply, Route, Services, as_json, download, sentence
from dashboard.site.page import View
from etl.language import Words
from etl.language import text as words
from etl.reading import form_book, forms
from etl.reading.forms import Form
from etl.reading.outside import Refused, parse_outside
from etl.reading.parsers.xlsx import Content

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST = 8 * MB
NO_FILE = Words(
    "Файла нет: выберите заполненный бланк и повторите.",
    "There is no file: choose the filled form and repeat.",
)
SAID = Words("Прочитано: {good}. Не принято: {bad}.", "Read: {good}. Not taken: {bad}.")
ALL_GOOD = Words("Прочитано: {good}.", "Read: {good}.")
ONLY_HERE = Words(
    "Файл читается в памяти и не записывается. Что в нём, хранит только эта вкладка браузера: "
    "закроете её — и числа исчезнут. Имена людей не нужны.",
    "The file is read in memory and never written. What it holds stays in this browser tab only: "
    "close it and the numbers are gone. Names of people are not needed.",
)
BLANK = Words("Бланк «{title}» (XLSX)", "Form “{title}” (XLSX)")
SEND = Words("Прочитать файл", "Read the file")
FORGET = Words("Забыть файл", "Forget the file")


def blank(path: str, form: Form) -> Route:
    """The empty workbook of a form."""

    def answer(asked: Asked, services: Services) -> Reply:
        return download(form_book.template(form, asked.lang), XLSX, f"{form.id}-{asked.lang}.xlsx")

    return Route(path, answer)


def reading(path: str, asking: Mapping[str, Form]) -> Route:
    """A filled workbook → rows of each table whose form it holds, and what is wrong, by cell."""

    def answer(asked: Asked, services: Services) -> Reply:
        file = asked.files.get("file")
        if file is None or not file.name:
            return sentence(asked, 400, NO_FILE)
        try:
            book = parse_outside("xlsx", file.body).content
        except Refused as refused:
            return sentence(asked, 400, refused.words)
        return as_json(read(book, asking, asked.lang))

    return Route(path, answer, ("POST",), max_body=MOST, limit="30/minute")


def read(book: Content, asking: Mapping[str, Form], lang: str) -> dict:
    """Tables, a sentence, and the first faults in words."""
    filled = {table: form.read(book) for table, form in asking.items()}
    found = {table: one for table, one in filled.items() if one.sheets} or filled
    faults = [fault for one in found.values() for fault in one.faults]
    rows = {table: [_plain(row) for row in one.rows] for table, one in found.items() if one.rows}
    good = sum(len(one) for one in rows.values())
    form = SAID if faults else ALL_GOOD
    said = form.format(
        good=words.counted(good, "row", lang), bad=words.counted(len(faults), "row", lang)
    )
    return {"tables": rows, "words": said[lang], "faults": forms.sentences(faults, lang)}


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as JSON: days as ISO texts."""
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in row.items()}


def upload(
    view: View, action: str, blanks: Mapping[str, Form], tables: tuple[str, ...]
) -> html.Section:
    """The way in: blanks to fill, a file to choose, a button to forget; what was read."""
    lang = view.lang
    links = [
        html.A(BLANK.format(title=form.title)[lang], href=f"/{lang}/{path}")
        for path, form in blanks.items()
    ]
    filer = html.Span(className="filer", **attributes({"data-key": "file", "data-accept": ".xlsx"}))
    buttons = [
        html.Button(SEND[lang], type="submit"),
        html.Button(
            FORGET[lang], type="button", **attributes({"data-own-forget": "|".join(tables)})
        ),
    ]
    form = html.Form(
        [filer, *buttons],
        action=f"/{lang}/{action}",
        method="post",
        encType="multipart/form-data",
        className="row own-form",
        **attributes({"data-own": "|".join(tables)}),
    )
    return html.Section(
        [
            html.P([piece for link in links for piece in (link, " · ")][:-1]),
            form,
            html.Div(role="status", **attributes({"data-own-said": "1"})),
            html.P(ONLY_HERE[lang], className="source"),
        ],
        className="card prose own-files",
    )
