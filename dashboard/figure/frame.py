"""The frame of every figure: words around the plot, the passport, re-layout for a size and a theme.

A figure is a pure function of its passport (`fig.layout.meta["passport"]`, JSON): `relayout`
throws the old layout away and lays the same passport out anew, so an exported picture is never a
scaled screenshot.
"""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import date
from importlib import import_module

import pandas as pd
import plotly.graph_objects as go

from dashboard.figure import evidence, heading, live
from dashboard.figure.evidence import MissingRows, Told
from dashboard.figure.registry import FigureSpec, registry
from dashboard.figure.sheets import SHEETS, Canvas, canvas
from dashboard.figure.theme import FONT
from dashboard.figure.theme import THEMES as _THEMES
from etl.language import Words
from etl.language import text as words

SIZES, THEMES = tuple(SHEETS), tuple(_THEMES)
EMPTY = Words(
    "Нет данных: появится после make update.", "No data yet: it appears after make update."
)
NONE_HERE = Words("По этому выбору данных нет.", "No data for this selection.")


@dataclass(frozen=True)
class Head:
    """What a figure says in words. `rows` are exactly the rows drawn; `columns` key → Words
    (label), for others.

    `place`, `data_date` (ISO, "" = undated) and `grade` follow from evidence rows; give them
    where rows carry none. `also` are tables drawn beside evidence rows that carry no source of
    their own: the graph credits them.
    """

    name: str
    lang: str
    title: str | Told
    subtitle: str
    subject: Words
    how_to_read: Words
    rows: pd.DataFrame
    columns: dict[str, Words] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    n: int | None = None
    place: str | None = None
    data_date: str | None = None
    grade: str = ""
    note: str = ""
    today: date | None = None
    also: tuple[str, ...] = ()


def frame(head: Head, kind: str, spec: dict) -> go.Figure | Drawing:
    """A figure of this kind with its passport, laid out for the screen. The only way figures are
    made."""
    today, lang, rows = head.today or date.today(), head.lang, head.rows
    newest = evidence.data_date(rows, today) if head.data_date is None else head.data_date
    weakest = head.grade or evidence.grade(rows)
    columns = head.columns or {k: w for k, w in evidence.COLUMNS.items() if k in rows.columns}
    sources = (
        evidence.origins(rows) if {"publisher", "url", "page_date"} <= set(rows.columns) else []
    )
    title = evidence.title(head.title, head.subject[lang], rows, newest, today)
    subtitle = head.subtitle + (
        f", n{_NB}={_NB}{words.number(head.n, lang)}" if head.n is not None else ""
    )
    card = {
        "name": head.name,
        "kind": kind,
        "lang": lang,
        "title": title,
        "subtitle": subtitle,
        "subject": head.subject[lang],
        "how_to_read": head.how_to_read[lang],
        "note": head.note,
        "caption": evidence.caption(sources, weakest, lang, head.note),
        "place": evidence.places(rows, lang) if head.place is None else head.place,
        "age_badge": heading.age_badge(newest, today, lang),
        "data_date": newest,
        "drawn_on": today.isoformat(),
        "grade": weakest,
        "n": head.n,
        "watermark": bool(rows["synthetic"].any()) if "synthetic" in rows.columns else False,
        "row_ids": [str(i) for i in rows["id"]] if "id" in rows.columns else [],
        "columns": [
            {"key": k, "label": w[lang], "unit": head.units.get(k, "")} for k, w in columns.items()
        ],
        "rows": [
            {k: _plain(v) for k, v in row.items()} for row in rows[list(columns)].to_dict("records")
        ],
        "definitions": sorted(set(rows["definition_id"].dropna()))
        if "definition_id" in rows.columns
        else [],
        "origins": sources,
        "also": list(head.also),
        "spec": spec,
    }
    card["alt"] = heading.alt_text(card)
    if _TOLD_ONLY.get():
        return Drawing(card, [], {})
    return lay_out(card, canvas("screen", "light", lang))


_NB = "\u00a0"
_TOLD_ONLY: ContextVar[bool] = ContextVar("told_only", default=False)
"""Set while only the passport is wanted: a drawing for the screen would be thrown away at once."""


def _plain(value):
    if value is None or (not isinstance(value, (list, dict)) and pd.isna(value)):
        return None
    value = value.item() if hasattr(value, "item") else value
    return value if isinstance(value, (bool, int, float, str)) else str(value)


@dataclass(frozen=True)
class Drawing:
    """A passport laid out as plain JSON, as a browser draws it: no check of every attribute,
    which costs more than all the rest. The tests check that plotly itself accepts every one of
    them unchanged."""

    card: dict
    data: list[dict]
    layout: dict


def passport(fig: go.Figure | Drawing) -> dict:
    """The figure's JSON passport: title, subtitle, caption, rows drawn, origins, alt text, kind
    and spec."""
    return fig.card if isinstance(fig, Drawing) else fig.layout.meta["passport"]


def relayout(
    fig: go.Figure,
    size: str = "screen",
    theme: str = "light",
    *,
    width: int | None = None,
    reach: tuple[float, float] | None = None,
) -> go.Figure:
    """The same figure laid out anew: own font sizes, wrapped titles, margins from text lengths.

    `width` in px replaces the sheet's for screen and phone; `reach` sets the ends of the scale,
    for figures compared side by side. KeyError: unknown size or theme.
    """
    return on_sheet(passport(fig), size, theme, width=width, reach=reach)


def on_sheet(
    card: dict,
    size: str = "screen",
    theme: str = "light",
    *,
    width: int | None = None,
    reach: tuple[float, float] | None = None,
) -> go.Figure:
    """A passport laid out on a named sheet; see `relayout`."""
    return _checked(drawing(card, size, theme, width=width, reach=reach))


