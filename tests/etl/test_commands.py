"""Every command has help in both languages and stands in the README; exit codes say what
happened."""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

from etl import commands
from etl.__main__ import main
from etl.settings import SETTINGS

REPO = Path(__file__).resolve().parents[2]
NAMES = sorted(
    i.name for i in pkgutil.iter_modules(commands.__path__) if not i.name.startswith("_")
)


@pytest.mark.parametrize("name", NAMES)
def test_help_and_readme(name, capsys):
    module = importlib.import_module(f"etl.commands.{name}")
    assert module.HELP.ru != module.HELP.en
    with pytest.raises(SystemExit) as stop:
        main([name.replace("_", "-"), "--help"])
    assert stop.value.code == 0 and module.HELP.en in " ".join(capsys.readouterr().out.split())
    assert f"etl {name.replace('_', '-')}" in (REPO / "README.md").read_text("utf-8")


def etl(data: Path, *words: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "etl", *words],
        cwd=REPO,
        capture_output=True,
        text=True,
        env=os.environ | {"ETL_DATA": str(data), "COLUMNS": "200"},
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    data = tmp_path_factory.mktemp("data")
    return data, etl(data, "build", "--json")


def test_build_from_the_repository_alone(built):
    data, done = built
    said = json.loads(done.stdout)
    states = {t["table"]: t["status"] for t in said["tables"]}
    assert states["published"] == "built" and done.returncode == 0, (
        "what was never asked for is no fault"
    )
    assert {s for t, s in states.items() if t not in ("published",)} <= {"built", "on_request"}
    assert (
        next(t["reason"] for t in said["tables"] if t["table"] == "key_rate")
        == "python -m etl update"
    )
    again = json.loads(etl(data, "build", "--json").stdout)
    assert {t["table"] for t in again["tables"] if t["status"] == "built"} == set()


def test_check_list_graph_after_a_build(built):
    data, _ = built
    assert etl(data, "check").returncode in (0, 1)
    listed = json.loads(etl(data, "list", "--json").stdout)
    assert "published" in listed["tables"] and listed["sources"]
    drawn = etl(data, "graph").stdout
    assert drawn.startswith("<svg") and "published" in drawn


def test_capture_refuses_what_it_cannot_read(built, tmp_path):
    data, _ = built
    page = tmp_path / "page.xlsx"
    page.write_text("<html>Ошибка</html>")
    refused = etl(data, "capture", "rosstat_wages_region", str(page))
    assert refused.returncode == 2 and "Не принят" in refused.stdout
    unknown = etl(data, "capture", "nobody", str(page))
    assert unknown.returncode == 2 and "rosstat_wages_region" in unknown.stdout


def test_settings_are_listed(built):
    assert "ETL_DATA" in json.loads(etl(built[0], "list", "--settings", "--json").stdout)


def test_every_setting_stands_in_the_readme():
    readme = (REPO / "README.md").read_text("utf-8")
    assert [s.name for s in SETTINGS if s.name not in readme] == []


def test_every_command_of_the_app_stands_in_the_readme():
    readme = (REPO / "README.md").read_text("utf-8")
    names = {p.stem.replace("_", "-") for p in (REPO / "dashboard/commands").glob("[a-z]*.py")}
    assert names and {n for n in names if f"dashboard {n}" not in readme} == set()


def test_every_target_of_make_is_explained():
    """Where it is typed: in the README, or on the page for whoever makes a change."""
    pages = "".join((REPO / n).read_text("utf-8") for n in ("README.md", "CONTRIBUTING.md"))
    targets = re.findall(r"^([a-z][a-z-]*):", (REPO / "Makefile").read_text("utf-8"), re.M)
    assert "test-quick" in targets and [t for t in targets if f"make {t}" not in pages] == []
