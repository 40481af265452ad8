"""The dossier tells what was published about an occupation, each number with its address, and
says when none was."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.pages.occupation import occupation_published
from dashboard.pages.occupation.occupation_published import PLACES
from dashboard.site.page import View
from etl.build.hand_kept import read_csv
from etl.settings import REPO

TODAY = date(2026, 11, 23)
LINKS = read_csv(REPO / "data" / "reference" / "published_occupations.csv")


def part(reader, occupation: str, lang: str = "ru") -> str:
    return str(
        occupation_published.part(
            View(reader, lang, TODAY, {"occupation": occupation, "area": "moscow"})
        )
    )


def test_every_link_names_words_that_were_published_and_occupations_of_the_list(reader):
    said = set(reader.table("published")["occupation"])
    codes = set(reader.table("occupations")["code"])
    assert set(LINKS["said"]) <= said and LINKS["said"].is_unique
    assert {c for cell in LINKS["codes"] for c in cell.split("|")} <= codes
    assert not [s for s in LINKS["said"] if "все" in s.lower().split()], (
        "sums over all are not linked"
    )


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_each_number_has_its_address_place_and_grade(reader, lang):
    shown = part(reader, "turner", lang)
    rows = reader.table("published").set_index("id")
    own = reader.table("published_by_occupation").query("occupation == 'turner'")["id"]
    own = [i for i in own if rows.loc[i, "geography"] in PLACES]
    assert len(own) > 10 and all(
        f"'{rows.loc[i, 'url']}'" in shown and f"data-row='{i}'" in shown for i in own
    )
    assert "O079" not in shown, "other regions are not shown"


def test_what_nobody_published_is_said(reader):
    silent = set(reader.table("occupations")["code"]) - set(
        reader.table("published_by_occupation")["occupation"]
    )
    assert silent and all(
        "Опубликованных чисел об этой профессии нет" in part(reader, code) for code in silent
    )
