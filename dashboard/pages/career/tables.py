"""The marts a card is made of: those that must be there, and those that add to it."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard.figures.education._career import NEEDED
from dashboard.figures.education._pay_facts import narrowed
from dashboard.site.page import View
from etl.store.reader import Reader

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


def of(reader: Reader) -> Mapping[str, pd.DataFrame] | None:
    """The same from a reader; of the published rows those that may stand on a card."""
    if not all(reader.has(name) for name in NEEDED):
        return None
    found = {name: reader.table(name) for name in (*NEEDED, *ALSO) if reader.has(name)}
    links = found.get("published_by_occupation")
    if links is not None:
        found["published"] = narrowed(found["published"], links)
    return found
