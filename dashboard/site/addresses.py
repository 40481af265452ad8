"""Addresses of the files a page needs, with their versions: assets and the drawing script."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

ASSETS = Path(__file__).parents[1] / "assets"
SUITES = "/_dash-component-suites/"
"""Where Dash serves the files of packages."""
WHOLE = "plotly/package_data/plotly.min.js"


def asset(name: str) -> str:
    """Address of a file of assets; it changes with the file, so the file may be kept for a year."""
    return f"/assets/{name}?m={(ASSETS / name).stat().st_mtime}"


@lru_cache(maxsize=1)
def plotly_version() -> str:
    """The plotly.js version inside the installed plotly package: the small bundle must be the
    same."""
    with files("plotly").joinpath("package_data/plotly.min.js").open("rb") as library:
        start = library.read(400)
    version = re.search(rb"v(\d+\.\d+\.\d+)", start)
    if version is None:
        raise ValueError(f"plotly.min.js: в начале нет версии / no version at its start: {start!r}")
    return version[1].decode()


def small_bundle() -> Path:
    """Where `python -m dashboard assets` puts the cartesian bundle; its name holds the version,
    so an old one rests."""
    return ASSETS / "vendor" / f"plotly-cartesian-{plotly_version()}.min.js"


def plotly(small: bool | None = None) -> str:
    """Address of the small bundle when it was fetched, else of the whole plotly.js; `small`
    decides for them."""
    if small if small is not None else small_bundle().is_file():
        return asset(f"vendor/{small_bundle().name}")
    stamp = Path(str(files("plotly"))).joinpath("package_data/plotly.min.js").stat().st_mtime
    return f"{SUITES}{WHOLE}?m={stamp}"
