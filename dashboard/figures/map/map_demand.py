"""Tile map of the okrugs: any measure of the adverts, for all, a family or an occupation."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures import _who
from dashboard.figures.map import _demand, _okrugs
from dashboard.kinds.tile_map import tile, tile_map
from etl.language import Words
from etl.language import text as words
from etl.models.intervals import RELIABLE_N

SUBJECT = Words("Спрос по округам", "Demand by okrug")
HOW_TO_READ = Words(
    "Плитка — округ места работы; темнее — больше. Под числом — 95 % интервал (для доли — Уилсона, "
    "для зарплаты — "
    f"повторной выборкой по работодателям). Меньше {RELIABLE_N} объявлений — «мало "
    "данных», от 20 до 49 — "
    "серая плитка: число "
    "ненадёжно. Крупные фирмы пишут адрес конторы, а не цеха.",
    "A tile is the okrug of the work place; darker is more. Below the number its 95 % interval "
    "(Wilson's for a share, "
    "bootstrap by employer for pay). Under 20 adverts: too few data; 20 to 49: a grey tile, not to "
    "lean on. "
    "Big firms write their office's address, not the shop's.",
)
CHOICES = {"measure": _demand.MEASURE, "who": _who.who_choice()}


def map_demand(
    okrugs: pd.DataFrame,
    demand_by_okrug: pd.DataFrame,
    pay_offers: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    measure: str = "openings",
    who: str = _who.ALL,
) -> Passport:
    """The measure in every okrug, last 12 months. MissingRows when no advert of `who` is there."""
    asked = _demand.ask(measure, who, okrugs, demand_by_okrug, pay_offers)
    return tile_map(
        head("map_demand", SUBJECT, HOW_TO_READ, asked, measure, who, okrugs, lang, today),
        tiles(asked.rows, measure, okrugs, lang),
    )


def tiles(
    rows: pd.DataFrame, measure: str, okrugs: pd.DataFrame, lang: str, detail: bool = True
) -> list[dict]:
    """A tile per okrug: number, interval below, n in the hover."""
    places = _okrugs.places(okrugs)
    names = _okrugs.short(okrugs, lang)
    long = _okrugs.long(okrugs, lang)
    out = []
    for r in rows.to_dict("records"):
        said = _demand.text(r, measure, lang)
        ends = _demand.interval(r, measure, lang)
        number = f"{said} {ends}".strip() if said else Words("мало данных", "too few data")[lang]
        hover = (
            f"<b>{long[r['okrug']]}</b><br>{number}, {_demand.UNITS[measure][lang]}<br>n = {r['n']}"
        )
        out.append(
            tile(
                names[r["okrug"]],
                places[r["okrug"]],
                r["value"],
                text=said,
                detail=ends if detail else "",
                hover=hover,
                unsure=_demand.unsure(r),
                low=r["low"],
                high=r["high"],
                state=_demand.state(r),
            )
        )
    return out


def head(
    name: str,
    subject: Words,
    how_to_read: Words,
    asked: _demand.Asked,
    measure: str,
    who: str,
    okrugs: pd.DataFrame,
    lang: str,
    today: date | None,
) -> Head:
    """Words of a figure of one measure of one group by okrug."""
    when = words.period(*asked.period, lang)
    what = f"{_demand.MEASURES[measure][lang]}, {_demand.UNITS[measure][lang]}"
    return Head(
        name=name,
        lang=lang,
        subject=subject,
        how_to_read=how_to_read,
        rows=asked.rows,
        today=today,
        title=title(asked, measure, who, _okrugs.short(okrugs, lang), lang),
        columns=_demand.COLUMNS,
        subtitle=f"{_who.name(who, lang)}. {what}; {when}",
        n=asked.adverts,
        place=words.place("Москва", lang),
        data_date=asked.period[1],
        note=asked.told[lang],
    )


def title(asked: _demand.Asked, measure: str, who: str, names: dict[str, str], lang: str) -> str:
    """The okrug with the most, or that the first two cannot be told apart, or that too few
    adverts are there."""
    known = (
        asked.rows[asked.rows["status"] == "ok"]
        .sort_values("value", ascending=False)
        .to_dict("records")
    )
    subject = _demand.MEASURES[measure][lang]
    if len(known) < 2 or asked.adverts < RELIABLE_N:
        return Words(
            f"{subject} по округам: мало данных, в округе нужно не меньше {RELIABLE_N} объявлений",
            f"{subject} by okrug: too few data, an okrug needs at least {RELIABLE_N} adverts",
        )[lang]
    first, second = known[:2]
    a = names[first["okrug"]]
    b = names[second["okrug"]]
    said = _demand.text(first, measure, lang)
    apart = pd.isna(first["low"]) or (pd.notna(second["high"]) and first["low"] > second["high"])
    if measure in _demand.COUNTS and first["value"] == second["value"] or not apart:
        return Words(
            f"{subject}: впереди {a} ({said}) и {b}, порядок между ними не различить",
            f"{subject}: {a} ({said}) and {b} lead, their order can't be told",
        )[lang]
    last = known[-1]
    tail = f"{names[last['okrug']]} — {_demand.text(last, measure, lang)}"
    return Words(
        f"{subject}: больше всего в {a} — {said}, меньше всего в {tail}",
        f"{subject}: most in {a}, {said}; least in {tail}",
    )[lang]
