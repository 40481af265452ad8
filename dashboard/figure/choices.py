"""What a figure lets the reader choose: a control on the page, a key of the URL, a keyword of
the function."""

from __future__ import annotations

from dataclasses import dataclass

from etl.language import Words


@dataclass(frozen=True)
class Choice:
    """One of a few named options; `options` maps the URL's value to its label."""

    label: Words
    options: dict[str, Words]
    default: str

    def accept(self, value: object) -> tuple[str, bool]:
        """The value if it is an option, else the default; the flag says whether it was accepted."""
        return (str(value), True) if str(value) in self.options else (self.default, False)


@dataclass(frozen=True)
class Range:
    """A number between two ends, in steps; `unit` stands beside the slider, `note` below it in
    place of the ends: the range believed and its ground."""

    label: Words
    low: float
    high: float
    step: float
    default: float
    unit: Words
    note: Words | None = None

    def accept(self, value: object) -> tuple[float, bool]:
        """The number, snapped to a step, if it lies between the ends; else the default and
        False."""
        try:
            number = float(str(value).replace(",", "."))
        except ValueError:
            return self.default, False
        if not self.low <= number <= self.high:
            return self.default, False
        snapped = self.low + round((number - self.low) / self.step) * self.step
        return round(min(snapped, self.high), 10), True
