"""The list of technoparks and special-zone sites: what publications say of each, by column, with
date and source."""

from __future__ import annotations

import pandas as pd
from dash import html

from dashboard.figure import english
from dashboard.figures.map._technoparks import COMMITTEE, GROUPS, mentions
from dashboard.site.attributes import attributes
from dashboard.site.page import View
from dashboard.site.tables import labelled
from etl.language import Words
from etl.language import text as words

HEADING = Words("Площадки по именам", "Sites by name")
INTRO = Words(
    "Нажмите на заголовок столбца, чтобы упорядочить. Несколько чисел у одной площадки — разные "
    "публикации и "
    "разный счёт, а не ряд: складывать и сравнивать их по годам нельзя.",
    "Press a column's head to sort. Several numbers of one site come from different pages and "
    "count "
    "different things: they are no series, neither to be added nor compared across years.",
)
HEADS = (
    Words("Площадка", "Site"),
    Words("Округ, место", "Okrug, place"),
    Words("Чем занята", "Specialisation"),
    Words("Площадь", "Area"),
    Words("Резидентов", "Residents"),
    Words("Занято", "Jobs"),
    Words("Сказано", "Said"),
)
SILENT = Words("не сообщено", "not told")


def part(view: View) -> html.Section | None:
    """One row per site, «Калибр» first; nothing when the build has no technoparks."""
    if not (view.reader.has("technopark_places") and view.reader.has("technopark_sites")):
        return None
    places = view.reader.table("technopark_places")
    lang = view.lang
    rows = mentions(places, view.reader.table("technopark_sites"))
    ordered = sorted(
        places.to_dict("records"),
        key=lambda p: (p["site"] != COMMITTEE, p["okrug"] == "", p["site"]),
    )
    body = [_row(site, rows[rows["id"].isin(site["ids"].split("|"))], lang) for site in ordered]
    heads = [h[lang] for h in HEADS]
    head = html.Tr(
        [
            html.Th(
                html.Button(h[lang], type="button", **attributes({"data-sort": str(i)})),
                scope="col",
            )
            for i, h in enumerate(HEADS)
        ]
    )
    return html.Section(
        [
            html.H2(HEADING[lang]),
            html.P(INTRO[lang], className="intro"),
            html.Div(
                html.Table(
                    [html.Thead(head), html.Tbody([labelled(row, heads) for row in body])],
                    className="sortable stack",
                ),
                className="scroll",
                tabIndex="0",
            ),
        ],
        className="card",
        id="sites",
    )


def _row(site: dict, rows: pd.DataFrame, lang: str) -> html.Tr:
    """Cells with what to sort by in `data-by`; an absent answer sorts last."""
    name = html.Td(
        [
            html.Strong(english.quoted(site["site"], lang)),
            html.Span(GROUPS[site["group"]][lang], className="source"),
        ],
        **attributes({"data-by": site["site"]}),
    )
    where = english.quoted(", ".join(t for t in (site["okrug"], site["district"]) if t), lang)
    told = [r for r in rows.to_dict("records") if r["residents"] == r["residents"]]
    return html.Tr(
        [
            name,
            _said([where] if where else [], _first(rows, "address"), lang),
            _said(_every(rows, "specialisation")[:1], "", lang),
            _said(_every(rows, "area"), "", lang),
            html.Td(
                [html.Div(_residents(r, lang)) for r in told] or SILENT[lang],
                className="" if told else "source",
                **attributes({"data-by": str(max((r["residents"] for r in told), default=""))}),
            ),
            _said(
                [
                    f"{r['staff_text']}{_year(r)}"
                    for r in rows.to_dict("records")
                    if r["staff_text"]
                ],
                "",
                lang,
            ),
            html.Td(
                [html.Div(_source(r, lang)) for r in rows.to_dict("records")],
                **attributes({"data-by": site["newest"]}),
            ),
        ],
        id=f"site-{site['ids'].split('|')[0]}",
        className="marked" if site["site"] == COMMITTEE else "",
    )


def _first(rows: pd.DataFrame, column: str) -> str:
    return next(iter(_every(rows, column)), "")


def _every(rows: pd.DataFrame, column: str) -> list[str]:
    return [t for t in dict.fromkeys(rows[column]) if t]


def _said(lines: list[str], below: str, lang: str) -> html.Td:
    if not lines and not below:
        return html.Td(SILENT[lang], className="source", **attributes({"data-by": ""}))
    return html.Td(
        [
            *[html.Div(t, lang=_tongue(t)) for t in lines],
            *([html.Span(below, className="source", lang=_tongue(below))] if below else []),
        ],
        **attributes({"data-by": (lines or [below])[0]}),
    )


def _tongue(text: str) -> str:
    """The language of a text that is quoted as it was published."""
    return "ru" if english.CYRILLIC.search(text) else "en"


def _year(row: dict) -> str:
    return f" ({row['period_text']})" if row["period_text"][:4].isdigit() else ""


def _residents(row: dict, lang: str) -> str:
    return words.bounded(row["residents"], row["bound"], lang, digits=0) + _year(row)


def _source(row: dict, lang: str) -> html.Span:
    name = english.quoted(row["publisher"], lang)
    link = html.A(name, href=row["url"], rel="noreferrer noopener", target="_blank")
    when = words.page_date(row["page_date"], lang)
    return html.Span([link, f", {when}, {row['grade']}"], title=row["id"])
