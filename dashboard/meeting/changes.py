"""What changed between two builds, told apart: a real change, a revision, a change of coverage.

Pure. The rules, in order:
- another publisher or definition, a row that came or went, or n that changed by more than COVERAGE
  → **coverage**: the two numbers do not count the same, nothing is said about the subject;
- the same period, another number → **revision**: the publisher corrected what was said;
- a new period, intervals that do not meet → **change**;
- a new period, intervals that meet → **within**: no change is announced;
- a new period, an interval unknown → **moved**: both numbers are told, no change is announced.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.meeting.measures import Measure
from etl.language import Words

COVERAGE = 1.5
"""n that grew or shrank by more than this ratio counts other people (ours)."""
KINDS = {
    "change": Words("изменилось", "changed"),
    "revision": Words("пересмотрено издателем", "revised by the publisher"),
    "coverage": Words("изменился охват", "coverage changed"),
    "moved": Words("новое число, интервал неизвестен", "a new number, interval unknown"),
    "within": Words("в пределах интервала", "within its interval"),
}
ANNOUNCED = ("change", "revision", "coverage", "moved")


@dataclass(frozen=True)
class Change:
    """What became of one measure. `before` or `after` is None where it came or went."""

    kind: str
    before: Measure | None
    after: Measure | None

    @property
    def label(self) -> str:
        """What is measured."""
        measure = self.after or self.before
        return measure.label if measure else ""

    @property
    def unit(self) -> str:
        """What it is measured in."""
        measure = self.after or self.before
        return measure.unit if measure else ""


def compare(
    before: Sequence[Measure], after: Sequence[Measure], *, same_definitions: bool = True
) -> list[Change]:
    """The changes between a figure's measures in two builds, revisions first within a key."""
    old = _series(before)
    new = _series(after)
    out: list[Change] = []
    for key in dict.fromkeys([*old, *new]):
        if key not in new:
            out.append(Change("coverage", old[key][-1], None))
        elif key not in old:
            out.append(Change("coverage", None, new[key][-1]))
        else:
            out += _of_key(old[key], new[key], same_definitions)
    return out


def _series(found: Iterable[Measure]) -> dict[tuple, list[Measure]]:
    out: dict[tuple, list[Measure]] = {}
    for measure in found:
        out.setdefault((measure.key, measure.unit), []).append(measure)
    return out


def _of_key(old: list[Measure], new: list[Measure], same_definitions: bool) -> list[Change]:
    by_period = {measure.period: measure for measure in old}
    out = []
    for measure in new:
        was = by_period.get(measure.period)
        if was is None or was.value == measure.value:
            continue
        kind = "revision" if same_definitions and _alike(was, measure) else "coverage"
        out.append(Change(kind, was, measure))
    fresh = [measure for measure in new if measure.period not in by_period]
    if fresh:
        out.append(_step(old[-1], fresh[-1], same_definitions))
    return out


def _step(was: Measure, now: Measure, same_definitions: bool) -> Change:
    """From the newest period known before to the newest known now."""
    if not (same_definitions and _alike(was, now)):
        return Change("coverage", was, now)
    if was.low is None or was.high is None or now.low is None or now.high is None:
        return Change("moved" if was.value != now.value else "within", was, now)
    apart = now.low > was.high or now.high < was.low
    return Change("change" if apart else "within", was, now)


def _alike(was: Measure, now: Measure) -> bool:
    """Whether both count the same: one publisher, about as many observations."""
    if was.publisher != now.publisher:
        return False
    if was.n and now.n:
        return max(was.n, now.n) <= COVERAGE * min(was.n, now.n)
    return not (was.n or now.n) or was.n == now.n
