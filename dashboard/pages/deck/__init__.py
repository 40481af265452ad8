"""Презентация: ready themes and the deck one puts together oneself."""

from __future__ import annotations

from dashboard.pages.deck.desk import desk, themes
from dashboard.pages.deck.files import DECK
from dashboard.site.page import Page
from etl.language import Words

PAGE = Page(
    slug="deck",
    group="deck",
    order=110,
    nav=Words("Презентация", "Deck"),
    keys=("d",),
    title=Words("Три слайда за минуту", "Three slides a minute"),
    lead=Words(
        "Возьмите готовую тему или соберите свою кнопкой «В презентацию» под любым рисунком. "
        "Графики на слайдах "
        "— настоящие, их можно править; место, дата и источник остаются при любом заголовке.",
        "Take a ready theme, or put your own together with “Into the deck” below any figure. "
        "Charts on the "
        "slides are native and editable; place, date and source stay whatever the title.",
    ),
    routes=(DECK,),
    parts=(themes, desk),
)
