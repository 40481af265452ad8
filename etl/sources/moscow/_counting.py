"""From a list of enterprises to counts by okrug and class of ОКВЭД: nothing else of a row is
looked at, so nothing else can be kept."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable

from etl.adverts.reference import rows as reference_rows

AREA, CODE = "AdmArea", "OKVED"
NEEDED = (AREA, CODE)
FIELDS = ("okrug", "okved_class", "enterprises", "observed", "reason")
_CLASS = re.compile(r"(\d{2})(?:\.\d{1,2}){0,3}")
REASONS = {"no_okrug": (AREA,), "no_class": (CODE,)}


def counted(cells: Iterable[dict], day: str) -> tuple[bytes, dict[str, int], int]:
    """(counts as CSV, rejects by reason, rows counted): rows in = rows counted + rejects."""
    okrugs = {_plain(r["name_ru"]): r["abbr_ru"] for r in reference_rows("okrugs")}
    cell_counts: Counter[tuple[str, str]] = Counter()
    rejects: Counter[str] = Counter()
    for row in cells:
        okrug = okrugs.get(_plain(row.get(AREA)))
        code = _CLASS.fullmatch(_plain(row.get(CODE)))
        if okrug is None:
            rejects["no_okrug"] += 1
        elif code is None:
            rejects["no_class"] += 1
        else:
            cell_counts[okrug, code[1]] += 1
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(FIELDS)
    writer.writerows([*key, n, day, ""] for key, n in sorted(cell_counts.items()))
    writer.writerows(["", "", n, day, reason] for reason, n in sorted(rejects.items()))
    return out.getvalue().encode(), dict(rejects), sum(cell_counts.values())


def _plain(text: object) -> str:
    """A cell's text as compared: one space, small letters."""
    return " ".join(str(text or "").split()).casefold().replace("ё", "е")
