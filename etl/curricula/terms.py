"""Rows by semester beside the whole they are part of."""

from __future__ import annotations

from etl.curricula.plan import Discipline


def reconciled(whole: Discipline, rows: list[Discipline]) -> list[Discipline]:
    """Rows by semester take the place of the whole where they hold as much; what only the whole
    says (credits, loads) goes to a sole semester, else stays a row without one."""
    if not rows:
        return [whole]
    by_term = sum(row.hours or 0 for row in rows)
    said = whole.hours
    if len(rows) == 1:
        only = rows[0]
        whole.semester = only.semester
        for name in (
            "lectures_h",
            "labs_h",
            "practical_h",
            "selfstudy_h",
            "other_h",
            "total_h",
            "contact_printed_h",
            "credits",
            "weeks",
        ):
            if getattr(whole, name) is None:
                setattr(whole, name, getattr(only, name))
        return [whole]
    if said is not None and abs(said - by_term) > 0.5:
        return [whole]
    missing = all(row.credits is None for row in rows)
    for row in rows:
        row.control = whole.control
        if missing and by_term and whole.credits is not None:
            row.credits = whole.credits * (row.hours or 0) / by_term
    return rows
