"""PNG, SVG and PDF drawn on the server, where a Chrome is there; a sentence where there is none."""

from __future__ import annotations

import asyncio
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import plotly.graph_objects as go

from dashboard.figure.layout import checked, drawing
from dashboard.figure.passport import Passport
from etl import settings

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


class NoBrowser(RuntimeError):
    """The server has no Chrome to draw with: answer 501 with this sentence; the browser can draw
    PNG and SVG itself."""


def browser() -> str | None:
    """Path of a Chrome or Chromium; the setting BROWSER_PATH first, then the usual names."""
    named = settings.get("BROWSER_PATH")
    return (
        named
        if named and Path(named).exists()
        else next(filter(None, map(shutil.which, BROWSERS)), None)
    )


def image_bytes(
    passport: Passport,
    form: str = "png",
    *,
    size: str = "16:9",
    theme: str = "light",
    scale: float = 2,
) -> bytes:
    """The passport laid out for size and theme, drawn by Kaleido; nothing is fetched from a
    network.

    ValueError: a format other than png, svg, pdf. NoBrowser: nothing to draw with.
    """
    if form not in ("png", "svg", "pdf"):
        raise ValueError(f"Формат {form} не поддержан: png, svg или pdf.")
    path = browser()
    if not path:
        raise NoBrowser(
            "На сервере нет Chrome, картинку рисует браузер: меню рисунка, PNG или SVG. "
            "Администратору: установите chromium."
        )
    fig = checked(drawing(passport, size, theme))
    picture = _draw(fig, form, scale if form == "png" else 1, path)
    with ThreadPoolExecutor(
        1
    ) as own:  # a thread of its own: the caller's may run an event loop already (notebooks do)
        return own.submit(asyncio.run, picture).result()


async def _draw(fig: go.Figure, form: str, scale: float, path: str) -> bytes:
    from kaleido import Kaleido

    async with Kaleido(
        n=1, mathjax=False, timeout=60, path=path
    ) as drawer:  # plotly.js comes from the package
        options = {
            "format": form,
            "width": fig.layout.width or 900,
            "height": fig.layout.height,
            "scale": scale,
        }
        return await drawer.calc_fig(fig.to_dict(), opts=options)
