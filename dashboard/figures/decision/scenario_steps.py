"""What makes the gap of the last year out of today's vacant posts, step by step."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.decision import _groups, _model, _scenario
from dashboard.kinds._parts import item
from dashboard.kinds.waterfall import waterfall
from etl.language import Words
from etl.language import text as words
from etl.models import cohorts, replacement_demand

SUBJECT = Words("Из чего складывается сценарий", "What a scenario is made of")
HOW_TO_READ = Words(
    "Сверху — вакантные места сегодня, снизу — места сверх людей в 2032 году; между ними шаги, "
    "которые складываются точно: рост спроса, автоматизация, пенсии, уходы из профессии и из "
    "города, выпускники, стажёры. Значения ползунков, без разброса.",
    "On top today's vacant posts, at the bottom places over people in 2032; between them steps "
    "that add up exactly: growth of demand, automation, retiring, leaving the trade and the city, "
    "graduates, interns. At the sliders' values, without a spread.",
)
CHOICES = _scenario.CHOICES
STEPS = {
    cohorts.EXPANSION: Words("рост спроса", "growth of demand"),
    cohorts.AUTOMATION: Words("автоматизация", "automation"),
    cohorts.RETIRED: Words("уходы на пенсию", "retiring"),
    cohorts.LEFT: Words("уходы из профессии", "leaving the trade"),
    cohorts.MOVED: Words("отъезд за вычетом приезда", "moving away, net"),
    cohorts.GRADUATES: Words("выпускники", "graduates"),
    cohorts.INTERNS: Words("стажёры", "interns"),
}
NOW = Words("вакантно, 2024", "vacant, 2024")
THEN = Words("сверх людей, {year}", "over people, {year}")
TITLE = Words(
    "{opening}: больше всего мест открывают {name}; замена выбывших — {rate} % занятых в год",
    "{opening}: most places are opened by {name}; replacement takes {rate} % of the employed a "
    "year",
)
SUBTITLE = Words("Тыс. мест; {group}, Москва", "Thousand places; {group}, Moscow")
COLUMNS = {"step": Words("Шаг", "Step"), "places": Words("Мест", "Places")}


def scenario_steps(
    vacancy_survey: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    okz: str = "7",
    scenario: str = "as_is",
    **chosen: object,
) -> Passport:
    """Signed steps from 2024 to 2032, thousand places."""
    row = _groups.row_of(vacancy_survey, okz)
    start = _scenario.start_of(row)
    years = _scenario.LAST - _scenario.FIRST
    path = _scenario.central(start, chosen, scenario)
    steps = path.steps(years)
    items = [_total(NOW[lang], start.vacant, lang)]
    for name in cohorts.STEPS:
        value = float(steps[name])
        text = words.number(value / 1e3, lang, 1, sign=True)
        items.append(item(STEPS[name][lang], value / 1e3, text=text))
    last = THEN.format(year=_scenario.LAST)[lang]
    items.append(_total(last, float(path.gap(years)), lang))
    opening = max(cohorts.STEPS, key=lambda name: float(steps[name]))
    gone = sum(float(steps[name]) for name in (cohorts.RETIRED, cohorts.LEFT, cohorts.MOVED))
    rate = 100 * replacement_demand.annual_rate(start.people, gone, years)
    head = Head(
        name="scenario_steps",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=_groups.evidence(row, lang),
        today=today,
        note=_model.ground(lang, _scenario.MODELS),
        title=TITLE.format(
            opening=_scenario.opening(chosen),
            name=STEPS[opening],
            rate=words.number(rate, lang, 1),
        )[lang],
        subtitle=SUBTITLE.format(group=_groups.GROUP.options[okz])[lang],
    )
    return waterfall(head, items)


def _total(label: str, value: float, lang: str) -> dict:
    return {**item(label, value / 1e3, text=words.number(value / 1e3, lang, 1)), "total": True}
