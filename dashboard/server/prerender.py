"""The first layout as HTML, so that text stands and figures are drawn before Dash itself has
started.

Dash mounts the same layout beside it and takes its place (assets/draw.js): the drawn figures are
moved, not redrawn.
"""

from __future__ import annotations

from html import escape

from dashboard.server import seam
from dashboard.server.markup import attributes

VOID = {"br", "hr", "img", "input", "link", "meta", "source", "wbr", "col"}


def prerender(node: object) -> str:
    """HTML of a layout given as plain JSON; a component nobody draws here keeps its children, or
    an empty place until Dash draws it."""
    if node is None or isinstance(node, bool):
        return ""
    if isinstance(node, list):
        return "".join(map(prerender, node))
    if not isinstance(node, dict):
        return escape(str(node))
    kind = node["type"]
    props = node["props"]
    if node["namespace"] != seam.HTML:
        if kind in seam.CONTROLS:
            return seam.CONTROLS[kind](props)
        return f"<div>{prerender(props.get('children'))}</div>"
    tag = kind.lower()
    start = f"<{tag}{attributes(props)}>"
    return start if tag in VOID else f"{start}{prerender(props.get('children'))}</{tag}>"
