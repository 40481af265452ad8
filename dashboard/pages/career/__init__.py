"""Карточка профессии: one occupation for a school-leaver, with its poster."""

from __future__ import annotations

from dashboard.pages.career.card import card
from dashboard.pages.career.posters import ROUTES
from dashboard.site.page import Group, Live, Page
from etl.language import Words

PAGE = Page(
    slug="career",
    group="taught",
    order=31,
    in_menu=False,
    nav=Words("Карточка профессии", "Card of a job"),
    title=Words("Профессия: что о ней известно", "A job: what is known of it"),
    bar=("occupation",),
    parts=(Live(card, ("occupation",), always=True), Group(("career_scores",))),
    routes=ROUTES,
)
