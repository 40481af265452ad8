"""Posts that ask the same: shared lemmas first, then RapidFuzz over them. Pure.

Grain: one group per post that has similar ones; only a suggestion, the moderator merges.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import pymorphy3
from rapidfuzz import fuzz

_ENDINGS = "аеийоуыьэюя"
"""Cut from a lemma: «данные», the noun, and «данный», the adjective, are often taken for one
another."""
ENOUGH = 72
"""Of 100: token-set likeness of lemmas from which two posts are offered as similar (ours)."""
_WORD = re.compile(r"[а-яёa-z0-9+#]+")
_SMALL_WORDS = (
    "а без бы быть в весь во вот вы где да для до его ее если есть еще же за и из или как какой "
    "кто ли мы на не нет но о об он она они от по почему при про с сколько со так такой то только "
    "тот у уже что чтобы это этот я можно нужно свой который когда the a an of is are to in how "
    "what why for and or on we it"
)
_EMPTY = frozenset(_SMALL_WORDS.split())


@lru_cache(maxsize=1)
def _morph() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer()


@lru_cache(maxsize=20_000)
def _lemma(word: str) -> str:
    normal = _morph().parse(word)[0].normal_form.replace("ё", "е")
    return normal.rstrip(_ENDINGS) or normal


@lru_cache(maxsize=4_000)
def lemmas(text: str) -> frozenset[str]:
    """The words that carry meaning, each as its lemma."""
    found = {_lemma(word) for word in _WORD.findall(text.lower())}
    return frozenset(found - _empty())


@lru_cache(maxsize=1)
def _empty() -> frozenset[str]:
    return frozenset(word.rstrip(_ENDINGS) or word for word in _EMPTY) | _EMPTY


def likeness(one: str, other: str) -> float:
    """0–100; 0 where fewer than two lemmas are shared."""
    first = lemmas(one)
    second = lemmas(other)
    if len(first & second) < min(2, len(first), len(second)) or not first or not second:
        return 0.0
    return fuzz.token_sort_ratio(" ".join(sorted(first)), " ".join(sorted(second)))


def groups(texts: Sequence[tuple[int, str]]) -> dict[int, list[int]]:
    """Post → the other posts that ask the same, most alike first; posts without are left out."""
    out: dict[int, list[tuple[float, int]]] = {}
    for i, (one, text) in enumerate(texts):
        for other, words in texts[i + 1 :]:
            score = likeness(text, words)
            if score >= ENOUGH:
                out.setdefault(one, []).append((score, other))
                out.setdefault(other, []).append((score, one))
    return {
        post: [other for _, other in sorted(found, reverse=True)] for post, found in out.items()
    }
