"""The survey of firms: what the form asks is read back, messy rows are named, no firm can be
told from the sums."""

from __future__ import annotations

import io

import openpyxl
import pandas as pd
import pytest

from etl.__main__ import main
from etl.adverts.reference import rows as reference_rows
from etl.build.checks import cast_and_check
from etl.build.run import read_csv
from etl.indicators._composite import composite_of, parts_said
from etl.sources.firms import _survey_form as ask
from etl.sources.firms import employer_survey as survey
from etl.store import Reader, Store
from etl.store import release as release_marts

NAMES = {
    "ru": [r["name_ru"] for r in reference_rows("occupations")],
    "en": [r["name_en"] for r in reference_rows("occupations")],
}


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
    month: str = "2026-10",
):
    """The product's own form with answers written where a firm writes them."""
    book = openpyxl.load_workbook(io.BytesIO(ask.template(lang, NAMES[lang])))
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
    assert parsed.rejects == [] and parsed.rows[0] | {"firm": ""} == {
        "firm": "",
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
        "D9": "difficulty_not_1_to_5",
        "D10": "not_a_number",
        "A11": "unknown_occupation",
        "A12": "repeated_occupation",
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
        (lambda p: p.write_text("<html>", "utf-8"), "not_a_workbook"),
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


def answers(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "firm": f,
                "month": m,
                "occupation": o,
                "openings": float(v),
                "hires": float(h),
                "difficulty": float(d),
                "months_open": 2.0,
            }
            for f, m, o, v, h, d in rows
        ]
    )


def made(raw: pd.DataFrame) -> pd.DataFrame:
    table = survey.survey_difficulty(raw, read_csv(Store().reference("occupations")))
    return cast_and_check(table, survey.survey_difficulty).set_index(["family", "occupation"])


def test_three_firms_and_twenty_posts_or_nothing_and_a_firm_counts_once_in_a_sum():
    got = made(
        answers(
            *[(f, "2026-10", "turner", 10, 5, d) for f, d in zip("abc", (5, 4, 2), strict=True)],
            *[(f, "2026-10", o, 30, 0, 3) for f in "de" for o in ("welder", "welding_engineer")],
        )
    )
    turner = got.loc[("machining", "turner")]
    assert (turner.firms, turner.posts) == (3, 45) and turner.difficult_pct == pytest.approx(
        200 / 3
    )
    two = got.loc["welding"]
    assert two.hidden.all() and two[["firms", "posts", "difficult_pct", "months_open"]].isna().all(
        axis=None
    ), "two firms under two occupations are two firms in the family, not four"


def test_the_newest_answer_of_a_firm_counts():
    got = made(
        answers(
            *[
                (f, m, "turner", 20, 0, d)
                for f in "abc"
                for m, d in (("2026-04", 1), ("2026-10", 5))
            ]
        )
    )
    assert (
        got.loc[("machining", "turner"), "difficult_pct"] == 100
        and got.loc[("", ""), "posts"] == 60
    )


def test_difficulty_enters_the_composite_with_weights_rescaled_in_sight():
    codes = [r["code"] for r in reference_rows("occupations")[:10]]
    rows = pd.DataFrame(
        [
            {
                "month": "2026-10",
                "area": "moscow",
                "occupation": c,
                "indicator": "tension",
                "value": 1.0,
            }
            for c in codes
        ]
    )
    cuts = pd.DataFrame(
        [{"indicator": "tension", "mean": "0", "sd": "1", "quintiles": "-1|-.5|.5|1"}]
    )
    asked = pd.DataFrame({"occupation": codes, "difficult_pct": [10.0 * i for i in range(10)]})
    alone, both = (composite_of(rows, cuts, s).droplevel([0, 1]) for s in (None, asked))
    assert set(alone["composite_parts"]) == {"offers_per_seeker:1|exit_rate:X|difficulty:X"}
    assert set(both["composite_parts"]) == {"offers_per_seeker:0.375|exit_rate:X|difficulty:0.625"}
    assert (
        both["composite"].is_monotonic_increasing
        and both["composite_class"].tolist() == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
        and alone["composite_class"].nunique() == 1
    )
    assert parts_said(()) == "offers_per_seeker:X|exit_rate:X|difficulty:X"


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
