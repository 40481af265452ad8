"""Cyrillic in Latin letters, for names that have no English of their own."""

from __future__ import annotations

_CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_LATIN = (
    "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya".replace("-", "")
).split(" ")
_LETTERS = dict(zip(_CYRILLIC, _LATIN, strict=True))


def latin(text: str) -> str:
    """The text with every Cyrillic letter spelled in Latin; all else stays."""
    out = []
    for letter in text:
        spelled = _LETTERS.get(letter.lower())
        if spelled is None:
            out.append(letter)
        elif letter.isupper():
            out.append(spelled[:1].upper() + spelled[1:])
        else:
            out.append(spelled)
    return "".join(out).replace("«", "“").replace("»", "”")
