"""«Дефицит», «Зарплаты», «Карта»: on a fresh clone they show published evidence; with adverts,
what the marts say."""

from __future__ import annotations

import re
from datetime import date

import pytest

from dashboard.figure import registry as figures
from dashboard.figure.issue import issue
from dashboard.site.page import Group, View, registry
from etl.build.hand_kept import read_csv
from etl.published.prohibitions import broken_prohibitions
from etl.settings import REPO

TODAY = date(2026, 11, 23)
SLUGS = [slug for slug in ("shortage", "pay", "map") if slug in registry()]
NOW = re.compile(
    r"\b(?:сохраняется|не хватает|остаётся|сейчас|сегодня|lack|lacks|persists|now|today)\b"
)


def cards(reader, slug, lang="ru"):
    """Passports of the page's figures that the released marts can draw."""
    drawn = {n: issue(n, reader, lang, today=TODAY) for n in registry()[slug].figures()}
    return {n: card for n, card in drawn.items() if card.kind != "empty"}


@pytest.mark.parametrize("slug", SLUGS)
def test_a_fresh_clone_shows_published_evidence_first(reader, slug):
    shown = [
        part
        for part in registry()[slug].ordered(View(reader, "ru", TODAY, {}))
        if isinstance(part, Group)
    ]
    assert shown[0].figures[0] in cards(reader, slug)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_fresh_clone_says_what_will_appear(reader, slug):
    view = View(reader, "ru", TODAY, {})
    said = [str(part(view)) for part in registry()[slug].parts if callable(part)]
    assert any("make update" in s for s in said)


@pytest.mark.parametrize("slug", SLUGS)
def test_prohibitions_hold(reader, slug):
    rules = read_csv(REPO / "data/published/prohibitions.csv")
    ids = {i for card in cards(reader, slug).values() for i in card.row_ids}
    assert broken_prohibitions(ids, rules) == []
    for name, card in cards(reader, slug).items():
        assert broken_prohibitions(card.row_ids, rules, "figure") == [], name


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_titles_are_honest(reader, slug, lang):
    for name, card in cards(reader, slug, lang).items():
        assert card.rows, name
        if card.grade in ("C", ""):
            assert card.title.startswith(card.subject), name
        if card.data_date < "2026-05-23":
            assert not NOW.search(card.title), (name, card.title)
        if card.data_date < "2024-11":
            assert card.data_date[:4] in card.title, (name, card.title)


@pytest.mark.parametrize("slug", SLUGS)
def test_rows_of_one_figure_share_a_unit(reader, slug):
    published = reader.table("published").set_index("id")
    for name, card in cards(reader, slug).items():
        numbers = [
            i for i in card.row_ids if i in published.index and not i.startswith("T")
        ]  # T: sites, counted
        assert len({published.loc[i, "unit"] for i in numbers}) <= 1, name


def test_wages_carry_their_cells_and_the_preliminary_year_is_said(reader):
    card = issue("pay_regions", reader, "ru", today=TODAY)
    assert all(re.match(r".+!?[A-Z]+\d+", row["cell"]) for row in card.rows)
    assert "предварительно" in card.subtitle
    assert card.spec["series"][0]["points"][-1]["bound"] == "≈"


def test_every_figure_is_on_a_page():
    on_pages = {n for page in registry().values() for n in page.figures()}
    own = {
        n for n in figures.registry() if n.startswith(("shortage_", "pay_", "map_", "evidence_"))
    }
    assert own <= on_pages