def drawing(
    card: dict,
    size: str = "screen",
    theme: str = "light",
    *,
    width: int | None = None,
    reach: tuple[float, float] | None = None,
) -> Drawing:
    """The same as plain JSON, for a browser."""
    if reach:
        card = {**card, "spec": {**card["spec"], "reach": list(reach)}}
    sheet = canvas(size, theme, card["lang"])
    return _plotted(card, replace(sheet, width=width) if width and sheet.on_page else sheet)


def lay_out(card: dict, sheet: Canvas) -> go.Figure:
    """Draw a passport on a sheet: heading, plot, caption, watermark, all inside the figure."""
    return _checked(_plotted(card, sheet))


def _checked(drawn: Drawing) -> go.Figure:
    return go.Figure(data=drawn.data, layout=drawn.layout)


def _plotted(card: dict, sheet: Canvas) -> Drawing:
    kind = import_module(f"dashboard.kinds.{card['kind']}")
    sheet, room = _fitted(card, kind, sheet)
    top, bottom = heading.height(card, sheet), heading.footer_height(card, sheet)
    plot = kind.plot(card["spec"], room)
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
        separators="," + _NB if sheet.lang == "ru" else ".,",
        showlegend=False,
        dragmode=False,
        hoverlabel={"font": {"family": FONT, "size": 13}},
        shapes=plot.shapes,
        annotations=[*plot.annotations, *heading.texts(card, sheet, margin, height)],
        title=heading.title(card, sheet),
        meta={"passport": card, "size": sheet.size, "theme": sheet.theme.name},
    )
    return Drawing(card, plot.traces, {**layout, **plot.layout})


def _fitted(card: dict, kind, sheet: Canvas) -> tuple[Canvas, Canvas]:
    """The sheet with its type, and the room inside it with the plot's type.

    On a sheet of fixed height a plot that does not fit is drawn in smaller type; where that
    would be much smaller than its heading, the heading shrinks as well and leaves it more room.
    """
    inner, base = sheet.width - 2 * sheet.pad, sheet.base
    if not sheet.height:
        room = sheet.room(inner, 0)
        return sheet, sheet.room(inner, kind.height(card["spec"], room))
    for share in (1.0, 0.9, 0.8, 0.7):
        sheet = replace(sheet, base=base * share)
        room = sheet.room(
            inner, sheet.height - heading.height(card, sheet) - heading.footer_height(card, sheet)
        )
        while (
            not getattr(kind, "ELASTIC", False)
            and room.base > 8
            and (kind.height(card["spec"], room) > room.plot_height)
        ):
            room = replace(room, base=room.base * 0.93)
        if room.base > 0.75 * sheet.base:
            break
    return sheet, room


def draw(
    name: str,
    reader,
    lang: str = "ru",
    *,
    today: date | None = None,
    size: str = "screen",
    theme: str = "light",
    **choices,
) -> go.Figure:
    """Load the figure's marts and draw it. KeyError: no such figure. A missing mart gives the
    empty state."""
    return on_sheet(told(name, reader, lang, today=today, **choices), size, theme)


def told(name: str, reader, lang: str = "ru", *, today: date | None = None, **choices) -> dict:
    """The passport of a figure, to be laid out on any sheet; see `draw`.

    Unknown choice values fall back to the default (ask
    `registry()[name].choices[key].accept(value)` first to tell the reader). `today` decides
    tenses and ages; the machine's date unless given.
    """
    spec = registry()[name]
    chosen = {k: c.accept(choices.get(k, c.default))[0] for k, c in spec.choices.items()}
    absent = [m for m in spec.marts if not reader.has(m)]
    only = _TOLD_ONLY.set(True)
    try:
        fig = (
            _empty(spec, lang, absent, today)
            if absent
            else spec.fn(
                *map(reader.table, spec.marts),
                lang=lang,
                today=today,
                **chosen,
                **{m: live.credited(reader, m, lang) for m in spec.optional if reader.has(m)},
            )
        )
    except MissingRows as missing:
        why = missing.args[0]
        said = isinstance(why, Words)
        fig = _empty(spec, lang, [] if said else [str(why)], today, why if said else NONE_HERE)
    finally:
        _TOLD_ONLY.reset(only)
    card = {**passport(fig), "choices": chosen}
    if not absent:
        _credit(card, spec, reader, lang)
    return card


def _credit(card: dict, spec: FigureSpec, reader, lang: str) -> None:
    """What only the graph knows: the demonstration watermark, and credits of tables without
    sources per row."""
    seen = [m for m in spec.optional if live.drawn(m, card["row_ids"])]
    card["watermark"] = card["watermark"] or any(reader.synthetic(m) for m in (*spec.marts, *seen))
    if also := spec.marts if not card["origins"] else card["also"]:
        card["origins"] = [*card["origins"], *heading.captured(reader, also, lang)]
        card["caption"] = evidence.caption(card["origins"], card["grade"], lang, card["note"])


def _empty(
    spec: FigureSpec, lang: str, absent: list[str], today: date | None, why: Words = EMPTY
) -> go.Figure:
    head = Head(
        name=spec.name,
        lang=lang,
        title=spec.subject[lang],
        subtitle="",
        subject=spec.subject,
        how_to_read=spec.how_to_read,
        rows=pd.DataFrame({"id": pd.Series([], dtype="str")}),
        today=today,
    )
    return frame(
        head, "empty", {"text": why[lang], "would_show": spec.how_to_read[lang], "absent": absent}
    )
