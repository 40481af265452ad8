"""One sample figure of every kind, with made-up numbers, for the tests: gaps, bounds and long
names included."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.kinds import (
    bands,
    bullet,
    cells,
    dots,
    fan,
    flow_ribbons,
    funnel,
    heat_table,
    place_dots,
    point_map,
    ranking,
    ranks,
    scatter_labels,
    slope,
    small_multiples,
    spreads,
    stacked,
    tile_map,
    tile_multiples,
    tornado,
    trend,
    waterfall,
)
from dashboard.kinds._parts import item
from dashboard.kinds.trend import point
from etl import settings
from etl.language import Words
from etl.store import atomic
from etl.store.reader import Reader

TODAY = date(2026, 11, 23)
LONG = "Инженер-конструктор по проектированию систем автоматизированного управления"
OKRUGS = [
    ("ЦАО", 2, 2),
    ("САО", 1, 2),
    ("СВАО", 1, 3),
    ("ВАО", 2, 3),
    ("ЮВАО", 3, 3),
    ("ЮАО", 3, 2),
    ("ЮЗАО", 3, 1),
    ("ЗАО", 2, 1),
    ("СЗАО", 1, 1),
    ("ЗелАО", 1, 4),
    ("НАО", 4, 1),
    ("ТАО", 4, 2),
]


def released() -> Reader:
    """The marts of the repository, whatever build the machine's data folder points at."""
    folder = settings.REPO / "data" / "marts"
    return Reader(folder, atomic.read_json(folder / "manifest.json"))


def head(name: str, lang: str = "ru", rows: pd.DataFrame | None = None) -> Head:
    """A heading over made-up rows that look like the evidence table's."""
    if rows is None:
        rows = pd.DataFrame(
            {
                "id": ["T1", "T2"],
                "indicator": ["показатель"] * 2,
                "geography": ["Москва"] * 2,
                "value": [1.5, 2.5],
                "unit": ["шт."] * 2,
                "bound": ["="] * 2,
                "publisher": ["Образцовый статистический комитет"] * 2,
                "url": ["https://example.org/a", "https://example.com/b"],
                "page_date": ["2026-08-01", "2026-08"],
                "period_end": ["2026-07-31"] * 2,
                "grade": ["B", "A-"],
            }
        )
    return Head(
        name=name,
        lang=lang,
        rows=rows,
        today=TODAY,
        n=240,
        title={
            "ru": "Заголовок-вывод, который занимает не одну строку и несёт число 1 234,5",
            "en": "A headline finding that takes more than one line and holds 1,234.5",
        }[lang],
        subtitle={"ru": "Измеренная величина, единица, период", "en": "Measure, unit, period"}[
            lang
        ],
        subject=Words("Предмет", "Subject"),
        how_to_read=Words("Так читать", "Read it so"),
    )


def _items() -> list[dict]:
    return [
        item(LONG, 41.5, text="41,5", low=35, high=50, row_id="T1", accent=True),
        item("Токарь", 12, text="12"),
        item("Технолог", 30, text="≥ 30", bound="≥"),
        item("Сварщик", None),
        item("Наладчик", None, state="suppressed"),
    ]


def _steps() -> list[dict]:
    return [
        {**item("Было", 100, text="100"), "total": True},
        item("Выпуск", 30, text="+30"),
        item("Выход на пенсию", -45, text="−45"),
        item("Переезд", None),
        {**item("Стало", 85, text="85"), "total": True},
    ]


