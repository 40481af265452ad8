"""What pay an advert names: the publisher's fields, and what title and text say of them.

The fields' amounts stand; the words tell for what time they are and whether before tax. Without
amounts in the fields the first sum of the text that speaks of pay is read, with its place. Only
pay said to be a month's is compared: on rotation it is set aside unless «в месяц» stands there.
Caveat: a text that names a shift's pay beside a month's in the fields is believed to mean both.
"""

from __future__ import annotations

from typing import NamedTuple

from etl.adverts.pay.pay import Amount
from etl.adverts.pay.pay_words import GROSS, NET, PLACES, Sum, is_rotation, sums

SMALL = 15_000
"""Below this a sum in roubles is no full month's pay: other words are believed."""
HOURLY = (100, 2_500)
A_SHIFT = (1_000, 15_000)
LARGER = 3
NEAR = 0.011
ROTATION_SCHEDULES = ("вахт", "fly_in", "flyinflyout")
TELLING = (*PLACES, "вахт", "вычет")


class Said(NamedTuple):
    """Bounds as given or read, mode ('' = a month by default), tax basis, where pay was read:
    `field` | `text` | `title` | '' with its place there."""

    low: Amount
    high: Amount
    mode: str
    gross: bool | None
    where: str = ""
    start: int = -1
    end: int = -1


def said(
    low: Amount,
    high: Amount,
    mode: str,
    gross: bool | None,
    title: str,
    text: str,
    schedule: str = "",
) -> Said:
    """The pay of one advert; `text` and `title` in their original spelling."""
    has_field = bool(_number(low) or _number(high))
    where = "field" if has_field else ""
    if has_field and mode and gross is not None:
        return Said(low, high, mode, gross, where)
    body = f"{title}\n{text}".lower()
    if not any(map(body.__contains__, TELLING)) and "вахт" not in schedule.lower():
        return Said(low, high, mode, gross, where)
    found = sums(body)
    if not has_field:
        return _from_text(found, mode, gross, body, len(title), schedule)
    own = _matching(found, _number(low), _number(high))
    if gross is None:
        gross = _basis(own, found, body)
    if not mode:
        mode = _mode(own, found, _number(low) or _number(high), body, schedule)
    if own and _number(low) == _number(high):
        if own.low is not None and own.high is None:
            high = ""
        elif own.low is None:
            low = ""
    return Said(low, high, mode, gross, where)


def _from_text(
    found: list[Sum], mode: str, gross: bool | None, body: str, title: int, schedule: str
) -> Said:
    """Pay no field names: the first sum, a month's before any other."""
    monthly = [one for one in found if one.mode in ("", "month") and _largest(one) >= SMALL / 2]
    one = next(iter(monthly or [one for one in found if one.mode]), None)
    if one is None:
        return Said("", "", mode, gross)
    kind = one.mode or _mode(one, found, _largest(one), body, schedule)
    tax = {"net": False, "gross": True}.get(one.tax, gross)
    shift = 0 if one.start <= title else title + 1
    return Said(
        "" if one.low is None else one.low,
        "" if one.high is None else one.high,
        mode or kind,
        tax,
        "title" if one.start <= title else "text",
        one.start - shift,
        one.end - shift,
    )


def _mode(own: Sum | None, found: list[Sum], amount: float, body: str, schedule: str) -> str:
    """For what time the amount is: its own words, rotation, then other sums of this size."""
    if own and own.mode:
        return own.mode
    says_month = any(one.mode == "month" for one in found)
    on_rotation = any(map(schedule.lower().__contains__, ROTATION_SCHEDULES)) or is_rotation(body)
    if on_rotation and amount >= SMALL:
        if says_month:
            return "month"
        return "rotation"
    if amount < SMALL and not says_month:
        for mode, (least, most) in (("hour", HOURLY), ("shift", A_SHIFT)):
            mine = [_largest(one) for one in found if one.mode == mode]
            if least <= amount <= most and any(amount <= LARGER * sum_ for sum_ in mine):
                return mode
    return ""


def _matching(found: list[Sum], low: float, high: float) -> Sum | None:
    """The sum of the text that names the field's amount; one with a period before one without."""
    mine = [one for one in found if _same(one.low, low) or _same(one.high, high)]
    return next((one for one in mine if one.mode), mine[0] if mine else None)


def _basis(own: Sum | None, found: list[Sum], body: str) -> bool | None:
    """Before tax or on hand: what stands beside the amount, else beside any sum, else anywhere,
    when all say one thing."""
    for kinds in ({own.tax} if own else set(), {one.tax for one in found}):
        kinds.discard("unknown")
        if len(kinds) == 1:
            return kinds == {"gross"}
    if found or "вычет" not in body and "на руки" not in body:
        return None
    is_net = NET.search(body) is not None
    is_gross = GROSS.search(body) is not None
    if is_net != is_gross and ("оклад" in body or "заработн" in body):
        return is_gross
    return None


def _largest(one: Sum) -> float:
    return max(one.low or 0, one.high or 0)


def _same(a: float | None, b: float) -> bool:
    return a is not None and bool(a and b) and abs(a - b) <= NEAR * b


def _number(value: Amount) -> float:
    """A field's amount, 0 when there is none or it is no number."""
    try:
        return float(str(value).replace("\xa0", "").replace(" ", "").replace(",", "."))
    except ValueError:
        return 0.0
