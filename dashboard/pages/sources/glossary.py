"""The glossary: every term with its meaning, its formula's place and whose it is."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.figure import english
from dashboard.site.folds import folded
from dashboard.site.page import View
from etl.language import Words
from etl.language import text as words

HEADING = Words("Словарь", "Glossary")
INTRO = Words(
    "Подчёркнутые точками слова на страницах открывают эти же пояснения.",
    "Words underlined with dots on the pages open these same explanations.",
)
TERMS = Words("Слова и пояснения", "Terms and meanings")
ABOUT = Words(
    "что слово значит здесь, где его формула и чьё оно",
    "what a word means here, where its formula stands and whose it is",
)
FORMULA = Words("формула", "formula")


def part(view: View) -> html.Section | None:
    """One entry a term, in alphabetical order; nothing in a build without the table."""
    if not view.reader.has("glossary"):
        return None
    lang = view.lang
    rows = sorted(
        view.reader.table("glossary").to_dict("records"), key=lambda r: r[f"name_{lang}"].lower()
    )
    entries = []
    for r in rows:
        formula: list[str | Component] = (
            [" · ", html.A(FORMULA[lang], href=f"#measure-{r['measure']}")] if r["measure"] else []
        )
        entries.append(
            html.Div(
                [
                    html.Dt(r[f"name_{lang}"], id=f"term-{r['code']}"),
                    html.Dd(
                        [
                            r[f"text_{lang}"],
                            html.Span(
                                [f" · {english.quoted(r['source'], lang)}", *formula],
                                className="source",
                            ),
                        ]
                    ),
                ]
            )
        )
    return html.Section(
        [
            html.H2(HEADING[lang]),
            html.P(INTRO[lang]),
            folded(
                TERMS[lang],
                words.number(len(rows), lang),
                ABOUT[lang],
                [html.Dl(entries, className="glossary")],
            ),
        ],
        className="card",
        id="glossary",
    )
