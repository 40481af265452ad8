"""Attributes whose names Python cannot write as keywords: data-…, aria-…."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def attributes(named: Mapping[str, object]) -> dict[str, Any]:
    """The attributes by name, to be unpacked into a component: Dash checks names and values."""
    return dict(named)
