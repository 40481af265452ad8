"""Two measures that are never mixed: hh.ru's bands judge hh.ru's own series, the portal's tension
its own history; what few points and wide intervals cannot say is not said."""

from __future__ import annotations

import json
import re

import pytest

from dashboard.__main__ import main
from dashboard.figure.issue import issue
from dashboard.figure.registry import registry
from dashboard.figures.shortage import _shortage as of
from etl.build.hand_kept import read_csv
from etl.published.book import Book
from etl.settings import REPO
from etl.store import Store
from etl.store.reader import Reader
from tests.dashboard.drawn import TODAY

BANDS = re.compile(
    r"дефицит кандидатов|умеренная конкуренция|shortage of candidates", re.IGNORECASE
)
LEVELS = re.compile(r"8, 4 (?:и|and) 2|2,0–3,9|published levels of hh|уровни hh", re.IGNORECASE)
DIRECTION = re.compile(r"\bцикл|\bсдвиг|\bcycle\b|\bshift", re.IGNORECASE)
FIGURES = sorted(registry())


@pytest.fixture(scope="module")
def cards(city, reader):
    """Every figure of a made city and of a fresh clone, in both languages."""
    return {
        (name, lang, where): issue(name, source, lang, today=TODAY)
        for where, source in (("city", Reader.open(city)), ("clone", reader))
        for lang in ("ru", "en")
        for name in FIGURES
    }


def is_hh(published, row_id: str) -> bool:
    row = published.loc[row_id]
    return "hh" in f"{row['publisher']} {row['indicator']} {row['note']}".lower()


def test_bands_of_hh_judge_rows_of_hh_only(cards, reader):
    published = reader.table("published").set_index("id")
    judged = 0
    for key, card in cards.items():
        zones = [*(card.spec.get("zones") or []), *(card.spec.get("bands") or [])]
        words = " ".join([card.title, card.subtitle, *(str(z.get("label", "")) for z in zones)])
        if not BANDS.search(words):
            continue
        judged += 1
        strange = [i for i in card.row_ids if i not in published.index or not is_hh(published, i)]
        assert strange == [], (key, strange)
    assert judged, "the bands are on some figure, else this test sees nothing"


def test_no_figure_of_the_portal_tells_levels_of_hh(cards):
    for key, card in cards.items():
        if key[2] == "city" and card.watermark:
            said = " ".join([card.title, card.subtitle, card.caption, card.how_to_read, card.alt])
            assert not LEVELS.search(said) and not card.spec.get("marks"), key


def test_the_released_cut_points_hold_no_level_of_hh():
    cuts = read_csv(Store(REPO / "data").reference("score_cuts"))
    assert not (cuts["relative"] == "0").any(), "tension is judged by its own history or not at all"


def test_a_number_past_its_review_is_told_under_the_figure_that_shows_it(cards, capsys):
    """By the days in the kept files, not by what a figure took along; the command says the same."""
    late = {r["id"] for r in Book(Store()).due(TODAY.isoformat())}
    said = set()
    for (name, lang, where), card in cards.items():
        drawn = {i for many in card.row_ids for i in many.split("|")} & late
        told = ("пора перепроверить" if lang == "ru" else "due for a check") in card.caption
        if where == "clone":
            assert told == bool(drawn), (name, sorted(drawn))
            said |= {name} if drawn and lang == "ru" else set()
    assert len(said) > 15
    assert main(["due", "--on", TODAY.isoformat(), "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {one["figure"] for one in listed} <= said
    assert all(one["ids"] and set(one["ids"]) <= late for one in listed)


def test_a_direction_is_named_from_six_points_only(cards):
    for key, card in cards.items():
        if DIRECTION.search(card.title):
            assert len(card.spec.get("items", [])) >= 6, (key, card.title)


@pytest.mark.parametrize(
    ("low", "high", "top", "said"),
    [
        (1, 4, 90.0, ""),
        (1, 25, 80.0, "выше половины; в первой пятёрке при 80 % весов"),
        (1, 25, 10.0, "выше половины"),
        (31, 60, 0.0, "ниже половины"),
        (5, 55, None, "место не установлено"),
        (None, None, None, ""),
    ],
)
def test_wide_ranks_are_told_as_bands(low, high, top, said):
    row = {"rank_low": low, "rank_high": high, "top5_pct": top}
    row = {k: float("nan") if v is None else v for k, v in row.items()}
    assert of.band_said(row, 60, "ru") == said
