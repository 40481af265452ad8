"""Okrug, district and site that a text of Moscow names."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.adverts.reference import rows

SETTLEMENTS = {
    "зеленоград": "ЗелАО",
    "щербинка": "НАО",
    "московский": "НАО",
    "троицк": "ТАО",
    "коммунарка": "НАО",
}
NAMESAKES = {"троицк", "московский", "щербинка", "коммунарка"}
"""Towns of these names exist elsewhere in Russia: they count only beside Moscow or its region
code."""
ALSO_COMPANIES = {"ЗАО", "НАО"}
"""Abbreviations that also mean a kind of company: they count only as a piece of their own."""
DISTRICT_WORDS = re.compile(
    r"\b(?:район|р-н|рн|муниципальный|мун|округ|внутригородская|территория|города|вн|"
    r"тер|поселение|пос|городской|г|го)\b"
)
SITE_WORDS = re.compile(
    r"технопарк|технополис|\bоэз\b|индустриальн\w+ парк|промышленн\w+ парк|промзон|"
    r"промышленн\w+ зон|особ\w+ экономическ|площадк|\bтп\b|иннограде?|инновационн\w+ центр"
)
SITE_REACH = 40


def okrug_of(text: str, pieces: list[str], in_city: bool) -> tuple[str, str]:
    """(okrug, district) a text of Moscow names; «» for what it does not."""
    if not in_city:
        return SETTLEMENTS["зеленоград"] if "зеленоград" in pieces else "", ""
    districts, full, short = _names()
    for piece in pieces:
        found = full.get(re.sub(r"\b(?:ао|административный округ)\b", "", piece).strip())
        if found and ("административн" in piece or " ао" in piece):
            return found, ""
        name = DISTRICT_WORDS.sub(" ", piece)
        if name != piece and (hit := districts.get(" ".join(name.split()))):
            return hit
    for word in short.findall(text):
        if word not in ALSO_COMPANIES or word.lower() in pieces:
            return ("ЗелАО" if word.lower() == "зелао" else word), ""
    return next((SETTLEMENTS[p] for p in pieces if p in SETTLEMENTS), ""), ""


@lru_cache(maxsize=1)
def _names() -> tuple[dict, dict, re.Pattern]:
    districts = {
        r["district"].lower().replace("ё", "е"): (r["okrug"], r["district"])
        for r in rows("districts")
    }
    full = {
        r["name_ru"].lower().replace(" административный округ", ""): r["abbr_ru"]
        for r in rows("okrugs")
    }
    abbreviations = "|".join([*(r["abbr_ru"] for r in rows("okrugs")), "ЗЕЛАО"])
    short = re.compile(rf"(?<![А-Яа-яЁё])({abbreviations})(?![А-Яа-яЁё])(?! *[«\"])")
    return districts, full, short


@lru_cache(maxsize=1)
def _site_names() -> tuple[re.Pattern, dict[str, dict]]:
    by_name = {alias: r for r in rows("industrial_zones") for alias in r["aliases"].split("|")}
    names = sorted(map(re.escape, by_name), key=len, reverse=True)
    return re.compile(r"\b(" + "|".join(names) + r")\b"), by_name


def site_in(text: str) -> str:
    """The technopark or industrial site a text names; names that are also ordinary words need
    «технопарк» before."""
    return site_of(text, trusted=False)[0]


def site_of(text: str, trusted: bool) -> tuple[str, str, str]:
    """(site, okrug, district); in an address («trusted») a quoted name is enough."""
    low = re.sub(r"[«»\"'.„“”]+", " ", text.lower().replace("ё", "е"))
    low = re.sub(r"\s+", " ", low)
    pattern, by_name = _site_names()
    best = ("", "", "")
    for hit in pattern.finditer(low):
        row = by_name[hit[1]]
        before = low[max(0, hit.start() - SITE_REACH) : hit.start()]
        named = (
            row["alone"] == "1"
            or SITE_WORDS.search(before)
            or trusted
            and f"«{hit[1]}»" in text.lower()
        )
        is_vague = row["aliases"] == "технополис москва"
        if named and not (best[0] and is_vague):
            best = row["site"], row["okrug"], row["district"]
            if not is_vague:
                break
    return best
