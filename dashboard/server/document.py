"""The document of a page: the first layout as HTML and as JSON, scripts in the order that shows
figures first."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from html import escape
from importlib.resources import files
from pathlib import Path

from dashboard.server import seam
from dashboard.server.prerender import prerender

ASSETS = Path(__file__).parents[1] / "assets"
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
WHOLE = "plotly/package_data/plotly.min.js"


ICON = '<link rel="icon" type="image/svg+xml" href="{src}">'


def asset(name: str) -> str:
    """Address of a file of assets; it changes with the file, so the file may be kept for a year."""
    return f"/assets/{name}?m={(ASSETS / name).stat().st_mtime}"


def icon() -> str:
    """The house's icon."""
    return ICON.format(src=asset("favicon.svg"))


@lru_cache(maxsize=1)
def plotly_version() -> str:
    """The plotly.js version inside the installed plotly package: the small bundle must be the
    same."""
    with files("plotly").joinpath("package_data/plotly.min.js").open("rb") as library:
        return re.search(rb"v(\d+\.\d+\.\d+)", library.read(400))[1].decode()


def small_bundle() -> Path:
    """Where `python -m dashboard assets` puts the cartesian bundle; its name holds the version,
    so an old one rests."""
    return ASSETS / "vendor" / f"plotly-cartesian-{plotly_version()}.min.js"


def plotly(small: bool | None = None) -> str:
    """Address of the small bundle when it was fetched, else of the whole plotly.js; `small`
    decides for them."""
    if small if small is not None else small_bundle().is_file():
        return asset(f"vendor/{small_bundle().name}")
    stamp = files("plotly").joinpath("package_data/plotly.min.js").stat().st_mtime
    return f"{seam.SUITES}{WHOLE}?m={stamp}"


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
