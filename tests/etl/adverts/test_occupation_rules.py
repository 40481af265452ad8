"""The rule book and its tables: whole, reachable, bounded in memory; mistakes in them are named."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.adverts.normalise import normalise
from etl.adverts.occupation.occupation_rules import rule_book
from etl.adverts.occupation.occupations import table
from etl.adverts.reference import rows


def test_the_table_is_whole():
    assert 60 <= len(table()) <= 90
    for row in rows("occupations"):
        assert re.fullmatch(r"\d{4}", row["okz"]) and re.fullmatch(r"\d{4}", row["isco08"]), row[
            "code"
        ]
        assert all(row[name] for name in row), row["code"]
        assert row["level"] in {"worker", "technician", "engineer", "manager"}
        assert all(role.isdigit() for role in row["hh_role_ids"].split("|"))
    assert len({row["family"] for row in rows("occupations")}) == 17


def test_every_rule_names_a_known_occupation_and_every_occupation_is_reached():
    named = {row["occupation"] for row in rows("occupation_rules")} - {""}
    assert named <= set(table())
    assert set(table()) - named == set()


def test_rules_name_head_nouns_that_exist(monkeypatch):
    from etl.adverts.occupation import occupation_rules

    bad = [{**rows("occupation_rules")[0], "heads": "нетакогослова"}]
    monkeypatch.setattr(
        occupation_rules, "rows", lambda name: bad if name == "occupation_rules" else rows(name)
    )
    with pytest.raises(ValueError, match="нетакогослова"):
        occupation_rules.RuleBook()


def test_the_rule_book_has_no_head_without_rules():
    idle = [
        head
        for head, rules in rule_book().by_head.items()
        if not rules and rule_book().groups[head] != "none"
    ]
    assert idle == []


def test_memory_of_words_is_bounded(monkeypatch):
    from etl.adverts.occupation import titles

    monkeypatch.setattr(titles, "_MEMORY", 50)
    reader = titles.Reader(["ток"], {"токар": "токарь"})
    for number in range(500):
        assert reader.read(f"токарь {number}").heads == ("токарь",)
    assert len(reader._known) <= 50


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120))
def test_normalisation_is_idempotent_and_keeps_the_length(text):
    once = normalise(text)
    assert normalise(once) == once
    assert len(once) == len(text)
