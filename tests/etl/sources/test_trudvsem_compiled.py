"""The compiled way of the bulk files gives what the plain way gives: the seam between both."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from etl.sources.trudvsem._trudvsem import inner_names
from etl.sources.trudvsem._trudvsem_clean import _Read, encode
from etl.sources.trudvsem._trudvsem_fast import Fast
from etl.sources.trudvsem._trudvsem_fields import Cleaner
from etl.sources.trudvsem._trudvsem_split import (
    as_dict,
)
from etl.sources.trudvsem._trudvsem_structs import NAMES
from tests.etl.sources.trudvsem_records import csv, record

DAY = "2026-03-31"
TEXTS = [
    "0",
    "[]",
    "Ничего не выбрано",
    " Токарь ",
    "true",
    '{"lat":"55"}',
    "2026-01-02T03:04:05+0300",
]
VALUES = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.integers(-5, 2_000_000_000),
    st.sampled_from(TEXTS),
    st.floats(allow_nan=False, allow_infinity=False),
)
NESTED_VALUES = st.dictionaries(st.sampled_from([*NAMES, "phone"]), VALUES, max_size=6)
RECORDS = st.dictionaries(
    st.sampled_from([*NAMES, "contact_person", "vacancy"]),
    VALUES | NESTED_VALUES | st.lists(VALUES, max_size=3),
    max_size=25,
)


@settings(max_examples=200, deadline=None)
@given(RECORDS, st.lists(RECORDS, max_size=3))
def test_the_compiled_way_equals_the_plain_way(example, others):
    known = [record(0), example]
    fast = Fast(
        {*record(0), *example}, set().union(*(inner_names(r, "company") for r in known)), Cleaner()
    )
    rows = [
        example,
        example | {"id": "a-1", "vacancy_name": "Токарь"},
        *(record(1) | o for o in others),
        record(2),
    ]
    decoded = [fast.decode(json.dumps(r).encode()) for r in rows]
    compiled = [(r, d) for r, d in zip(rows, decoded, strict=True) if not isinstance(d, dict)]
    assert decoded[-1] in [d for _, d in compiled], "an ordinary record goes the compiled way"
    quick = _Read(DAY, None)
    quick.fast = fast
    for (row, _), found in zip(compiled, quick._quick([d for _, d in compiled]), strict=True):
        plain = _Read(DAY, None)._plain(json.loads(json.dumps(row)))
        assert found == plain and encode(found) == encode(plain)


GEO = st.one_of(
    st.none(),
    VALUES,
    NESTED_VALUES,
    st.fixed_dictionaries({"latitude": VALUES, "longitude": VALUES}),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(RECORDS, GEO), min_size=1, max_size=4))
def test_a_line_of_a_csv_file_is_cleaned_as_its_dict(changes):
    """Cells as the publisher writes them: objects as JSON, quoted or not; also where a name is
    not in the header."""
    rows = [
        {k: (changed | {"geo": geo}).get(k, v) for k, v in (record(i) | {"geo": geo}).items()}
        for i, (changed, geo) in enumerate(changes)
    ]
    header, *lines = (
        csv([{k: _flat(v) for k, v in row.items()} for row in rows]).decode()[:-1].split("\n")
    )
    quoted = [line.split("|") for line in lines]
    quoted += [[f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in cells] for cells in quoted]
    names = header.split("|")
    fast = Fast(names, inner_names(record(0), "company"), Cleaner())
    for cells in quoted:
        value = fast.decoder_of(header)(cells)
        reader = _Read(DAY, None)
        reader.fast = fast
        found = reader._plain(value) if isinstance(value, dict) else reader._quick([value])[0]
        plain = reader._plain(as_dict(names, cells))
        assert found == plain and encode(found) == encode(plain)


def _flat(value: object) -> object:
    """The value without what ends a cell or a line."""
    if isinstance(value, dict):
        return {k: _flat(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_flat(v) for v in value]
    if isinstance(value, str):
        return value.replace("|", "/").replace("\n", " ")
    return value
