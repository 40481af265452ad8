"""Источники и метод: where everything comes from, how it is doing, and how a figure is made."""

from __future__ import annotations

from dashboard.page import Page
from dashboard.parts.assumptions import assumptions
from dashboard.parts.glossary import glossary
from dashboard.parts.grades import grades
from dashboard.parts.graph import graph
from dashboard.parts.lineage import lineage
from dashboard.parts.measures import measures
from dashboard.parts.origins import origins
from dashboard.parts.quality import quality
from etl.origin import Words

PAGE = Page(
    slug="sources",
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
    parts=(origins, grades, glossary, measures, assumptions, quality, lineage, graph),
)
