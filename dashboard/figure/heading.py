"""The words inside a figure around its plot: badges, title, subtitle, caption, watermark."""

from __future__ import annotations

from datetime import date
from math import cos, radians, sin
from typing import Any

from dashboard.figure import places
from dashboard.figure.passport import Passport
from dashboard.figure.sheets import Canvas, measure
from etl.language import Words
from etl.language import text as words
from etl.store.reader import Reader

BADGES_APART = 14
"""px between the place and its age."""
GRADED = Words("оценено {grade}", "graded {grade}")
WATERMARK = "ДЕМО-ДАННЫЕ / DEMO DATA"


def age_badge(newest: str, today: date, lang: str) -> str:
    """«янв. 2026, 10 мес. назад»; empty for a figure without a date."""
    return f"{words.month(newest, lang)}, {words.age(newest, today, lang)}" if newest else ""


def _age(passport: Passport) -> str:
    """The age and the grade, as they stand beside the place."""
    grade = GRADED[passport.lang].format(grade=passport.grade) if passport.grade else ""
    return " · ".join(part for part in (passport.age_badge, grade) if part)


def captured(reader: Reader, marts: tuple[str, ...], lang: str) -> list[dict]:
    """Credits from the graph: one entry per captured file above the marts."""
    out = {}
    for mart in marts:
        for shot in reader.snapshots(mart):
            publisher, licence = authored(reader, shot.origin_id, lang)
            out[shot.url] = {
                "publisher": publisher,
                "url": shot.url,
                "licence": licence,
                "grade": "",
                "date": str(shot.published or shot.accessed)[:10],
            }
    return list(out.values())


def authored(reader: Reader, origin_id: str, lang: str) -> tuple[str, str]:
    """Publisher and licence of a source as its module words them; its id when the build does not
    know it."""
    for source in reader.manifest["sources"].values():
        origin = source.get("origin") or {}
        if origin.get("id") == origin_id:
            return origin["publisher"][lang], origin["licence"][lang]
    return origin_id, ""


def _wrapped(passport: Passport, sheet: Canvas) -> dict[str, list[str]]:
    inner = sheet.width - 2 * sheet.pad
    return {
        "title": sheet.wrap(passport.title, inner, "title", bold=True),
        "subtitle": sheet.wrap(passport.subtitle, inner, "subtitle") if passport.subtitle else [],
        "caption": sheet.wrap(_caption(passport), inner, "small") if _caption(passport) else [],
    }


def _caption(passport: Passport) -> str:
    return f"{WATERMARK}. {passport.caption}" if passport.watermark else passport.caption


def _eyebrow(passport: Passport, sheet: Canvas) -> float:
    """Height of the badges: the age goes below the place where both do not fit beside each
    other."""
    if not passport.place and not passport.age_badge:
        return 0
    return (
        sheet.px("small") * 1.3 + 10 + (sheet.line("small") + 4 if _stacked(passport, sheet) else 0)
    )


def _stacked(passport: Passport, sheet: Canvas) -> bool:
    both = (
        sheet.text_width(places.plain(passport.place), "small", bold=True)
        + BADGES_APART
        + sheet.text_width(_age(passport), "small")
    )
    return bool(passport.place and passport.age_badge) and both > sheet.width - 2 * sheet.pad


def height(passport: Passport, sheet: Canvas) -> float:
    """Pixels from the sheet's top to the plot: badges, title and subtitle."""
    wrapped = _wrapped(passport, sheet)
    return (
        sheet.pad
        + _eyebrow(passport, sheet)
        + len(wrapped["title"]) * sheet.line("title")
        + 4
        + len(wrapped["subtitle"]) * sheet.line("subtitle")
        + sheet.base
    )


def footer_height(passport: Passport, sheet: Canvas) -> float:
    """Pixels from the plot to the sheet's bottom: the caption and the space around it."""
    return len(_wrapped(passport, sheet)["caption"]) * sheet.line("small") + sheet.base + sheet.pad


