"""Four paths side by side: what one engineer still here costs, with the spread of the draws."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from dashboard.figure.passport import Passport
from dashboard.figures.decision import _head, _model
from dashboard.kinds.dots import dots
from etl.language import Words
from etl.language import text as words
from etl.models import decision_value
from etl.models.decision import GROW, HIRE, PATHS
from etl.models.decision_spread import bands, share_of_draws

SUBJECT = Words("Цена одного, кто ещё здесь: четыре пути", "Cost of one still here: four paths")
HOW_TO_READ = Words(
    "Точка — при значениях ползунков, отрезок — 80 % из 10 000 розыгрышей, где каждое допущение "
    "взято из своего диапазона. Удержание считается на того, кто без прибавки ушёл бы: прибавку "
    "получают все, а уходящих среди них немного.",
    "The dot is at the sliders' values, the line holds 80 % of 10,000 draws with every assumption "
    "taken from its range. Keeping is reckoned per one who would have left without the raise: all "
    "get it, few of them were leaving.",
)
CHOICES = _model.CHOICES
SUBTITLE = Words(
    "Млн ₽ на одного, кто ещё здесь {after}; 10 000 розыгрышей, зерно 42",
    "Million RUB per one still here {after}; 10,000 draws, seed 42",
)
CLOSE = Words(
    "{opening} между «вырастить» и «нанять» разница меньше разброса: вырастить дешевле в {share} % "
    "розыгрышей",
    "{opening} growing and hiring differ by less than the spread: growing is cheaper in {share} % "
    "of draws",
)
CLEAR = Words(
    "{opening} вырастить дешевле, чем нанять, в {share} % розыгрышей",
    "{opening} growing is cheaper than hiring in {share} % of draws",
)
DECIDED = 0.8
"""Below this share of draws on one side the title names no cheaper path."""


def path_costs(
    decision_parameters: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    **chosen: object,
) -> Passport:
    """Million roubles per engineer still here, by path."""
    years = _model.horizon(chosen)
    p = _model.values(chosen)
    items = []
    for path in PATHS:
        spread = _finite(_model.cost_draws(chosen, path, years))
        low, high = bands(spread, (0.8,))["ranges"][0]
        value = float(decision_value.cost_still_here(path, p, years))
        text = f"{words.number(value / 1e6, lang, 2)} ({_range(low, high, lang)})"
        items.append(_model.dot(path, value, (low, high), text, lang))
    head = _head.of_numbers(
        "path_costs",
        SUBJECT,
        HOW_TO_READ,
        lang,
        today,
        chosen=chosen,
        title=_title(chosen, years, lang),
        subtitle=SUBTITLE.format(after=_model.after(years, lang))[lang],
    )
    return dots(head, items)


def _finite(values: np.ndarray) -> np.ndarray:
    """Draws in which a raise keeps somebody at all."""
    return values[np.isfinite(values)]


def _range(low: float, high: float, lang: str) -> str:
    return f"{words.number(low / 1e6, lang, 2)}–{words.number(high / 1e6, lang, 2)}"


def _title(chosen: dict, years: int, lang: str) -> str:
    grow = _model.cost_draws(chosen, GROW, years)
    hire = _model.cost_draws(chosen, HIRE, years)
    share = share_of_draws(grow < hire)
    form = CLEAR if share >= DECIDED or share <= 1 - DECIDED else CLOSE
    return form.format(opening=_model.opening(chosen), share=round(share * 100))[lang]
