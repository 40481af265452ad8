"""The survey of firms: what the form asks is read back, messy rows are named, no firm can be
told from the sums."""

from __future__ import annotations

import io

import openpyxl
import pandas as pd
import pytest

from etl.__main__ import main
from etl.adverts.reference import rows as reference_rows
from etl.sources.firms import _survey_form as ask
from etl.sources.firms import employer_survey as survey
from etl.store import Reader, Store
from etl.store import release as release_marts
from tests.etl.sources.test_employer_survey_published import made

NAMES = {
    "ru": [r["name_ru"] for r in reference_rows("occupations")],
    "en": [r["name_en"] for r in reference_rows("occupations")],
}
REFUSED = "refused: Файл не открывается: нужен целый .xlsx, сохранённый офисной программой."


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("ETL_DATA", str(tmp_path / "data"))
    return tmp_path


def filled(
    path,
    rows: list[list],
    *,
    lang: str = "ru",
    firm: object = "ООО «Завод»",
    month: object = "2026-10",
):
    """The product's own form with answers written where a firm writes them."""
    book = openpyxl.load_workbook(io.BytesIO(ask.template(lang)))
    sheet = book[ask.SHEETS["form"][lang]]
    sheet.cell(3, 2, firm), sheet.cell(4, 2, month)
    for i, row in enumerate(rows, start=ask.FIRST + 2):
        for j, value in enumerate(row, start=1):
            sheet.cell(i, j, value)
    book.save(path)
    return path


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_form_offers_lists_and_reads_back_in_both_languages(folder, lang):
    path = filled(folder / "a.xlsx", [[NAMES[lang][0], 5, 2, 4, "2,5"]], lang=lang)
    sheet = openpyxl.load_workbook(path)[ask.SHEETS["form"][lang]]
    kinds = {str(v.sqref)[0]: v.type for v in sheet.data_validations.dataValidation}
    assert kinds == {"A": "list", "B": "whole", "C": "whole", "D": "list", "E": "decimal"}
    parsed = survey._read(path)
    assert parsed.rejects == [] and parsed.rows[0] | {"firm": "", "firm_name": ""} == {
        "firm": "",
        "firm_name": "",
        "month": "2026-10",
        "occupation": reference_rows("occupations")[0]["code"],
        "openings": 5.0,
        "hires": 2.0,
        "difficulty": 4.0,
        "months_open": 2.5,
    }
    assert "Завод" not in str(parsed.rows), "the firm is a fingerprint"


def test_messy_rows_are_rejected_one_by_one_with_cell_and_reason(folder):
    path = filled(
        folder / "a.xlsx",
        [
            ["Токарь", "3", "", 5, ""],
            [],
            ["Фрезеровщик", 2, 1, 8, 3],
            ["Сварщик", 2, 1, "70 %", 3],
            ["Бухгалтер", 1, 0, 3, 1],
            ["Токарь", 1, 1, 2, 1],
            ["Инженер-конструктор", 1.5, 0, 3, 1],
            ["наладчик станков с ЧПУ", "", "", 3, ""],
            ["Оператор станков с ЧПУ", 4, 0, "", 1],
            ["Итого", 13, 2, "", ""],
            ["слесарь-ремонтник", 6, 1, "4,0", "1,5"],
            ["Шлифовщик", -2, 1, 3, 1],
        ],
    )
    parsed = survey._read(path)
    assert [r["occupation"] for r in parsed.rows] == ["turner", "repair_fitter"]
    assert parsed.rows[1]["months_open"] == 1.5 and parsed.rows[0]["hires"] is None
    reasons = {r.offset.split("!")[1]: r.reason for r in parsed.rejects}
    assert reasons == {
        "D9": "out_of_range",
        "D10": "not_a_number",
        "A11": "unknown_occupation",
        "A12": "repeated",
        "B13": "not_whole",
        "B14": "no_posts",
        "D15": "no_answer",
        "A16": "total_row",
        "B18": "out_of_range",
    }
    assert not any("Бухгалтер" in str(r) for r in parsed.rejects), (
        "a reject holds no text of the file"
    )


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda p: p.write_text("<html>", "utf-8"), REFUSED),
        (lambda p: filled(p, [["Токарь", 1, 1, 3, 1]], firm=None), "no_firm"),
        (lambda p: openpyxl.Workbook().save(p), "no_heading"),
    ],
)
def test_a_file_that_is_no_answer_is_refused(folder, capsys, spoil, reason):
    path = folder / "a.xlsx"
    spoil(path)
    assert [r.reason for r in survey._read(path).rejects] == [reason]
    assert (
        main(["capture", "employer_survey", str(path)]) == 2 and reason in capsys.readouterr().out
    )


