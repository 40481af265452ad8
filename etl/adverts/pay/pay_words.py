"""Sums of pay as adverts write them: amount, for what time, before tax or after, where it
stands.

Grain: one row per sum that speaks of the work's pay. Sums beside a bonus, a compensation or a
yearly limit are none. Caveat: a sum without a currency counts only right behind a word for pay;
«от 15 тысяч» of people or of roubles is told by such a word alone.
"""

from __future__ import annotations

import re
from typing import NamedTuple

ANCHORS = ("руб", "₽", "тыс", "т.р", "т. р", "тр.", "р/", " р.", "rub", "оклад", "з/п", "зарплат")
"""One of these stands beside every sum."""
PLACES = (*ANCHORS, "заработн", "на руки", "gross")
_DIGITS = re.compile(r"\d\d")
BEFORE = 90
AFTER = 80
_N = r"(?:\d{1,3}(?:[ \xa0\u202f.,'’]\d{3})+|\d{2,7}(?:[.,]\d{1,2})?)(?!\d)"
_K = r"(?:\s?(?:тыс(?:яч\w{0,2})?\b\.?|т\.\s?р\.?|т\.?р\b\.?|[kк](?![\w/])))"
_R = r"(?:\s?(?:руб(?:лей|ля|ль|\.)?|р\.|р(?![\w])|₽|rub\b|rur\b))"
_SUM = re.compile(
    rf"(?P<from>\bот\s)?(?P<to>\bдо\s)?(?<![\d/.,№])(?P<a>{_N})(?P<ka>{_K})?(?P<ra>{_R})?"
    rf"(?:\s{{0,2}}(?:-|–|—|/|до|\.\.\.?|…)\s{{0,2}}(?P<b>{_N})(?P<kb>{_K})?(?P<rb>{_R})?)?"
)
_PAY = re.compile(
    r"зарплат|заработ|з[/.]?\s?п(?:лата)?\b|оклад|опла[тч]|доход|ставк|вилка|платим|"
    r"платят|получа|зп\b|"
    r"выплат|salary|уровень|вознагражд|рейт\b|расценк|стоимость"
)
_OTHER = re.compile(
    r"компенсац|единораз|единоврем|разов\w+ выплат|преми|бонус|рекоменд|приведи|аванс|"
    r"проезд|питани|обед|суточн|скидк|обучени|доплат|"
    r"надбав|\bдмс\b|лимит|матери\w+ помощ|подъ[её]мн|штраф|подарк|кредит|\bв год\b|"
    r"ежегодн|депозит|"
    r"страхов|фитнес|бюджет|оборот|выручк|чек\w*\b|сумм|стаж[еа]р|подработ|переработ|за кажд|"
    r"клиент|пользовател|компани[ий]|человек|населен|экземпл|заказ\w* на|выручк"
)
_REFERRAL = re.compile(
    r"рефер\w+|знаком\w+|друг[уао]\b|друз\w+|рекоменд\w+ (?:кандидат|специалист)"
)
_NOT_ROUBLES = re.compile(
    r"\s?(?:км|кг|тонн|шт|человек|сотрудник|клиент|пользовател|компани|м2|кв\.?\s?м|"
    r"кв\b|вольт|час\b|"
    r"часов|лет|год|г\.|дн|мин|%|руб\w* в год|евро|долл|\$|€|usd|eur|byn|бел)"
)
_PERIODS = (
    ("month", r"(?:в|за|/|на)\s?(?:один |1 |полный |календарный )?мес(?:яц)?\b|ежемесячн|/м\b"),
    ("rotation", r"за (?:всю |одну |1 )?вахт|за \d{2,3} (?:смен|дн|сут|рабочих)|/\s?вахт|вахта \d"),
    (
        "hour",
        r"(?:в|за|/)\s?(?:один |1 |рабочий |норма.?)?\s?час|/\s?ч\b|р/ч|н\.?\s?[/.]?\s?ч\b|\bчас\b",
    ),
    (
        "shift",
        r"(?:за|в|/)\s?(?:одну |1 |рабочую |каждую |дневную |ночную |\d\d.часовую )?(?:смен|сутк)|"
        r"/\s?см\b|\bсмена\b|(?:за|в|/)\s?(?:один |1 |рабочий |\d\d?.часовой )?(?:день|"
        r"рабочий день)|за выход",
    ),
    (
        "service",
        r"(?:за|/)\s?(?:один |1 |одну |каждую |каждый )?(?:заказ|детал|единиц|шт|рейс|"
        r"км|тонн|кг|м2|объект|"
        r"услуг|проект|урок|заняти|операци|изделие|куб|недел)|в неделю",
    ),
)
PERIODS = tuple((mode, re.compile(words)) for mode, words in _PERIODS)
_AHEAD = (
    (
        "hour",
        re.compile(
            r"почасов\w*|часов\w+ (?:ставк|тариф|оплат)\w*|(?:ставка|оплата|тариф) (?:за|в) час\w*"
        ),
    ),
    (
        "shift",
        re.compile(
            r"(?:за|в) (?:одну |рабочую |1 )?смену|\bсмен[аы]\b(?: от)?|посменн\w* оплат\w*|"
            r"(?:ставка|оплата) (?:за|в) (?:день|сутки)"
        ),
    ),
    (
        "rotation",
        re.compile(r"за вахту|вахт\w* \d\d?[/х]\d\d?\s*[-–—:]?\s*$|за \d{2,3} (?:смен|дн|сут)\w*"),
    ),
    ("month", re.compile(r"ежемесячн\w*|в месяц|за месяц|месячн\w+")),
)
NET = re.compile(
    r"на\s+руки|чистыми|(?<![.\w])net\b(?![.\w])|нетто|после\s+(?:вычета|уплаты|"
    r"удержани)|за вычетом|без налог"
)
GROSS = re.compile(
    r"до\s+(?:вычета|уплаты|удержани|налог)|\bgross\b|гросс|гряз(?:ными|\w*)|брутто|до ндфл|"
    r"(?:с учетом|включая|вкл\.?) (?:ндфл|налог)|без вычета"
)
_ROTATION = re.compile(
    r"\bвахт(?!ер|ёр|ов\w+ (?:рабоч|посел|посёл|персонал|город|сотрудник|работник))\w*"
)
_NO_ROTATION = re.compile(r"(?:не|без|кроме|нет|подбор\w*)\s(?:[\w-]+\s){0,2}(?:на )?$|межвахт")
_MAYBE = re.compile(r"^\w*[^.;\n]{0,40}(?:обсужда|возмож|по желанию|на выбор)|^\w*\)? ?\?")
_OPTION = re.compile(r"(?:возмож\w*|любая|или|вариант\w*|рассмотр\w+|\d[/хx]\d,)[^.;\n]{0,25}$")
_SENTENCE = re.compile(r"[.;!?•]\s|\n")


