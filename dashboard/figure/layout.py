"""A passport laid out for a sheet, a theme and a width: words around the plot, all inside one
drawing.

Every size is laid out anew from the passport, so an exported picture is never a scaled screenshot.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from types import ModuleType

import plotly.graph_objects as go

from dashboard.figure import heading
from dashboard.figure.issue import issue
from dashboard.figure.passport import Passport
from dashboard.figure.sheets import SHEETS, Canvas, canvas
from dashboard.figure.theme import FONT
from dashboard.figure.theme import THEMES as _THEMES
from etl import walking
from etl.language import Words
from etl.language import text as words
from etl.store.reader import Reader

SIZES = tuple(SHEETS)
THEMES = tuple(_THEMES)
SEPARATORS = Words("," + words.NBSP, ".,")
"""Of decimals, then of thousands, as plotly.js wants them."""


@dataclass(frozen=True)
class Drawing:
    """A passport laid out as plain JSON, as a browser draws it: no check of every attribute,
    which costs more than all the rest. The tests check that plotly itself accepts every one of
    them unchanged."""

    passport: Passport
    data: list[dict]
    layout: dict

    @property
    def height(self) -> int:
        """Pixels from the sheet's top to its bottom."""
        return self.layout["height"]

    def as_json(self) -> dict:
        """What a browser needs to draw."""
        return {"data": self.data, "layout": self.layout}


@lru_cache(maxsize=1)
def kinds() -> dict[str, ModuleType]:
    """Every kind by name, found by walking `dashboard/kinds`."""
    return {m.__name__.rpartition(".")[2]: m for m in walking.modules("dashboard.kinds")}


def drawing(
    passport: Passport,
    size: str = "screen",
    theme: str = "light",
    *,
    width: int | None = None,
    reach: tuple[float, float] | None = None,
) -> Drawing:
    """A passport as plain JSON on a named sheet: own font sizes, wrapped titles, margins from
    text lengths.

    `width` in px replaces the sheet's for screen and phone; `reach` sets the ends of the scale,
    for figures compared side by side. KeyError: unknown size or theme.
    """
    if reach:
        passport = replace(passport, spec={**passport.spec, "reach": list(reach)})
    sheet = canvas(size, theme, passport.lang)
    return lay_out(passport, replace(sheet, width=width) if width and sheet.on_page else sheet)


def on_sheet(
    passport: Passport,
    size: str = "screen",
    theme: str = "light",
    *,
    width: int | None = None,
    reach: tuple[float, float] | None = None,
) -> go.Figure:
    """The same as a plotly figure, for notebooks and pictures; it keeps the passport as JSON in
    `layout.meta`."""
    return checked(drawing(passport, size, theme, width=width, reach=reach))


def draw(
    name: str,
    reader: Reader,
    lang: str = "ru",
    *,
    today: date | None = None,
    size: str = "screen",
    theme: str = "light",
    **choices: object,
) -> go.Figure:
    """Issue a figure's passport and lay it out: what a notebook shows. KeyError: no such figure.
    A missing mart gives the empty state."""
    return on_sheet(issue(name, reader, lang, today=today, **choices), size, theme)


def checked(drawn: Drawing) -> go.Figure:
    """The drawing as plotly's own object, every attribute checked."""
    fig = go.Figure(data=drawn.data, layout=drawn.layout)
    fig.layout.meta = {"passport": drawn.passport.as_dict()}
    return fig


def lay_out(passport: Passport, sheet: Canvas) -> Drawing:
    """A passport on a sheet: heading, plot, caption, watermark, all inside the figure."""
    kind = kinds()[passport.kind]
    sheet, room = _fitted(passport, kind, sheet)
    top = heading.height(passport, sheet)
    bottom = heading.footer_height(passport, sheet)
    plot = kind.plot(passport.spec, room)
    height = sheet.height or round(top + room.plot_height + bottom)
    margin = {
        "l": round(sheet.pad + plot.left),
        "r": round(sheet.pad + plot.right),
        "t": round(top + plot.top),
        "b": round(bottom + plot.bottom),
        "pad": 0,
        "autoexpand": False,
    }
    layout = dict(
        width=None if sheet.on_page else sheet.width,
        height=height,
        autosize=sheet.on_page,
        margin=margin,
        template={},
        font={"family": FONT, "size": sheet.px("label"), "color": sheet.theme.text},
        paper_bgcolor="rgba(0,0,0,0)" if sheet.on_page else sheet.theme.paper,
        plot_bgcolor="rgba(0,0,0,0)",
        separators=SEPARATORS[sheet.lang],
        showlegend=False,
        dragmode=False,
        hoverlabel={"font": {"family": FONT, "size": 13}},
        shapes=plot.shapes,
        annotations=[*plot.annotations, *heading.texts(passport, sheet, margin, height)],
        title=heading.title(passport, sheet),
    )
    return Drawing(passport, plot.traces, {**layout, **plot.layout})


def _fitted(passport: Passport, kind: ModuleType, sheet: Canvas) -> tuple[Canvas, Canvas]:
    """The sheet with its type, and the room inside it with the plot's type.

    On a sheet of fixed height a plot that does not fit is drawn in smaller type; where that
    would be much smaller than its heading, the heading shrinks as well and leaves it more room.
    What does not fit in the smallest type makes the sheet taller: nothing is cut or overprinted.
    """
    inner = sheet.width - 2 * sheet.pad
    base = sheet.base
    spec = passport.spec
    if not sheet.height:
        return sheet, sheet.room(inner, kind.height(spec, sheet.room(inner, 0)))
    elastic = getattr(kind, "ELASTIC", False)
    for share in (1.0, 0.9, 0.8, 0.7):
        sheet = replace(sheet, base=base * share)
        words_px = heading.height(passport, sheet) + heading.footer_height(passport, sheet)
        room = sheet.room(inner, sheet.height - words_px)
        while not elastic and room.base > 8 and kind.height(spec, room) > room.plot_height:
            room = replace(room, base=room.base * 0.93)
        if room.base > 0.75 * sheet.base:
            break
    need = 0 if elastic else kind.height(spec, room)
    if need > room.plot_height:
        sheet = replace(sheet, height=round(sheet.height + need - room.plot_height))
        room = replace(room, plot_height=need)
    return sheet, room
