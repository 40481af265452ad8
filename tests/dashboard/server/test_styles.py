"""What stylesheets may not ask, since the browser would ask it anew at each element drawn."""

from __future__ import annotations

import re

from dashboard.site import shell
from dashboard.site.addresses import ASSETS

ABOVE_NO_DRAWING = (".top", ".theme-projector .top", ".foot .scroll", ".phone .post")
"""Whose `:has()` no drawing can change."""


def test_no_has_stands_above_a_drawing():
    """Each element plotly adds would ask for the style of the whole page: 1.1 s of 1.8."""
    asked = []
    for sheet in sorted(ASSETS.glob("*.css")):
        text = re.sub(r"@media print \{.*?\n\}", "", sheet.read_text("utf-8"), flags=re.DOTALL)
        for rule in re.findall(r"([^{},;/]*):has\(", text):
            if not rule.strip().startswith(ABOVE_NO_DRAWING):
                asked.append((sheet.name, rule.strip()))
    assert asked == []


def test_a_page_tells_its_styles_what_stands_in_it():
    told = "".join(sheet.read_text("utf-8") for sheet in ASSETS.glob("*.css"))
    assert {f"with-{name}" for name in shell.SHAPING} == set(
        re.findall(r"main\.(with-[\w-]+)", told)
    )
