"""No module of the dashboard leads back to itself by its imports, and the layers of a figure hold:
sheets and items, then the frame, then kinds, then figures; layout stands above kinds."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter

import pytest

from etl import settings

ROOT = settings.REPO / "dashboard"


def modules() -> dict[str, ast.Module]:
    """Every module of the dashboard by its dotted name."""
    out = {}
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        out[name] = ast.parse(path.read_text("utf-8"))
    return out


MODULES = modules()


def imported(tree: ast.Module) -> set[str]:
    """Modules of the dashboard that this one needs to be loaded at all: its top-level imports."""
    out: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.Import):
            out |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            deeper = {f"{node.module}.{alias.name}" for alias in node.names}
            inner = deeper & set(MODULES)
            out |= inner or {node.module}
    return out & set(MODULES)


GRAPH = {name: imported(tree) for name, tree in MODULES.items()}


def reach(name: str) -> set[str]:
    """Everything a module needs, directly or through others."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        new = GRAPH[waiting.pop()] - seen
        seen |= new
        waiting += new
    return seen


def test_no_import_leads_back():
    try:
        list(TopologicalSorter(GRAPH).static_order())
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


ROOMS_ABOVE = ("dashboard.site", "dashboard.server", "dashboard.pages", "dashboard.export")


@pytest.mark.parametrize("name", [n for n in GRAPH if n.startswith("dashboard.kinds.")])
def test_a_kind_knows_neither_layout_nor_figures(name):
    above = ("dashboard.figure.layout", "dashboard.figure.registry", "dashboard.figures")
    assert not [n for n in reach(name) if n.startswith((*above, *ROOMS_ABOVE))]


@pytest.mark.parametrize("name", [n for n in GRAPH if n.startswith("dashboard.figure.")])
def test_what_figures_are_made_of_knows_no_kind_no_figure_and_no_page(name):
    below = ("dashboard.kinds", "dashboard.figures")
    assert not [n for n in reach(name) if n.startswith((*below, *ROOMS_ABOVE))]
