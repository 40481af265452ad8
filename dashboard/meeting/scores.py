"""How a decision stands at a later meeting, judged by its indicator alone. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dashboard.meeting.measures import Measure
from etl.language import Words

VERDICTS = {
    "reached": Words("цель достигнута", "the target is reached"),
    "on_way": Words("движется к цели", "on the way"),
    "no_change": Words("не изменилось: в пределах интервала", "no change: within the interval"),
    "away": Words("дальше от цели", "further from the target"),
    "missed": Words("срок прошёл, цель не достигнута", "the date has passed, target not reached"),
    "unknown": Words("измерить нечем", "nothing measures it"),
    "dropped": Words("снято", "dropped"),
}


@dataclass(frozen=True)
class Standing:
    """A verdict with the number it rests on, and how much of the way is done (1 = the target)."""

    verdict: str
    value: float | None = None
    share: float | None = None


def standing(
    baseline: float | None,
    target: float | None,
    due: date,
    today: date,
    now: Measure | None,
    *,
    is_dropped: bool = False,
) -> Standing:
    """Where a decision stands. A step counts only beyond the indicator's interval; without a new
    measurement nothing is claimed but that the date has passed."""
    if is_dropped:
        return Standing("dropped")
    if now is None or baseline is None or target is None or baseline == target:
        return Standing("unknown", now.value if now else None)
    way = target - baseline
    share = (now.value - baseline) / way
    reached = now.value >= target if way > 0 else now.value <= target
    if reached:
        return Standing("reached", now.value, share)
    if today > due:
        return Standing("missed", now.value, share)
    inside = now.low is not None and now.high is not None and now.low <= baseline <= now.high
    if inside or now.value == baseline:
        return Standing("no_change", now.value, share)
    return Standing("on_way" if share > 0 else "away", now.value, share)
