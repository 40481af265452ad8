"""The plain blocks minutes are made of: JSON, so that they outlive the entries."""

from __future__ import annotations

from collections.abc import Iterable


def heading(text: str, level: int = 2) -> dict:
    """A heading."""
    return {"kind": "heading", "text": text, "level": level}


def text(said: str, style: str = "body") -> dict:
    """A paragraph."""
    return {"kind": "text", "text": said, "style": style}


def table(head: Iterable[str], rows: Iterable[Iterable[object]], widths: tuple = ()) -> dict:
    """A table of words."""
    lines = [[str(cell) for cell in row] for row in rows]
    return {"kind": "table", "head": list(head), "rows": lines, "widths": list(widths)}
