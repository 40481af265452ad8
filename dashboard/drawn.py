"""Figures drawn for a view, kept in memory: the same build, language, day, sheet and choices are drawn once."""
from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import plotly.graph_objects as go

from dashboard.figure import on_sheet, told
from dashboard.figures import registry
from dashboard.page import View

CONFIG = {"displayModeBar": False, "displaylogo": False, "showSendToCloud": False, "plotlyServerURL": "",
          "responsive": True, "scrollZoom": False, "doubleClick": False}
"""Of every graph: plotly 7 would otherwise offer to upload the chart to somebody else's server."""
PHONE_PX = 460


class Held:
    """A reader that hashes by its build, so that figures can be cached."""

    def __init__(self, reader):
        self.reader, self.key = reader, (str(reader.folder), reader.build, reader.manifest.get("created"))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Held) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


@lru_cache(maxsize=512)
def _told(held: Held, name: str, lang: str, today: date, choices: tuple) -> dict:
    return told(name, held.reader, lang, today=today, **dict(choices))


@lru_cache(maxsize=1024)
def _laid_out(held: Held, name: str, lang: str, today: date, choices: tuple, size: str, theme: str,
              width: int | None, reach: tuple[float, float] | None) -> go.Figure:
    return on_sheet(_told(held, name, lang, today, choices), size, theme, width=width, reach=reach)


def figure(name: str, reader, lang: str, today: date, choices: Mapping[str, object], *, size: str = "screen",
           theme: str = "light", width: int | None = None, reach: tuple[float, float] | None = None) -> go.Figure:
    """A figure laid out; treat as read-only. KeyError: no such figure, size or theme. `reach`: ends of its scale."""
    own = tuple(sorted((k, v) for k, v in choices.items() if k in registry()[name].choices))
    return _laid_out(Held(reader), name, lang, today, own, size, theme, width, reach)


def on_page(name: str, view: View, *, reach: tuple[float, float] | None = None) -> go.Figure:
    """The figure of a card: a whole slide on a projector, the phone's type below PHONE_PX, else the screen's."""
    given = (name, view.reader, view.lang, view.today, view.choices)
    if view.theme == "projector":
        return figure(*given, size="16:9", theme="projector", reach=reach)
    size = "phone" if view.width < PHONE_PX else "screen"
    return figure(*given, size=size, theme=view.theme, width=view.width, reach=reach)


def light_json(fig: go.Figure) -> dict:
    """What the browser needs to draw: the figure without its passport."""
    plain = fig.to_plotly_json()
    plain["layout"] = {k: v for k, v in plain["layout"].items() if k != "meta"}
    return plain
