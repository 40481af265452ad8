"""How many people a reserve must hold for a stated risk: exact, not approximate."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from dashboard.figure import parameters
from dashboard.figure.passport import Passport
from dashboard.figures.decision import _head, _model
from dashboard.kinds._parts import item
from dashboard.kinds.trend import point, trend
from etl.language import Words
from etl.language import text as words
from etl.models import reserve
from etl.models.decision_spread import centre

SUBJECT = Words("Каким должен быть резерв", "How large a reserve must be")
HOW_TO_READ = Words(
    "По горизонтали — сколько людей в резерве, по вертикали — вероятность, что выйдет и останется "
    "на год не меньше, чем откроется мест. Сначала берутся самые надёжные. Счёт точный "
    "(распределение Пуассона — биномиальное); люди считаются независимыми.",
    "Across, how many people the reserve holds; upwards, the chance that at least as many come and "
    "stay a year as posts open. The surest are taken first. The reckoning is exact "
    "(Poisson-binomial); people are taken as independent.",
)
CHOICES = parameters.ranges("reserve")
NAMES = {
    "returner": Words("вернувшиеся 50+", "returners aged 50+"),
    "neighbour": Words("из соседних профессий", "from neighbouring trades"),
    "intern": Words("стажёры", "interns"),
}
TITLE = Words(
    "{opening} на {n} нужен резерв — {size}: {parts}",
    "{opening} {n} need a reserve of {size}: {parts}",
)
SHORT = Words(
    "{opening} и всех {size} не хватит: вероятность закрыть {n} — {chance} %",
    "{opening} even all {size} are too few: the chance to fill {n} is {chance} %",
)
SUBTITLE = Words(
    "Вероятность, что людей хватит, %; допустимый риск {risk} %",
    "Chance that people suffice, %; risk allowed {risk} %",
)
AXIS = Words("человек в резерве", "people in the reserve")
_NB = words.NBSP


def sources_of(chosen: Mapping[str, Any]) -> list[reserve.Source]:
    """Three sources with each one's chance and how many can be found."""
    p = values(chosen)
    return [
        reserve.Source("returner", p["returner_ready"], int(p["returners"])),
        reserve.Source("neighbour", p["neighbour_ready"], int(p["neighbours"])),
        reserve.Source("intern", p["intern_ready"], int(p["interns"])),
    ]


def values(chosen: Mapping[str, Any]) -> dict[str, float]:
    """Sliders of the reserve as shares and people."""
    numbers = {k: float(v) for k, v in chosen.items() if isinstance(v, (int, float))}
    return centre(parameters.spans("reserve", numbers))


def chances_by_size(chosen: Mapping[str, Any]) -> list[tuple[int, float]]:
    """Chance that n people suffice, the surest first, n = 0 to all."""
    openings = int(values(chosen)["openings"])
    ordered = sorted(sources_of(chosen), key=lambda s: -s.chance)
    chances = [s.chance for s in ordered for _ in range(s.most)]
    step = max(1, len(chances) // 120)
    return [(n, reserve.enough(chances[:n], openings)) for n in range(0, len(chances) + 1, step)]


def reserve_size(
    decision_parameters: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    **chosen: object,
) -> Passport:
    """Chance that the reserve suffices, per cent, by its size."""
    p = values(chosen)
    openings = int(p["openings"])
    found = reserve.smallest_reserve(sources_of(chosen), openings, p["risk"])
    curve = [point(item("", 100 * chance), n) for n, chance in chances_by_size(chosen)]
    goal = 100 * (1 - p["risk"])
    level = [point(item("", goal), x) for x in (0, curve[-1]["x"] or 1)]
    text = f"{found.size} → {words.number(found.chance * 100, lang, 1)}{_NB}%"
    mark = point(item("", 100 * found.chance, text=text, accent=True), found.size)
    series: list[dict] = [
        {"label": "", "points": curve, "style": "curve", "accent": True},
        {"label": f"{words.number(goal, lang)}{_NB}%", "points": level, "style": "curve"},
        {"label": "", "points": [mark], "style": "dots", "accent": True},
    ]
    head = _head.of_numbers(
        "reserve_size",
        SUBJECT,
        HOW_TO_READ,
        lang,
        today,
        chosen=chosen,
        model="reserve",
        title=_title(chosen, found, openings, lang),
        subtitle=SUBTITLE.format(risk=words.number(p["risk"] * 100, lang))[lang],
    )
    return trend(head, series, zero=True, x_title=AXIS[lang])


def _title(chosen: dict, found: reserve.Reserve, openings: int, lang: str) -> str:
    parts = [f"{NAMES[name][lang]} {n}" for name, n in found.people.items() if n]
    form = SHORT if found.short else TITLE
    return form.format(
        opening=_model.opening(chosen, ("reserve",)),
        n=words.counted(openings, "seat", lang),
        size=words.counted(found.size, "person", lang),
        parts=words.listed(parts, lang),
        chance=words.number(found.chance * 100, lang, 0),
    )[lang]
