"""Footnotes of statistical workbooks: their texts, the marks that call them, the cells they
concern."""

from __future__ import annotations

import re
from collections.abc import Iterable

from etl.reading.periods import Period
from etl.reading.regions import tidy

_FOOTNOTE = re.compile(r"^\s*(?P<mark>\d|[¹²³⁴-⁹])\s*\)?\s*(?P<text>\D.{5,})$", re.DOTALL)
SUPERSCRIPTS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")
NEW_REGIONS_SINCE = 2022


def is_heading(label: str) -> bool:
    """Names of rows without numbers that are no data: «из них:», footnotes, a lone full stop."""
    bare = label.strip()
    return bare.endswith(":") or bare == "." or bool(_FOOTNOTE.match(label))


def texts(names: Iterable[str]) -> dict[str, str]:
    """Mark → text, of the row names that are footnotes."""
    found = filter(None, map(_FOOTNOTE.match, names))
    return {note["mark"].translate(SUPERSCRIPTS): tidy(note["text"]) for note in found}


def marks(label: str) -> list[str]:
    """The marks at a row name's end: «г. Москва 1)2)» → 1, 2."""
    tail = re.search(r"(?:\s*\d\))+\s*$", label)
    return re.findall(r"\d", tail.group()) if tail else []


def concerning(
    footnotes: dict[str, str], anchored: set[str], marks: set[str], p: Period, newest: str
) -> dict[str, str | bool]:
    """Footnote texts that concern a cell of period `p`. Superscripts get lost in some editions:
    «предварительные данные» that is anchored nowhere then belongs to the `newest` period, «без
    учёта … областей» to every period since 2022."""
    found = []
    for mark, text in sorted(footnotes.items()):
        low = text.lower()
        loose = (
            mark not in anchored
            and not marks & {mark}
            and (
                ("предварительн" in low and p.end == newest)
                or ("без уч" in low and "донецк" in low and p.year >= NEW_REGIONS_SINCE)
            )
        )
        if mark in marks or loose:
            found.append(text)
    note = " ".join(found)
    low = note.lower()
    return {
        "note": note,
        "is_preliminary": "предварительн" in low,
        "is_without_new_regions": "без уч" in low and "донецк" in low,
    }
