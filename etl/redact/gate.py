"""Where in a text personal data may stand: one look over its letters as bytes, so that slow rules
read only there.

Grain: one text in, spans of it out, by rule. A look costs about 10 ns a letter and errs only
towards looking: what the rules would find anywhere they find inside these spans (a property test
holds both together). It understands nothing: stems of cues, given names, endings of patronymics,
«@», addresses and runs of digits.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import NamedTuple

import numpy as np
from ahocorasick_rs import BytesAhoCorasick, Implementation

from etl.redact.given_names import FORMS, LOWER_CASE_FORMS

Spans = list[tuple[int, int]]
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
_RUN = re.compile(rb"0(?:[s.]{0,7}0){4,}")
MIXED = 3
ODD_KIND = 12
OF_WORD = 47
_LETTER_IN_NUMBER = re.compile(rb"\x08 {0,3}[\x11\x12]{1,2} {0,3}\x08")
OPEN_WORDS = (
    "telegram",
    "телеграм",
    "whats",
    "вап",
    "ватап",
    "васап",
    "ватсап",
    "вотсап",
    "вацап",
    "инстаграм",
    "скайп",
    "вайбер",
    "вибер",
    "воцап",
)
WORDS = (
    "телега",
    "телегу",
    "телеге",
    "телеги",
    "telega",
    "тлг",
    "т.г.",
    "тгк",
    "максе",
    "максу",
    "инста",
    "инсту",
    "signal",
    "сигнал",
    "никнейм",
    "nickname",
    "личку",
    "личка",
    "личке",
    "тг",
    "tg",
    "viber",
    "skype",
    "вк",
    "vk",
    "вконтакте",
    "max",
    "макс",
    "icq",
    "аська",
    "discord",
    "дискорд",
    "instagram",
    "ник",
    "nick",
)
ADDRESSES = (
    "t.me/",
    "telegram.me/",
    "telegram.org/",
    "telegram.dog/",
    "tlgg.ru/",
    "wa.me/",
    "whatsapp.com/",
    "wa.clck.bar/",
    "viber.click/",
    "vk.com/",
    "vk.ru/",
    "vk.me/",
    "vk.cc/",
    "vkontakte.ru/",
    "ok.ru/",
    "instagram.com/",
    "facebook.com/",
    "fb.com/",
    "max.ru/",
    "join.skype.com/",
    "linkedin.com/in/",
    "zoom.us/",
    "tg:/",
    "viber:/",
    "whatsapp:/",
    "skype:/",
)
AT = ("at", "dog", "собака", "собачка", "гав")
PARTED = (".", " ", " . ", ". ", " .", " точка ", "точка", " тчк ", " dot ", "  ")
BOXES = ("gmail", "яндекс", "yandex", "mail")
CUES = (
    "контакт",
    "спроси",
    "спрашива",
    "зовут",
    "уважением",
    "ув.",
    "обращ",
    "обрат",
    "contact",
    "ваш",
)
ROLES = (
    "начальник", "мастер", "прораб", "бригадир", "директор", "инженер", "технолог", "механик",
    "энергетик", "заведующ", "менеджер", "инспектор", "специалист", "секретар", "рекрут", "hr",
    "эйчар", "руководител", "ответственн", "отв.", "исп.", "исполнител", "координатор", "куратор",
    "диспетчер", "табельщи", "кадровик", "отдел кадров",
    "отдел персонала", "отдела кадров", "отдела персонала", "кадры", "вопросы",
)  # fmt: skip
TITLES = ("mr ", "mr.", "ms.", "mrs ", "mrs.", "г н", "г ж", "господин", "госпож")
TRADERS = (
    "ип ", "ип:", "и.п.", "индивидуальный предприниматель", "предпринимател", "самозанят",
)  # fmt: skip
_TO_NAME = {
    "roles": re.compile(
        rb"[\xa1-\xc1a-zA-Z-]*+(?: [\xa1-\xc1a-z0-9-]{1,18}+){0,4}+[,:;-]? {1,2}(?:-{1,2} )?"
        rb"[\"\x02]?[\x80-\xa0][\xa1-\xc1]{2}"
    ).match,
    "titles": re.compile(rb"[\xa1-\xc1]* {0,2}[A-Z\x80-\xa0]").match,
}
"""What has to follow such a word, so that a name may: for roles a capitalised word within five."""
NUMERALS = ("восемь", "девять", "ьсот")
PATRONYMICS = tuple(
    map(
        "".join,
        product(
            ("ович", "евич", "ёвич", "ьич", "мич", "нич", "овн", "евн", "ёвн", "ичн"),
            ("", "а", "у", "ем", "ом", "е", "ы", "ой", "ою"),
        ),
    )
)


class Places(NamedTuple):
    """Spans of the text each rule has to read: telephones, mail, links, named handles, names,
    cues that stand alone."""

    phones: Spans = []
    numerals: Spans = []
    roles: Spans = []
    titles: Spans = []
    traders: Spans = []
    boxes: Spans = []
    mail: Spans = []
    links: Spans = []
    handles: Spans = []
    names: Spans = []
    cues: Spans = []


MARGINS = {
    "phones": (3, 3),
    "mail": (80, 330),
    "links": (24, 12),
    "handles": (8, 60),
    "names": (130, 90),
    "cues": (12, 60),
    "roles": (0, 80),
    "titles": (3, 60),
    "traders": (3, 90),
    "boxes": (0, 60),
    "numerals": (250, 250),
}
"""How many letters before and after a sign the rules may need; spans are then widened to white
space."""


def everywhere(text: str, cased: bytes = b"") -> Places:
    """Every rule reads all of the text: what the gate must not change."""
    whole = [(0, len(text))]
    return Places(*[whole] * len(Places._fields))


def bytes_of(text: str) -> bytes:
    """The text in the gate's bytes, one a letter."""
    signs = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return _tables()[0].take(signs, mode="clip").tobytes()


