"""The marts a card is made of: those that must be there, and those that add to it."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard.figures.education._career import NEEDED
from dashboard.site.page import View

ALSO = (
    "college_marks",
    "occupation_duties",
    "occupation_grades",
    "published_by_occupation",
    "skill_reference_profile",
    "pay_offers",
    "vacancy_group",
    "vacancy_rates",
)


def marts(view: View) -> Mapping[str, pd.DataFrame] | None:
    """Tables by name; None while the build lacks one that must be there."""
    return of(view.reader)


def of(reader) -> Mapping[str, pd.DataFrame] | None:
    """The same from a reader."""
    if not all(reader.has(name) for name in NEEDED):
        return None
    return {name: reader.table(name) for name in (*NEEDED, *ALSO) if reader.has(name)}
