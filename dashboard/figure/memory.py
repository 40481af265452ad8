"""Figures drawn for a view, kept in memory: the same build, language, day, sheet and choices are
drawn once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import plotly.graph_objects as go

from dashboard.figure.frame import Drawing, drawing, on_sheet, told
from dashboard.figure.registry import registry
from dashboard.site.page import View

CONFIG = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "responsive": True,
    "scrollZoom": False,
    "doubleClick": False,
}
"""Of every graph: plotly 7 would otherwise offer to upload the chart to somebody else's server."""
PHONE_PX = 460


class Held:
    """A reader that hashes by its build, so that figures can be cached."""

    def __init__(self, reader):
        self.reader, self.key = (
            reader,
            (str(reader.folder), reader.build, reader.manifest.get("created")),
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Held) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


@lru_cache(maxsize=512)
def _told(held: Held, name: str, lang: str, today: date, choices: tuple) -> dict:
    return told(name, held.reader, lang, today=today, **dict(choices))


@lru_cache(maxsize=1024)
def _laid_out(
    held: Held,
    name: str,
    lang: str,
    today: date,
    choices: tuple,
    size: str,
    theme: str,
    width: int | None,
    reach: tuple[float, float] | None,
) -> Drawing:
    return drawing(_told(held, name, lang, today, choices), size, theme, width=width, reach=reach)


def _own(name: str, choices: Mapping[str, object]) -> tuple:
    return tuple(sorted((k, v) for k, v in choices.items() if k in registry()[name].choices))


def figure(
    name: str,
    reader,
    lang: str,
    today: date,
    choices: Mapping[str, object],
    *,
    size: str = "screen",
    theme: str = "light",
    width: int | None = None,
) -> go.Figure:
    """A figure laid out, for files; `width` px on a page. KeyError: no such figure, size or
    theme."""
    return on_sheet(
        _told(Held(reader), name, lang, today, _own(name, choices)), size, theme, width=width
    )


def on_page(name: str, view: View, *, reach: tuple[float, float] | None = None) -> Drawing:
    """The figure of a card: a whole slide on a projector, the phone's type below PHONE_PX, else the
    screen's.

    Treat as read-only. `reach`: ends of its scale.
    """
    given = (Held(view.reader), name, view.lang, view.today, _own(name, view.choices))
    if view.theme == "projector":
        return _laid_out(*given, "16:9", "projector", None, reach)
    size = "phone" if view.width < PHONE_PX else "screen"
    return _laid_out(*given, size, view.theme, view.width, reach)


def light_json(fig: go.Figure | Drawing) -> dict:
    """What the browser needs to draw: the figure without its passport."""
    plain = (
        {"data": fig.data, "layout": fig.layout}
        if isinstance(fig, Drawing)
        else fig.to_plotly_json()
    )
    return {
        "data": plain["data"],
        "layout": {k: v for k, v in plain["layout"].items() if k != "meta"},
    }
