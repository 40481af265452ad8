"""Ready themes, and the list of chosen slides: reorder, retitle, add words, pick a template,
take one PPTX."""

from __future__ import annotations

from typing import Any

from dash import html

from dashboard.export import deck
from dashboard.figure import registry as figures
from dashboard.site.attributes import attributes
from dashboard.site.page import View, there
from etl.language import Words
from etl.language import text as words

READY = Words("Готовые темы", "Ready themes")
OWN = Words("Своя презентация", "Your own deck")
OPEN = Words("изменить", "edit")
TAKE = Words("скачать PPTX", "download PPTX")
LATER = Words(
    "Появится, когда объявления будут получены командой ", "Appears once adverts are fetched by "
)
EMPTY = Words(
    "Пусто. Откройте любую страницу и нажмите под рисунком «Скачать» → «В презентацию».",
    "Empty. On any page press “Download, share” → “Into the deck” below a figure.",
)
SECTION = Words("Добавить раздел", "Add a section")
TEXT = Words("Добавить текст", "Add a text")
SAVE = Words("Сохранить JSON", "Save JSON")
LOAD = Words("Открыть JSON", "Open JSON")
CLEAR = Words("Очистить", "Clear")
TEMPLATE = Words(
    "Свой шаблон .pptx (необязательно; макросы и ссылки из него не сохраняются)",
    "Own .pptx template (optional; its macros and links are not kept)",
)
LANGUAGE = Words("Язык слайдов", "Language of the slides")
BROKEN = Words(
    "Ссылка на презентацию не открылась: {why}", "The deck's link could not be opened: {why}"
)


def themes(view: View) -> html.Section:
    """One tile per ready theme: take it at once, or edit it; one whose mart is not there yet
    says what will appear."""
    lines = [
        html.Li(
            [
                html.Strong(theme.title[view.lang]),
                html.Ol(
                    [html.Li(figures.registry()[name].subject[view.lang]) for name in theme.figures]
                ),
                _way(theme, view),
            ]
        )
        for theme in deck.THEMES.values()
    ]
    return html.Section(
        [html.H2(READY[view.lang]), html.Ul(lines, className="themes")], className="card prose"
    )


def _way(theme: deck.Theme, view: View) -> html.Div | html.P:
    """The two buttons, or why there are none."""
    if theme.needs and not there(theme.needs, view):
        return html.P([LATER[view.lang], html.Code("make update"), "."], className="source")
    link = deck.encode(theme.deck(view.lang))
    return html.Div(
        [
            html.A(
                words.upper_first(text[view.lang]),
                href=f"/{view.lang}/{to}?d={link}",
                className="button",
            )
            for text, to in ((TAKE, "deck.pptx"), (OPEN, "deck"))
        ],
        className="row",
    )


def desk(view: View) -> html.Section:
    """The drawer: its list is kept by the browser (assets/deck.js), in the address and in a
    file."""
    lang = view.lang
    given = ""
    broken = ""
    if view.query.get("d"):
        try:
            given = deck.as_json(deck.decode(view.query["d"]))
        except deck.BadDeck as error:
            broken = BROKEN[lang].format(why=error)
    names = "|".join(f"{n}={s.subject[lang]}" for n, s in figures.registry().items())

    def button(text: Words, do: str, **more: Any) -> html.Button:
        return html.Button(
            words.upper_first(text[lang]), type="button", **attributes({"data-deckdo": do}), **more
        )

    known = attributes({"data-given": given, "data-names": names, "data-empty": EMPTY[lang]})
    tongues = Words("ru=русский|en=English", "en=English|ru=русский")[lang]
    tongue = html.Span(
        className="picker", **attributes({"data-key": "deck-lang", "data-options": tongues})
    )
    template = html.Span(
        className="filer", **attributes({"data-key": "template", "data-accept": ".pptx"})
    )
    return html.Section(
        [
            html.H2(OWN[lang]),
            html.P(broken, role="alert") if broken else None,
            html.Ol(id="deck-list", className="deck", **known),
            html.Div([button(SECTION, "section"), button(TEXT, "text")], className="row"),
            html.Div(
                [
                    html.Label([LANGUAGE[lang], " ", tongue]),
                    html.Label([TEMPLATE[lang], " ", template]),
                ],
                className="row",
            ),
            html.Div(
                [
                    button(TAKE, "take", className="main"),
                    button(SAVE, "save"),
                    button(LOAD, "load"),
                    button(CLEAR, "clear"),
                ],
                className="row",
            ),
            html.P("", id="deck-said", className="said", role="status"),
        ],
        className="card prose",
    )
