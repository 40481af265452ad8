"""Skills of live adverts: found in the title, with intervals and n; they take the place of past
years' summary."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest

from dashboard.figure.evidence import MissingRows
from dashboard.figure.layout import SIZES, on_sheet
from dashboard.figure.registry import registry
from dashboard.figures.occupation.occupation_skills import occupation_skills
from dashboard.figures.skills import _skills_live
from dashboard.figures.skills.skill_occupations import skill_occupations
from dashboard.figures.skills.skills_apart import skills_apart
from dashboard.figures.skills.skills_asked import skills_asked
from dashboard.site.page import Group, View
from dashboard.site.page import registry as pages
from etl.build.checks import cast_and_check
from etl.build.hand_kept import read_csv
from etl.indicators.skill_demand import skill_demand
from etl.settings import REPO
from tests.etl.indicators.made import advert, store

TODAY = date(2026, 11, 24)
LIVE = {"skills_asked", "skills_apart", "skill_occupations"}


@pytest.fixture(scope="module")
def demand() -> pd.DataFrame:
    rows = [advert(i, occupation="turner", family="machining") for i in range(60)]
    rows += [advert(100 + i, occupation="welder", family="welding") for i in range(30)]
    skills = {f"a{i}": "turning responsibility" + " autocad" * (i < 12) for i in range(60)}
    skills |= {f"a{100 + i}": "tig_welding autocad" for i in range(30)}
    read = [read_csv(REPO / "data" / "reference" / f"{name}.csv") for name in ("skills", "quality")]
    return cast_and_check(skill_demand(store(rows, skills=skills), *read), skill_demand)


def test_the_title_is_the_finding_and_personal_qualities_stay_out(demand):
    card = skills_asked(demand, who="turner", today=TODAY)
    assert "100" in card.title and "Токарные" in card.title and card.place == "Москва"
    assert [e["label"] for e in card.spec["items"]] == ["Токарные работы", "AutoCAD"]
    assert all(e["low"] < e["value"] <= e["high"] + 1e-9 for e in card.spec["items"])
    assert card.row_ids[0].startswith("skill_demand/") and card.grade == "A"


def test_a_dossier_names_the_same_skills_under_its_own_name(demand):
    own, page = (
        f(demand, **{k: "turner"}, today=TODAY)
        for f, k in ((occupation_skills, "occupation"), (skills_asked, "who"))
    )
    assert own.name == "occupation_skills" and own.rows == page.rows and own.title == page.title


def test_what_sets_apart_lies_above_one(demand):
    card = skills_apart(demand, who="machining", today=TODAY)
    assert [e["label"] for e in card.spec["items"]] == ["Токарные работы"]
    assert card.spec["items"][0]["low"] > 1


def test_one_skill_by_occupation_falls(demand):
    card = skill_occupations(demand, skill_code="autocad", today=TODAY)
    values = [e["value"] for e in card.spec["items"]]
    assert values == sorted(values, reverse=True) and len(values) == 2
    assert card.spec["items"][0]["label"].endswith("30")


@pytest.mark.parametrize("name", sorted(LIVE))
def test_what_nobody_names_is_an_empty_state_and_every_sheet_holds_it(demand, name):
    with pytest.raises(MissingRows):
        registry()[name].fn(demand.head(0), today=TODAY)
    own = {"who": "turner"} if name != "skill_occupations" else {}
    for lang in ("ru", "en"):
        fig = registry()[name].fn(demand, lang=lang, today=TODAY, **own)
        for size in SIZES:
            on_sheet(fig, size)


def test_every_professional_skill_can_be_chosen_once_and_in_order():
    names = [
        label["ru"].casefold().replace("ё", "е")
        for label in _skills_live.skill_choice().options.values()
    ]
    assert len(names) > 400 and names == sorted(names)


@pytest.mark.parametrize("there", [True, False])
def test_live_adverts_replace_past_years(demand, there):
    reader = SimpleNamespace(
        has=lambda name: there and name == "skill_demand", table=lambda name: demand
    )
    shown = {
        name
        for part in pages()["skills"].ordered(View(reader, "ru", TODAY, {}))
        if isinstance(part, Group)
        for name in part.figures
    }
    assert shown >= LIVE and ("skill_profile_ranking" in shown) is not there
