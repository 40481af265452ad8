"""The document of a page: the first layout as HTML and as JSON, scripts in the order that shows
figures first."""

from __future__ import annotations

import json
import re
from html import escape

from dashboard.server import seam
from dashboard.server.prerender import prerender
from dashboard.site.addresses import asset

INDEX = """<!DOCTYPE html>
<html lang="ru">
<head>
{%metas%}
<title>{%title%}</title>
{%icon%}
{%css%}
{%scripts%}
</head>
<body>
{%app_entry%}
<div>{%config%}{%renderer%}</div>
</body>
</html>"""
ENTRY = '<div id="first">{first}</div>\n<div id="{entry}" hidden></div>'


ICON = '<link rel="icon" type="image/svg+xml" href="{src}">'


def icon() -> str:
    """The house's icon."""
    return ICON.format(src=asset("favicon.svg"))


def scripts(tags: str, plot: str) -> str:
    """Deferred scripts, run in this order: `plot` (plotly's address; "" when nothing is drawn),
    our own (they draw); then, late, Dash and its components."""
    found = [src for src in re.findall(r'src="([^"]+)"', tags) if not seam.UNUSED.search(src)]
    own = [src for src in found if src.startswith("/assets/")]
    return "\n".join(
        [f'<script src="{escape(src)}" defer></script>' for src in [plot] * bool(plot) + own]
        + [seam.LATE.format(src=escape(src), more="") for src in found if src not in own]
    )


def data(name: str, text: str) -> str:
    """JSON inside the document; neither a tag nor a mark of the template can begin in it."""
    text = text.replace("<", "\\u003c").replace("{%", "{\\u0025")
    return f'<script id="{name}" type="application/json">{text}</script>'


def first(layout: str) -> str:
    """The layout's HTML and its JSON, for the body."""
    html = prerender(json.loads(layout)).replace("{%", "{&#37;")
    return ENTRY.format(first=html, entry=seam.ENTRY) + data("first-layout", layout)
