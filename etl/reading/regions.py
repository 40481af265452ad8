"""One name per region: publishers write «г.Москва», «г. Москва 1)», «в том числе Ненецкий
авт.округ»."""

from __future__ import annotations

import re

REGION = re.compile(r"окато|территор|субъект|регион|октмо", re.IGNORECASE)
"""What a publisher calls the field that names regions."""
RUSSIA = "Российская Федерация"
MOSCOW = "Москва"
_SPACE = re.compile(r"[\s\u00a0\u2007\u202f\u2009]+")
_MARKS = re.compile(r"(?:\s*\d{1,2}\))+\s*$|[¹²³⁰⁴-⁹*]+\s*$")
_OPENING = re.compile(r"^(?:в\s+том\s+числе|из\s+не[её]|из\s+них)\s*:?\s*", re.IGNORECASE)
_CITY = re.compile(r"^(?:г\.\s*|г\s+|город\s+(?:федерального\s+значения\s+)?)", re.IGNORECASE)
_SHORT = [
    (re.compile(r"\bавт(?:\.|ономн\.)\s*округ", re.IGNORECASE), "автономный округ"),
    (re.compile(r"\bавт(?:\.|ономн\.)\s*обл(?:\.|асть)", re.IGNORECASE), "автономная область"),
    (re.compile(r"\bавт\.\s*(?=област)", re.IGNORECASE), "автономная "),
    (re.compile(r"\bобл\.(?=\s|$)", re.IGNORECASE), "область"),
    (re.compile(r"\bреспублика\b", re.IGNORECASE), "Республика"),
    (re.compile(r"\s*[-–—]\s+|\s+[-–—]\s*"), " — "),
]
_WITHOUT = re.compile(r"\s*\(?\s*\b(?:кроме|без)\b.*\bавт(?:\.|ономн).*$", re.IGNORECASE)
_ALIASES = {
    "россия": RUSSIA,
    "рф": RUSSIA,
    "всего по российской федерации": RUSSIA,
    "в целом по российской федерации": RUSSIA,
    "российская федерация": RUSSIA,
    "республика татарстан (татарстан)": "Республика Татарстан",
    "чувашская республика — чувашия": "Чувашская Республика",
    "республика адыгея (адыгея)": "Республика Адыгея",
    "кемеровская область — кузбасс": "Кемеровская область",
    "ханты-мансийский автономный округ": "Ханты-Мансийский автономный округ — Югра",
}


def tidy(text: str) -> str:
    """One line, single plain spaces, no footnote marks at the end."""
    flat = _SPACE.sub(" ", text).strip()
    while (bare := _MARKS.sub("", flat).strip()) != flat:
        flat = bare
    return flat


def region_name(text: str) -> str:
    """The canonical name of a region as published; «без округов» stays a region of its own.

    Архангельская область and Тюменская область stand thrice in Rosstat's tables: whole, the
    autonomous district(s), and «без автономного округа» / «без автономных округов». Each gets a
    name of its own.
    """
    name = _OPENING.sub("", tidy(text)).strip(" :")
    without = _WITHOUT.search(name)
    if without:
        several = re.search(r"округов|\bи\b", without.group(), re.IGNORECASE)
        name = name[: without.start()].strip(" ,(")
    name = _CITY.sub("", name)
    for pattern, full in _SHORT:
        name = pattern.sub(full, name)
    name = _ALIASES.get(name.lower(), name)
    if without:
        name += " без автономных округов" if several else " без автономного округа"
    return name


def region_kind(name: str) -> str:
    """`country`, `district` (федеральный округ), `part` (a subject without its districts) or
    `subject`."""
    if name.startswith(RUSSIA):
        return "country"
    if "федеральный округ" in name.lower():
        return "district"
    if " без автономн" in name:
        return "part"
    return "subject"
