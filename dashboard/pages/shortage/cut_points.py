"""The cut points behind the points: where they come from, and whether they only compare
occupations."""

from __future__ import annotations

from dash import html

from dashboard.figures.shortage import _shortage as of
from dashboard.site.page import View
from dashboard.site.tables import scrolling
from etl.language import Words
from etl.language import text as words

HEADING = Words("Границы баллов", "Cut points of the points")
HEAD = Words(
    "Показатель|1 балл от|2 балла от|3 балла от|Откуда",
    "Indicator|1 point from|2 points from|3 points from|Whence",
)
BANDS = Words(
    "Балл от 2,0 — дефицит, от 1,5 — под наблюдением, ниже — дефицита не видно; меньше трёх "
    "показателей — нельзя "
    "оценить. Квартили по построению дают трём четвертям профессий хотя бы балл и каждой четвёртой "
    "— три.",
    "A score of 2.0 and more is a shortage, 1.5 and more is watched, below none is seen; with "
    "fewer than three "
    "indicators nothing can be judged. Quartiles give one occupation in four three points by "
    "construction.",
)


def part(view: View) -> html.Details | None:
    """A table of the frozen cuts in this build; nothing while no indicator has any."""
    if not view.reader.has("shortage_indicators"):
        return None
    rows = view.reader.table("shortage_indicators")
    rows = rows[rows["cuts"] != ""].drop_duplicates("indicator").set_index("indicator")
    if rows.empty:
        return None
    body = [_row(code, rows.loc[code], view.lang) for code in of.INDICATORS if code in rows.index]
    table = scrolling(HEAD[view.lang], body)
    return html.Details(
        [
            html.Summary(HEADING[view.lang]),
            html.Div([html.P(BANDS[view.lang]), table], className="fold"),
        ],
        className="card",
    )


def _row(code: str, row, lang: str) -> html.Tr:
    cuts = [words.number(round(float(c), 3), lang) for c in row["cuts"].split("|")]
    whence = of.QUARTILES if row["relative"] else of.PUBLISHED_LEVELS
    name = f"{of.INDICATORS[code][lang]}, {of.UNITS[code][lang]}"
    return html.Tr([html.Th(name, scope="row"), *map(html.Td, cuts), html.Td(whence[lang])])
