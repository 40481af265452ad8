"""The gate: reading only where it points hides the same as reading everywhere."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.redact import (
    _NEAR,
    MARK,
    _beside_mark,
    _owner_hidden,
    gate,
    names,
    redact,
    redact_all,
)
from tests.etl.redaction_cases import CASES, CLEAN, DISGUISED

CRUMBS = [
    "skype -",
    "Контактное лицо",
    "Я",
    "привет, я",
    "звоните",
    "по вопросам",
    "С уважением,",
    "HR",
    "тел.",
    "в тг:",
    "vk.com/ivanov",
    "a.b@c.ru",
    "hr (at) zavod.ru",
    "сто",
    "восемь",
    "Основной",
    "Т.Д.",
    "И. О.",
    "ул.",
    "им.",
    "@",
    "+7 (",
    "495",
    "12-34-56",
    "0",
    "\n",
    ";",
    "  ",
    "Ольга",
    "ОЛЬГЕ",
    "ольга",
    "ЁЛКА",
    "Петровна",
    "ПЕТРОВНОЙ",
    "Иванов",
    "İ",
    "ſ",
    "🙂",
    "\u00a0",
]
PIECES = st.one_of(
    st.sampled_from([c["text"] for c in CASES]),
    st.sampled_from([t for _, t, _ in DISGUISED] + CLEAN),
    st.sampled_from(CRUMBS),
    st.text(max_size=8),
    st.sampled_from(sorted({w for c in CASES for w in c["text"].split()})),
)


@given(
    st.lists(st.tuples(PIECES, st.sampled_from([" ", " ", " ", "", "\n", ", ", "-"])), max_size=14)
)
@settings(max_examples=400, deadline=None)
def test_reading_only_where_the_gate_points_hides_the_same_as_reading_everywhere(pieces):
    text = "".join(part for pair in pieces for part in pair)
    assert redact(text) == redact(text, gate.everywhere)


@given(
    st.lists(
        st.one_of(
            PIECES, st.sampled_from([MARK, "тел", "Ольга-Мария", "Мастер", "И.О.", ", hr", "(HR"])
        ),
        max_size=14,
    ),
    st.sampled_from([" ", "", ", ", "\n"]),
)
@settings(max_examples=400, deadline=None)
def test_a_quick_look_passes_over_nothing_the_slow_rules_would_find(pieces, between):
    text = between.join(pieces)
    assert names._TWO.search(text) or not (names._FULL.search(text) or names._PAIR.search(text))
    assert names._HAS_ROLE.search(text) or not names._BEFORE_ROLE.search(text)
    assert _beside_mark(text) == _NEAR.sub(_owner_hidden, text)


@given(st.lists(PIECES, max_size=12))
@settings(deadline=None)
def test_many_texts_at_once_are_hidden_each_as_if_alone(texts):
    assert redact_all(texts) == [redact(t) for t in texts]


@pytest.mark.parametrize("filler", ["слово ", "ОБЩИЕ СВЕДЕНИЯ ", "12 345 руб. "])
def test_a_secret_far_from_either_end_is_seen_by_the_gate(filler):
    for case in CASES:
        text = f"{filler * 60}\n{case['text']}\n{filler * 60}"
        assert redact(text) == redact(text, gate.everywhere)
