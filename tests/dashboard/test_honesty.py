"""What the first page may say: every number leads to a row or a cell, no C headline, no old
present tense."""

from __future__ import annotations

import re
from datetime import date

import pandas as pd
import pytest

from dashboard.figure.issue import issue
from dashboard.pages.summary.disagreement import reasons_differ
from dashboard.pages.summary.three_lines import three_lines
from dashboard.site.page import registry
from etl.build.hand_kept import read_csv
from etl.published.book import TABLES
from etl.published.prohibitions import broken_prohibitions
from etl.settings import REPO

TODAY = date(2026, 11, 23)
SUMMARY = registry()[""].figures()
NOW = re.compile(
    r"\b(?:сохраняется|не хватает|остаётся|сейчас|сегодня|lack|lacks|persists|now|today)\b"
)


def cards(reader, lang="ru", today=TODAY):
    return {name: issue(name, reader, lang, today=today) for name in SUMMARY}


def lines(reader, lang="ru", today=TODAY):
    return three_lines(reader.table("vacancy_rates"), reader.table("published"), lang, today=today)


def ids_of_page(reader) -> set[str]:
    ids = {i for card in cards(reader).values() for i in card.row_ids}
    ids |= {s.row_id for line in lines(reader) for s in line.spans if s.row_id}
    return ids


def rows_by_id(reader) -> pd.DataFrame:
    """Every kept row: the evidence table and the tables of their own beside it."""
    kept = [reader.table(name)[["id", "url"]] for name in ("published", *TABLES)]
    return pd.concat(kept).set_index("id")


def test_every_number_leads_to_a_row_with_address_and_date_or_to_a_cell(reader):
    published = rows_by_id(reader)
    for name, card in cards(reader).items():
        assert card.rows, name
        for row in card.rows:
            if row.get("id") in published.index:
                assert (
                    str(published.loc[row["id"], "url"]).startswith("http") and row["page_date"]
                ), (name, row["id"])
            else:
                assert re.match(r".+!?[A-Z]+\d+", row.get("cell") or ""), (name, row)


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_number_of_the_three_lines_is_its_row(reader, lang):
    """Seven of Moscow, five of production, two of Russia; what is printed is what the row holds."""
    rows = reader.table("vacancy_rates").set_index("id")
    kept = rows_by_id(reader)
    quoted = reader.table("published").set_index("id")
    three = lines(reader, lang)
    assert [line.name.ru for line in three] == ["Москва", "Производство", "Россия"]
    spans = [s for line in three for s in line.spans]
    numbers = [s for s in spans if s.row_id]
    assert [sum(1 for s in line.spans if s.row_id) for line in three] == [7, 5, 2]
    for span in numbers:
        assert span.url == kept.at[span.row_id, "url"] and span.url.startswith("https://")
        value = (
            rows.at[span.row_id, "vacancy_share_pct"]
            if span.row_id in rows.index
            else quoted.at[span.row_id, "value"]
        )
        printed = re.sub(r"[^0-9.,−-]", "", span.text).replace(",", ".").replace("−", "-")
        assert abs(float(printed) - float(value)) <= 0.0501, span
    plain = [s.text for s in spans if not s.row_id]
    assert not [t for t in plain if re.search(r"\d+[,.]\d|\d\s*%", t)], "a number without a row"
    assert all(line.age and line.caveat and line.figure in SUMMARY for line in three)


def test_the_moscow_line_names_who_stands_below_and_above(reader):
    moscow = lines(reader)[0]
    english = lines(reader, "en")[0]
    said = moscow.text.replace("\u00a0", " ")
    assert "15,6 %" in said and "Россия 10,4 %" in said and "12,6 %" in said and "8,8 %" in said
    assert "выше — у неквалифицированных, 16,0 %" in said
    assert "у специалистов высшей квалификации 6,4 %, ниже всех групп" in said
    assert "операторов, сборщиков и водителей" in said and "вакантны" in said
    assert "нехватк" not in moscow.text and "с книгой не сверено" in moscow.caveat
    assert "Инженеров отдельно по Москве не публикуют" in moscow.caveat
    assert "shortage" not in english.text and "drivers" in english.text


def test_thirty_numbers_of_the_lead_figure_walk_to_their_rows(reader):
    card = cards(reader)["vacancy_rates_places"]
    points = [p for s in card.spec["series"] for p in s["points"]]
    rows = reader.table("vacancy_survey").set_index("id")
    assert len(points) == 30 and {p["row_id"] for p in points} == set(card.row_ids)
    for p in points:
        row = rows.loc[p["row_id"]]
        assert abs(p["value"] - row["vacancy_share_pct"]) <= 0.011, p
        assert row["group_ru"] and row["url"].startswith("https://rosstat.gov.ru/")


def test_no_headline_rests_on_grade_c(reader):
    assert {name: card.grade for name, card in cards(reader).items() if card.grade == "C"} == {}


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_old_data_is_not_told_in_the_present_tense(reader, lang):
    for name, card in cards(reader, lang).items():
        assert not NOW.search(card.title), (name, card.title)
        if card.data_date < "2024-11":
            assert card.data_date[:4] in card.title, (name, card.title)
    assert not any(NOW.search(line.text) for line in lines(reader, lang))


def test_fresh_data_may_be_told_in_the_present_tense(reader):
    said = issue("staffing_balance", reader, "ru", today=date(2026, 2, 1)).title
    assert "не хватает" in said


def test_prohibitions_hold_on_the_first_page(reader):
    rules = read_csv(REPO / "data/published/prohibitions.csv")
    for scope in ("page", "summary"):
        assert broken_prohibitions(ids_of_page(reader), rules, scope) == []
    assert broken_prohibitions(ids_of_page(reader) | {"J002"}, rules, "summary")
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
