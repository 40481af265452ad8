"""A visitor's own file: read by cell, kept by the browser only, drawn without being remembered."""

from __future__ import annotations

import io
import json

import openpyxl
import pytest
import xlsxwriter

from dashboard.pages.firm_ages.form import FORM
from etl.reading import form_book
from etl.settings import data_dir

SECRET = "Слесарь-Канарейка-7719"
GOOD = [(SECRET, 20, 34, 15), (SECRET, 50, 54, 8), ("Токарь", 60, 62, 3)]


def book(
    rows: list,
    head: tuple = ("Профессия", "Возраст от, лет", "Возраст до, лет", "Работает человек"),
    **more,
) -> bytes:
    """A workbook as a firm fills it in."""
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = made.add_worksheet("Возраст")
    sheet.write_row(0, 0, head)
    for i, row in enumerate(rows, start=1):
        for j, value in enumerate(row):
            if isinstance(value, str) and value.startswith("="):
                sheet.write_formula(i, j, value, None, 7)
            else:
                sheet.write(i, j, value)
    for area in more.get("merged", ()):
        sheet.merge_range(*area, "x")
    made.close()
    return out.getvalue()


@pytest.fixture(scope="module")
def visitor():
    from dashboard.server.app import make_app

    client = make_app(small=False).server.test_client()
    client.get("/ru/firm-ages")
    return client


def sent(visitor, body: bytes, lang: str = "ru"):
    data = {"file": (io.BytesIO(body), "ages.xlsx"), "token": visitor.get_cookie("token").value}
    return visitor.post(f"/{lang}/firm-ages/read", data=data)


def test_the_blank_is_read_back_without_a_row(visitor):
    blank = visitor.get("/ru/firm-ages/blank.xlsx").data
    assert openpyxl.load_workbook(io.BytesIO(blank)).sheetnames[0] == "Возраст"
    answer = sent(visitor, blank).get_json()
    assert answer["tables"] == {} and answer["faults"] == []


def test_good_rows_come_back(visitor):
    answer = sent(visitor, book(GOOD)).get_json()
    assert len(answer["tables"]["firm_ages"]) == 3 and answer["faults"] == []
    assert answer["tables"]["firm_ages"][0]["people"] == 15


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        (("Токарь", "много", 30, 4), "B", "не число"),
        (("Токарь", 40, 30, 4), "C", "меньше начального"),
        (("Токарь", 20, 30, "=2+5"), "D", "формула"),
        (("Токарь", 20, 30, -4), "D", "вне пределов"),
        ((SECRET, 20, 34, 9), "A", "уже есть выше"),
        (("", 20, 34, 9), "A", "пусто"),
    ],
)
def test_each_error_names_its_cell_and_good_rows_stay(visitor, row, column, said):
    answer = sent(visitor, book([*GOOD, row])).get_json()
    assert len(answer["tables"]["firm_ages"]) == 3
    (fault,) = answer["faults"]
    assert f"строка 5, столбец {column}" in fault and said in fault


def test_a_missing_column_and_a_file_of_another_kind_are_refused_in_a_sentence(visitor):
    answer = sent(visitor, book([("Токарь", 20, 30)], head=("Профессия", "Возраст от, лет", "x")))
    assert "Скачайте бланк" in answer.get_json()["faults"][0]
    other = sent(visitor, b"%PDF-1.4 nothing of ours")
    assert other.status_code == 400 and len(other.get_data(as_text=True)) > 20


def test_nothing_of_the_file_is_on_disk_in_an_address_or_in_the_log(visitor, caplog):
    tables = sent(visitor, book(GOOD)).get_json()["tables"]
    plot = visitor.post(
        "/ru/figure/firm_retiring.json?size=16:9",
        data=json.dumps({"choices": {}, "own": tables}),
        headers={"X-Desk-Token": visitor.get_cookie("token").value},
        content_type="application/json",
    )
    assert SECRET in plot.get_data(as_text=True), "the answer holds it"
    again = visitor.get("/ru/figure/firm_retiring.json").get_data(as_text=True)
    assert SECRET not in again and "Пример" in again, "nobody remembers it"
    held = [p for p in data_dir().rglob("*") if p.is_file() and p.stat().st_size < 50_000_000]
    assert not [p for p in held if SECRET.encode() in p.read_bytes()]
    assert SECRET not in caplog.text


