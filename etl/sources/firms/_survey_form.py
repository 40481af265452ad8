"""The form firms fill in, declared once: its workbook, its check and its words come from here."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.adverts.occupation.occupations import classify
from etl.adverts.reference import rows as reference_rows
from etl.language import Words
from etl.reading import form_book
from etl.reading.answers import Choice, Month, Number, Text, Wrong
from etl.reading.form_sheet import Column
from etl.reading.forms import Form

_TOTAL = re.compile(r"^\W*(итого|всего|сумма|total|sum)\b", re.IGNORECASE)
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
        "Пишите числа, не формулы, и не объединяйте ячейки: такие строки не принимаются.",
        "Write numbers, not formulas, and merge no cells: such rows are not taken.",
    ),
    Words(
        "Трудность — по шкале от 1 до 5 (ниже), не в процентах и не из десяти.",
        "Difficulty is on the scale of 1 to 5 below, not in per cent and not out of ten.",
    ),
    *SCALE,
    Words(
        "Файл остаётся у того, кто его принял. Показываются только суммы от трёх фирм и двадцати "
        "мест; номер и имя фирмы хранятся отпечатками.",
        "The file stays with whoever received it. Only sums over three firms and twenty posts are "
        "shown; the firm's number and name are kept as fingerprints.",
    ),
    Words(
        "Людей не называйте: имена и контакты не нужны.",
        "Name no people: names and contacts are not needed.",
    ),
)


@lru_cache(maxsize=1)
def occupations() -> tuple[tuple[str, Words], ...]:
    """Code and name of every occupation."""
    return tuple(
        (r["code"], Words(r["name_ru"], r["name_en"])) for r in reference_rows("occupations")
    )


def _no_total(first: str) -> Wrong | None:
    if not _TOTAL.match(first):
        return None
    return Wrong(
        "total_row",
        Words(
            "строка итога не читается: суммы считаются сами",
            "a row of totals is not read: sums are reckoned here",
        ),
    )


def _has_posts(answer: dict) -> Wrong | None:
    if (answer["openings"] or 0) + (answer["hires"] or 0):
        return None
    return Wrong(
        "no_posts",
        Words(
            "нет ни открытых мест, ни принятых; впишите хотя бы одно число",
            "neither openings nor hires; write at least one number",
        ),
        "openings",
    )


FORM = Form(
    "employer_survey",
    Words("Трудно ли найти людей: анкета предприятия", "How hard is it to hire: a survey of firms"),
    Words("Анкета", "Survey"),
    (
        Column(
            "occupation",
            Words("Профессия", "Occupation"),
            Choice(occupations, lambda text: classify(text).occupation, "unknown_occupation"),
            Words(
                "Выберите из списка; другие названия тоже узнаются, если они обычны.",
                "Pick from the list; other usual names are recognised too.",
            ),
            Words("Токарь", "Turner"),
            required=True,
        ),
        Column(
            "openings",
            Words("Открыто мест сейчас", "Openings now"),
            Number(0, 100_000, whole=True),
            Words("Целое число людей, 0 — если мест нет.", "A whole number of people, 0 for none."),
            5,
        ),
        Column(
            "hires",
            Words("Принято за 12 месяцев", "Hired in 12 months"),
            Number(0, 100_000, whole=True),
            Words("Целое число людей за последний год.", "A whole number of people, last year."),
            2,
        ),
        Column(
            "difficulty",
            Words("Трудность найма, 1–5", "Difficulty of hiring, 1–5"),
            Number(1, 5, whole=True),
            Words(f"{SCALE[0].ru}\n{SCALE[4].ru}", f"{SCALE[0].en}\n{SCALE[4].en}"),
            4,
            required=True,
        ),
        Column(
            "months_open",
            Words("Сколько месяцев открыто", "Months open"),
            Number(0, 120),
            Words(
                "Сколько в среднем месяцев места открыты сейчас; можно с долями: 2,5.",
                "How many months on average the posts have been open; fractions may be: 2.5.",
            ),
            2.5,
        ),
    ),
    above=(
        Column(
            "firm",
            Words("Организация (ИНН и название)", "Firm (tax number and name)"),
            Text(300),
            Words(
                "Сначала ИНН, затем название: 7700000000 ООО «Завод». Без ИНН ответы одной фирмы "
                "под разными именами не связать.",
                "First the tax number, then the name. Without the number answers of one firm under "
                "two names cannot be tied.",
            ),
            required=True,
            missing=(
                "no_firm",
                Words(
                    "не названа организация; впишите ИНН и название",
                    "the firm is not named; write its tax number and name",
                ),
            ),
        ),
        Column(
            "month",
            Words("Месяц ответа (ГГГГ-ММ)", "Month of the answer (YYYY-MM)"),
            Month(),
            Words("Например, 2026-11 или ноябрь 2026.", "2026-11 or November 2026, say."),
            required=True,
            missing=(
                "no_month",
                Words(
                    "не назван месяц ответа; напишите, например, 2026-11",
                    "the month of the answer is not named; write 2026-11, say",
                ),
            ),
        ),
    ),
    help=HELP,
    key=("month", "occupation"),
    check=_has_posts,
    first=_no_total,
)
FIRST = form_book.head_row(FORM)
"""Number of the heading row, from 0; answers begin below it."""
SHEETS = {"form": FORM.sheet, "help": form_book.HELP, "lists": form_book.LISTS}


def template(lang: str) -> bytes:
    """The empty workbook in one language: the form with lists to choose from, instructions, the
    lists."""
    return form_book.template(FORM, lang)