def disguised(cased: bytes) -> list[int]:
    """Where something may be in disguise: an odd sign, alphabets mixed within a word, «_» between
    Cyrillic letters, a letter between digits."""
    kinds = cased.translate(_kinds())
    kind = np.frombuffer(kinds, np.uint8)
    found = np.flatnonzero(((kind[:-1] | kind[1:]) & OF_WORD) == MIXED).tolist()
    if ODD_BYTE in cased:
        found += np.flatnonzero(kind == ODD_KIND).tolist()
    at = cased.find(b"_")
    while at >= 0:
        if 0 < at < len(cased) - 1 and min(cased[at - 1], cased[at + 1]) >= FIRST:
            found.append(at)
        at = cased.find(b"_", at + 1)
    return found + [m.start() for m in _LETTER_IN_NUMBER.finditer(kinds)]


def look(text: str, cased: bytes = b"") -> Places | None:
    """Where the rules must read; None when nowhere. `cased` are the text's bytes, if known."""
    fold, low, cyrillic, shape = _tables()
    words, names = _automata()
    cased = cased or bytes_of(text)
    shapes = cased.translate(shape)
    found = []
    families = words.families
    for kind, start, end in words.find(b" " + cased.translate(low)):
        family = families[kind]
        if family in _TO_NAME:
            tail = _TO_NAME[family](cased, end - 1)
            if tail is None or "\n" in text[end - 1 : tail.end()]:
                continue
        found.append((family, start, end - 1))
    letters = b" " + cased.translate(cyrillic) + b" "
    for kind, start, end in names.find(letters):
        if _is_name(names.families[kind], letters, start, end):
            found.append(("names", start, end - 1))
    for initials in (b"A.A.", b"A.sA."):
        at = shapes.find(initials)
        while at >= 0:
            found.append(("names", at, at + len(initials)))
            at = shapes.find(initials, at + 2)
    found += [("phones", *m.span()) for m in _RUN.finditer(shapes)]
    if found:
        return _places(cased, found)
    return None


def _is_name(family: str, letters: bytes, start: int, end: int) -> bool:
    """Whether a found form is a word of its own, not the beginning of another one."""
    if family == "small":
        return True
    if family == "capital":
        return letters[end] < FIRST + CAPITALS
    if family == "capitals":
        return (
            not FIRST <= letters[end] < FIRST + CAPITALS
            and not FIRST <= letters[start - 1] < FIRST + CAPITALS
        )
    return FIRST <= letters[letters.rfind(b" ", 0, end - 1) + 1] < FIRST + CAPITALS


def _places(cased: bytes, found: list[tuple[str, int, int]]) -> Places:
    """Signs with their margins, widened to white space, joined where they meet."""
    spans: dict[str, Spans] = {}
    for family, start, end in found:
        before, after = MARGINS[family]
        end = cased.find(b" ", end + after)
        spans.setdefault(family, []).append(
            (cased.rfind(b" ", 0, max(0, start - before)) + 1, end if end >= 0 else len(cased))
        )
    return Places(**{family: joined(mine) for family, mine in spans.items()})


def joined(spans: Spans) -> Spans:
    """Spans in order, those that meet made one."""
    out: Spans = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = out[-1][0], max(end, out[-1][1])
        else:
            out.append((start, end))
    return out


class _Automaton:
    """Patterns as bytes, each with its family; finds all of them, overlapping ones too."""

    def __init__(self, patterns: dict[str, str]):
        fold = _tables()[0]
        self.families = list(patterns.values())
        self.search = BytesAhoCorasick(
            [bytes(fold[ord(c)] for c in p) for p in patterns], implementation=Implementation.DFA
        ).find_matches_as_indexes

    def find(self, haystack: bytes) -> list[tuple[int, int, int]]:
        """(pattern, start, end) of everything found."""
        return self.search(haystack, overlapping=True)


