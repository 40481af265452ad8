"""The rule book of occupations: `occupation_words.csv` (head nouns) and `occupation_rules.csv`
(what a head means).

A rule belongs to head nouns (or a group of them, `@lead`), asks for any of its word sets
(`any`), any of `also`, none of `unless`, and names an occupation or, left empty, says «not
industrial». The first rule that holds decides. Vetoes look at the whole title, the others first
at what stands before «/».
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from etl.adverts.occupation.titles import LATIN, Reader, Title
from etl.adverts.reference import rows

SURE = 0.7
ANYTHING = -1
BUNDLE = 8
"""Rules looked at together: none of them when the title has none of their words."""


class Need(NamedTuple):
    """A column of word sets as bits: any of `one` will do, or all of any of `several`; `gate` is
    worth a look at."""

    one: int = 0
    several: tuple[int, ...] = ()
    gate: int = 0

    def met(self, stems: int) -> bool:
        """Whether one of the sets stands in `stems`."""
        return bool(stems & self.one) or any(stems & need == need for need in self.several)


class Rule(NamedTuple):
    """One rule of `occupation_rules.csv`; `occupation` is '' for a veto."""

    name: str
    occupation: str
    confidence: float
    any: Need
    also: Need
    unless: Need

    def holds(self, stems: int, all_stems: int) -> bool:
        """Whether the rule's words stand in `stems` and none of its exceptions in the whole
        title."""
        if self.any.gate and not self.any.met(stems):
            return False
        if self.also.gate and not self.also.met(stems):
            return False
        return not (all_stems & self.unless.gate and self.unless.met(all_stems))


class RuleBook:
    """Head nouns and their rules, compiled once."""

    def __init__(self) -> None:
        heads = rows("occupation_words")
        rules = rows("occupation_rules")
        stems = {
            stem
            for row in rules
            for column in ("any", "also", "unless")
            for stem in _stems(row[column])
        }
        self.reader = Reader(sorted(stems | {LATIN}), _head_stems(heads))
        groups: dict[str, list[str]] = {}
        for row in heads:
            groups.setdefault("@" + row["group"], []).append(row["head"])
        everyone = [row["head"] for row in heads if row["group"] != "none"]
        self.by_head: dict[str, list[Rule]] = {row["head"]: [] for row in heads}
        self.defaults = {row["head"]: row["default"] for row in heads if row["default"]}
        self.groups = {head: group[1:] for group, members in groups.items() for head in members}
        for row in rules:
            rule = self._compiled(row)
            for name in _applies(row, groups, everyone):
                if name not in self.by_head:
                    raise ValueError(
                        f"data/reference/occupation_rules.csv: правило «{row['rule']}» называет "
                        f"«{name}», "
                        "такого главного слова нет в occupation_words.csv. Исправьте имя."
                    )
                self.by_head[name].append(rule)
        self._bundles = {head: _bundled(rules) for head, rules in self.by_head.items()}

    def decide(self, title: Title) -> tuple[Rule | None, str]:
        """The rule that decides and the head noun it was found under; (None, head) when no rule
        holds."""
        several = title.first != title.stems
        weak = None
        for head in title.heads:
            rules = self._bundles[head]
            found = _first(rules, title.first, title.stems)
            if found is None and (not rules or self.groups[head] == "office"):
                return weak or (None, head)
            if several and (found is None or found.confidence < SURE):
                found = _first(rules, title.stems, title.stems) or found
            if found is None or (weak and not found.occupation):
                continue
            if found.occupation or found.confidence >= SURE or not several:
                return found, head
            weak = found, head
        return weak or (None, title.heads[0] if title.heads else "")

    def _compiled(self, row: dict[str, str]) -> Rule:
        needs = [self._need(row[column]) for column in ("any", "also", "unless")]
        return Rule(row["rule"], row["occupation"], float(row["confidence"]), *needs)

    def _need(self, text: str) -> Need:
        one = 0
        gate = 0
        several = []
        for group in filter(None, text.split("|")):
            bits = [self.reader.bits[stem] for stem in group.split()]
            gate |= self.reader.bits[max(group.split(), key=len)]
            if len(bits) == 1:
                one |= bits[0]
            else:
                several.append(_union(bits))
        return Need(one, tuple(several), gate)


@lru_cache(maxsize=1)
def rule_book() -> RuleBook:
    """The rule book of this process."""
    return RuleBook()


Bundles = tuple[tuple[int, tuple[tuple[int, Rule], ...]], ...]


def _bundled(rules: list[Rule]) -> Bundles:
    """Rules with their gates, in order, by eights under the gates of all eight."""
    gated = [(rule.any.gate or ANYTHING, rule) for rule in rules]
    eights = [tuple(gated[i : i + BUNDLE]) for i in range(0, len(gated), BUNDLE)]
    return tuple((_union([gate for gate, _ in eight]), eight) for eight in eights)


def _first(bundles: Bundles, stems: int, all_stems: int) -> Rule | None:
    """The first rule that holds; vetoes are tried on the whole title."""
    for any_gate, rules in bundles:
        if all_stems & any_gate:
            for gate, rule in rules:
                if all_stems & gate and rule.holds(
                    stems if rule.occupation else all_stems, all_stems
                ):
                    return rule
    return None


def _union(bits: list[int]) -> int:
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
                raise ValueError(
                    f"data/reference/occupation_words.csv: «{stem}» у «{found[stem]}» и у "
                    f"«{row['head']}». Оставьте у одного."
                )
    return found


def _applies(row: dict[str, str], groups: dict[str, list[str]], everyone: list[str]) -> list[str]:
    names: dict[str, None] = {}
    for name in row["heads"].split("|"):
        members = everyone if name == "@all" else groups.get(name, [name])
        names.update(dict.fromkeys(members))
    return list(names)
