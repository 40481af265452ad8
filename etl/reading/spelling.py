"""Text as people paste it → the text they see, with the way back: spans found in a form point into
the original.

Two forms. `reading`: NFC, what cannot be seen taken out (soft hyphens, zero-width signs, stress
marks), markup and entities resolved, a word torn by a tag or by a hyphen at the line's end made
whole. `matching`: NFKC besides, for rules that must see digits and signs in any typography.
Caveat: whether a hyphen at a line's end belongs to the word is guessed: between two alphabets and
before a capital Cyrillic letter it stays.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import is_normalized, normalize

INVISIBLE = (
    "\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
)
"""Signs Unicode calls default ignorable, those below U+10000."""
MARKS = "\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20f0"
STRESSED = "áéóýàèòÁÉÓÝÀÈÒ"
PLAIN = "аеоуаеоАЕОУАЕО"
"""Latin letters that stand for a stressed Cyrillic one."""
RARE = (*"\xad\u200b\u200c\u200d\u200e\u2060\ufeff\u0300\u0301\u0306\u0308áéóè",)
"""Of all these the ones that occur: each is looked for on its own, which costs less than a
class. Others stood in none of 15,971 real adverts; where one of these stands all are mended."""
TURNS = ("-\n", "-\r", "\u2010\n")
INLINE = frozenset(
    "a abbr b bdi bdo big cite code del em font highlighttext i ins kbd mark q s small span "
    "strike strong sub sup tt u var wbr".split()
)
SENTENCE_ENDS = (":", ".", ";", "!", "?")
_TAG = re.compile(
    r"<(?:/?([A-Za-z][A-Za-z0-9]*)(?:[\s/][^<>]{0,1000})?|!--.{0,1000}?--|![^<>]{0,200})>", re.S
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_MARK = re.compile(f"[{MARKS}]")
_NOTHING = re.compile(f"[{INVISIBLE}]")
_CLUSTER = rf"(?P<letter>[^{MARKS}{INVISIBLE}\s])[{INVISIBLE}]*[{MARKS}][{MARKS}{INVISIBLE}]*"
_TORN = r"(?P<torn>[-\u2010\xad][ \t]*\r?\n[ \t]*(?=\w))"
_SIGNS = re.compile(rf"{_CLUSTER}|{_TORN}|(?P<none>[{INVISIBLE}{MARKS}]+)|(?P<stress>[{STRESSED}])")
SHORT = 200
_ANY = re.compile(f"[<&{INVISIBLE}{MARKS}{STRESSED}]|[-\u2010][\r\n]")
"""Short texts are looked through once for all signs; in long ones single searches are faster."""
_UNSTRESSED = str.maketrans(STRESSED, PLAIN)
_CYRILLIC = re.compile("[А-Яа-яЁё]")
Write = Callable[[re.Match], str]


class Spelt(NamedTuple):
    """A form of a text. `begins[i]`, `ends[i]`: where its i-th character stands in the original;
    both None when the form is the original itself."""

    text: str
    begins: list[int] | None = None
    ends: list[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's span behind text[start:end]."""
        if self.begins is None or self.ends is None:
            return start, end
        if start >= len(self.begins):
            last = self.ends[-1] if self.ends else 0
            return last, last
        begin = self.begins[start]
        if end > start:
            return (begin, self.ends[end - 1])
        return (begin, begin)


def reading(text: str) -> Spelt:
    """The form that is read: what a person sees on screen."""
    spelt = Spelt(text)
    for pattern, write in _steps(text):
        spelt = _over(_rewritten(spelt.text, pattern, write), spelt)
    return spelt


def seen(text: str) -> str:
    """The text of the form that is read, without the way back."""
    if len(text) < SHORT and not _ANY.search(text):
        return text
    for pattern, write in _steps(text):
        text = pattern.sub(write, text)
    return text


def matching(text: str) -> Spelt:
    """The form rules on personal data look at: NFKC, what cannot be seen taken out."""
    if text.isascii() or is_normalized("NFKC", text) and not any(map(text.__contains__, RARE)):
        return Spelt(text)
    return _rewritten(text, _compatible(), _nfkc)


