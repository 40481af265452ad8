"""The sheet a figure is laid out on: its size in pixels, its type sizes, and the width of a text
on it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from dashboard.figure.theme import THEMES, Theme

# Advance widths of DejaVu Sans in 1/100 em: the widest face of our stack, so text never turns out
# wider.
_GROUPS = {
    20: "\u202f",
    26: "'",
    32: " ,.IJijl·\u00a0",
    36: "-/:;\\f|",
    42: "!()[]rt",
    46: '"',
    52: "*_`sz–",
    56: "?Lcгзсэ",
    61: "FPTYaekovxyГРТУабвекотухчьяё«»",
    66: "$0123456789EKSbdghnpqu{}ЕЗийлнпрЁ₽",
    70: "ABCRVXZАБВКСХЧЬЭЯдцъ",
    77: "DGHNUИЙЛНПм",
    81: "&OQwДОЦы",
    86: "#+<=>M^~МФЪфю≥≤≈−",
    91: "Ыжш",
    98: "%mщ",
    102: "@W—…",
    106: "Ш№",
    110: "ЖЩЮ",
}
_WIDTH = {c: w / 100 for w, chars in _GROUPS.items() for c in chars}
BOLD = 1.12
BUNDLED = {False: 0.94, True: 0.87}
"""Share of that width the bundled face takes, regular and bold, at most (measured: 0.80–0.94 and
0.75–0.87). Sheets on a page are drawn in it; files may be opened where it is missing."""


@dataclass(frozen=True)
class Canvas:
    """One layout target. `height` 0 = as tall as the plot needs; sizes of type in px."""

    size: str
    width: int
    height: int
    base: float
    theme: Theme
    lang: str = "ru"
    on_page: bool = False
    plot_width: float = 0
    plot_height: float = 0

    @property
    def unit(self) -> float:
        """One px of the screen's drawing on this sheet: what strokes and markers are multiplied
        by."""
        return self.base / 13 * self.theme.scale

    @property
    def pad(self) -> float:
        """Space between the sheet's edge and anything on it."""
        return 4 if self.on_page else round(self.base * 1.8)

    def px(self, role: str) -> float:
        """Font size for a role: title, subtitle, label, axis, small, number."""
        ratio = {
            "title": 1.29,
            "subtitle": 1.0,
            "label": 1.0,
            "axis": 0.93,
            "small": 0.93,
            "number": 2.5,
        }[role]
        if role == "title" and not self.on_page:
            ratio = 1.6
        return round(self.base * ratio * self.theme.scale, 1)

    def text_width(self, text: str, role: str = "label", bold: bool = False) -> float:
        """Width of the widest line in px."""
        widest = max((measure(line, self.px(role), bold) for line in text.split("<br>")), default=0)
        return widest * self.face(bold)

    def face(self, bold: bool = False) -> float:
        """Share of the widest face's width that this sheet's face takes."""
        return BUNDLED[bold] if self.on_page else 1.0

    def wrap(self, text: str, width: float, role: str = "label", bold: bool = False) -> list[str]:
        """Lines no wider than `width`; words are never cut, a word longer than the line stands
        alone."""
        return wrap(text, width / self.face(bold), self.px(role), bold)

    def line(self, role: str) -> float:
        """Height of one line of text in px (plotly's 1.3 em)."""
        return self.px(role) * 1.3

    def room(self, width: float, height: float) -> Canvas:
        """The same canvas knowing the space left for the plot, axes' labels included."""
        return replace(self, plot_width=width, plot_height=height)


def measure(text: str, px: float, bold: bool = False) -> float:
    """Width of one line in px, by the widest face of the font stack; never an underestimate for
    it."""
    return _ems(text) * px * (BOLD if bold else 1)


@lru_cache(maxsize=1 << 14)
def _ems(text: str) -> float:
    """Width in ems; words come again and again in every layout, so they are added up once."""
    return sum(_WIDTH.get(c, 0.85) for c in text)


def tied(text: str) -> str:
    """The text with its numbers tied to their per cent signs."""
    return re.sub(r"(?<=\d) (?=%)", "\u00a0", text)


def wrap(text: str, width: float, px: float, bold: bool = False) -> list[str]:
    """Break at spaces (never at no-break ones, nor between a number and %) so that each line
    fits; a word wider than a line breaks after its own hyphen; `<br>` is kept."""
    lines: list[str] = []
    text = tied(text)
    room = width / px / (BOLD if bold else 1)
    for paragraph in text.split("<br>"):
        line = ""
        taken = 0.0
        for glue, word in _words(paragraph, room):
            longer = taken + _ems(glue) + _ems(word)
            if line and longer <= room:
                line = f"{line}{glue}{word}"
                taken = longer
                continue
            if line:
                lines.append(line)
            line = word
            taken = _ems(word)
        lines.append(line)
    return lines


def _words(paragraph: str, room: float) -> list[tuple[str, str]]:
    """Words with what stands before each: a space, or nothing after the hyphen of a word wider
    than `room` ems."""
    out: list[tuple[str, str]] = []
    for word in paragraph.split(" "):
        parts = [word] if _ems(word) <= room else re.findall(r"[^-]+-?|-", word) or [word]
        out += [("" if i else " ", part) for i, part in enumerate(parts)]
    return out


SHEETS = {  # size: width, height (0 = natural), base type in px
    "screen": (560, 0, 14.0),
    "phone": (310, 0, 13.0),
    "16:9": (1280, 720, 19.0),
    "half": (640, 720, 16.0),
    "square": (900, 900, 19.0),
    "a4": (1123, 794, 16.0),
}


def canvas(size: str = "screen", theme: str = "light", lang: str = "ru") -> Canvas:
    """The canvas of a named size and theme. KeyError names what is not in SHEETS or THEMES."""
    width, height, base = SHEETS[size]
    return Canvas(
        size, width, height, base, THEMES[theme], lang, on_page=size in ("screen", "phone")
    )
