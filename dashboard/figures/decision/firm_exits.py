"""How many leave a firm each year: to retire, and before it."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure import parameters
from dashboard.figure.passport import Passport
from dashboard.figures.decision import _ages, _head, _model
from dashboard.kinds._parts import item
from dashboard.kinds.stacked import stacked
from etl.language import Words
from etl.language import text as words
from etl.models import firm_ages as model

SUBJECT = Words("Возраст фирмы: кто уйдёт по годам", "A firm's ages: who leaves, by year")
HOW_TO_READ = Words(
    "Каждый год все становятся на год старше. Достигшие возраста ухода уходят на пенсию, часть "
    "работает ещё год; моложе — уходят сами с заданной частотой. Приёма нет: видно, сколько людей "
    "надо заменить. Внутри группы возраст поровну.",
    "Every year all grow a year older. Those at the retirement age retire, some work on for a "
    "year; the younger quit at the given rate. Nobody is hired: it shows how many must be "
    "replaced. Within a group ages are taken as even.",
)
CHOICES = parameters.ranges("ages")
TITLE = Words(
    "{opening}: за {years} из {all} уйдут на пенсию {retired} и раньше — {quit}",
    "{opening}: within {years} {retired} of {all} retire and {quit} leave before",
)
SUBTITLE = Words("Человек в год; приёма нет", "People a year; nobody is hired")
RETIRED = Words("на пенсию", "retire")
QUIT = Words("раньше", "leave before")


def firm_exits(
    decision_parameters: pd.DataFrame,
    firm_ages: pd.DataFrame | None = None,
    *,
    lang: str = "ru",
    today: date | None = None,
    **chosen: object,
) -> Passport:
    """Retirements and earlier exits a year, all occupations together."""
    rows = _ages.rows_of(firm_ages, lang)
    by_occupation = _ages.ages_by_occupation(rows)
    ages = sum(by_occupation.values())
    found = model.exits(ages, _ages.YEARS, **_ages.hazards(chosen))
    now = (today or date.today()).year
    names = [str(now + e.year) for e in found]
    series = []
    for label, part in ((RETIRED, "retired"), (QUIT, "quit")):
        points = []
        for e in found:
            value = getattr(e, part)
            points.append(item("", value, text=words.number(value, lang, 1)))
        series.append({"label": label[lang], "points": points})
    total = {part: sum(getattr(e, part) for e in found) for part in ("retired", "quit")}
    head = _head.of_rows(
        "firm_exits",
        SUBJECT,
        HOW_TO_READ,
        lang,
        today,
        rows=rows,
        columns=_ages.COLUMNS,
        title=TITLE.format(
            opening=_ages.opening(firm_ages),
            years=words.counted(_ages.YEARS, "year", lang),
            all=words.number(float(rows["people"].sum()), lang, 0),
            retired=words.number(total["retired"], lang, 0),
            quit=words.number(total["quit"], lang, 0),
        )[lang],
        subtitle=SUBTITLE[lang],
        note=_model.ground(lang, _ages.MODELS),
    )
    return stacked(head, names, series)
