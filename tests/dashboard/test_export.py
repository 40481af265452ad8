"""Files: what leaves the building carries its words."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import openpyxl
import pytest

from dashboard.__main__ import main
from dashboard.export import file_name, image, tables
from dashboard.figure.heading import WATERMARK
from dashboard.figure.layout import on_sheet
from dashboard.figure.passport import Passport
from dashboard.figure.theme import DARK
from etl.store.reader import Reader
from tests.dashboard.gallery import gallery, released

CARD = gallery()["ranking"]


@pytest.fixture(autouse=True)
def _released(monkeypatch):
    """Commands read the repository's marts, not the machine's last build."""
    monkeypatch.setattr(Reader, "open", classmethod(lambda cls, root=None: released()))


def _demo() -> Passport:
    return replace(CARD, watermark=True)


def test_csv_is_excel_ready_and_says_its_source():
    text = tables.csv_bytes(CARD).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[0][:3] == ["Номер строки", "Показатель", "Место"] and "2,5" in rows[2]
    assert any(CARD.caption in r[0] for r in rows) and tables.csv_bytes(CARD).startswith(
        b"\xef\xbb\xbf"
    )
    assert tables.csv_bytes(_demo()).decode("utf-8-sig").startswith(f"# {WATERMARK}")


def test_spreadsheet_never_runs_a_text_as_formula():
    card = replace(CARD, rows=({**CARD.rows[0], "indicator": '=HYPERLINK("http://x")'},))
    assert "'=HYPERLINK" in tables.csv_bytes(card).decode("utf-8-sig")
    cell = openpyxl.load_workbook(io.BytesIO(tables.xlsx_bytes(card)))["Данные"].cell(2, 2)
    assert cell.data_type == "s" and cell.value.startswith("=HYPERLINK")


def test_workbook_has_numbers_and_a_sheet_about_them():
    book = openpyxl.load_workbook(io.BytesIO(tables.xlsx_bytes(CARD)))
    assert book.sheetnames == ["Данные", "О данных"]
    column = tables.headers(CARD).index("Значение") + 1
    assert [book["Данные"].cell(i, column).value for i in (2, 3)] == [1.5, 2.5]
    about = [str(c.value) for row in book["О данных"].rows for c in row]
    assert all(t in about for t in (CARD.title, CARD.caption, "https://example.org/a", "A-"))
    demo = openpyxl.load_workbook(io.BytesIO(tables.xlsx_bytes(_demo())))
    assert all(any(c.value == WATERMARK for row in sheet.rows for c in row) for sheet in demo)


def test_json_carries_rows_metadata_and_mark():
    said = json.loads(tables.json_bytes(_demo()))
    assert (
        said["demo"] == WATERMARK
        and said["rows"] == list(CARD.rows)
        and said["origins"] == list(CARD.origins)
    )
    assert "spec" not in said


def test_watermark_survives_every_layout():
    for size in ("screen", "phone", "16:9", "half", "square", "a4"):
        texts = " ".join(a.text for a in on_sheet(_demo(), size).layout.annotations)
        assert texts.count(WATERMARK) >= 2, size  # across the plot and beside the source


def test_file_name_carries_slug_language_and_data_date():
    assert file_name(CARD, "pptx") == "s-ranking_ru_2026-07-31.pptx"
    assert file_name(replace(_demo(), data_date=""), "csv") == "s-ranking_ru_undated_DEMO.csv"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["deck", "нет.json"], "Темы: moscow"),
        (["deck", "moscow", "--template", "нет.pptx"], "Шаблон нет.pptx"),
        (["deck", "moscow", "-o", "нет/x.pptx"], "Не удалось записать"),
        (["export", "vacancies"], "vacancies_moscow"),
        (["export", "break_even", "axis"], "ключ=значение"),
        (["export", "break_even", "intern_stay=500"], "от 5 до 100"),
        (["export", "break_even", "--format", "csv", "-o", "нет/x.csv"], "Не удалось записать"),
    ],
)
def test_commands_refuse_in_words(given, said, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(given) == 2
    assert said in capsys.readouterr().err and not list(tmp_path.iterdir())


@pytest.mark.parametrize("form", ["pptx", "xlsx", "csv", "json"])
def test_export_command_needs_no_browser(form, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(image, "browser", lambda: None)
    assert (
        main(["export", "vacancies_moscow", "--format", form, "--lang", "en", "-o", str(tmp_path)])
        == 0
    )
    [file] = tmp_path.iterdir()
    assert (
        file.name.startswith("vacancies-moscow_en_20")
        and file.suffix == f".{form}"
        and file.stat().st_size > 500
    )
    assert str(file) in capsys.readouterr().out


def test_picture_without_a_chrome_says_who_can_draw_it(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(image, "browser", lambda: None)
    assert main(["export", "vacancies_moscow", "--format", "png", "-o", str(tmp_path)]) == 3
    assert "установите chromium" in capsys.readouterr().err and not list(tmp_path.iterdir())


@pytest.mark.browser
async def _inside_a_loop(passport: Passport) -> bytes:
    return image.image_bytes(passport, "svg", size="half")


def test_pictures_are_drawn_to_the_sheet(tmp_path):
    if not image.browser():
        pytest.skip("нет chromium: картинки на сервере не проверены")
    with ThreadPoolExecutor(
        1
    ) as own:  # browser tests before this one may have left a loop running in this thread
        drawn = own.submit(asyncio.run, _inside_a_loop(gallery()["trend"])).result().decode()
    assert "Образцовый" in drawn, "a notebook runs a loop of its own"
    marked = replace(gallery()["trend"], watermark=True)
    svg = image.image_bytes(marked, "svg", size="square", theme="dark").decode()
    assert (
        'width="900"' in svg
        and WATERMARK in svg
        and "Образцовый" in svg
        and DARK.paper.lower() in svg.lower().replace("rgb(25, 29, 36)", "#191d24")
    )
