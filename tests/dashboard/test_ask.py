"""Спросите стол: questions as people type them; what is not published is refused, never guessed."""

from __future__ import annotations

import csv
from datetime import date

import pytest

from dashboard.site.ask import answer
from etl.settings import REPO

TODAY = date(2026, 12, 1)
SAMPLES = REPO / "tests" / "samples"


def rows(name: str) -> list[dict[str, str]]:
    with (SAMPLES / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter=";"))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_ordinary_questions_get_the_right_figure_in_the_right_state(reader):
    """At least 95 of 100: each answer names its rows, its age, its source."""
    asked = rows("questions.csv")
    wrong = []
    for row in asked:
        got = answer(row["question"], reader, today=TODAY)
        right = (
            got.known
            and (not row["figure"] or got.figure == row["figure"])
            and row["where"] in got.href
            and plain(got.sentence).startswith(row["begins"])
        )
        if not right:
            wrong.append((row["question"], got.known, got.figure, plain(got.sentence)[:60]))
    assert len(asked) >= 60
    assert len(wrong) <= 0.05 * len(asked), wrong


def test_what_cannot_be_answered_is_refused(reader):
    """A trade that is not of industry, a place, a year, two trades at once, another subject."""
    asked = rows("questions_refused.csv")
    given = [r["question"] for r in asked if answer(r["question"], reader, today=TODAY).known]
    assert len(asked) >= 30 and given == []


def test_a_number_stands_with_its_row_and_no_c_answers(reader):
    graded = {}
    for name in ("published", "vacancy_survey"):
        graded |= dict(reader.table(name)[["id", "grade"]].itertuples(index=False))
    for row in rows("questions.csv"):
        got = answer(row["question"], reader, today=TODAY)
        assert all(graded[i] != "C" for i in got.row_ids), row["question"]


@pytest.mark.parametrize("text", ["", " ", "?!", "я" * 5000, "'; drop table", "<b>токарь</b>"])
def test_odd_input_is_a_sentence(reader, text):
    assert answer(text, reader, today=TODAY).sentence


def test_the_route_answers_in_both_languages(client):
    for lang in ("ru", "en"):
        got = client.get(f"/{lang}/ask.json", query_string={"q": "сколько получает токарь"}).json
        assert got["known"] and got["href"].startswith(f"/{lang}/") and got["row_ids"]
