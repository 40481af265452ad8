"""Where the texts of a line ask something of the reader and where they offer: by their headings.

A heading is a cue that opens a line or a sentence and is soon followed by a colon or the line's
end. Where a text offers anything, every line that ends with a colon and asks in any wording
(«Чем нужно заниматься:») heads a section too. Caveat: a text without headings has no sections.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from etl.adverts.skills.lines import CODE, Line
from etl.adverts.skills.matcher import Phrases

NEED = 1
OFFER = 2
REST = 70
SHORT = np.array([0, 3, 25])
"""How long the rest of a heading's line may be: an offer also opens with «Мы предлагаем …» in
running text."""
BULLETS = ' -*•·–—"«#>\t✅✔'
ASKS = re.compile(
    r"занима[те]|обязанност|требовани|необходим|ожида|умет|навык|знани|предстоит|делать|функци|"
    r"задач|"
    r"кандидат|соискател|приветству|пожелани|требуется|квалификац"
)
GIVES = re.compile(
    r"предлага|условия|получит|преимуществ|гаранти|бонус|компани[яию]|готовы|обучени"
)


def table(characters: str) -> np.ndarray:
    """For every byte of a line: is it one of these characters?"""
    return np.isin(np.arange(256), list(characters.encode(CODE)))


MARK = table(' -*•·"«#>')
SPACE = table(" \n\r\v\f\x1c\x1d\x1e\x1f")
INSIDE = table(",()/") | np.array(
    [bytes([i]).decode(CODE, "replace").isalnum() for i in range(256)]
)


def last(places: np.ndarray, before: np.ndarray) -> np.ndarray:
    """The last of the sorted places at or before each given one; 0 where there is none."""
    return np.append(0, places)[np.searchsorted(places, before, "right")]


def following(places: np.ndarray, after: np.ndarray) -> np.ndarray:
    """The first of the sorted places at or after each given one; far beyond the line where there
    is none."""
    return np.append(places, 1 << 40)[np.searchsorted(places, after)]


def sections(
    line: Line, stops: np.ndarray, cues: Phrases, kind: np.ndarray, places: np.ndarray
) -> np.ndarray:
    """For each place: NEED, OFFER or 0 before the first heading of its text. `stops`: where
    sentences end; `cues` and their `kind`: those that may be headings."""
    opens = _opens(line, cues.start)
    start = cues.start[opens]
    end = cues.end[opens]
    kind = kind[opens]
    heading = _closes(line, stops, end, kind)
    start = start[heading]
    kind = kind[heading]
    text = np.searchsorted(line.begins, start[kind == OFFER], "right") - 1
    found = dict(zip(start.tolist(), kind.tolist(), strict=True))
    found |= dict.fromkeys(_asking(line, np.unique(text)), NEED)
    starts = np.array(sorted(found), "int64")
    kinds = np.array([0, *(found[at] for at in starts.tolist())])
    nearest = np.searchsorted(starts, places, "right")
    begins = line.begins[np.searchsorted(line.begins, places, "right") - 1]
    return np.where(np.append(0, starts)[nearest] >= begins, kinds[nearest], 0)


def _opens(line: Line, starts: np.ndarray) -> np.ndarray:
    """Does nothing but marks stand before in the line or sentence?"""
    at = starts - 1
    for _ in range(6):
        at = at - MARK[line.codes[at]]
    return ~INSIDE[line.codes[at]] | (at < starts - 6)


def _closes(line: Line, stops: np.ndarray, end: np.ndarray, kind: np.ndarray) -> np.ndarray:
    """A colon in the same sentence or the end of the line soon after."""
    line_end = following(line.places("\n"), end)
    stop = np.minimum(line_end, end + REST)
    colon = following(line.places(":"), end)
    closes = (colon < stop) & (following(stops, end) > colon)
    open_ = (~closes & (line_end < end + REST)).nonzero()[0]
    rests = zip(
        end[open_].tolist(), line_end[open_].tolist(), SHORT[kind[open_]].tolist(), strict=True
    )
    closes[open_] = [
        b - a <= short or len(line.low[a:b].strip(" .!?-")) <= short for a, b, short in rests
    ]
    return closes


def _asking(line: Line, texts: np.ndarray) -> Iterator[int]:
    """Starts of lines of these texts that end with a colon and ask in any wording."""
    colons = line.places(":")
    colons = colons[SPACE[line.codes[colons + 1]]]
    begin = last(line.places("\n"), colons) + 1
    own = np.isin(np.searchsorted(line.begins, begin, "right") - 1, texts)
    plain = last(np.sort(np.append(line.places("."), line.places(":"))), colons - 1) < begin
    kept = own & plain & (colons - begin >= 3) & (colons - begin <= 90)
    for start, end in zip(begin[kept].tolist(), colons[kept].tolist(), strict=True):
        heading = line.low[start:end]
        if _asks(heading):
            yield start + len(heading) - len(heading.lstrip(BULLETS))


@lru_cache(maxsize=20_000)
def _asks(heading: str) -> bool:
    return ASKS.search(heading) is not None and not GIVES.search(heading)
