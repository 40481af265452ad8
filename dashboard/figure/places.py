"""Place seen, not read: each of Moscow, its oblast and Russia has a mark, a colour and a rail."""

from __future__ import annotations

from dashboard.figure.theme import Theme
from etl.language import LANGS
from etl.language.text import AREAS, PLACES

SEPARATOR = " · "
MARKS = {"moscow": "●", "oblast": "○", "russia": "|"}
CODES = {name: code for code, name in AREAS.items()} | {"область": "oblast"}
_SPOKEN = {PLACES[name][lang]: code for name, code in CODES.items() for lang in LANGS}


def codes(place: str) -> list[str]:
    """Codes of the places a badge names, in the order Moscow, oblast, Russia; others have none."""
    found = {_SPOKEN[name] for name in place.split(SEPARATOR) if name in _SPOKEN}
    return [code for code in MARKS if code in found]


def rail(place: str) -> str:
    """What the card's edge is drawn by: two places share it, three are the first and the last."""
    found = codes(place)
    return " ".join(found if len(found) < 3 else [found[0], found[-1]])


def marked(place: str, theme: Theme) -> str:
    """The badge as plotly's HTML: every place in its colour behind its mark."""
    colours = dict(zip(MARKS, theme.place, strict=True))
    parts = []
    for name in place.split(SEPARATOR):
        code = _SPOKEN.get(name, "")
        mark = f"{MARKS[code]}\u00a0" if code else ""
        colour = colours.get(code, theme.muted)
        parts.append(f'<span style="color:{colour}"><b>{mark}{name}</b></span>')
    return "\u2002".join(parts)


def plain(place: str) -> str:
    """The badge as the characters `marked` shows, to measure."""
    parts = []
    for name in place.split(SEPARATOR):
        code = _SPOKEN.get(name, "")
        parts.append(f"{MARKS[code]}\u00a0{name}" if code else name)
    return "\u2002".join(parts)
