"""Cells of an exported CSV: what a spreadsheet would run is marked as text, a lone sign is left."""

from __future__ import annotations

import pytest

from dashboard.export.tables import _cell


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "≈", "≤"])
def test_a_lone_sign_is_no_formula(sign):
    assert _cell(sign, "ru") == sign


@pytest.mark.parametrize("text", ["=1+1", "+7", "-cmd", "@SUM(A1)", "==", "\t=1"])
def test_a_formula_is_marked_as_text(text):
    assert _cell(text, "ru") == "'" + text
