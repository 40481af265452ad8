"""The menu of a figure: pictures by size and theme, files, link, QR code, deck, agenda."""

from __future__ import annotations

from urllib.parse import quote

from dash import html

from dashboard.site.attributes import attributes
from etl.language import Words

MENU = Words("Скачать", "Download")
PICTURE = Words("Картинка", "Picture")
FILES = Words("Данные и слайд", "Data and slide")
SHARE = Words("Показать", "Share")
SHEET = Words("Размер", "Size")
SIZES = {
    "16:9": Words("слайд 16:9", "slide 16:9"),
    "half": Words("полслайда", "half slide"),
    "square": Words("квадрат", "square"),
    "a4": Words("лист А4", "A4 sheet"),
}
THEMES = {
    "light": Words("светлая", "light"),
    "dark": Words("тёмная", "dark"),
    "print": Words("для печати", "print"),
}
THEME = Words("Тема", "Theme")
LINK = Words("Ссылка", "Link")
QR = Words("QR-код", "QR code")
EMBED = Words("Код для вставки", "Embed code")
TO_DECK = Words("В презентацию", "Into the deck")
TO_AGENDA = Words("На повестку", "Onto the agenda")
ASK = Words("Спросить в зале", "Ask in the hall")


def menu(name: str, lang: str) -> list:
    """Everything one can take away: pictures drawn here in the browser, files drawn by the
    server, links."""

    def pick(label: Words, key: str, options: dict[str, Words]) -> html.Label:
        return html.Label(
            [
                label[lang],
                " ",
                html.Span(
                    className="picker",
                    **attributes(
                        {
                            "data-key": key,
                            "data-options": "|".join(f"{k}={w[lang]}" for k, w in options.items()),
                        }
                    ),
                ),
            ]
        )

    def button(text: str, **data: str) -> html.Button:
        return html.Button(
            text, type="button", **attributes({f"data-{k}": v for k, v in data.items()})
        )

    base = f"/{lang}/figure/{quote(name)}"
    files = [
        html.A(kind.upper(), href=f"{base}.{kind}", **attributes({"data-carry": "1"}))
        for kind in ("pptx", "xlsx", "csv", "json")
    ]
    return [
        html.P(html.Strong(PICTURE[lang])),
        html.Div([pick(SHEET, "size", SIZES), pick(THEME, "theme", THEMES)], className="row"),
        html.Div(
            [button("PNG", export="png", figure=name), button("SVG", export="svg", figure=name)],
            className="row",
        ),
        html.P(html.Strong(FILES[lang])),
        html.Div(files, className="row"),
        html.P(html.Strong(SHARE[lang])),
        html.Div(
            [
                button(TO_DECK[lang], deck=name),
                button(LINK[lang], copy="link", figure=name),
                button(EMBED[lang], copy="embed", figure=name),
                html.A(
                    QR[lang], href=f"{base}.qr", target="_blank", **attributes({"data-carry": "1"})
                ),
                button(TO_AGENDA[lang], agenda=name),
                html.A(ASK[lang], href=f"/{lang}/hall?figure={quote(name)}"),
            ],
            className="row",
        ),
        html.P("", className="said", role="status"),
    ]
