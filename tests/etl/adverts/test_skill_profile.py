"""Cells of the skills profile: thresholds, repeats counted once, nothing of the adverts
themselves."""

from __future__ import annotations

import pytest

from etl.adverts.skills import skill_profile
from etl.adverts.skills.skill_profile import Cell, cells
from etl.adverts.skills.skills import Extractor

EXTRACT = Extractor()


def adverts(
    n: int, employers: int, text: str = "Знание SolidWorks", title: str = "Инженер-конструктор"
):
    return [
        {
            "title": title,
            "description": f"{text}. Участок {i}",
            "employer": f"Завод {i % employers}",
            "key_skills": [],
            "published_at": f"2023-01-{i % 28 + 1:02d}",
        }
        for i in range(n)
    ]


def found(rows: list[dict]) -> dict[str, Cell]:
    return {c.skill: c for c in cells(rows, EXTRACT)}


def test_a_cell_needs_twenty_adverts_and_three_employers():
    assert "solidworks" in found(adverts(20, 3))
    assert "solidworks" not in found(adverts(19, 3))
    assert "solidworks" not in found(adverts(40, 2))
    nameless = [a | {"employer": ""} for a in adverts(40, 3)]
    assert "solidworks" not in found(nameless), (
        "adverts without an employer can't prove three of them"
    )


def test_share_interval_and_days():
    cell = found(adverts(20, 4) + adverts(20, 4, text="Опыт сварки"))["solidworks"]
    assert (cell.family, cell.n, cell.adverts_in_family, cell.share_pct) == ("design", 20, 40, 50.0)
    assert (cell.low_pct, cell.high_pct) == pytest.approx((35.2, 64.8), abs=0.06)
    assert (cell.oldest, cell.newest) == ("2023-01-01", "2023-01-20")


def test_repeats_count_once_and_other_trades_not_at_all():
    cell = found(adverts(20, 4) + adverts(20, 4) + adverts(30, 4, title="Бухгалтер"))["solidworks"]
    assert (cell.n, cell.adverts_in_family) == (20, 20)


def test_a_recruiters_tag_counts_and_a_negated_skill_does_not():
    tagged = [a | {"key_skills": ["Revit"]} for a in adverts(20, 4, text="SolidWorks не требуется")]
    assert "revit" in found(tagged) and "solidworks" not in found(tagged)


def test_nothing_of_an_advert_reaches_the_file(tmp_path):
    skill_profile.write(tmp_path / "profile.csv", cells(adverts(20, 3), EXTRACT))
    text = (tmp_path / "profile.csv").read_text("utf-8")
    assert "Завод" not in text and "Участок" not in text and text.startswith("family,skill,n,")
