"""A bad file with a plan: a sentence that says what, where and what to do; nothing runs, nothing is
fetched, nothing crashes."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from etl.curricula import file
from etl.reading.bounds import Refused
from tests.etl.curricula import made

XXE = (
    '<?xml version="1.0"?><!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    "<Документ><СтрокиПлана><Строка Дис='&x;'/></СтрокиПлана></Документ>"
)


def macros() -> bytes:
    """A workbook that carries a macro: its table is read, the macro is not."""
    source = made.workbook({"План": [["Дисциплина", "Часы"], ["Сварка", 72], ["Литьё", 36]]})
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as package, zipfile.ZipFile(out, "w") as changed:
        for part in package.infolist():
            changed.writestr(part, package.read(part))
        changed.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 AutoOpen")
    return out.getvalue()


BAD = {
    "empty": (b"", "пуст"),
    "blank sheet": (made.workbook({"Лист1": []}), "ни одной заполненной"),
    "scan": (b"%PDF-1.4 picture", "PDF"),
    "photo": (b"\xff\xd8\xff\xe0 jpeg", "JPEG"),
    "scan in word": (made.document([]), "скан"),
    "old excel": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "старого"),
    "zip bomb": (made.bomb(), "МБ"),
    "gzip bomb": (gzip.compress(b"0" * 80_000_000), "распаковывается"),
    "xxe": (XXE.encode(), ""),
    "wrong columns": ("Товар;Цена\nСтол;100\nСтул;50".encode(), "«Товар»"),
    "unknown heads": ("Дисциплина;Фыва;Олдж\nФизика;3;108\nХимия;4;144".encode(), "«фыва»"),
    "another xml": (b"<a><b/></a>", "«a»"),
    "broken zip": (b"PK\x03\x04 and nothing more", ""),
    "prose": ("Приказываю утвердить план.\nРектор".encode(), "Есть"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_plan_is_refused_in_a_sentence_of_both_languages(name):
    data, word = BAD[name]
    with pytest.raises(Refused) as error:
        file.plans(io.BytesIO(data))
    words = error.value.words
    assert word in words.ru and words.ru.rstrip().endswith(".") and words.en.rstrip().endswith(".")
    assert "root:" not in words.ru and "Traceback" not in words.ru


def test_a_file_over_the_limit_is_refused_before_it_is_read_whole():
    class Endless(io.RawIOBase):
        taken = 0

        def read(self, size=-1):
            assert size > 0, "the whole of an endless file was asked for"
            self.taken += size
            return b"0" * size

    stream = Endless()
    with pytest.raises(Refused, match="больше"):
        file.plans(stream)
    assert stream.taken < 40 * 1024 * 1024


def test_a_workbook_with_macros_is_read_without_them():
    (plan,) = file.plans(io.BytesIO(macros()))
    assert [row.name for row in plan.disciplines] == ["Сварка", "Литьё"]


def test_a_formula_gives_its_value_and_is_never_computed():
    rows = [["Дисциплина", "Часы"], ["Сварка", '=WEBSERVICE("http://127.0.0.1:9/")'], ["Литьё", 36]]
    (plan,) = file.plans(io.BytesIO(made.workbook({"План": rows})))
    assert [row.hours for row in plan.disciplines] == [0, 36]
