"""Words round a skill that say it isn't asked of the reader: negation, offers, other people's work, the firm itself.

A cue is found in the same pass as the skills (it lies in the same trie). Caveat: reach is measured in characters and
punctuation, not by parsing; on 150 hand-read industrial adverts this is the smaller part of the errors.
"""
from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

PHRASES: dict[str, tuple[str, ...]] = {
    "not_before": (
        "без опыта", "без знания", "без знаний", "без навыков", "без владения", "без умения", "отсутствие опыта",
        "нет опыта", "можно без", "не требуем", "нет навыков", "не требует знания", "не требует опыта",
        "не требуется знание", "не требуются знания", "не требуется опыт", "не требуется владение", "не нужно знание",
        "не нужно знать", "можно без знания", "не нужно уметь", "не нужны знания", "не нужен опыт", "не нужны навыки",
        "можно без знаний", "можно без опыта", "не обязательно знание", "не обязательно знать", "не обязательно уметь",
        "не обязательно владеть",
        "не требуются навыки", "не требуется умение", "необязательно знание", "необязательно знать"),
    "not_after": (
        "не требуется", "не требуются", "не нужно", "не нужен", "не нужна", "не нужны", "не обязательно",
        "необязательно", "не обязателен", "не обязательна", "не обязательны", "не важно", "не важен", "не важны",
        "не является обязательным", "не предусмотрены", "не предусмотрено", "не требует", "не предполагаются"),
    "others": (
        "взаимодействие с", "взаимодействовать с", "взаимодействует с", "взаимодействие со", "взаимодействовать со",
        "в подчинении", "совместно с", "подчинение", "подчиняться", "подчиняется", "взаимодействие между"),
    "department": (
        "отдел", "служба", "цех", "департамент", "лаборатория", "бюро", "кафедра", "участок", "подразделение",
        "институт", "университет", "факультет", "инспекция", "комиссия", "министерство", "центр", "мастерская",
        "начальник", "сотрудник", "менеджер", "магазин", "колледж", "академия", "слесарь", "специалист", "инженер",
        "мастер", "оператор", "техник", "директор", "лаборант", "наладчик", "техникум"),
    "offer_before": (
        "обучим", "научим", "обучаем", "научат", "курсы", "бесплатное обучение", "корпоративное обучение", "уроки",
        "предоставляется", "предоставляем", "предоставление", "выдается", "компенсация", "компенсируем", "оплата",
        "оплачиваем", "оплачивается", "возможность обучения", "возможность изучения", "возможность пройти",
        "помогаем", "поможем", "выдаем", "дарим", "обеспечиваем", "мы обучаем", "возможность получить",
        "возможность освоить", "возможность научиться", "обучение за счет", "бесплатное", "бесплатные"),
    "offer_after": (
        "за наш счет", "за счет компании", "за счет работодателя", "за счет предприятия", "за счет организации",
        "научим", "обучим", "за счет фирмы", "обучаем", "научат", "всему научим", "возможно обучение",
        "предоставляется", "предоставляем", "бесплатно", "оплачиваются", "оплачивается", "оплачиваем"),
    "company": (
        "компания", "предприятие", "завод", "холдинг", "организация", "производитель", "лидер", "группа компаний",
        "корпорация", "фабрика", "разработчик", "специализируется", "концерн", "поставщик", "мы занимаемся",
        "занимается", "выпускает", "производит", "мы разрабатываем", "мы производим", "мы специализируемся", "ооо",
        "ао", "оао", "зао", "резидент", "застройщик", "портфель", "наш клиент", "дистрибьютор", "одно из крупнейших",
        "история", "мы создаем", "мы проектируем", "основан", "рынок", "лидирующий", "объединение", "комбинат",
        "ведущий", "крупнейший", "деятельность", "направление", "мы работаем", "наши клиенты", "мы строим",
        "агентство", "оказывает", "спектр услуг", "предоставляет услуги", "оказание услуг", "наши пользователи"),
    "offer_head": (
        "мы предлагаем", "предлагаем", "условия", "условия работы", "условия труда", "компания предлагает",
        "что мы предлагаем", "мы гарантируем", "гарантируем", "наши преимущества", "преимущества работы", "у нас",
        "почему мы", "почему у нас", "что вы получите", "что мы даем", "мы готовы предложить", "со своей стороны",
        "мы обеспечиваем", "что предлагаем", "взамен", "предприятие предлагает", "мы со своей стороны", "бонусы",
        "преимущества", "от нас", "с нашей стороны", "наше предложение", "что предлагает", "что мы готовы",
        "вы получите", "вас ждет", "вас ждут", "почему стоит", "предоставляем", "социальный пакет", "соцпакет",
        "льготы", "работа у нас", "работа в нашей компании", "дополнительно предлагаем", "what we offer", "we offer",
        "немного о нас", "коротко о нас", "кто мы", "направления деятельности", "основные направления деятельности",
        "основные направления", "виды деятельности", "организация предлагает", "завод предлагает",
        "почему выбирают", "почему с нами", "наши бонусы", "о компании",
        "о нас", "плюсы работы", "условия сотрудничества", "работая у нас", "работая с нами", "мы даем", "у нас вы"),
    "need_head": (
        "требования", "обязанности", "должностные обязанности", "что нужно делать", "задачи", "мы ожидаем", "навыки",
        "наши ожидания", "ожидания", "квалификация", "функционал", "чем предстоит заниматься", "что делать",
        "ключевые навыки", "будет плюсом", "пожелания", "кого мы ищем", "идеальный кандидат", "наш кандидат",
        "вам предстоит", "предстоит", "что предстоит делать", "требуемый опыт", "мы ждем", "ждем от вас", "знания",
        "требуется", "основные задачи", "основные обязанности", "необходимые навыки", "обязательные требования",
        "функциональные обязанности", "требования к кандидату", "чем заниматься", "что будем делать", "необходимо",
        "наши пожелания", "мы хотим видеть", "успешный кандидат", "ваши задачи", "что мы ждем", "приветствуется",
        "твои задачи", "вы будете", "в обязанности входит", "что от вас", "мы ищем", "опыт", "желательно", "вы нам",
        "requirements", "responsibilities", "дополнительные навыки", "что ты будешь делать", "от вас", "от кандидата",
        "преимуществом будет", "будет преимуществом", "нам важно", "для нас важно", "что надо делать", "вы умеете",
        "профессиональные навыки", "основной функционал", "ожидаем", "образование", "основные требования",
        "чем вы будете заниматься", "что вам предстоит", "что потребуется", "какие задачи", "что важно", "а также"),
}
HARD = re.compile(r"[.;!?•\n](?=\s|$|-)|\n")
RESET = re.compile(r"\b(?:но|знани\w*|умени\w*|наличи\w*|опыт\w*|навык\w*|готовн\w*|владени\w*|желательн\w*|"
                   r"обязательн\w*|требуется)\b")
