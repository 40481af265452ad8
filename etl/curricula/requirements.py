"""A firm's own requirements from a file → demand in the shape of the reference profile.

A row (of a table, or a line of text) is one vacancy or one demand; a skill's share is the share of
rows naming it. Nothing of the file is kept.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import BinaryIO

import pandas as pd

from etl.curricula import file
from etl.curricula.against import GENERAL
from etl.curricula.taught import Reader
from etl.models.intervals import wilson
from etl.reading.bounds import LIMITS, MB, Limits, refusal
from etl.reading.outside import parse_outside

MOST_ROWS = 5_000
HEAD = re.compile(
    r"^(?:№\W*)?(?:вакансия|требовани[ея]|навык\w*|должность|професси[яи]|название)\b"
)
"""A first row that names columns is no demand."""


def demand(
    stream: BinaryIO, skills: pd.DataFrame, reading: Reader, limits: Limits = LIMITS
) -> pd.DataFrame:
    """One row a skill the file names. Refused: no text, or a file that cannot be read."""
    data = stream.read(limits.file_mb * MB + 1)
    kind = file.kind(data)
    outside = parse_outside(kind, io.BytesIO(data), limits)
    lines = [line for line in _lines(kind, outside.content) if line.strip()][:MOST_ROWS]
    if len(lines) > 1 and HEAD.search(lines[0].lower()):
        lines = lines[1:]
    if not lines:
        raise refusal(
            "В файле требований нет текста. Нужна таблица или список: строка — одна вакансия.",
            "The file of requirements has no text. A table or a list is needed, a row a vacancy.",
        )
    counts: Counter[str] = Counter()
    for found in reading.asked(lines):
        counts.update(found)
    known = skills.set_index("code")
    rows = []
    for skill, n in counts.most_common():
        about = known.loc[skill]
        if about["category"] in GENERAL:
            continue
        low, high = wilson(n, len(lines))
        rows.append(
            {
                "skill": skill,
                "skill_ru": about["name_ru"],
                "skill_en": about["name_en"],
                "category": about["category"],
                "n": n,
                "adverts_in_family": len(lines),
                "share_pct": 100 * n / len(lines),
                "low_pct": 100 * low,
                "high_pct": 100 * high,
                "period_start": "",
                "period_end": "",
            }
        )
    return pd.DataFrame(rows, columns=list(rows[0]) if rows else COLUMNS)


COLUMNS = (
    "skill skill_ru skill_en category n adverts_in_family share_pct low_pct high_pct period_start "
    "period_end"
).split()


def _lines(kind: str, content) -> list[str]:
    if kind == "xlsx":
        return [_joined(row) for sheet in content.sheets for row in sheet.rows]
    if kind == "docx":
        lines = []
        for block in content.blocks:
            lines += [_joined(row) for row in block.rows] if block.rows else [block.text]
        return lines
    if kind == "xml":
        return [element.text for element in content.elements]
    return [_joined(row) for row in content.rows]


def _joined(row) -> str:
    return ". ".join(str(cell) for cell in row if cell is not None)
