"""Advertised pay of one advert → an interval in roubles, gross and net kept apart.

What an advert says is a bound or a range, never a wage: no midpoint is taken here. Only monthly
pay is comparable; shift, hour and rotation pay are kept and marked. Caveat: of 3,643 real hh
adverts with pay 53 % do not say whether it is gross; their net is an interval from «as if gross»
to «as if net», 13 % wide at ordinary pay.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping
from datetime import date, timedelta
from hashlib import sha256
from typing import NamedTuple

from etl.adverts.pay.tax import FIRST_YEAR, net_of

Amount = str | float | None
"""A bound of pay as publishers give it: text, a number, nothing."""
MONTH_RUB = (5_000.0, 5_000_000.0)
SHIFT_RUB = (300.0, 300_000.0)
HOUR_RUB = (30.0, 30_000.0)
ROTATION_RUB = (5_000.0, 5_000_000.0)
LIMITS = {
    "month": MONTH_RUB,
    "shift": SHIFT_RUB,
    "hour": HOUR_RUB,
    "rotation": ROTATION_RUB,
    "service": None,
}
"""Plausible roubles by mode; outside them the advert's pay is quarantined. Pay for a service has
no scale."""
WIDEST = 20.0
"""A range whose top is more than this many times its bottom is a typing error (a digit lost or
added)."""
RATE_AGE_DAYS = 14
"""The bank publishes no rate on holidays: the last one holds for this long (the January pause is
ten days)."""
BYR_ENDS = "2016-07-01"
"""Belarus struck four zeros off on this day; hh.ru kept the old code BYR for the new rouble."""
MODES = {
    "": "month",
    "month": "month",
    "за месяц": "month",
    "shift": "shift",
    "за смену": "shift",
    "hour": "hour",
    "за час": "hour",
    "fly_in_fly_out": "rotation",
    "rotation": "rotation",
    "за вахту": "rotation",
    "service": "service",
    "за услугу": "service",
}
ROUBLES = {
    "": "RUB",
    "RUR": "RUB",
    "RUB": "RUB",
    "«РУБ.»": "RUB",
    "РУБ.": "RUB",
    "РУБ": "RUB",
    "₽": "RUB",
}


class Pay(NamedTuple):
    """One advert's pay. `low_rub`/`high_rub` as advertised, in roubles per `mode`; None = no such
    bound.

    kind: interval | at_least | at_most | point | none. `net_*` are monthly roubles on hand and
    only set when the mode is month and the year known. `tax`: gross | net | unknown. `reason`
    says why pay was quarantined (kind none) or put right (swapped).
    """

    low_rub: float | None = None
    high_rub: float | None = None
    kind: str = "none"
    net_low_rub: float | None = None
    net_high_rub: float | None = None
    mode: str = "month"
    tax: str = "unknown"
    reason: str = ""

    @property
    def comparable(self) -> bool:
        """Monthly pay of a known amount: the only kind that enters statistics."""
        return self.kind != "none" and self.mode == "month"


class Rates:
    """Official roubles per one unit of a currency by day: {"USD": {"2022-06-21": 55.3, …}}."""

    def __init__(self, table: Mapping[str, Mapping[str, float]] | None = None):
        self._days = {c.upper(): sorted(days) for c, days in (table or {}).items()}
        self._table = {c.upper(): dict(days) for c, days in (table or {}).items()}

    def on(self, currency: str, day: str) -> float | None:
        """The rate in force on an ISO day: that day's or the last one at most two weeks older;
        None without one."""
        days = self._days.get(currency)
        if not days or not day:
            return None
        at = bisect_right(days, day) - 1
        if (
            at < 0
            or days[at] < (date.fromisoformat(day) - timedelta(days=RATE_AGE_DAYS)).isoformat()
        ):
            return None
        return self._table[currency][days[at]]

    def until(self, day: str) -> Rates:
        """Those of an ISO day and earlier; all when the day is not known."""
        early = {c: {d: r for d, r in days.items() if d <= day} for c, days in self._table.items()}
        if day:
            return Rates(early)
        return self

    def digest(self) -> str:
        """A hash that changes when any rate does."""
        told = [f"{c} {d} {self._table[c][d]!r}" for c in sorted(self._days) for d in self._days[c]]
        return sha256("\n".join(told).encode()).hexdigest()[:16]


NO_RATES = Rates()


def read_pay(
    low: Amount,
    high: Amount,
    currency: str | None = "RUR",
    gross: bool | None = None,
    mode: str | None = None,
    day: str = "",
    rates: Rates = NO_RATES,
) -> Pay:
    """Read one advert's pay. `day` is the ISO date of publication; 0, blank and NaN mean «not
    given».

    Never raises. Reasons: bad_number, no_rate, unknown_mode, impossible, too_wide quarantine;
    swapped is put right.
    """
    kind_of_mode = MODES.get((mode or "").strip().lower())
    if gross is None:
        tax = "unknown"
    else:
        tax = "gross" if gross else "net"
    if kind_of_mode is None:
        return Pay(
            mode="unknown", tax=tax, reason="unknown_mode" if _stated(low) or _stated(high) else ""
        )
    empty = Pay(mode=kind_of_mode, tax=tax)
    try:
        bounds = _number(low), _number(high)
    except ValueError:
        return empty._replace(reason="bad_number")
    if bounds == (None, None):
        return empty
    rate = _rate(currency, day, rates)
    if rate is None:
        return empty._replace(reason="no_rate")
    bottom, top = (None if b is None else round(b * rate, 2) for b in bounds)
    reason = ""
    if bottom is not None and top is not None and bottom > top:
        bottom, top, reason = top, bottom, "swapped"
    wrong = _wrong(bottom, top, LIMITS[kind_of_mode])
    if wrong:
        return empty._replace(reason=wrong)
    net = _net(bottom, top, tax, day) if kind_of_mode == "month" else (None, None)
    return Pay(bottom, top, _kind(bottom, top), *net, kind_of_mode, tax, reason)


def _stated(value: Amount) -> bool:
    return value not in (None, "", 0, "0") and value == value


def _number(value: Amount) -> float | None:
    """A positive amount, or None when not given; ValueError for what is no amount."""
    if value is None or value == "" or isinstance(value, bool):
        return None
    if isinstance(value, str):
        value = value.replace("\xa0", "").replace(" ", "").replace(" ", "").replace(",", ".")
        if not value:
            return None
        if not value.isascii():
            raise ValueError
    number = float(value)
    if math.isnan(number) or number == 0:
        return None
    if math.isinf(number) or number < 0:
        raise ValueError
    return number


def _rate(currency: str | None, day: str, rates: Rates) -> float | None:
    code = (currency or "").strip().upper()
    code = ROUBLES.get(code, code)
    if code == "RUB":
        return 1.0
    if code == "BYR" and day >= BYR_ENDS:
        code = "BYN"
    try:
        return rates.on(code, day)
    except ValueError:
        return None


def _wrong(bottom: float | None, top: float | None, limits: tuple[float, float] | None) -> str:
    bounds = [bound for bound in (bottom, top) if bound is not None]
    if limits and (bounds[0] < limits[0] or bounds[-1] > limits[1]):
        return "impossible"
    if bounds[-1] > bounds[0] * WIDEST:
        return "too_wide"
    return ""


def _kind(bottom: float | None, top: float | None) -> str:
    if bottom is None:
        return "at_most"
    if top is None:
        return "at_least"
    if bottom == top:
        return "point"
    return "interval"


def _net(
    bottom: float | None, top: float | None, tax: str, day: str
) -> tuple[float | None, float | None]:
    """On hand: gross through the brackets; when unknown, the widest interval that must hold the
    truth."""
    if not day[:4].isdecimal() or not day[:4].isascii() or int(day[:4]) < FIRST_YEAR:
        return None, None
    year = int(day[:4])
    low = bottom if tax == "net" or bottom is None else round(net_of(bottom, year), 2)
    high = round(net_of(top, year), 2) if tax == "gross" and top is not None else top
    return low, high
