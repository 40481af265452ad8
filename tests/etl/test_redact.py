"""The redactor on hand-made adverts: what is missed, what is overcut, and properties no case list
can show.

Of the first 251 the last 49 cases were written after the rules and met them unseen: 2 missed, 0
overcut at first sight.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

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
    sole_trader,
)
from etl.redact.disguise import undone
from etl.redact.given_names import FORMS

CASES = list(
    csv.DictReader(
        (Path(__file__).parents[1] / "samples" / "redaction_cases.csv").open(encoding="utf-8")
    )
)
JOB_TEXT = (
    "Наладка станков с ЧПУ по ГОСТ 2.105-95, оклад 95 000 руб., 115432 Москва, график 5/2 с 8:00"
)


def lines(name: str) -> list[str]:
    """Lines of a sample file, \\n and \\uXXXX as in Python."""
    path = Path(__file__).parents[1] / "samples" / name
    texts = [t for t in path.read_text("utf-8").splitlines() if t and not t.startswith("#")]
    return [
        re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), t).replace("\\n", "\n")
        for t in texts
    ]


def disguised(name: str) -> list[tuple[str, str, list[str]]]:
    """(kind, text, what must go) of a file that marks the latter with ⟦⟧."""
    out = []
    for line in lines(name):
        kind, text = line.split(" | ", 1)
        secrets = re.findall("⟦(.*?)⟧", text, re.S)
        out.append((kind, text.replace("⟦", "").replace("⟧", ""), secrets))
    return out


DISGUISED = disguised("redaction_disguised.txt") + disguised("redaction_second.txt")
CLEAN = lines("redaction_clean.txt")
WEAK = ["три-двойки-семь", "иванов и.и."]
"""Known weak spots, by their words."""


def is_missed(text: str, secrets: list[str]) -> bool:
    out = redact(text)
    return any(s in out or any(w in out for w in re.findall(r"\w{4,}", s)) for s in secrets)


def test_disguised_contacts_and_names_go(capsys):
    missed = [(k, t) for k, t, secrets in DISGUISED if is_missed(t, secrets)]
    with capsys.disabled():
        print(f"\nпропущено {len(missed)} из {len(DISGUISED)} замаскированных")
    assert len(DISGUISED) >= 200 and len(missed) <= 0.02 * len(DISGUISED)
    assert [t for _, t in missed if not any(w in t for w in WEAK)] == []


@pytest.mark.parametrize("text", CLEAN, ids=lambda t: t[:30])
def test_what_only_looks_like_peoples_data_stays(text):
    assert redact(text) == text
    assert redact(f"{JOB_TEXT}.\n{text}\n{JOB_TEXT}.") == f"{JOB_TEXT}.\n{text}\n{JOB_TEXT}."


def test_both_ways_of_adverts_hide_disguises_alike():
    texts = [t for _, t, _ in DISGUISED] + CLEAN
    assert redact_all(texts) == [redact(t) for t in texts]
    assert redact_all(texts[::-1]) == [redact(t) for t in texts[::-1]]


@pytest.mark.parametrize("case", DISGUISED, ids=lambda c: c[1][:30])
def test_the_gate_points_at_every_disguise(case):
    for text in (case[1], f"{JOB_TEXT}.\n{case[1]}\n{JOB_TEXT}."):
        assert redact(text) == redact(text, gate.everywhere)


@given(st.text(alphabet="8９О3𝟗\u200b\u0301йеё_ -+()\n\u20e3\ufe0fAаБ", max_size=60))
@settings(max_examples=300)
def test_undoing_points_back_into_the_original(text):
    form = undone(text)
    for at in range(len(form.text)):
        start, end = form.span(at, at + 1)
        assert 0 <= start < end <= len(text)
    if form.back is None:
        assert len(form.text) == len(text)
    else:
        assert form.back == sorted(form.back) and form.back[-1] == len(text)


def outcome(case: dict) -> tuple[bool, bool]:
    """(something missed, something overcut)"""
    out = redact(case["text"])
    missed = any(s in out for s in case["secrets"].split("|") if s)
    kept = [k for k in case["keep"].split("|") if k]
    return missed, any(k not in out for k in kept) or (
        not case["secrets"] and not kept and out != case["text"]
    )


def test_missed_and_overcut_are_at_most_two_per_cent(capsys):
    found = [outcome(c) for c in CASES]
    secret = [m for (m, _), c in zip(found, CASES, strict=True) if c["secrets"]]
    with capsys.disabled():
        print(
            f"\nпропущено {sum(secret)} из {len(secret)}, лишнее срезано "
            f"{sum(o for _, o in found)} из {len(found)}"
        )
    assert len(CASES) >= 200 and len({c["text"] for c in CASES}) == len(CASES)
    assert sum(secret) <= 0.02 * len(secret)
    assert sum(o for _, o in found) <= 0.02 * len(found)
    wrong = [c["text"] for (m, o), c in zip(found, CASES, strict=True) if m or o]
    assert wrong == [], "known weak spots are listed here by name, so that a new one is seen"


@pytest.mark.parametrize(
    "case", [c for c in CASES if c["secrets"]][::4], ids=lambda c: c["text"][:30]
)
def test_a_secret_does_not_hide_in_a_long_advert(case):
    out = redact(f"{JOB_TEXT}.\n{case['text']}\n{JOB_TEXT}.")
    assert (
        not any(s in out for s in case["secrets"].split("|"))
        and out.count("ГОСТ 2.105-95, оклад 95 000 руб.") == 2
    )


@given(st.text(max_size=200))
def test_never_raises_and_is_stable(text):
    once = redact(text)
    assert redact(once).replace(MARK, "") == once.replace(MARK, "")


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


@given(
    st.integers(900, 999),
    st.integers(0, 9_999_999),
    st.sampled_from(["8", "+7", "7", "8 ", "+7 ", "+7-", "8-"]),
    st.sampled_from(
        [
            "{a}{b}{c}{d}",
            "({a}){b}-{c}-{d}",
            "({a}) {b}-{c}-{d}",
            "{a} {b} {c} {d}",
            "{a}-{b}-{c}-{d}",
            "{a}.{b}.{c}.{d}",
            "{a} {b}-{c}{d}",
            "{a} {b}{c}{d}",
            "{a}–{b}–{c}–{d}",
            "{a} {b} {c}-{d}",
        ]
    ),
    st.sampled_from(["Тел. ", "", "(", "Звонить: ", "WhatsApp ", "т.", "HR, ", "- "]),
    st.sampled_from(["", " Анна", ")", ", с 9 до 18", ".", " в рабочее время", "; оклад 90000"]),
)
@settings(max_examples=300)
def test_a_mobile_number_in_any_spelling(area, rest, prefix, shape, before, after):
    number = prefix + shape.format(
        a=area, b=f"{rest:07d}"[:3], c=f"{rest:07d}"[3:5], d=f"{rest:07d}"[5:]
    )
    out = redact(f"Слесарь. {before}{number}{after}")
    assert f"{rest:07d}"[5:] not in out.replace("90000", "").replace("18", "") or number not in out
    assert (
        number not in out
        and out.startswith("Слесарь. ")
        and ("оклад" not in after or "оклад 90000" in out)
    )


@given(st.integers(20, 999), st.integers(0, 9), st.integers(20, 999))
def test_money_stays(low, hundreds, high):
    text = (
        f"оклад от {low} {hundreds}00 до {high} 000 руб., {low}{hundreds}00-{high}000 рублей, "
        f"{low}000 - {high}000 ₽"
    )
    assert redact(text) == text


@given(st.sampled_from(sorted(f.capitalize() for f in FORMS if len(f) > 2)))
def test_every_given_name_is_known_after_a_cue(name):
    assert name not in redact(f"HR-менеджер {name}").replace("HR-менеджер ", "")


def test_employers_that_are_people(monkeypatch, tmp_path):
    monkeypatch.setenv("ETL_DATA", str(tmp_path))
    assert sole_trader("ИП Канарейкин Пётр Ильич", "771234567890")[0] == "ИП"
    assert sole_trader("ИНДИВИДУАЛЬНЫЙ ПРЕДПРИНИМАТЕЛЬ КАНАРЕЙКИН ПЁТР ИЛЬИЧ", "")[0] == "ИП"
    assert (
        sole_trader("Канарейкин Пётр Ильич", "")[0] == "ИП"
        and sole_trader("Завод", "771234567890")[0] == "ИП"
    )
    for spelling in (
        "Петренко ИП",
        "ип Петренко",
        "И П Петренко",
        "И.П. Петренко",
        "Петренко, ИП.",
    ):
        assert sole_trader(spelling, "")[0] == "ИП", spelling
    for firm in ("Завод ИПС", "ТИП", "ООО ИП-Групп", "Типография"):
        assert sole_trader(firm, "7705031674")[0] == firm
    name, one = sole_trader('ООО "ИПОТЕКА-СТРОЙ"', "7705031674")
    assert name == 'ООО "ИПОТЕКА-СТРОЙ"' and sole_trader("ООО иначе", "7705031674")[1] == one
    assert "7705031674" not in one and sole_trader("ООО", "7705031675")[1] != one
    monkeypatch.setenv("ETL_DATA", str(tmp_path / "other"))
    assert sole_trader(name, "7705031674")[1] != one, "another folder, another salt"
