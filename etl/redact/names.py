"""Names of persons in adverts: by patronymic, initials, a given name beside a surname, or after
«контактное лицо».

Streets, metro stations, institutes and plants named after people stay.
"""

from __future__ import annotations

import re

from etl.redact.gate import Spans
from etl.redact.given_names import FORMS, LOWER_CASE_FORMS
from etl.redact.name_words import BEHIND_NAME, CAPS, STOP, WORD, named_after, surname

_PATRONYMIC = r"[А-ЯЁ][а-яё]*(?:[оеё]вич|ьич|мич|нич|[оеё]вн|ичн)(?:а|у|ем|ом|е|ы|ой|ою)?"
_CAPS_PATRONYMIC = r"[А-ЯЁ]+(?:[ОЕЁ]ВИЧ|ЬИЧ|[ОЕЁ]ВН|ИЧН)(?:А|У|ЕМ|ОМ|Е|Ы|ОЙ)?"
_INITIALS = r"(?:[А-ЯЁ]\.\s?){2}"
_FULL = re.compile(
    rf"\b(?P<first>{WORD}\s+)?{WORD}\s+{_PATRONYMIC}(?![а-яё])(?P<last>\s+{WORD})?|"
    rf"\b(?:{CAPS}\s+)?{CAPS}\s+{_CAPS_PATRONYMIC}\b|"
    rf"\b(?P<surname>{WORD}|{CAPS})\s+{_INITIALS}|\b{_INITIALS}(?P<behind>{WORD}|{CAPS})\b"
)
_TWO = re.compile(r"[\s.](?:(?<=[А-ЯЁа-яё]\s)\s*+|(?<=[А-ЯЁ]\.)\s?)[А-ЯЁ]")
"""What stands in every name that tells itself: a capital after a word or after an initial; found
five times as fast."""
_PAIR = re.compile(rf"\b({WORD})(?=\s+({WORD}))")
_SMALL_SURNAME = re.compile(
    r"(?:[оеё]вич|[оеё]вн|ичн|ьич)\w{0,2}$|(?:[оеё]в|[иы]н)(?:а|у|ой|ым|ом)?$|(?:енко|[аеиу]йко|"
    r"чук|щук|нюк|юк|ян|швили|дзе)$"
)
_STRICT = (
    r"(?:контактн\w+|конт\.)\s+лиц\w*|контакты?\s*:|контактное\s*:|спроси(?:ть|те)|спрашива\w+|"
    r"(?:меня|его|е[её])\s+зовут|"
    r"с\s+ув(?:ажением|\.)|обра[щт]\w+с[яь]\s+(?:по\s+[\w.]+\s+)?к\b|обращаться\s*:|"
    r"contact(?:\s+person)?\s*:|"
    r"ваш\w*\s+(?:hr|рекрут[её]р|менеджер|консультант)\w*"
)
_ROLE = (
    r"эйчар\w*|hr(?:[- "
    r"]?(?:менеджер|специалист|директор|manager|партн[её]р|generalist|bp))?\w*|рекрут[её]р\w*|"
    r"ресечер\w*|менеджер\w*\s+по\s+(?:подбору|персоналу|найму|кадрам)(?:\s+персонала)?|"
    r"подбор\w*\s+персонала|"
    r"специалист\w*\s+(?:по|отдела)\s+(?:подбору|персоналу|кадр\w+|найму)(?:\s+персонала)?|"
    r"инспектор\w*|"
    r"начальник\w*|отдел\w*\s+(?:кадров|персонала)|звон\w+|позвон\w+|набира\w+|писать|пишите|"
    r"присыла\w+|"
    r"отправля\w+|тел(?:ефон\w*|\b)|директор\w*|руководител\w*|ответственн\w+|координатор\w*|"
    r"куратор\w*|"
    r"инженер\w*|мастер\w*|скажите|от\s+имени|вопрос\w*|связ\w+|whats\W?app|telegram|телеграм\w*|"
    r"вотсап\w*"
)
_CUE = re.compile(rf"\b(?:(?P<strict>{_STRICT})|(?:{_ROLE}))")
_ROLE_BEHIND = (
    r"[,(—–-]\s*(?i:hr|рекрут|менеджер по|специалист по|отдел кадров|инспектор|начальник)"
)
_HAS_ROLE = re.compile(_ROLE_BEHIND)
_BEFORE_ROLE = re.compile(rf"\b({WORD}(?:\s+{WORD})?)\s*{_ROLE_BEHIND}")
_SELF = re.compile(rf"[Яя](?<!\w[Яя])(?:\s*[,—–-]\s*|\s+)({WORD}(?:\s+{WORD})?)")
_CLAUSE = re.compile(r"[^\n;]{0,70}\w*")
_TOKEN = re.compile(rf"{WORD}|{CAPS}|[А-ЯЁ]\.|[а-яё]+")
_AFTER = re.compile(
    rf"[\s:—–\-,(«\"]*((?:{WORD}|{CAPS})(?:\s+(?:{WORD}|{CAPS}|[А-ЯЁ]\.)){{0,2}}|"
    r"[A-Z][a-z]+(?:\s+[A-Z][a-z]+){0,2})"
)
_CASUAL = re.compile(
    r"спросить|спрашива|звон|обра[щт]|зовут|набира|скажите|вопрос|писать|пишите|связ", re.IGNORECASE
)
_RECRUITS = re.compile(r"hr|эйчар|рекрут|персонал|подбор|кадр|менеджер", re.IGNORECASE)


