"""Skills of labour functions: official texts of actions, skills and knowledge read by the
dictionary."""

from __future__ import annotations

import pandas as pd

from etl.adverts.skills.automaton import build
from etl.adverts.skills.skills import Extractor
from etl.build.checks import table
from etl.curricula.taught import NOT_FOR_NAMES

PERSONAL = ("personal", "education")


@table(
    columns={
        "standard": "str",
        "function": "int64",
        "skill": "str",
        "items": "int64",
        "text": "str",
    },
    key=["standard", "function", "skill"],
    mart=True,
)
def profstandard_skills(profstandard_items, skills_csv):
    """One row per labour function × skill its official text names: in how many `items`, and the
    first of those texts.

    Caveat: read by the dictionary made for adverts; a skill said in other words is missed, so a
    function without rows is not one without demands.
    """
    extractor = Extractor(build(skills_csv.to_dict("records")))
    kinds = {code: s.category for code, s in extractor.dictionary.skills.items()}
    texts = sorted(set(profstandard_items["text"]))
    named = {
        text: sorted({h.skill for h in hits if not h.negated and h.skill not in NOT_FOR_NAMES})
        for text, hits in zip(texts, extractor.find_all(texts, everything=True), strict=True)
    }
    pairs = [
        (row.standard, row.function, skill, row.text)
        for row in profstandard_items.itertuples()
        for skill in named[row.text]
        if kinds[skill] not in PERSONAL
    ]
    found = pd.DataFrame(pairs, columns=["standard", "function", "skill", "text"])
    grouped = found.groupby(["standard", "function", "skill"], sort=True)["text"]
    return grouped.agg(items="size", text="first").reset_index()
