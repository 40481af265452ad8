"""Okrugs in order of one measure of the adverts, with their intervals: the ranking beside the
map."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures import _who
from dashboard.figures.map import _demand, _okrugs, map_demand
from dashboard.kinds._parts import item
from dashboard.kinds.ranking import ranking
from etl.language import Words
from etl.models.intervals import RELIABLE_N

SUBJECT = Words("Округа по порядку", "Okrugs in order")
HOW_TO_READ = Words(
    "Те же числа, что на карте, по убыванию. Чёрная черта — 95 % интервал: где он перекрывается с "
    "соседним, порядок "
    "двух округов не установлен. У числа мест и объявлений интервала нет: это полный счёт того, "
    "что опубликовано.",
    "The map's numbers in falling order. The black line is the 95 % interval: where it overlaps "
    "its neighbour's, the "
    "order of the two is not established. Counts carry none: they count everything that was "
    "published.",
)
CHOICES = {"measure": _demand.MEASURE, "who": _who.who_choice()}


def map_okrugs(
    okrugs: pd.DataFrame,
    demand_by_okrug: pd.DataFrame,
    pay_offers: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    measure: str = "openings",
    who: str = _who.ALL,
) -> Passport:
    """The measure by okrug as bars. MissingRows when no advert of `who` is there."""
    asked = _demand.ask(measure, who, okrugs, demand_by_okrug, pay_offers)
    names = _okrugs.long(okrugs, lang)
    rows = asked.rows.sort_values("value", ascending=False, na_position="last").to_dict("records")
    head: Head = map_demand.head(
        "map_okrugs", SUBJECT, HOW_TO_READ, asked, measure, who, okrugs, lang, today
    )
    return ranking(
        head,
        [
            _bar(r, measure, names, lang, accent=i == 0 and asked.adverts >= RELIABLE_N)
            for i, r in enumerate(rows)
        ],
        sort=False,
    )


def _bar(row: dict, measure: str, names: dict[str, str], lang: str, *, accent: bool) -> dict:
    said = " ".join(
        t for t in (_demand.text(row, measure, lang), _demand.interval(row, measure, lang)) if t
    )
    if measure not in _demand.COUNTS and said:
        said += f", {_demand.n_text(row['n'], lang)}"
    bar = item(
        names[row["okrug"]],
        row["value"],
        text=said,
        low=row["low"],
        high=row["high"],
        accent=accent and not _demand.unsure(row),
        state=_demand.state(row),
    )
    few = Words(f"мало данных, n={row['n']}", f"too few data, n={row['n']}")[lang]
    return {**bar, "gap": few} if bar["value"] is None else bar
