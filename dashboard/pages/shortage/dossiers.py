"""From the ranking to dossiers, and to the form that asks firms what adverts do not show."""

from __future__ import annotations

import pandas as pd
from dash import html

from dashboard.figure.evidence import MissingRows
from dashboard.figures.shortage import _shortage as of
from dashboard.site import cards
from dashboard.site.page import View
from etl.language import Words

SHOWN = 10
DOSSIERS = Words("Досье первых в списке: ", "Dossiers of the first in the list: ")
SURVEY = Words(
    "Объявления не говорят, насколько трудно нанять. Это спрашивают у фирм: ",
    "Adverts don't say how hard hiring is. Firms are asked: ",
)
FORM = Words("анкета для фирм (XLSX)", "form for firms (XLSX)")


def part(view: View) -> html.Section | None:
    """Links to the dossiers of the first occupations of the area and family chosen, and to the
    form."""
    if not view.reader.has("shortage_verdict"):
        return None
    verdicts = view.reader.table("shortage_verdict")
    lang = view.lang
    try:
        rows = of.newest(verdicts, view.choices["area"], view.choices["family"])
    except MissingRows:
        rows = verdicts.head(0)
    rows = of.named(_ordered(rows, view.reader.table("shortage_indicators")).head(SHOWN), lang)
    links = [
        part
        for r in rows.to_dict("records")
        for part in (" · ", html.A(r["name"], href=cards.dossier(r["occupation"], lang)))
    ][1:]
    form = html.P(
        [SURVEY[lang], html.A(FORM[lang], href=f"/{lang}/template/employer-survey.xlsx"), "."]
    )
    return html.Section(
        [*([html.P([DOSSIERS[lang], *links])] if links else []), form], className="card prose"
    )


def _ordered(rows: pd.DataFrame, indicators: pd.DataFrame) -> pd.DataFrame:
    """As the ranking above has them: by rank, by tension while there are no ranks, then by
    adverts."""
    tension = indicators[indicators["indicator"] == "tension"][
        ["month", "area", "occupation", "value"]
    ]
    return rows.merge(tension, on=["month", "area", "occupation"], how="left").sort_values(
        ["rank", "value", "n"], ascending=[True, False, False], na_position="last"
    )
