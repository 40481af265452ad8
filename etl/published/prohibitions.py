"""What the first page may not say: rows that stay off it, and rows that may not stand together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fnmatch import fnmatchcase

import pandas as pd

from etl.language import Words

_RANGE = re.compile(r"([A-Z])(\d+)–\1(\d+)")


def broken_prohibitions(
    ids: Iterable[str], prohibitions: pd.DataFrame, scope: str = "page"
) -> list[Words]:
    """Reasons why these row ids may not stand on one page (`scope="page"`) or in one figure
    (`"figure"`).

    `prohibitions` is the table of that name. A prohibition without `with_ids` bans each of its
    rows; one with them bans a row of the first list beside another row of the second. The card
    «Почему числа расходятся» does not count: it exists to show such rows, without a headline;
    leave its ids out.
    """
    ids = set(ids)
    out = []
    for rule in prohibitions[prohibitions["scope"] == scope].to_dict("records"):
        first = _among(ids, rule["ids"])
        second = _among(ids, rule["with_ids"])
        found = {a for a in first if second - {a}} if rule["with_ids"] else first
        if found:
            shown = ", ".join(sorted(found | (second if rule["with_ids"] else set())))
            out.append(Words(f"{shown}: {rule['reason_ru']}", f"{shown}: {rule['reason_en']}"))
    return out


def _among(ids: set[str], pattern: str) -> set[str]:
    """Those of the ids named by «F083–F085|O031|H*»: ranges, single ids and wildcards."""
    out: set[str] = set()
    for part in filter(None, (pattern or "").split("|")):
        if span := _RANGE.fullmatch(part):
            letter = span[1]
            low = int(span[2])
            high = int(span[3])
            out |= {
                i for i in ids if re.fullmatch(rf"{letter}\d+", i) and low <= int(i[1:]) <= high
            }
        else:
            out |= {i for i in ids if fnmatchcase(i, part)}
    return out
