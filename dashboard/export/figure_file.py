"""One figure as a file of any format: what the addresses and the command line both send."""

from __future__ import annotations

from dataclasses import replace

from dashboard.export import image, tables
from dashboard.figure.passport import Passport

TABLES = {"csv": tables.csv_bytes, "json": tables.json_bytes, "xlsx": tables.xlsx_bytes}


def figure_bytes(passport: Passport, form: str, *, size: str, theme: str, link: str) -> bytes:
    """The file's bytes; `size` and `theme` are for pictures, `link` goes into a slide's notes.

    NoBrowser: a picture is asked for and no Chrome is there. ValueError: an unknown format.
    """
    if form == "pptx":
        from dashboard.export.pptx import slides  # python-pptx is slow to load and seldom needed

        slide = slides.Slide(passport, link=link, picture=picture(passport))
        return slides.pptx_bytes([slide], passport.lang)
    if form in TABLES:
        return TABLES[form](passport)
    return image.image_bytes(passport, form, size=size, theme=theme)


def picture(passport: Passport) -> bytes | None:
    """A drawing for the kinds without a native chart, where a Chrome is; None for all others."""
    if passport.kind != "flow_ribbons" or not image.browser():
        return None
    bare = replace(passport, title="", subtitle="", caption="", place="", age_badge="")
    return image.image_bytes(bare, "png", size="square")  # the slide has the words
