"""The first layout as HTML, so that text stands and figures are drawn before Dash itself has
started.

Dash mounts the same layout beside it and takes its place (assets/draw.js): the drawn figures are
moved, not redrawn.
"""

from __future__ import annotations

from collections.abc import Iterable
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
OWN = {
    "children",
    "style",
    "data-plot",
    "n_clicks",
    "n_clicks_timestamp",
    "disable_n_clicks",
    "key",
}
VOID = {"br", "hr", "img", "input", "link", "meta", "source", "wbr", "col"}


def prerender(node: object) -> str:
    """HTML of a layout given as plain JSON; `data-plot` is left out: the figures stand in the
    layout."""
    if node is None or isinstance(node, bool):
        return ""
    if isinstance(node, list):
        return "".join(map(prerender, node))
    if not isinstance(node, dict):
        return escape(str(node))
    kind, props = node["type"], node["props"]
    if node["namespace"] != "dash_html_components":
        return CONTROLS.get(kind, _unknown)(props)
    tag = kind.lower()
    start = f"<{tag}{_attributes(props)}>"
    return start if tag in VOID else f"{start}{prerender(props.get('children'))}</{tag}>"


def _attributes(props: dict) -> str:
    said = (_attribute(NAMES.get(k, k), v) for k, v in props.items() if k not in OWN)
    return "".join(said) + _style(props.get("style"))


def _attribute(name: str, value: object) -> str:
    spoken = name.startswith(("aria-", "data-"))
    if value is None or value is False and not spoken:
        return ""
    if value is True and not spoken:
        return f" {name.lower()}"
    said = str(value).lower() if isinstance(value, bool) else str(value)
    return f' {name if spoken else name.lower()}="{escape(said)}"'


def _style(style: dict | None) -> str:
    def kebab(name: str) -> str:
        return "".join(f"-{c.lower()}" if c.isupper() else c for c in name)

    text = ";".join(f"{kebab(k)}:{v}" for k, v in (style or {}).items())
    return f' style="{escape(text)}"' if text else ""


def _input(props: dict) -> str:
    given = {
        k: props[k]
        for k in ("id", "type", "min", "max", "step", "value", "placeholder")
        if k in props
    }
    field = f'<input class="dash-input-element"{_attributes(given)}>'
    return f'<div class="dash-input-container dash-input">{field}</div>'


def _options(props: dict) -> Iterable[tuple[str, str]]:
    given = props.get("options") or []
    if isinstance(given, dict):
        return [(str(k), str(v)) for k, v in given.items()]
    return [
        (str(o["value"]), str(o["label"])) if isinstance(o, dict) else (str(o), str(o))
        for o in given
    ]


def _radio(props: dict) -> str:
    own, chosen = escape(str(props.get("id", ""))), str(props.get("value"))
    inside = "".join(
        f'<label class="dash-options-list-option{" selected" if value == chosen else ""} '
        'dash-radioitems-inline">'
        f'<span class="dash-options-list-option-wrapper"><input type="radio" name="{own}" '
        f'value="{escape(value)}" '
        f'class="dash-options-list-option-checkbox"{" checked" if value == chosen else ""}></span>'
        f'<span class="dash-options-list-option-text">{escape(label)}</span></label>'
        for value, label in _options(props)
    )
    return f'<div id="{own}" class="dash-options-list dash-radioitems">{inside}</div>'


def _dropdown(props: dict) -> str:
    value = props.get("value")
    chosen = {str(v) for v in (value if isinstance(value, list) else [value])}
    said = ", ".join(label for value, label in _options(props) if value in chosen)
    return (
        f'<div class="dash-dropdown-wrapper"><button type="button" class="dash-dropdown" disabled '
        f'id="{escape(str(props.get("id", "")))}"><span '
        f'class="dash-dropdown-value">{escape(said)}</span>'
        "</button></div>"
    )


def _nothing(props: dict) -> str:
    return ""


def _unknown(props: dict) -> str:
    """A component this module does not draw keeps its children, or an empty place until Dash
    draws it."""
    return f"<div>{prerender(props.get('children'))}</div>"


CONTROLS = {
    "Input": _input,
    "RadioItems": _radio,
    "Dropdown": _dropdown,
    "Store": _nothing,
    "Location": _nothing,
    "Interval": _nothing,
    "Download": _nothing,
}
