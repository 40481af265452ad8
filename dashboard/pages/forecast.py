"""Прогноз: scenarios from 1-Т(проф) headcounts, never a stated gap; what others forecast."""

from __future__ import annotations

from dashboard.figure import parameters
from dashboard.site.page import Group, Page
from etl.language import Words

MAIN = (
    "okz",
    "scenario",
    "demand_growth",
    "old_share",
    "leaves_trade",
    "graduates",
    "enters",
    "intern_places",
)
FOLDED = tuple(
    key for model in ("forecast", "scenario") for key in parameters.ranges(model) if key not in MAIN
)

PAGE = Page(
    slug="forecast",
    group="do",
    order=50,
    nav=Words("Прогноз", "Forecast"),
    title=Words("Что будет с местами и людьми, если…", "What becomes of places and people, if…"),
    lead=Words(
        "Опубликованной меры нехватки по Москве нет, прогноза по Москве — тоже. Здесь сценарии при "
        "допущениях: начало — вакантные места и работающие по 1-Т(проф) Росстата на 31.10.2024, "
        "дальше двигаете вы.",
        "No measure of a shortage is published for Moscow, nor a forecast. Here are scenarios on "
        "assumptions: they start from vacant posts and people of Rosstat's 1-T(prof), 31 October "
        "2024; the rest is yours to move.",
    ),
    bar=(*MAIN, *FOLDED),
    folded=FOLDED,
    aside=True,
    parts=(
        Group(("scenario_gap",)),
        Group(("scenario_steps", "scenarios")),
        Group(
            ("national_forecasts",),
            Words("Что прогнозировали для России", "What was forecast for Russia"),
        ),
    ),
)
