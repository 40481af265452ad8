"""The empty survey of firms, with the occupations to choose from."""

from __future__ import annotations

from dashboard import export
from dashboard.site.http import Asked, Reply, Route, Services, download
from etl.sources.firms._survey_form import template


def survey_form(asked: Asked, services: Services) -> Reply:
    """The workbook a firm fills in, in the visitor's language."""
    body = template(asked.lang)
    return download(body, export.MEDIA["xlsx"], f"employer-survey-{asked.lang}.xlsx")


SURVEY = Route("template/employer-survey.xlsx", survey_form)
