"""How many internship places and mentors a year would close a part of the vacant posts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from dashboard.figure import parameters
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.decision import _groups, _model
from dashboard.kinds._parts import item
from dashboard.kinds.trend import point, trend
from etl.language import Words
from etl.language import text as words
from etl.models import internship_plan
from etl.models.decision_spread import centre

SUBJECT = Words("Сколько мест стажировки нужно", "How many internship places are needed")
HOW_TO_READ = Words(
    "Места в год, чтобы за выбранный срок закрыть часть вакантных мест группы занятий, если из "
    "стажёров остаётся и через год работает заданная доля. Вакантные места — Росстат, 1-Т(проф), "
    "31.10.2024: организации от 15 работников; это места, а не нехватка.",
    "Places a year that close a part of a group's vacant posts in the chosen years, if the given "
    "share of interns stays on and is still here a year later. Vacant posts: Rosstat, 1-T(prof), "
    "31 October 2024, organisations of 15 and more; posts, not a shortage.",
)
GROUP = _groups.GROUP
CHOICES: dict = {"okz": GROUP, **parameters.ranges("planner")}
TITLE = Words(
    "{opening} закрыть {part} % вакантных мест за {years} — это {places} мест стажировки в год и "
    "{mentors}",
    "{opening} closing {part} % of vacant posts in {years} takes {places} internship places a year "
    "and {mentors}",
)
SUBTITLE = Words(
    "Мест стажировки в год; {group}, Москва: вакантно {vacant}",
    "Internship places a year; {group}, Moscow: {vacant} vacant",
)
AXIS = Words("какую часть вакантных мест закрыть", "which part of the vacant posts to close")
_NB = words.NBSP


def planned(chosen: Mapping[str, Any], vacant: float, part: float) -> internship_plan.Capacity:
    """Places and mentors for a part of the vacant posts."""
    numbers = {k: float(v) for k, v in chosen.items() if isinstance(v, (int, float))}
    p = centre(parameters.spans("planner", numbers))
    return internship_plan.capacity_needed(
        vacant,
        part,
        int(p["years"]),
        hired=p["intern_stay"],
        stay=p["intern_year_stay"],
        interns_per_mentor=p["interns_per_mentor"],
        turns_a_year=p["turns_a_year"],
    )


def places_needed(
    vacancy_survey: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    okz: str = "7",
    **chosen: Any,
) -> Passport:
    """Places a year by the part of vacant posts closed."""
    row = _groups.row_of(vacancy_survey, okz)
    vacant = float(row["required"].iloc[0])
    part = float(chosen["part"]) / 100
    curve = [
        point(item("", planned(chosen, vacant, x / 100).places_a_year), x) for x in range(5, 101, 5)
    ]
    plan = planned(chosen, vacant, part)
    here = item(
        _model.opening(chosen, ("planner",))[lang],
        plan.places_a_year,
        text=words.number(plan.places_a_year, lang),
    )
    series = [
        {"label": "", "points": curve, "style": "curve", "accent": True},
        {"label": "", "points": [point(here, part * 100)], "style": "dots", "accent": True},
    ]
    head = Head(
        name="places_needed",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=_groups.evidence(row, lang),
        today=today,
        note=_model.ground(lang, ("planner",)),
        title=TITLE.format(
            opening=_model.opening(chosen, ("planner",)),
            part=words.number(part * 100, lang),
            years=words.counted(int(float(chosen["years"])), "year", lang),
            places=words.number(plan.places_a_year, lang),
            mentors=words.counted(plan.mentors, "mentor", lang),
        )[lang],
        subtitle=SUBTITLE.format(group=GROUP.options[okz], vacant=words.number(vacant, lang))[lang],
    )
    ticks = [{"x": x, "label": f"{x}{_NB}%"} for x in (20, 40, 60, 80, 100)]
    return trend(head, series, ticks=ticks, zero=True, x_title=AXIS[lang])
