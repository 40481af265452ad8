"""Plans as people publish them: what comes out is what the sheet says; nothing is summed twice."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.curricula import file, reading, sums, totals, vocabulary
from etl.curricula.plan import Discipline, Plan
from tests.etl.curricula import made


def read(data: bytes) -> Plan:
    (plan,) = file.plans(io.BytesIO(data))
    return plan


def by_name(plan: Plan, name: str) -> list[Discipline]:
    return [row for row in plan.disciplines if row.name == name]


def test_an_export_of_1c_gives_disciplines_by_semester_with_their_loads():
    plan = read(made.workbook({"Лист1": made.PROPERTIES, "Лист2": made.LONG}))
    first, second = by_name(plan, "Детали машин")
    assert (plan.id, plan.code, plan.form, plan.intake) == (
        "000099999",
        "15.03.01",
        "Очная",
        "2025 - 2026",
    )
    assert (first.semester, first.lectures_h, first.labs_h, first.selfstudy_h) == (5, 36, 18, 54)
    assert (first.credits, first.contact_h, first.control) == (3.0, 54, "Экзамен")
    assert (second.semester, second.practical_h, second.hours) == (6, 36, 36)
    assert by_name(plan, "Преддипломная практика")[0].weeks == 4


def test_parallel_electives_and_facultatives_do_not_enter_the_sum():
    plan = read(made.workbook({"План": made.LONG}))
    found = sums.of(plan)
    assert (found.credits, found.printed_credits, found.facultative_credits) == (10.5, 11.5, 0.5)
    assert (found.practice_weeks, found.electives, found.facultatives) == (4, 2, 1)


def test_a_head_of_three_storeys_with_merged_cells_gives_hours_by_semester():
    plan = read(made.workbook({"План": made.STOREYED}, {"План": made.STOREYED_MERGED}))
    first, second = by_name(plan, "Сопротивление материалов")
    assert [(r.semester, r.lectures_h, r.labs_h) for r in (first, second)] == [
        (1, 36, 72),
        (2, 36, 72),
    ]
    assert first.credits + second.credits == pytest.approx(6)
    assert first.control == "экзамены: 2; зачёты: 1"
    assert by_name(plan, "Физика")[0].semester == 1
    assert [row.kind for row in by_name(plan, "Учебная практика")] == ["practice"]
    assert [row.kind for row in by_name(plan, "История автоматизации")] == ["facultative"]
    assert sums.of(plan).credits == 12 and plan.code == "15.03.04"


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251"])
def test_xml_of_plans_is_read_in_either_encoding(encoding):
    plan = read(made.XML.format(encoding=encoding).encode(encoding))
    third, fourth = by_name(plan, "Материаловедение")
    assert (third.semester, third.hours, third.credits, third.control) == (3, 108, 3, "Экзамен")
    assert (fourth.semester, fourth.labs_h) == (4, None)
    assert by_name(plan, "Сварка / Литьё")[0].kind == "elective"
    assert (plan.code, plan.intake, sums.of(plan).credits) == ("15.03.02", "2025", 6)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_csv_is_read_in_any_encoding_and_delimiter(encoding, delimiter):
    lines = [
        ["Дисциплина", "З.е.", "Часы", "Семестр"],
        ["Метрология", "3", "108", "4"],
        ["Электротехника", "4", "144", "5"],
    ]
    data = "\r\n".join(delimiter.join(line) for line in lines).encode(encoding)
    plan = read(data)
    assert [(r.name, r.credits, r.hours, r.semester) for r in plan.disciplines] == [
        ("Метрология", 3, 108, 4),
        ("Электротехника", 4, 144, 5),
    ]


def test_a_word_table_and_a_list_in_word_are_read():
    table = [
        ["Наименование дисциплины", "Всего часов", "Лекции", "Лабораторные"],
        ["Гидравлика", "108", "36", "18"],
        ["Теплотехника", "72", "18", "18"],
    ]
    plan = read(made.document(["Учебный план 13.03.01, 2024"], table))
    assert [(r.name, r.hours, r.labs_h) for r in plan.disciplines] == [
        ("Гидравлика", 108, 18),
        ("Теплотехника", 72, 18),
    ]
    assert (plan.code, plan.intake) == ("13.03.01", "2024")
    listed = read(made.document(made.LIST.splitlines()))
    assert listed.layout == "list" and len(listed.disciplines) == 5


def test_a_text_list_gives_hours_credits_semesters_and_kinds():
    plan = read(made.LIST.encode())
    assert [(r.name, r.hours, r.credits, r.semester, r.kind) for r in plan.disciplines] == [
        ("Инженерная графика", 108, 3, 1, "discipline"),
        ("Техническая механика", 144, 4, 2, "discipline"),
        ("Технология машиностроения", 108, 3, None, "discipline"),
        ("Учебная практика", 108, 3, None, "practice"),
        ("Основы 3D-печати", 36, None, None, "facultative"),
    ]


def test_a_module_is_not_added_to_its_parts():
    plan = read(made.COLLEGE.encode())
    assert [row.name for row in plan.of("total")] == [
        "Разработка технологических процессов",
        "Итого",
    ]
    assert sums.of(plan).hours == 396 and plan.printed_hours == 396
    assert any("не складываются" in note.ru for note in plan.notes)


def test_modules_without_codes_are_found_by_arithmetic_but_equal_neighbours_are_not():
    rows = [
        ("Охрана труда", 72),
        ("Вычислительная техника", 144),
        ("Экономика", 72),
        ("Право", 72),
        ("Монтаж роботов", 288),
        ("Сборка роботов", 180),
        ("Программирование роботов", 108),
    ]
    plan = Plan(layout="wide", disciplines=[Discipline(n, total_h=float(h)) for n, h in rows])
    totals.mark(plan)
    assert [row.name for row in plan.of("total")] == ["Монтаж роботов"]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(st.integers(1, 9), min_size=2, max_size=4), min_size=1, max_size=5))
def test_groups_printed_with_their_sums_give_back_the_parts(groups):
    rows = []
    for n, parts in enumerate(groups):
        rows.append(Discipline(f"Модуль роботы {n}", total_h=float(sum(parts) * 36)))
        rows += [
            Discipline(f"Курс роботы {n} {i}", total_h=part * 36.0) for i, part in enumerate(parts)
        ]
    plan = Plan(layout="wide", disciplines=rows)
    totals.mark(plan)
    counted = sum(row.hours for row in plan.of("discipline"))
    assert counted == 36 * sum(map(sum, groups))
    assert counted == sums.of(plan).hours


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Второй семестр", 2),
        ("7 семестр", 7),
        ("сем. 3", 3),
        ("IV", 4),
        (5.0, 5),
        ("11-й семестр", 11),
        ("Двенадцатый семестр", 12),
        ("семестр", None),
        ("", None),
        ("99", None),
    ],
)
def test_semesters_are_read_however_they_are_written(text, expected):
    assert vocabulary.semester(text) == expected


@given(st.floats(0, 99999, allow_nan=False).map(lambda x: round(x, 2)))
def test_numbers_are_read_as_russians_write_them(value):
    for text in (f"{value:.2f}", f"{value:.2f}".replace(".", ",")):
        assert vocabulary.number(text) == pytest.approx(value)
    assert vocabulary.number("1 476") == vocabulary.number("1\u00a0476,0") == 1476


def test_names_alone_are_a_plan_that_says_it_has_no_hours():
    plan = reading.from_sheets([("", [["Дисциплина"], ["Физика"], ["Химия"], ["Сварка"]])])[0]
    assert len(plan.disciplines) == 3 and sums.of(plan).verdict == "none"
    assert any("нет" in note.ru for note in plan.notes)
