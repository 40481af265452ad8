"""Published evidence beside adverts: one plain sentence a group of occupations on whether the
two agree."""

from __future__ import annotations

from dash import html

from dashboard.site.page import View
from etl.language import Words

HEADING = Words("Сходятся ли две картины", "Do the two pictures agree")
MARKS = {
    "agree": Words("сходятся", "agree"),
    "partly": Words("сходятся отчасти", "agree in part"),
    "disagree": Words("расходятся", "disagree"),
    "unknown": Words("сравнить нельзя", "cannot be compared"),
}


def part(view: View) -> html.Section | None:
    """The sentences of `evidence_vs_adverts`, those that disagree first; nothing when the mart
    is not built."""
    if not view.reader.has("evidence_vs_adverts"):
        return None
    rows = view.reader.table("evidence_vs_adverts")
    order = ["disagree", "partly", "agree", "unknown"]
    rows = rows.assign(place=rows["agreement"].map(order.index)).sort_values("place", kind="stable")
    lines = []
    for row in rows.to_dict("records"):
        mark = html.Span(
            MARKS[row["agreement"]][view.lang], className=f"agreement {row['agreement']}"
        )
        lines += [
            html.Dt([row[f"group_{view.lang}"], " ", mark]),
            html.Dd(row[f"sentence_{view.lang}"]),
        ]
    return html.Section([html.H2(HEADING[view.lang]), html.Dl(lines)], className="card prose")
