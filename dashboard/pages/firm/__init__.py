"""Моя фирма: where an offer stands among others, what neighbours ask, what to change first. Nothing
is kept."""

from __future__ import annotations

from dashboard.pages.firm import advice
from dashboard.site.page import Group, Live, Page
from etl.language import Words

PAGE = Page(
    slug="firm",
    group="who",
    order=50,
    nav=Words("Моя фирма", "My firm"),
    title=Words("Моя фирма: где стоит ваше предложение", "My firm: where your offer stands"),
    lead=Words(
        "Ничего не сохраняется: числа живут только в этом окне и в его адресе.",
        "Nothing is stored: the numbers live in this window and its address alone.",
    ),
    bar=("occupation", "okrug", "pay", "experience"),
    parts=(
        Group(("firm_offer",)),
        Live(advice.part, ("occupation", "okrug", "pay", "experience"), always=True),
        Group(("firm_experience", "firm_open", "firm_neighbours")),
    ),
)
