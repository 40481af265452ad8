"""A poster of one occupation as one drawing in SVG: the same lines go to the browser's printer, to
PDF and to PNG."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from xml.sax.saxutils import escape

import segno

from dashboard.figure.sheets import measure, wrap

ASSETS = Path(__file__).parents[1] / "assets"
WIDTH = 794.0
HEIGHT = 1123.0
MARGIN = 52.0
"""An A4 sheet at 96 dots an inch; A3 is the same drawing larger."""
SIZES = {"a4": (210, 297), "a3": (297, 420)}
INK = "#14181e"
INK_2 = "#454d59"
INK_3 = "#626b78"
LINE = "#d5dae1"
ACCENT = "#1f4aa8"
FONTS = ("onest-latin", "onest-cyrillic", "onest-signs", "onest-rouble")


@dataclass(frozen=True)
class Box:
    """Where a line of text stands, px."""

    x: float
    y: float
    width: float
    height: float
    text: str


@dataclass
class Sheet:
    """What is drawn so far, and every box of text, so that a check can see them apart."""

    parts: list[str] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        px: float,
        *,
        width: float = WIDTH - 2 * MARGIN,
        bold: bool = False,
        colour: str = INK,
        end: bool = False,
        leading: float = 1.35,
    ) -> float:
        """Wrapped text from the baseline of its first line; the baseline below its last line.
        `end`: it ends at `x`."""
        for line in wrap(text, width, px, bold):
            wide = measure(line, px, bold)
            left = x - wide if end else x
            self.boxes.append(Box(left, y - px * 0.8, wide, px, line))
            anchor = ' text-anchor="end"' if end else ""
            weight = 650 if bold else 400
            self.parts.append(
                f'<text x="{x:.1f}" y="{y:.1f}" font-size="{px}" font-weight="{weight}" '
                f'fill="{colour}"{anchor}>{escape(line)}</text>'
            )
            y += px * leading
        return y

    def rule(self, y: float, *, x: float = MARGIN, to: float = WIDTH - MARGIN, px: float = 1):
        """A horizontal line."""
        colour = INK if px > 1 else LINE
        self.parts.append(
            f'<line x1="{x:.1f}" x2="{to:.1f}" y1="{y:.1f}" y2="{y:.1f}" stroke="{colour}" '
            f'stroke-width="{px}"/>'
        )

    def bar(self, x: float, y: float, width: float, height: float, colour: str = ACCENT):
        """A filled rectangle."""
        self.parts.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{height:.1f}" '
            f'fill="{colour}"/>'
        )

    def dot(self, x: float, y: float):
        """A mark on a scale."""
        self.parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="{ACCENT}"/>')

    def code(self, x: float, y: float, side: float, link: str):
        """A QR code of the link with its quiet zone inside `side`."""
        made = segno.make(link, error="m", micro=False)
        modules = made.symbol_size(scale=1, border=2)[0]
        step = side / modules
        cells = "".join(
            f"M{(c + 2) * step + x:.2f} {(r + 2) * step + y:.2f}h{step:.2f}v{step:.2f}h-{step:.2f}z"
            for r, row in enumerate(made.matrix)
            for c, bit in enumerate(row)
            if bit
        )
        self.parts.append(f'<path d="{cells}" fill="{INK}" shape-rendering="crispEdges"/>')

    def svg(self, size: str, title: str) -> str:
        """The whole drawing in millimetres of the sheet, its face inside."""
        wide, high = SIZES[size]
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}mm" height="{high}mm" '
            f'viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}" font-family="Onest, PT Sans, Noto Sans, '
            f'DejaVu Sans, sans-serif"><title>{escape(title)}</title><style>{_faces()}</style>'
            f'<rect width="{WIDTH:.0f}" height="{HEIGHT:.0f}" fill="#fff"/>'
            f"{''.join(self.parts)}</svg>"
        )


@lru_cache(maxsize=1)
def _faces() -> str:
    """The product's face, whole, so that a poster taken elsewhere looks alike."""
    out = []
    for name in FONTS:
        data = base64.b64encode((ASSETS / "fonts" / f"{name}.woff2").read_bytes()).decode()
        out.append(
            "@font-face{font-family:Onest;font-weight:400 700;"
            f"src:url(data:font/woff2;base64,{data}) format('woff2');{_range(name)}}}"
        )
    return "".join(out)


def _range(name: str) -> str:
    """The `unicode-range` that tokens.css gives this file."""
    text = (ASSETS / "tokens.css").read_text(encoding="utf-8")
    after = text.partition(f"{name}.woff2")[2]
    return "unicode-range:" + after.partition("unicode-range:")[2].partition(";")[0]
