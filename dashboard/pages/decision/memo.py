"""The decision on one page, to take away: a Word document and slides with native charts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
from dash import html

from dashboard.export import MEDIA, docx
from dashboard.export.deck import Deck, Item
from dashboard.figure import parameters
from dashboard.figure.issue import issue
from dashboard.figure.passport import Passport
from dashboard.figures.decision import _model
from dashboard.site import links
from dashboard.site.attributes import attributes
from dashboard.site.http import Asked, Reply, Route, Services, download
from dashboard.site.page import View
from etl.language import Words
from etl.language import text as words

SLUG = "keep-retrain-grow-hire"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HEADING = Words("Записка на страницу", "A memo of one page")
SAID = Words(
    "Вывод, цены четырёх путей и главные допущения — при ползунках, как они стоят сейчас.",
    "The finding, four paths' costs and the main assumptions, with the sliders as they stand now.",
)
TITLE = Words("Удержать, переучить, вырастить или нанять", "Keep, retrain, grow or hire")
ASSUMPTIONS = Words("Допущения", "Assumptions")
PATH = Words("Путь", "Path")
REST = Words(
    "Остальные допущения — на странице «Удержать · переучить · вырастить · нанять».",
    "The other assumptions stand on “Keep · retrain · grow · hire”.",
)
LEADING = (
    "pay",
    "intern_stay",
    "intern_year_stay",
    "newcomer_year_stay",
    "staff_quit",
    "empty_days",
    "agency_fee",
    "stipend",
    "keep_raise",
)
NAME = "decision-memo"


def _chosen(query: Mapping[str, str]) -> dict[str, Any]:
    """The sliders of an address; what is not understood stays at its start."""
    return {k: c.accept(query.get(k, c.default))[0] for k, c in _model.CHOICES.items()}


def memo(asked: Asked, services: Services) -> Reply:
    """The memo as a Word document."""
    lang = asked.lang
    chosen = _chosen(asked.query)
    costs = issue("path_costs", services.reader, lang, today=date.today(), **chosen)
    rows = _telling(chosen, lang)
    own = _model.opening(chosen) is _model.YOURS
    blocks: list[docx.Block] = [
        docx.Heading(TITLE[lang]),
        docx.Text(_model.sentence("intern_stay", chosen, lang), "lead"),
        docx.Text(_model.sentence("intern_year_stay", chosen, lang)),
        _costs(costs),
        docx.Heading(ASSUMPTIONS[lang], 2),
        docx.Table(
            tuple(_model.COLUMNS[k][lang] for k in ("name", "value", "low", "high", "ground")),
            tuple(_row(row, lang) for row in rows.to_dict("records")),
            widths=(4, 1.4, 1, 1, 2.6),
            source=f"{REST[lang]} {_model.ground(lang)}",
        ),
    ]
    meta = docx.Meta(TITLE[lang], lang, day=date.today().isoformat())
    return download(docx.document(blocks, meta, draft=not own), WORD, f"{NAME}-{lang}.docx")


def slide(asked: Asked, services: Services) -> Reply:
    """The same finding as one slide with a native chart."""
    from dashboard.export.pptx import deck as drawing  # python-pptx is slow to load

    lang = asked.lang
    chosen = _chosen(asked.query)
    title = _model.sentence("intern_stay", chosen, lang)
    deck = Deck((Item("path_costs", chosen, title),), lang)
    body = drawing.pptx(deck, services.reader, link=links.of_host(asked.host))
    return download(body, MEDIA["pptx"], f"{NAME}-{lang}.pptx")


def _costs(costs: Passport) -> docx.Table:
    """What each path costs, as the figure draws it."""
    rows = tuple((entry["label"], entry["text"]) for entry in costs.spec["items"])
    head = (PATH[costs.lang], costs.subtitle)
    return docx.Table(head, rows, widths=(2, 3), caption=costs.title)


def _telling(chosen: Mapping[str, Any], lang: str) -> pd.DataFrame:
    """The assumptions that lead the page, and those the reader moved: they fit on one sheet."""
    listed = parameters.listed("decision")
    kept = [
        row["id"] in LEADING or float(chosen[row["id"]]) != float(row["default"]) for row in listed
    ]
    return _model.table(chosen, lang)[kept]


def _row(row: Mapping[str, Any], lang: str) -> tuple[str, ...]:
    def number(key: str) -> str:
        return words.number(float(row[key]), lang)

    return (
        str(row["name"]),
        f"{number('value')}{words.NBSP}{row['unit']}",
        number("low"),
        number("high"),
        str(row["ground"]),
    )


def memo_links(view: View) -> html.Section:
    """Links that carry the sliders as they stand."""
    files = [
        html.A(
            kind.upper(), href=f"/{view.lang}/{SLUG}/memo.{kind}", **attributes({"data-carry": "1"})
        )
        for kind in ("docx", "pptx")
    ]
    return html.Section(
        [html.H2(HEADING[view.lang]), html.P(SAID[view.lang]), html.P([files[0], " · ", files[1]])],
        className="card prose",
    )


ROUTES = (
    Route(f"{SLUG}/memo.docx", memo, limit="30/minute"),
    Route(f"{SLUG}/memo.pptx", slide, limit="30/minute"),
)