def test_a_folder_of_answers_is_taken_built_and_never_released(folder):
    inbox = folder / "inbox"
    inbox.mkdir()
    for firm in "абв":
        filled(inbox / f"{firm}.xlsx", [["Токарь", 10, 5, 4, 3]], firm=f"АО «{firm}»")
    assert main(["capture", "employer_survey", str(inbox)]) == 0
    main(["build"])
    reader = Reader.open(folder / "data")
    shown = reader.table("survey_difficulty").query("occupation == 'turner'").iloc[0]
    assert (shown.firms, shown.posts, shown.difficult_pct) == (3, 45, 100)
    names = release_marts(Store(folder / "data"))
    assert "occupations" in names and "survey_difficulty" not in names
    assert not list((folder / "data" / "marts").glob("survey*"))


def captured(folder, *files: tuple[str, dict]) -> pd.DataFrame:
    """Forms read into one table of answers, as a build does."""
    rows = []
    for name, options in files:
        path = filled(folder / f"{name}.xlsx", **options)
        rows += survey._read(path).rows
    return pd.DataFrame(rows)


SPELLINGS = [
    "ООО «Ромашка»",
    'ООО "Ромашка"',
    "ооо ромашка",
    "Ромашка ООО",
    "Ромашка",
    "OOO Ромашка",
    "О.О.О. «РОМАШКА»",
    "ООО «Poмaшкa»",
    "Общество с ограниченной ответственностью «Ромашка»",
    "ООО „Ромашка”, г. Москва",
    "7701234567 ООО «Ромашка»",
    "ООО «Ромашка», ИНН 7701234567",
    "ИНН 7701234567, КПП 770101001, ООО Ромашка",
    "7701234567 / 770101001 Ромашка",
]


def test_one_firm_under_many_names_is_one_firm(folder):
    rows = captured(
        folder,
        *[
            (f"f{i}", {"firm": name, "rows": [["Токарь", 10, 5, 5, 3]], "month": "2026-09"})
            for i, name in enumerate(SPELLINGS)
        ],
        ("bare", {"firm": 7701234567.0, "rows": [["Токарь", 10, 5, 5, 3]], "month": "2026-11"}),
    )
    turner = made(rows).loc[("machining", "turner")]
    assert turner.hidden and pd.isna(turner.posts)


def test_a_bare_number_and_a_bare_name_may_be_one_firm_and_count_once(folder):
    one = {"rows": [["Токарь", 10, 5, 5, 3]]}
    names = [("a", {"firm": "ООО «А»"}), ("b", {"firm": "ООО «Б»"}), ("c", {"firm": 7701234567.0})]
    rows = captured(folder, *[(n, o | one) for n, o in names])
    assert made(rows).loc[("machining", "turner")].hidden
    third = captured(folder, ("d", {"firm": "ООО «В»"} | one))
    assert made(pd.concat([rows, third])).loc[("machining", "turner")].firms == 3


def test_whoever_takes_a_form_hears_that_a_firm_cannot_be_tied(folder, capsys):
    path = filled(folder / "a.xlsx", [["Токарь", 10, 5, 5, 3]], firm="ООО «Ромашка»")
    assert main(["capture", "employer_survey", str(path)]) == 0
    assert "без ИНН" in capsys.readouterr().out
    path = filled(folder / "b.xlsx", [["Токарь", 10, 5, 5, 3]], firm="7701234567 ООО «Ромашка»")
    main(["capture", "employer_survey", str(path)])
    assert "без ИНН" not in capsys.readouterr().out


