"""Habits the linter does not count: one assignment a line, `if` where it is a decision.

Per 1,000 lines, commit e76d90d → now. Tuple assignments: etl 17.9 → 0.6, dashboard 21.4 → 0.0,
tests 11.2 → 0.6. Conditional expressions: etl 28.1 → 13.0, dashboard 47.2 → 21.3, tests 13.9 → 6.9.
A rise says: write the decision as an `if`.
"""

from __future__ import annotations

import ast
from functools import lru_cache
from pathlib import Path

import pytest

from etl import settings

LONGEST = 250
REASON = "# over 250 lines:"
"""How a longer file says why."""
MOST = {"etl": (0.7, 13.3), "dashboard": (0.1, 21.5), "tests": (0.7, 6.95)}
"""Room → tuple assignments and conditional expressions per 1,000 lines."""


def files(room: str) -> list[Path]:
    return sorted((settings.REPO / room).rglob("*.py"))


@lru_cache
def counted(room: str) -> tuple[float, float]:
    lines = 0
    tuples = 0
    conditions = 0
    for path in files(room):
        text = path.read_text("utf-8")
        lines += text.count("\n")
        for node in ast.walk(ast.parse(text)):
            tuples += (
                isinstance(node, ast.Assign)
                and isinstance(node.value, ast.Tuple)
                and any(isinstance(target, ast.Tuple) for target in node.targets)
            )
            conditions += isinstance(node, ast.IfExp)
    return 1000 * tuples / lines, 1000 * conditions / lines


@pytest.mark.parametrize("room", MOST)
def test_one_assignment_a_line(room):
    assert counted(room)[0] <= MOST[room][0]


@pytest.mark.parametrize("room", MOST)
def test_a_decision_is_an_if(room):
    assert counted(room)[1] <= MOST[room][1]


def test_a_file_of_etl_is_of_one_subject():
    texts = {path: path.read_text("utf-8") for path in files("etl")}
    long = [p.name for p, t in texts.items() if t.count("\n") > LONGEST and REASON not in t]
    assert not long
