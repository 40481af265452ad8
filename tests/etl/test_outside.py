"""Files from outside: what is read, what is refused in a sentence, and that nothing runs away."""

from __future__ import annotations

import io
import struct
import zipfile
from datetime import date

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation

from etl.reading import dialects
from etl.reading.bounds import Limits, Refused
from etl.reading.outside import parse_outside
from etl.reading.parsers import csv as csv_parser

ROWS = "id;Название;Мест\r\n1;Токарь-расточник;3\r\n2;Слесарь-сборщик;5\r\n"
LAUGHS = (
    b'<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)


def book(change=None) -> bytes:
    wb = openpyxl.Workbook()
    sheet = wb.active
    sheet.title = "Места"
    sheet.append(["профессия", "мест", "месяц"])
    sheet.append(["Токарь", 5, date(2026, 11, 1)])
    if change:
        change(wb)
    out = io.BytesIO()
    wb.save(out)
    return out.getvalue()


def repacked(data: bytes, **changed: bytes | None) -> bytes:
    """The package with parts replaced, added, or (None) taken out; `__` in a name is `/`."""
    parts = {}
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        parts = {n: old.read(n) for n in old.namelist()}
    for name, part in changed.items():
        parts[name.replace("__", "/")] = part
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, part in parts.items():
            if part is not None:
                new.writestr(name, part)
    return out.getvalue()


def read(kind: str, data: bytes, **limits):
    return parse_outside(kind, io.BytesIO(data), Limits(**limits))


def refused(kind: str, data: bytes, **limits) -> str:
    with pytest.raises(Refused) as error:
        read(kind, data, **limits)
    words = error.value.words
    assert words.ru.endswith(".") and words.en.endswith(".") and "{" not in words.ru + words.en
    return words.ru


def test_a_workbook_gives_visible_sheets_dates_formulas_and_merged_cells():
    def change(wb):
        sheet = wb["Места"]
        sheet["B3"] = "=B2*2"
        sheet.merge_cells("A5:B6")
        for name, state in (("черновик", "hidden"), ("тайный", "veryHidden")):
            wb.create_sheet(name).append(["секрет"])
            wb[name].sheet_state = state

    got = read("xlsx", book(change))
    (sheet,) = got.content.sheets
    assert sheet.rows[1] == ["Токарь", 5.0, date(2026, 11, 1)]
    assert sheet.formulas == [(2, 1)] and sheet.merged == [(4, 0, 5, 1)]
    notes = " ".join(n.ru for n in got.notes)
    assert "«черновик»" in notes and "«тайный»" in notes and "секрет" not in str(got.content)


def test_one_cell_at_the_end_of_the_sheet_is_named():
    assert "XFD1048576" in refused("xlsx", book(lambda wb: wb.active.__setitem__("XFD1048576", 1)))


def test_a_child_out_of_memory_or_time_is_a_sentence_and_the_parent_lives():
    far = book(lambda wb: wb.active.__setitem__("XFD1048576", 1))
    wide = {"rows": 1 << 30, "columns": 1 << 30, "cells": 1 << 60}
    assert "МБ памяти" in refused("xlsx", far, memory_mb=512, **wide)
    many = ("a;b\n" * 4_000_000).encode()
    said = refused("csv", many, seconds=1, rows=10**9, cells=10**9)
    assert "дольше 1 с" in said or "МБ памяти" in said
    assert read("csv", b"a;b\n1;2\n").content.rows[1] == ["1", "2"]


def test_what_a_part_really_unpacks_to_counts_not_what_it_declares():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b" " * 80_000_000)
    honest = out.getvalue()
    assert len(honest) < 200_000 and "больше чем в 64 МБ" in refused("xlsx", honest)
    lie = bytearray(honest)
    directory = lie.rindex(b"PK\x01\x02")
    for at in (22, directory + 24):
        lie[at : at + 4] = struct.pack("<I", 10)
    assert "больше чем в 64 МБ" in refused("xlsx", bytes(lie))


