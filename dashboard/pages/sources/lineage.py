"""How any figure is made: its tables, their inputs, their sources; and the whole graph."""

from __future__ import annotations

from dash import html

from dashboard.figure import registry as figures
from dashboard.site.page import View
from etl.language import Words

HEADING = Words("Из чего сделан рисунок", "What a figure is made of")
INTRO = Words(
    "Рисунок ← витрины ← таблицы ← файлы издателей. Функция таблицы носит её имя.",
    "Figure ← marts ← tables ← publishers' files. A table's function bears its name.",
)


def part(view: View) -> html.Section:
    """One entry per figure: the path from the drawing to the publishers."""
    entries = [
        html.Details(
            [html.Summary(spec.subject[view.lang]), html.Div(_path(spec, view), className="fold")]
        )
        for spec in sorted(figures.registry().values(), key=lambda s: s.subject[view.lang])
    ]
    return html.Section(
        [html.H2(HEADING[view.lang]), html.P(INTRO[view.lang]), *entries],
        className="card prose",
        id="lineage",
    )


def _path(spec, view: View) -> list:
    tree = view.reader.manifest["lineage"]
    out = [html.P(html.Code(spec.fn.__module__.replace(".", "/") + ".py"))]
    for mart in (*spec.marts, *spec.optional):
        for name in view.reader.ancestors(mart) or [mart]:
            node = tree.get(name, {"module": "?", "tables": [], "sources": [], "csvs": []})
            made = [
                *node["tables"],
                *(f"{s} (raw)" for s in node["sources"]),
                *(f"{c}.csv" for c in node["csvs"]),
            ]
            out.append(
                html.P(
                    [
                        html.Code(name),
                        " ← ",
                        ", ".join(made) or "—",
                        " · ",
                        html.Span(node["module"].replace(".", "/") + ".py", className="source"),
                    ]
                )
            )
    return out
