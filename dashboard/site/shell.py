"""The page around its parts: skip link, menu, heading, notes, controls, groups of figures,
footer."""

from __future__ import annotations

from dash import dcc, html

from dashboard.site import body
from dashboard.site.contents import contents
from dashboard.site.page import Page, View, registry
from dashboard.site.terms import marked
from etl.language import Words

NAME = Words("Кадровый стол промышленности Москвы", "Moscow industry skills desk")
SKIP = Words("К содержанию", "Skip to content")
MENU = Words("Разделы", "Pages")
THEME, PROJECTOR = Words("Светло / темно", "Light / dark"), Words("На проектор", "Projector")
SEARCH = Words("Поиск", "Search")
OTHER = {"ru": ("en", "English"), "en": ("ru", "Русский")}
DEMO = Words(
    "ДЕМО-ДАННЫЕ: город выдуман программой, это не Москва.",
    "DEMO DATA: the city is invented, it is not Moscow.",
)
FOOT = Words(
    "Каждое число ведёт к источнику: «Числа и источники» под рисунком. Данные собраны {day}; код — "
    "MIT.",
    "Every number leads to its source: “Numbers and sources” below each figure. Data built {day}; "
    "code: MIT.",
)


def page_layout(page: Page, view: View, notes: list[str]) -> html.Div:
    """The component tree of one page."""
    warnings = [html.P(n) for n in notes]
    if view.reader.manifest.get("synthetic"):
        warnings.insert(0, html.P(html.Strong(DEMO[view.lang])))
    parts = body.parts(page, view)
    return html.Div(
        [
            html.A(SKIP[view.lang], href="#content", className="skip"),
            header(page, view),
            html.Main(
                [
                    html.H1(page.title[view.lang]),
                    *(
                        [html.P(marked(page.lead[view.lang], view), className="lead")]
                        if page.lead
                        else []
                    ),
                    html.Div(warnings, role="status", className="notes"),
                    *body.top(page, view),
                    *([contents(parts, view.lang)] if page.contents else []),
                    *parts,
                ],
                id="content",
                tabIndex="-1",
            ),
            html.Footer(
                [
                    html.P(
                        FOOT[view.lang].format(
                            day=str(view.reader.manifest.get("created", ""))[:10]
                        )
                    )
                ]
            ),
            dcc.Store(
                id="view",
                data={
                    "theme": view.theme,
                    "width": view.width,
                    "lang": view.lang,
                    "slug": page.slug,
                    "defaults": {k: c.default for k, c in page.all_choices().items()},
                },
            ),
            dcc.Store(id="url"),
            html.Div(id="live", className="unseen", role="status"),
        ],
        className=f"page theme-{view.theme}",
        id="page",
        **{"data-compare": "|".join(page.compare)},
    )


def header(page: Page, view: View) -> html.Header:
    """Name, menu, language, theme and projector. Plain links and buttons: they work by keyboard."""
    lang = view.lang
    other, label = OTHER[lang]
    links = [
        html.A(p.nav[lang], href=p.path(lang), **({"aria-current": "page"} if p is page else {}))
        for p in registry().values()
        if p.in_menu
    ]
    tools = [
        html.A(
            label,
            href=page.path(other),
            lang=other,
            hrefLang=other,
            className="tool",
            **{"data-carry": "1"},
        ),
        html.Button(
            SEARCH[lang],
            type="button",
            className="tool",
            **{"data-do": "search", "aria-keyshortcuts": "Control+K"},
        ),
        html.Button(THEME[lang], type="button", className="tool", **{"data-do": "theme"}),
        html.Button(PROJECTOR[lang], type="button", className="tool", **{"data-do": "projector"}),
    ]
    return html.Header(
        [
            html.A(NAME[lang], href=f"/{lang}/", className="name"),
            html.Details(
                [html.Summary(MENU[lang]), html.Nav(links, **{"aria-label": MENU[lang]})],
                className="pages",
                open=True,
            ),
            html.Div(tools, className="tools"),
        ],
        className="top",
    )
