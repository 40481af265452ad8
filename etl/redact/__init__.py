"""Personal data out of adverts' free text: telephones, addresses, handles and names become «[скрыто]», job text stays.

Grain: one text in, one text out. On 251 hand-made cases (tests/samples/redaction_cases.csv) none is missed; of the 49
written after the rules, 2 were missed at first sight: expect a few per cent. A lone surname in mid-sentence stays.
"""
from __future__ import annotations

import re

from etl.redact import handles, names, phones
from etl.redact.identity import SOLE_TRADER, sole_trader

__all__ = ["MARK", "SOLE_TRADER", "redact", "sole_trader"]
MARK = "[скрыто]"
_DIGITS = re.compile(r"\d(?:[^\w\n]{0,4}\d){4}")
_CAPITAL = re.compile(r"[А-ЯЁ][а-яё]+")
_TELLING = re.compile(r"[А-ЯЁ][а-яё]*(?:[оеё]в(?:ич|н)|[ьмн]ич|ичн)|[А-ЯЁ]\.\s?[А-ЯЁ]\.|[ОЕЁ]В(?:ИЧ|Н)[А-ЯЁ\s]|ИЧН|ЬИЧ")
_HANDLES = re.compile(
    r"@|＠|\.(?:me|ru|com|bar|dog|us)/|\b(?:собака|точка|at|dot|mailto|skype|скайп|телег|teleg|тг|tg|вотсап|ват?с?ап|вацап|"
    r"whats|вайбер|viber|vk|вк|дискорд|discord|мак?с|max|ник|nick|inst|инст|аська|icq)")
_CALLS = re.compile(r"\b(?:контакт|contact|обра[щт]|звон|позвон|спр[ао]|ваш|меня|его|е[её]|с\s+ув|пис|пиш|набира|"
                    r"вопрос|связ|скажите)")
_NEAR = re.compile(rf"(?P<before>{names._WORD}(?:\s+{names._WORD}){{0,2}})?[\s,:(—–-]{{0,4}}(?:тел\S{{0,6}}\s*)?"
                   rf"{re.escape(MARK)}(?:[\s,:(—–-]{{0,4}}(?P<after>{names._WORD}(?:\s+{names._WORD}){{0,2}}))?")


def redact(text: str) -> str:
    """The text without telephones, e-mails, handles, links to persons and persons' names; «[скрыто]» in their place."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    found = phones.spans(text, low) if _DIGITS.search(text) or "сот" in low else []
    if _HANDLES.search(low):
        found += handles.spans(text)
    named = any(w.lower() in names.FORMS for w in _CAPITAL.findall(text))
    if named or _TELLING.search(text):
        found += names.in_full(text)
    if named or _CALLS.search(low):
        found += names.after_cues(text, low)
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
