"""Russian against foreign engineering software in live adverts, by quarter."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figure.items import item
from dashboard.figure.passport import Passport
from dashboard.kinds.trend import point, trend
from etl.language import Words
from etl.models.intervals import RELIABLE_N

SUBJECT = Words(
    "Отечественный и зарубежный инженерный софт в объявлениях",
    "Russian and foreign engineering software in adverts",
)
HOW_TO_READ = Words(
    "Доля объявлений конструкторов, технологов, автоматчиков и электронщиков Москвы, где названа "
    f"хотя бы одна отечественная (зарубежная) система. Меньше {RELIABLE_N} объявлений в "
    "квартале — разрыв.",
    "Share of Moscow's adverts of design, process, automation and electronics naming at least one "
    f"Russian (foreign) system. A quarter of fewer than {RELIABLE_N} adverts is a gap.",
)
CHOICES: dict = {}
ORIGIN = {"domestic": Words("отечественный", "Russian"), "foreign": Words("зарубежный", "foreign")}
COLUMNS = {
    "quarter": Words("Квартал", "Quarter"),
    "origin": Words("Софт", "Software"),
    "n": Words("Объявлений с ним", "Adverts naming it"),
    "adverts": Words("Объявлений", "Adverts"),
    "share_pct": Words("Доля", "Share"),
    "low": Words("От", "Low"),
    "high": Words("До", "High"),
}


def software_quarters(
    software_demand: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
) -> Passport:
    """Two lines, per cent of adverts. MissingRows: no quarter of Moscow is known."""
    rows = software_demand[(software_demand["area"] == "moscow") & (software_demand["skill"] == "")]
    if rows.empty:
        raise MissingRows("software_demand: moscow")
    series = []
    for origin, name in ORIGIN.items():
        own = rows[rows["origin"] == origin].sort_values("quarter")
        points = [
            point(
                item("", _known(r.share_pct), low=_known(r.low), high=_known(r.high)),
                _middle(r.quarter),
            )
            for r in own.itertuples()
        ]
        series.append(
            {"label": name[lang], "points": points, "style": "line", "accent": origin == "domestic"}
        )
    last = _middle(rows["quarter"].max())
    return trend(
        Head(
            name="software_quarters",
            lang=lang,
            subject=SUBJECT,
            how_to_read=HOW_TO_READ,
            rows=rows,
            today=today,
            title=SUBJECT[lang],
            subtitle=Words("% объявлений", "% of adverts")[lang],
            columns=COLUMNS,
            units={"share_pct": "%"},
            place=Words("Москва", "Moscow")[lang],
            data_date=last[:7],
        ),
        series,
        zero=True,
    )


def _middle(quarter: str) -> str:
    """The middle of «2026-Q3» as a day."""
    year, _, number = quarter.partition("-Q")
    return f"{year}-{int(number) * 3 - 1:02d}-15"


def _known(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)
