"""Names of persons in adverts: by patronymic, initials, a given name beside a surname, or after
«контактное лицо».

Streets, metro stations, institutes and plants named after people stay.
"""

from __future__ import annotations

import re

from etl.redact.gate import Spans
from etl.redact.given_names import FORMS, LOWER_CASE_FORMS

_WORD = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_CAPS = r"[А-ЯЁ]{2,}(?:-[А-ЯЁ]{2,})?"
_PATRONYMIC = r"[А-ЯЁ][а-яё]*(?:[оеё]вич|ьич|мич|нич|[оеё]вн|ичн)(?:а|у|ем|ом|е|ы|ой|ою)?"
_CAPS_PATRONYMIC = r"[А-ЯЁ]+(?:[ОЕЁ]ВИЧ|ЬИЧ|[ОЕЁ]ВН|ИЧН)(?:А|У|ЕМ|ОМ|Е|Ы|ОЙ)?"
_INITIALS = r"(?:[А-ЯЁ]\.\s?){2}"
_FULL = re.compile(
    rf"\b(?P<first>{_WORD}\s+)?{_WORD}\s+{_PATRONYMIC}(?![а-яё])(?P<last>\s+{_WORD})?|"
    rf"\b(?:{_CAPS}\s+)?{_CAPS}\s+{_CAPS_PATRONYMIC}\b|"
    rf"\b(?P<surname>{_WORD}|{_CAPS})\s+{_INITIALS}|\b{_INITIALS}(?P<behind>{_WORD}|{_CAPS})\b"
)
_TWO = re.compile(r"[\s.](?:(?<=[А-ЯЁа-яё]\s)\s*+|(?<=[А-ЯЁ]\.)\s?)[А-ЯЁ]")
"""What stands in every name that tells itself: a capital after a word or after an initial; found
five times as fast."""
_PAIR = re.compile(rf"\b({_WORD})(?=\s+({_WORD}))")
_SURNAME = re.compile(
    r"(?:[оеё]в|[иы]н)(?:а|у|ой|ым|ом|е|ых)?$|(?:ск|цк)(?:ий|ая|ого|ой|ому|им|ую)$|"
    r"(?:ко|у[кк]|ю[кк]|у[кк][аоуе]м?|юк[ауе]м?|ян|янц|швили|дзе|ец|ман|берг|штейн|ых|их|ич|ша|ль|"
    r"йко|аль|иди|ва|ну|ой)$",
    re.IGNORECASE,
)
_NAMED_AFTER = re.compile(
    r"(?:(?:\bим(?:\.|ени)|\bул(?:\.|\b|иц\w*)|\bпр(?:\.|-к?т|осп\w*)|\bпер(?:\.|\b|еул\w*)|\bш(?:\.|\b|оссе)|"
    r"\bнаб(?:\.|\b|ереж\w*)|\bпл(?:\.|\b|ощад\w*)|\bбульвар\w*|\bб-р|\bметро|\bм\.|\bст(?:\.|анци\w+)|\bпроезд\w*|"
    r"академик\w*|генерал\w*|маршал\w*|космонавт\w*|\bсвят\w+|\bхрам\w*|\bпремии)\s*[«\"]?(?:[А-ЯЁ]?[а-яё]+\s+)?|"
    r"(?:\bг\.|\bгород|\bметод(?:а|у|ом|ы)?|методик[аеиу]|теори[яию]|диаграмм[аыу]|формул[аые]|\bшкал[аеы])\s*)$",
    re.IGNORECASE,
)
_STRICT = (
    r"контактн\w+\s+лиц\w*|контакты?\s*:|контактное\s*:|спросить|спрашива\w+|(?:меня|его|е[её])\s+зовут|"
    r"с\s+ув(?:ажением|\.)|обра[щт]\w+с[яь]\s+(?:по\s+[\w.]+\s+)?к\b|обращаться\s*:|contact(?:\s+person)?\s*:|"
    r"ваш\w*\s+(?:hr|рекрут[её]р|менеджер|консультант)\w*"
)
_ROLE = (
    r"hr(?:[- "
    r"]?(?:менеджер|специалист|директор|manager|партн[её]р|generalist|bp))?\w*|рекрут[её]р\w*|"
    r"ресечер\w*|менеджер\w*\s+по\s+(?:подбору|персоналу|найму|кадрам)(?:\s+персонала)?|подбор\w*\s+персонала|"
    r"специалист\w*\s+(?:по|отдела)\s+(?:подбору|персоналу|кадр\w+|найму)(?:\s+персонала)?|инспектор\w*|"
    r"начальник\w*|отдел\w*\s+(?:кадров|персонала)|звон\w+|позвон\w+|набира\w+|писать|пишите|присыла\w+|"
    r"отправля\w+|тел(?:ефон\w*|\b)|директор\w*|руководител\w*|ответственн\w+|координатор\w*|куратор\w*|"
    r"инженер\w*|мастер\w*|скажите|от\s+имени|вопрос\w*|связ\w+|whats\W?app|telegram|телеграм\w*|вотсап\w*"
)
_CUE = re.compile(rf"\b(?:(?P<strict>{_STRICT})|(?:{_ROLE}))")
_ROLE_BEHIND = (
    r"[,(—–-]\s*(?i:hr|рекрут|менеджер по|специалист по|отдел кадров|инспектор|начальник)"
)
_HAS_ROLE = re.compile(_ROLE_BEHIND)
_BEFORE_ROLE = re.compile(rf"\b({_WORD}(?:\s+{_WORD})?)\s*{_ROLE_BEHIND}")
_SELF = re.compile(rf"[Яя](?<!\w[Яя])(?:\s*[,—–-]\s*|\s+)({_WORD}(?:\s+{_WORD})?)")
_CLAUSE = re.compile(r"[^\n;]{0,70}\w*")
_TOKEN = re.compile(rf"{_WORD}|{_CAPS}|[А-ЯЁ]\.|[а-яё]+")
_AFTER = re.compile(
    rf"[\s:—–\-,(«\"]*((?:{_WORD}|{_CAPS})(?:\s+(?:{_WORD}|{_CAPS}|[А-ЯЁ]\.)){{0,2}}|"
    r"[A-Z][a-z]+(?:\s+[A-Z][a-z]+){0,2})"
)
_CASUAL = re.compile(
    r"спросить|спрашива|звон|обра[щт]|зовут|набира|скажите|вопрос|писать|пишите|связ", re.IGNORECASE
)
STOP = frozenset(
    """
Отдел Отдела Отделу Служба Службу Службе Департамент Управление Управлению Начальник Начальнику Начальника Менеджер
Менеджеру Директор Директору Директора Заместитель Заместителю Главный Главному Инженер Инженеру Специалист
Специалисту Специалиста Инспектор Инспектору Мастер Мастеру Руководитель Руководителю Секретарь Рекрутер Рекрутеру
Кадры Кадров Телефон Тел Моб Адрес Москва Москве Москвы Россия Группа Группы Категория Категории Права Завод Завода
Компания Компании Общество ООО ОАО ЗАО АО ПАО НПО НПП ФГУП ГУП МУП ГБУ ФГБУ НИИ ОКБ КБ ЦКБ HR ОК ПТО ОТК КИП КИПиА АСУ
ТП ЧПУ Резюме Звонить Писать Понедельник Вторник Среда Четверг Пятница Суббота Воскресенье Центр Центру Бюро Цех Цеха
Участок Проект Работодатель Контактное Контактный Лицо Обращаться Вакансия Опыт Образование Знание Требования
Обязанности Условия График Приказ Закон Кодекс Требуется Ждём Ждем Уважением Вопросы Координатор Куратор Ответственный
Генеральный Технический Дирекция Администратор Приёмная Приемная Единый Горячая Станция Метро Ул Улица Проспект
Московская Московской Область Области ИП Российская Федерация Указание Класс Разряд Санкт Петербург Нижний Новгород
Первый Второй Третий Стандарт Правила Инструкция ИТР КИПИА ПЛК РФ СНГ ЕСКД ЕСТД ГОСТ СНиП СП Спасибо Кадровая Заветы
Площадь Команда Команды Команде Коллектив Администрация Дирекция Наша Наш Наше Наши Нашего Нашей Нашу Ваш Ваша Ваше Ваши
Мастерская Мастерской Студия Студии Школа Школы Музей Музеев
""".lower().split()
)


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
                out.append((found.start(), found.end(2)))
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
    return (
        low
        if len(low) == len(text)
        else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    )


