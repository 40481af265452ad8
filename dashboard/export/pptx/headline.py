"""Words on a slide: the largest type that fits, the title in its placeholder, a slide of words
only."""

from __future__ import annotations

from pptx.enum.text import MSO_ANCHOR
from pptx.util import Emu

from dashboard.export.pptx import shapes
from dashboard.export.pptx.chart_parts import Box
from dashboard.figure.sheets import measure, wrap
from dashboard.figure.theme import LIGHT

PT = 12700


def side(deck) -> int:
    """The margin left and right, EMU."""
    return int(deck.slide_width * 0.045)


def fit(
    text: str, width: float, sizes: tuple[float, ...], lines: int, bold: bool = False
) -> tuple[float, int]:
    """The largest size (pt) at which the text takes at most `lines` lines, and how many it takes
    there."""
    for size in sizes:
        taken = len(wrap(text, width, size, bold))
        if (
            taken <= lines
            and max((measure(w, size, bold) for w in text.split()), default=0) <= width
        ):
            return size, taken
    return sizes[-1], len(wrap(text, width, sizes[-1], bold))


def title(slide, deck, text: str, top: int, size: float, height: int) -> None:
    """The slide's own title placeholder where the layout has one, so that outline and screen
    readers find it."""
    shape = slide.shapes.title or slide.shapes.add_textbox(0, 0, 0, 0)
    shape.left = side(deck)
    shape.top = top
    shape.width = deck.slide_width - 2 * side(deck)
    shape.height = height
    shape.text_frame.clear()
    shapes.write(shape.text_frame, [(text, size, True, LIGHT.text)], anchor=MSO_ANCHOR.TOP)


def headed(slide, deck, text: str, top: int, sizes: tuple[float, ...], lines: int) -> int:
    """Write the title at the largest of the sizes that takes so many lines; its height, EMU."""
    size, taken = fit(text, (deck.slide_width - 2 * side(deck)) / PT, sizes, lines, bold=True)
    tall = int(taken * size * 1.25 * PT)
    title(slide, deck, text, top, size, tall)
    return tall


def section(slide, deck, heading: str, words: str) -> None:
    """A section or a text: a title, and a body when there is one."""
    left = side(deck)
    width = deck.slide_width - 2 * left
    top = int(deck.slide_height * (0.4 if not words else 0.12))
    tall = headed(slide, deck, heading, top, (40, 36, 32, 28, 24, 20, 16), 3)
    bar = shapes.rectangle(slide, Box(left - 16 * PT, top, 4 * PT, tall), LIGHT.accent)
    bar.name = "bar"
    if words:
        top += tall + Emu(250000)
        box = Box(left, top, width, deck.slide_height - top - left - 16 * PT)
        said = words.replace("\n", "<br>")
        body = next(
            (
                s
                for s in (22, 20, 18, 16, 14, 12, 11, 10)
                if fit(said, width / PT, (s,), 999)[1] * s * 1.25 * PT <= box.h
            ),
            9,
        )
        shapes.text(slide, box, [(p, body, False, LIGHT.text) for p in words.split("\n")])
