"""Choices as somebody typed them, in an address or on the command line: taken as the figure takes
them, or refused in one sentence a fault."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dashboard.figure.choices import Choice, Range
from dashboard.figure.registry import FigureSpec
from etl.language import Words

UNKNOWN = Words(
    "у рисунка {name} нет параметра {key}. Есть: {known}.",
    "figure {name} has no parameter {key}. There are: {known}.",
)
UNFIT = Words(
    "{name}: {key}={value} не подходит. Можно: {options}.",
    "{name}: {key}={value} does not fit. Possible: {options}.",
)
NONE = Words("никаких", "none")
NUMBER = Words("число от {low} до {high}", "a number {low} to {high}")
LONGEST = 60
"""Characters of a typed key or value that a sentence repeats."""


def taken(
    spec: FigureSpec, typed: Mapping[str, Any], beside: Iterable[str] = ()
) -> tuple[dict[str, Any], list[Words]]:
    """The choices that were understood, and a sentence for each that was not. Keys of `beside`
    are somebody else's and are passed over."""
    out = {}
    faults = []
    others = set(beside)
    for key, value in typed.items():
        choice = spec.choices.get(key)
        if choice is None:
            if key not in others:
                known = Words(", ".join(spec.choices), ", ".join(spec.choices))
                faults.append(
                    UNKNOWN.format(
                        name=spec.name,
                        key=repr(key[:LONGEST]),
                        known=known if spec.choices else NONE,
                    )
                )
            continue
        accepted, fits = choice.accept(value)
        if fits:
            out[key] = accepted
        else:
            said = {"name": spec.name, "key": key, "value": str(value)[:LONGEST]}
            faults.append(UNFIT.format(**said, options=_options(choice)))
    return out, faults


def _options(choice: Choice | Range) -> Words:
    if isinstance(choice, Choice):
        listed = ", ".join(choice.options)
        return Words(listed, listed)
    return NUMBER.format(low=f"{choice.low:g}", high=f"{choice.high:g}")