def in_full(text: str, places: Spans) -> Spans:
    """Names that tell themselves: with a patronymic, with initials, a given name beside a
    surname."""
    out = []
    for lo, hi in places:
        if not _TWO.search(text, lo, hi):
            continue
        for found in _FULL.finditer(text, lo, hi):
            out += _full(text, found)
        for found in _PAIR.finditer(text, lo, hi):
            first, second = found.groups()
            pair = (
                first.lower() in FORMS and surname(second),
                second.lower() in FORMS and surname(first),
            )
            if any(pair) and not named_after(text, found.start()):
                behind = BEHIND_NAME.match(text, found.end(2))
                out.append((found.start(), behind.end() if behind else found.end(2)))
    return out


def beside_roles(text: str, places: Spans) -> Spans:
    """«Анна Петрова, HR», «я Анна»: a given name that what stands beside it tells to be a
    person's."""
    out = []
    for lo, hi in places:
        if _HAS_ROLE.search(text, lo, hi):
            out += [
                m.span(1)
                for m in _BEFORE_ROLE.finditer(text, lo, hi)
                if m[1].split()[0].lower() in FORMS
            ]
        for found in _SELF.finditer(text, lo, hi):
            first, *second = found[1].split()
            if first.lower() in FORMS:
                whole = second and surname(second[0])
                out.append((found.start(1), found.end(1) if whole else found.start(1) + len(first)))
    return out


def after_cues(text: str, places: Spans) -> Spans:
    """Names after words that announce one."""
    return [
        span
        for lo, hi in places
        for cue in _CUE.finditer(lower(text[lo:hi]))
        for span in _after_cue(text, lo + cue.end(), cue)
    ]


def lower(text: str) -> str:
    """Lower case of the same length."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


_LOWER_PATRONYMIC = re.compile(
    r"(?<![\w-])(?:(?P<surname>[а-яё]{3,})\s+)?(?P<given>[а-яё]{3,})\s+"
    r"[а-яё]+(?:[оеё]вич|ьич|мич|нич|[оеё]вн|ичн)(?:а|у|ем|ом|е|ы|ой|ою)?(?![\w-])(?:\s+(?P<last>"
    r"[а-яё]{4,}))?"
)


def in_small(text: str, places: Spans) -> Spans:
    """«сидоров иван петрович»: a given name and a patronymic, all in small letters."""
    out = []
    for lo, hi in places:
        for found in _LOWER_PATRONYMIC.finditer(text, lo, hi):
            if found["given"] not in FORMS:
                continue
            start = found.start("given")
            if found["surname"] and surname(found["surname"]) and len(found["surname"]) > 4:
                start = found.start("surname")
            end = found.end()
            if found["last"] and (start < found.start("given") or not surname(found["last"])):
                end = found.start("last") - 1
            out.append((start, end))
    return out


def _full(text: str, found: re.Match) -> Spans:
    start, end = found.span()
    single = found["surname"] or found["behind"]
    if single and (single.lower() in STOP or single.isupper() and len(single) < 4):
        return []
    if found["first"] and not (
        surname(found["first"].strip()) or found["first"].strip().lower() in FORMS
    ):
        start = found.end("first")
    if found["last"] and not surname(found["last"].strip()):
        end = found.start("last")
    lonely = text[start:end].split()[0].lower() in STOP
    if lonely or named_after(text, start):
        return []
    return [(start, end)]


def _after_cue(text: str, start: int, cue: re.Match) -> Spans:
    """Names in the rest of the clause: any capitalised words right after a strict cue, known
    names after the others."""
    out = []
    at = start
    clause = _CLAUSE.match(text, start)
    end = clause.end() if clause else start
    if cue["strict"] and (found := _AFTER.match(text, start)):
        words = found[1].split()
        if words[0].lower() not in STOP:
            while words[-1].lower() in STOP:
                words.pop()
            at = found.start(1) + len(" ".join(words))
            out.append((found.start(1), at))
    tokens = [m for m in _TOKEN.finditer(text, at, max(at, end))]
    casual = bool(cue["strict"] or _CASUAL.search(cue.group()) or _RECRUITS.search(cue.group()))
    for i, token in enumerate(tokens):
        word = token.group()
        low = token.group().lower()
        known = (
            word[0].isupper()
            and (low in FORMS or cue["strict"] and surname(word))
            or casual
            and i < 3
            and word.islower()
            and (low in LOWER_CASE_FORMS or "уваж" in cue.group() and low in FORMS)
        )
        if not known or named_after(text, token.start()):
            continue
        first = last = token
        if i and _beside(text, tokens[i - 1], token) and _goes_with(tokens[i - 1].group(), word):
            first = tokens[i - 1]
        for other in tokens[i + 1 : i + 3]:
            follows = (
                _goes_with(other.group(), word)
                or word[0].isupper()
                and _unknown_capital(other.group())
            )
            if not (_beside(text, last, other) and follows):
                break
            last = other
        out.append((first.start(), last.end()))
    return out


def _unknown_capital(word: str) -> bool:
    """A capitalised word that means nothing we know: beside a given name it is the surname."""
    return word[:1].isupper() and word[1:].islower() and word.lower() not in STOP


def _beside(text: str, left: re.Match, right: re.Match) -> bool:
    return text[left.end() : right.start()].strip() == ""


def _goes_with(word: str, name: str) -> bool:
    """Whether the word beside a given name belongs to it: a surname, a patronymic, an initial."""
    if name[0].islower():
        return word.islower() and len(word) > 4 and bool(_SMALL_SURNAME.search(word))
    return (
        word[0].isupper()
        and word.lower() not in STOP
        and (
            word.endswith(".")
            or word.isupper() == name.isupper()
            and (
                surname(word)
                or word.lower() in FORMS
                or bool(re.search(r"(?:вич|вн|ичн|ьич)\w{0,2}$", word.lower()))
            )
        )
    )
