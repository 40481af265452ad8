"""What a browser says about its sheet, a theme and a card's width, checked before it is used."""

from __future__ import annotations

import re

WIDTHS = (280, 1600)
WIDTH = 540
ON_SCREEN = ("light", "dark", "projector")


def theme(asked: object) -> str:
    """A theme of the screen, the light one for anything else."""
    return asked if asked in ON_SCREEN else ON_SCREEN[0]


def width_px(asked: object, otherwise: int = WIDTH) -> int:
    """A card's width in px, kept between the narrowest and the widest we lay out for."""
    text = str(asked)
    if not re.fullmatch("[0-9]{1,8}", text):
        return otherwise
    return max(WIDTHS[0], min(WIDTHS[1], int(text)))
