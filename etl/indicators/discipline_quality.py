"""How often names of disciplines are read wrongly: against labels made by hand."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from etl.build.checks import table
from etl.curricula.by_plan import reader
from etl.models.intervals import wilson


@table(
    columns={
        "part": "str",
        "category": "str",
        "right": "int64",
        "wrong": "int64",
        "missed": "int64",
        "precision": "Float64",
        "precision_low": "Float64",
        "precision_high": "Float64",
        "recall": "Float64",
        "recall_low": "Float64",
        "recall_high": "Float64",
        "names": "int64",
        "date": "str",
    },
    key=["part", "category"],
    mart=True,
)
def discipline_quality(
    discipline_labels_csv, discipline_first_reading_csv, skills_csv, discipline_words_csv
):
    """One row per set of labelled names and category of skills («» = all): skills found rightly,
    wrongly and missed, with precision and recall (fractions) and their 95 % Wilson bounds.

    `part` first_reading (245 names, the rules as they first were) · first (the same names, rules
    mended on them) · fresh (80 names labelled after that). A name without an answer counts as
    missed. Caveat: one person labelled the names and wrote the rules, and the fresh ones were in
    sight, unlabelled, while the rules were written.
    """
    labels = discipline_labels_csv
    read = reader(skills_csv, discipline_words_csv)
    names = list(labels["discipline"])
    counts: dict[tuple[str, str], Counter] = {}
    for row, taught in zip(labels.to_dict("records"), read.read(names), strict=True):
        wanted = set(filter(None, row["skills"].split("|")))
        found = set(taught.covered)
        for kind, skills in (
            ("right", wanted & found),
            ("wrong", found - wanted),
            ("missed", wanted - found),
        ):
            for skill in skills:
                for category in ("", read.categories[skill]):
                    counts.setdefault((row["part"], category), Counter())[kind] += 1
    sizes = labels.groupby("part").size()
    rows = [
        _row(part, category, found, int(sizes[part]), "")
        for (part, category), found in sorted(counts.items())
    ]
    for reading in discipline_first_reading_csv.to_dict("records"):
        first = Counter({k: int(reading[k]) for k in ("right", "wrong", "missed")})
        rows.append(_row("first_reading", reading["category"], first, 245, reading["date"]))
    return pd.DataFrame(rows, columns=list(discipline_quality.schema.columns))


def _row(part: str, category: str, found: Counter, names: int, date: str) -> dict:
    right, wrong, missed = (found[k] for k in ("right", "wrong", "missed"))
    values: dict[str, float | None] = {}
    for name, whole in (("precision", right + wrong), ("recall", right + missed)):
        low, high = wilson(right, whole) if whole else (None, None)
        share = right / whole if whole else None
        values |= {name: share, f"{name}_low": low, f"{name}_high": high}
    return {
        "part": part,
        "category": category,
        "right": right,
        "wrong": wrong,
        "missed": missed,
        **values,
        "names": names,
        "date": date,
    }
