"""The whole graph on the page: publishers' files → tables → marts, or one table with what it is
made of and makes."""

from __future__ import annotations

from dash import html

from dashboard.site.attributes import attributes
from dashboard.site.http import Asked, Reply, Route, Services, sentence
from dashboard.site.page import View
from etl.build.draw import LEGEND, around, graph_svg
from etl.language import Words
from etl.language import text as words
from etl.store.reader import Reader

HEADING = Words("Граф таблиц", "The graph of tables")
SAID = Words(
    "{n}: {legend}. Выберите таблицу — останется она, всё, из чего она сделана, и всё, что сделано "
    "из неё.",
    "{n}: {legend}. Choose a table: it stays with all it is made of and all that is made of it.",
)
SHOW = Words("Показать", "Show")
ALL = Words("весь граф", "the whole graph")
NO_TABLE = Words(
    "Таблицы «{name}» нет. Список — в графе без параметра.",
    "There is no table “{name}”. The list stands in the graph without a parameter.",
)
FILE = Words("Открыть отдельно (SVG)", "Open by itself (SVG)")


def part(view: View) -> html.Section:
    """The drawing is fetched by the browser (assets/drawing.js) when it comes near the screen."""
    lang = view.lang
    lineage = view.reader.manifest["lineage"]
    said = SAID[lang].format(n=words.counted(len(lineage), "table", lang), legend=LEGEND[lang])
    options = "|".join([f"={ALL[lang]}", *(f"{n}={n}" for n in sorted(lineage))])
    chooser = html.Span(
        className="picker", **attributes({"data-key": "table", "data-options": options})
    )
    base = f"/{lang}/graph.svg"
    return html.Section(
        [
            html.H2(HEADING[lang]),
            html.P(said, id="graph-said"),
            html.Div(
                [
                    html.Label([SHOW[lang], " ", chooser]),
                    html.A(FILE[lang], href=base, target="_blank"),
                ],
                className="row",
            ),
            html.Div(
                className="scroll drawing-box",
                tabIndex="0",
                role="region",
                **attributes(
                    {
                        "data-svg": base,
                        "aria-label": HEADING[lang],
                        "aria-describedby": "graph-said",
                    }
                ),
            ),
        ],
        className="card",
        id="graph",
    )


def drawing(reader: Reader, lang: str, table: str = "") -> str:
    """SVG of the build's graph, or of what is around one table. KeyError: no such table."""
    manifest = reader.manifest
    marts = {n for n, t in manifest["tables"].items() if t.get("mart")} | set(
        manifest.get("missing", {})
    )
    lineage = manifest["lineage"]
    return graph_svg(
        lineage, only=around(lineage, table) if table else None, lang=lang, marts=marts
    )


def graph_file(asked: Asked, services: Services) -> Reply:
    """The graph of tables as SVG; `table` shows one with what it is made of and makes."""
    table = asked.query.get("table", "")
    try:
        svg = drawing(services.reader, asked.lang, table)
    except KeyError:
        return sentence(asked, 404, NO_TABLE, name=table[:60])
    return Reply(svg.encode(), "image/svg+xml")


GRAPH = Route("graph.svg", graph_file)