@pytest.mark.parametrize(
    "month", ["ноябрь 2026", "11.2026", "01.11.2026", "2026/11", "2026–11", "202611", 46327.0]
)
def test_months_are_read_as_people_write_them(folder, month):
    path = filled(folder / "a.xlsx", [["Токарь", 1, 1, 5, 3]], month=month)
    assert [r["month"] for r in survey._read(path).rows] == ["2026-11"]


@pytest.mark.parametrize(
    ("month", "reason"),
    [("осенью", "month_not_read"), ("2126-11", "month_not_read"), ("2099-01", "month_in_future")]
    + [(None, "no_month")],
)
def test_a_month_not_read_or_to_come_is_a_named_reject(folder, capsys, month, reason):
    path = filled(folder / "a.xlsx", [["Токарь", 1, 1, 5, 3]], month=month)
    parsed = survey._read(path)
    assert parsed.rows == [] and [(r.offset, r.reason) for r in parsed.rejects] == [
        ("«Анкета»!B4", reason)
    ]
    main(["capture", "employer_survey", str(path)])
    assert "Лист «Анкета», строка 4, столбец B «Месяц ответа" in capsys.readouterr().out


def test_formulas_and_merged_cells_are_named_and_the_example_is_no_answer(folder):
    path = filled(folder / "a.xlsx", [["Токарь", 3, 1, 5, 2]])
    book = openpyxl.load_workbook(path)
    sheet = book.active
    sheet.insert_rows(7)
    for j, value in enumerate(["Пример: Токарь", 5, 2, 4, 2.5], start=1):
        sheet.cell(7, j, value)
    for j, value in enumerate(["Сварщик", "=2+3", 1, 4, 1], start=1):
        sheet.cell(9, j, value)
    for i, name in ((10, "Фрезеровщик"), (11, "Шлифовщик")):
        for j, value in enumerate([name, 5, 1, 4, 1], start=1):
            sheet.cell(i, j, value)
    sheet.merge_cells("B10:B11")
    book.save(path)
    parsed = survey._read(path)
    assert [r["occupation"] for r in parsed.rows] == ["turner"]
    assert [(r.offset, r.reason) for r in parsed.rejects] == [
        ("«Анкета»!B9", "formula"),
        ("«Анкета»!B10", "merged"),
        ("«Анкета»!B11", "merged"),
    ]
    assert parsed.notes[0].ru == (
        "Лист «Анкета», строка 9, столбец B «Открыто мест сейчас»: формула, они не вычисляются; "
        "впишите само значение."
    )


def test_a_second_sheet_of_answers_is_read_and_what_repeats_is_a_reject(folder):
    path = filled(folder / "a.xlsx", [["Токарь", 3, 1, 5, 2], ["Сварщик", 1, 1, 4, 1]])
    book = openpyxl.load_workbook(path)
    copy = book.copy_worksheet(book.active)
    copy.title = "Анкета (2)"
    copy.cell(7, 1, "Шлифовщик")
    hidden = book.copy_worksheet(book.active)
    hidden.title = "черновик"
    hidden.sheet_state = "hidden"
    hidden.cell(7, 1, "Фрезеровщик")
    book.save(path)
    parsed = survey._read(path)
    assert [r["occupation"] for r in parsed.rows] == ["turner", "welder", "grinder"]
    assert [(r.offset, r.reason) for r in parsed.rejects] == [("«Анкета (2)»!A8", "repeated")]
    assert any("«черновик»" in n.ru for n in parsed.notes)


def test_cases_of_the_shared_folder(folder, shared):
    names = shared / "cases" / "03-one-firm-three-names"
    rows = [row for f in sorted(names.glob("*.xlsx")) for row in survey._read(f).rows]
    assert len(rows) == 3 and made(pd.DataFrame(rows)).hidden.all()
    months = shared / "cases" / "04-survey-month-in-words"
    assert [survey._read(months / f"input.{n}.xlsx").rows[0]["month"] for n in ("old", "new")] == [
        "2025-11",
        "2026-11",
    ]
