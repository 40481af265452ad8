"""Rosstat's workbooks: the traps in made-up files, every cell of the real ones, and rows nobody
foresaw."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.build.checks import cast_and_check
from etl.build.hand_kept import read_csv
from etl.origin import Parsed
from etl.reading import footnotes
from etl.reading import workbook as wb
from etl.reading.periods import period
from etl.reading.regions import region_name
from etl.settings import REPO
from etl.sources.rosstat import (
    rosstat_labour_force,
    rosstat_wages_okved,
    rosstat_wages_region,
)
from tests.etl.sources import malformed
from tests.samples import rosstat_workbooks as sample


def table(module, name: str, parsed: Parsed) -> pd.DataFrame:
    fn = getattr(module, name)
    if name == "wages_okved":
        more = [read_csv(REPO / "data" / "reference" / "known_errors.csv")]
    else:
        more = []
    return cast_and_check(fn(pd.DataFrame(parsed.rows).assign(_file="a.xlsx"), *more), fn)


def read(module, tmp_path, sheets: dict) -> Parsed:
    path = tmp_path / "book.xlsx"
    path.write_bytes(sample.workbook(sheets))
    return module._read(path)


@pytest.mark.parametrize("header_row", [1, 3, 9])
def test_wages_by_region_through_every_trap(tmp_path, header_row):
    parsed = read(rosstat_wages_region, tmp_path, {"с 2018": sample.wages_region(header_row)})
    frame = table(rosstat_wages_region, "wages_region", parsed).set_index(["region", "year"])
    assert frame.loc["Москва"]["wage_rub"].tolist() == [100, 1234.5, 2000]
    assert frame.loc[("Ненецкий автономный округ", 2021), "missing"] == "no_data"
    assert frame.loc[("Ненецкий автономный округ", 2022), "missing"] == "absent"
    assert frame.loc["Ненецкий автономный округ"]["wage_rub"].isna().tolist() == [True, True, False]
    names = set(frame.index.get_level_values(0))
    assert {
        "Архангельская область",
        "Архангельская область без автономного округа",
        "Тюменская область",
        "Тюменская область без автономных округов",
        "Санкт-Петербург",
    } <= names
    assert [(r.reason, r.offset.rpartition("!")[2][0]) for r in parsed.rejects] == [
        ("not_a_number", "B"),
        ("boolean", "C"),
    ]
    assert (
        frame.loc[("Москва", 2023), "is_preliminary"]
        and not frame.loc[("Москва", 2022), "is_preliminary"]
    )
    assert frame.loc[("Москва", 2022), "is_without_new_regions"]
    assert len(parsed.rows) + len(parsed.rejects) == 11 * 3


def test_a_lost_footnote_mark_still_says_the_newest_year_is_preliminary(tmp_path):
    rows = [
        ["Регион", "2021 год", "2022 год", "2023 год"],
        ["г. Москва", 1, 2, 3],
        [sample.WITHOUT_NEW],
        [sample.PRELIMINARY],
    ]
    frame = table(
        rosstat_wages_region, "wages_region", read(rosstat_wages_region, tmp_path, {"с 2018": rows})
    )
    assert frame["is_preliminary"].tolist() == [False, False, True]
    assert frame["is_without_new_regions"].tolist() == [False, True, True]


def test_wages_by_activity_keep_two_classifications_apart(tmp_path):
    parsed = read(rosstat_wages_okved, tmp_path, sample.wages_okved())
    frame = table(rosstat_wages_okved, "wages_okved", parsed)
    assert not parsed.rejects
    assert set(frame["classification"]) == {"ОКВЭД2", "ОКВЭД1"}
    cell = frame.set_index(["activity", "year"])["wage_rub"]
    assert cell["Обрабатывающие производства", 2017] == 46510
    assert cell["Производство мебели", 2018] == 6.5
    assert cell["Производство машин и оборудования", 2016] == 4
    assert cell["Производство готовых металлических изделий, кроме машин и оборудования", 2018] == 7
    assert cell["Научные исследования и разработки", 2018] == 8


def test_labour_force_units_periods_and_marks(tmp_path):
    parsed = read(rosstat_labour_force, tmp_path, sample.labour_force())
    frame = table(rosstat_labour_force, "labour_force_15_72", parsed)
    moscow = frame[frame["region"] == "Москва"].set_index(
        ["indicator", "period_start", "period_end"]
    )
    assert moscow.loc[("unemployed_thousand", "2021-01-01", "2021-12-31"), "value"] == 50.5
    assert moscow.loc[("unemployment_rate_pct", "2021-11-01", "2022-01-31"), "value"] == 2.6
    assert moscow.loc[("unemployed_thousand", "2022-01-01", "2022-03-31"), "is_rebased_census_2020"]
    assert moscow.loc[("unemployed_thousand", "2023-10-01", "2023-12-31"), "is_without_new_regions"]
    assert [r.reason for r in parsed.rejects] == ["out_of_range", "out_of_range"]
    okrug = frame[(frame["region"] == "Ненецкий автономный округ") & (frame["year"] == 2021)]
    assert set(okrug["missing"]) == {"no_data"} and okrug["value"].isna().all()


@pytest.mark.parametrize(
    "module", [rosstat_labour_force, rosstat_wages_okved, rosstat_wages_region]
)
@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<html>error</html>", "not_a_workbook"),
        (b"", "not_a_workbook"),
        (b"PK\x03\x04 and no more", "broken_workbook"),
    ],
)
def test_a_page_instead_of_a_workbook_is_one_reject(tmp_path, module, data, reason):
    path = tmp_path / "tab.xlsx"
    path.write_bytes(data)
    parsed = module._read(path)
    assert not parsed.rows and [r.reason for r in parsed.rejects] == [reason]


@pytest.mark.parametrize(
    "spelling",
    [
        "г. Москва",
        "г.Москва",
        "Москва",
        "г.\u00a0Москва 1)",
        "  г. Москва  2)3)",
        "город федерального значения Москва",
        "Москва¹",
    ],
)
def test_moscow_is_moscow_however_written(spelling):
    assert region_name(spelling) == "Москва"


def test_moscow_oblast_and_the_three_of_arkhangelsk_and_tyumen_stay_apart():
    names = [
        "Московская область",
        "г. Москва",
        "Архангельская область",
        "Архангельская область без авт. округа",
        "Архангельская область (кроме Ненецкого автономного округа)",
        "Тюменская область",
        "Тюменская область без авт. округов",
        "Тюменская область (кроме Ханты-Мансийского автономного округа-Югры и Ямало-Ненецкого "
        "автономного округа)",
        "в том числе Ненецкий авт.округ",
    ]
    keys = [region_name(n) for n in names]
    assert keys[3] == keys[4] and keys[6] == keys[7]
    assert len(set(keys)) == 7


def test_a_year_is_not_a_number_with_decimals():
    assert period(2018.0).year == 2018 and period("20221)2)").marks == ("1", "2")
    assert period(2018.5) is None and period("2018-2019") is None and period(True) is None
    assert period("январь - декабрь 2020") is None
    assert period(float("nan")) is None and period(float("inf")) is None


CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(),
    st.integers(),
    st.text(max_size=12),
    st.text("0123456789 ,.-\u00a0)…²", max_size=10),
    st.dates(),
    st.sampled_from(sample.REGIONS),
)


@malformed.TEN_THOUSAND
@given(
    malformed.mixes(CELLS, [*sample.REGIONS, "1 234,5", 7.5, "", None, "из них:"]),
    st.integers(0, 5),
)
def test_ten_thousand_malformed_rows_lose_nothing(mix, at):
    rows = malformed.lines(*mix, widest=6)
    grid = [*rows[:at], ["Регион", "2021 год", "2022 год1)", "20232)"], *rows[at:]]
    parsed = wb.cells("x", "s", grid, field="wage_rub", limit=5e6, name=region_name)
    found = wb.find_table(grid)
    expected = 0
    for row in grid[found.header + 1 :]:
        label = row[found.label_column] if found.label_column < len(row) else ""
        label = label if isinstance(label, str) else ""
        full = {j for j in range(len(row)) if j != found.label_column and not wb.is_blank(row, j)}
        if full or (region_name(label) and not footnotes.is_heading(label)):
            expected += len(full | set(found.periods) if region_name(label) else full)
    assert len(parsed.rows) + len(parsed.rejects) == expected
    keys = [(r["name"], r["period_start"]) for r in parsed.rows]
    assert len(keys) == len(set(keys))
    for reject in parsed.rejects:
        assert (
            len(reject.sha256) == 64 and reject.reason.isascii() and reject.fields == ("wage_rub",)
        )
    assert all(r["value"] is None or 0 <= r["value"] <= 5e6 for r in parsed.rows)


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.lists(
            st.one_of(
                st.none(), st.booleans(), st.floats(-1e6, 1e6), st.text("абв123 ,.-)", max_size=8)
            ),
            max_size=5,
        ),
        max_size=20,
    )
)
def test_malformed_files_pass_through_the_real_reader(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("book") / "tab.xlsx"
    path.write_bytes(
        sample.workbook({"1": [["Уровень безработицы, в процентах"], ["", 2021, 2022], *rows]})
    )
    for module in (rosstat_labour_force, rosstat_wages_okved, rosstat_wages_region):
        module._read(path)


def test_real_wages_by_region(shared):
    parsed = rosstat_wages_region._read(
        shared / "statistics" / "rosstat_tab4-zpl_2023_wages_by_region.xlsx"
    )
    frame = table(rosstat_wages_region, "wages_region", parsed)
    moscow = frame[frame["region"] == "Москва"].set_index("year")
    assert moscow.loc[2018, "wage_rub"] == 83801 and round(moscow.loc[2023, "wage_rub"]) in (
        136401,
        136402,
    )
    assert moscow["is_preliminary"].tolist() == [False] * 5 + [True]
    tidy_file = pd.read_csv(shared / "statistics" / "tidy_wages_region_2018_2023.csv")
    tidy_file["region"] = tidy_file["region"].map(region_name)
    both = tidy_file.merge(
        frame, on=["region", "year"], how="outer", suffixes=("_tidy", ""), indicator=True
    )
    assert (both["_merge"] == "both").all() and (both["wage_rub_tidy"] == both["wage_rub"]).all()
    assert not parsed.rejects and len(frame) == 576


def test_real_wages_by_activity(shared):
    parsed = rosstat_wages_okved._read(
        shared / "statistics" / "rosstat_tab3-zpl_2024_wages_by_okved_RF.xlsx"
    )
    frame = table(rosstat_wages_okved, "wages_okved", parsed)
    by = frame.set_index(["classification", "activity", "year"])["wage_rub"]
    assert round(by["ОКВЭД2", "Обрабатывающие производства", 2024]) == 87975
    tidy_file = pd.read_csv(shared / "statistics" / "tidy_wages_okved_RF_2000_2024.csv")
    tidy_file["classification"] = tidy_file["classification"].replace({"ОКВЭД (ред.1)": "ОКВЭД1"})
    tidy_file["activity"] = (
        tidy_file["activity"].map(rosstat_wages_okved._activity).str.replace("машин о", "машин и")
    )
    both = tidy_file.merge(
        frame,
        on=["classification", "activity", "year"],
        how="outer",
        suffixes=("_tidy", ""),
        indicator=True,
    )
    assert (both["_merge"] == "both").all() and (both["wage_rub_tidy"] == both["wage_rub"]).all()
    assert not parsed.rejects


def test_real_labour_force(shared):
    parsed = rosstat_labour_force._read(
        shared / "statistics" / "rosstat_Trud-3_15-72_labour_force.xlsx"
    )
    frame = table(rosstat_labour_force, "labour_force_15_72", parsed)
    tidy_file = pd.read_csv(shared / "statistics" / "tidy_unemployment_15_72.csv")
    periods = [period(p) for p in tidy_file["period"]]
    tidy_file = tidy_file.assign(
        region=tidy_file["region"].map(region_name),
        period_start=[p.start for p in periods],
        period_end=[p.end for p in periods],
        indicator=tidy_file["indicator"].str.replace("_15_72", "").str.replace("_rolling3m", ""),
    )
    both = tidy_file.merge(
        frame,
        on=["region", "indicator", "period_start", "period_end"],
        how="left",
        suffixes=("_tidy", ""),
    )
    assert (both["value_tidy"] == both["value"]).all() and len(both) == 872
    assert not parsed.rejects
