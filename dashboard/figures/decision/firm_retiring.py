"""Which occupations of a firm retire first: the share that reaches the age within the years."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure import parameters
from dashboard.figure.passport import Passport
from dashboard.figures.decision import _ages, _head, _model
from dashboard.kinds._parts import item
from dashboard.kinds.ranking import ranking
from etl.language import Words
from etl.language import text as words
from etl.models import firm_ages as model

SUBJECT = Words("Кто ближе к пенсии", "Who is nearest to retirement")
HOW_TO_READ = Words(
    "Доля людей профессии, которые достигнут возраста ухода за восемь лет. По профессиям Москвы "
    "возраст не опубликован: сравнить с городом нельзя.",
    "The share of an occupation's people who reach the retirement age within eight years. Ages by "
    "occupation are not published for Moscow: there is no city to compare with.",
)
CHOICES = {"retirement_age": parameters.ranges("ages")["retirement_age"]}
TITLE = Words(
    "{opening}: ближе всех к пенсии «{name}» — {share} % за {years}",
    "{opening}: “{name}” is nearest to retirement, {share} % within {years}",
)
SUBTITLE = Words("% людей профессии", "% of the occupation's people")
TEXT = Words("{share} %, {n} из {all}", "{share} %, {n} of {all}")


def firm_retiring(
    decision_parameters: pd.DataFrame,
    firm_ages: pd.DataFrame | None = None,
    *,
    lang: str = "ru",
    today: date | None = None,
    **chosen: object,
) -> Passport:
    """Share reaching the retirement age within the years, by occupation."""
    rows = _ages.rows_of(firm_ages, lang)
    limit = _ages.hazards(chosen)["retirement_age"]
    found = []
    for name, ages in _ages.ages_by_occupation(rows).items():
        share = 100 * model.share_within(ages, _ages.YEARS, limit)
        found.append((name, share, float(ages.sum())))
    found.sort(key=lambda entry: -entry[1])
    items = []
    for i, (name, share, people) in enumerate(found):
        text = TEXT.format(
            share=words.number(share, lang, 0),
            n=words.number(people * share / 100, lang, 0),
            all=words.number(people, lang, 0),
        )[lang]
        items.append(item(name, share, text=text, accent=i == 0))
    head = _head.of_rows(
        "firm_retiring",
        SUBJECT,
        HOW_TO_READ,
        lang,
        today,
        rows=rows,
        columns=_ages.COLUMNS,
        title=TITLE.format(
            opening=_ages.opening(firm_ages),
            name=found[0][0],
            share=words.number(found[0][1], lang, 0),
            years=words.counted(_ages.YEARS, "year", lang),
        )[lang],
        subtitle=SUBTITLE[lang],
        note=_model.ground(lang, _ages.MODELS),
    )
    return ranking(head, items)
