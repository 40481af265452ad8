"""The same text in both languages of the product."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

LANGS = ("ru", "en")
"""Codes of the languages, the product's first one first."""


APART = re.compile(r"(?<=[\d})])[ \u00a0\u202f]%")


def english(text: str) -> str:
    """English text as English sets it: «95%» stands together, Russian «95 %» apart."""
    return APART.sub("%", text)


@dataclass(frozen=True)
class Words:
    """The same text in both languages of the product: `words["ru"]`, `words["en"]`."""

    ru: str
    en: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "en", english(self.en))

    def __getitem__(self, lang: str) -> str:
        if lang == "en":
            return self.en
        return self.ru

    @classmethod
    def both(cls, say: Callable[[str], str]) -> Words:
        """What `say` says of each language's code."""
        return cls(*(say(lang) for lang in LANGS))

    def format(self, **values: object) -> Words:
        """Fill both languages' placeholders; a `Words` value is taken in the matching language."""

        def pick(lang: str) -> dict[str, object]:
            return {k: v[lang] if isinstance(v, Words) else v for k, v in values.items()}

        return Words(self.ru.format(**pick("ru")), self.en.format(**pick("en")))