def title(passport: Passport, sheet: Canvas) -> dict:
    """layout.title: the finding, wrapped, at the sheet's left edge."""
    lines = _wrapped(passport, sheet)["title"]
    rise = (
        0.98 if len(lines) > 1 else 0.28
    )  # plotly.js 3 sets one line by its capitals' top, several by the baseline
    return {
        "text": "<br>".join(lines),
        "x": 0,
        "xref": "container",
        "xanchor": "left",
        "y": 1,
        "yref": "container",
        "yanchor": "top",
        "automargin": False,
        "pad": {
            "l": sheet.pad,
            "t": sheet.pad + _eyebrow(passport, sheet) + sheet.px("title") * rise,
        },
        "font": {
            "size": sheet.px("title"),
            "color": sheet.theme.text,
            "weight": 700,
            "lineposition": "none",
        },
    }


def texts(passport: Passport, sheet: Canvas, margin: dict, total: float) -> list[dict]:
    """Annotations for everything but the title, placed in px from the sheet's edges."""
    wrapped = _wrapped(passport, sheet)
    theme = sheet.theme
    left = sheet.pad - margin["l"]

    def at_top(
        text: str, offset: float, role: str, colour: str, shift: float = 0, **extra: Any
    ) -> dict:
        return {
            "text": text,
            "xref": "paper",
            "x": 0,
            "xanchor": "left",
            "xshift": left + shift,
            "yref": "paper",
            "y": 1,
            "yanchor": "top",
            "yshift": margin["t"] - offset,
            "showarrow": False,
            "align": "left",
            "borderpad": 0,
            "font": {"size": sheet.px(role), "color": colour},
            **extra,
        }

    out = []
    x = 0.0
    if passport.place:
        out.append(
            at_top(
                places.marked(passport.place, theme),
                sheet.pad,
                "small",
                theme.text,
                name="place",
            )
        )
        x = sheet.text_width(places.plain(passport.place), "small", bold=True) + BADGES_APART
    if passport.age_badge:
        x, drop = (0.0, sheet.line("small") + 4) if _stacked(passport, sheet) else (x, 0)
        out.append(at_top(_age(passport), sheet.pad + drop, "small", theme.muted, x, name="age"))
    if wrapped["subtitle"]:
        y = sheet.pad + _eyebrow(passport, sheet) + len(wrapped["title"]) * sheet.line("title") + 4
        out.append(
            at_top("<br>".join(wrapped["subtitle"]), y, "subtitle", theme.muted, name="subtitle")
        )
    if wrapped["caption"]:
        y = total - sheet.pad - len(wrapped["caption"]) * sheet.line("small")
        out.append(at_top("<br>".join(wrapped["caption"]), y, "small", theme.muted, name="caption"))
    if passport.watermark:
        out.append(_watermark(sheet, margin, total))
    return out


TILT = 18
"""Degrees the watermark rises by."""


def _watermark(sheet: Canvas, margin: dict, total: float) -> dict:
    """Across the middle of the sheet, as large as fits: no edge cuts it, however long the labels
    on the left are."""
    wide = measure(WATERMARK, 1, bold=True)
    tall = 1.3
    middle = margin["t"] + (total - margin["t"] - margin["b"]) / 2
    room = 2 * min(middle, total - middle)
    lean = cos(radians(TILT))
    rise = sin(radians(TILT))
    size = min(
        sheet.px("title") * 2.2,
        0.96 * sheet.width / (wide * lean + tall * rise),
        room / (wide * rise + tall * lean),
    )
    return {
        "text": f"<b>{WATERMARK}</b>",
        "xref": "paper",
        "yref": "paper",
        "x": 0.5,
        "y": 0.5,
        "xanchor": "center",
        "yanchor": "middle",
        "xshift": (margin["r"] - margin["l"]) / 2,
        "showarrow": False,
        "textangle": -TILT,
        "opacity": 0.16,
        "name": "watermark",
        "borderpad": 0,
        "font": {"size": size, "color": sheet.theme.text},
    }
