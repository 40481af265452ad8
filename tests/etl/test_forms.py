"""Forms: the workbook a declaration gives is read back; every wrong cell is a whole sentence."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.language import Words
from etl.reading import dates, form_book
from etl.reading.answers import Choice, Day, Month, Number, Text
from etl.reading.form_sheet import Column
from etl.reading.forms import Form, sentences
from etl.reading.outside import parse_outside

TODAY = date(2026, 12, 1)
OPTIONS = (("cad", Words("Черчение", "Drawing")), ("cam", Words("Обработка", "Machining")))
PLACES = Form(
    "places",
    Words("Места практики", "Places of practice"),
    Words("Места", "Places"),
    (
        Column(
            "field",
            Words("Направление", "Field of study"),
            Choice(lambda: OPTIONS),
            Words("Выберите из списка.", "Choose from the list."),
            Words("Черчение", "Drawing"),
            required=True,
        ),
        Column(
            "places",
            Words("Мест", "Places offered"),
            Number(0, 500, whole=True),
            example=4,
            required=True,
        ),
        Column("from", Words("Начало", "Begins"), Day(), example="01.02.2027"),
        Column("note", Words("Примечание", "Note"), Text(20)),
    ),
    above=(Column("month", Words("Месяц заявки", "Month of request"), Month(), required=True),),
    key=("field",),
)


def filled(rows, month="2026-11", lang="ru"):
    book = openpyxl.load_workbook(io.BytesIO(form_book.template(PLACES, lang)))
    sheet = book.worksheets[0]
    sheet.cell(3, 2, month)
    for i, row in enumerate(rows, start=form_book.head_row(PLACES) + 3):
        for j, value in enumerate(row, start=1):
            sheet.cell(i, j, value)
    out = io.BytesIO()
    book.save(out)
    out.seek(0)
    return PLACES.read(parse_outside("xlsx", out).content, TODAY)


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_template_reads_back_without_its_example(lang):
    got = filled([[OPTIONS[0][1][lang], 3, "15.02.2027", "цех 4"]], lang=lang)
    assert got.faults == [] and got.above == {"month": "2026-11"}
    assert got.rows == [
        {"month": "2026-11", "field": "cad", "places": 3.0, "from": date(2027, 2, 15)}
        | {"note": "цех 4"}
    ]


def test_good_rows_stay_and_every_bad_one_is_a_sentence_with_its_cell():
    got = filled(
        [
            ["Черчение", "много", "", ""],
            ["Обработка", 3, "когда-нибудь", ""],
            ["Пение", 3, "", ""],
            ["cam", 5, "", ""],
            ["Обработка", 6, "", ""],
            ["Черчение", "", "", ""],
            ["Черчение", 1, "", "очень длинное примечание"],
        ]
    )
    assert [r["places"] for r in got.rows] == [5.0]
    assert sentences(got.faults, "ru", most=6) == [
        "Лист «Места», строка 7, столбец B «Мест»: «много» не число; напишите целое число от 0 до "
        "500.",
        "Лист «Места», строка 8, столбец C «Начало»: «когда-нибудь» не прочитано как дата; "
        "напишите, например, 15.11.2026.",
        "Лист «Места», строка 9, столбец A «Направление»: «Пение» нет в списке; выберите из "
        "списка.",
        "Лист «Места», строка 11, столбец A «Направление»: «Обработка» уже есть выше в этом файле; "
        "оставьте одну строку.",
        "Лист «Места», строка 12, столбец B «Мест»: пусто; впишите ответ.",
        "Лист «Места», строка 13, столбец D «Примечание»: «очень длинное примечание» длиннее 20 "
        "знаков; сократите.",
    ]
    assert "row 7, column B “Мест”" not in got.faults[0].words.en
    assert "“Places offered”: “много” is no number" in got.faults[0].words.en
    assert "много" not in str(got.faults[0].reject("x"))


def test_another_workbook_is_told_which_columns_are_missing():
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    out.seek(0)
    (fault,) = PLACES.read(parse_outside("xlsx", out).content, TODAY).faults
    assert "«Направление», «Мест»" in fault.words.ru and "Скачайте бланк" in fault.words.ru


MONTHS = {
    1: ("январь", "января", "янв.", "January", "Jan"),
    5: ("май", "мая", "май", "May", "may"),
    8: ("Август", "августа", "авг", "August", "Aug."),
    11: ("ноябрь", "Ноября", "нояб.", "November", "Nov"),
}


@given(st.sampled_from(sorted(MONTHS)), st.integers(0, 4), st.integers(2015, 2035), st.data())
def test_months_in_every_way_people_write_them(number, form, year, data):
    name = MONTHS[number][form]
    written = data.draw(
        st.sampled_from(
            [
                f"{name} {year}",
                f"{name} {year} г.",
                f"{name} {year} года",
                f"{year} {name}",
                f"{year}-{number:02d}",
                f"{year}/{number}",
                f"{year}–{number:02d}",
                f"{year}.{number:02d}",
                f"{year}{number:02d}",
                f"{number:02d}.{year}",
                f"{number} / {year}",
                f"{number:02d}.{year} г.",
                f"15.{number:02d}.{year}",
                f"15.{number}.{year % 100:02d}",
                f"{year}-{number:02d}-15",
                f"{year}-{number:02d}-15 00:00:00",
                f"15 {name} {year} г.",
                date(year, number, 15),
                float((date(year, number, 15) - date(1899, 12, 30)).days),
            ]
        )
    )
    assert dates.month(written) == f"{year}-{number:02d}"


@pytest.mark.parametrize(
    "written",
    ["", "осень 2026", "13.2026", "2026", "11.26", "2026-00", "31.02.2026", "маркетинг 2026", True]
    + ["ноябрь", "ноябрь–декабрь 2026", "4 кв. 2026", 3.5, None, "2026-13-01", "марта 20266"],
)
def test_what_names_no_month_is_not_guessed(written):
    assert dates.month(written) is None
