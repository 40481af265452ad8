"""E-mail addresses, messenger and network handles and links in running Russian text."""

from __future__ import annotations

import re

from etl.redact.gate import Places, Spans

_ZONE = r"(?:ru|com|org|net|su|рф|info|biz|pro|moscow|москва|io|me|gov|edu|online|tech|group|team|company)"
_AT = (
    r"(?:\s?[@＠]\s?|\s?[(\[{]\s?(?:at|@|собака|dog)\s?[)\]}]\s?|\s+собака\s+|"
    r"\s+at\s+(?=[\w-]+\s?(?:\.|точка|dot)\s?ru))"
)
_DOT = r"(?:\s?\.\s?|\s?[(\[]\s?(?:dot|точка)\s?[)\]]\s?|\s+точка\s+|\s+dot\s+)"
_MAIL = re.compile(
    rf"[\w.+%-]{{1,64}}+(?:{_AT}(?:[\w-]{{1,63}}{_DOT}){{1,4}}{_ZONE}\b|"
    r"@(?:[\w-]{1,63}\.){1,4}[\w-]{2,24})|mailto:[^\s\"'<>]+",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?:https?://)?(?:www\.|m\.)?(?:t\.me|telegram\.(?:me|org|dog)|tlgg\.ru|wa\.me|"
    r"(?:api|chat)\.whatsapp\.com|wa\.clck\.bar|viber\.click|vk\.(?:com|ru|me|cc)|vkontakte\.ru|ok\.ru|instagram\.com|facebook\.com|"
    r"fb\.com|max\.ru|join\.skype\.com|linkedin\.com/in|zoom\.us)/[^\s,;<>\")»]+|"
    r"(?:tg|viber|whatsapp|skype)://?[^\s,;<>\")»]+",
    re.IGNORECASE,
)
_CODE = r"(?!(?i:media|import|override|autowired|component|bean|test|param|service|entity)\b)"
_HANDLE = re.compile(rf"(?<![\w@.])[@＠]\s?{_CODE}[A-Za-z][A-Za-z0-9_.]{{3,31}}\b")
_NAMED = re.compile(
    r"\b(?:telegram\w*|телеграм\w*|телега|тг|tg|whats\W?app|ват?с?ап\w*|вотсап\w*|вацап\w*|viber|вайбер\w*|"
    r"skype|скайп\w*|вк|vk|вконтакте|max|макс|icq|аська|discord|дискорд|инстаграм\w*|instagram|ник|nick)"
    r"(?:[\s-]+(?:для связи|hr|рекрутера|канал|чат|id|ник\w*|аккаунт\w*))?"
    r"(?:\s*[:=—–-]\s*|\s+)(?:@\s?)?(?P<handle>(?:live:|id)?[A-Za-z][A-Za-z0-9_.-]{2,31})(?![\w])",
    re.IGNORECASE,
)
_TOOL = {"bot", "api", "web", "desktop", "business", "ads", "for", "channel", "bots", "and"}


def spans(text: str, places: Places) -> Spans:
    """Where addresses, links and handles stand in the text."""
    out = []
    for lo, hi in places.mail:
        out += [m.span() for m in _MAIL.finditer(text, lo, hi)] + [
            m.span() for m in _HANDLE.finditer(text, lo, hi)
        ]
    for lo, hi in places.links:
        out += [m.span() for m in _LINK.finditer(text, lo, hi)]
    for lo, hi in places.handles:
        for found in _NAMED.finditer(text, lo, hi):
            handle, gap = found["handle"], text[found.start() : found.start("handle")]
            marked = (
                any(c in gap for c in ":=@")
                or re.search(r"[_\d]", handle)
                or ("-" in gap and len(handle) > 4)
            )
            if (
                marked
                and handle.lower() not in _TOOL
                and "://" not in text[found.start("handle") : found.end() + 3]
            ):
                out.append(found.span("handle"))
    return out
