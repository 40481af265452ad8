"""Which rows may stand in the evidence table, one by one and together.

Pure functions; a row is a mapping of texts as it stands in the CSV. Nothing here raises on a
malformed row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256

from etl.language import Words
from etl.origin import Parsed, Reject
from etl.published.problem import Known, Problem
from etl.published.row import ALL, as_text

__all__ = ["Known", "Problem", "row_problems", "sift", "table_problems"]
_DUPLICATE = Words(
    "номер {id} уже занят; номер строки не повторяется и не меняется",
    "id {id} is taken; an id is never used twice and never changes",
)


def row_problems(row: Mapping[str, object], known: Known) -> list[Problem]:
    """Every rule the row breaks; empty when it may stand in the table."""
    said = {str(k): as_text(v) for k, v in row.items()}
    return [problem for rule in ALL for problem in rule(said, known)]


def sift(rows: Iterable[Mapping[str, object]], known: Known, source: str = "published") -> Parsed:
    """Rows that may stand in the table, and a Reject for each of the others: rows in = rows out
    + rejects."""
    out = Parsed()
    seen = set()
    for number, row in enumerate(rows, start=1):
        found = row_problems(row, known)
        if (row_id := as_text(row.get("id"))) in seen and not found:
            found = [Problem("duplicate_id", "id", _DUPLICATE.format(id=row_id))]
        seen.add(row_id)
        if found:
            mark = sha256(
                repr(sorted((str(k), as_text(v)) for k, v in row.items())).encode(
                    "utf-8", "replace"
                )
            )
            out.rejects.append(
                Reject(
                    source,
                    number,
                    tuple(dict.fromkeys(p.field for p in found)),
                    found[0].rule,
                    mark.hexdigest(),
                )
            )
        else:
            out.rows.append(dict(row))
    return out


def table_problems(
    rows: Iterable[Mapping[str, object]],
    units: Mapping[str, str],
    elsewhere: Iterable[str] = (),
) -> list[tuple[str, Problem]]:
    """(row id, problem) for the whole table: every row's own, double ids, and circles of
    successors. `elsewhere`: ids of tables beside it, which may succeed a row."""
    texts = [{str(k): as_text(v) for k, v in row.items()} for row in rows]
    ids = frozenset(r.get("id", "") for r in texts)
    known = Known(ids | frozenset(elsewhere), units)
    seen = set()
    out = []
    for row in texts:
        row_id = row.get("id", "")
        out += [(row_id, problem) for problem in row_problems(row, known)]
        if row_id in seen:
            out.append((row_id, Problem("duplicate_id", "id", _DUPLICATE.format(id=row_id))))
        seen.add(row_id)
    successor = {r.get("id", ""): r.get("superseded_by", "") for r in texts}
    for row_id in successor:
        passed = {row_id}
        at = successor[row_id]
        while at and at not in passed:
            passed.add(at)
            at = successor.get(at, "")
        if at == row_id:
            out.append(
                (
                    row_id,
                    Problem(
                        "circle",
                        "superseded_by",
                        Words(
                            "строки заменяют друг друга по кругу; оставьте последнюю без замены",
                            "rows replace each other in a circle; leave the last one without a "
                            "successor",
                        ),
                    ),
                )
            )
    return out
