"""Who advertises: one spelling of a name → a hash; recruiters told from employers.

Only hashes leave this module. A sole trader's name is a person's and is never hashed: it counts
only with the publisher's own reference. Caveat: two firms of one name («Прогресс») are one here,
in all about 1 in 100 names of the companies' register occur more than once.
"""

from __future__ import annotations

import re
from functools import lru_cache
from hashlib import blake2b

from etl.adverts.normalise import normalise

LEGAL = re.compile(
    r"\b(?:общество с ограниченной ответственностью|(?:публичное |непубличное |открытое "
    r"|закрытое )?"
    r"акционерное общество|федеральное государственное \w+(?: \w+)? (?:учреждение|предприятие)|"
    r"ооо|оао|зао|пао|нао|ао|одо|чуп|чтуп|уп|гк|фгуп|гуп|муп|фгбу|фгбоу|гбу|гбоу|гку|ано|нко|нпо|"
    r"нпп|тоо|"
    r"ltd|llc|inc|gmbh|компания|группа компаний|корпорация|холдинг)\b"
)
SOLE_TRADER = re.compile(r"^\W*(?:ип|индивидуальный предприниматель|самозанят\w+|глава кфх)\b")
NOBODY = re.compile(
    r"частное лицо|анонимн|конфиденциальн|не указан|скрыт|^работодатель$|прямой работодатель"
)
RECRUITER = re.compile(
    r"кадров\w+ (?:агент|центр|холдинг|компан|служб|бюро|дом)|рекрут|рекрутинг|аутстафф|аутсорс|"
    r"\bперсонал\b|подбор\w* персонал|recruit|staffing|outstaff|outsourc|headhunt|manpower|"
    r"\bадекко\b|\badecco\b|\bанкор\b|\bancor\b|\bventra\b|\bвентра\b|coleman|kelly services|"
    r"\bhr[ -]|\bhr$|агентство (?:по )?(?:подбор|трудоустр|занятост)"
)
FOR_A_CLIENT = re.compile(
    r"наш(?:его|ему|им)? (?:\w+ )?(?:клиент|заказчик)|компани\w+[ -]клиент|для (?:\w+ )?клиента|"
    r"кадровое агентство|рекрутинговое агентство|в крупную \w+ компанию требу"
)

CLIENT_WORDS = ("клиент", "заказчик", "агентство", "компанию требу")
"""One of these stands in every match of FOR_A_CLIENT."""
CLIENT_STEMS = ("лиент", "ЛИЕНТ", "аказчик", "АКАЗЧИК", "гентств", "ГЕНТСТВ", "омпанию", "ОМПАНИЮ")
"""The same in either case: most texts hold none and need not be put in lower case."""


@lru_cache(maxsize=20_000)
def name_key(name: str) -> str:
    """The name in one spelling («ООО "Ромашка"» → «ромашка»); '' when it names nobody or a
    person."""
    low = normalise(name).strip()
    if not low or SOLE_TRADER.search(low) or NOBODY.search(low):
        return ""
    words = re.sub(r"[\W_]+", " ", low)
    bare = " ".join(LEGAL.sub(" ", words).split())
    return bare or " ".join(words.split())


@lru_cache(maxsize=20_000)
def employer_id(name: str, source: str = "", reference: str = "") -> str:
    """16 hex digits for one employer across sources, by name, else by the publisher's reference;
    '' when unknown."""
    if key := name_key(name):
        return _hash(f"name:{key}")
    if reference:
        return _hash(f"{source}:{reference}")
    return ""


@lru_cache(maxsize=20_000)
def is_recruiter(name: str) -> bool:
    """Whether the name is that of a recruiter or staffing firm."""
    return bool(RECRUITER.search(normalise(name)))


def hires_for_others(text: str) -> bool:
    """Whether the text says so («для нашего клиента»)."""
    if not any(map(text.__contains__, CLIENT_STEMS)):
        return False
    low = text.lower()
    return any(word in low for word in CLIENT_WORDS) and bool(FOR_A_CLIENT.search(low))


def _hash(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
