"""The page around its parts: skip link, menu, heading, notes, controls, groups of figures,
footer."""

from __future__ import annotations

from dash import dcc, html

from dashboard.site import body, own_tables
from dashboard.site.attributes import attributes
from dashboard.site.contents import contents
from dashboard.site.page import MENU, Page, View, registry
from dashboard.site.terms import marked
from etl.language import Words

NAME = Words("Кадровый стол промышленности Москвы", "Moscow industry skills desk")
SKIP = Words("К содержанию", "Skip to content")
SHORT = Words("Кадровый стол", "Skills desk")
PAGES = Words("Разделы", "Pages")
THEME = Words("Тема", "Theme")
PROJECTOR = Words("Проектор", "Projector")
ASK = Words("Спросите стол…", "Ask the desk…")
SHAPING = ("aside", "wall-page", "chosen")
"""Classes of a page's parts that its <main> tells its styles of. The browser would ask `:has()`
there anew at each of the thousand elements a drawing adds."""
OTHER = Words("en", "ru")
"""The language a page's switch leads to."""
SWITCH = Words("EN", "RU")
OTHER_NAME = Words("English", "Русский")
DEMO = Words(
    "ДЕМО-ДАННЫЕ: город выдуман программой, это не Москва.",
    "DEMO DATA: the city is invented, it is not Moscow.",
)
OLDER = Words("Показана прежняя целая сборка: {why}", "An earlier whole build is shown: {why}")
FOOT = Words(
    "Каждое число ведёт к источнику: «Числа и источники» под рисунком. Данные собраны {day}; код — "
    "MIT.",
    "Every number leads to its source: “Numbers and sources” below each figure. Data built {day}; "
    "code: MIT.",
)


def page_layout(page: Page, view: View, notes: list[str]) -> html.Div:
    """The component tree of one page."""
    warnings = [html.P(n) for n in notes]
    if view.reader.troubles:
        why = view.reader.troubles[0]
        warnings.insert(0, html.P(html.Strong(OLDER.format(why=why)[view.lang])))
    if view.reader.manifest.get("synthetic"):
        warnings.insert(0, html.P(html.Strong(DEMO[view.lang])))
    top = body.top(page, view)
    parts = body.parts(page, view)
    return html.Div(
        [
            html.A(SKIP[view.lang], href="#content", className="skip"),
            header(page, view),
            html.Main(
                [
                    html.H1(page.finding(view) if page.finding else page.title[view.lang]),
                    *(
                        [html.P(marked(page.lead[view.lang], view), className="lead")]
                        if page.lead
                        else []
                    ),
                    html.Div(warnings, role="status", className="notes"),
                    *top,
                    *([contents(parts, view.lang)] if page.contents else []),
                    *parts,
                ],
                id="content",
                tabIndex="-1",
                className=_shape([*top, *parts]),
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
                    "kept": page.kept(),
                    "defaults": {k: c.default for k, c in page.all_choices().items()},
                },
            ),
            dcc.Store(id="url"),
            *([dcc.Store(id=own_tables.STORE, storage_type="session")] if page.own else []),
            html.Div(id="live", className="unseen", role="status"),
        ],
        className=f"page theme-{view.theme}",
        id="page",
        **attributes({"data-compare": "|".join(page.compare)}),
    )


def _shape(parts: list) -> str:
    """Classes by which the page's layout follows what stands in it."""
    classes = {name for part in parts for name in (getattr(part, "className", "") or "").split()}
    return " ".join(f"with-{name}" for name in SHAPING if name in classes)


def header(page: Page, view: View) -> html.Header:
    """Name, menu in groups, search, look, language. Links and buttons: they work by keyboard."""
    lang = view.lang
    other = OTHER[lang]
    language = html.A(
        SWITCH[lang],
        href=page.path(other),
        title=OTHER_NAME[lang],
        lang=other,
        hrefLang=other,
        className="tool lang",
        **attributes({"data-carry": "1", "aria-label": OTHER_NAME[lang]}),
    )
    ask = html.Button(
        ASK[lang],
        type="button",
        className="tool ask",
        **attributes({"data-do": "search", "aria-keyshortcuts": "Control+K"}),
    )
    tools = [ask, _does(THEME[lang], "theme"), _does(PROJECTOR[lang], "projector"), language]
    return html.Header(
        [
            html.A(SHORT[lang], href=f"/{lang}/", className="name", title=NAME[lang]),
            html.Details(
                [
                    html.Summary(PAGES[lang]),
                    html.Nav(menu(page, lang), **attributes({"aria-label": PAGES[lang]})),
                ],
                className="pages",
                open=True,
            ),
            html.Div(tools, className="tools"),
        ],
        className="top",
    )


def _does(label: str, what: str) -> html.Button:
    return html.Button(label, type="button", className="tool", **attributes({"data-do": what}))


def menu(page: Page, lang: str) -> list:
    """The groups in the order the committee asks. A group of one page is a link; of several, a
    summary that opens its pages in a second row, open where one is on one of them."""
    out: list = []
    for group, name in MENU.items():
        pages = [p for p in registry().values() if p.in_menu and p.group == group]
        if len(pages) == 1:
            out.append(_link(pages[0], page, lang, pages[0].nav[lang]))
        elif pages:
            here = page.group == group
            inside = [_link(p, page, lang, p.nav[lang]) for p in pages]
            out.append(
                html.Details(
                    [html.Summary(name[lang]), html.Div(inside, className="inside")],
                    className="group here" if here else "group",
                    open=here,
                )
            )
    return out


def _link(target: Page, page: Page, lang: str, label: str) -> html.A:
    current = attributes({"aria-current": "page"} if target is page else {})
    return html.A(label, href=target.path(lang), **current)
