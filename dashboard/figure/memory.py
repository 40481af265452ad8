"""Figures drawn for a view, kept in memory: the same build, language, day, sheet and choices are
drawn once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Protocol

from dashboard.figure.issue import attempt, failed
from dashboard.figure.layout import Drawing, drawing
from dashboard.figure.passport import Passport
from dashboard.figure.registry import registry
from etl.store.reader import Reader

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


class Viewed(Protocol):
    """What the memory needs of a page's view."""

    @property
    def reader(self) -> Reader: ...
    @property
    def lang(self) -> str: ...
    @property
    def today(self) -> date: ...
    @property
    def choices(self) -> Mapping[str, Any]: ...
    @property
    def theme(self) -> str: ...
    @property
    def width(self) -> int: ...


class Held:
    """A reader that hashes by its build, so that figures can be cached."""

    def __init__(self, reader: Reader):
        self.reader = reader
        self.key = (str(reader.folder), reader.build, reader.manifest.get("created"))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Held) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


@lru_cache(maxsize=512)
def _issued(held: Held, name: str, lang: str, today: date, choices: tuple) -> Passport:
    """What a figure raises is raised here, so that no failure is kept."""
    return attempt(registry()[name], held.reader, lang, today, dict(choices))


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
    passport = _issued(held, name, lang, today, choices)
    return drawing(passport, size, theme, width=width, reach=reach)


def _own(name: str, choices: Mapping[str, Any]) -> tuple:
    return tuple(sorted((k, v) for k, v in choices.items() if k in registry()[name].choices))


def passport(
    name: str, reader: Reader, lang: str, today: date, choices: Mapping[str, Any]
) -> Passport:
    """A figure's passport, for files. KeyError: no such figure. One that raises says so."""
    own = _own(name, choices)
    try:
        return _issued(Held(reader), name, lang, today, own)
    except Exception:  # whatever a figure raises becomes a sentence with a number
        return failed(name, lang, today)


def on_page(name: str, view: Viewed, *, reach: tuple[float, float] | None = None) -> Drawing:
    """The figure of a card: a whole slide on a projector, the phone's type below PHONE_PX, else the
    screen's.

    Treat as read-only. `reach`: ends of its scale. One that raises says so in its place.
    """
    key = (Held(view.reader), name, view.lang, view.today, _own(name, view.choices))
    size, theme, width = sheet_of(view)
    try:
        return _laid_out(*key, size, theme, width, reach)
    except Exception:  # issued or laid out: either way the rest of the page stands
        return drawing(failed(name, view.lang, view.today), size, theme, width=width)


def sheet_of(view: Viewed) -> tuple[str, str, int | None]:
    """Size, theme and width of a card in this view."""
    if view.theme == "projector":
        return "16:9", "projector", None
    return "phone" if view.width < PHONE_PX else "screen", view.theme, view.width
