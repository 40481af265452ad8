"""What the first page may say: every number leads to a row or a cell, no C headline, no old
present tense."""

from __future__ import annotations

import re
from datetime import date

import pytest

from dashboard.figure.issue import issue
from dashboard.pages.summary import opening
from dashboard.pages.summary.disagreement import reasons_differ
from dashboard.pages.summary.opening import text
from dashboard.pages.summary.three_numbers import TILES
from dashboard.site.page import registry
from etl.build.run import read_csv
from etl.published.prohibitions import broken_prohibitions
from etl.settings import REPO

TODAY = date(2026, 11, 23)
SUMMARY = registry()[""].figures()
NOW = re.compile(
    r"\b(?:сохраняется|не хватает|остаётся|сейчас|сегодня|lack|lacks|persists|now|today)\b"
)


def cards(reader, lang="ru", today=TODAY):
    return {name: issue(name, reader, lang, today=today) for name in SUMMARY}


def ids_of_page(reader) -> set[str]:
    ids = {i for card in cards(reader).values() for i in card.row_ids}
    ids |= {s.row_id for s in opening.part(reader.table("published"), today=TODAY) if s.row_id}
    return ids | {tile.row_id for tile in TILES}


def test_every_number_leads_to_a_row_with_address_and_date_or_to_a_cell(reader):
    published = reader.table("published").set_index("id")
    for name, card in cards(reader).items():
        assert card.rows, name
        for row in card.rows:
            if row.get("id") in published.index:
                assert (
                    str(published.loc[row["id"], "url"]).startswith("http") and row["page_date"]
                ), (name, row["id"])
            else:
                assert re.match(r".+!?[A-Z]+\d+", row.get("cell") or ""), (name, row)


def test_the_paragraph_and_the_tiles_quote_their_rows(reader):
    known = set(reader.table("published")["id"])
    spans = opening.part(reader.table("published"), today=TODAY)
    assert all(s.row_id in known for s in spans if re.search(r"\d", s.text) and s.url)
    said = [
        s for s in spans if not s.row_id and re.search(r"\d{2,}[,.]?\d*\s*(?:%|тыс|п\.)", s.text)
    ]
    assert said == []
    assert text(spans).startswith("Опубликованной меры нехватки инженеров по Москве нет.")


def test_no_headline_rests_on_grade_c(reader):
    assert {name: card.grade for name, card in cards(reader).items() if card.grade == "C"} == {}


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_old_data_is_not_told_in_the_present_tense(reader, lang):
    for name, card in cards(reader, lang).items():
        assert not NOW.search(card.title), (name, card.title)
        if card.data_date < "2024-11":
            assert card.data_date[:4] in card.title, (name, card.title)
    assert not NOW.search(text(opening.part(reader.table("published"), lang, today=TODAY)))


def test_fresh_data_may_be_told_in_the_present_tense(reader):
    said = issue("staffing_balance", reader, "ru", today=date(2026, 2, 1)).title
    assert "не хватает" in said


def test_prohibitions_hold_on_the_first_page(reader):
    rules = read_csv(REPO / "data/published/prohibitions.csv")
    assert broken_prohibitions(ids_of_page(reader), rules) == []
    for name, card in cards(reader).items():
        assert broken_prohibitions(card.row_ids, rules, "figure") == [], name


def test_a_forbidden_row_would_be_noticed(reader):
    rules = read_csv(REPO / "data/published/prohibitions.csv")
    assert broken_prohibitions(ids_of_page(reader) | {"F083"}, rules)


def test_the_numbers_that_differ_are_not_averaged(reader):
    for _, lines in reasons_differ(reader.table("published")):
        assert len(lines) >= 2 and len({line.counts for line in lines}) == len(lines)
        assert all(line.row_ids and line.urls for line in lines)


def test_rows_of_one_definition_share_a_chart(reader):
    """A figure may hold several definitions only as separate marks; a line or a ranking never
    joins two units."""
    published = reader.table("published").set_index("id")
    for name, card in cards(reader).items():
        rows = [published.loc[i] for i in card.row_ids if i in published.index]
        units = {r["unit"] for r in rows}
        assert len(units) <= 2, (name, units)
