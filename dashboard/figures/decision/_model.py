"""The decision model behind its figures: chosen sliders → spans, draws, sentences. Draws of one
position of the sliders are made once and shared by the figures of a page."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from dashboard.figure import parameters
from dashboard.figure.choices import Choice, Range
from dashboard.figure.items import item
from etl.language import Words
from etl.language import text as words
from etl.models import decision_spread, decision_value
from etl.models.decision import GROW, HIRE, KEEP, PATHS, RETRAIN
from etl.models.decision_spread import Span

NAMES = {
    GROW: Words("Вырастить стажёра", "Grow an intern"),
    HIRE: Words("Нанять на рынке", "Hire on the market"),
    RETRAIN: Words("Переучить своего", "Retrain one's own"),
    KEEP: Words("Удержать прибавкой", "Keep by a raise"),
}
YEARS = Range(Words("Срок сравнения", "Years compared"), 1, 5, 1, 3, parameters.UNITS["years"])
SUBSIDY = Choice(
    Words("Субсидия города на обучение", "The city's training subsidy"),
    {
        "off": Words("не считать", "leave out"),
        "on": Words("проверено: действует", "checked: in force"),
    },
    "off",
)
CHOICES: dict[str, Choice | Range] = {
    "years": YEARS,
    "subsidy": SUBSIDY,
    **parameters.ranges("decision"),
}
ASSUMED = Words("При допущениях", "On assumptions")
YOURS = Words("При ваших числах", "With your numbers")
COLUMNS = {
    "name": Words("Параметр", "Parameter"),
    "value": Words("Сейчас", "Now"),
    "low": Words("От", "Low"),
    "high": Words("До", "High"),
    "unit": Words("Единица", "Unit"),
    "ground": Words("Основание", "Ground"),
    "note": Words("Что известно", "What is known"),
}
GROUND = Words(
    "Расчёт стола: {n} из {all} чисел — допущения; с источником {cited}.",
    "Computed here: {n} of {all} numbers are assumptions; {cited} have a source.",
)


def ground(lang: str, models: tuple[str, ...] = ("decision",)) -> str:
    """How many of the numbers nobody published, and which rows the others are."""
    rows = [row for model in models for row in parameters.listed(model)]
    cited = [parameters.cited(row)[lang] for row in rows if row["kind"] != "assumption"]
    if not cited:
        return ALL_ASSUMED[lang]
    return GROUND.format(n=len(rows) - len(cited), all=len(rows), cited=", ".join(cited))[lang]


ALL_ASSUMED = Words(
    "Расчёт стола: все числа — допущения.", "Computed here: all numbers are assumptions."
)


def spans(chosen: Mapping[str, Any]) -> dict[str, Span]:
    """Every parameter of the model with its range, in roubles and shares."""
    numbers = {k: float(v) for k, v in chosen.items() if isinstance(v, (int, float))}
    found = parameters.spans("decision", numbers)
    switch = 1.0 if chosen.get("subsidy") == "on" else 0.0
    return {**found, "subsidy_on": Span(switch, switch, switch)}


def values(chosen: Mapping[str, Any]) -> dict[str, float]:
    """Every parameter at its value."""
    return decision_spread.centre(spans(chosen))


def horizon(chosen: Mapping[str, Any]) -> int:
    """Years compared."""
    return int(float(chosen.get("years", YEARS.default)))


def opening(chosen: Mapping[str, Any], models: tuple[str, ...] = ("decision",)) -> Words:
    """«При допущениях» until the reader moved a number, then «При ваших числах»."""
    own = parameters.moved(models, chosen) or chosen.get("subsidy") == "on"
    return YOURS if own else ASSUMED


def _key(chosen: Mapping[str, Any]) -> tuple:
    return tuple(sorted((k, v) for k, v in chosen.items() if k in CHOICES and k != "years"))


@lru_cache(maxsize=32)
def _costs(key: tuple) -> dict[tuple[str, int], np.ndarray]:
    p = decision_spread.drawn(spans(dict(key)))
    return {
        (path, years): np.atleast_1d(decision_value.cost_still_here(path, p, years))
        for path in PATHS
        for years in range(1, int(YEARS.high) + 1)
    }


def cost_draws(chosen: Mapping[str, Any], path: str, years: int) -> np.ndarray:
    """Ten thousand draws of the cost per engineer still here after so many years."""
    return _costs(_key(chosen))[path, years]


@lru_cache(maxsize=32)
def _values(key: tuple, years: int) -> dict[str, np.ndarray]:
    p = decision_spread.drawn(spans(dict(key)))
    return {path: np.atleast_1d(decision_value.net_value(path, p, years)) for path in PATHS}


def value_draws(chosen: Mapping[str, Any], path: str) -> np.ndarray:
    """Ten thousand draws of the net present value of a seat by a path."""
    return _values(_key(chosen), horizon(chosen))[path]


def table(chosen: Mapping[str, Any], lang: str, model: str = "decision") -> pd.DataFrame:
    """The parameters as rows a reader can check: value now, range, ground, what is known."""
    rows = []
    for row in parameters.listed(model):
        rows.append(
            {
                "name": row[f"name_{lang}"],
                "value": float(chosen.get(row["id"], row["default"])),
                "low": float(row["low"]),
                "high": float(row["high"]),
                "unit": parameters.UNITS[row["unit"]][lang],
                "ground": parameters.ground(row)[lang],
                "note": row[f"note_{lang}"],
            }
        )
    return pd.DataFrame(rows)


def million(value: float, lang: str) -> str:
    """«1,25 млн ₽»; infinite is said in words."""
    if not math.isfinite(value):
        return Words("ни за какие деньги", "not for any money")[lang]
    unit = parameters.UNITS["million_rub"][lang]
    return f"{words.number(value / 1e6, lang, 2)}{words.NBSP}{unit}"


def thousand(value: float, lang: str, sign: bool = False) -> str:
    """«113 тыс. ₽»."""
    unit = parameters.UNITS["thousand_rub"][lang]
    return f"{words.number(value / 1e3, lang, 0, sign)}{words.NBSP}{unit}"


def after(years: int, lang: str) -> str:
    """«через 3 года» / «after 3 years»."""
    said = words.counted(years, "year", lang)
    return Words(f"через {said}", f"after {said}")[lang]


def dot(path: str, value: float, ends: Sequence[float], text: str, lang: str) -> dict:
    """A path's roubles as a dot in millions between its ends; growing stands out."""
    low, high = (end / 1e6 for end in ends)
    name = NAMES[path][lang]
    return item(name, value / 1e6, text=text, low=low, high=high, accent=path == GROW)


