"""`python -m etl published`: a number is added whole or not at all, what is old is listed,
broken rows are named."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.__main__ import main
from etl.published.ask import asked
from etl.published.book import FILES, Book, max_number
from etl.published.entry import amount, completed, period
from etl.published.number_rules import number
from etl.settings import REPO
from etl.store import Store, atomic

ROW = {
    "theme": "moscow_industry",
    "definition_id": "moscow_mayor_zanyato_v_promyshlennosti",
    "indicator": "Занято в промышленности",
    "geography": "Москва",
    "period_text": "2026-Q3",
    "value": "более 760,5",
    "unit": "тыс. чел.",
    "publisher": "Мэр Москвы",
    "url": "https://www.mos.ru/mayor/1",
    "page_date": "2026-10-05",
    "kind": "офиц. заявление",
    "grade": "A-",
}
NEW = {
    "definition_id": "mos_firms_with_interns",
    "unit": "фирм",
    "definition.name_ru": "Фирм со стажёрами",
    "definition.name_en": "Firms with interns",
    "definition.unit": "firms",
    "definition.unit_en": "firms",
    "definition.counts_ru": "заявившие города",
    "definition.counts_en": "as declared",
}


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A data folder of one's own, which begins by reading the project's files."""
    monkeypatch.setenv("ETL_DATA", str(tmp_path))
    return tmp_path


def following(n: int) -> str:
    """The id that comes n-th after the last one of figures.csv."""
    return f"F{max_number(Book(Store(REPO / 'data')).rows('figures')) + n:03d}"


def words(row: dict) -> list[str]:
    return [w for field in row.items() for w in ("--set", "=".join(field))]


def test_a_number_is_added_to_one_s_own_copy(data, capsys):
    before = (REPO / "data" / "published" / "figures.csv").read_bytes()
    assert main(["published", "add", *words(ROW)]) == 0
    assert following(1) in capsys.readouterr().out
    after = (data / "published" / "figures.csv").read_bytes()
    assert after.startswith(before) and after.count(b"\n") == before.count(b"\n") + 1
    assert (REPO / "data" / "published" / "figures.csv").read_bytes() == before
    row = Book(Store()).rows("figures")[-1]
    assert (
        row["value"],
        row["bound"],
        row["period_start"],
        row["period_end"],
        row["review_by"],
    ) == ("760.5", "≥", "2026-07-01", "2026-09-30", "2027-10-05")
    assert main(["published", "add", "--table", "figures", *words(ROW)]) == 0
    assert following(2) in capsys.readouterr().out and main(["published", "check"]) == 0


@pytest.mark.parametrize(
    "change, said",
    [
        ({"value": "много"}, "value: не число"),
        ({"url": "mos.ru"}, "url: не адрес"),
        ({"grade": "А-"}, "grade:"),
        ({"page_date": "вчера"}, "page_date:"),
        ({"unit": "чел."}, "единица определения — тыс. чел."),
        ({"definition_id": "нет"}, "нет такого определения"),
        ({"id": "F001"}, "номер занят"),
        ({"colour": "red"}, "такого столбца в figures.csv нет"),
        ({"note": "«почти»", "value": "5"}, "поставьте ≤"),
        ({"definition_id": "x", "definition.name_ru": "Х"}, "definition.name_en: не заполнено"),
    ],
)
def test_a_wrong_row_is_refused_in_words(data, capsys, change, said):
    assert main(["published", "add", *words(ROW | change)]) == 2
    assert said in capsys.readouterr().err and not (data / "published").exists()


def test_all_rows_of_a_file_or_none(data, capsys):
    file = data / "rows.json"
    file.write_text(
        json.dumps([ROW | NEW, ROW | NEW | {"value": 12, "geography": None}], ensure_ascii=False),
        "utf-8",
    )
    assert main(["published", "add", "--json", str(file)]) == 2
    assert "строка 2, geography" in capsys.readouterr().err and not (data / "published").exists()
    assert main(["published", "add", "--json", str(file), "--set", "geography=Москва"]) == 0
    book = Book(Store())
    assert [r["id"] for r in book.rows("figures")[-2:]] == [following(1), following(2)]
    assert [
        d["name_en"] for d in book.rows("definitions") if d["definition_id"] == NEW["definition_id"]
    ] == ["Firms with interns"]
    assert main(["published", "check"]) == 0


@pytest.mark.parametrize("text", ["", "{", "[]", "[1]", '"x"'])
def test_not_a_row(data, capsys, text):
    (data / "rows.json").write_text(text)
    assert main(["published", "add", "--json", str(data / "rows.json")]) == 2
    assert "JSON" in capsys.readouterr().err
    assert main(["published", "add", "--json", str(data / "absent.json")]) == 2
    assert "absent.json" in capsys.readouterr().err


def test_a_fall_while_writing_leaves_the_old_table(data, monkeypatch):
    main(["published", "add", *words(ROW)])
    before = (data / "published" / "figures.csv").read_bytes()

    def fall(step):
        if step == "after write figures.csv":
            raise OSError("disk full")

    monkeypatch.setattr(atomic, "failpoint", fall)
    with pytest.raises(OSError):
        main(["published", "add", *words(ROW)])
    assert (data / "published" / "figures.csv").read_bytes() == before


