"""Personal income tax (НДФЛ) on a monthly salary: gross ↔ net by the brackets of the year.

The annual rule is applied to twelve equal salaries, as if the person earned nothing else and
claimed no deductions. Caveat: from 2025 a salary of 250,000 ₽ is taxed at 13 % until its yearly
sum passes 2.4 m, so the month on hand falls from 217,500 ₽ in January to 212,500 ₽ in December;
the figure here is the year's mean, 216,500 ₽.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from etl.adverts.reference import rows

FIRST_YEAR = 2001


@lru_cache(maxsize=64)
def brackets(year: int) -> tuple[tuple[float, float, float], ...]:
    """(monthly gross from, monthly net at that point, marginal rate), rising; ValueError before
    2001.

    Source: data/reference/ndfl.csv, each row with its law.
    """
    if year < FIRST_YEAR:
        raise ValueError(f"НДФЛ: шкала известна с {FIRST_YEAR} года, запрошен {year}.")
    table = rows("ndfl")
    start = max(int(r["from_year"]) for r in table if int(r["from_year"]) <= year)
    steps = sorted(
        (float(r["over_rub_year"]) / 12, float(r["rate"]))
        for r in table
        if int(r["from_year"]) == start
    )
    out = [(steps[0][0], 0.0, steps[0][1])]
    for gross, rate in steps[1:]:
        before, net, old = out[-1]
        out.append((gross, net + (gross - before) * (1 - old), rate))
    return tuple(out)


def net_of(gross_rub: float, year: int) -> float:
    """Monthly roubles on hand from monthly gross; monotone, never above gross."""
    steps = brackets(year)
    i = len(steps) - 1
    while i and gross_rub < steps[i][0]:
        i -= 1
    start, net, rate = steps[i]
    return net + (gross_rub - start) * (1 - rate)


def gross_of(net_rub: float, year: int) -> float:
    """Inverse of `net_of`."""
    steps = brackets(year)
    start, net, rate = steps[
        bisect_right([s[1] for s in steps], net_rub) - 1 if net_rub >= 0 else 0
    ]
    return start + (net_rub - net) / (1 - rate)
