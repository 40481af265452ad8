"""Parameters of the decision models as sliders: read in one place from data/reference."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from dashboard.figure.choices import Range
from etl.adverts.reference import rows as reference_rows
from etl.language import Words
from etl.language import text as words
from etl.models.decision_spread import Span

UNITS = {
    "pct": Words("%", "%"),
    "thousand_rub": Words("тыс. ₽", "thousand RUB"),
    "million_rub": Words("млн ₽", "million RUB"),
    "days": Words("дней", "days"),
    "weeks": Words("недель", "weeks"),
    "hours": Words("часов", "hours"),
    "months": Words("месяцев", "months"),
    "years": Words("лет", "years"),
    "people": Words("человек", "people"),
    "times": Words("раза", "times"),
    "km": Words("км", "km"),
}
SCALE = {"pct": 0.01, "thousand_rub": 1e3, "million_rub": 1e6}
"""A slider's number in the units the models take: shares and roubles."""
KINDS = {
    "assumption": Words("допущение", "assumption"),
    "sourced": Words("{rows}, надёжность {grade}", "{rows}, grade {grade}"),
    "rule": Words("правило, {rows}", "rule, {rows}"),
}
BETWEEN = Words("{low}–{high}: {kind}", "{low}–{high}: {kind}")
PLANS = Words("учебные планы", "study plans")


@lru_cache(maxsize=16)
def listed(model: str) -> tuple[dict[str, str], ...]:
    """Rows of one model, in the order kept."""
    return tuple(r for r in reference_rows("decision_parameters") if r["model"] == model)


def cited(row: Mapping[str, str]) -> Words:
    """The rows a start value rests on."""
    rows = row["rows"].replace("|", ", ")
    return PLANS if rows == "PR" else Words(rows, rows)


def ground(row: Mapping[str, str]) -> Words:
    """Where a parameter's start value comes from: a row, a rule, or nobody."""
    return KINDS[row["kind"]].format(rows=cited(row), grade=row["grade"])


def _believed(row: Mapping[str, str]) -> Words:
    def end(key: str) -> Words:
        return Words.both(lambda lang: words.number(float(row[key]), lang))

    return BETWEEN.format(low=end("low"), high=end("high"), kind=ground(row))


@lru_cache(maxsize=16)
def ranges(model: str) -> dict[str, Range]:
    """Sliders of one model by id; the note says the range believed and its ground."""
    return {
        row["id"]: Range(
            Words(row["name_ru"], row["name_en"]),
            float(row["least"]),
            float(row["most"]),
            float(row["step"]),
            float(row["default"]),
            UNITS[row["unit"]],
            _believed(row),
        )
        for row in listed(model)
    }


def spans(model: str, chosen: Mapping[str, float]) -> dict[str, Span]:
    """Values chosen, with the ranges believed, in the models' units; a value outside its range
    stretches it."""
    found = {}
    for row in listed(model):
        times = SCALE.get(row["unit"], 1.0)
        believed = Span(*(float(row[k]) * times for k in ("default", "low", "high")))
        value = chosen.get(row["id"])
        found[row["id"]] = believed if value is None else believed.holding(float(value) * times)
    return found


def moved(models: tuple[str, ...], chosen: Mapping[str, Any]) -> bool:
    """Whether the reader has set any number of these models himself."""
    return any(
        row["id"] in chosen and float(chosen[row["id"]]) != float(row["default"])
        for model in models
        for row in listed(model)
    )
