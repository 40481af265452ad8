"""Все профессии: ninety occupations on one screen, and the chain of proof of the one chosen."""

from __future__ import annotations

from dashboard.figure import memory as drawn
from dashboard.pages.wall import screen
from dashboard.site.page import Page, View, Written
from etl.language import Words


def _finding(view: View) -> str:
    return drawn.on_page(screen.FIGURE, view).passport.title


PAGE = Page(
    slug="wall",
    group="who",
    order=5,
    nav=Words("Все профессии", "All occupations"),
    title=Words("Все профессии: кого не хватает", "All occupations: who is short"),
    finding=_finding,
    keys=("occupation",),
    parts=(Written(screen.FIGURE, screen.part),),
)
