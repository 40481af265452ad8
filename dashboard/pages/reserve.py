"""Резерв: how large, from whom, what changes it; from which neighbours people could come."""

from __future__ import annotations

from dashboard.figure import parameters
from dashboard.site.page import Group, Page
from etl.language import Words

PAGE = Page(
    slug="reserve",
    group="do",
    order=60,
    nav=Words("Резерв", "Reserve"),
    title=Words("Какой резерв нужен и откуда его взять", "How large a reserve, and from whom"),
    lead=Words(
        "Сколько людей держать готовыми, чтобы освободившиеся места не остались пустыми. Размер "
        "считается точно; доли, на которых он стоит, — допущения, пока вы не поставили свои.",
        "How many people to hold ready so that posts that open do not stay empty. The size is "
        "reckoned exactly; the shares it rests on are assumptions until you set your own.",
    ),
    bar=tuple(parameters.ranges("reserve")),
    aside=True,
    parts=(
        Group(("reserve_size", "reserve_levers")),
        Group(
            ("neighbour_families",),
            Words("Откуда могли бы прийти люди", "Where people could come from"),
        ),
    ),
)
