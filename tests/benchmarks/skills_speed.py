"""Skill stage against spaCy's PhraseMatcher: adverts a second of one core, one run, the same texts
and dictionary.

    python -m tests.benchmarks.skills_speed [ADVERTS.jsonl.gz]

spaCy gets the dictionary's base forms (blank `ru`, attr LOWER), no offsets of ours, no negation;
ours gives spans and says why a skill isn't counted. Texts are cut or joined to about 1,500
characters. Without spaCy it says so and times ours alone (`pip install spacy`; the product
itself doesn't need it).
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from etl.adverts.skills.automaton import dictionary
from etl.adverts.skills.skills import Extractor
from tests.conftest import SHARED

CHARACTERS = 1500
ROUNDS = 7
ADVERTS = SHARED / "ads" / "hh_adverts_full_dev.jsonl.gz"


def texts(path: Path, wanted: int = 1000) -> list[str]:
    """Texts of real industrial adverts, each joined with the next ones and cut to 1,500
    characters."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        bodies = [row["description"] for row in map(json.loads, lines) if row["is_engineering"]]
    joined = "\n".join(bodies)
    return [joined[i : i + CHARACTERS] for i in range(0, len(joined) - CHARACTERS, CHARACTERS)][
        :wanted
    ]


def rates(works: list[Callable[[list[str]], int]], adverts: list[str]) -> list[tuple[float, float]]:
    """Adverts per second of processor time (median of rounds taken in turn, so a busy machine
    slows all alike; a first round of each is not counted) and hits per advert, one pair for each
    work."""
    times: list[list[float]] = [[] for _ in works]
    hits = [work(adverts) for work in works]
    for _ in range(ROUNDS):
        for i, work in enumerate(works):
            began = time.process_time()
            hits[i] = work(adverts)
            times[i].append(time.process_time() - began)
    return [
        (len(adverts) / median(spent), found / len(adverts))
        for spent, found in zip(times, hits, strict=True)
    ]


def spacy_work() -> Callable[[list[str]], int] | None:
    """spaCy's PhraseMatcher over the dictionary's base forms; None when spaCy isn't installed."""
    try:
        import spacy
        from spacy.matcher import PhraseMatcher
    except ImportError:
        return None
    nlp = spacy.blank("ru")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    for synonym in dictionary().synonyms:
        matcher.add(synonym.skill, [nlp.make_doc(synonym.phrase)])
    return lambda adverts: sum(len(matcher(doc)) for doc in nlp.pipe(adverts))


def main() -> int:
    """Print both rates and their ratio."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else ADVERTS
    if not path.is_file():
        print(f"Нет файла с объявлениями {path}: замер пропущен.")
        return 0
    adverts = texts(path)
    began = time.perf_counter()
    extractor = Extractor()
    print(f"загрузка словаря (холодный старт): {time.perf_counter() - began:.1f} с")
    ours = lambda batch: sum(map(len, extractor.find_all(batch)))  # noqa: E731
    other = spacy_work()
    (fast, hits), *rest = rates([ours] if other is None else [ours, other], adverts)
    print(
        f"наш разбор:          {fast:8.0f} объявлений/с, {hits:.1f} находок на объявление "
        f"({CHARACTERS} знаков)"
    )
    if not rest:
        print("spaCy не установлен: сравнение пропущено (pip install spacy).")
        return 0
    ((slow, found),) = rest
    print(f"spaCy PhraseMatcher: {slow:8.0f} объявлений/с, {found:.1f} находок на объявление")
    print(f"быстрее в {fast / slow:.1f} раза")
    return 0


if __name__ == "__main__":
    sys.exit(main())
