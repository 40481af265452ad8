"""Names that an office, a title or a trade announces: «начальник цеха Петренко», «ИП …»."""

from __future__ import annotations

import re

from etl.redact.gate import Spans
from etl.redact.given_names import FORMS, LOWER_CASE_FORMS
from etl.redact.name_words import CAPS, STOP, WORD, end_of_name, is_patronymic, named_after, surname

_OFFICE = (
    r"(?:зам(?:\.|естител[яьюе]\w?)?\s+)?(?:главн\w+\s+|старш\w+\s+|генеральн\w+\s+)?"
    r"(?:(?:[а-яё]+-)?(?:начальник|мастер|прораб|бригадир|директор|инженер|технолог|механик|"
    r"энергетик|менеджер|"
    r"инспектор|специалист|рекрут[её]р|эйчар|координатор|куратор|диспетчер|кадровик)(?:а|у|ом|е|"
    r"ы)?|"
    r"заведующ(?:ий|ая|его|ей|ему|им)|(?:секретар|руководител|исполнител)(?:ь|я|ю|ем)|"
    r"табельщи(?:к|ца|ку|це|ка|цы)|"
    r"ответственн(?:ый|ая|ого|ому|ым|ой)|отв\.|исп\.|hr(?:-[а-яё]+|-?manager)?|"
    r"отдел\w? (?:кадров|персонала)|кадры|"
    r"вопросы)(?![\w-])"
)
_OF = (
    r"(?:[ ](?:цех\w*|участк\w*|смен\w*|отдел\w*|бюро|производств\w*|склад\w*|служб\w*|"
    r"лаборатори\w*|"
    r"управлени\w*|сектор\w*|групп\w*|бригад\w*|кадр\w*|персонал\w*|подбор\w*|найм\w*|по|проекта?|"
    r"лини\w*|ОК|HR|№ ?\d+|\d+|[а-яё]+(?:ого|ой|ых|ому|ым|ему)))" + "{0,4}"
)
_INITIAL = r"[А-ЯЁ]\.?(?:\s?[А-ЯЁ]\.?)?(?![\w])"
_OFFICER = re.compile(
    rf"\b(?i:{_OFFICE}{_OF})(?P<gap>[ ]?[,:—–-]?[ ])(?P<name>{WORD}(?:[ ](?:{WORD}|"
    rf"{_INITIAL})){{0,2}})"
)
_TITLED = re.compile(
    r"\b(?:(?:[Mm]rs?\.?|M[Ss]\.|MRS?\.)|(?i:г-[нж]\w{0,2}|господин\w*|госпож\w+))\s+(?P<name>"
    r"(?:[A-ZА-ЯЁ][\w.-]*)(?:\s[A-ZА-ЯЁ][\w.-]+){0,2})"
)
_TRADER = re.compile(
    rf"\b(?P<cue>(?i:ИП|И\.\s?П\.|(?:индивидуальн\w+\s+)?предпринимател\w*|самозанят\w+))"
    rf"[ ]?[:—–-]?[ ]?[«\"„]?(?P<name>(?:{WORD}|{CAPS})(?:[ ](?:{WORD}|{CAPS}|"
    rf"(?:[А-ЯЁ]\.\s?){{1,2}})){{0,2}}|"
    r"[а-яё]{4,}(?:[ ][а-яё]{3,}){1,2})"
)
_ADJECTIVE = re.compile(
    r"(?:ск|цк)(?:ий|ая|ое|ого|ой|ому|им|ую|ом)$|ства$|ости$|(?:ени|аци)[йяю]$|^рисков$",
    re.IGNORECASE,
)
"""Capitalised words that end as surnames do and are none: adjectives, things done."""
TOWNS = frozenset(
    "ростов саратов тамбов псков азов королев королёв дмитров серпухов чехов балашов чернигов "
    "львов киров ржев орлов люблин саров кашин углич галич берлин пекин баку москва".split()
)


def officers(text: str, places: Spans) -> Spans:
    """«начальник цеха Петренко»: a surname right behind an office."""
    out = []
    for lo, hi in places:
        for found in _OFFICER.finditer(text, lo, hi):
            first, *more = found["name"].split()
            given = first.lower() in FORMS or (
                bool(more) and more[0].lower() in FORMS and surname(first)
            )
            initial = bool(more) and bool(re.fullmatch(_INITIAL, more[0]))
            plausible = (
                surname(first) and first.lower() not in TOWNS and not _ADJECTIVE.search(first)
            )
            if first.lower() in STOP or not (given or initial or plausible):
                continue
            if named_after(text, found.start("name")):
                continue
            while more and not (
                re.fullmatch(_INITIAL, more[-1])
                or surname(more[-1])
                or more[-1].lower() in FORMS
                or is_patronymic(more[-1])
            ):
                more.pop()
            start = found.start("name")
            out.append((start, end_of_name(text, start, [first, *more])))
    return out


def titled(text: str, places: Spans) -> Spans:
    """«Mr. Smith», «г-жа Лебедева»."""
    return [
        m.span("name")
        for lo, hi in places
        for m in _TITLED.finditer(text, lo, hi)
        if m["name"].split()[0].lower() not in STOP and len(m["name"]) > 2
    ]


def traders(text: str, places: Spans) -> Spans:
    """«ИП Петренко», «индивидуальный предприниматель Кузнецова Юлия»: traders are people."""
    out = []
    for lo, hi in places:
        for found in _TRADER.finditer(text, lo, hi):
            words = found["name"].split()
            first = words[0]
            low = first.lower()
            given = any(w.lower() in FORMS for w in words[:2])
            initial = len(words) > 1 and words[1].endswith(".") and len(words[1]) <= 4
            if first.islower():
                known = len(words) > 1 and any(w in LOWER_CASE_FORMS for w in words[:2])
                if known:
                    out.append(
                        (found.start("name"), end_of_name(text, found.start("name"), words[:2]))
                    )
                continue
            if low in STOP or not (given or initial or surname(first)):
                continue
            count = 1
            for word in words[1:]:
                if word.lower() in STOP or not (
                    word.endswith(".")
                    or surname(word)
                    or word.lower() in FORMS
                    or is_patronymic(word)
                ):
                    break
                count += 1
            out.append((found.start("name"), end_of_name(text, found.start("name"), words[:count])))
    return out
