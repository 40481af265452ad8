"""Personal data out of adverts' free text: telephones, addresses, handles and names become «[скрыто]», job text stays.

Grain: one text in, one text out. Measured on 200 hand-made cases (tests/samples/redaction_cases.csv): see the test for
the shares missed and overcut. A lone surname or a nickname in the middle of a sentence is not recognised.
"""
from __future__ import annotations

import re

from etl.redact import handles, names, phones
from etl.redact.identity import SOLE_TRADER, sole_trader

__all__ = ["MARK", "SOLE_TRADER", "redact", "sole_trader"]
MARK = "[скрыто]"
_DIGITS = re.compile(r"\d(?:[^\w\n]{0,4}\d){4}")
_TWO_CAPITALS = re.compile(r"[А-ЯЁ][а-яё]+\s+[А-ЯЁ][а-яё]|[А-ЯЁ]\.\s?[А-ЯЁ]\.|[ОЕЁ]В(?:ИЧ|Н)|ИЧН|ЬИЧ")
_HINTS = """
@ ＠ .me/ собака skype скайп телеграм telegram тг tg атсап отсап ацап апп whats вайбер viber vk вк ok.ru контакт
contact обращ обрат звон спр hr рекрут подбор кадр персонал зовут уважением писать пишите ответств отправ присыл
набира директор руководит куратор координ вопрос связ сот дцать дискорд discord макс max ник тел инспектор начальник
точка link insta инста ресеч аська icq
""".split()
_HINT = re.compile("|".join(sorted((re.escape(h) for h in _HINTS), key=len, reverse=True)))
_NEAR = re.compile(rf"(?P<before>{names._WORD}(?:\s+{names._WORD}){{0,2}})?[\s,:(—–-]{{0,4}}(?:тел\S{{0,6}}\s*)?"
                   rf"{re.escape(MARK)}(?:[\s,:(—–-]{{0,4}}(?P<after>{names._WORD}(?:\s+{names._WORD}){{0,2}}))?")


def redact(text: str) -> str:
    """The text without telephones, e-mails, handles, links to persons and persons' names; «[скрыто]» in their place."""
    digits, capitals = _DIGITS.search(text), _TWO_CAPITALS.search(text)
    low = text.lower()
    hint = _HINT.search(low)
    if not (digits or capitals or hint):
        return text
    found = phones.spans(text) if digits or "сот" in low else []
    if hint:
        found += handles.spans(text)
    if capitals or hint:
        found += names.spans(text, low)
    return _beside_mark(_cut(text, found)) if found else text


def _cut(text: str, spans: list[tuple[int, int]]) -> str:
    """Replace the spans, overlapping ones as one."""
    out, at = [], 0
    for start, end in sorted(spans):
        if end <= at:
            continue
        if start >= at:
            out += [text[at:start], MARK]
        at = end
    return "".join([*out, text[at:]])


def _beside_mark(text: str) -> str:
    """A given name that stands beside something hidden is the name of its owner."""
    def hide(found: re.Match) -> str:
        out = found.group()
        for part in ("before", "after"):
            words = (found[part] or "").split()
            if any(w.lower() in names.FORMS for w in words):
                kept = [w for w in words if w.lower() in names.STOP]
                out = out.replace(found[part], " ".join([*kept, MARK]), 1)
        return out
    return _NEAR.sub(hide, text)
