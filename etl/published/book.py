"""The CSV files of the evidence table: reading them whole, a fresh id, and appending rows that
keep the rules."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path

from etl.language import Words
from etl.published.problem import Problem
from etl.published.rules import Known, row_problems
from etl.store import Store, atomic

LETTERS = {
    "figures": "F",
    "occupation_figures": "O",
    "education_figures": "E",
    "programmes": "P",
    "technoparks": "T",
}
FILES = (*LETTERS, "hh_sample")
TABLES = ("vacancy_survey", "labour_market_moscow", "enterprises_by_okrug", "hh_aggregates")
"""Evidence kept as tables of their own: rows with ids, grades and review dates, other columns."""
NEW = "definition."
"""Fields that begin so describe a definition to be added together with its first row."""
NOT_A_DAY = Words(
    "--on {on}: не день; пишите ГГГГ-ММ-ДД.", "--on {on}: not a day; write YYYY-MM-DD."
)
WELL = Words("На {on} всё в сроке.", "Nothing is due on {on}.")


class Refused(ValueError):
    """Rows that break the rules; `problems` lists (row number as given, problem)."""

    def __init__(self, problems: list[tuple[int, Problem]]):
        super().__init__("; ".join(f"{n}: {p['ru']}" for n, p in problems))
        self.problems = problems


class Book:
    """The evidence table's files in one data folder."""

    def __init__(self, store: Store):
        self.store = store

    def path(self, name: str) -> Path:
        """The file that is read; FileNotFoundError names it."""
        return self.store.reference(name)

    def rows(self, name: str) -> list[dict[str, str]]:
        """Rows of one file, every value as text; a short line has empty fields."""
        with self.path(name).open(encoding="utf-8-sig", newline="") as f:
            return [
                {k: v or "" for k, v in row.items() if k is not None} for row in csv.DictReader(f)
            ]

    def columns(self, name: str) -> list[str]:
        """The file's header."""
        with self.path(name).open(encoding="utf-8-sig", newline="") as f:
            return next(csv.reader(f), [])

    def known(self) -> Known:
        """Ids and units a new row is checked against."""
        ids = frozenset(row["id"] for name in FILES for row in self.rows(name)) | self.elsewhere()
        return Known(ids, {d["definition_id"]: d["unit_ru"] for d in self.rows("definitions")})

    def elsewhere(self) -> frozenset[str]:
        """Ids of the tables of their own, which may succeed a row of the evidence table."""
        return frozenset(row["id"] for name in TABLES for row in self.rows(name))

    def due(self, on: str) -> list[dict[str, str]]:
        """Rows in force whose day of review lies before `on` (ISO)."""
        rows = (row for name in (*FILES, *TABLES) for row in self.rows(name))
        return [r for r in rows if r["review_by"] < on and not r["superseded_by"]]

    def add(self, name: str, rows: list[Mapping[str, str]]) -> list[str]:
        """Append all rows to one file, or none: Refused says why. Returns the fresh ids. One
        atomic write a file."""
        known = self.known()
        taken = max_number(self.rows(name))
        problems = []
        ready: list[dict[str, str]] = []
        new: dict[str, dict[str, str]] = {}
        for number, row in enumerate(rows, start=1):
            given = {k: v for k, v in row.items() if not k.startswith(NEW)}
            definition = {k.removeprefix(NEW): v for k, v in row.items() if k.startswith(NEW)}
            if (
                definition
                and given.get("definition_id")
                and given["definition_id"] not in known.units
            ):
                new[given["definition_id"]] = self._definition(given, definition, known)
                problems += [(number, p) for p in _definition_problems(new[given["definition_id"]])]
            full = {c: given.pop(c, "") for c in self.columns(name)}
            full["id"] = full["id"] or f"{LETTERS[name]}{taken + number:03d}"
            units = {**known.units, **{k: d["unit_ru"] for k, d in new.items()}}
            problems += [(number, p) for p in row_problems(full, Known(known.ids, units))]
            problems += [(number, _unknown(c, name)) for c, value in given.items() if value]
            if full["id"] in known.ids or full["id"] in [r["id"] for r in ready]:
                problems.append(
                    (
                        number,
                        Problem(
                            "duplicate_id",
                            "id",
                            Words(
                                "номер занят; не указывайте его", "the id is taken; leave it out"
                            ),
                        ),
                    )
                )
            ready.append(full)
        if problems:
            raise Refused(problems)
        if new:
            self._append("definitions", list(new.values()))
        self._append(name, ready)
        return [row["id"] for row in ready]

    def _definition(
        self, row: Mapping[str, str], said: Mapping[str, str], known: Known
    ) -> dict[str, str]:
        same = next((d for d in self.rows("definitions") if d["unit_ru"] == row.get("unit")), {})
        made = {c: said.get(c, "") for c in self.columns("definitions")}
        made |= {"definition_id": row["definition_id"], "unit_ru": row.get("unit", "")}
        for field in ("unit", "unit_en"):
            made[field] = made[field] or same.get(field, "")
        return made

    def _append(self, name: str, rows: list[dict[str, str]]) -> None:
        """Old bytes stay as they are; a folder of one's own gets its own copy of the file."""
        source = self.path(name)
        old = source.read_bytes()
        buffer = io.StringIO(newline="")
        csv.DictWriter(buffer, self.columns(name), lineterminator="\n").writerows(rows)
        own = self.store.data in source.resolve().parents
        target = source if own else self.store.data / "published" / source.name
        atomic.write_bytes(
            target, old + (b"" if old.endswith(b"\n") else b"\n") + buffer.getvalue().encode()
        )


def max_number(rows: list[dict[str, str]]) -> int:
    """The largest number among ids such as F361; withdrawn rows keep theirs, so numbers are
    never reused."""
    return max(
        (int(m[1]) for row in rows if (m := re.fullmatch(r"[A-Z](\d+)", row["id"]))), default=0
    )


def _definition_problems(made: dict[str, str]) -> list[Problem]:
    return [
        Problem(
            "required",
            f"{NEW}{field}",
            Words("не заполнено; новому определению нужно", "empty; a new definition needs it"),
        )
        for field in ("name_ru", "name_en", "unit", "unit_en", "counts_ru", "counts_en")
        if not made.get(field)
    ]


def _unknown(column: str, name: str) -> Problem:
    return Problem(
        "unknown_field",
        column,
        Words(f"такого столбца в {name}.csv нет", f"{name}.csv has no such column"),
    )
