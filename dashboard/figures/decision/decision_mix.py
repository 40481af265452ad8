"""The cheapest mix of paths for n seats under a budget and a deadline, in whole seats."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from dashboard.figure import parameters
from dashboard.figure.passport import Passport
from dashboard.figures.decision import _head, _model
from dashboard.kinds._parts import item
from dashboard.kinds.cells import cells
from etl.language import Words
from etl.language import text as words
from etl.models import decision, decision_value
from etl.models.decision import GROW, HIRE, KEEP, PATHS, RETRAIN
from etl.models.decision_mix import Mix, Way, cheapest_mix

SUBJECT = Words("Дешевле всего на n мест", "The cheapest mix for n seats")
HOW_TO_READ = Words(
    "Сколько мест занять каким путём, чтобы они были заняты и через выбранный срок, дешевле всего "
    "в пределах бюджета и срока. Целые места; своих готовых, наставников и людей, которых можно "
    "удержать, не больше, чем задано. Под числом — цена одного места и всех.",
    "How many seats to fill by which path so that they are still filled after the chosen years, at "
    "least cost within the budget and the deadline. Whole seats; no more own staff, mentors and "
    "people to keep than given. Below each number: the price of one seat and of all.",
)
MODELS = ("mix", "decision")
CHOICES = {**_model.CHOICES, **parameters.ranges("mix")}
TITLE = Words(
    "{opening} на {n} дешевле всего: {parts} — {cost}",
    "{opening} the cheapest way to {n}: {parts} — {cost}",
)
SHORT = Words(
    "{opening} занять можно {reached} из {wanted}; предел — {why}",
    "{opening} {reached} of {wanted} can be filled; the limit: {why}",
)
WHY = {
    "budget": Words("бюджет", "the budget"),
    "deadline": Words("срок", "the deadline"),
    "most": Words("число своих, наставников и удерживаемых", "the number of staff and mentors"),
}
SEVERAL = Words("несколько пределов сразу", "several limits at once")
PART = {
    GROW: Words("{n} вырастить", "grow {n}"),
    HIRE: Words("{n} нанять", "hire {n}"),
    RETRAIN: Words("{n} переучить", "retrain {n}"),
    KEEP: Words("{n} удержать", "keep {n}"),
}
MENTOR = Words("Ещё один наставник: дешевле на {saved}.", "One more mentor: cheaper by {saved}.")
NO_MENTOR = Words("Ещё один наставник ничего не меняет.", "One more mentor changes nothing.")
SUBTITLE = Words(
    "Мест, занятых и {after}; целочисленный расчёт", "Seats still filled {after}; whole numbers"
)
SEATS = Words("{label}: {one} за место, {all}", "{label}: {one} a seat, {all}")


def limits(chosen: Mapping[str, Any]) -> dict[str, float]:
    """Seats, budget, deadline and what there is, in roubles, months and people."""
    numbers = {k: float(v) for k, v in chosen.items() if isinstance(v, (int, float))}
    return {name: span.value for name, span in parameters.spans("mix", numbers).items()}


def ways(chosen: Mapping[str, Any], given: Mapping[str, float]) -> list[Way]:
    """The four paths as ways to seats still filled after the years compared."""
    p = _model.values(chosen)
    years = _model.horizon(chosen)
    here = {path: float(decision.still_here(path, p, years)[years]) for path in PATHS}
    interns = given["mentors"] * given["interns_per_mentor"] * p["intern_stay"]
    most = {
        GROW: interns * here[GROW],
        HIRE: math.inf,
        RETRAIN: given["own_ready"] * here[RETRAIN],
        KEEP: given["staff"] * float(decision.saved_by_raise(p, years)),
    }
    seats = int(given["seats"])
    found = []
    for path in PATHS:
        cost = float(decision_value.cost_still_here(path, p, years))
        months = float(decision_value.lead_months(path, p))
        found.append(Way(path, cost, cost, months, int(min(most[path] + 1e-9, seats))))
    return found


def mixed(chosen: Mapping[str, Any], given: Mapping[str, float]) -> Mix:
    """The cheapest mix for the chosen sliders."""
    return cheapest_mix(
        ways(chosen, given), int(given["seats"]), given["budget"], given["deadline"]
    )


def decision_mix(
    decision_parameters: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    **chosen: object,
) -> Passport:
    """Seats by path, their price, and what one more mentor would change."""
    given = limits(chosen)
    mix = mixed(chosen, given)
    price = {way.name: way.cost for way in ways(chosen, given)}
    items = []
    for path in PATHS:
        count = mix.seats[path]
        label = _model.NAMES[path]
        if count:
            label = SEATS.format(
                label=label,
                one=_money(price[path]),
                all=_money(price[path] * count),
            )
        items.append(item(label[lang], count, text=words.number(count, lang), accent=bool(count)))
    rows = pd.concat(
        [_model.table(chosen, lang, "mix"), _model.table(chosen, lang)], ignore_index=True
    )
    head = _head.of_rows(
        "decision_mix",
        SUBJECT,
        HOW_TO_READ,
        lang,
        today,
        rows=rows,
        columns=_model.COLUMNS,
        title=_title(chosen, mix, int(given["seats"]), lang),
        subtitle=SUBTITLE.format(after=_model.after(_model.horizon(chosen), lang))[lang],
        note=f"{_mentor(chosen, given, mix, lang)} {_model.ground(lang, MODELS)}",
    )
    return cells(head, items)


def _money(value: float) -> Words:
    return Words.both(lambda lang: _model.million(value, lang))


def _title(chosen: dict, mix: Mix, wanted: int, lang: str) -> str:
    opening = _model.opening(chosen, ("decision", "mix"))
    if mix.short:
        why = [WHY[name][lang] for name in mix.blocked] or [SEVERAL[lang]]
        return SHORT.format(
            opening=opening,
            reached=sum(mix.seats.values()),
            wanted=words.counted(wanted, "seat", lang),
            why=words.listed(why, lang),
        )[lang]
    parts = [PART[path].format(n=k)[lang] for path, k in mix.seats.items() if k]
    return TITLE.format(
        opening=opening,
        n=words.counted(wanted, "seat", lang),
        parts=words.listed(parts, lang),
        cost=_model.million(mix.cost, lang),
    )[lang]


def _mentor(chosen: dict, given: dict, mix: Mix, lang: str) -> str:
    """What one more mentor would change: a re-solve."""
    more = mixed(chosen, {**given, "mentors": given["mentors"] + 1})
    saved = mix.cost - more.cost
    if more.short < mix.short or saved <= 1:
        return NO_MENTOR[lang]
    return MENTOR.format(saved=_model.thousand(saved, lang))[lang]
