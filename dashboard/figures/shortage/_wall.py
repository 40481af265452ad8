"""The wall of occupations as a page and a slide read it: a mark, and a cell of each evidence, for
every occupation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.figure import occupations
from dashboard.figure.choices import Choice
from etl.language import Words
from etl.language import text as words
from etl.models.signals import NEAR, OVER, SHORT

EVIDENCE = {
    "official": Words("официально", "official"),
    "hh": Words("hh.ru", "hh.ru"),
    "portal": Words("портал", "portal"),
    "pay": Words("зарплата", "pay"),
    "education": Words("где учат", "taught"),
    "survey": Words("опрос", "survey"),
}
"""Columns of the wall, the most telling first."""
AREAS = {
    "russia": Words("Россия", "Russia"),
    "moscow": Words("Москва", "Moscow"),
    "oblast": Words("область", "oblast"),
}
PLACE = Choice(
    Words("Место работы", "Place of work"),
    {"known": Words("где знаем больше", "where most is known"), **AREAS},
    "known",
)
FILLED = "filled"
OUTLINE = "outline"
DOT = "dot"
HATCH = "hatch"
STRENGTH = {SHORT: 0, NEAR: 1, OVER: 2, "": 3}
SIGNALS = {
    SHORT: Words("выше обычного", "above the usual"),
    NEAR: Words("около обычного", "near the usual"),
    OVER: Words("ниже обычного", "below the usual"),
}
VERDICTS = {
    SHORT: Words("не хватает", "short"),
    NEAR: Words("под наблюдением", "watched"),
    OVER: Words("дефицита не видно", "no shortage seen"),
}
BY_SIGNAL = {
    "official": SIGNALS,
    "hh": {
        SHORT: Words("дефицит по шкале издателя", "shortage by the publisher's scale"),
        NEAR: Words("умеренная конкуренция по шкале издателя", "moderate by the publisher's scale"),
        OVER: Words("людей больше, по шкале издателя", "more people, by the publisher's scale"),
    },
    "portal": {
        SHORT: Words("баллы дефицита", "points of a shortage"),
        NEAR: Words("баллы наблюдения", "points of a watch"),
        OVER: Words("дефицита не видно", "no shortage seen"),
    },
}
"""A signal in the words of whoever gives it."""
UNKNOWN = Words("не знаем", "not known")
NUMBER_ONLY = Words("число есть, порога нет", "a number without a threshold")


@dataclass(frozen=True)
class Cell:
    """One evidence of one occupation: a printed number, a dot (a number without a threshold), or
    nothing known. `area` says whose it is, `row` the mart's row."""

    evidence: str
    text: str = ""
    area: str = ""
    row: Mapping[str, Any] | None = None

    @property
    def state(self) -> str:
        """number | dot | hatch."""
        if self.row is None:
            return HATCH
        return "number" if self.text else DOT


@dataclass(frozen=True)
class Mark:
    """What may be said of an occupation: filled (a verdict), outline (a signal of one or two, of
    `area`, by `evidence`), dot, hatch."""

    state: str
    signal: str = ""
    area: str = ""
    evidence: str = ""

    def words(self, lang: str) -> str:
        """The mark in words: «сигнал: официально выше обычного, Россия»."""
        if self.state == HATCH:
            return UNKNOWN[lang]
        if self.state == DOT:
            return NUMBER_ONLY[lang]
        if self.state == FILLED:
            return f"{VERDICTS[self.signal][lang]}, {AREAS[self.area][lang]}"
        signal = Words("сигнал", "signal")[lang]
        source = EVIDENCE[self.evidence][lang]
        place = AREAS[self.area][lang]
        return f"{signal}: {source} {BY_SIGNAL[self.evidence][self.signal][lang]}, {place}"

    def brief(self, lang: str) -> str:
        """The mark in a table: «выше обычного, Россия»; a verdict has words of its own."""
        if self.state != OUTLINE:
            return self.words(lang).split(",")[0]
        return f"{SIGNALS[self.signal][lang]}, {AREAS[self.area][lang]}"


@dataclass(frozen=True)
class Line:
    """An occupation on the wall."""

    code: str
    name: str
    mark: Mark
    cells: tuple[Cell, ...]
    strength: tuple[float, ...]


@dataclass(frozen=True)
class Block:
    """A family of occupations on the wall."""

    family: str
    name: str
    lines: tuple[Line, ...]


