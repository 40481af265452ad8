"""How often the skill stage is wrong: recruiters' tags covered, tags of the text found, hits judged
by hand.

Measures on a folder of real adverts that stays outside the project. «Stands in the text» is
decided by lemmas of pymorphy3, not by the dictionary's own forms. Caveat: tags are what
recruiters chose to tick (about 4 an advert), so recall is known for those only.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from etl.adverts import reference
from etl.adverts.normalise import WORD, normalise
from etl.adverts.quality.measure import Count
from etl.adverts.skills.inflect import lemma
from etl.adverts.skills.skills import Extractor

FULL_ADVERTS = "*adverts_full*.jsonl.gz"


def adverts(folder: Path) -> Iterator[dict]:
    """Full adverts of the folder's files FULL_ADVERTS, one dict a line (title, description,
    key_skills …).

    FileNotFoundError names the folder.
    """
    files = sorted(folder.glob(FULL_ADVERTS))
    if not files:
        raise FileNotFoundError(
            f"В папке {folder} нет файлов {FULL_ADVERTS}: укажите папку с объявлениями (--ads)."
        )
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def tag_coverage(industrial: Iterable[dict], extractor: Extractor) -> tuple[Count, Counter]:
    """Recruiters' tags that map to a skill, each as often as it is used; and the tags that
    don't."""
    used = Counter(tag for advert in industrial for tag in advert["key_skills"])
    missed = Counter({tag: n for tag, n in used.items() if extractor.map_tag(tag) is None})
    return Count(used.total() - missed.total(), used.total()), missed


def found_in_text(
    industrial: Iterable[dict], extractor: Extractor
) -> tuple[Count, list[tuple[str, str, dict]]]:
    """Mapped tags that stand in the text in some form and are found there; and the others (tag,
    skill, advert)."""
    found = 0
    missed = []
    for advert in industrial:
        text = advert["description"]
        line = " " + " ".join(_lemmas(text)) + " "
        here = None
        for tag in dict.fromkeys(advert["key_skills"]):
            skill = extractor.map_tag(tag)
            words = _lemmas(tag)
            if skill is None or not words or f" {' '.join(words)} " not in line:
                continue
            here = {hit.skill for hit in extractor.find(text)} if here is None else here
            if skill in here:
                found += 1
            else:
                missed.append((tag, skill, advert))
    return Count(found, found + len(missed)), missed


def text_key(text: str) -> str:
    """What a label is filed under instead of the advert: 16 hex digits of the text's sha256."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class Judged(NamedTuple):
    """Hand-judged hits: right of today's engine, right at the first reading of adverts nothing
    was tuned on."""

    today: Count
    first_reading: Count
    adverts: int
    unjudged: int


def hand_precision(texts: Iterable[str], extractor: Extractor) -> Judged:
    """Labels (`skill_labels.csv`, keyed by hash) against the hits in those texts; part «fresh» =
    read only once the errors of part «tuned» had been mended. `unjudged`: today's hits in
    labelled adverts that nobody has judged."""
    labels = {}
    first = []
    parts = {}
    for row in reference.rows("skill_labels"):
        labels[row["advert"], row["skill"], int(row["start"])] = row["right"] == "1"
        parts[row["advert"]] = row["part"]
    right = judged = seen = new = 0
    for key, text in {text_key(text): text for text in texts}.items():
        if key not in parts:
            continue
        seen += 1
        verdicts = [labels.get((key, hit.skill, hit.start)) for hit in extractor.find(text)]
        new += verdicts.count(None)
        judged += len(verdicts) - verdicts.count(None)
        right += verdicts.count(True)
        if parts[key] == "fresh":
            first += [verdict for (advert, _, _), verdict in labels.items() if advert == key]
    return Judged(Count(right, judged), Count(sum(first), len(first)), seen, new)


@lru_cache(maxsize=4096)
def _lemmas(text: str) -> tuple[str, ...]:
    return tuple(lemma(word) for word in WORD.findall(normalise(text)))
