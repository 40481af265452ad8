"""Colours and type of the house: one accent, a colour-blind-safe set (after Okabe and Ito), four
templates."""

from __future__ import annotations

from dataclasses import dataclass

FONT = "Inter, 'PT Sans', 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif"


@dataclass(frozen=True)
class Theme:
    """Every colour a figure may use. Text colours keep a contrast of at least 4.5 on `paper`."""

    name: str
    paper: str
    text: str
    muted: str
    grid: str
    accent: str
    accent_text: str
    neutral: str
    band: tuple[str, ...]
    series: tuple[str, ...]
    series_text: tuple[str, ...]
    scale: float = 1.0


_SERIES = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
_SERIES_TEXT = ("#0067A0", "#A84900", "#00704F", "#98406F", "#7D5600", "#1B6A97")
_LIGHT_BANDS = ("#F6D9C6", "#F9EAD9", "#EFF1F3", "#DFEBF3", "#C9DFEE")
_DARK_BANDS = ("#5A3320", "#463325", "#2A2F36", "#21384A", "#1B4560")
_BRIGHT = ("#56B4E9", "#F0874A", "#3CC79B", "#E3A0C5", "#F2BD4B", "#9AD4F5")

LIGHT = Theme(
    "light",
    "#FFFFFF",
    "#1A1F26",
    "#555D68",
    "#E1E5EA",
    "#0072B2",
    "#0067A0",
    "#AEB6C0",
    _LIGHT_BANDS,
    _SERIES,
    _SERIES_TEXT,
)
DARK = Theme(
    "dark",
    "#14181D",
    "#ECEFF2",
    "#AAB3BD",
    "#323A43",
    "#56B4E9",
    "#7CC6F0",
    "#67717D",
    _DARK_BANDS,
    _BRIGHT,
    _BRIGHT,
)
PROJECTOR = Theme(
    "projector",
    "#FFFFFF",
    "#000000",
    "#3A4048",
    "#C9CFD6",
    "#0060A0",
    "#005A94",
    "#98A2AE",
    _LIGHT_BANDS,
    _SERIES,
    _SERIES_TEXT,
    1.22,
)
PRINT = Theme(
    "print",
    "#FFFFFF",
    "#000000",
    "#404040",
    "#CFCFCF",
    "#00507D",
    "#00507D",
    "#B5B5B5",
    ("#E3E3E3", "#EFEFEF", "#F7F7F7", "#EFEFEF", "#E3E3E3"),
    _SERIES,
    _SERIES_TEXT,
)
THEMES = {t.name: t for t in (LIGHT, DARK, PROJECTOR, PRINT)}


def contrast(a: str, b: str) -> float:
    """WCAG contrast ratio of two #RRGGBB colours, 1 to 21."""

    def luminance(colour: str) -> float:
        channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    dark, bright = sorted((luminance(a), luminance(b)))
    return (bright + 0.05) / (dark + 0.05)


def ink_on(fill: str) -> str:
    """White or near-black, whichever reads better on the fill."""
    return max(("#FFFFFF", "#10141A"), key=lambda ink: contrast(ink, fill))


def clear(colour: str, alpha: float) -> str:
    """A #RRGGBB colour made transparent: rgba(…)."""
    r, g, b = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({r},{g},{b},{alpha:.2f})"
