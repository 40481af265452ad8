"""Источники и метод: where everything comes from, how it is doing, and how a figure is made."""

from __future__ import annotations

from dashboard.pages.sources.assumptions import assumptions
from dashboard.pages.sources.glossary import glossary
from dashboard.pages.sources.grades import grades
from dashboard.pages.sources.graph import GRAPH, graph
from dashboard.pages.sources.lineage import lineage
from dashboard.pages.sources.measures import measures
from dashboard.pages.sources.origins import origins
from dashboard.pages.sources.quality import quality
from dashboard.site.page import Page
from etl.language import Words

PAGE = Page(
    slug="sources",
    group="sources",
    order=120,
    nav=Words("Источники и метод", "Sources and method"),
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
    parts=(origins, grades, glossary, measures, assumptions, quality, lineage, graph),
)
