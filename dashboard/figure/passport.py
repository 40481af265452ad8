"""The passport: everything a figure says and draws, before anybody lays it out.

A figure returns its passport and nothing else. What a screen, a slide, a table or a notebook shows
is a pure function of it, so the same number carries the same words everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any


@dataclass(frozen=True)
class Column:
    """A column of the rows drawn: its key in a row, what it is called, its unit."""

    key: str
    label: str
    unit: str = ""

    def heading(self) -> str:
        """The label with its unit, as a table prints it."""
        return f"{self.label}, {self.unit}" if self.unit else self.label


@dataclass(frozen=True)
class Passport:
    """What one figure says in one language on one day.

    `rows` are exactly the rows drawn, plain values only; `spec` is what its kind draws, JSON.
    `data_date` and `drawn_on` are ISO, "" = undated; `grade` is the weakest of the rows;
    `origins` are publisher, url, date, licence, grade; `also` names tables drawn beside evidence
    rows; `choices` are those it was drawn with.
    """

    name: str
    kind: str
    lang: str
    title: str
    subtitle: str
    subject: str
    how_to_read: str
    note: str = ""
    caption: str = ""
    place: str = ""
    age_badge: str = ""
    data_date: str = ""
    drawn_on: str = ""
    grade: str = ""
    n: int | None = None
    watermark: bool = False
    row_ids: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    rows: tuple[dict[str, Any], ...] = ()
    definitions: tuple[str, ...] = ()
    origins: tuple[dict[str, str], ...] = ()
    also: tuple[str, ...] = ()
    spec: dict[str, Any] = field(default_factory=dict)
    alt: str = ""
    choices: dict[str, Any] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw; `spec["text"]` says why."""
        return self.kind == "empty"

    def as_dict(self) -> dict[str, Any]:
        """The passport as JSON keeps it: lists and dicts. Rows and spec are shared: read only."""
        out: dict[str, Any] = {f.name: getattr(self, f.name) for f in fields(self)}
        for name in LISTS:
            out[name] = list(out[name])
        out["columns"] = [vars(column).copy() for column in self.columns]
        return out

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> Passport:
        """The passport `as_dict` gave, read back. ValueError: a field too few or too many."""
        known = {f.name for f in fields(cls)}
        if set(plain) != known:
            odd = ", ".join(sorted(set(plain) ^ known))
            raise ValueError(f"Это не паспорт рисунка: не хватает или лишнее — {odd}.")
        lists = {name: tuple(plain[name]) for name in LISTS}
        columns = tuple(Column(**column) for column in plain["columns"])
        return cls(**{**plain, **lists, "columns": columns})


LISTS = ("row_ids", "columns", "rows", "definitions", "origins", "also")
"""Fields that are tuples here and lists in JSON."""