def gallery(lang: str = "ru") -> dict[str, Passport]:
    """Kind → a figure of it."""

    def years(*values, low=True):
        return [
            point(
                item(
                    str(2020 + i),
                    v,
                    text="" if v is None else f"{v:.0f}",
                    low=v - 2 if low and v is not None else None,
                    high=v + 3 if low and v is not None else None,
                    accent=i == len(values) - 1,
                ),
                2020 + i,
            )
            for i, v in enumerate(values)
        ]

    two = [item("2024", 20, text="20"), item("2025", 33, text="33")]
    named = [
        {**item(n, y, text=f"{y}", accent=n == LONG), "x": x, "weight": w}
        for n, x, y, w in [
            (LONG, 3, 8, 40),
            ("Токарь", 5, 2, 90),
            ("Сварщик", 5.2, 2.3, 10),
            ("Технолог", 9, 6, 25),
        ]
    ]
    areas = [
        tile_map.tile(
            n,
            (r, c),
            v,
            text=f"{v}" if v is not None else "",
            detail="(1–9)",
            unsure=v == 4,
            state="" if v is not None else "suppressed",
        )
        for (n, r, c), v in zip(OKRUGS, [8, 3, 4, 6, 7, 5, 2, 3, None, 1, 2, None], strict=True)
    ]
    marks = [
        {**item(n, y, text=n, accent=n == LONG), "x": x, "hollow": h}
        for n, x, y, h in (
            (LONG, 37.6, 55.8, False),
            ("Калибр", 37.64, 55.81, False),
            ("Элма", 37.2, 55.99, True),
            ("Зеленоград", 37.2, 55.99, True),
            ("Печатники", 37.73, 55.68, False),
        )
    ]
    ground = [{"x": 37.3 + i / 30, "y": 55.6 + i / 40} for i in range(14)]
    grid = [
        [item("", v, text="" if v is None else f"{v}") for v in row]
        for row in [[1, 5, None], [2, 2, 9], [4, 7, 3]]
    ]
    grid[2][0] = item("", None, state="suppressed")
    places = [
        {
            **item(n, v, text="2,4", low=a, high=b, state="" if v else "suppressed"),
            "spread_low": c,
            "spread_high": d,
            "sub": "n 47",
            "grey": n == "Токарь",
        }
        for n, v, a, b, c, d in (
            (LONG, 1, 1, 3, 1, 2),
            ("Токарь", 2, 1, 4, 2, 4),
            ("Сварщик", None, None, None, None, None),
        )
    ]
    forecast = [
        {
            "x": 2026 + i,
            "value": 45 + i * 3,
            "text": f"{45 + i * 3}",
            "ranges": [[40 - i, 50 + i * 7], [43, 47 + i * 4]],
        }
        for i in range(4)
    ]
    ranges = [
        {**item(n, None), "low": a, "high": b, "low_text": str(a), "high_text": str(b)}
        for n, a, b in ((LONG, 40, 90), ("Доля оставшихся", 55, 80))
    ]
    flows = [
        {"source": s, "target": t, "value": v, "row_id": ""}
        for s, t, v in (
            ("Вуз", "Промышленность", 30),
            ("Вуз", "ИТ", 50),
            ("Колледж", "Промышленность", 40),
            ("Колледж", LONG, 9),
        )
    ]
    return {
        "ranking": ranking.ranking(head("s_ranking", lang), _items()),
        "place_dots": place_dots.place_dots(
            head("s_place_dots", lang),
            [{"label": LONG, "accent": True}, {"label": "Токарь", "accent": False}],
            [
                {"label": p, "points": [item(f"{LONG}, {p}", 8, text="8"), second]}
                for p, second in (
                    ("Москва", item("Токарь, Москва", 4, text="4")),
                    ("Область", item("Токарь, область", None)),
                    ("Россия", item("Токарь, Россия", 6, text="6")),
                )
            ],
        ),
        "dots": dots.dots(
            head("s_dots", lang), _items(), benchmark=item("весь рынок", 22, text="22")
        ),
        "ranks": ranks.ranks(
            head("s_ranks", lang),
            places,
            band="интервал места",
            bracket="разброс весов",
            ticks=[{"x": k, "label": str(k)} for k in (1, 2, 3, 4)],
            x_title="место",
        ),
        "trend": trend.trend(
            head("s_trend", lang),
            [
                {
                    "label": "ряд с длинным именем",
                    "points": years(20, 22, None, 30, 33),
                    "accent": True,
                },
                {"label": "второй", "points": years(10, 12, 14, 13, 11, low=False)},
            ],
            events=[{"x": 2022, "label": "изменилась методика (источник)"}],
        ),
        "slope": slope.slope(
            head("s_slope", lang),
            ["2024", "2025"],
            [
                {"label": "производство", "points": two, "accent": True},
                {"label": "рынок", "points": [item("2024", 40, text="40"), item("2025", None)]},
            ],
        ),
        "bands": bands.bands(
            head("s_bands", lang),
            two,
            [
                {"low": 0, "high": 15, "label": "дефицит"},
                {"low": 15, "high": 60, "label": "умеренно"},
            ],
            top=60,
        ),
        "cells": cells.cells(head("s_cells", lang), [two[0], two[1], item(LONG, None)], bars=True),
        "bullet": bullet.bullet(
            head("s_bullet", lang),
            item("занято", 47.2, text="47,2", accent=True),
            item("мест", 116, text="≥ 116", bound="≥"),
            share=item("доля", 40.7, text="40,7 %"),
        ),
        "stacked": stacked.stacked(
            head("s_stacked", lang),
            [LONG, "Токарь"],
            [
                {
                    "label": n,
                    "points": [
                        item("", a, text=f"{a}"),
                        item("", b, text="" if b is None else f"{b}"),
                    ],
                }
                for n, a, b in (
                    ("нет опыта", 20, 30),
                    ("1–3 года", 50, 40),
                    ("больше 6 лет", 30, None),
                )
            ],
        ),
        "waterfall": waterfall.waterfall(head("s_waterfall", lang), _steps()),
        "tornado": tornado.tornado(head("s_tornado", lang), ranges, item("ответ", 66, text="66")),
        "funnel": funnel.funnel(
            head("s_funnel", lang),
            [
                item("Мест", 1000, text="1 000"),
                item("Приняты", 820, text="820"),
                item("Выпущены", None),
                item("В профессии", 300, text="300"),
            ],
        ),
        "fan": fan.fan(
            head("s_fan", lang),
            [
                {"x": 2020 + i, "value": v, "text": f"{v}"}
                for i, v in enumerate((30, 33, 31, 38, 40, 44))
            ],
            forecast,
        ),
        "heat_table": heat_table.heat_table(
            head("s_heat", lang), [LONG, "Токарь", "Сварщик"], ["2023", "2024", "2025"], grid
        ),
        "tile_map": tile_map.tile_map(head("s_tiles", lang), areas),
        "spreads": spreads.spreads(
            head("s_spreads", lang),
            [
                spreads.spread(
                    LONG,
                    (104, 110),
                    (90, 140),
                    (94, 119),
                    text="104–110 (94–119), n=74",
                    accent=True,
                ),
                spreads.spread("Токарь", (100, None), (80, None), (90, None), text="≥ 100, n=30"),
                {
                    **spreads.spread(
                        "Сварщик", (None, None), (None, None), (None, None), state="suppressed"
                    ),
                    "gap": "мало данных, n=12",
                },
            ],
            unit="тыс. руб.",
        ),
        "tile_multiples": tile_multiples.tile_multiples(
            head("s_tile_panels", lang),
            [{"label": n, "items": areas} for n in (LONG, "Станочники", "Сварщики")],
        ),
        "point_map": point_map.point_map(
            head("s_points", lang), marks, ground, [{"label": "ЗелАО", "x": 37.2, "y": 55.99}]
        ),
        "scatter_labels": scatter_labels.scatter_labels(
            head("s_scatter", lang),
            named,
            x_title="Спрос",
            y_title="Предложение",
            x_line={"value": 5, "label": "среднее"},
        ),
        "small_multiples": small_multiples.small_multiples(
            head("s_small", lang),
            [
                {"label": n, "points": years(*v), "accent": i == 0}
                for i, (n, v) in enumerate(
                    (
                        ("Конструкторы", (20, 22, None, 30)),
                        ("Технологи", (10, 12, 14, 13)),
                        ("Сварщики", (5, 6, 4, 3)),
                    )
                )
            ],
        ),
        "flow_ribbons": flow_ribbons.flow_ribbons(head("s_flow", lang), flows, unit="чел."),
    }
