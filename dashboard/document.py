"""The document of a page: the first layout as HTML and as JSON, scripts in the order that shows figures first."""
from __future__ import annotations

import json
import re
from html import escape
from importlib.resources import files
from pathlib import Path

from dashboard.prerender import prerender

ASSETS = Path(__file__).with_name("assets")
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
ENTRY = '<div id="first">{first}</div>\n<div id="react-entry-point" hidden></div>'
UNUSED = re.compile(r"/dash_table/|plotly-cartesian|/start\.js")
"""Scripts Dash would load that no page uses, or that stand elsewhere in the order."""
SMALL, WHOLE = "vendor/plotly-cartesian.min.js", "plotly/package_data/plotly.min.js"
START = '<script id="_dash-renderer" src="{src}" defer></script>'


ICON = '<link rel="icon" type="image/svg+xml" href="{src}">'


def asset(name: str) -> str:
    """Address of a file of assets; it changes with the file, so the file may be kept for a year."""
    return f"/assets/{name}?m={(ASSETS / name).stat().st_mtime}"


def icon() -> str:
    """The house's icon."""
    return ICON.format(src=asset("favicon.svg"))


def plotly() -> str:
    """Address of the small bundle when it was fetched, else of the whole plotly.js in the plotly package."""
    if (ASSETS / SMALL).is_file():
        return asset(SMALL)
    stamp = files("plotly").joinpath("package_data/plotly.min.js").stat().st_mtime
    return f"/_dash-component-suites/{WHOLE}?m={stamp}"


def scripts(tags: str, draws: bool) -> str:
    """Deferred scripts, run in this order: plotly, our own (they draw), then Dash and its components."""
    found = [src for src in re.findall(r'src="([^"]+)"', tags) if not UNUSED.search(src)]
    ordered = [src for src in found if src.startswith("/assets/")] + [s for s in found if not s.startswith("/assets/")]
    return "\n".join(f'<script src="{escape(src)}" defer></script>' for src in [plotly()] * draws + ordered)


def data(name: str, text: str) -> str:
    """JSON inside the document; neither a tag nor a mark of the template can begin in it."""
    text = text.replace("<", "\\u003c").replace("{%", "{\\u0025")
    return f'<script id="{name}" type="application/json">{text}</script>'


def first(layout: str) -> str:
    """The layout's HTML and its JSON, for the body."""
    return ENTRY.format(first=prerender(json.loads(layout)).replace("{%", "{&#37;")) + data("first-layout", layout)
