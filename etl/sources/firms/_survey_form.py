"""The form firms fill in: headings, scale, and the empty workbook. Written here, read by
employer_survey."""

from __future__ import annotations

import io
from collections.abc import Sequence

import xlsxwriter

from etl.language import Words

SHEETS = {
    "form": Words("Анкета", "Survey"),
    "help": Words("Как заполнить", "How to fill in"),
    "lists": Words("Списки", "Lists"),
}
TITLE = Words(
    "Трудно ли найти людей: анкета предприятия", "How hard is it to hire: a survey of firms"
)
FIRM = Words("Организация (ИНН или название)", "Firm (tax number or name)")
MONTH = Words("Месяц ответа (ГГГГ-ММ)", "Month of the answer (YYYY-MM)")
HEADS = {
    "occupation": Words("Профессия", "Occupation"),
    "openings": Words("Открыто мест сейчас", "Openings now"),
    "hires": Words("Принято за 12 месяцев", "Hired in 12 months"),
    "difficulty": Words("Трудность найма, 1–5", "Difficulty of hiring, 1–5"),
    "months_open": Words("Сколько месяцев открыто", "Months open"),
}
SCALE = (
    Words(
        "1 — легко: отклики есть, закрываем за месяц",
        "1 — easy: people apply, filled within a month",
    ),
    Words("2 — скорее легко", "2 — rather easy"),
    Words("3 — обычно", "3 — as usual"),
    Words(
        "4 — трудно: ищем дольше трёх месяцев или уступаем в требованиях",
        "4 — hard: over three months, or asking for less",
    ),
    Words(
        "5 — почти невозможно: мест не закрыть или берём неподготовленных и учим сами",
        "5 — nearly impossible: unfilled, or the untrained are hired and taught",
    ),
)
HELP = (
    Words(
        "Одна строка — одна профессия. Выберите её из списка; пустые строки не мешают.",
        "One row, one occupation. Pick it from the list; empty rows do no harm.",
    ),
    Words(
        "Открыто мест и принято — целые числа людей. Числа с запятой и с точкой читаются "
        "одинаково.",
        "Openings and hires are whole numbers of people. Decimal commas and points read alike.",
    ),
    Words(
        "Трудность — по шкале от 1 до 5 (ниже), не в процентах и не из десяти.",
        "Difficulty is on the scale of 1 to 5 below, not in per cent and not out of ten.",
    ),
    Words(
        "Файл остаётся у того, кто его принял. Показываются только суммы от трёх фирм и двадцати "
        "мест; имя фирмы "
        "хранится отпечатком.",
        "The file stays with whoever received it. Only sums over three firms and twenty posts are "
        "shown; the "
        "firm's name is kept as a fingerprint.",
    ),
    Words(
        "Людей не называйте: имена и контакты не нужны.",
        "Name no people: names and contacts are not needed.",
    ),
)
ROWS = 200
FIRST = 5
"""Number of the heading row, from 0; answers begin below it."""


def template(lang: str, occupations: Sequence[str]) -> bytes:
    """The empty workbook in one language: the form with lists to choose from, instructions in it,
    the lists.

    `occupations` are names in that language.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    style = {
        name: book.add_format(f)
        for name, f in {
            "title": {"bold": True, "font_size": 14},
            "text": {"text_wrap": True},
            "head": {"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"},
            "ask": {"bg_color": "#FFF6DD", "border": 1, "border_color": "#C9BFA6"},
        }.items()
    }
    form, help_, lists = (book.add_worksheet(SHEETS[s][lang]) for s in ("form", "help", "lists"))
    _form(form, lang, style, len(occupations))
    help_.set_column(0, 0, 100)
    for i, line in enumerate([TITLE, *HELP, *SCALE]):
        help_.write_string(i, 0, line[lang], style["text" if i else "title"])
    lists.set_column(0, 0, 70)
    for i, name in enumerate(occupations):
        lists.write_string(i, 0, name)
    book.close()
    return out.getvalue()


def _form(form, lang: str, style: dict, occupations: int) -> None:
    form.set_column(0, 0, 62)
    form.set_column(1, len(HEADS), 20)
    form.write_string(0, 0, TITLE[lang], style["title"])
    for i, label in enumerate((FIRM, MONTH), start=2):
        form.write_string(i, 0, label[lang])
        form.write_blank(i, 1, None, style["ask"])
    for j, head in enumerate(HEADS.values()):
        form.write_string(FIRST, j, head[lang], style["head"])
    form.freeze_panes(FIRST + 1, 1)
    last = FIRST + ROWS
    lists = SHEETS["lists"][lang]
    form.data_validation(
        FIRST + 1,
        0,
        last,
        0,
        {
            "validate": "list",
            "source": f"='{lists}'!$A$1:$A${occupations}",
            "error_type": "warning",
        },
    )
    for column in (1, 2):
        form.data_validation(
            FIRST + 1,
            column,
            last,
            column,
            {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": 100_000},
        )
    form.data_validation(
        FIRST + 1,
        3,
        last,
        3,
        {
            "validate": "list",
            "source": [1, 2, 3, 4, 5],
            "input_title": HEADS["difficulty"][lang][:32],
            "input_message": "\n".join(s[lang] for s in (SCALE[0], SCALE[4]))[:255],
        },
    )
    form.data_validation(
        FIRST + 1,
        4,
        last,
        4,
        {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 120},
    )
