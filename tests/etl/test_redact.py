"""The redactor on hand-made adverts: what is missed, what is overcut, and properties no case list
can show.

Of the first 251 the last 49 cases were written after the rules and met them unseen: 2 missed, 0
overcut at first sight.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.redact import (
    MARK,
    gate,
    redact,
    redact_all,
    sole_trader,
)
from etl.redact.disguise import undone
from etl.redact.given_names import FORMS
from tests.etl.redaction_cases import CASES, CLEAN, DISGUISED

JOB_TEXT = (
    "Наладка станков с ЧПУ по ГОСТ 2.105-95, оклад 95 000 руб., 115432 Москва, график 5/2 с 8:00"
)


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
