"""Anyone's CSV, as Excel and people write it: read alike by every command, or refused with the
place."""

from __future__ import annotations

import pytest

from etl.commands._csv_file import LONGEST, CsvFile
from etl.commands._encoding import BadFile


@pytest.fixture
def table(tmp_path):
    """A file of these bytes, opened."""

    def made(data: bytes) -> CsvFile:
        (tmp_path / "in.csv").write_bytes(data)
        return CsvFile(tmp_path / "in.csv")

    return made


def test_windows_text_whose_first_letters_look_like_utf8_is_still_windows(table):
    with table("«П»;title\n1;Токарь\n".encode("cp1251")) as file:
        assert (file.encoding, file.delimiter) == ("cp1251", ";")
        assert list(file.rows()) == [["1", "Токарь"]]


def test_the_delimiter_is_what_splits_the_header_not_what_stands_in_its_quotes(table):
    with table('"Название; должность, город; отдел";title\n1;Токарь\n'.encode()) as file:
        assert file.header == ["Название; должность, город; отдел", "title"]
    with table(b'"a,b,c"\tx\n1\t2\n') as file:
        assert list(file.rows()) == [["1", "2"]]


def test_line_breaks_and_doubled_quotes_inside_a_cell_stay(table):
    with table(
        'id,title\r\n1,"Токарь\r\nна ""16К20"""\r\n2,Сварщик\r\n'.encode("utf-8-sig")
    ) as file:
        assert list(file.rows()) == [["1", 'Токарь\r\nна "16К20"'], ["2", "Сварщик"]]


def test_a_column_is_found_whatever_its_case_and_spaces_unless_two_match(table):
    with table(b"Title ,x\n1,2\n") as file:
        assert file.column("title", "--title") == 0
    with table(b"Title,TITLE\n1,2\n") as file, pytest.raises(BadFile, match="Title, TITLE"):
        file.column("title", "--title")


def test_a_quote_never_closed_is_named_not_swallowed(table):
    rows = "".join(f"{n},Токарь\n" for n in range(LONGEST + 50))
    with (
        table(f'id,title\n1,"Сварщик\n{rows}'.encode()) as file,
        pytest.raises(BadFile, match="кавычка не закрыта"),
    ):
        list(file.rows())


def test_text_damaged_midway_is_refused_with_its_line(table):
    with pytest.raises(BadFile, match="в строке 3 .*0xff"):
        table("id,title\n1,Токарь-расточник\n".encode() + b"2,\xff\n")


def test_rows_of_other_widths_are_fitted_counted_and_told(table):
    with table(b"a,b\n1\n2,3,4\n\n5,6\n") as file:
        assert list(file.rows()) == [["1", ""], ["2", "3,4"], ["5", "6"]]
        assert "2, первая — 2" in file.warning()
    with table(b"a,b\n1,2\n") as file:
        assert list(file.rows()) and file.warning() == ""
