"""The empty survey of firms, with the occupations to choose from."""

from __future__ import annotations

from dashboard import export
from dashboard.site.http import Asked, Reply, Route, Services, download
from etl.adverts.reference import rows as reference_rows
from etl.sources.firms._survey_form import template


def survey_form(asked: Asked, services: Services) -> Reply:
    """The workbook a firm fills in, in the visitor's language."""
    names = sorted(row[f"name_{asked.lang}"] for row in reference_rows("occupations"))
    body = template(asked.lang, names)
    return download(body, export.MEDIA["xlsx"], f"employer-survey-{asked.lang}.xlsx")


SURVEY = Route("template/employer-survey.xlsx", survey_form)