def _steps(text: str) -> Iterator[tuple[re.Pattern, Write]]:
    """What has to be done, judged by single signs: tags, entities and the tags they spell, then
    signs that cannot be seen."""
    if "&" in text:
        if "<" in text:
            yield _TAG, _of_tag
        yield _ENTITY, _of_entity
        text = _ENTITY.sub(_of_entity, text)
    if "<" in text:
        yield _TAG, _of_tag
    if any(map(text.__contains__, TURNS)) or not text.isascii() and _is_odd(text):
        yield _SIGNS, _of_sign


def _is_odd(text: str) -> bool:
    return any(map(text.__contains__, RARE))


def _rewritten(text: str, pattern: re.Pattern, write: Write) -> Spelt:
    """Every match of the pattern written anew; what is written stands for the whole match."""
    parts: list[str] = []
    begins: list[int] = []
    ends: list[int] = []
    at = 0
    for found in pattern.finditer(text):
        start, end = found.span()
        new = write(found)
        if new == found[0]:
            continue
        parts += [text[at:start], new]
        begins += range(at, start)
        ends += range(at + 1, start + 1)
        begins += [start] * len(new)
        ends += [end] * len(new)
        at = end
    parts.append(text[at:])
    begins += range(at, len(text))
    ends += range(at + 1, len(text) + 1)
    return Spelt("".join(parts), begins, ends)


def _over(form: Spelt, below: Spelt) -> Spelt:
    """A form of a form, with offsets into what the first was made from."""
    if below.begins is None or below.ends is None or form.begins is None or form.ends is None:
        return form
    spans = [below.span(a, b) for a, b in zip(form.begins, form.ends, strict=True)]
    return Spelt(form.text, [a for a, _ in spans], [b for _, b in spans])


def _beside(found: re.Match) -> tuple[str, str]:
    """The signs before and behind a match; '' at the text's ends."""
    start, end = found.span()
    return found.string[max(0, start - 1) : start], found.string[end : end + 1]


def _of_tag(found: re.Match) -> str:
    """Nothing for a tag within a line, else a line end."""
    if (found[1] or "").lower() not in INLINE:
        return "\n"
    before, after = _beside(found)
    ends = before in SENTENCE_ENDS and after.isalnum()
    if ends or _is_new_word(before, after):
        return "\n"
    return ""


def _of_entity(found: re.Match) -> str:
    return html.unescape(found[0])


def _of_sign(found: re.Match) -> str:
    kind = found.lastgroup
    if kind == "letter":
        return _composed(found[0])
    before, after = _beside(found)
    if kind == "stress":
        is_russian = _CYRILLIC.match(before) or _CYRILLIC.match(after)
        if is_russian:
            return found[0].translate(_UNSTRESSED)
        return found[0]
    if kind == "none":
        if "\u200b" in found[0] and _is_new_word(before, after):
            return " "
        return ""
    if "\xad" in found[0] or not before.isalnum():
        if not before.isalnum():
            return found[0].replace("\xad", "")
        return ""
    is_mixed = bool(_CYRILLIC.match(before)) != bool(_CYRILLIC.match(after))
    is_number = before.isdigit() or after.isdigit()
    if is_mixed or is_number or _CYRILLIC.match(after) and after.isupper():
        return "-"
    return ""


def _is_new_word(before: str, after: str) -> bool:
    """A small letter before and a capital Cyrillic one behind: two words, not one."""
    return before.islower() and after.isupper() and _CYRILLIC.match(after) is not None


def _composed(cluster: str) -> str:
    """A letter with its marks: one letter where there is one («й»), else without them."""
    return _MARK.sub("", normalize("NFC", _NOTHING.sub("", cluster)))


@lru_cache(maxsize=1)
def _compatible() -> re.Pattern:
    """What NFKC may change: signs of their own compatibility form, marked letters, what cannot
    be seen."""
    odd = "".join(
        re.escape(chr(code))
        for code in range(0x80, 0x1FBFA)
        if not 0xD800 <= code < 0xE000 and not is_normalized("NFKC", chr(code))
    )
    return re.compile(rf"{_CLUSTER}|[{INVISIBLE}{MARKS}]+|[{odd}]")


def _nfkc(found: re.Match) -> str:
    return _MARK.sub("", normalize("NFKC", _NOTHING.sub("", found[0])))
