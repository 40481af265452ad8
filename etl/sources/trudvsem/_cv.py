"""CVs are people: counted in memory while the file streams by, never stored. What is kept is a
count per cell."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from etl.origin import Reject
from etl.sources.trudvsem._trudvsem import MissingField, snake

ALIASES = {
    "position": ("position_name", "profession_name", "position", "title"),
    "profession_code": ("profession_code", "code_profession", "profession"),
    "region": ("region_code", "state_region_code", "region"),
    "modified": ("date_modify_inner_info", "date_modify", "date_publish", "date_creation"),
    "inactive": ("inactive", "date_inactivation"),
}
REQUIRED = ("position", "region")
MOSCOW = "77"
OBLAST = "50"
MAX_LINE = 1 << 20


def columns(header: list[str]) -> dict[str, int]:
    """Our names → positions in the file's header, either spelling. MissingField names what is
    not there."""
    have = {snake(h.strip().lstrip("\ufeff")): i for i, h in reversed(list(enumerate(header)))}
    found = {
        ours: next((have[t] for t in theirs if t in have), -1) for ours, theirs in ALIASES.items()
    }
    gone = [f"{ours} ({' или '.join(ALIASES[ours])})" for ours in REQUIRED if found[ours] < 0]
    if gone:
        raise MissingField(
            f"В файле резюме нет столбцов: {'; '.join(gone)}. Есть: {', '.join(header[:40])}."
        )
    return found


def count(
    lines: Iterable[bytes],
    classify: Callable[[str], str],
    *,
    progress: Callable[[int], None] = lambda n: None,
) -> tuple[Counter, list[Reject]]:
    """CVs per (area, occupation): area is moscow | oblast | other, occupation '' outside our list;
    and broken lines.

    A CV that names several regions counts in each of moscow and oblast it names. Inactive CVs
    are not counted.
    """
    rows = iter(lines)
    header = next(rows, b"").decode("utf-8", "replace").rstrip("\r\n").split("|")
    at = columns(header)
    counts: Counter = Counter()
    rejects = []
    known: dict = {}
    for number, line in enumerate(rows, start=2):
        cells = _cells(line)
        if cells is None or len(cells) != len(header):
            if line.strip():
                rejects.append(Reject("trudvsem_cv", number, (), "wrong_number_of_fields"))
            continue
        if at["inactive"] >= 0 and cells[at["inactive"]].strip() not in ("", "false", "False", "0"):
            continue
        title = cells[at["position"]].strip()
        if title not in known:
            if len(known) > 400_000:
                known.clear()
            known[title] = classify(title)
        for area in areas(cells[at["region"]]):
            counts[area, known[title]] += 1
        if number % 50_000 == 0:
            progress(number)
    return counts, rejects


def areas(regions: str) -> set[str]:
    """The areas a comma list of region codes names (2-digit or 13-digit codes); other when none
    is ours."""
    codes = {r.strip()[:2] for r in regions.replace(";", ",").split(",")}
    return {name for code, name in ((MOSCOW, "moscow"), (OBLAST, "oblast")) if code in codes} or {
        "other"
    }


def to_csv(counts: Counter) -> bytes:
    """The counts as a small CSV: area, occupation, cvs. This, not the CVs, is what is captured."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["area", "occupation", "cvs"])
    writer.writerows([*key, n] for key, n in sorted(counts.items()))
    return out.getvalue().encode()


def split_lines(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Lines of a byte stream that arrives in pieces; an endless line is cut at 1 MB instead of
    filling the memory."""
    rest = b""
    for piece in pieces:
        *whole, rest = (rest + piece).split(b"\n")
        yield from whole
        if len(rest) > MAX_LINE:
            yield rest[:MAX_LINE]
            rest = b""
    if rest:
        yield rest


def _cells(line: bytes) -> list[str] | None:
    try:
        return line.decode("utf-8").rstrip("\r\n").split("|")
    except UnicodeDecodeError:
        return None
