"""The rule book of occupations: `occupation_words.csv` (head nouns) and `occupation_rules.csv` (what a head means).

A rule belongs to head nouns (or a group of them, `@lead`), asks for any of its word sets (`any`), any of `also`, none
of `unless`, and names an occupation or, left empty, says «not industrial». The first rule that holds decides. Vetoes
look at the whole title, the others first at what stands before «/».
"""
from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from etl.adverts.reference import rows
from etl.adverts.titles import LATIN, Reader, Title

SURE = 0.7


class Rule(NamedTuple):
    """One rule with its word sets as bits: `gate` is the union of a column, `sets` its alternatives."""

    name: str
    occupation: str
    confidence: float
    any_gate: int
    any_sets: tuple[int, ...]
    also_gate: int
    also_sets: tuple[int, ...]
    unless_gate: int
    unless_sets: tuple[int, ...]

    def holds(self, stems: int, all_stems: int) -> bool:
        """Whether the rule's words stand in `stems` and none of its exceptions in the whole title."""
        if self.any_gate and not _one_of(self.any_sets, stems):
            return False
        if self.also_gate and not _one_of(self.also_sets, stems):
            return False
        return not (all_stems & self.unless_gate and _one_of(self.unless_sets, all_stems))


class RuleBook:
    """Head nouns and their rules, compiled once."""

    def __init__(self) -> None:
        heads, rules = rows("occupation_words"), rows("occupation_rules")
        stems = {stem for row in rules for column in ("any", "also", "unless") for stem in _stems(row[column])}
        self.reader = Reader(sorted(stems | {LATIN}), _head_stems(heads))
        groups: dict[str, list[str]] = {}
        for row in heads:
            groups.setdefault("@" + row["group"], []).append(row["head"])
        everyone = [row["head"] for row in heads if row["group"] != "none"]
        self.by_head: dict[str, tuple[Rule, ...]] = {row["head"]: () for row in heads}
        self.defaults = {row["head"]: row["default"] for row in heads if row["default"]}
        self.groups = {head: group[1:] for group, members in groups.items() for head in members}
        for row in rules:
            rule = self._compiled(row)
            for name in _applies(row, groups, everyone):
                self.by_head[name] += (rule,)

    def decide(self, title: Title) -> tuple[Rule | None, str]:
        """The rule that decides and the head noun it was found under; (None, head) when no rule holds."""
        for head in title.heads:
            rules = self.by_head[head]
            if not rules or (self.groups[head] == "office" and _first(rules, title.first, title.stems) is None):
                return None, head
            found = _first(rules, title.first, title.stems)
            if title.first != title.stems and (found is None or found.confidence < SURE):
                found = _first(rules, title.stems, title.stems) or found
            if found is not None:
                return found, head
        return None, title.heads[0] if title.heads else ""

    def _compiled(self, row: dict[str, str]) -> Rule:
        sets = [self._sets(row[column]) for column in ("any", "also", "unless")]
        columns = [value for group in sets for value in (_union(group), group)]
        return Rule(row["rule"], row["occupation"], float(row["confidence"]), *columns)

    def _sets(self, text: str) -> tuple[int, ...]:
        return tuple(_union([self.reader.bits[stem] for stem in group.split()]) for group in text.split("|") if group)


@lru_cache(maxsize=1)
def rule_book() -> RuleBook:
    """The rule book of this process."""
    return RuleBook()


def _first(rules: tuple[Rule, ...], stems: int, all_stems: int) -> Rule | None:
    """The first rule that holds; vetoes are tried on the whole title."""
    for rule in rules:
        scope = stems if rule.occupation else all_stems
        if (not rule.any_gate or scope & rule.any_gate) and rule.holds(scope, all_stems):
            return rule
    return None


def _one_of(sets: tuple[int, ...], stems: int) -> bool:
    return any(stems & need == need for need in sets)


def _union(bits: list[int] | tuple[int, ...]) -> int:
    total = 0
    for bit in bits:
        total |= bit
    return total


def _stems(column: str) -> list[str]:
    return [stem for group in column.split("|") for stem in group.split()]


def _head_stems(heads: tuple[dict[str, str], ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in heads:
        for stem in row["forms"].split("|"):
            if found.setdefault(stem, row["head"]) != row["head"]:
                raise ValueError(f"data/reference/occupation_words.csv: «{stem}» у «{found[stem]}» и у "
                                 f"«{row['head']}». Оставьте у одного.")
    return found


def _applies(row: dict[str, str], groups: dict[str, list[str]], everyone: list[str]) -> list[str]:
    names: dict[str, None] = {}
    for name in row["heads"].split("|"):
        members = everyone if name == "@all" else groups.get(name, [name])
        names.update(dict.fromkeys(members))
    return list(names)
