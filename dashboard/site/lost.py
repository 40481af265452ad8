"""A page for an address that is none: it says so, guesses what was meant and shows every page."""

from __future__ import annotations

import difflib
from html import escape

from dashboard.site.page import MENU, registry
from etl.language import Words

TITLE = Words("Такой страницы нет", "There is no such page")
NEAR = Words("Возможно, вы искали:", "Perhaps you meant:")
ALL = Words("Все страницы", "All pages")
SHAPE = """<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>
<link rel="stylesheet" href="{tokens}"><link rel="stylesheet" href="{desk}"></head>
<body><div class="page theme-light"><main id="content"><h1>{title}</h1>{near}<h2>{every}</h2>
{groups}</main></div></body></html>"""


def document(path: str, lang: str, asset) -> str:
    """The whole document; `asset` gives the address of a file of assets."""
    slug = path.strip("/").rpartition("/")[2].lower()
    pages = [page for page in registry().values() if page.in_menu]
    close = difflib.get_close_matches(slug, [p.slug for p in pages if p.slug], n=3, cutoff=0.5)
    guesses = [_link(registry()[name], lang) for name in close]
    near = f"<p>{NEAR[lang]} {', '.join(guesses)}.</p>" if guesses else ""
    groups = []
    for group, name in MENU.items():
        links = [_link(page, lang) for page in pages if page.group == group]
        if links:
            groups.append(f"<p><strong>{escape(name[lang])}</strong>: {' · '.join(links)}</p>")
    return SHAPE.format(
        lang=lang,
        title=TITLE[lang],
        tokens=asset("tokens.css"),
        desk=asset("desk.css"),
        near=near,
        every=ALL[lang],
        groups="\n".join(groups),
    )


def _link(page, lang: str) -> str:
    return f'<a href="{page.path(lang)}">{escape(page.nav[lang])}</a>'
