"""Places that nobody is left for, year by year: a fan over the assumptions' ranges."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.decision import _groups, _model, _scenario
from dashboard.kinds._parts import item
from dashboard.kinds.fan import fan
from etl.language import Words
from etl.language import text as words
from etl.models.decision_spread import bands

SUBJECT = Words("Сценарий: места и люди до 2032 года", "A scenario: places and people to 2032")
HOW_TO_READ = Words(
    "Первая точка — вакантные места группы на 31.10.2024, как у Росстата. Дальше — места минус "
    "люди: рост спроса, уходы на пенсию и из профессии, выпускники и стажёры. Тёмная полоса держит "
    "80 % из 4 000 розыгрышей, светлая — 95 %. Это не прогноз: ни одно допущение не измерено по "
    "Москве, а опубликованной нехватки по Москве нет.",
    "The first point is the group's vacant posts on 31 October 2024, as Rosstat counts. Then "
    "places less people: growth of demand, retiring, leaving the trade, graduates and interns. "
    "The dark band holds 80 % of 4,000 draws, the pale one 95 %. No forecast: no assumption is "
    "measured for Moscow, and no shortage of Moscow is published.",
)
CHOICES = _scenario.CHOICES
TITLE = Words(
    "{opening}: «{name}» — к {year} году мест сверх людей от {low} до {high} тыс.",
    "{opening}: “{name}”, by {year} places over people from {low} to {high} thousand",
)
SUBTITLE = Words(
    "Мест сверх людей, тыс.; {group}, Москва, организации от 15 работников",
    "Places over people, thousand; {group}, Moscow, organisations of 15 and more",
)


def scenario_gap(
    vacancy_survey: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    okz: str = "7",
    scenario: str = "as_is",
    **chosen: object,
) -> Passport:
    """Thousand places over people, by year."""
    row = _groups.row_of(vacancy_survey, okz)
    start = _scenario.start_of(row)
    path = _scenario.drawn(start, chosen, scenario)
    ahead = []
    for year in range(1, _scenario.LAST - _scenario.FIRST + 1):
        band = bands(path.gap(year))
        middle = band["middle"] / 1e3
        point = item("", middle, text=words.number(middle, lang, 0))
        ranges = [[low / 1e3, high / 1e3] for low, high in band["ranges"]]
        ahead.append({**point, "x": _scenario.FIRST + year, "ranges": ranges})
    first = item("", start.vacant / 1e3, text=words.number(start.vacant / 1e3, lang, 0))
    low, high = ahead[-1]["ranges"][1]
    head = Head(
        name="scenario_gap",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=_groups.evidence(row, lang),
        today=today,
        note=f"{_holds(okz, lang)} {_model.ground(lang, _scenario.MODELS)}",
        title=TITLE.format(
            opening=_scenario.opening(chosen),
            name=_scenario.NAMES[scenario],
            year=_scenario.LAST,
            low=words.number(low, lang, 0),
            high=words.number(high, lang, 0),
        )[lang],
        subtitle=SUBTITLE.format(group=_groups.GROUP.options[okz])[lang],
    )
    return fan(head, [{**first, "x": _scenario.FIRST}], ahead)


def _holds(okz: str, lang: str) -> str:
    """What else the group holds, as a sentence."""
    return words.upper_first(_groups.HOLDS[okz][lang]) + "."