@pytest.mark.parametrize(
    ("kind", "data", "sentence"),
    [
        ("xlsx", b"", "пуст"),
        ("xlsx", b"<html>", "не открывается"),
        ("xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "97–2003"),
        (
            "xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "паролем",
        ),
        ("docx", book(), "не документ Word"),
        ("xml", LAUGHS + b"<w>&c;</w>", "DOCTYPE"),
        ("xml", b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "DOCTYPE"),
        ("xml", b"<a><b></a>", "повреждён"),
        ("xml", b"<a>" * 300 + b"</a>" * 300, "вложенность"),
        ("csv", b"a;b\n\x00;1\n", "нулевые"),
        ("csv", b'a;b\n"' + b"x" * 3_000_000, "кавычка"),
        ("pptx", book(), ".pptx"),
        ("pptx", b"\x00" * 17 * 1024 * 1024, "больше 16 МБ"),
    ],
)
def test_what_is_no_such_file_is_refused_by_name(kind, data, sentence):
    assert sentence in refused(kind, data)


def test_entities_hidden_in_a_sheet_are_refused():
    data = repacked(
        book(),
        xl__worksheets__sheet1=None,
        **{"xl__worksheets__sheet1.xml": LAUGHS + b"<w>&c;</w>"},
    )
    assert "DOCTYPE" in refused("xlsx", data)


def test_macros_and_links_are_left_out_and_said():
    data = repacked(
        book(),
        **{"xl__vbaProject.bin": b"MACRO", "xl__externalLinks__externalLink1.xml": b"<x/>"},
    )
    got = read("xlsx", data)
    assert got.content.sheets[0].rows[1][0] == "Токарь"
    assert [("Макросы" in n.ru, "Ссылки" in n.ru) for n in got.notes] == [
        (True, False),
        (False, True),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "cp866", "koi8-r"])
@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
def test_csv_in_every_encoding_and_delimiter(encoding, mark):
    content = csv_parser.parse(ROWS.replace(";", mark).encode(encoding), Limits())[0]
    assert content.rows[1] == ["1", "Токарь-расточник", "3"] and content.encoding == encoding
    assert content.delimiter == mark


def test_the_hint_of_excel_is_obeyed():
    content = read("csv", b"sep=|\r\nid|title\r\n1|a;b\r\n").content
    assert content.rows == [["id", "title"], ["1", "a;b"]]


WORDS = [
    "токарь",
    "Слесарь-ремонтник",
    "инженер",
    "Сварщик",
    "требуется",
    "опыт работы",
    "МАСТЕР УЧАСТКА",
]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6))
@settings(max_examples=60)
def test_russian_words_are_told_in_any_single_byte_encoding(words):
    text = " ".join(words)
    for name in dialects.SINGLE_BYTE:
        assert dialects.encoding(text.encode(name)) == name


def test_a_word_document_gives_paragraphs_and_tables():
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_heading("Учебный план")
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Дисциплина"
    table.cell(1, 2).text = "36"
    out = io.BytesIO()
    document.save(out)
    head, grid = read("docx", out.getvalue()).content.blocks
    assert (head.text, head.style) == ("Учебный план", "heading 1")
    assert grid.rows == [["Дисциплина", "", ""], ["", "", "36"]]


def test_xml_gives_its_elements_in_order():
    elements = read("xml", b'<a x="1"><b>t</b>u</a>').content.elements
    assert [(e.depth, e.tag, e.text) for e in elements] == [(0, "a", "u"), (1, "b", "t")]
    assert elements[0].attributes == {"x": "1"}


def deck() -> bytes:
    out = io.BytesIO()
    Presentation().save(out)
    return out.getvalue()


def test_a_template_loses_macros_and_links_and_opens():
    made = Presentation()
    slide = made.slides.add_slide(made.slide_layouts[5])
    run = slide.shapes.title.text_frame.paragraphs[0].add_run()
    run.text = "сюда"
    run.hyperlink.address = "https://example.org/"
    out = io.BytesIO()
    made.save(out)
    got = read("pptx", repacked(out.getvalue(), **{"ppt__vbaProject.bin": b"MACRO"}))
    assert len(got.notes) == 2
    clean = got.content.data
    assert b"example.org" not in clean and b"MACRO" not in clean
    again = Presentation(io.BytesIO(clean))
    assert again.slides[0].shapes.title.text == "сюда" and len(again.slide_layouts) == 11


@pytest.mark.parametrize(
    ("cut", "sentence"), [(b"sldSz", "размер"), (b"sldMasterIdLst", "образца")]
)
def test_a_template_without_sizes_or_masters_is_a_sentence(cut, sentence):
    with zipfile.ZipFile(io.BytesIO(deck())) as package:
        main = package.read("ppt/presentation.xml")
    data = repacked(deck(), **{"ppt__presentation.xml": main.replace(cut, b"custom" + cut)})
    assert sentence in refused("pptx", data)


WHOLE = book()


@given(st.data())
@settings(max_examples=25)
def test_any_damage_of_a_workbook_is_read_or_refused(data):
    whole = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at] ^= data.draw(st.integers(1, 255))
    try:
        read("xlsx", bytes(whole[: data.draw(st.integers(1, len(whole)))]))
    except Refused as error:
        assert error.words.ru.endswith(".")
