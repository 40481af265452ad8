"""The one way anything is said in two languages: words, numbers, periods, plurals. Imports nothing of ours."""

from __future__ import annotations

from etl.language.words import Words

__all__ = ["Words"]
