"""The one way anything is said in two languages: words, numbers, periods, plurals. Imports nothing
of ours."""

from __future__ import annotations

from etl.language.words import LANGS, Words

__all__ = ["LANGS", "Words"]
