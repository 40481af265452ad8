"""Where every text of a laid-out figure stands, in px of its sheet: from the layout alone,
without a browser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from dashboard.figure.layout import Drawing
from dashboard.figure.sheets import BUNDLED, measure

LINE = 1.3
SHARE = {"left": 0.0, "center": 0.5, "right": 1.0, "top": 0.0, "middle": 0.5, "bottom": 1.0}


@dataclass(frozen=True)
class Text:
    """One text and its box; y grows downwards."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    role: str

    @property
    def area(self) -> float:
        """px²."""
        return (self.right - self.left) * (self.bottom - self.top)

    def outside(self, width: float, height: float, slack: float = 1.0) -> bool:
        """Whether any edge leaves the sheet."""
        return (
            self.left < -slack
            or self.top < -slack
            or self.right > width + slack
            or self.bottom > height + slack
        )

    def overlap(self, other: Text) -> float:
        """Shared px², 0 when apart."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        tall = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(wide, 0.0) * max(tall, 0.0)


def texts(drawn: Drawing) -> list[Text]:
    """Title, annotations (not rotated ones), words in cells and tick labels."""
    layout = drawn.layout
    written = [t for t in drawn.data if t["type"] == "scatter" and t.get("mode") == "text"]
    said = [*layout.get("annotations", []), *(a for trace in written for a in _cells(trace))]
    out = [_annotation(a, layout) for a in said if a.get("text") and not a.get("textangle")]
    title = layout.get("title", {})
    if title.get("text"):
        out.append(_title(title, layout))
    for name, axis in layout.items():
        if re.fullmatch(r"[xy]axis\d*", name):
            out += _ticks(name, axis, layout)
    return out


def _lines(text: str) -> list[tuple[str, bool]]:
    bold = False
    out = []
    for line in text.split("<br>"):
        starts = bold or "<b>" in line
        bold = line.rfind("<b>") > line.rfind("</b>") if "<b>" in line or "</b>" in line else bold
        out.append((re.sub(r"<[^>]+>", "", line), starts))
    return out


def _size(text: str, px: float, layout: dict) -> tuple[float, float]:
    """Width and height; on a page in the bundled face, elsewhere in the widest of the stack."""
    lines = _lines(text)
    on_page = layout.get("paper_bgcolor") == "rgba(0,0,0,0)"
    face = BUNDLED if on_page else {False: 1.0, True: 1.0}
    return max(measure(t, px, bold) * face[bold] for t, bold in lines), len(lines) * px * LINE


def _area(layout: dict) -> tuple[float, float, float, float]:
    m = layout["margin"]
    return m["l"], m["t"], layout["width"] - m["l"] - m["r"], layout["height"] - m["t"] - m["b"]


def _number(value) -> float:
    if isinstance(value, str):
        return datetime.fromisoformat(value).timestamp()
    return (
        datetime(value.year, value.month, value.day).timestamp()
        if isinstance(value, date)
        else float(value)
    )


def _at(value, ref: str, layout: dict) -> float:
    """px of a coordinate on the sheet, by its reference: paper, container or an axis."""
    left, top, wide, tall = _area(layout)
    across = ref.startswith("x")
    kind = ref[1:] if ref[1:] in ("paper", "container") else "axis"
    if kind == "paper":
        share = value
    else:
        axis = layout[f"{ref[0]}axis{ref[1:]}"]
        a, b = (_number(v) for v in axis["range"])
        start, end = axis.get("domain", (0, 1))
        share = start + (_number(value) - a) / (b - a) * (end - start)
    return left + share * wide if across else top + (1 - share) * tall


def _annotation(a: dict, layout: dict) -> Text:
    px = a.get("font", {}).get("size", layout["font"]["size"])
    wide, tall = _size(a["text"], px, layout)
    xref = a.get("xref", "x")
    yref = a.get("yref", "y")
    x = _at(a["x"], {"paper": "xpaper"}.get(xref, xref), layout) + a.get("xshift", 0)
    y = _at(a["y"], {"paper": "ypaper"}.get(yref, yref), layout) - a.get("yshift", 0)
    xanchor = a.get("xanchor", "auto")
    yanchor = a.get("yanchor", "auto")
    if xanchor == "auto":
        xanchor = (
            "center"
            if xref != "paper"
            else "left"
            if a["x"] < 1 / 3
            else "right"
            if a["x"] > 2 / 3
            else "center"
        )
    if yanchor == "auto":
        yanchor = (
            "middle"
            if yref != "paper"
            else "bottom"
            if a["y"] < 1 / 3
            else "top"
            if a["y"] > 2 / 3
            else "middle"
        )
    left = x - SHARE[xanchor] * wide
    top = y - SHARE[yanchor] * tall
    return Text(a["text"], left, top, left + wide, top + tall, "annotation")


def _cells(trace: dict) -> list[dict]:
    """The texts of a trace as annotations."""
    size = trace["textfont"]["size"]
    return [
        {"x": x, "y": y, "text": text, "font": {"size": size}}
        for x, y, text in zip(trace["x"], trace["y"], trace["text"], strict=False)
    ]


def _title(title: dict, layout: dict) -> Text:
    px = title["font"]["size"]
    wide, tall = _size(f"<b>{title['text']}</b>", px, layout)
    pad = title.get("pad", {})
    left = pad.get("l", 0)
    top = pad.get("t", 0) - px * (0.98 if "<br>" in title["text"] else 0.28)
    return Text(title["text"], left, top, left + wide, top + tall, "title")


def _ticks(name: str, axis: dict, layout: dict) -> list[Text]:
    if (
        not axis.get("visible", True)
        or not axis.get("showticklabels", True)
        or not axis.get("ticktext")
    ):
        return []
    ref = name[0] + name[5:]
    px = axis["tickfont"]["size"]
    away = axis.get("ticklen", 5) + 3
    other = ("y" if name[0] == "x" else "x") + name[5:]
    left, top, wide, tall = _area(layout)
    start, end = layout.get(f"{other[0]}axis{other[1:]}", {}).get("domain", (0, 1))
    out = []
    for value, text in zip(axis["tickvals"], axis["ticktext"], strict=False):
        w, h = _size(text, px, layout)
        at = _at(value, ref, layout)
        if name[0] == "x":
            edge = (
                top + (1 - end) * tall - away - h
                if axis.get("side") == "top"
                else top + (1 - start) * tall + away
            )
            out.append(Text(text, at - w / 2, edge, at + w / 2, edge + h, "tick"))
        else:
            edge = left + start * wide - away
            out.append(Text(text, edge - w, at - h / 2, edge, at + h / 2, "tick"))
    return out