def test_the_dialogue_asks_a_wrong_field_again(data):
    answers = iter(
        [
            ROW.get(f, "") if f != "url" else "mos.ru"
            for f in (
                "indicator",
                "occupation",
                "geography",
                "period_text",
                "value",
                "unit",
                "publisher",
                "url",
                "page_date",
                "kind",
                "grade",
                "theme",
                "note",
            )
        ]
        + ["moscow_mayor_zanyato", "нет", "https://www.mos.ru/mayor/1", ROW["definition_id"]]
    )
    said = []
    row = asked(Book(Store()), "figures", ask=lambda _: next(answers), say=said.append)
    assert any("moscow_mayor_zanyato_v_promyshlennosti" in line for line in said) and any(
        "url" in s for s in said
    )
    assert completed(row)["url"] == ROW["url"] and next(answers, None) is None


def test_leaving_the_dialogue_writes_nothing(data, monkeypatch, capsys):
    def leave(_):
        raise EOFError

    monkeypatch.setattr("builtins.input", leave)
    assert main(["published", "add"]) == 2
    assert "ничего не записано" in capsys.readouterr().err and not (data / "published").exists()


def test_due_lists_pages_past_their_review(data, capsys):
    assert main(["published", "due", "--on", "2025-01-01", "--json"]) == 0
    pages = json.loads(capsys.readouterr().out)
    assert pages and all(p["review_by"] < "2025-01-01" and p["ids"] for p in pages)
    assert pages == sorted(pages, key=lambda p: p["review_by"])
    assert not {"F148", "F177"} & {i for p in pages for i in p["ids"]}, (
        "a superseded row needs no review"
    )
    assert (
        main(["published", "due", "--on", "2000-01-01"]) == 0
        and "в сроке" in capsys.readouterr().out
    )
    assert main(["published", "due", "--on", "завтра"]) == 2


def test_check_names_file_row_and_rule(data, capsys):
    (data / "published").mkdir()
    for name in (*FILES, "definitions"):
        text = (REPO / "data" / "published" / f"{name}.csv").read_text("utf-8")
        (data / "published" / f"{name}.csv").write_text(
            text.replace("F095,moscow_industry", "F094,moscow_industry").replace(
                ",755,,,≥", ",более 755,,,≥"
            ),
            "utf-8",
        )
    assert main(["published", "check"]) == 1
    said = capsys.readouterr().out
    assert (
        "figures.csv, F094: value: не число" in said
        and "figures.csv, F094: id: номер F094 уже занят" in said
    )
    assert "нарушений 2" in said


@pytest.mark.parametrize(
    "typed, fields",
    [
        ("1 234,5", {"value": "1234.5"}),
        ("−6,4", {"value": "-6.4"}),
        ("более 240", {"value": "240", "bound": "≥"}),
        ("Более чем 2,5", {"value": "2.5", "bound": "≥"}),
        ("не менее 3", {"value": "3", "bound": "≥"}),
        ("почти 40", {"value": "40", "bound": "≤"}),
        ("≈ 7", {"value": "7", "bound": "≈"}),
        ("10–15", {"value": "", "value_low": "10", "value_high": "15"}),
        ("<=5", {"value": "5", "bound": "≤"}),
        ("до 150–180", {"value": "", "value_low": "150", "value_high": "180", "bound": "≤"}),
        ("каждый 9-й", {"value": "каждый 9-й"}),
        ("", {"value": ""}),
    ],
)
def test_amounts_as_people_write_them(typed, fields):
    assert amount(typed) == fields


@pytest.mark.parametrize(
    "typed, days",
    [
        ("2025", ("2025-01-01", "2025-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2025-Q4", ("2025-10-01", "2025-12-31")),
        ("2025-H1", ("2025-01-01", "2025-06-30")),
        ("2025/26", ("2025-09-01", "2026-08-31")),
        ("2025–2032", ("2025-01-01", "2032-12-31")),
        ("2025-01..09", ("2025-01-01", "2025-09-30")),
        ("2025-07-15", ("2025-07-15", "2025-07-15")),
        ("2025-02-30", ("", "")),
        ("2025/27", ("", "")),
        ("2025-09..01", ("", "")),
        ("май", ("", "")),
    ],
)
def test_periods_as_people_write_them(typed, days):
    assert period(typed) == days


@given(
    st.one_of(
        st.text(),
        st.from_regex(r"(более |до )?[-−]?\d{1,4}([–., -]\d{1,3})?", fullmatch=True),
        st.from_regex(r"[12][90]\d\d(-[QH01]?\d|/\d\d|–20\d\d|-\d\d\.\.\d\d)?", fullmatch=True),
    )
)
def test_whatever_is_typed(text):
    start, end = period(text)
    assert start <= end
    row = completed({"value": text, "period_text": text, "page_date": text})
    assert row["bound"] in "=≥≤≈" and row["review_by"] > "1900"
    if "value_low" in amount(text):
        assert (
            number(row["value_low"]) is not None
            and number(row["value_high"]) is not None
            and row["value"] == ""
        )
