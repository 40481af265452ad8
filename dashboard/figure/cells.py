"""A value of a drawn row as a reader's table prints it: a year is no quantity, yes and no are
words."""

from __future__ import annotations

from etl.language import Words
from etl.language import text as words

YES = Words("да", "yes")
NO = Words("нет", "no")


def plain(value: object, lang: str) -> object:
    """Yes and no in words, anything else as it is: for files that keep numbers as numbers."""
    return (YES if value else NO)[lang] if isinstance(value, bool) else value


def printed(key: str, value: object, lang: str) -> str:
    """The value as text: numbers with the language's separators, years without, "" for none."""
    value = plain(value, lang)
    if isinstance(value, (int, float)):
        is_year = key == "year" or key.endswith("_year")
        return f"{value:.0f}" if is_year else words.number(value, lang)
    return "" if value is None else str(value)
