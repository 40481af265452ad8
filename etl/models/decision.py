"""Keep, retrain, grow, hire: what an engineer still here after T years costs by each path.

Pure formulas, no data. A parameter is a number or an array of draws; every formula takes both, so
one computation serves a sentence, a tornado and ten thousand draws. Roubles, shares from 0 to 1,
years. Caveat: the forms below (a raise cuts quits in proportion, a portable skill raises them in
proportion) are assumptions of this project, not estimates; each has a parameter of its own.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

Value = float | np.ndarray
Params = Mapping[str, Value]

HIRE = "hire"
GROW = "grow"
RETRAIN = "retrain"
KEEP = "keep"
PATHS = (GROW, HIRE, RETRAIN, KEEP)

MONTHS_A_YEAR = 12
WEEKS_A_MONTH = 365.25 / 12 / 7
DAYS_A_YEAR = 365.0
HOURS_A_MONTH = 164.0
"""Working hours of a month: 1,972 hours of a 40-hour year over twelve months."""
COURSE_HOURS_A_WEEK = 8.0
"""One working day a week is given to a course: only its length depends on it, not its price."""


def net_place_cost(gross_cost: Value, output: Value) -> Value:
    """What a place costs once the trainee's work is counted: gross cost less productive output
    (BIBB)."""
    return gross_cost - output


def employer_cost(p: Params) -> Value:
    """A month of one worker: pay with the employer's contributions."""
    return p["pay"] * (1 + p["contributions"])


def work_value(p: Params) -> Value:
    """A month of a fully trained worker's work, as a multiple of what the month costs."""
    return employer_cost(p) * p["value_ratio"]


def daily_margin(p: Params) -> Value:
    """What one empty calendar day of a place loses: the work's value less the pay not paid."""
    return (work_value(p) - employer_cost(p)) * MONTHS_A_YEAR / DAYS_A_YEAR


def turnover_cost(p: Params) -> Value:
    """One person lost: replacement as a share of annual pay, and the empty days of the place."""
    replacing = p["replacement_cost"] * p["pay"] * MONTHS_A_YEAR
    return replacing + p["empty_days"] * daily_margin(p)


def ramp_up_loss(p: Params, output: Value) -> Value:
    """Work not done in the first year by somebody who yields only `output` of a trained worker."""
    return (1 - output) * work_value(p) * MONTHS_A_YEAR


def market_search(p: Params) -> Value:
    """Finding one person on the market: the agency's fee and the days the place stands empty."""
    fee = p["agency_fee"] * p["pay"] * MONTHS_A_YEAR
    return fee + p["empty_days"] * daily_margin(p)


def hire_cost(p: Params) -> Value:
    """One hired person, brought to full output."""
    return market_search(p) + ramp_up_loss(p, p["first_year_output"])


def place_cost(p: Params) -> Value:
    """One internship place: stipend, mentor's hours and papers, less the intern's work."""
    months = p["internship_weeks"] / WEEKS_A_MONTH
    hour = p["mentor_pay"] * (1 + p["contributions"]) / HOURS_A_MONTH
    mentor = p["mentor_hours"] * p["internship_weeks"] * hour
    gross = p["stipend"] * months + mentor + p["place_admin"]
    return net_place_cost(gross, p["intern_output"] * work_value(p) * months)


def grow_cost(p: Params) -> Value:
    """One intern hired and brought to full output: the places it took, and the first year."""
    return place_cost(p) / p["intern_stay"] + ramp_up_loss(p, p["intern_first_output"])


def subsidy(p: Params) -> Value:
    """The city's part of a course: a share of its price up to a ceiling, when the rule is on."""
    part = np.minimum(p["subsidy_share"] * p["course_price"], p["subsidy_cap"])
    return p["subsidy_on"] * part


def course_cost(p: Params) -> Value:
    """A course for one person: its price and the paid hours off work, less the subsidy."""
    hour = employer_cost(p) / HOURS_A_MONTH
    return p["course_price"] + p["course_hours"] * hour - subsidy(p)


def retrain_cost(p: Params) -> Value:
    """One retrained person at full output, with the share of former places that must be filled."""
    return (
        course_cost(p)
        + ramp_up_loss(p, p["retrained_output"])
        + p["refill"] * (market_search(p) + ramp_up_loss(p, p["first_year_output"]))
    )


def quit_after_course(p: Params) -> Value:
    """Yearly quit rate of somebody whose new skill is wanted elsewhere."""
    pull = p["portability"] * p["training_gain"] / p["lure_raise"]
    return np.minimum(1.0, p["staff_quit"] * (1 + pull))


def quit_after_raise(p: Params) -> Value:
    """Yearly quit rate after a raise: falls in proportion, to nothing at the raise that lures."""
    return p["staff_quit"] * np.maximum(0.0, 1 - p["keep_raise"] / p["lure_raise"])


def still_here(path: str, p: Params, years: int) -> list[Value]:
    """S(0)…S(years): the share of those who began by this path and are still here."""
    first = {
        GROW: p["intern_year_stay"],
        HIRE: p["newcomer_year_stay"],
        RETRAIN: 1 - quit_after_course(p),
        KEEP: 1 - quit_after_raise(p),
    }[path]
    later = {
        GROW: 1 - p["staff_quit"],
        HIRE: 1 - p["staff_quit"],
        RETRAIN: 1 - quit_after_course(p),
        KEEP: 1 - quit_after_raise(p),
    }[path]
    curve: list[Value] = [1.0]
    for year in range(1, years + 1):
        if year == 1:
            curve.append(first)
        else:
            curve.append(curve[-1] * later)
    return curve


def saved_by_raise(p: Params, years: int) -> Value:
    """Share of the staff still here after `years` who would have left without the raise."""
    without = (1 - p["staff_quit"]) ** years
    return still_here(KEEP, p, years)[years] - without


def grown_pay(p: Params, year: int) -> Value:
    """Pay of a year, against the first."""
    return (1 + p["pay_growth"]) ** (year - 1)


def discount(p: Params, year: int) -> Value:
    """What a rouble of that year is worth today."""
    return (1 + p["discount_rate"]) ** -year


def keep_cost(p: Params, years: int) -> Value:
    """The raise of one person over the years he is still here, discounted; most of it goes to
    those who would have stayed anyway."""
    curve = still_here(KEEP, p, years)
    raise_a_year = p["keep_raise"] * employer_cost(p) * MONTHS_A_YEAR
    return sum(
        discount(p, t) * curve[t - 1] * raise_a_year * grown_pay(p, t) for t in range(1, years + 1)
    )