REFUSAL = re.compile(r"не (?:рассматр|беспоко|отклик|прин[ия]м|обраща|бер[её]м|звон)|просьба не|не подход")
BULLETS = " -*•·–—\"«#>\t✅✔"
ASKS = re.compile(r"занима[те]|обязанност|требовани|необходим|ожида|умет|навык|знани|предстоит|делать|функци|задач|"
                  r"кандидат|соискател|приветству|пожелани|требуется|квалификац")
GIVES = re.compile(r"предлага|условия|получит|преимуществ|гаранти|бонус|компани[яию]|готовы|обучени")
ASKED_LINE = re.compile(r"[^\w\n]*(?:знани|владе|умени|уверенн|опыт работы [св] )")
WISH = re.compile(r"плюс|преимущ|приветств|желательн")
APART = frozenset({"need_head", "offer_head", "company"})
FAR = 150
REACH = {"not_before": 90, "not_after": 60, "others": 45, "offer_before": 45, "offer_after": 60, "company": 400}


def heads(low: str, found: list[tuple[int, int, str]]) -> list[tuple[int, str]]:
    """Headings (where a section begins, whether it asks or offers: «need», «offer») among cues (start, end, kind)."""
    sections = []
    for start, end, kind in found:
        if kind not in ("need_head", "offer_head") or not _opens_line(low, start):
            continue
        if _closes(low, end, strict=kind == "need_head"):
            sections.append((start, "need" if kind == "need_head" else "offer"))
    if any(kind == "offer" for _, kind in sections):
        asked = set(_asking_headings(low))
        sections = sorted([s for s in sections if s[0] not in asked] + [(start, "need") for start in asked])
    return sections


