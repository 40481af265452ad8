"""The README's recipes of a source, an indicator and a figure, followed in a copy of it all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from etl.settings import REPO
from tests import copied

pytestmark = pytest.mark.slow

READ = """
import json
from datetime import date
from pathlib import Path

import pandas as pd

from dashboard.figure.layout import drawing
from dashboard.figure.registry import registry
from etl.build.checks import cast_and_check
from etl.build.graph import project
from etl.store import Store
from tests.etl.simulation import OWN
from tests.etl.test_update_matrix import SOURCES


class Site:
    def download(self, url, raw, name):
        raw.put(name, "year;people\\n2023;50\\n2024;60\\n2025;?\\n2026;90\\n".encode(), url=url)


graph = project()
raw = Store(Path("data")).raw.source("apprentices")
source = graph.sources["apprentices"]
source._fetch(Site(), raw)
with raw.as_file("apprentices.csv") as path:
    parsed = source._read(path)
frames = {"apprentices_raw": pd.DataFrame(parsed.rows)}
for name in ("apprentices_yearly", "apprentices_change"):
    node = graph.nodes[name]
    frames[name] = cast_and_check(node.fn(**frames), node.fn)
    frames = {k: frames[k] for k in frames if k == name}
spec = registry()["apprentices_growth"]
figures = [
    spec.fn(frames["apprentices_change"], lang=lang, today=date(2026, 12, 1), years=years)
    for lang in ("ru", "en")
    for years in spec.choices["years"].options
]
for figure in figures:
    drawing(figure)
out = {
    "rejects": len(parsed.rejects),
    "change": frames["apprentices_change"]["change_pct"].tolist(),
    "titles": [figure.title for figure in figures],
    "own": sorted(OWN),
    "in_matrix": "apprentices" in SOURCES,
    "asked": not source.OPT_IN,
    "lineage": graph.lineage()["apprentices_change"]["tables"],
}
print("RESULT" + json.dumps(out))
"""


def recipes() -> dict[str, str]:
    """Path → text of every block of the README that begins with its path."""
    readme = (REPO / "README.md").read_text("utf-8")
    return dict(re.findall(r"```python\n# (\S+\.py)\n(.*?)```", readme, re.DOTALL))


@pytest.fixture(scope="module")
def followed(tmp_path_factory) -> dict:
    """What the three files give in the copy, in a process of its own."""
    root = tmp_path_factory.mktemp("project")
    copied.project(root, "tests")
    for path, text in recipes().items():
        assert not (root / path).exists()
        (root / path).write_text(text, "utf-8")
    return copied.answer(root, READ)


def test_each_recipe_is_one_file():
    assert [Path(p).parts[:2] for p in recipes()] == [
        ("etl", "sources"),
        ("etl", "indicators"),
        ("dashboard", "figures"),
    ]


def test_rows_in_are_rows_out_and_rejects(followed):
    assert followed["rejects"] == 1 and followed["change"] == pytest.approx([20, 50])


def test_the_figure_says_its_number_in_both_languages(followed):
    titles = followed["titles"]
    assert len(titles) == 4 and all("50" in title for title in titles)
    assert "Набор" in titles[0] and "Apprentices" in titles[-1]
    assert followed["lineage"] == ["apprentices_yearly"]


def test_an_own_source_breaks_no_other_test(followed):
    assert followed["own"] == ["apprentices"] and not followed["in_matrix"]
    assert not followed["asked"]
