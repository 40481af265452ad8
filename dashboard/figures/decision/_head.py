"""Heads of what the desk computes itself: of no day and no place, over the numbers it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from dashboard.figure.frame import Head
from dashboard.figures.decision import _model
from etl.language import Words


def of_rows(
    name: str,
    subject: Words,
    how_to_read: Words,
    lang: str,
    today: date | None,
    *,
    rows: pd.DataFrame,
    columns: dict[str, Words],
    title: str,
    subtitle: str,
    note: str = "",
) -> Head:
    """Over rows of the reader's own, or of an example."""
    return Head(
        name=name,
        lang=lang,
        subject=subject,
        how_to_read=how_to_read,
        rows=rows,
        columns=columns,
        today=today,
        data_date="",
        place="",
        title=title,
        subtitle=subtitle,
        note=note,
    )


def of_numbers(
    name: str,
    subject: Words,
    how_to_read: Words,
    lang: str,
    today: date | None,
    *,
    chosen: Mapping[str, object],
    title: str,
    subtitle: str,
    model: str = "decision",
    note: str = "",
) -> Head:
    """Over the parameters of a model as they stand; unless `note` is given, it tells how many of
    them nobody published."""
    return of_rows(
        name,
        subject,
        how_to_read,
        lang,
        today,
        rows=_model.table(chosen, lang, model),
        columns=_model.COLUMNS,
        title=title,
        subtitle=subtitle,
        note=note or _model.ground(lang, (model,)),
    )
