"""ВПО-1 and СПО-1: workbooks made here in the documented layout, whole and broken in every way a
hand-made workbook is."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.build.checks import cast_and_check
from etl.sources.education import spo1_summary, vpo1_summary

NAME = "2024_г. Москва_свод_Очная.xlsx"
FORMS = {"vpo": vpo1_summary, "spo": spo1_summary}
TABLES = {"vpo": vpo1_summary.higher_education_flows, "spo": spo1_summary.college_education_flows}
CODES = {"vpo": ("15.03.01", "15.03.05"), "spo": ("15.02.16", "15.01.35")}
MADE = {"applications_free": 120, "applications_paid": 30, "entrants": 25, "graduates": 17}


def book(kind: str, *, shift: int = 0, edit=None) -> bytes:
    """A summary in the documented layout; `shift` more rows above, `edit(sheets)` breaks it."""
    layout = FORMS[kind]._LAYOUT
    sheets = {}
    for sheet, columns in layout.items():
        widest = max(columns.values())
        rows = [["Свод"]] + [[""]] * (5 + shift) + [list(range(1, widest + 1))]
        rows.append(["Всего"] + [""] * (columns["code"] - 2) + [""] + [99] * (widest - 4))
        for n, code in enumerate(CODES[kind]):
            row: list = [f"Программа {n}", *[""] * (widest - 1)]
            row[columns["code"] - 1] = code
            for measure, column in columns.items():
                if measure != "code":
                    row[column - 1] = MADE[measure] + n
            rows.append(row)
        sheets[sheet] = rows
    if edit:
        edit(sheets)
    out = openpyxl.Workbook()
    out.remove(out.active)
    for name, rows in sheets.items():
        page = out.create_sheet(name)
        for row in rows:
            page.append(row)
    buffer = BytesIO()
    out.save(buffer)
    return buffer.getvalue()


def read(kind: str, folder, data: bytes, name: str = NAME):
    path = folder / name
    path.write_bytes(data)
    return FORMS[kind]._read(path)


@pytest.mark.parametrize("kind", FORMS)
@pytest.mark.parametrize("shift", [0, 3])
def test_every_measure_is_found_by_its_printed_number(kind, shift, tmp_path):
    parsed = read(kind, tmp_path, book(kind, shift=shift))
    assert parsed.rejects == []
    got = {(r["code"], r["measure"]): r["people"] for r in parsed.rows}
    wanted = {
        (code, measure): float(value + n)
        for n, code in enumerate(CODES[kind])
        for measure, value in MADE.items()
    }
    assert got == wanted, "totals without a code are no rows"
    about = {(r["region"], r["study_form"], r["year"]) for r in parsed.rows}
    assert about == {("г. Москва", "full_time", 2024)}
    raw = pd.DataFrame([r | {"_file": NAME} for r in parsed.rows])
    rows = cast_and_check(TABLES[kind](raw), TABLES[kind])
    assert set(rows["field"]) == {"15"} and set(rows["grade"]) == {"B"}


def _cell(value):
    def edit(sheets):
        sheets["Р2_1_1"][-1][3] = value

    return edit


FAULTS = {
    "no_number": (_cell("много"), "not_a_number"),
    "half_a_person": (_cell(12.5), "no_count"),
    "below_zero": (_cell(-4), "no_count"),
    "lost_sheet": (lambda s: s.pop("Р2_1_3(1)"), "no_sheet"),
    "lost_heading": (lambda s: s["Р2_1_1"].pop(6), "no_heading"),
    "lost_column": (lambda s: s["Р2_1_1"].__setitem__(6, [1, 2, 3]), "no_column"),
}


@pytest.mark.parametrize("kind", FORMS)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_and_the_rest_is_kept(kind, fault, tmp_path):
    edit, reason = FAULTS[fault]
    parsed = read(kind, tmp_path, book(kind, edit=edit))
    assert [r.reason for r in parsed.rejects] == [reason]
    assert parsed.rows, "what is well is read"


@pytest.mark.parametrize("kind", FORMS)
@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("свод.xlsx", None, "file_name"),
        ("2024_г. Москва_свод_Дневная.xlsx", None, "file_name"),
        ("2015_г. Москва_свод_Очная.xlsx", None, "older_layout"),
        (NAME, b"<html>502</html>", "not_a_workbook"),
        (NAME, b"PK\x03\x04half", "broken_workbook"),
    ],
)
def test_a_file_that_is_no_such_book_is_refused_whole(kind, name, data, reason, tmp_path):
    parsed = read(kind, tmp_path, data or book(kind), name)
    assert parsed.rows == [] and [r.reason for r in parsed.rejects] == [reason]


def test_a_blank_is_unknown_and_a_zero_is_a_zero(tmp_path):
    parsed = read("spo", tmp_path, book("spo", edit=_cell(None)))
    row = next(
        r for r in parsed.rows if r["measure"] == "applications_free" and r["code"] == "15.01.35"
    )
    assert row["people"] is None and row["missing"]
    zero = read("spo", tmp_path, book("spo", edit=_cell(0)))
    assert 0.0 in [r["people"] for r in zero.rows]


@settings(max_examples=20, deadline=None)
@given(value=st.one_of(st.integers(0, 10**6), st.text(max_size=6), st.floats(allow_nan=False)))
def test_rows_in_are_rows_out_and_rejects(value, tmp_path_factory):
    safe = value
    if isinstance(value, str):
        safe = "".join(c for c in value if c.isprintable() and c != "=")
    parsed = read("vpo", tmp_path_factory.mktemp("book"), book("vpo", edit=_cell(safe)))
    assert len(parsed.rows) + len(parsed.rejects) == 8
