"""Labelled texts of redaction: what must go, what must stay."""

from __future__ import annotations

import csv
import re
from pathlib import Path

CASES = list(
    csv.DictReader(
        (Path(__file__).parents[1] / "samples" / "redaction_cases.csv").open(encoding="utf-8")
    )
)


def lines(name: str) -> list[str]:
    """Lines of a sample file, \\n and \\uXXXX as in Python."""
    path = Path(__file__).parents[1] / "samples" / name
    texts = [t for t in path.read_text("utf-8").splitlines() if t and not t.startswith("#")]
    return [
        re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), t).replace("\\n", "\n")
        for t in texts
    ]


def disguised(name: str) -> list[tuple[str, str, list[str]]]:
    """(kind, text, what must go) of a file that marks the latter with ⟦⟧."""
    out = []
    for line in lines(name):
        kind, text = line.split(" | ", 1)
        secrets = re.findall("⟦(.*?)⟧", text, re.S)
        out.append((kind, text.replace("⟦", "").replace("⟧", ""), secrets))
    return out


DISGUISED = disguised("redaction_disguised.txt") + disguised("redaction_second.txt")
CLEAN = lines("redaction_clean.txt")
