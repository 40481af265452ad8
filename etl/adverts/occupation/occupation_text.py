"""A doubtful title settled by the publisher's codes, then by words of the text. A module without an
opinion of its own.

Codes outrank words: hh's role, ОКПДТР, then the employer's ОКВЭД and the publisher's sphere.
Words stand in `occupation_text.csv` by their beginning, with the occupation they speak for or
«no»; each counts once, what the employer offers is left out, and industry needs a lead of `LEAD`
over the rest, or the other way round. Caveat: of 96 real adverts with a bare title («инженер»,
«механик», «техник») read by a person, industry and family are right in 48 by the title and in 87
with the text; the words were chosen with these adverts in sight.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from etl.adverts.normalise import normalise
from etl.adverts.reference import rows
from etl.reading.spelling import seen

LEAD = 2
NOT_INDUSTRIAL = "no"
READ = 3_000
"""Letters of the text that are read: duties and requirements stand there."""
EITHER = frozenset({"63", "78", "107", "115", "173"})
"""hh roles that hold industry and building, cars or houses alike: машинист, монтажник, слесарь и
сантехник, механик."""
INDUSTRY = tuple(f"{n:02d}" for n in (*range(10, 34), 35))
_OFFER = re.compile(
    r"(?:\n|[.;] *|^)\W*(?:условия|мы предлагаем|что мы предлагаем|мы гарантируем|предлагаем)\b"
)


def settled(text: str, codes: Mapping) -> tuple[bool, str, str] | None:
    """(industrial, occupation code or '', what said so), or None when nothing does."""
    roles = [str(role) for role in codes.get("hh_role_ids") or () if str(role) not in EITHER]
    if roles:
        for role in roles:
            if role in _roles():
                return True, _roles()[role], f"роль hh {role}"
        return False, "", f"роль hh {roles[0]}"
    trade = normalise(str(codes.get("okpdtr") or ""))
    for stem, code in _trades():
        if stem in trade:
            return True, code, f"ОКПДТР «{stem}»"
    return _by_words(text, codes)


def _by_words(text: str, codes: Mapping) -> tuple[bool, str, str] | None:
    body = normalise(seen(text[:READ]))
    offer = _OFFER.search(body, 200)
    pattern, meaning = _evidence()
    evidence = sorted(set(pattern.findall(body, 0, offer.start() if offer else len(body))))
    kinds: Counter[str] = Counter()
    for word in evidence:
        kind, weight = meaning[word]
        kinds[kind] += weight
    against = kinds.pop(NOT_INDUSTRIAL, 0)
    score = kinds.total() - against
    if str(codes.get("okved") or "").startswith(INDUSTRY):
        score += 1
        evidence.append("ОКВЭД")
    if "промышл" in normalise(str(codes.get("professional_sphere") or "")):
        score += 2
        evidence.append("сфера")
    if score >= LEAD:
        return (
            True,
            min(kinds, key=lambda kind: (-kinds[kind], kind), default=""),
            _why(evidence, against=False),
        )
    if score <= -LEAD:
        return (False, "", _why(evidence, against=True))
    return None


def _why(seen: list[str], *, against: bool) -> str:
    """The words that spoke for the answer, four at most."""
    meaning = _evidence()[1]
    speaking = [
        word for word in seen if (meaning.get(word, ("", 0))[0] == NOT_INDUSTRIAL) == against
    ]
    return "текст: " + ", ".join(word.strip() for word in speaking[:4])


@lru_cache(maxsize=1)
def _evidence() -> tuple[re.Pattern, dict[str, tuple[str, int]]]:
    """All words as one pattern, branching letter by letter, and what each speaks for, with its
    weight."""
    meaning = {
        word: (row["kind"], int(row["weight"]))
        for row in rows("occupation_text")
        for word in row["words"].split("|")
    }
    tree: dict[str, dict] = {}
    for word in meaning:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return re.compile(r"(?<![^\W_])" + _branches(tree)), meaning


def _branches(node: dict[str, dict]) -> str:
    """A tree of letters as a pattern that takes the longest word; a plain alternation tries
    every word everywhere."""
    longer = [
        re.escape(letter) + _branches(below) for letter, below in sorted(node.items()) if letter
    ]
    if not longer:
        return ""
    return f"(?:{'|'.join(longer)}){'?' if '' in node else ''}"


@lru_cache(maxsize=1)
def _roles() -> dict[str, str]:
    """hh role → the first occupation of the table that lists it first."""
    found: dict[str, str] = {}
    for row in rows("occupations"):
        found.setdefault(row["hh_role_ids"].split("|")[0], row["code"])
    return found


@lru_cache(maxsize=1)
def _trades() -> list[tuple[str, str]]:
    """ОКПДТР stems with their occupation, the longest first."""
    pairs = [
        (normalise(stem), row["code"])
        for row in rows("occupations")
        for stem in row["okpdtr_stems"].split("|")
    ]
    return sorted(pairs, key=lambda pair: (-len(pair[0]), pair))
