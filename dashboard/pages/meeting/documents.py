"""The plain documents of the hall: phone, console, screen, and what is printed. Text is escaped
in one place; no script stands inside a document."""

from __future__ import annotations

import json
from html import escape

from dashboard.meeting.rules import CHOICES, KINDS, MOST_TEXT, ROLES, SHAPES, STATES
from dashboard.site.addresses import asset, plotly
from dashboard.site.http import Reply
from etl.language import Words

HTML = "text/html; charset=utf-8"
VOID = {"meta", "link", "input", "img", "hr", "br"}


def tag(element: str, /, *children: str | Markup, **attributes: str | bool) -> Markup:
    """An element; plain texts among its children are escaped, attributes too. A trailing
    underscore of a name is cut (`class_`), others become hyphens."""
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}"
        + ("" if value is True else f'="{escape(str(value))}"')
        for key, value in attributes.items()
        if value is not False and value is not None
    )
    if element in VOID:
        return Markup(f"<{element}{written}>")
    inner = "".join(c if isinstance(c, Markup) else escape(str(c)) for c in children)
    return Markup(f"<{element}{written}>{inner}</{element}>")


class Markup(str):
    """HTML made by `tag`: not escaped again."""


def data(name: str, value: object) -> Markup:
    """JSON inside the document, from which no tag can begin."""
    text = json.dumps(value, ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026")
    return Markup(f'<script id="{name}" type="application/json">{text}</script>')


def document(
    lang: str,
    title: str,
    *body: Markup,
    scripts: tuple[str, ...] = (),
    class_: str = "",
    draws: bool = False,
) -> Reply:
    """A whole document with the hall's style and these scripts; `draws`: it will fetch the
    drawing library when a figure is to be drawn."""
    head = [
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="robots", content="noindex"),
        tag("title", title),
        tag("link", rel="icon", type="image/svg+xml", href=asset("favicon.svg")),
        tag("link", rel="stylesheet", href=asset("tokens.css")),
        tag("link", rel="stylesheet", href=asset("meeting.css")),
        *[tag("script", src=asset(name), defer=True) for name in scripts],
    ]
    known = {
        "roles": words_of(ROLES, lang),
        "shapes": SHAPES,
        "kinds": words_of(KINDS, lang),
        "states": words_of(STATES, lang),
        "choices": words_of(CHOICES, lang),
        "most": MOST_TEXT,
        "plotly": plotly() if draws else "",
    }
    whole = tag(
        "html",
        tag("head", *head),
        tag("body", data("known", known), *body, class_=class_),
        lang=lang,
    )
    return Reply(f"<!DOCTYPE html>{whole}".encode(), HTML)


def words_of(table: dict[str, Words], lang: str) -> dict[str, str]:
    """A vocabulary in one language."""
    return {key: words[lang] for key, words in table.items()}
