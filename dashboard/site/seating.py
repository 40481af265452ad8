"""Which cards of a group stand side by side: rows without holes."""

from __future__ import annotations

from collections.abc import Mapping

HOLE = 120
"""px by which cards of one row may differ in height."""


def seated(heights: Mapping[str, float], per_row: tuple[int, ...]) -> tuple[list[str], list[str]]:
    """Cards in the order they are shown, and those that need a row of their own.

    As declared where that leaves no hole in rows of any of these lengths; else the tallest first,
    and one that towers over its neighbours stands alone.
    """
    order = list(heights)
    alone: list[str] = []
    if not _towering(order, heights, per_row):
        return order, alone
    order.sort(key=lambda name: -heights[name])
    while tall := _towering(order, heights, per_row):
        alone.append(tall)
        order.remove(tall)
    return order, alone


def _towering(
    order: list[str], heights: Mapping[str, float], per_row: tuple[int, ...]
) -> str | None:
    """The tallest card of the first row with a hole, None where no row has one."""
    for length in per_row:
        for start in range(0, len(order), length):
            row = order[start : start + length]
            if max(heights[n] for n in row) - min(heights[n] for n in row) > HOLE:
                return max(row, key=lambda name: heights[name])
    return None
