"""How the decision above changes the reserve: its size at the ends of each chance."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure import parameters
from dashboard.figure.passport import Passport
from dashboard.figures.decision import _head, _model, reserve_size
from dashboard.kinds._parts import item
from dashboard.kinds.tornado import tornado
from etl.language import Words
from etl.language import text as words
from etl.models import reserve

SUBJECT = Words("Что меняет размер резерва", "What changes the reserve's size")
HOW_TO_READ = Words(
    "Каждая полоса — одно число от нижнего до верхнего края диапазона, остальные на месте: каким "
    "стал бы резерв. Удержание стажёров и обучение соседей здесь — то же решение, что на странице "
    "«Удержать · переучить · вырастить · нанять».",
    "Each bar is one number from the lower to the upper end of its range, the others kept: how "
    "large the reserve would be. Keeping interns and teaching neighbours is the same decision as "
    "on “Keep · retrain · grow · hire”.",
)
CHOICES = reserve_size.CHOICES
SWUNG = ("intern_ready", "neighbour_ready", "returner_ready", "risk", "neighbours", "returners")
TITLE = Words(
    "{opening} сильнее всего размер резерва меняет «{name}»: от {low} до {high}",
    "{opening} “{name}” changes the reserve most: from {low} to {high}",
)
SUBTITLE = Words("Человек в резерве", "People in the reserve")
NOW = Words("сейчас", "now")


def reserve_levers(
    decision_parameters: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    **chosen: object,
) -> Passport:
    """Size of the reserve at the ends of each range."""
    rows = {row["id"]: row for row in parameters.listed("reserve")}
    centre = _size(chosen)
    items = []
    for name in SWUNG:
        row = rows[name]
        low = _size({**chosen, name: float(row["low"])})
        high = _size({**chosen, name: float(row["high"])})
        items.append(
            {
                **item(row[f"name_{lang}"], centre),
                "low": low,
                "high": high,
                "low_text": words.number(float(row["low"]), lang),
                "high_text": words.number(float(row["high"]), lang),
            }
        )
    widest = max(items, key=lambda e: abs(e["high"] - e["low"]))
    ends = sorted((widest["low"], widest["high"]))
    head = _head.of_numbers(
        "reserve_levers",
        SUBJECT,
        HOW_TO_READ,
        lang,
        today,
        chosen=chosen,
        model="reserve",
        title=TITLE.format(
            opening=_model.opening(chosen, ("reserve",)),
            name=widest["label"],
            low=ends[0],
            high=words.counted(ends[1], "person", lang),
        )[lang],
        subtitle=SUBTITLE[lang],
    )
    return tornado(head, items, item(NOW[lang], centre, text=words.number(centre, lang)))


def _size(chosen: dict) -> int:
    p = reserve_size.values(chosen)
    found = reserve.smallest_reserve(reserve_size.sources_of(chosen), int(p["openings"]), p["risk"])
    return found.size