def known_place(evidence: pd.DataFrame, place: str) -> str:
    """Where the wall stands: what was asked for if anything is judged there, else Russia."""
    judged = {a for a in ("moscow", "oblast") if judged_in(evidence, a)}
    if place in judged:
        return place
    return "moscow" if place == "known" and "moscow" in judged else "russia"


def judged_in(evidence: pd.DataFrame, area: str) -> bool:
    """Whether adverts speak of this area: verdicts stand there, be they unknown."""
    return bool(((evidence["area"] == area) & (evidence["evidence"] == "verdict")).any())


def blocks(
    evidence: pd.DataFrame,
    lang: str,
    *,
    place: str = "known",
    family: str = "all",
    level: str = "all",
    order: str = "share",
) -> list[Block]:
    """Families with their occupations; an occupation nobody wrote of stands there too."""
    where = known_place(evidence, place)
    rows = by_occupation(evidence)
    lines: dict[str, list[Line]] = {}
    for nth, (code, own) in enumerate(occupations.kinds().items()):
        if family in ("all", own.family) and level in ("all", own.level):
            line = _line(code, nth, rows.get(code, {}), where, lang)
            lines.setdefault(own.family, []).append(line)
    names = occupations.family_names(lang)
    found = [Block(f, names[f], tuple(_sorted(own, order))) for f, own in lines.items()]
    if order == "share":
        return sorted(found, key=lambda block: block.lines[0].strength)
    return sorted(found, key=lambda block: block.name) if order == "name" else found


def _sorted(lines: list[Line], order: str) -> list[Line]:
    if order == "share":
        return sorted(lines, key=lambda line: line.strength)
    return sorted(lines, key=lambda line: line.name) if order == "name" else lines


def by_occupation(evidence: pd.DataFrame) -> dict[str, dict[tuple[str, str], dict]]:
    """Rows of the mart by occupation, then by area and evidence."""
    found: dict[str, dict[tuple[str, str], dict]] = {}
    for row in evidence.to_dict("records"):
        found.setdefault(row["occupation"], {})[(row["area"], row["evidence"])] = row
    return found


def _line(code: str, nth: int, rows: Mapping, where: str, lang: str) -> Line:
    cells = tuple(_cell(rows, kind, where, lang) for kind in EVIDENCE)
    mark = mark_of(rows, where)
    value = _value(rows.get(("russia", "official")))
    judged = rows.get((where, "verdict"))
    kinds = (FILLED, OUTLINE, DOT, HATCH)
    strength = (
        STRENGTH[mark.signal],
        kinds.index(mark.state),
        -_value(judged),
        -value,
        nth,
    )
    return Line(code, occupations.short_names(lang)[code], mark, cells, strength)


def _value(row: Mapping | None) -> float:
    known = row is not None and row["status"] == "ok" and not pd.isna(row["value"])
    return float(row["value"]) if row and known else 0.0


def mark_of(rows: Mapping[tuple[str, str], Mapping], where: str) -> Mark:
    """A verdict of the area, else the signal of its portal, of the official rate, of hh.ru; else a
    dot where any number is."""
    verdict = rows.get((where, "verdict"))
    if verdict is not None and verdict["signal"]:
        return Mark(FILLED, verdict["signal"], where, "verdict")
    for area, kind in ((where, "portal"), ("russia", "official"), ("russia", "hh")):
        row = rows.get((area, kind))
        if row is not None and row["signal"]:
            return Mark(OUTLINE, row["signal"], area, kind)
    numbers = [r for r in rows.values() if r["status"] == "ok" and not pd.isna(r["value"])]
    return Mark(DOT) if numbers else Mark(HATCH)


def _cell(rows: Mapping, kind: str, where: str, lang: str) -> Cell:
    """The area's own number, else Russia's; education and the survey are Moscow's whatever the
    wall stands on."""
    local = ("moscow",) if kind in ("education", "survey") else ()
    for area in dict.fromkeys((where, *local, "russia")):
        row = rows.get((area, kind))
        if row is not None and row["status"] == "ok" and not pd.isna(row["value"]):
            return Cell(kind, _printed(row, lang), area, row)
    return Cell(kind)


def _printed(row: Mapping, lang: str) -> str:
    """Numbers that are judged stand in their cell; those without a threshold are a dot."""
    if row["evidence"] not in ("official", "hh", "portal"):
        return ""
    digits = 2 if row["evidence"] == "portal" else 1
    return words.number(round(float(row["value"]) + 1e-9, digits), lang, digits)
