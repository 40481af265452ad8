"""The same text in both languages of the product."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

LANGS = ("ru", "en")
"""Codes of the languages, the product's first one first."""


@dataclass(frozen=True)
class Words:
    """The same text in both languages of the product: `words["ru"]`, `words["en"]`."""

    ru: str
    en: str

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
