"""What a decision is worth: upfront cost, net value, break-even, lead time."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from etl.models.decision import (
    COURSE_HOURS_A_WEEK,
    DAYS_A_YEAR,
    GROW,
    HIRE,
    KEEP,
    MONTHS_A_YEAR,
    RETRAIN,
    WEEKS_A_MONTH,
    Params,
    Value,
    discount,
    employer_cost,
    grow_cost,
    grown_pay,
    hire_cost,
    keep_cost,
    retrain_cost,
    saved_by_raise,
    still_here,
    turnover_cost,
    work_value,
)


def upfront(path: str, p: Params, years: int) -> Value:
    """C of a path, per person it begins with; of a raise, per person it keeps."""
    if path == GROW:
        return grow_cost(p)
    if path == HIRE:
        return hire_cost(p)
    if path == RETRAIN:
        return retrain_cost(p)
    saved = np.asarray(saved_by_raise(p, years))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(saved > 1e-9, keep_cost(p, years) / saved, np.inf)


def cost_still_here(path: str, p: Params, years: int) -> Value:
    """Roubles per engineer still here after `years`."""
    if path == KEEP:
        return upfront(KEEP, p, years)
    return upfront(path, p, years) / np.maximum(still_here(path, p, years)[years], 1e-9)


def net_value(path: str, p: Params, years: int) -> Value:
    """NPV of one person's seat: −C, the margin while here, and a turnover cost at each loss.

    The first year's lower output is inside C, so the margin here is of a trained worker. A raise
    is reckoned against no raise: only what it adds.
    """
    curve = still_here(path, p, years)
    if path == KEEP:
        without: list[Value] = [(1 - p["staff_quit"]) ** t for t in range(years + 1)]
        return _flows(curve, p, years) - _flows(without, p, years) - keep_cost(p, years)
    return _flows(curve, p, years) - upfront(path, p, years)


def _flows(curve: list[Value], p: Params, years: int) -> Value:
    """Margin while here less the cost of each loss, in today's money."""
    margin = (work_value(p) - employer_cost(p)) * MONTHS_A_YEAR
    value: Value = 0.0
    for t in range(1, years + 1):
        gain = curve[t] * margin * grown_pay(p, t)
        loss = (curve[t - 1] - curve[t]) * turnover_cost(p) * grown_pay(p, t)
        value = value + discount(p, t) * (gain - loss)
    return value


def later_hiring_saved(path: str, p: Params, years: int) -> Value:
    """What the market would take for as many people still here after `years`."""
    return cost_still_here(HIRE, p, years) - cost_still_here(path, p, years)


def bisect(f: Callable[[float], float], low: float, high: float) -> float | None:
    """The root of a monotone f between the ends, to 1e-12; None when both ends have one sign."""
    at_low = f(low)
    at_high = f(high)
    if at_low == 0:
        return low
    if at_low * at_high > 0:
        return None
    for _ in range(200):
        middle = (low + high) / 2
        at_middle = f(middle)
        if at_middle * at_low > 0:
            low = middle
        else:
            high = middle
        if high - low < 1e-13:
            break
    return (low + high) / 2


def break_even(name: str, p: Params, years: int, low: float, high: float) -> float | None:
    """The value of one parameter at which growing an intern costs what hiring costs.

    None when one path is the cheaper at every value between the ends.
    """

    def difference(value: float) -> float:
        moved = {**p, name: value}
        return float(cost_still_here(GROW, moved, years) - cost_still_here(HIRE, moved, years))

    return bisect(difference, low, high)


def lead_months(path: str, p: Params) -> Value:
    """Months until the seat is filled: search, internship, course; a raise works at once."""
    if path == HIRE:
        return p["empty_days"] * MONTHS_A_YEAR / DAYS_A_YEAR
    if path == GROW:
        return p["internship_weeks"] / WEEKS_A_MONTH
    if path == RETRAIN:
        return p["course_hours"] / COURSE_HOURS_A_WEEK / WEEKS_A_MONTH
    return 0.0
