"""One path over the years: the cost of one still here, as a fan over the assumptions' ranges."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from dashboard.figure.choices import Choice
from dashboard.figure.passport import Passport
from dashboard.figures.decision import _head, _model
from dashboard.kinds._parts import item
from dashboard.kinds.fan import fan
from etl.language import Words
from etl.language import text as words
from etl.models.decision import GROW, PATHS
from etl.models.decision_spread import bands

SUBJECT = Words("Цена одного, кто ещё здесь, по годам", "Cost of one still here, by years")
HOW_TO_READ = Words(
    "Тёмная полоса держит 80 % розыгрышей, светлая — 95 %, линия — середина. Чем дольше срок, тем "
    "меньше тех, кто ещё здесь, и тем дороже каждый.",
    "The dark band holds 80 % of draws, the pale one 95 %, the line is the middle. The longer the "
    "time, the fewer are still here and the dearer each of them.",
)
PATH = Choice(Words("Путь", "Path"), {path: _model.NAMES[path] for path in PATHS}, GROW)
CHOICES = {**{k: c for k, c in _model.CHOICES.items() if k != "years"}, "path": PATH}
TITLE = Words(
    "{opening} «{name}»: через год {first}, через 5 лет {last}",
    "{opening} “{name}”: {first} after a year, {last} after 5 years",
)
SUBTITLE = Words(
    "Млн ₽ на одного, кто ещё здесь; по оси — лет с начала; 10 000 розыгрышей",
    "Million RUB per one still here; years since the start; 10,000 draws",
)
YEARS_AXIS = Words("лет с начала", "years since the start")


def cost_fan(
    decision_parameters: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    path: str = GROW,
    **chosen: object,
) -> Passport:
    """Million roubles per engineer still here after 1 to 5 years."""
    ahead = []
    for year in range(1, int(_model.YEARS.high) + 1):
        draws = _model.cost_draws(chosen, path, year)
        band = bands(draws[np.isfinite(draws)] / 1e6)
        middle = band["middle"]
        point = item("", middle, text=words.number(middle, lang, 2))
        ahead.append({**point, "x": year, "ranges": [list(pair) for pair in band["ranges"]]})
    head = _head.of_numbers(
        "cost_fan",
        SUBJECT,
        HOW_TO_READ,
        lang,
        today,
        chosen=chosen,
        title=TITLE.format(
            opening=_model.opening(chosen),
            name=_lowered(_model.NAMES[path]),
            first=_model.million(ahead[0]["value"] * 1e6, lang),
            last=_model.million(ahead[-1]["value"] * 1e6, lang),
        )[lang],
        subtitle=SUBTITLE[lang],
    )
    return fan(head, [], ahead, x_title=YEARS_AXIS[lang])


def _lowered(name: Words) -> Words:
    return Words.both(lambda lang: words.lower_first(name[lang]))
