"""Title of an advert (text and publisher's codes when the title leaves doubt) → occupation, family,
level, seniority.

The title's first head noun decides under the rule book (`occupation_rules.py`); a result below
`DOUBT` is settled by the publisher's codes, then by the text. Deterministic. Confidence is given
to a rule by hand; how often an answer of each confidence is right stands in
`data/reference/quality.csv` (`occupation_confidence_right`). Caveat: on five rounds of fresh
titles, half of them chosen hard, 19 of 679 called industrial were not and 10 of 670 industrial
ones were missed; one title in eight (bare «инженер», «мастер», «монтажник связи») its reader
couldn't tell either.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from etl.adverts.occupation.occupation_rules import Rule, rule_book
from etl.adverts.occupation.occupation_text import settled
from etl.adverts.reference import rows
from etl.reading.spelling import seen

DOUBT = 0.62
BARE = 0.5
"""A title that says «инженер» and no more: the publisher's code names the occupation, not the
rule."""
TELLING = 200
"""Letters of a text that would speak of industry if the «инженер» it describes were of it."""
NAMED_BY_TEXT = frozenset({"engineer", "technician", "specialist"})
"""Groups of head nouns whose occupation the text may name; a механик stays one whatever the text
speaks of."""
MEMORY = 50_000


class Occupation(NamedTuple):
    """What an advert is for; occupation, family, level and hh_role_id are '' unless industrial."""

    occupation: str
    family: str
    level: str
    seniority: str
    hh_role_id: str
    is_industrial: bool
    confidence: float
    rule: str


class Step(NamedTuple):
    """One step of an explanation: the rule or stage, the words it saw, what it did."""

    rule: str
    matched: str
    effect: str


def classify(title: str, text: str = "", codes: Mapping | None = None) -> Occupation:
    """The occupation of a title. `codes`: hh_role_ids, okpdtr, okved, professional_sphere, each
    optional."""
    result, head = _by_title(title)
    if result.confidence >= DOUBT or not (text or codes):
        return result
    return _settle(result, head, text, codes or {})[0]


def explain(title: str, text: str = "", codes: Mapping | None = None) -> list[Step]:
    """Steps that lead to `classify`'s answer: words read, head noun, rule, settling."""
    book = rule_book()
    title = seen(title)
    read = book.reader.read(title)
    result, head = _by_title(title)
    steps = [
        Step(
            "главное слово", ", ".join(read.heads) or "нет", head or "решать нечем: не промышленная"
        )
    ]
    rule = book.decide(read)[0]
    if rule is not None:
        words = ", ".join(book.reader.words(title, rule.any.gate | rule.also.gate)) or head
        steps.append(Step(rule.name, words, _effect(result)))
    elif head:
        steps.append(Step(result.rule, head, _effect(result)))
    if read.seniority:
        steps.append(Step("ступень", "", read.seniority))
    if result.confidence < DOUBT and (text or codes):
        after, why = _settle(result, head, text, codes or {})
        steps.append(
            Step("сомнение решено" if after != result else "сомнение осталось", why, _effect(after))
        )
    return steps


@lru_cache(maxsize=1)
def table() -> dict[str, dict[str, str]]:
    """Rows of `occupations.csv` by code."""
    return {row["code"]: row for row in rows("occupations")}


@lru_cache(maxsize=MEMORY)
def _by_title(title: str) -> tuple[Occupation, str]:
    """The answer of the title alone, and its head noun."""
    book = rule_book()
    read = book.reader.read(seen(title))
    if not read.heads:
        return _NOTHING, ""
    rule, head = book.decide(read)
    return _answer(rule, head, read.seniority), head


def _answer(rule: Rule | None, head: str, seniority: str) -> Occupation:
    group = rule_book().groups.get(head, "")
    if rule is None:
        sure = 0.55 if head in rule_book().defaults else 0.9
        return Occupation("", "", "", seniority, "", False, sure, f"нет правила: {head}")
    if not rule.occupation:
        return Occupation("", "", "", seniority, "", False, rule.confidence, rule.name)
    return _industrial(rule.occupation, rule.name, rule.confidence, group, seniority)


def _industrial(code: str, rule: str, confidence: float, group: str, seniority: str) -> Occupation:
    row = table()[code]
    level = row["level"]
    if group == "lead":
        level = "manager"
    elif group == "technician" and level == "engineer":
        level = "technician"
    return Occupation(
        code,
        row["family"],
        level,
        seniority,
        row["hh_role_ids"].split("|")[0],
        True,
        confidence,
        rule,
    )


def _settle(result: Occupation, head: str, text: str, codes: Mapping) -> tuple[Occupation, str]:
    """A doubtful answer after the publisher's codes and the text; the second value says what
    settled it."""
    verdict = settled(text, codes)
    if verdict is None and result.confidence <= BARE and len(text) >= TELLING:
        verdict = False, "", "текст без признаков промышленности"
    if verdict is None:
        return result, ""
    industrial, code, why = verdict
    if industrial == result.is_industrial and not (code and result.confidence <= BARE):
        return result._replace(confidence=max(result.confidence, 0.75)), why
    if not industrial:
        return Occupation(
            "", "", "", result.seniority, "", False, 0.7, f"{result.rule}; {why}"
        ), why
    group = rule_book().groups.get(head, "")
    if why.startswith("текст") and group not in NAMED_BY_TEXT:
        code = ""
    code = code or rule_book().defaults.get(head, "")
    if not code:
        return result, why
    return _industrial(code, f"{result.rule}; {why}", 0.65, group, result.seniority), why


def _effect(result: Occupation) -> str:
    if not result.is_industrial:
        return f"не промышленная ({result.confidence:.2f})"
    return f"{result.occupation}, {result.family}, {result.level} ({result.confidence:.2f})"


_NOTHING = Occupation("", "", "", "", "", False, 0.9, "нет главного слова")