@pytest.mark.parametrize("rows", [[{"x": 1}], [{"age": "old"}], [{"firm_ages": {}}], [{"": None}]])
@pytest.mark.parametrize("form", ["json", "csv", "pptx", "png"])
def test_a_table_that_does_not_fit_its_figure_is_refused_in_a_sentence(visitor, rows, form):
    answer = visitor.post(
        f"/ru/figure/firm_retiring.{form}",
        data=json.dumps({"choices": {}, "own": {"firm_ages": rows}}),
        headers={"X-Desk-Token": visitor.get_cookie("token").value},
        content_type="application/json",
    )
    assert answer.status_code == 400
    assert "не те столбцы" in answer.get_data(as_text=True)


def test_a_redraw_over_the_sessions_table_uses_it(visitor):
    declared = visitor.get("/_dash-dependencies").get_json()
    known = next(c for c in declared if "plot-firm-ages-firm_retiring" in c["output"])
    values = {
        "near-firm-ages-firm_retiring": 1,
        "own": {
            "firm_ages": [{"occupation": SECRET, "first_age": 58, "last_age": 62, "people": 40}]
        },
    }
    body = {
        "output": known["output"],
        "outputs": [
            dict(zip(("id", "property"), o.rsplit(".", 1), strict=True))
            for o in known["output"].strip(".").split("...")
        ],
        "changedPropIds": [],
        "inputs": [{**i, "value": values.get(i["id"])} for i in known["inputs"]],
        "state": [{**s, "value": {"lang": "ru"}} for s in known["state"]],
    }
    answer = visitor.post("/_dash-update-component", json=body)
    assert answer.status_code == 200 and SECRET in answer.get_data(as_text=True)


def test_the_english_blank_and_faults_are_english(visitor):
    assert form_book.template(FORM, "en") != form_book.template(FORM, "ru")
    answer = sent(visitor, book([*GOOD, ("Токарь", 40, 30, 4)]), "en").get_json()
    assert "is below the first age" in answer["faults"][0]


def test_merged_cells_are_named_and_a_hundred_thousand_rows_are_answered_in_words(visitor):
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = made.add_worksheet("Возраст")
    sheet.write_row(0, 0, ("Профессия", "Возраст от, лет", "Возраст до, лет", "Работает человек"))
    sheet.write_row(1, 0, ("Токарь", 20, 30, 4))
    sheet.merge_range(2, 0, 3, 0, "Сварщик")
    sheet.write_row(2, 1, (20, 30, 4))
    made.close()
    answer = sent(visitor, out.getvalue()).get_json()
    assert len(answer["tables"]["firm_ages"]) == 1
    assert any("объединены" in fault for fault in answer["faults"])
    many = [(f"Токарь {i}", 20, 30, 1) for i in range(100_001)]
    reply = sent(visitor, book(many))
    assert reply.status_code in (200, 400) and len(reply.get_data(as_text=True)) > 20


def test_offers_groups_and_the_funnel_come_from_their_blanks(visitor):
    for name in ("offers", "groups", "counts"):
        blank = visitor.get(f"/ru/internships/{name}.xlsx").data
        assert openpyxl.load_workbook(io.BytesIO(blank)).sheetnames
        data = {"file": (io.BytesIO(blank), "x.xlsx"), "token": visitor.get_cookie("token").value}
        answer = visitor.post("/ru/internships/read", data=data).get_json()
        assert answer["tables"] == {} and answer["faults"] == [], name
