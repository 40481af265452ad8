"""Attributes of HTML from the properties of a component."""

from __future__ import annotations

from html import escape

NAMES = {
    "className": "class",
    "htmlFor": "for",
    "tabIndex": "tabindex",
    "hrefLang": "hreflang",
    "colSpan": "colspan",
    "rowSpan": "rowspan",
    "autoComplete": "autocomplete",
    "srcSet": "srcset",
    "dateTime": "datetime",
}
UNSAID = {
    "children",
    "style",
    "data-plot",
    "n_clicks",
    "n_clicks_timestamp",
    "disable_n_clicks",
    "key",
}
"""Properties that are no attributes: `data-plot` is left out, the figures stand in the layout."""


def attributes(props: dict) -> str:
    """All attributes of an element, each after a space."""
    shown = (attribute(NAMES.get(k, k), v) for k, v in props.items() if k not in UNSAID)
    return "".join(shown) + style(props.get("style"))


def attribute(name: str, value: object) -> str:
    """One attribute; nothing for what is off."""
    spoken = name.startswith(("aria-", "data-"))
    if value is None or (value is False and not spoken):
        return ""
    if value is True and not spoken:
        return f" {name.lower()}"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f' {name if spoken else name.lower()}="{escape(text)}"'


def style(rules: dict | None) -> str:
    """The style attribute of rules in camel case."""
    text = ";".join(f"{_kebab(name)}:{value}" for name, value in (rules or {}).items())
    return f' style="{escape(text)}"' if text else ""


def _kebab(name: str) -> str:
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name)
