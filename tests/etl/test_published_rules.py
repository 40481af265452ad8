"""Rules of the evidence table: each catches its own mistake, nothing crashes, and no row is lost
on the way."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.published.problem import BOUNDS
from etl.published.prohibitions import broken_prohibitions
from etl.published.row import GRADES, VINTAGES
from etl.published.rules import Known, row_problems, sift, table_problems

GOOD = {
    "id": "F900",
    "theme": "moscow_industry",
    "definition_id": "firms",
    "indicator": "Предприятий",
    "occupation": "",
    "geography": "Москва",
    "period_text": "2025",
    "period_start": "2025-01-01",
    "period_end": "2025-12-31",
    "value": "240",
    "value_low": "",
    "value_high": "",
    "bound": "≥",
    "unit": "ед.",
    "publisher": "Мэр Москвы",
    "url": "https://www.mos.ru/news/1",
    "page_date": "2025-11-14",
    "kind": "офиц. заявление",
    "grade": "A-",
    "note": "«более»",
    "vintage": "published",
    "review_by": "2026-11-14",
    "superseded_by": "",
}
KNOWN = Known(frozenset({"F900", "F001"}), {"firms": "ед."})
WRONG = [
    ({"publisher": " "}, "required"),
    ({"id": "361"}, "id"),
    ({"grade": "А"}, "grade"),
    ({"grade": "D"}, "grade"),
    ({"bound": ">"}, "bound"),
    ({"value": "более 240"}, "number"),
    ({"value": "240,5"}, "number"),
    ({"value": "inf"}, "number"),
    ({"value": "1e999"}, "number"),
    ({"value": ""}, "no_number"),
    ({"value": "", "value_low": "5", "value_high": "3"}, "interval"),
    ({"value": "9", "value_low": "3", "value_high": "5"}, "interval"),
    ({"value": "4", "value_low": "3", "value_high": "5"}, "midpoint"),
    ({"period_start": "2026-01-01"}, "period"),
    ({"period_end": "2025-02-30"}, "date"),
    ({"period_start": "20250101"}, "date"),
    ({"review_by": "скоро"}, "date"),
    ({"page_date": "14.11.2025"}, "page_date"),
    ({"page_date": "не указана", "grade": "B"}, "undated"),
    ({"url": ""}, "required"),
    ({"url": "mos.ru/news"}, "url"),
    ({"url": "javascript:alert(1)"}, "url"),
    ({"url": "https://[mos.ru"}, "url"),
    ({"url": "https://mos.ru/a b"}, "url"),
    ({"vintage": "final"}, "vintage"),
    ({"definition_id": "workers"}, "definition"),
    ({"unit": "чел."}, "unit"),
    ({"superseded_by": "F999"}, "successor"),
    ({"superseded_by": "F900"}, "successor"),
    ({"bound": "="}, "bound_words"),
    ({"note": "«почти»"}, "bound_words"),
    ({"note": "", "indicator": "Зарплата, «до»", "bound": "="}, "bound_words"),
]


def test_a_good_row_passes():
    assert row_problems(GOOD, KNOWN) == []
    assert row_problems(GOOD | {"value": "", "value_low": "3", "value_high": "5"}, KNOWN) == []
    assert row_problems(GOOD | {"url": "", "grade": "C"}, KNOWN) == [], (
        "without an address a row is C at best"
    )
    assert row_problems(GOOD | {"page_date": "не указана", "grade": "B-"}, KNOWN) == []


@pytest.mark.parametrize("change, rule", WRONG)
def test_each_rule_catches_its_mistake(change, rule):
    found = row_problems(GOOD | change, KNOWN)
    assert rule in [p.rule for p in found]
    assert all(p["ru"] != p["en"] and p.field in p["ru"] for p in found)


def test_rules_between_rows():
    a = GOOD | {"superseded_by": "F901"}
    b = GOOD | {"id": "F901", "superseded_by": "F900"}
    assert {(i, p.rule) for i, p in table_problems([a, b, b], {"firms": "ед."})} == {
        ("F900", "circle"),
        ("F901", "circle"),
        ("F901", "duplicate_id"),
    }


ODD = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.floats(),
    st.integers(),
    st.binary(max_size=4),
    st.lists(st.integers(), max_size=2),
    st.sampled_from(
        [
            "«до»",
            "http://[",
            "2025-13-01",
            "−5",
            "1_000",
            "٣",
            "",
            "\x00",
            "\ud800",
            *GRADES,
            *BOUNDS,
            *VINTAGES,
            *(str(v) for v in GOOD.values()),
        ]
    ),
)
CHANGES = st.lists(
    st.dictionaries(st.sampled_from([*GOOD, "лишнее"]), ODD, max_size=4), min_size=20, max_size=20
)


@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
@given(CHANGES, st.sets(st.sampled_from(list(GOOD)), max_size=3))
def test_ten_thousand_malformed_rows(changes, dropped):
    rows = [
        {k: v for k, v in (GOOD | {"id": f"F{n}"} | change).items() if k not in dropped}
        for n, change in enumerate(changes)
    ]
    parsed = sift(rows, KNOWN)
    assert len(parsed.rows) + len(parsed.rejects) == len(rows)
    assert all(row_problems(row, KNOWN) == [] for row in parsed.rows)
    assert all(r.reason and r.fields and len(r.sha256) == 64 for r in parsed.rejects)
    assert set().union(*(r.fields for r in parsed.rejects)) <= set(GOOD), (
        "a reject names fields, never their contents"
    )
    table_problems(rows, KNOWN.units)


RULES = pd.DataFrame(
    [
        {
            "id": "a",
            "scope": "page",
            "ids": "F083–F085|O031|H*",
            "with_ids": "",
            "reason_ru": "нет",
            "reason_en": "no",
        },
        {
            "id": "b",
            "scope": "page",
            "ids": "F152",
            "with_ids": "F158|F160",
            "reason_ru": "вместе",
            "reason_en": "both",
        },
        {
            "id": "c",
            "scope": "figure",
            "ids": "F103–F108",
            "with_ids": "F103–F108",
            "reason_ru": "ряд",
            "reason_en": "s",
        },
    ]
)


@pytest.mark.parametrize(
    "ids, scope, said",
    [
        (["F086", "F082", "F0835", "O030"], "page", []),
        (["F084"], "page", ["F084: нет"]),
        (["H70_adverts", "F085"], "page", ["F085, H70_adverts: нет"]),
        (["F152"], "page", []),
        (["F158", "F160"], "page", []),
        (["F152", "F160"], "page", ["F152, F160: вместе"]),
        (["F103"], "figure", []),
        (["F103", "F105"], "figure", ["F103, F105: ряд"]),
        (["F103", "F105"], "page", []),
    ],
)
def test_prohibitions(ids, scope, said):
    assert [w.ru for w in broken_prohibitions(ids, RULES, scope)] == said