@lru_cache(maxsize=1)
def _automata() -> tuple[_Automaton, _Automaton]:
    """What is looked for in lower case, signs kept, and among Cyrillic letters alone."""
    words = {e + w: "handles" for e in EDGES for w in OPEN_WORDS} | {
        e + w: "cues" for e in EDGES for w in CUES
    }
    words |= {e + w + after: "handles" for e in EDGES for w in WORDS for after in " :"}
    words |= dict.fromkeys(ADDRESSES, "links") | dict.fromkeys(NUMERALS, "numerals")
    words |= {e + "mailto:": "mail" for e in EDGES} | {"@": "mail", "_at_": "mail"}
    words |= {e + w + after: "boxes" for e in EDGES for w in BOXES for after in " :"}
    words |= {f" t{dot}me{slash}": "links" for dot in PARTED for slash in (" ", "/")}
    words |= {f" {w} ": "mail" for w in AT}
    inside = (*AT, "a", "а", "эт", "собаки")
    words |= {f"({a}{w}{b})": "mail" for w in inside for a in ("", " ") for b in ("", " ")}
    words |= {e + w: "roles" for e in EDGES for w in ROLES}
    words |= {e + w: "titles" for e in EDGES for w in TITLES}
    words |= {e + w: "traders" for e in EDGES for w in TRADERS}
    names = {f.capitalize(): "capital" for f in FORMS} | {f.upper(): "capitals" for f in FORMS}
    names |= {f" {f} ": "small" for f in LOWER_CASE_FORMS}
    names |= {e + " ": "patronymic" for p in PATRONYMICS for e in (p, p.upper())}
    return _Automaton(words), _Automaton(names)


@lru_cache(maxsize=1)
def _tables() -> tuple[np.ndarray, bytes, bytes, bytes]:
    """Sign → byte; then bytes → lower case with EDGES, → Cyrillic letters alone, → shape (A
    capital, a, 0 digit, s)."""
    fold = np.full(CODES + 1, OTHER, "uint8")
    for code in range(CODES):
        char = chr(code)
        if char.isdecimal():
            fold[code] = ord("0")
        elif char.isspace():
            fold[code] = ord(" ")
        elif char.isalnum():
            fold[code] = WORD
        if code > 0x7F and char.isdecimal():
            fold[code] = ODD
    for first, last in DISGUISES:
        fold[first : last + 1] = ODD
    for code in range(0x21, 0x7F):
        fold[code] = code if not chr(code).isdecimal() else ord("0")
    fold[[ord(c) for c in LETTERS]] = range(FIRST, FIRST + len(LETTERS))
    fold[[ord(c) for c in "–—‑KſİI"]] = [ord(c) for c in "---ksii"]
    low = bytearray(256)
    cyrillic = bytearray(b" " * 256)
    shape = bytearray(b"_" * 256)
    for byte in range(256):
        char = chr(byte)
        if FIRST <= byte <= LAST_LETTER:
            capital = byte < FIRST + CAPITALS
            low[byte], cyrillic[byte] = byte + CAPITALS * capital, byte
            shape[byte] = ord("A" if capital else "a")
        elif byte == WORD or byte < 0x80 and (char.isalnum() or char == "_"):
            low[byte] = ord(char.lower()) if byte != WORD else WORD
            shape[byte] = ord({"0": "0", "_": "s"}.get(char, "_"))
        else:
            low[byte] = ord(
                {"[": "(", "{": "(", "]": ")", "}": ")"}.get(char, char if char in EDGES else " ")
            )
            shape[byte] = ord(
                "." if char == "." else "s" if byte == OTHER or char in " -()/*_~=|+,[]:" else "_"
            )
    return fold, bytes(low), bytes(cyrillic), bytes(shape)


@lru_cache(maxsize=1)
def _kinds() -> bytes:
    """Bytes → 1 Latin letter, 2 Cyrillic, with 16 one that passes for a digit; 8 digit, 32 what
    parts a number, else 4, ODD_KIND. A sign between letters of two alphabets keeps them apart."""
    kinds = bytearray(b"\x04" * 256)
    alike = {FIRST + LETTERS.index(c) for c in "ОоЗзбВ"} | {ord(c) for c in "OolIB"}
    for byte in range(256):
        char = chr(byte)
        if FIRST <= byte <= LAST_LETTER:
            kinds[byte] = 2
        elif byte < 0x80 and char.isalpha():
            kinds[byte] = 1
        elif char == "0":
            kinds[byte] = 8
        elif char in " ()+.-_":
            kinds[byte] = 32
        if byte in alike:
            kinds[byte] |= 16
    kinds[ODD] = ODD_KIND
    return bytes(kinds)
