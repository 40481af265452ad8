"""Terms of data and libraries are listed, complete and up to date; the audit never blocks."""

from __future__ import annotations

import re

from etl.build.graph import project
from etl.commands import licenses
from etl.settings import REPO


def test_the_list_is_as_the_sources_and_packages_say():
    assert licenses.PATH.read_text("utf-8") == licenses.listing(), licenses.STALE.ru


def test_every_source_and_every_library_has_terms():
    text = licenses.PATH.read_text("utf-8")
    for name in project().sources:
        row = next(line for line in text.splitlines() if line.startswith(f"| `{name}` |"))
        assert all(cell.strip() for cell in row.strip("|").split("|")), row
    for package in re.findall(r"(?m)^([A-Za-z0-9_.-]+)", (REPO / "requirements.txt").read_text()):
        row = next(line for line in text.splitlines() if line.startswith(f"| {package} |"))
        assert not row.endswith("| — |"), row
    for needed in ("data.mos.ru", "ЕМИСС", "ODbL", "официальные документы"):
        assert needed in text


def test_a_library_that_forbids_shipping_is_noticed():
    text = licenses.PATH.read_text("utf-8").partition("## Библиотеки")[2]
    assert not re.search(r"AGPL|Affero|SSPL|Proprietary|Commercial", text)


def test_the_audit_never_blocks_and_says_when_it_was_skipped():
    recipe = (REPO / "Makefile").read_text().partition("\naudit:")[2].partition("\n\n")[0]
    assert "pip_audit" in recipe and "||" in recipe
