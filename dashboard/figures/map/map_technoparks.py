"""How many technoparks and special-zone sites publications name in each okrug."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.map import _okrugs, _technoparks
from dashboard.kinds.tile_map import tile, tile_map
from etl.language import Words
from etl.language import text as words

SUBJECT = Words(
    "Технопарки и площадки ОЭЗ по округам", "Technoparks and special-zone sites by okrug"
)
HOW_TO_READ = Words(
    "Одна плитка — один округ, соседи стоят рядом. Число — сколько разных технопарков и площадок "
    "особой экономической "
    "зоны названо в собранных публикациях с этим округом; планы не посчитаны. «Не названо» — не "
    "ноль: округ многих "
    "площадок публикации не сообщают.",
    "One tile is one okrug, neighbours stand together. The number counts different technoparks and "
    "special-zone sites "
    "that the collected publications place there; plans are left out. “None named” is not zero: "
    "for many sites the "
    "publications tell no okrug.",
)
NONE = Words("не названо", "none named")


def map_technoparks(
    technopark_places: pd.DataFrame,
    technopark_sites: pd.DataFrame,
    published: pd.DataFrame,
    okrugs: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
) -> Passport:
    """Sites named by okrug, whole city. MissingRows when no site may be counted."""
    sites = _technoparks.counted(technopark_places)
    placed = sites[sites["okrug"] != ""]
    count = placed["okrug"].value_counts()
    names = _okrugs.short(okrugs, lang)
    items = []
    for okrug, place in _okrugs.places(okrugs).items():
        own = placed[placed["okrug"] == okrug]["site"]
        gap = {} if len(own) else {"gap": NONE[lang]}
        items.append(
            {
                **tile(
                    names[okrug],
                    place,
                    float(len(own)) if len(own) else None,
                    text=str(len(own)),
                    hover=f"{names[okrug]}: " + ("<br>".join(own) or NONE[lang]),
                ),
                **gap,
            }
        )
    rows = _technoparks.mentions(sites, technopark_sites)
    rows = pd.concat([rows, _technoparks.total(technopark_sites)], ignore_index=True).fillna(
        {"district": ""}
    )
    top = count.index[0]
    first = [names[o] for o in count.index if count[o] == count[top]]
    known = len(placed)
    every = len(sites)
    lost = len(sites) - len(placed)
    head = Head(
        name="map_technoparks",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        today=today,
        columns=_technoparks.COLUMNS,
        place=words.place("Москва", lang),
        data_date="",
        title=Words(
            f"Больше всего площадок с известным округом — {words.listed(first, 'ru')}: "
            f"{count[top]} из {known}",
            f"{words.listed(first, 'en')} holds most sites of a known okrug: {count[top]} of "
            f"{known}",
        )[lang],
        subtitle=Words(
            f"Различных технопарков и площадок ОЭЗ; публикации {_technoparks.years(rows)}. "
            f"Округ не сообщён у {lost} из {every}",
            "Different technoparks and special-zone sites; publications of "
            f"{_technoparks.years(rows)}. "
            f"No okrug told for {lost} of {every}",
        )[lang],
        note=_technoparks.not_all(technopark_sites, published, lang),
    )
    return tile_map(head, items)
