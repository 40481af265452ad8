"""CVs are counted, not kept: counts by area and occupation, broken lines counted, nothing
personal stored."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.sources.trudvsem._cv import areas, count, split_lines, to_csv
from etl.sources.trudvsem._trudvsem import MissingField

CAMEL = b"idCv|candidateName|positionName|regionCode|dateModifyInnerInfo\n"
SNAKE = b"id_cv|candidate_name|position_name|region_code|date_modify_inner_info\n"


def classify(title: str) -> str:
    if title.lower().startswith("токарь"):
        return "turner"
    return ""


@pytest.mark.parametrize("header", [CAMEL, SNAKE])
def test_both_spellings_give_the_same_counts(header):
    lines = [
        header,
        "1|Иванов Иван|Токарь 4 разряда|7700000000000|2026-01-01\n".encode(),
        "2|Петров Пётр|Повар|50,77|2026-01-01\n".encode(),
        "3|Сидоров|лишний|столбец|7700|x\n".encode(),
        b"4|\xff|turner|77|x\n",
    ]
    counts, rejects = count(lines, classify)
    assert dict(counts) == {("moscow", "turner"): 1, ("moscow", ""): 1, ("oblast", ""): 1}
    assert [r.offset for r in rejects] == [4, 5]
    stored = to_csv(counts).decode()
    assert stored.splitlines()[0] == "area,occupation,cvs" and "Иванов" not in stored + repr(
        rejects
    )


def test_a_missing_column_is_named_with_its_spellings():
    with pytest.raises(MissingField, match="position_name"):
        count([b"idCv|regionCode\n"], classify)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.binary(max_size=60), max_size=30))
def test_rows_in_are_counted_or_rejected(bodies):
    lines = [b.replace(b"\n", b" ") for b in bodies]
    counts, rejects = count([SNAKE, *lines], classify)
    filled = sum(1 for b in lines if b.strip())
    counted = filled - len(rejects)
    assert 0 <= counted <= sum(counts.values()) <= 2 * counted


@given(st.lists(st.binary(max_size=50), max_size=20))
def test_lines_do_not_depend_on_how_bytes_arrive(pieces):
    assert list(split_lines(pieces)) == list(split_lines([b"".join(pieces)]))


def test_areas():
    assert (
        areas("7700000000000") == {"moscow"}
        and areas("50, 77") == {"moscow", "oblast"}
        and areas("") == {"other"}
    )
