"""How much a file from outside may ask of this machine, and how a refusal speaks."""

from __future__ import annotations

from dataclasses import dataclass

from etl.language import Words

MB = 1024 * 1024
DATE = 1
"""Code of a date or moment among the values a child hands over (MessagePack Ext, ISO text)."""


@dataclass(frozen=True)
class Limits:
    """Bounds of one file: what it weighs, unpacks to and holds, and what its reading may take."""

    file_mb: int = 16
    unpacked_mb: int = 64
    parts: int = 3_000
    xml_mb: int = 48
    depth: int = 200
    rows: int = 100_000
    columns: int = 1_000
    cells: int = 1_000_000
    memory_mb: int = 1_024
    seconds: int = 20


LIMITS = Limits()


class Refused(ValueError):
    """A file from outside that is not taken; `words` say what is wrong, where, and what to do."""

    def __init__(self, words: Words):
        super().__init__(words.ru)
        self.words = words


def refusal(ru: str, en: str, **values: object) -> Refused:
    """Refused with a sentence in both languages, placeholders filled."""
    return Refused(Words(ru, en).format(**values))
