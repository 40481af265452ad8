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
_SMALL_SURNAME = re.compile(
    r"(?:[оеё]вич|[оеё]вн|ичн|ьич)\w{0,2}$|(?:[оеё]в|[иы]н)(?:а|у|ой|ым|ом)?$|(?:енко|[аеиу]йко|чук|щук|нюк|юк|ян|швили|дзе)$"
)
_NAMED_AFTER = re.compile(
    r"(?:(?:\bим(?:\.|ени)|\bул(?:\.|\b|иц\w*)|\bпр(?:\.|-к?т|осп\w*)|\bпер(?:\.|\b|еул\w*)|\bш(?:\.|\b|оссе)|"
    r"\bнаб(?:\.|\b|ереж\w*)|\bпл(?:\.|\b|ощад\w*)|\bбульвар\w*|\bб-р|\bметро|\bм\.|\bст(?:\.|анци\w+)|\bпроезд\w*|"
    r"академик\w*|генерал\w*|маршал\w*|космонавт\w*|\bсвят\w+|\bхрам\w*|\bпремии)\s*[«\"]?(?:[А-ЯЁ]?[а-яё]+\s+(?:и\s+)?)?|"
    r"(?:\bг\.|\bгород|\bметод(?:а|у|ом|ы)?|методик[аеиу]|теори[яию]|диаграмм[аыу]|формул[аые]|\bшкал[аеы]|"
    r"\bтехнопарк\w*|\b(?:О?КБ|НПО|НПК|НИИ|ЖК|БЦ|ТЦ|ТД)\b)\s*[«\"]?)$",
    re.IGNORECASE,
)
_STRICT = (
    r"(?:контактн\w+|конт\.)\s+лиц\w*|контакты?\s*:|контактное\s*:|спроси(?:ть|те)|спрашива\w+|(?:меня|его|е[её])\s+зовут|"
    r"с\s+ув(?:ажением|\.)|обра[щт]\w+с[яь]\s+(?:по\s+[\w.]+\s+)?к\b|обращаться\s*:|contact(?:\s+person)?\s*:|"
    r"ваш\w*\s+(?:hr|рекрут[её]р|менеджер|консультант)\w*"
)
_ROLE = (
    r"эйчар\w*|hr(?:[- "
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
_RECRUITS = re.compile(r"hr|эйчар|рекрут|персонал|подбор|кадр|менеджер", re.IGNORECASE)
STOP = frozenset(
    """
Отдел Отдела Отделу Служба Службу Службе Департамент Управление Управлению Начальник Начальнику
Начальника Менеджер Менеджеру Директор Директору Директора Заместитель Заместителю Главный Главному
Инженер Инженеру Специалист Специалисту Специалиста Инспектор Инспектору Мастер Мастеру
Руководитель Руководителю Секретарь Рекрутер Рекрутеру Кадры Кадров Телефон Тел Моб Адрес Москва
Москве Москвы Россия Группа Группы Категория Категории Права Завод Завода Компания Компании
Общество ООО ОАО ЗАО АО ПАО НПО НПП ФГУП ГУП МУП ГБУ ФГБУ НИИ ОКБ КБ ЦКБ HR ОК ПТО ОТК КИП КИПиА
АСУ ТП ЧПУ Резюме Звонить Писать Понедельник Вторник Среда Четверг Пятница Суббота Воскресенье
Центр Центру Бюро Цех Цеха Участок Проект Работодатель Контактное Контактный Лицо Обращаться
Вакансия Опыт Образование Знание Требования Обязанности Условия График Приказ Закон Кодекс
Требуется Ждём Ждем Уважением Вопросы Координатор Куратор Ответственный Генеральный Технический
Дирекция Администратор Приёмная Приемная Единый Горячая Станция Метро Ул Улица Проспект Московская
Московской Область Области ИП Российская Федерация Указание Класс Разряд Санкт Петербург Нижний
Новгород Первый Второй Третий Стандарт Правила Инструкция ИТР КИПИА ПЛК РФ СНГ ЕСКД ЕСТД ГОСТ СНиП
СП Спасибо Кадровая Заветы Площадь Команда Команды Команде Коллектив Администрация Дирекция Наша
Наш Наше Наши Нашего Нашей Нашу Ваш Ваша Ваше Ваши Мастерская Мастерской Студия Студии Школа Школы
Музей Музеев
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
                behind = _BEHIND_NAME.match(text, found.end(2))
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


_OFFICE = (
    r"(?:зам(?:\.|естител[яьюе]\w?)?\s+)?(?:главн\w+\s+|старш\w+\s+|генеральн\w+\s+)?"
    r"(?:(?:[а-яё]+-)?(?:начальник|мастер|прораб|бригадир|директор|инженер|технолог|механик|энергетик|менеджер|"
    r"инспектор|специалист|рекрут[её]р|эйчар|координатор|куратор|диспетчер|кадровик)(?:а|у|ом|е|ы)?|"
    r"заведующ(?:ий|ая|его|ей|ему|им)|(?:секретар|руководител|исполнител)(?:ь|я|ю|ем)|табельщи(?:к|ца|ку|це|ка|цы)|"
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
    rf"\b(?i:{_OFFICE}{_OF})(?P<gap>[ ]?[,:—–-]?[ ])(?P<name>{_WORD}(?:[ ](?:{_WORD}|"
    rf"{_INITIAL})){{0,2}})"
)
_TITLED = re.compile(
    r"\b(?:(?:[Mm]rs?\.?|M[Ss]\.|MRS?\.)|(?i:г-[нж]\w{0,2}|господин\w*|госпож\w+))\s+(?P<name>(?:[A-ZА-ЯЁ][\w.-]*)(?:\s[A-ZА-ЯЁ][\w.-]+){0,2})"
)
_TRADER = re.compile(
    rf"\b(?P<cue>(?i:ИП|И\.\s?П\.|(?:индивидуальн\w+\s+)?предпринимател\w*|самозанят\w+))"
    rf"[ ]?[:—–-]?[ ]?[«\"„]?(?P<name>(?:{_WORD}|{_CAPS})(?:[ ](?:{_WORD}|{_CAPS}|"
    rf"(?:[А-ЯЁ]\.\s?){{1,2}})){{0,2}}|"
    r"[а-яё]{4,}(?:[ ][а-яё]{3,}){1,2})"
)
_LOWER_PATRONYMIC = re.compile(
    r"(?<![\w-])(?:(?P<surname>[а-яё]{3,})\s+)?(?P<given>[а-яё]{3,})\s+"
    r"[а-яё]+(?:[оеё]вич|ьич|мич|нич|[оеё]вн|ичн)(?:а|у|ем|ом|е|ы|ой|ою)?(?![\w-])(?:\s+(?P<last>[а-яё]{4,}))?"
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
_BEHIND_NAME = re.compile(r"\s+(?:оглы|кызы|оглу)\b")


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
                or _is_patronymic(more[-1])
            ):
                more.pop()
            start = found.start("name")
            out.append((start, _end_of(text, start, [first, *more])))
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
                    out.append((found.start("name"), _end_of(text, found.start("name"), words[:2])))
                continue
            if low in STOP or not (given or initial or surname(first)):
                continue
            count = 1
            for word in words[1:]:
                if word.lower() in STOP or not (
                    word.endswith(".")
                    or surname(word)
                    or word.lower() in FORMS
                    or _is_patronymic(word)
                ):
                    break
                count += 1
            out.append((found.start("name"), _end_of(text, found.start("name"), words[:count])))
    return out


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


def _is_patronymic(word: str) -> bool:
    return bool(re.search(r"(?:[оеё]вич|ьич|[оеё]вн|ичн)\w{0,2}$", word.lower()))


def _end_of(text: str, start: int, words: list[str]) -> int:
    """Where the last of the words ends, which stand one behind another from `start`."""
    at = start
    for word in words:
        at = text.index(word, at) + len(word)
    behind = _BEHIND_NAME.match(text, at)
    if behind:
        return behind.end()
    return at


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
