"""Technoparks and special-zone sites as marks at the centres of their districts."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.map import _okrugs, _technoparks
from dashboard.kinds._parts import item
from dashboard.kinds.point_map import point_map
from etl.indicators.technopark_places import BARE
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Где площадки", "Where the sites are")
HOW_TO_READ = Words(
    "Закрашенный кружок стоит в центре района, который называет публикация, пустой — в центре "
    "округа: точнее не "
    "сказано. Это не адреса; площадки одного места разведены, чтобы были видны. Серые точки — "
    "районы Москвы. Выделен "
    "«Калибр».",
    "A filled circle stands at the centre of the district a publication names, an open one at the "
    "centre of the okrug: "
    "no more is told. These are not addresses; sites of one place are moved apart. Grey dots are "
    "Moscow's districts. "
    "Kalibr is marked.",
)


def map_sites(
    technopark_places: pd.DataFrame,
    technopark_sites: pd.DataFrame,
    districts: pd.DataFrame,
    okrugs: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
) -> Passport:
    """One mark per site whose district or okrug is published. MissingRows when there is none."""
    every = _technoparks.counted(technopark_places)
    placed = every[every["place_how"] != ""]
    rows = _technoparks.mentions(placed, technopark_sites)
    items = [
        _mark(site, rows[rows["id"].isin(site["ids"].split("|"))], lang)
        for site in placed.to_dict("records")
    ]
    ground = [{"x": r["lon"], "y": r["lat"]} for r in districts.to_dict("records")]
    names = _okrugs.short(okrugs, lang)
    areas = [
        {"label": names[r["abbr_ru"]], "x": r["lon"], "y": r["lat"]}
        for r in okrugs.to_dict("records")
    ]
    exact = int((placed["place_how"] == "district").sum())
    lost = every[every["place_how"] == ""]["site"]
    known = len(placed)
    n = len(every)
    head = Head(
        name="map_sites",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        today=today,
        columns=_technoparks.COLUMNS,
        place=words.place("Москва", lang),
        data_date="",
        title=Words(
            f"Из {n} площадок место известно у {known}: по району {exact}, только по округу "
            f"{known - exact}",
            f"Of {n} sites {known} can be placed: {exact} by district, {known - exact} by "
            "okrug only",
        )[lang],
        subtitle=Words(
            f"Технопарки и площадки ОЭЗ; публикации {_technoparks.years(rows)}. Без места: ",
            "Technoparks and special-zone sites; publications of "
            f"{_technoparks.years(rows)}. Not placed: ",
        )[lang]
        + ", ".join(lost),
        note=_okrugs.OSM[lang],
    )
    return point_map(head, items, ground, areas)


def _mark(site: dict, rows: pd.DataFrame, lang: str) -> dict:
    """A site's mark; its hover says address, specialisation and residents as published."""
    lines = [
        f"<b>{site['site']}</b> ({_technoparks.GROUPS[site['group']][lang]})",
        site["district"] or site["okrug"],
    ]
    lines += [t for t in rows["specialisation"] if t][:1]
    told = rows[rows["residents"].notna()]
    for r in told.to_dict("records"):
        number = words.bounded(r["residents"], r["bound"], lang, digits=0)
        lines.append(
            Words(
                f"резидентов {number} ({r['period_text']}, {r['publisher']})",
                f"residents {number} ({r['period_text']}, {r['publisher']})",
            )[lang]
        )
    mark = item(
        BARE.sub("", site["site"]).removeprefix("ОЭЗ: "),
        site["lat"],
        text="<br>".join(x for x in lines if x),
        accent=site["site"] == _technoparks.COMMITTEE,
    )
    return {**mark, "x": site["lon"], "hollow": site["place_how"] == "okrug"}