def surname(word: str) -> bool:
    """Whether a capitalised word may be a surname by its ending."""
    return word.lower() not in STOP and word.lower() not in FORMS and bool(_SURNAME.search(word))


def named_after(text: str, start: int) -> bool:
    """Whether what stands before says that a street or an institute is meant, not a person."""
    return bool(_NAMED_AFTER.search(text, max(0, start - 40), start))


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
    return [] if lonely or named_after(text, start) else [(start, end)]


def _after_cue(text: str, start: int, cue: re.Match) -> Spans:
    """Names in the rest of the clause: any capitalised words right after a strict cue, known
    names after the others."""
    out, at, end = [], start, _CLAUSE.match(text, start).end()
    if cue["strict"] and (found := _AFTER.match(text, start)):
        words = found[1].split()
        if words[0].lower() not in STOP:
            while words[-1].lower() in STOP:
                words.pop()
            at = found.start(1) + len(" ".join(words))
            out.append((found.start(1), at))
    tokens = [m for m in _TOKEN.finditer(text, at, max(at, end))]
    casual = bool(_CASUAL.search(cue.group()))
    for i, token in enumerate(tokens):
        word, low = token.group(), token.group().lower()
        known = (
            word[0].isupper()
            and (low in FORMS or cue["strict"] and surname(word))
            or casual
            and i < 3
            and word.islower()
            and low in LOWER_CASE_FORMS
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
        return word.islower() and bool(re.search(r"(?:[оеё]вич|[оеё]вн|ичн|ьич)\w{0,2}$", word))
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
