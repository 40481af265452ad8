"""The seam to Dash: everything we lean on that Dash does not promise, and nothing else does.

With `assets/seam.js` (the answers the document carries, the late start) and `assets/start.js`
(the last script) this is all that can break when Dash is upgraded; tests/dashboard/server/
test_seam.py names what did.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape

from dash import Dash

from dashboard.server.markup import attributes

HTML = "dash_html_components"
"""Namespace of plain HTML elements in a layout."""
CALLBACK = "/_dash-update-component"
SUITES = "/_dash-component-suites/"
PAGES = "/<path:path>"
"""Dash's rule for the address of any page."""
ENTRY = "react-entry-point"
RENDERER = "_dash-renderer"
"""By this id Dash's own check of the document knows the last script, which starts it."""
UNUSED = re.compile(r"/dash_table/|plotly-cartesian|/start\.js")
"""Scripts Dash would load that no page uses, or that stand elsewhere in the order."""
LATE = (
    '<link rel="preload" as="script" fetchpriority="low" href="{src}">'
    '<script type="text/late" src="{src}"{more}></script>'
)
"""A script of Dash: fetched at once, run by assets/seam.js after the first figures stand, so that
reading it delays none."""
START = f' id="{RENDERER}"'

INPUT = "dash-input-element"
INPUT_BOX = "dash-input-container"
LIST = "dash-options-list"
OPTION = "dash-options-list-option"
OPTION_BOX = "dash-options-list-option-wrapper"
OPTION_TICK = "dash-options-list-option-checkbox"
OPTION_TEXT = "dash-options-list-option-text"
RADIO = "dash-radioitems"
DROPDOWN = "dash-dropdown"
DROPDOWN_BOX = "dash-dropdown-wrapper"
DROPDOWN_VALUE = "dash-dropdown-value"
CLASSES = (
    INPUT,
    INPUT_BOX,
    LIST,
    OPTION,
    OPTION_BOX,
    OPTION_TICK,
    OPTION_TEXT,
    RADIO,
    DROPDOWN,
    DROPDOWN_BOX,
    DROPDOWN_VALUE,
)
"""Class names of Dash's controls: the first layout looks as it will when Dash has drawn it."""


def set_up(app: Dash) -> None:
    """Make the list of callbacks now, not at the first request, which a visitor would wait for."""
    app._setup_server()


def callbacks(app: Dash) -> dict[str, dict]:
    """Every callback by its outputs, as Dash names them: «a.b», or «..a.b...c.d..» for several."""
    return app.callback_map


def callbacks_listed(app: Dash) -> list[str]:
    """Dash's names of the outputs of the callbacks added so far, before the app is set up."""
    return [listed["output"] for listed in app._callback_list]


def outputs_name(outputs: Iterable[str]) -> str:
    """Dash's name of these outputs («id.property»)."""
    names = list(outputs)
    return names[0] if len(names) == 1 else f"..{'...'.join(names)}.."


def outputs(name: str) -> list[str]:
    """The outputs Dash calls by this name."""
    return name.strip(".").split("...") if name.startswith("..") else [name]


def _input(props: dict) -> str:
    wanted = ("id", "type", "min", "max", "step", "value", "placeholder")
    field = f'<input class="{INPUT}"{attributes({k: props[k] for k in wanted if k in props})}>'
    return f'<div class="{INPUT_BOX} dash-input">{field}</div>'


def _options(props: dict) -> list[tuple[str, str]]:
    options = props.get("options") or []
    if isinstance(options, dict):
        return [(str(k), str(v)) for k, v in options.items()]
    return [
        (str(o["value"]), str(o["label"])) if isinstance(o, dict) else (str(o), str(o))
        for o in options
    ]


def _radio(props: dict) -> str:
    name = escape(str(props.get("id", "")))
    chosen = str(props.get("value"))
    inside = "".join(
        f'<label class="{OPTION}{" selected" if value == chosen else ""} {RADIO}-inline">'
        f'<span class="{OPTION_BOX}"><input type="radio" name="{name}" value="{escape(value)}" '
        f'class="{OPTION_TICK}"{" checked" if value == chosen else ""}></span>'
        f'<span class="{OPTION_TEXT}">{escape(label)}</span></label>'
        for value, label in _options(props)
    )
    return f'<div id="{name}" class="{LIST} {RADIO}">{inside}</div>'


def _dropdown(props: dict) -> str:
    value = props.get("value")
    chosen = {str(v) for v in (value if isinstance(value, list) else [value])}
    shown = ", ".join(label for value, label in _options(props) if value in chosen)
    return (
        f'<div class="{DROPDOWN_BOX}"><button type="button" class="{DROPDOWN}" disabled '
        f'id="{escape(str(props.get("id", "")))}">'
        f'<span class="{DROPDOWN_VALUE}">{escape(shown)}</span></button></div>'
    )


def _nothing(props: dict) -> str:
    return ""


CONTROLS: dict[str, Callable[[dict], str]] = {
    "Input": _input,
    "RadioItems": _radio,
    "Dropdown": _dropdown,
    "Store": _nothing,
    "Location": _nothing,
    "Interval": _nothing,
    "Download": _nothing,
}
"""Dash's own controls as they stand before Dash has drawn them."""
