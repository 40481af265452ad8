"""Five scenarios side by side in the last year, each with its spread."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.decision import _groups, _model, _scenario
from dashboard.kinds._parts import item
from dashboard.kinds.dots import dots
from etl.language import Words
from etl.language import text as words
from etl.models import cohorts
from etl.models.decision_spread import bands

SUBJECT = Words("Что изменит каждый сценарий", "What each scenario would change")
HOW_TO_READ = Words(
    "Мест сверх людей в 2032 году по сценариям; отрезок — 80 % розыгрышей. Если отрезки сильно "
    "перекрываются, допущения весят больше меры. Силу сценариев задают ползунки.",
    "Places over people in 2032 by scenario; the line holds 80 % of draws. Where lines overlap "
    "much, the assumptions weigh more than the measure. Sliders set how strong a scenario is.",
)
CHOICES = {k: c for k, c in _scenario.CHOICES.items() if k != "scenario"}
TITLE = Words(
    "{opening}: сильнее всего меняет «{name}» — на {moved} тыс. мест из {spread} тыс. разброса",
    "{opening}: “{name}” changes most, by {moved} of {spread} thousand places of spread",
)
SUBTITLE = Words(
    "Мест сверх людей к 2032 году, тыс.; {group}, Москва",
    "Places over people by 2032, thousand; {group}, Moscow",
)


def scenarios(
    vacancy_survey: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    okz: str = "7",
    **chosen: object,
) -> Passport:
    """Thousand places over people in the last year, by scenario."""
    row = _groups.row_of(vacancy_survey, okz)
    start = _scenario.start_of(row)
    years = _scenario.LAST - _scenario.FIRST
    middles = {}
    items = []
    spread = 0.0
    for name in cohorts.SCENARIOS:
        band = bands(_scenario.drawn(start, chosen, name).gap(years), (0.8,))
        low, high = band["ranges"][0]
        middles[name] = band["middle"]
        spread = max(spread, high - low)
        text = words.number(band["middle"] / 1e3, lang, 0)
        items.append(
            item(
                words.upper_first(_scenario.NAMES[name][lang]),
                band["middle"] / 1e3,
                text=text,
                low=low / 1e3,
                high=high / 1e3,
                accent=name == "as_is",
            )
        )
    moved = {name: middles["as_is"] - middles[name] for name in cohorts.SCENARIOS[1:]}
    widest = max(moved, key=lambda name: moved[name])
    head = Head(
        name="scenarios",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=_groups.evidence(row, lang),
        today=today,
        note=_model.ground(lang, _scenario.MODELS),
        title=TITLE.format(
            opening=_scenario.opening(chosen),
            name=_scenario.NAMES[widest],
            moved=words.number(moved[widest] / 1e3, lang, 0),
            spread=words.number(spread / 1e3, lang, 0),
        )[lang],
        subtitle=SUBTITLE.format(group=_groups.GROUP.options[okz])[lang],
    )
    return dots(head, items)
