"""Rules of a cited row's number: digits, interval, bound in words."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from etl.published.problem import BOUNDS, QUOTED, WITHOUT_NUMBER, Known, Problem, problem


def number(text: str) -> float | None:
    """A finite number written with a dot, or None."""
    try:
        value = float(text) if re.fullmatch(r"[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?", text) else math.nan
    except ValueError:
        return None
    if math.isfinite(value):
        return value
    return None


def number_problems(row: dict[str, str], known: Known) -> Iterable[Problem]:
    """Numbers that are none, and a row with neither a number nor a range."""
    for name in ("value", "value_low", "value_high"):
        if row.get(name) and number(row[name]) is None:
            yield problem(
                "number",
                name,
                "не число; «более 240» — это 240 в value и ≥ в bound, диапазон — value_low и "
                "value_high",
                "not a number; “more than 240” is value 240 and bound ≥, a range is value_low, "
                "value_high",
            )
    if (
        not (row.get("value") or row.get("value_low") or row.get("value_high"))
        and row.get("theme") not in WITHOUT_NUMBER
    ):
        yield problem(
            "no_number", "value", "нет ни числа, ни диапазона", "neither a number nor a range"
        )


def interval(row: dict[str, str], known: Known) -> Iterable[Problem]:
    """A range upside down, a value outside it, a midpoint for a value."""
    low, value, high = (number(row.get(n, "")) for n in ("value_low", "value", "value_high"))
    if low is not None and high is not None and low > high:
        yield problem(
            "interval",
            "value_low",
            "нижняя граница больше верхней",
            "the low end is above the high end",
        )
    elif value is not None and (
        low is not None and value < low or high is not None and value > high
    ):
        yield problem(
            "interval", "value", "значение вне диапазона", "the value lies outside its range"
        )
    elif low is None or value is None or high is None:
        return
    elif low < high and math.isclose(value, (low + high) / 2):
        yield problem(
            "midpoint",
            "value",
            "середина диапазона — не значение; оставьте value пустым",
            "a midpoint is not a value; leave value empty",
        )


def bound_words(row: dict[str, str], known: Known) -> Iterable[Problem]:
    """«более», «почти», «до» quoted from the page are a bound: never an exact value, and the
    matching sign."""
    heard = {w.lower() for w in QUOTED.findall(f"{row.get('indicator', '')} {row.get('note', '')}")}
    bound = row.get("bound", "")
    if heard and bound in BOUNDS and not heard & set(BOUNDS[bound].split("|")):
        right = " или ".join(
            sorted({b for b, words in BOUNDS.items() if heard & set(words.split("|"))})
        )
        yield problem(
            "bound_words",
            "bound",
            f"в источнике «{min(heard)}»: поставьте {right}",
            f"the source says «{min(heard)}»: use {right.replace(' или ', ' or ')}",
        )
