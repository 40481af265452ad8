"""A doubtful title settled by the publisher's codes, then by words of the text. A module without an opinion of its own.

Codes outrank words: hh's role, ОКПДТР, then the employer's ОКВЭД and the publisher's sphere. Words are counted once
each, industrial minus other, and need a lead of `LEAD`. Caveat: of 12 answers the text
changed on 7,050 real adverts a reader agreed with 8.
"""
from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from etl.adverts.normalise import normalise
from etl.adverts.reference import rows

LEAD = 2
EITHER = frozenset({"63", "78", "107", "115", "173"})
"""hh roles that hold industry and building, cars or houses alike: машинист, монтажник, слесарь и сантехник, механик."""
INDUSTRY = tuple(f"{n:02d}" for n in (*range(10, 34), 35))
_FOR = ("станк", "станоч", "чертеж", "ескд", "цех", "завод", "технологическ", "оборудовани", "электроустановк",
        "электробезопасност", "кипиа", "асу тп", "пусконалад", "наладк", "сварк", "металл", "изделий", "сборк",
        "autocad", "автокад", "solidworks", "компас", "допуск", "разряд", "промышленн", "слесарн", "инженерных систем",
        "машиностро")
_AGAINST = ("linux", "сервер", "1с", "сайт", "python", "javascript", "sql", "пользовател", "продаж", "клиент",
            "салон", "автомобил", "автосервис", "ресторан", "кафе ", "магазин", "склад", "смет", "прораб", "кс-2",
            "исполнительной документац", "квартир", "пациент", "клиник", "ученик", "товар", "маркетплейс", "бетон",
            "отделоч")


def settled(text: str, codes: Mapping) -> tuple[bool, str, str] | None:
    """(industrial, occupation code or '', what said so), or None when nothing does."""
    roles = [str(role) for role in codes.get("hh_role_ids") or () if str(role) not in EITHER]
    if roles:
        for role in roles:
            if role in _roles():
                return True, _roles()[role], f"роль hh {role}"
        return False, "", f"роль hh {roles[0]}"
    trade = normalise(str(codes.get("okpdtr") or ""))
    for stem, code in _trades():
        if stem in trade:
            return True, code, f"ОКПДТР «{stem}»"
    return _by_words(text, codes)


def _by_words(text: str, codes: Mapping) -> tuple[bool, str, str] | None:
    body = normalise(text)
    seen = [word for word in _FOR if word in body]
    against = [word for word in _AGAINST if word in body]
    score = len(seen) - len(against)
    if str(codes.get("okved") or "").startswith(INDUSTRY):
        score += 1
        seen.append("ОКВЭД")
    if "промышл" in normalise(str(codes.get("professional_sphere") or "")):
        score += 2
        seen.append("сфера")
    if score >= LEAD:
        return True, "", "текст: " + ", ".join(seen[:4])
    if score <= -LEAD:
        return False, "", "текст: " + ", ".join(against[:4])
    return None


@lru_cache(maxsize=1)
def _roles() -> dict[str, str]:
    """hh role → the first occupation of the table that lists it first."""
    found: dict[str, str] = {}
    for row in rows("occupations"):
        found.setdefault(row["hh_role_ids"].split("|")[0], row["code"])
    return found


@lru_cache(maxsize=1)
def _trades() -> list[tuple[str, str]]:
    """ОКПДТР stems with their occupation, the longest first."""
    pairs = [(normalise(stem), row["code"]) for row in rows("occupations") for stem in row["okpdtr_stems"].split("|")]
    return sorted(pairs, key=lambda pair: (-len(pair[0]), pair))
