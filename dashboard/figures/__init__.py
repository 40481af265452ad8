"""Figures: one module = one figure = one public function of the same name. Found by walking this
package."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from dashboard.choice import Choice, Range
from etl.origin import Words

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
    for info in pkgutil.iter_modules(__path__):
        if not info.name.startswith("_"):
            found[info.name] = _spec(importlib.import_module(f"{__name__}.{info.name}"), info.name)
    return found


def _spec(module, name: str) -> FigureSpec:
    fn = getattr(module, name, None)
    if not callable(fn):
        raise ImportError(
            f"dashboard/figures/{name}.py: нужна публичная функция {name}(витрины…, *, lang) → "
            "Figure."
        )
    parameters = inspect.signature(fn).parameters.values()
    marts = tuple(
        p.name for p in parameters if p.kind is p.POSITIONAL_OR_KEYWORD and p.default is p.empty
    )
    optional = tuple(
        p.name for p in parameters if p.kind is p.POSITIONAL_OR_KEYWORD and p.default is None
    )
    keywords = {p.name for p in parameters if p.kind is p.KEYWORD_ONLY} - set(RESERVED)
    choices = dict(getattr(module, "CHOICES", {}))
    if keywords != set(choices):
        raise ImportError(
            f"dashboard/figures/{name}.py: CHOICES описывает {sorted(choices)}, "
            f"а функция принимает {sorted(keywords)}."
        )
    return FigureSpec(name, fn, marts, choices, module.SUBJECT, module.HOW_TO_READ, optional)