def _asking_headings(low: str) -> Iterator[int]:
    """Starts of lines that end with a colon and ask in any wording («Чем нужно заниматься:»)."""
    colon = low.find(":")
    while colon >= 0:
        start = low.rfind("\n", 0, colon) + 1
        line = low[start:colon]
        if 3 <= len(line) <= 90 and "." not in line and ":" not in line and low[colon + 1:colon + 2].isspace() \
                and ASKS.search(line) and not GIVES.search(line):
            yield start + len(line) - len(line.lstrip(BULLETS))
        colon = low.find(":", colon + 1)


def _opens_line(low: str, start: int) -> bool:
    """Nothing but marks stands before `start` in its line or sentence."""
    before = low[max(0, start - 6):start].rstrip(" -*•·\"«#>")
    return not before or before[-1] in "\n.;!?:✅" or not before[-1].isalnum() and before[-1] not in ",()/"


def _closes(low: str, end: int, *, strict: bool) -> bool:
    """A colon or the end of the line soon after; an offer also opens with «Мы предлагаем …» in running text."""
    rest = low[end:end + 70]
    line = rest.split("\n", 1)[0]
    if ":" in line and not HARD.search(line.split(":", 1)[0]):
        return True
    short = len(line.strip(" .!?-")) <= (3 if strict else 25) and (len(line) < len(rest) or len(rest) < 70)
    return short


class Surroundings:
    """The cues of one text, ready to be asked about each of its skills."""

    def __init__(self, low: str, found: list[tuple[int, int, str]]):
        self._low = low
        sections = heads(low, found)
        self._from, self._kinds = [place for place, _ in sections], [kind for _, kind in sections]
        self._near = [cue for cue in found if cue[2] not in APART]
        self._near_from = [start for start, _, _ in self._near]
        self._company = [end for _, end, kind in found if kind == "company"]

    def reason(self, start: int, end: int) -> str:
        """Why a skill at low[start:end] isn't asked: negated, others, department, offer, company; or ""."""
        low, at = self._low, bisect_right(self._from, start) - 1
        section = self._kinds[at] if at >= 0 else ""
        if section == "offer" and not ASKED_LINE.match(low, low.rfind("\n", 0, start) + 1):
            return "offer"
        for cue_start, cue_end, kind in self._near[bisect_right(self._near_from, start - FAR):
                                                   bisect_right(self._near_from, end + FAR)]:
            why = ""
            if cue_end <= start and start - cue_end <= REACH.get(kind, 30):
                why = _before(low[cue_end:start], kind)
                if why == "negated" and _refused(low, cue_start, end):
                    why = ""
            elif cue_start >= end and cue_start - end <= REACH.get(kind, 0):
                why = _after(low[end:cue_start], low[cue_end:cue_end + 40], kind)
            if why:
                return why
        return "company" if not section and self._of_the_firm(start) else ""

    def _of_the_firm(self, start: int) -> bool:
        """A word for the firm stands before in the same sentence, and nothing in between speaks of the reader."""
        nearest = bisect_right(self._company, start) - 1
        if nearest < 0 or start - self._company[nearest] > REACH["company"]:
            return False
        between = self._low[self._company[nearest]:start]
        return not (HARD.search(between) or RESET.search(between))


def _before(between: str, kind: str) -> str:
    if kind == "department":
        far = between.count(" ") > 1 or ("-" in between and " " in between.lstrip(" -"))
        return "" if far or re.search(r"[^\w\s\-\"«]", between) else "department"
    if kind not in ("not_before", "others", "offer_before") or HARD.search(between):
        return ""
    if kind == "others":
        return "others" if "," not in between else ""
    if RESET.search(between) or (kind == "not_before" and between.lstrip().startswith(",")):
        return ""
    return "negated" if kind == "not_before" else "offer"


def _refused(low: str, start: int, end: int) -> bool:
    """«Без знания чертежей не рассматриваем» asks for it: a refusal in the same sentence as a «без»."""
    sentence = HARD.split(low[max(0, start - 60):start])[-1] + HARD.split(low[end:end + 60])[0]
    return REFUSAL.search(sentence) is not None


def _after(between: str, beyond: str, kind: str) -> str:
    if kind not in ("not_after", "offer_after") or HARD.search(between):
        return ""
    if "," in between and RESET.search(between.split(",", 1)[1]):
        return ""
    if kind == "not_after" and (WISH.search(beyond) or WISH.search(between)):
        return ""
    return "negated" if kind == "not_after" else "offer"