class Sum(NamedTuple):
    """A sum of pay in roubles: bounds (None: no such), mode as in `pay.MODES` or '' where nothing
    says, tax gross | net | unknown, its place in the text."""

    low: float | None
    high: float | None
    mode: str
    tax: str
    start: int
    end: int


def sums(low: str) -> list[Sum]:
    """Every sum of pay of a text in lower case, in order of place."""
    found: list[Sum] = []
    for begin, end in _windows(low):
        if not _DIGITS.search(low, begin, end):
            continue
        for hit in _SUM.finditer(low, begin, end):
            one = _one(low, hit, begin)
            if one is not None:
                found.append(one)
    return found


def is_rotation(low: str) -> bool:
    """Whether the work is on rotation: said, not denied, not one of several ways."""
    if "вахт" not in low:
        return False
    for hit in _ROTATION.finditer(low):
        before = low[max(0, hit.start() - 40) : hit.start()]
        after = low[hit.start() : hit.end() + 45]
        if not (_NO_ROTATION.search(before) or _OPTION.search(before) or _MAYBE.search(after)):
            return True
    return False


def _windows(low: str) -> list[tuple[int, int]]:
    """Spans around anchors, joined where they meet."""
    at: list[int] = []
    for anchor in PLACES:
        place = low.find(anchor)
        while place >= 0:
            at.append(place)
            place = low.find(anchor, place + 1)
    spans: list[tuple[int, int]] = []
    for place in sorted(at):
        begin = max(0, place - BEFORE)
        end = min(len(low), place + AFTER)
        if spans and begin <= spans[-1][1]:
            spans[-1] = spans[-1][0], end
        else:
            spans.append((begin, end))
    return spans


def _one(low: str, hit: re.Match, begin: int) -> Sum | None:
    """A match of `_SUM` as a sum of pay; None when it is something else."""
    before = _SENTENCE.split(low[max(0, hit.start() - 110) : hit.start()])[-1]
    after = _SENTENCE.split(low[hit.end() : hit.end() + 60])[0]
    money = hit["ra"] or hit["rb"] or hit["ka"] or hit["kb"]
    mode = _mode(before, after, hit)
    said = _PAY.search(before) is not None
    if not (money and (said or mode) or said and _amount(hit["a"], "") >= 10_000):
        return None
    if not money and _NOT_ROUBLES.match(after) or _NOT_ROUBLES.match(after) and not hit["ra"]:
        return None
    if _REFERRAL.search(before):
        return None
    near = before[-45:]
    if (other := _OTHER.search(near)) and not _PAY.search(near[other.end() :]):
        return None
    if re.match(r"\s?(?:в год|ежегодн|на обуч|премии|за кажд|за рекоменд|бонус)", after):
        return None
    thousand = hit["ka"] or hit["kb"] or ""
    a = _amount(hit["a"], hit["ka"] or (thousand if hit["b"] else ""))
    b = _amount(hit["b"], hit["kb"] or thousand) if hit["b"] else None
    if b is not None and (b < a or b > 25 * a):
        b = None
    low_bound: float | None = a
    high_bound: float | None = b if b is not None else a
    if b is None and hit["from"]:
        high_bound = None
    if b is None and hit["to"]:
        low_bound = None
        high_bound = a
    return Sum(low_bound, high_bound, mode, _tax(before, after), hit.start(), hit.end())


def _mode(before: str, after: str, hit: re.Match) -> str:
    """For what time a sum is, by the words right behind it, then by those before."""
    close = after[:24]
    places = [(m.start(), mode) for mode, words in PERIODS if (m := words.search(close))]
    places = [(at, mode) for at, mode in places if at <= 16]
    if places:
        return min(places)[1]
    near = before[-32:]
    ahead = [(m.end(), mode) for mode, words in _AHEAD if (m := words.search(near))]
    if ahead:
        return max(ahead)[1]
    return ""


def _tax(before: str, after: str) -> str:
    near = f"{before[-30:]} | {after[:45]}"
    is_net = NET.search(near)
    is_gross = GROSS.search(near)
    if bool(is_net) == bool(is_gross):
        return "unknown"
    if is_net:
        return "net"
    return "gross"


def _amount(text: str, thousand: str) -> float:
    """«120.000», «120 000», «120» with «тыс.»; «90000 тыс.» is a slip of the pen."""
    plain = re.sub(r"[ \xa0\u202f'’]", "", text)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", plain):
        plain = re.sub(r"[.,]", "", plain)
    number = float(plain.replace(",", "."))
    if thousand and number < 2_000:
        return number * 1000
    return number
