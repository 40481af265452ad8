"""How each measure is computed: name, formula, what it does not say, who proposed it."""

from __future__ import annotations

from dash import html

from dashboard.figure import english
from dashboard.site.folds import folded
from dashboard.site.page import View
from dashboard.site.tables import scrolling
from etl.language import Words
from etl.language import text as words

HEADING = Words("Как считается", "How it is computed")
FOLD = Words("Показатели и формулы", "Measures and formulas")
ABOUT = Words(
    "чем измеряется и чего этим измерить нельзя", "what it measures and what it cannot say"
)
COLUMNS = Words("Показатель|Формула|Что помнить|Чей", "Measure|Formula|Keep in mind|Whose")


def part(view: View) -> html.Section | None:
    """One row a measure; nothing in a build without the table."""
    if not view.reader.has("measures"):
        return None
    lang = view.lang
    name = f"name_{lang}"
    note = f"note_{lang}"
    formula = Words("formula", "formula_en")[lang]
    body = [
        html.Tr(
            [
                html.Th(r[name], scope="row"),
                html.Td(html.Code(r[formula])),
                html.Td(r[note]),
                html.Td(english.quoted(r["source"], lang), className="source"),
            ],
            id=f"measure-{r['code']}",
        )
        for r in view.reader.table("measures").to_dict("records")
    ]
    return html.Section(
        [
            html.H2(HEADING[lang]),
            folded(
                FOLD[lang],
                words.number(len(body), lang),
                ABOUT[lang],
                [scrolling(COLUMNS[lang], body)],
            ),
        ],
        className="card",
        id="measures",
    )
