"""Letters as numbers: bytes of a text in one code, small and capital, Cyrillic, odd."""

from __future__ import annotations

LETTERS = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЁабвгдежзийклмнопрстуфхцчшщъыьэюяё"
CAPITALS = 33
FIRST = 0x80
LAST_LETTER = 0x80 + len(LETTERS) - 1
WORD = 0x01
OTHER = 0x02
ODD = 0x03
"""Bytes: Cyrillic letters stand together, ASCII stays, other letters and digits are WORD, other
signs OTHER, but those in disguise (etl/redact/disguise.py) ODD."""
ODD_BYTE = bytes([ODD])
DISGUISES = (
    (0xAD, 0xAD), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x24F), (0x300, 0x36F), (0x61C, 0x61C),
    (0x180E, 0x180E), (0x1AB0, 0x1AFF), (0x1E00, 0x1EFF), (0x200B, 0x200F), (0x202A, 0x202E),
    (0x2060, 0x206F), (0x20D0, 0x20FF), (0xFE00, 0xFE0E), (0xFEFF, 0xFEFF), (0xFF01, 0xFF5E),
    (0x1D400, 0x1D7FF),
)  # fmt: skip
"""Signs that are not what they seem: marks, what cannot be seen, full-width and mathematical
letters; digits of other scripts besides."""
EDGES = " @/.:()"
"""What stands before a word: every other sign is seen as a space."""
CODES = 0x20000
"""Signs from here on are no letters and no digits to us."""
ODD_KIND = 12
