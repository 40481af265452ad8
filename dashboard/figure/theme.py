"""Colours and type of the house: one accent, a colour-blind-safe set (after Okabe and Ito), four
templates."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

FONT = "Onest, 'PT Sans', 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif"


@dataclass(frozen=True)
class Theme:
    """Every colour a figure may use. Text colours keep a contrast of at least 4.5 on
    `paper`. `place` is Moscow, its oblast, Russia; `verdict` short, watch, enough: for verdicts
    alone, never for series."""

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
    place: tuple[str, str, str]
    verdict: tuple[str, str, str]
    hatch: str
    scale: float = 1.0


_SERIES = ("#1F4AA8", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
_SERIES_TEXT = ("#1F4AA8", "#A84900", "#00704F", "#98406F", "#7D5600", "#1B6A97")
_BRIGHT = ("#95B4FF", "#F0874A", "#3CC79B", "#E3A0C5", "#F2BD4B", "#9AD4F5")
_LIGHT_BANDS = ("#F0D5CA", "#FBEAE3", "#F1F3F5", "#E4EAF6", "#D3DDF1")
_DARK_BANDS = ("#5A3320", "#3A2019", "#2A2F36", "#202C47", "#2A3D66")
_GREY_BANDS = ("#E3E3E3", "#EFEFEF", "#F7F7F7", "#EFEFEF", "#E3E3E3")


def _tokens(name: str) -> dict[str, str]:
    """Custom properties of a theme as tokens.css says them; what it does not say is as in light."""
    text = (Path(__file__).parents[1] / "assets" / "tokens.css").read_text("utf-8")
    found: dict[str, str] = {}
    for theme in ("light", name):
        block = re.search(rf"\.theme-{theme} {{(.*?)\n}}", text, re.S)
        if block:
            found |= dict(re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{6})", block[1]))
    return {key: colour.upper() for key, colour in found.items()}


def _theme(name: str, bands: tuple[str, ...], series: tuple[str, ...], **more: Any) -> Theme:
    """A theme whose colours are the tokens' own."""
    token = _tokens(name)
    return Theme(
        name,
        paper=token["paper"],
        text=token["ink"],
        muted=token["ink-2"],
        grid=token["line-soft"],
        accent=token["accent"],
        accent_text=token["accent"],
        neutral=token["line-strong"],
        band=bands,
        series=series,
        place=(token["place-moscow"], token["place-oblast"], token["place-russia"]),
        verdict=(token["v-short"], token["v-watch"], token["v-enough"]),
        hatch=token["v-hatch"],
        **more,
    )


LIGHT = _theme("light", _LIGHT_BANDS, _SERIES, series_text=_SERIES_TEXT)
DARK = _theme("dark", _DARK_BANDS, _BRIGHT, series_text=_BRIGHT)
PROJECTOR = _theme("projector", _LIGHT_BANDS, _SERIES, series_text=_SERIES_TEXT, scale=1.22)
PRINT = replace(
    _theme("light", _GREY_BANDS, _SERIES, series_text=_SERIES_TEXT),
    name="print",
    text="#000000",
    muted="#404040",
    grid="#CFCFCF",
    accent="#1A3E8C",
    accent_text="#1A3E8C",
    neutral="#B5B5B5",
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
