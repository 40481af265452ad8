"""Every figure by name, found by walking `dashboard/figures`: one module = one figure = one public
function of the same name."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from types import ModuleType

from dashboard.figure.choices import Choice, Range
from etl import walking
from etl.language import Words

RESERVED = ("lang", "today")  # keywords every figure takes; all other keywords are choices


@dataclass(frozen=True)
class FigureSpec:
    """One figure of the product: its function, the marts it needs, the choices it offers, its
    words.

    `optional` are live series (default None): the figure is drawn without them too, and then as
    if they were not known.
    """

    name: str
    fn: Callable
    marts: tuple[str, ...]
    choices: dict[str, Choice | Range]
    subject: Words
    how_to_read: Words
    optional: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def registry() -> dict[str, FigureSpec]:
    """Every figure by name. ImportError names the module that breaks the contract."""
    found = {}
    for module in walking.modules("dashboard.figures"):
        name = module.__name__.rpartition(".")[2]
        found[name] = _spec(module, name)
    return dict(sorted(found.items()))


def _spec(module: ModuleType, name: str) -> FigureSpec:
    fn = getattr(module, name, None)
    if not callable(fn):
        raise ImportError(
            f"{_file(module)}: нужна публичная функция {name}(витрины…, *, lang) → Passport."
        )
    parameters = list(inspect.signature(fn).parameters.values())
    marts = tuple(
        p.name for p in parameters if p.kind is p.POSITIONAL_OR_KEYWORD and p.default is p.empty
    )
    optional = tuple(
        p.name for p in parameters if p.kind is p.POSITIONAL_OR_KEYWORD and p.default is None
    )
    keywords = {p.name for p in parameters if p.kind is p.KEYWORD_ONLY} - set(RESERVED)
    choices = dict(getattr(module, "CHOICES", {}))
    if any(p.kind is p.VAR_KEYWORD for p in parameters):
        keywords |= set(choices)
    if keywords != set(choices):
        raise ImportError(
            f"{_file(module)}: CHOICES описывает {sorted(choices)}, "
            f"а функция принимает {sorted(keywords)}."
        )
    return FigureSpec(name, fn, marts, choices, module.SUBJECT, module.HOW_TO_READ, optional)


def _file(module: ModuleType) -> str:
    return module.__name__.replace(".", "/") + ".py"
