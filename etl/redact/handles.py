"""E-mail addresses, messenger and network handles and links in running Russian text."""

from __future__ import annotations

import re

from etl.redact.gate import Places, Spans

_ZONE = (
    r"(?:ru|ру|com|ком|org|net|su|рф|info|biz|pro|moscow|москва|io|me|gov|edu|online|tech|group|"
    r"team|company)"
)
_AT = (
    r"(?:\s?[@＠]\s?|\s?[(\[{<]\s?(?:at|@|a|а|эт|собак[аи]|собачка|dog)\s?[)\]}>]\s?|"
    r"\s+(?:собака|собачк[аи]|гав)\s+|"
    r"\s+at\s+(?=[\w-]+\s?(?:\.|точка|dot)\s?ru))"
)
_DOT = (
    r"(?:\s?\.\s?|,(?=(?:ru|com|рф)\b)|\s?[(\[{<]\s?(?:dot|точка|тчк)\s?[)\]}>]\s?|"
    r"\s+(?:точка|тчк|dot)\s+)"
)
_MAIL = re.compile(
    rf"[\w.+%-]{{1,64}}+(?:{_AT}(?:[\w-]{{1,63}}{_DOT}){{1,4}}{_ZONE}\b|"
    r"@(?:[\w-]{1,63}\.){1,4}(?:[a-z-]{2,24}|[а-я]{2,12}))|mailto:[^\s\"'<>]+",
    re.IGNORECASE,
)
_AT_JOINED = re.compile(
    rf"\b[a-z0-9.-]{{2,40}}(?:_[a-z0-9.-]+)??_at_(?:[\w-]{{1,63}}{_DOT}){{1,4}}{_ZONE}\b",
    re.IGNORECASE,
)
_PARTED_MAIL = re.compile(r"\b(?:\w [._-]? ?){2,30}@ (?:\w [._-]? ?){2,30}\w\b", re.IGNORECASE)
"""An address with a space after every letter."""
_BOX = re.compile(
    r"\b(?:gmail|яндекс|yandex|mail\.ru|mail)\s*[:—–-]\s*(?P<handle>"
    r"[a-z][a-z0-9]*[._\d][a-z0-9._-]{2,30})(?!@)\b",
    re.IGNORECASE,
)
_PARTED_LINK = re.compile(
    r"\bt\s?(?:[.,]|точка|тчк|dot)\s?me\s?(?:/|слэш|слеш|slash)\s?@?[\w+]{3,}", re.IGNORECASE
)
_LINK = re.compile(
    r"(?:https?://)?(?:www\.|m\.)?(?:t\.me|telegram\.(?:me|org|dog)|tlgg\.ru|wa\.me|"
    r"(?:api|chat)\.whatsapp\.com|wa\.clck\.bar|viber\.click|vk\.(?:com|ru|me|cc)|vkontakte\.ru|"
    r"ok\.ru|instagram\.com|facebook\.com|"
    r"fb\.com|max\.ru|join\.skype\.com|linkedin\.com/in|zoom\.us)/[^\s,;<>\")»]+|"
    r"(?:tg|viber|whatsapp|skype)://?[^\s,;<>\")»]+",
    re.IGNORECASE,
)
_CODE = r"(?!(?i:media|import|override|autowired|component|bean|test|param|service|entity)\b)"
_HANDLE = re.compile(rf"(?<![\w@.])[@＠]\s?{_CODE}[A-Za-z][A-Za-z0-9_.]{{3,31}}\b")
_NAMED = re.compile(
    r"(?P<cue>(?P<into>\b(?:в|во|через|на)\s+)?\b(?:telegram\w*|telega|телеграм\w*|телег[ауеи]|"
    r"тлг|тгк?|т\.г\.|tg|whats\W?app|"
    r"ват?с?ап\w*|вотсап\w*|воцап\w*|вацап\w*|viber|вайбер\w*|вибер\w*|skype|скайп\w*|вк|vk|"
    r"вконтакте|max|"
    r"макс[еу]?|icq|аська|discord|дискорд\w*|инст[ау]|инстаграм\w*|instagram|signal|сигнал|"
    r"личк[ауе]|"
    r"ник(?:нейм)?|nick(?:name)?))"
    r"(?P<gap>(?:[\s,-]+(?:для связи|hr|рекрутера|канал|чат|id|ник\w*|аккаунт\w*|мой|"
    r"телеграм\w*|тг|"
    r"в телеграм\w*|в тг|в телеге)){0,2}"
    r"(?:\s*[:=—–,-]\s*|\s+)(?:@\s?)?)(?P<handle>(?:live:|"
    r"id)?[A-Za-z][A-Za-z0-9_.#-]{2,31})(?![\w])",
    re.IGNORECASE,
)
_PLAIN_NICK = re.compile(r"[a-z][a-z0-9_.]{4,}$")
_TOOL = {
    "bot",
    "api",
    "web",
    "desktop",
    "business",
    "ads",
    "for",
    "channel",
    "bots",
    "and",
    "python",
    "java",
}
_TECHNOLOGY = frozenset(
    "python java golang excel linux windows docker android django figma photoshop react angular "
    "mysql github gitlab premium business desktop manager analytics marketing services".split()
)


def spans(text: str, places: Places) -> Spans:
    """Where addresses, links and handles stand in the text."""
    out = []
    for lo, hi in places.mail:
        out += [m.span() for m in _MAIL.finditer(text, lo, hi)]
        out += [m.span() for m in _HANDLE.finditer(text, lo, hi)]
        if " @ " in text[lo:hi]:
            out += [m.span() for m in _PARTED_MAIL.finditer(text, lo, hi)]
        if "_at_" in text[lo:hi].lower():
            out += [m.span() for m in _AT_JOINED.finditer(text, lo, hi)]
    for lo, hi in places.boxes:
        out += [m.span("handle") for m in _BOX.finditer(text, lo, hi)]
    for lo, hi in places.links:
        out += [m.span() for m in _LINK.finditer(text, lo, hi)]
        out += [m.span() for m in _PARTED_LINK.finditer(text, lo, hi)]
    for lo, hi in places.handles:
        out += [m.span("handle") for m in _NAMED.finditer(text, lo, hi) if _is_handle(text, m)]
    return out


def _is_handle(text: str, found: re.Match) -> bool:
    """Whether what follows a messenger's name is somebody's handle, not a tool or a word."""
    handle = found["handle"]
    gap = text[found.end("cue") : found.start("handle")]
    asks = "ник" in found[0].lower() or "nick" in found[0].lower()
    marked = (
        any(c in gap for c in ":=@")
        or re.search(r"[_\d#]|^[a-z]{2,}\.(?!js$|net$|ru$|com$)[a-z]{3,}$", handle)
        or gap.rstrip().endswith(("-", "–", "—"))
        and len(handle) > 4
        or (asks or found["into"])
        and _PLAIN_NICK.match(handle)
        and handle not in _TECHNOLOGY
    )
    return bool(
        marked
        and handle.lower() not in _TOOL
        and "://" not in text[found.start("handle") : found.end() + 3]
    )
