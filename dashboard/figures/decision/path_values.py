"""What a seat brings over the years by each path: net present value with its spread."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.passport import Passport
from dashboard.figures.decision import _head, _model
from dashboard.kinds.dots import dots
from etl.language import Words
from etl.language import text as words
from etl.models import decision, decision_value
from etl.models.decision import GROW, PATHS
from etl.models.decision_spread import bands, share_of_draws

SUBJECT = Words("Что приносит место за срок", "What a seat brings over the years")
HOW_TO_READ = Words(
    "Чистая приведённая ценность: минус цена пути, плюс маржа работы, пока человек здесь, минус "
    "цена потери при каждом уходе; каждый год дисконтирован. У прибавки — только то, что она "
    "добавляет. Левее нуля — вложение не вернулось за срок. Отрезок — 80 % розыгрышей.",
    "Net present value: minus the path's cost, plus the margin of work while the person is here, "
    "minus the cost of each loss; every year discounted. Of a raise only what it adds. Left of "
    "zero the outlay has not come back in time. The line holds 80 % of draws.",
)
CHOICES = _model.CHOICES
TITLE = Words(
    "{opening} {years} вложение вернулось в {n} % розыгрышей у стажёра и в {m} % у прибавки",
    "{opening} {years} the outlay is back in {n} % of draws for an intern and {m} % for a raise",
)
SUBTITLE = Words(
    "Млн ₽ на одно место {after}, приведено к сегодня; 10 000 розыгрышей",
    "Million RUB per seat {after}, in today's money; 10,000 draws",
)


def path_values(
    decision_parameters: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    **chosen: object,
) -> Passport:
    """Net present value of one seat by path, million roubles."""
    years = _model.horizon(chosen)
    p = _model.values(chosen)
    items = []
    for path in PATHS:
        ends = bands(_model.value_draws(chosen, path), (0.8,))["ranges"][0]
        value = float(decision_value.net_value(path, p, years))
        text = words.number(value / 1e6, lang, 2)
        items.append(_model.dot(path, value, ends, text, lang))
    shares = {
        path: round(100 * share_of_draws(_model.value_draws(chosen, path) > 0)) for path in PATHS
    }
    head = _head.of_numbers(
        "path_values",
        SUBJECT,
        HOW_TO_READ,
        lang,
        today,
        chosen=chosen,
        title=TITLE.format(
            opening=_model.opening(chosen),
            years=_model.after(years, lang),
            n=shares[GROW],
            m=shares[decision.KEEP],
        )[lang],
        subtitle=SUBTITLE.format(after=_model.after(years, lang))[lang],
    )
    return dots(head, items)