def break_even(name: str, chosen: Mapping[str, object]) -> float | None:
    """Share (0–1) of `intern_stay` or `intern_year_stay` at which both paths cost the same."""
    return decision_value.break_even(name, values(chosen), horizon(chosen), 0.001, 1.0)


def grows_cheaper(name: str, chosen: Mapping[str, Any], at: float) -> bool:
    """Whether growing is the cheaper path with this share."""
    p = {**values(chosen), name: at}
    years = horizon(chosen)
    return bool(
        decision_value.cost_still_here(GROW, p, years)
        < decision_value.cost_still_here(HIRE, p, years)
    )


def out_of_100(share: float) -> int:
    """The least whole number of a hundred that reaches the share."""
    return math.ceil(round(share * 100, 6))


THRESHOLD = {
    "intern_stay": Words(
        "{opening} вырастить стажёра дешевле, чем нанять, если после стажировки остаются хотя бы "
        "{n} из 100",
        "{opening} growing an intern is cheaper than hiring if at least {n} of 100 stay on after "
        "the internship",
    ),
    "intern_year_stay": Words(
        "{opening} вырастить стажёра дешевле, чем нанять, если через год из бывших стажёров здесь "
        "хотя бы {n} из 100",
        "{opening} growing an intern is cheaper than hiring if at least {n} of 100 former interns "
        "are still here after a year",
    ),
}
ALWAYS = {
    "intern_stay": Words(
        "{opening} вырастить стажёра дешевле, чем нанять, сколько бы ни осталось после стажировки",
        "{opening} growing an intern is cheaper than hiring, however few stay on",
    ),
    "intern_year_stay": Words(
        "{opening} вырастить стажёра дешевле, чем нанять, сколько бы ни осталось через год",
        "{opening} growing an intern is cheaper than hiring, however few are here after a year",
    ),
}
NEVER = {
    "intern_stay": Words(
        "{opening} нанять дешевле, чем вырастить стажёра, даже если после стажировки остаются все",
        "{opening} hiring is cheaper than growing an intern even if all of them stay on",
    ),
    "intern_year_stay": Words(
        "{opening} нанять дешевле, чем вырастить стажёра, даже если через год здесь все",
        "{opening} hiring is cheaper than growing an intern even if all are here after a year",
    ),
}


def sentence(name: str, chosen: Mapping[str, Any], lang: str) -> str:
    """The break-even in a sentence: from which share on interns are the cheaper path."""
    at = break_even(name, chosen)
    if at is not None:
        form = THRESHOLD[name]
    elif grows_cheaper(name, chosen, 1.0):
        form = ALWAYS[name]
    else:
        form = NEVER[name]
    number = out_of_100(at) if at is not None else 0
    return form.format(opening=opening(chosen), n=number)[lang]
