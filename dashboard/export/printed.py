"""A drawing of a sheet as PDF or PNG, printed by the Chrome of the machine, without a network."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path
from threading import BoundedSemaphore

from dashboard.export.image import NoBrowser, browser
from dashboard.export.poster import HEIGHT, SIZES, WIDTH
from etl.language import Words

MEDIA = {"svg": "image/svg+xml", "pdf": "application/pdf", "png": "image/png"}
SECONDS = 60
SCALE = 2
AT_ONCE = BoundedSemaphore(2)
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--no-pdf-header-footer",
)
NO_CHROME = Words(
    "На сервере нет Chrome, PDF и PNG он не сделает: возьмите SVG или распечатайте из браузера.",
    "The server has no Chrome for PDF and PNG: take the SVG, or print from the browser.",
)
PAGE = (
    "<!DOCTYPE html><html lang='{lang}'><meta charset='utf-8'><title>{title}</title><style>"
    "@page{{size:{wide}mm {high}mm;margin:0}}html,body{{margin:0;background:#fff}}"
    "svg{{display:block;{fit}}}@media print{{svg{{width:{wide}mm;height:{high}mm}}}}"
    "</style>{svg}</html>"
)


def page(svg: str, size: str, lang: str, title: str, *, screen: bool = False) -> str:
    """A document that prints as one sheet; on a `screen` it fits the window's width."""
    wide, high = SIZES[size]
    fit = "width:100%;height:auto;max-width:800px;margin:0 auto" if screen else ""
    return PAGE.format(svg=svg, wide=wide, high=high, lang=lang, title=title, fit=fit)


def printed(svg: str, size: str, form: str) -> bytes:
    """The sheet as svg, pdf or png (twice the points of a screen). NoBrowser: nothing to print
    with, or it failed."""
    if form == "svg":
        return svg.encode()
    path = browser()
    if not path:
        raise NoBrowser(NO_CHROME.ru)
    with AT_ONCE, tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "sheet.html"
        out = Path(folder) / f"sheet.{form}"
        pixels = svg if form == "pdf" else _in_pixels(svg, size)
        source.write_text(page(pixels, size, "ru", ""), encoding="utf-8")
        how = [f"--print-to-pdf={out}"]
        if form == "png":
            how = [
                f"--screenshot={out}",
                f"--window-size={WIDTH:.0f},{HEIGHT:.0f}",
                f"--force-device-scale-factor={SCALE}",
            ]
        command = [path, *FLAGS, f"--user-data-dir={folder}/profile", *how, source.as_uri()]
        try:
            subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)
            return out.read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise NoBrowser(NO_CHROME.ru) from error


def _in_pixels(svg: str, size: str) -> str:
    """The same drawing at the window's pixels instead of millimetres."""
    wide, high = SIZES[size]
    sized = f'width="{wide}mm" height="{high}mm"'
    return svg.replace(sized, f'width="{WIDTH:.0f}" height="{HEIGHT:.0f}"', 1)
