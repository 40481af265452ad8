"""One measure by okrug for several families of occupations side by side."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures import _who
from dashboard.figures.map import _demand, _okrugs, map_demand
from dashboard.kinds.tile_multiples import tile_multiples
from etl.language import Words
from etl.language import text as words
from etl.models.intervals import RELIABLE_N

SUBJECT = Words("Семейства профессий по округам", "Families of occupations by okrug")
HOW_TO_READ = Words(
    "Шесть семейств с наибольшим числом объявлений, у всех одна шкала цвета, плитки стоят как на "
    "большой карте. "
    f"Штриховка — меньше {RELIABLE_N} объявлений, серое — от 20 до 49. Узкая плитка "
    "показывает только число.",
    "The six families with most adverts on one colour scale; tiles stand as on the large map. "
    "Hatched: under 20 "
    "adverts; grey: 20 to 49. A narrow tile shows the number alone.",
)
CHOICES = {"measure": _demand.MEASURE}
SHOWN = 6


def map_families(
    okrugs: pd.DataFrame,
    demand_by_okrug: pd.DataFrame,
    pay_offers: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    measure: str = "openings",
) -> Passport:
    """A small map a family, the largest six. MissingRows when no family has adverts."""
    whole = demand_by_okrug[
        (demand_by_okrug["family"] != "") & (demand_by_okrug["occupation"] == "")
    ]
    largest = (
        whole.groupby("family")["adverts"]
        .sum()
        .sort_values(ascending=False, kind="stable")
        .index[:SHOWN]
    )
    if not len(largest):
        raise MissingRows("demand_by_okrug")
    demand_by_okrug, pay_offers = (t[t["occupation"] == ""] for t in (demand_by_okrug, pay_offers))
    asked = {f: _demand.ask(measure, f, okrugs, demand_by_okrug, pay_offers) for f in largest}
    panels = [
        {
            "label": f"{_who.name(f, lang)}, n={words.number(a.adverts, lang)}",
            "items": map_demand.tiles(a.rows, measure, okrugs, lang, detail=False),
        }
        for f, a in asked.items()
    ]
    rows = pd.concat(
        [a.rows.assign(family=_who.name(f, lang)) for f, a in asked.items()], ignore_index=True
    )
    period = next(iter(asked.values())).period
    head = Head(
        name="map_families",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        today=today,
        title=_title(asked, measure, _okrugs.short(okrugs, lang), lang),
        columns={"family": Words("Семейство", "Family"), **_demand.COLUMNS},
        subtitle=f"{_demand.MEASURES[measure][lang]}, {_demand.UNITS[measure][lang]}; "
        f"{words.period(*period, lang)}",
        place=words.place("Москва", lang),
        data_date=period[1],
        note=_demand.ask("adverts", _who.ALL, okrugs, demand_by_okrug, pay_offers).told[lang],
    )
    return tile_multiples(head, panels)


def _title(asked: dict[str, _demand.Asked], measure: str, names: dict[str, str], lang: str) -> str:
    """How many families share the same first okrug."""
    firsts = []
    for a in asked.values():
        known = a.rows[a.rows["status"] == "ok"]
        if len(known) and known["value"].max() > 0:
            firsts.append(known.loc[known["value"].idxmax(), "okrug"])
    what = _demand.MEASURES[measure][lang]
    n = len(asked)
    if not firsts:
        return Words(
            f"{what}: ни у одного из {n} семейств данных по округам не хватает",
            f"{what}: none of {n} families has enough data by okrug",
        )[lang]
    top = max(dict.fromkeys(firsts), key=firsts.count)
    k = firsts.count(top)
    if k == 1:
        return Words(
            f"{what}: первый округ у каждого семейства свой",
            f"{what}: every family has a first okrug of its own",
        )[lang]
    return Words(
        f"{what}: у {k} из {n} семейств больше всего в одном округе — {names[top]}",
        f"{what}: for {k} of {n} families most is in one okrug, {names[top]}",
    )[lang]
