"""Telephone numbers in running Russian text, told from standards, money, dates, postcodes and
tax numbers by shape."""

from __future__ import annotations

import re

from etl.redact.gate import Places, Spans
from etl.redact.gate_words import NUMERALS
from etl.redact.spoken_numbers import SPELLED, SPOKEN, is_spoken

_SEP = r"[ \u00a0\u2009\u202f]?(?:[-–—‑.()/*][ \u00a0]?){0,3}"
_CANDIDATE = re.compile(
    r"(?:(?<![\dA-Za-z_])|(?<=[Tt]el)|(?<=[Aa]pp)|(?<=iber))(?<!\d[.,:/–-])"
    rf"(?:\+[ ]?)?\(?\d(?:{_SEP}\d){{4,60}}(?![\w]|[.,]\d)"
)
_ODD = r"[\s_~=|•·,*/\\.\[\](){}<>+:\-–—‑]{0,4}"
_ODDLY = re.compile(
    rf"(?<![\w,:])(?<!\d[.\-–/ ])(?:\+ ?)?[78](?:{_ODD}\d){{10}}(?![\w]|[.,:/–-]\d)"
)
"""Eleven digits parted by whatever signs; only in groups that telephones are written in."""
_LIST = re.compile(r"\d[,;] \d")
_GROUPS = re.compile(r"\d+")
_CUE = re.compile(
    r"(?:\b(?:тел|телефон\w*|т|моб|мобильн\w*|сот|сотов\w*|факс|раб|гор|звон\w+|позвон\w+|"
    r"набира\w+|"
    r"phone|tel|mob|call|whats\W?app|ват?с?ап\w*|вотсап\w*|вацап\w*|viber|вайбер\w*|telegram|"
    r"телеграм\w*|"
    r"тг|тлф|номер\w*)[.:]?(?: ?\+? ?номер\w*| по тел\w*[.:]?|[/,.] ?факс| для связи)?"
    r"[\s:.№–—()-]{0,4}|☎ ?|📞 ?)$",
    re.IGNORECASE,
)
_NOT_A_PHONE = re.compile(
    r"(?:\b(?:гост\w*|ост|ту|сп|снип|санпин|сто|пуэ|рд|iso|исо|din|en|гн|тр|фз|инн|кпп|"
    r"огрн\w*|снилс|оквэд\w*|окпд\w*|окз|бик|р/?с|сч[её]т\w*|лицензи\w*|арт\w*|код\w*|приказ\w*|"
    r"дог\w*|ст|"
    r"индекс|оклад\w*|зарплат\w*|з/?п|мод\w*|серии|серия)\b[\sа-яёa-zР№.:,()-]{0,12}|№ ?)$",
    re.IGNORECASE,
)
_MONEY_AFTER = re.compile(
    r" ?(?:руб|₽|р\.|rub|тыс|т\.р|тр\b|млн|мм\b|шт\b|кг\b|квт|мпа|об/мин)", re.IGNORECASE
)
_EXTENSION = re.compile(
    r"[\s,;(]{0,3}(?:доб(?:\.|авочн\w*)?|вн(?:утр\w*)?\.?|ext\.?|#)[\s:№]{0,2}\d[\d\s-]{0,8}\)?",
    re.IGNORECASE,
)
_SHAPES: dict[int, set[tuple[int, ...]]] = {
    11: {
        (11,),
        (1, 10),
        (1, 3, 7),
        (1, 3, 3, 4),
        (1, 3, 3, 2, 2),
        (4, 3, 2, 2),
        (4, 7),
        (1, 4, 6),
        (1, 4, 2, 2, 2),
        (1, 5, 5),
        (1, 5, 1, 2, 2),
        (1, 3, 2, 2, 3),
        (1, 3, 2, 3, 2),
        (4, 3, 4),
        (1, 3, 5, 2),
        (1, 6, 2, 2),
        (7, 2, 2),
        (4, 2, 2, 3),
        (1, 3, 4, 3),
        (1, 4, 3, 3),
        (5, 2, 2, 2),
        (1, 3, 1, 3, 3),
        (4, 6, 1),
    },
    10: {
        (3, 7),
        (3, 3, 4),
        (3, 3, 2, 2),
        (3, 2, 2, 3),
        (4, 2, 2, 2),
        (4, 6),
        (3, 2, 3, 2),
        (5, 1, 2, 2),
        (6, 2, 2),
        (3, 4, 3),
    },
    7: {(3, 2, 2)},
}
_MONEY_SHAPES = {(2, 3, 3, 3), (5, 3, 3), (2, 3, 6)}
_INTERNATIONAL = (
    "375",
    "374",
    "992",
    "993",
    "994",
    "995",
    "996",
    "998",
    "380",
    "373",
    "371",
    "370",
    "372",
    "77",
    "76",
)


