"""`python -m etl classify`: anyone's CSV in, the same rows and columns out with ours added; bad
files are explained."""

from __future__ import annotations

import csv
import io
from argparse import Namespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.commands import classify as command


@pytest.fixture
def run(tmp_path):
    """Run the command on bytes; gives the exit code and the output's bytes."""

    def call(data: bytes, title="title", text=None):
        source = tmp_path / "in.csv"
        out = tmp_path / "out.csv"
        source.write_bytes(data)
        code = command.run(Namespace(file=source, out=out, title=title, text=text))
        return code, out.read_bytes() if out.exists() else b""

    return call


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_command_reads_what_people_save(run, encoding, delimiter):
    text = delimiter.join(("id", "title")) + "\r\n" + delimiter.join(("1", "Токарь")) + "\r\n"
    code, out = run(text.encode(encoding))
    found = list(csv.DictReader(io.StringIO(out.decode("utf-8-sig")), delimiter=delimiter))
    assert code == 0
    assert [
        (row["id"], row["title"], row["occupation"], row["is_industrial"]) for row in found
    ] == [("1", "Токарь", "turner", "true")]
    assert out.startswith(b"\xef\xbb\xbf") == (encoding != "utf-8")


def test_command_keeps_every_row_and_column(run, capsys):
    code, out = run(
        'title,rule,x\n"Токарь, 5 разряд","a\nb",1\nПовар\nСлесарь МСР,r,2,3,4\n\n'.encode()
    )
    found = list(csv.DictReader(io.StringIO(out.decode())))
    assert code == 0 and len(found) == 3
    assert found[0]["rule"] == "a\nb" and found[0]["etl_rule"] == "токарь"
    assert found[1]["x"] == "" and found[1]["is_industrial"] == "false"
    assert found[2]["x"] == "2,3,4" and found[2]["occupation"] == "mechanical_assembler"
    assert "другим числом полей" in capsys.readouterr().err


def test_command_uses_the_text_when_told(run):
    data = "title,description\nТехник,цех и станки и чертежи и наладка\n".encode()
    assert b",false," in run(data)[1]
    assert b",true," in run(data, text="description")[1]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("name,city\nТокарь,Москва\n".encode(), "Есть: name, city"),
        (b"", "файл пуст"),
        (b"\n\n", "файл пуст"),
    ],
)
def test_command_names_what_is_wrong_and_leaves_nothing_behind(run, tmp_path, capsys, data, says):
    code, out = run(data)
    assert code == 2 and out == b""
    assert says in capsys.readouterr().err
    assert [p.name for p in tmp_path.iterdir()] == ["in.csv"]


def test_command_without_the_file_says_so(tmp_path, capsys):
    assert (
        command.run(
            Namespace(file=tmp_path / "no.csv", out=tmp_path / "o.csv", title="title", text=None)
        )
        == 2
    )
    assert "no.csv" in capsys.readouterr().err


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.text(alphabet=st.characters(blacklist_categories=("Cs",)), max_size=12),
        min_size=1,
        max_size=15,
    )
)
def test_rows_in_are_rows_out(tmp_path_factory, titles):
    folder = tmp_path_factory.mktemp("csv")
    source = folder / "in.csv"
    out = folder / "out.csv"
    with source.open("w", encoding="utf-8", newline="") as f:
        csv.writer(f).writerows([("id", "title"), *enumerate(titles)])
    assert command.run(Namespace(file=source, out=out, title="title", text=None)) == 0
    with out.open(encoding="utf-8-sig", newline="") as f:
        assert [row["title"] for row in csv.DictReader(f)] == titles
