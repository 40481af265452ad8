"""Bank of Russia: found by name, dated by words, control values; malformed answers lose nothing."""

from __future__ import annotations

import json
from html import escape

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.sources.cbr import _cbr, _cbr_frame, cbr_climate, cbr_fx, cbr_key_rate, cbr_staffing
from tests.etl.sources import malformed
from tests.etl.sources.simulated import Reply, Web, table
from tests.publishers import cbr_content


def test_climate_takes_the_month_from_words_and_meets_the_control_values(tmp_path):
    frame, rejects = table(cbr_climate, "business_climate", tmp_path)
    building = frame[frame["dataset_id"] == 68].set_index(
        ["period_start", "is_seasonally_adjusted"]
    )["value"]
    assert building["2026-04-01", False] == 11.1019 and building["2026-08-01", True] == -3.1102
    assert not rejects and set(frame["dataset_id"]) == {58, 68}
    assert frame[frame["dataset_id"] == 68]["dataset"].unique().tolist() == [
        "Индикатор бизнес-климата, строительство"
    ]


def test_staffing_is_found_by_its_name_and_is_quarterly(tmp_path):
    frame, rejects = table(cbr_staffing, "cbr_staffing_balance", tmp_path)
    assert set(frame["dataset"]) == {"Обеспеченность персоналом"} and set(frame["period_kind"]) == {
        "quarter"
    }
    assert set(frame["sector"]) == {"Всего по экономике", "Обрабатывающие производства"}
    assert frame["period_end"].max() == "2026-12-31" and not rejects
    assert not frame["is_seasonally_adjusted"].any()


def test_without_a_staffing_dataset_the_reason_names_the_list(tmp_path):
    lists = {"datasets": [d for d in cbr_content.DATASETS if d["id"] != 75]}
    web = Web({1: Reply(200, cbr_content.JSON, json.dumps(lists).encode())})
    with pytest.raises(LookupError, match="среди 3 наборов.*персонал"):
        table(cbr_staffing, "cbr_staffing_balance", tmp_path, web)


def test_a_page_with_200_is_not_taken_for_data(tmp_path):
    with pytest.raises(LookupError, match="вместо JSON"):
        table(
            cbr_staffing,
            "cbr_staffing_balance",
            tmp_path,
            Web({0: Reply(200, cbr_content.HTML, b"<html>")}),
        )


def test_the_whole_economy_is_found_by_name_when_its_number_changed():
    listed = [p | {"id": 77} if p["id"] == 25 else p for p in cbr_content.PUBLICATIONS]
    assert _cbr._publication(listed) == 77


@pytest.mark.parametrize(
    ("name", "number", "adjusted"),
    [
        ("Без сезонной корректировки", 118, False),
        ("С сезонной корректировкой", 119, True),
        ("", 119, True),
        ("", 118, False),
        ("Сезонно скорректированный ряд", 5, True),
        ("С исключением сезонности", 5, True),
        ("Исходный ряд", 119, False),
        ("", 7, False),
    ],
)
def test_adjusted_is_told_by_name_before_number(name, number, adjusted):
    assert _cbr_frame.is_adjusted(name, number) is adjusted


def test_key_rate_and_exchange_rates(tmp_path):
    rate, rejects = table(cbr_key_rate, "key_rate", tmp_path)
    assert rate.set_index("date")["rate_pct"][["2026-09-07", "2026-09-08"]].tolist() == [14.5, 14.0]
    assert not rejects and len(rate) == 10
    fx, rejects = table(cbr_fx, "fx_rates", tmp_path / "fx")
    per_unit = fx.set_index(["currency", "date"])["rub_per_unit"]
    assert per_unit["USD", "2026-08-01"] == 79.4637 and per_unit["KZT", "2026-08-04"] == 0.16
    assert set(fx["currency"]) == set(cbr_fx.CURRENCIES) and not rejects


def test_the_published_sample_of_exchange_rates(shared):
    parsed = cbr_fx._read(shared / "sources" / "samples" / "cbr_xml_dynamic_R01235.xml")
    assert parsed.rows == [
        {"date": "2026-08-01", "currency": "USD", "nominal": 1, "rub_per_unit": 79.4637}
    ]


def test_the_published_shape_of_data_is_read(shared, tmp_path):
    shapes = json.loads(
        (shared / "sources" / "samples" / "cbr_dataservice_shapes.json").read_text()
    )
    for row in shapes["data"]["RawData"]:
        row["dt"] = "Январь 2021"
    (tmp_path / "data_25_37_2.json").write_text(json.dumps(shapes["data"]))
    (row,) = _cbr.read("x", tmp_path / "data_25_37_2.json").rows
    assert (row["value"], row["name"], row["unit"], row["period_start"]) == (
        3.31,
        "Up to 30 days",
        "%",
        "2021-01-01",
    )


@malformed.TEN_THOUSAND
@given(
    malformed.mixes(
        malformed.SCRAPS, ["Январь 2024", "II квартал 2026", "IX квартал 2020", 1.5, 750, None]
    ),
    malformed.SCRAPS,
    malformed.SCRAPS,
)
def test_ten_thousand_malformed_records_are_rows_or_rejects(tmp_path_factory, mix, header, units):
    rows = malformed.records(*mix, ("dt", "obs_val", "element_id", "colId", "unit_id"))
    path = tmp_path_factory.mktemp("cbr") / "data_25_75_118.json"
    path.write_text(json.dumps({"RawData": rows, "headerData": [header], "units": [units]}))
    parsed = _cbr.read("cbr_staffing", path)
    assert len(parsed.rows) + len(parsed.rejects) == len(rows)
    assert all(r.reason and len(r.sha256) == 64 for r in parsed.rejects)
    if parsed.rows:
        _cbr_frame.frame(pd.DataFrame(parsed.rows))


@malformed.TEN_THOUSAND
@given(
    malformed.mixes(
        st.text("0123456789.,-абв <>/&\u00a0", max_size=10), ["08.09.2026", "14,50", "", "…"]
    )
)
def test_ten_thousand_malformed_rates_are_rows_or_rejects(tmp_path_factory, mix):
    folder = tmp_path_factory.mktemp("rate")
    rows = malformed.lines(*mix, widest=3)
    cells = [[escape(c) for c in row] for row in rows]
    body = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in cells)
    (folder / "key_rate.html").write_text(f'<table class="data">{body}</table>', encoding="utf-8")
    parsed = cbr_key_rate._read(folder / "key_rate.html")
    assert len(parsed.rows) + len(parsed.rejects) == len(rows)
    body = "".join(
        '<Record Id="R01235" '
        f'Date="{row[0]}"><Nominal>{row[-1]}</Nominal><Value>{row[len(row) // 2]}'
        "</Value></Record>"
        for row in cells
    )
    (folder / "fx_USD.xml").write_text(f"<ValCurs>{body}</ValCurs>", encoding="utf-8")
    parsed = cbr_fx._read(folder / "fx_USD.xml")
    assert len(parsed.rows) + len(parsed.rejects) == len(rows)


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from(
        [
            "data_25_75_118.json",
            "datasets_25.json",
            "measures_25_75.json",
            "publications.json",
            "data.json",
            "other_x.json",
        ]
    ),
)
def test_garbage_files_never_crash(tmp_path_factory, content, name):
    path = tmp_path_factory.mktemp("cbr") / name
    for body in (
        content,
        b"<table class='data'><tr><td>" + content,
        b"<ValCurs><Record Date='" + content,
    ):
        path.write_bytes(body)
        for module in (cbr_staffing, cbr_climate, cbr_key_rate, cbr_fx):
            module._read(path)
