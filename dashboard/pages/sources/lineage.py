"""How any figure is made: its tables, their inputs, their sources; and the whole graph."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.figure import registry as figures
from dashboard.site.folds import folded
from dashboard.site.page import View, registry
from etl.language import Words
from etl.language import text as words

HEADING = Words("Из чего сделан рисунок", "What a figure is made of")
INTRO = Words(
    "Рисунок ← витрины ← таблицы ← файлы издателей. Функция таблицы носит её имя.",
    "Figure ← marts ← tables ← publishers' files. A table's function bears its name.",
)

NOWHERE = Words("Только в файлах", "In files only")


def part(view: View) -> html.Section:
    """One entry per figure: the path from the drawing to the publishers."""
    lang = view.lang
    pages = registry().values()
    known = figures.registry()
    placed = {name: page for page in reversed(pages) for name in page.figures()}
    groups: dict[str, list[str]] = {page.nav[lang]: [] for page in pages}
    for name in sorted(known, key=lambda n: known[n].subject[lang]):
        heading = placed[name].nav[lang] if name in placed else NOWHERE[lang]
        groups.setdefault(heading, []).append(name)
    entries = [
        folded(heading, words.counted(len(names), "drawing", lang), "", _paths(names, view))
        for heading, names in groups.items()
        if names
    ]
    return html.Section(
        [html.H2(HEADING[view.lang]), html.P(INTRO[view.lang]), *entries],
        className="card prose",
        id="lineage",
    )


def _paths(names: list[str], view: View) -> list[Component]:
    known = figures.registry()
    return [
        html.Details(
            [
                html.Summary(known[name].subject[view.lang]),
                html.Div(_path(known[name], view), className="fold"),
            ]
        )
        for name in names
    ]


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
