"""Intern or market: what an engineer still here after a year costs by either path. Pure formulas,
no data.

A path with cost C per place, conversion c (share hired) and one-year stay s costs C / (c·s) per
engineer who is still here after one year. Caveat: the value of interns' work and the risk of a
wrong hire are left out; a place that yields work worth a third of its cost makes the true
threshold a third lower.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Choice:
    """Four numbers a firm knows of itself: costs in roubles, shares from 0 to 1.

    `hire_cost` is the market's cost per engineer still here after a year, repeated hires included.
    """

    place_cost: float
    conversion: float
    stay: float
    hire_cost: float


def net_place_cost(gross_cost: float, output: float) -> float:
    """What a place costs once the trainee's work is counted: gross cost less productive output
    (BIBB)."""
    return gross_cost - output


def cost_per_stayer(cost: float, conversion: float, stay: float) -> float:
    """Roubles per engineer still here after a year; infinite when nobody is hired or nobody
    stays."""
    share = conversion * stay
    return cost / share if share > 0 else float("inf")


def break_even_conversion(choice: Choice) -> float:
    """The share of interns to hire at which both paths cost the same; above 1 interns cannot
    win."""
    return cost_per_stayer(choice.place_cost, choice.stay, choice.hire_cost)


def break_even_stay(choice: Choice) -> float:
    """The one-year stay at which both paths cost the same; above 1 interns cannot win."""
    return cost_per_stayer(choice.place_cost, choice.conversion, choice.hire_cost)


def intern_advantage(choice: Choice) -> float:
    """Market cost divided by intern cost: above 1 the internship is the cheaper path."""
    return choice.hire_cost / cost_per_stayer(choice.place_cost, choice.conversion, choice.stay)
