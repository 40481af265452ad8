"""What a text file is written in, by its bytes; a damaged one is named with the place."""

from __future__ import annotations

import codecs
import io
from pathlib import Path

from etl.reading import dialects

PLAINLY_UTF8 = 8
"""So many letters beyond Latin read as UTF-8 before a wrong byte: the file is damaged UTF-8, not
Windows-1251."""
MOSTLY = 0.8
_BLOCK = 1 << 20


class BadFile(Exception):
    """The file can't be read as asked; the message says where and what to do."""


def encoding(raw: io.BufferedReader, file: Path) -> str:
    """By byte order mark, else UTF-8 if every byte is, else the single-byte Russian encoding that
    reads likeliest (Windows-1251, cp866, koi8-r); leaves `raw` at its start.

    BadFile when the file begins as UTF-8 and breaks off: read as Windows-1251 it would turn to
    nonsense in silence.
    """
    head = raw.read(4)
    raw.seek(0)
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    decoder = codecs.getincrementaldecoder("utf-8")()
    letters = 0
    lines = 1
    try:
        while block := raw.read(_BLOCK):
            letters += _beyond_latin(decoder.decode(block))
            lines += block.count(b"\n")
        decoder.decode(b"", final=True)
        return "utf-8"
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        if letters + _beyond_latin(before.decode("utf-8", "ignore")) < PLAINLY_UTF8:
            raw.seek(0)
            return _single_byte(raw.read(_BLOCK), file)
        line = lines + before.count(b"\n")
        wrong = error.object[error.start]
        raise BadFile(
            f"{file}: в строке {line} повреждённый текст: файл начат в UTF-8, а байт {wrong:#04x} "
            "здесь "
            "невозможен. Сохраните файл заново как «CSV UTF-8»."
        ) from error
    finally:
        raw.seek(0)


def _single_byte(sample: bytes, file: Path) -> str:
    """The Russian encoding that reads likeliest; BadFile where none reads as Russian."""
    name = dialects.encoding(sample)
    text = sample.decode(name, "replace")
    beyond = [sign for sign in text if sign > "\x7f" and sign not in "«»–—№…“”„’°\xa0"]
    russian = sum("а" <= sign.lower() <= "я" or sign in "ёЁ" for sign in beyond)
    if "\x00" in text or beyond and russian < MOSTLY * len(beyond):
        raise BadFile(
            f"{file}: кодировка не распознана: это не UTF-8, Windows-1251, cp866 или koi8-r. "
            "Сохраните файл как «CSV UTF-8»."
        )
    return name


def _beyond_latin(text: str) -> int:
    if text.isascii():
        return 0
    return len(text) - len(text.encode("ascii", "ignore"))
