"""What the text of an advert adds to its title, measured twice on a folder of real adverts.

Read: adverts with a bare title («инженер», «механик», «техник»), `occupation_text_labels.csv`
keyed by the text's hash. Masked: adverts whose own title is beyond doubt, shown to the
classifier as «Инженер» and their text; right is to come to the title's answer. Caveat: the words
were chosen with the read adverts and half of the masked ones in sight.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from etl.adverts.occupation.occupations import classify
from etl.adverts.quality.quality_occupations import Judged
from etl.adverts.quality.quality_skills import text_key
from etl.adverts.reference import rows

BARE_TITLE = "Инженер"
SURE = 0.8
"""A title this sure stands for the truth of a masked advert."""
_ENOUGH = 150


class Advert(NamedTuple):
    """A real advert's title and text."""

    title: str
    text: str


def adverts(folder: Path) -> Iterator[Advert]:
    """Adverts with a text in the folder's *.jsonl.gz, each title once."""
    seen: set[tuple[str, str]] = set()
    for file in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                title = row.get("title") or ""
                text = row.get("description") or ""
                if len(text) >= _ENOUGH and (title, text) not in seen:
                    seen.add((title, text))
                    yield Advert(title, text)


def read(found: Iterable[Advert], *, with_text: bool) -> list[Judged]:
    """Adverts a person read, with the answer by the title alone or by title and text."""
    labels = {row["advert"]: row for row in rows("occupation_text_labels")}
    cases: dict[str, Judged] = {}
    for advert in found:
        key = text_key(advert.text)
        if key in labels and key not in cases:
            accepted = tuple(labels[key]["family"].split("|"))
            cases[key] = Judged(
                accepted, classify(advert.title, advert.text if with_text else "").family
            )
    return list(cases.values())


def masked(found: Iterable[Advert]) -> list[Judged]:
    """Engineers' adverts of a sure title, answered as if it said «Инженер»."""
    cases: dict[str, Judged] = {}
    for advert in found:
        if "инженер" in advert.title.lower() and advert.title not in cases:
            own = classify(advert.title)
            if own.confidence >= SURE:
                cases[advert.title] = Judged(
                    (own.family,), classify(BARE_TITLE, advert.text).family
                )
    return list(cases.values())
