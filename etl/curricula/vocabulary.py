"""How plans write loads, semesters, records and numbers, and what each of them means to us."""

from __future__ import annotations

import re

ORDINALS = "перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат".split()
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8}
MOST_SEMESTERS = 14
_NUMBER = re.compile(r"[-−–—]?\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)?")
_SEMESTER = re.compile(
    r"(?:(?<!\d)(\d{1,2})\s*(?:-?\s*(?:й|ый|ой|ий|го|м))?\s*сем)|"
    r"(?:сем\w*\.?\s*№?\s*(\d{1,2})(?!\d))"
)
LOADS = (
    ("lectures_h", r"лекци|^лек\b|^лк\b|^л$|теоретич|^теория|lecture"),
    ("labs_h", r"лаборат|^лаб\b|^лр\b|^лб\b|^лз\b|^labs?$|laborator"),
    (
        "practical_h",
        r"^практические|практич\w* (?:зан|раб)|практич|^пр\b|^пз\b|семинар|^сем\b|^сз\b|"
        r"^практ\b|seminar|practical",
    ),
    ("selfstudy_h", r"самост|^срс?\b|^сам\b|^ср$|self"),
)
PRACTICE = re.compile(
    r"(?:учебн|производственн|преддипломн|технологическ|ознакомительн|эксплуатационн|"
    r"педагогическ|исследовательск|конструкторск|проектн)\w*(?:\s*\([^)]*\))?\s+практик[аи]\b|"
    r"^практика\s*(?:$|\(|по профилю|преддипломная|производственная|учебная)|"
    r"^научно-исследовательская работа|^нир\b|^(?:уп|пп|пдп)\.?\d"
)
PRACTICE_BLOCK = re.compile(
    r"^(?:блок )?2(?:\.0)?(?:\.| |$)|^практик|\bпрактики?\b|научные исследования"
)
ATTESTATION_BLOCK = re.compile(
    r"итоговая\s+(?:\(?государственн\w*\)? )?аттестация|итогов\w+ аттестац|^гиа\b|^аттестация"
)
ATTESTATION = re.compile(
    r"\bгэк\b|\bгак\b|\bгиа\b|\bвкр\b|защита\s+(?:выпускной|диплом|вкр)|государственн\w+ "
    r"(?:\(?итогов\w*\)? )?(?:экзамен|аттестац)|"
    r"^(?:квалификационный |комплексный )?экзамены?(?: квалификационный)? по\b|"
    r"демонстрационный экзамен|промежуточн\w+ аттестац|подготовка к (?:процедуре|сдаче)"
)
FACULTATIVE = re.compile(r"факультатив")
ELECTIVE = re.compile(r"элективн|по выбору|\.дв\.?\d|^дв\d|специализации$")
SPORT = re.compile(
    r"элективн\w+ (?:курсы|дисциплины)[^/]*физ|игровые виды спорта|общая физическая подготовка|"
    r"прикладная физическая культура"
)
CONTROL = re.compile(
    r"экзамен|зач[её]т|курсов\w+ (?:проект|работа)|контрольн|реферат|^экз|^зч|^кп|^кр"
)
CODE = re.compile(
    r"^((?:Б\d|ФТД|МДК|ВМДК|ПМ|ОПЦ?|УП|ПП|ПДП|ОГСЭ|ЕН|СГЦ?|ОУП|ОУДп?|БД|ПД|ГИА|"
    r"ПОО)\.?[\dА-Яа-я.()]*)\s+(?=\S)"
)
TOTAL = re.compile(
    r"^(?:итого|всего|общая трудо[её]мкость|трудо[её]мкость (?:основной|образовательной|оп)|"
    r"объ[её]м (?:образовательной|программы)|total)\b"
)


def plain(value: object) -> str:
    """A cell as one line of text: no line breaks, runs of spaces as one."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return re.sub(r"\s+", " ", str(value).replace("\u00ad", "")).strip()


def parted(name: str) -> tuple[str, str]:
    """«МДК.01.01 Технология машиностроения» as its code and its name; no code is «»."""
    found = CODE.match(name)
    if not found or not any(sign.isdigit() for sign in found[1]):
        return "", name
    rest = name[found.end() :]
    return found[1], rest[1:-1] if rest.startswith("(") and rest.endswith(")") else rest


def number(value: object) -> float | None:
    """A quantity: «18,00», «1 476», 5.0; None for blanks, dashes and words."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        if value == value and abs(value) < 1e7:
            return float(value)
        return None
    text = plain(value)
    if not _NUMBER.fullmatch(text):
        return None
    text = re.sub(r"[ \u00a0\u202f]", "", text).replace(",", ".").replace("−", "-")
    try:
        return float(text)
    except ValueError:
        return None


def semester(value: object) -> int | None:
    """«Второй семестр», «3 семестр», «сем. 5», «IV», 4 → its number; None for anything else."""
    text = plain(value).lower().replace("ё", "е")
    bare = number(value)
    if bare is not None:
        if bare.is_integer() and 1 <= bare <= MOST_SEMESTERS:
            return int(bare)
        return None
    for place, stem in enumerate(ORDINALS, 1):
        if text.startswith(stem) and ("сем" in text or "период" in text):
            return place
    if found := _SEMESTER.search(text):
        count = int(found[1] or found[2])
        if 1 <= count <= MOST_SEMESTERS:
            return count
        return None
    head = text.split(" ")[0]
    if head == text or "сем" in text:
        return ROMAN.get(head)
    return None


def load(text: str) -> str:
    """Which of our loads a kind of class is; '' for none of them."""
    low = plain(text).lower().replace("ё", "е")
    return next((name for name, pattern in LOADS if re.search(pattern, low)), "")


def kind(name: str, block: str = "", part: str = "", record: str = "", cipher: str = "") -> str:
    """What a row is, by the block it stands in first and by its own name after that."""
    low = _low(name)
    stands = [_low(text) for text in (block, part, record)]
    code = cipher.lower().replace(" ", "")
    if TOTAL.search(low):
        return "total"
    if FACULTATIVE.search(stands[0]) or code.startswith(("фтд", "ф.")):
        return "facultative"
    if ATTESTATION.search(low) or any(ATTESTATION_BLOCK.search(text) for text in stands):
        return "attestation"
    if any(PRACTICE_BLOCK.search(text) for text in stands) or PRACTICE.search(low):
        return "practice"
    if code.startswith(("уп.", "пп.", "пдп")):
        return "practice"
    if any(FACULTATIVE.search(text) for text in stands):
        return "facultative"
    if SPORT.search(low):
        return "sport"
    if any(ELECTIVE.search(text) for text in stands) or ELECTIVE.search(code):
        return "elective"
    if re.match(r"дисциплины? по выбору|элективн", low):
        return "elective"
    return "discipline"


def _low(text: str) -> str:
    return text.lower().replace("ё", "е")
