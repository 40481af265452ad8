"""A figure alone on a page, for an `<iframe>` elsewhere: /ru/embed/<figure>?choices."""

from __future__ import annotations

from dash import dcc, html

from dashboard.figure import memory as drawn
from dashboard.figure import registry as figures
from dashboard.site.attributes import attributes
from dashboard.site.cards import graph
from dashboard.site.links import permalink
from dashboard.site.page import Group, Page, View
from etl.language import LANGS, Words

OPEN = Words("Открыть в приложении", "Open in the app")


def find(path: str) -> tuple[str, Page] | None:
    """Language and a page of one figure; None for another address or an unknown figure."""
    parts = path.strip("/").split("/")
    if (
        len(parts) != 3
        or parts[0] not in LANGS
        or parts[1] != "embed"
        or parts[2] not in figures.registry()
    ):
        return None
    subject = figures.registry()[parts[2]].subject
    return parts[0], Page(
        f"embed/{parts[2]}",
        0,
        subject,
        subject,
        (Group((parts[2],)),),
        group="summary",
        in_menu=False,
    )


def layout(page: Page, view: View, notes: list[str]) -> html.Div:
    """The figure and nothing else; its caption is inside it."""
    name = page.figures()[0]
    drawing = drawn.on_page(name, view)
    passport = drawing.passport
    plot = html.Div(
        graph(page.slug, name, drawing),
        role="img",
        className="plot",
        **attributes({"aria-label": passport.alt}),
    )
    return html.Div(
        [
            html.Main(
                [
                    html.H1(passport.title, className="unseen"),
                    plot,
                    *[html.P(n, role="status") for n in notes],
                    html.P(html.A(OPEN[view.lang], href=_opened(name, view), target="_blank")),
                ]
            ),
            dcc.Store(id="url"),
            dcc.Store(
                id="view",
                data={
                    "theme": view.theme,
                    "width": view.width,
                    "lang": view.lang,
                    "slug": page.slug,
                    "defaults": {},
                },
            ),
        ],
        className=f"page embed theme-{view.theme}",
        id="page",
    )


def _opened(name: str, view: View) -> str:
    """The figure on its page with the very choices of the frame."""
    spec = figures.registry()[name]
    chosen = {k: v for k, v in view.choices.items() if k in spec.choices}
    return permalink(view.lang, name, chosen)
