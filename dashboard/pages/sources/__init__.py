"""Источники и метод: where everything comes from, how it is doing, and how a figure is made."""

from __future__ import annotations

from dashboard.pages.sources import (
    assumptions,
    disciplines,
    glossary,
    grades,
    graph,
    lineage,
    measures,
    origins,
    quality,
)
from dashboard.pages.sources.graph import GRAPH
from dashboard.site.page import Page
from etl.language import Words

PAGE = Page(
    slug="sources",
    group="sources",
    order=120,
    nav=Words("Источники", "Sources"),
    title=Words("Источники и метод", "Sources and method"),
    lead=Words(
        "Откуда числа, когда собраны, сколько записей прочитано и отложено, чего нет и как сделан "
        "рисунок.",
        "Where the numbers come from, when they were collected, how many records were read and set "
        "aside, what "
        "is missing and how any figure is made.",
    ),
    contents=True,
    routes=(GRAPH,),
    parts=(
        origins.part,
        grades.part,
        glossary.part,
        measures.part,
        assumptions.part,
        quality.part,
        disciplines.part,
        lineage.part,
        graph.part,
    ),
)