def spans(text: str, places: Places) -> Spans:
    """Where telephone numbers (with their extensions) stand in the text."""
    out = []
    for lo, hi in places.phones:
        for found in _CANDIDATE.finditer(text, lo, hi):
            for start, end in _within(text, *found.span()):
                more = _EXTENSION.match(text, end)
                out.append((start, more.end() if more else end))
        out += [m.span() for m in _ODDLY.finditer(text, lo, hi) if _is_odd_phone(text, m)]
    for lo, hi in places.numerals:
        out += [
            m.span()
            for m in SPELLED.finditer(text, lo, hi)
            if any(n in m.group().lower() for n in NUMERALS)
        ]
        out += [m.span() for m in SPOKEN.finditer(text, lo, hi) if is_spoken(m[0])]
    return out


def _is_odd_phone(text: str, found: re.Match) -> bool:
    """Whether eleven digits parted by odd signs are a telephone: grouped as one is written."""
    run = found[0]
    digits = "".join(_GROUPS.findall(run))
    groups = tuple(map(len, _GROUPS.findall(run)))
    if digits[1] not in "3489" or _LIST.search(run):
        return False
    single = len(groups) >= 9 and max(groups) <= 2
    around = text[max(0, found.start() - 40) : found.start()], text[found.end() : found.end() + 8]
    return (groups in _SHAPES[11] or single) and not _something_else(*around)


def _within(text: str, start: int, end: int) -> Spans:
    """The numbers inside one run of digits and separators: the run itself, or several numbers
    side by side."""
    if is_phone(text[start:end], text[max(0, start - 40) : start], text[end : end + 8]):
        return [(start, end)]
    groups = [(m.start() + start, m.end() + start) for m in _GROUPS.finditer(text[start:end])]
    out = []
    i = 0
    while i < len(groups):
        begin = groups[i][0]
        while begin > start and text[begin - 1] in "+(":
            begin -= 1
        before = text[max(0, begin - 40) : begin]
        for j in range(len(groups) - 1, i, -1):
            size = sum(b - a for a, b in groups[i : j + 1])
            if (
                size in (10, 11, 12)
                and (begin == start or before[-1:] in " /,;(")
                and is_phone(
                    text[begin : groups[j][1]], before, text[groups[j][1] : groups[j][1] + 8]
                )
            ):
                out.append((begin, groups[j][1]))
                i = j
                break
        i += 1
    return out


def is_phone(candidate: str, before: str, after: str) -> bool:
    """Whether digits with separators are a telephone number, given what stands around them."""
    groups = tuple(map(len, _GROUPS.findall(candidate)))
    size = sum(groups)
    if size < 10:
        local = size in (5, 6, 7) and candidate[0] != "+" and _is_local(candidate, groups)
        dashed = groups in _SHAPES.get(size, ()) and candidate[3] in "-–—‑"
        return local and bool(_CUE.search(before)) or dashed and not _something_else(before, after)
    bare = _is_long(candidate, groups, False)
    cued = _is_long(candidate, groups, True)
    return (bare or cued) and (
        bool(_CUE.search(before)) or bare and not _something_else(before, after)
    )


def _something_else(before: str, after: str) -> bool:
    """Whether the words around say it is a standard, an account or money."""
    return bool(_NOT_A_PHONE.search(before) or _MONEY_AFTER.match(after))


def _is_long(candidate: str, groups: tuple[int, ...], cued: bool) -> bool:
    """Ten digits and more that look like a number; after a word that announces one, more of them
    do."""
    digits = "".join(_GROUPS.findall(candidate))
    if candidate.startswith("+"):
        return True
    single = len(groups) >= 9 and max(groups) <= 2 and len(digits) in (10, 11)
    if len(digits) == 11 and digits[0] in "78" and digits[1] == "9":
        parts = _GROUPS.findall(candidate)
        zeros = any(set(g) == {"0"} or len(g) > 4 and g.endswith("00") for g in parts)
        usual = len(groups) >= 4 and max(groups) <= 5 and groups not in _MONEY_SHAPES
        if not zeros and (usual or groups == (5, 6)):
            return True
    if len(digits) == 11:
        return (
            digits[0] in "78" and digits[1] in "34789" and (groups in _SHAPES[11] or single or cued)
        )
    if len(digits) == 10:
        if digits[0] == "9" and groups == (10,) or cued and digits[0] in "34589" or single:
            return True
        return (
            digits[0] in "34589"
            and groups in _SHAPES[10]
            and (
                any(c in candidate for c in "()-–—‑") or groups in ((3, 7), (3, 3, 4), (3, 3, 2, 2))
            )
        )
    return (
        len(digits) == 12 and digits.startswith(_INTERNATIONAL[:11]) and (cued or len(groups) > 2)
    )


def _is_local(candidate: str, groups: tuple[int, ...]) -> bool:
    """5–7 digits after «тел.»: 12-34-56, 123-45-67, 2-34-56, 1234567; «от 50 000» is not one."""
    return "." not in candidate and (
        len(groups) == 1
        or (max(groups[1:]) == 2 and " " not in candidate)
        or groups in ((3, 2, 2), (2, 2, 2), (1, 2, 2))
    )
