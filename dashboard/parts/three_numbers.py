"""Three numbers above the fold, each with its place, period, bound, source and grade."""
from __future__ import annotations

from dash import html

from dashboard import evidence, words
from dashboard.evidence import MissingRows, pick
from dashboard.page import View
from etl.origin import Words

TILES = (
    ("F011", 1, Words("п. — баланс ответов предприятий: меньше нуля — людей не хватает",
                      "points: balance of firms' answers, below zero means short of staff")),
    ("F030", 1, Words("резюме на вакансию в производстве; до 3,9 — дефицит кадров",
                      "CVs per vacancy in production; up to 3.9 is a shortage")),
    ("F240", 1, Words("% — безработица в Москве", "% unemployment in Moscow")),
)


def three_numbers(view: View) -> html.Div | None:
    """Tiles of the numbers that answer «how bad»; a tile whose row is absent is left out."""
    if not view.reader.has("published"):
        return None
    table, tiles = view.reader.table("published"), []
    for row_id, digits, said in TILES:
        try:
            tiles.append(_tile(pick(table, row_id), digits, said, view))
        except MissingRows:
            continue
    return html.Div(tiles, className="tiles")


def _tile(rows, digits: int, said: Words, view: View) -> html.Div:
    row, lang = rows.iloc[0], view.lang
    when = words.period(row["period_start"], row["period_end"], lang)
    source = f"{row['publisher']} ({evidence.host(row['url'])}, {words.page_date(row['page_date'], lang)})"
    grade = {"ru": "надёжность", "en": "grade"}[lang]
    return html.Div([
        html.P([html.Span(words.place(row["geography"], lang), className="place"), " ",
                html.Span(f"{when}, {words.age(row['period_end'], view.today, lang)}", className="age")]),
        html.P([html.A(words.bounded(row["value"], row["bound"], lang, digits=digits), href=row["url"], target="_blank",
                       rel="noreferrer noopener", className="big", **{"data-row": row["id"]}), " ",
                html.Span(said[lang], className="what")]),
        html.P(f"{source}; {grade} {row['grade']}", className="source")], className="tile")
