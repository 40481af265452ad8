"""Rabota Rossii's files from the wire into the raw store: redacted on the way, resumed where they
broke off.

Beside each capture `<name>.jsonl` lies `<name>.report`: its first line sums up (rows, rejects,
regions, newest change, hash of the server's ETag), the others are the rejects. Nothing else
about the file is written.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from pathlib import Path

from etl.language import Words
from etl.origin import Parsed, Reject
from etl.sources.trudvsem._trudvsem_clean import SOURCE, Block, blocks
from etl.sources.trudvsem._trudvsem_split import NotTheFile, Piece, Place, csv_records, json_records
from etl.store.partial import Partial

READERS: dict[str, Callable[[Iterable[bytes], Place], Iterator[Piece]]] = {
    "json": json_records,
    "csv": csv_records,
}
MOST_REJECTS = 5_000
"""Rejects written one by one; above this they are only counted."""


FEWER = 0.5
"""Ours: a file with less than half of its predecessor's adverts has lost something by mistake."""


class BadFile(ValueError):
    """The file is not what its address promises; `words` say what and what to do."""

    def __init__(self, ru: str, en: str):
        super().__init__(ru)
        self.words = Words(ru, en)


def capture(
    web,
    raw,
    url: str,
    name: str,
    kind: str,
    *,
    accept: Callable[[Block], None] = lambda block: None,
) -> dict:
    """Stream one bulk file into `<name>.jsonl`; returns its summary. Unchanged since last time:
    nothing is read.

    `accept` may refuse the file by raising while it is being read.
    """
    part = Partial(raw, f"{name}.jsonl")
    if part.state.get("done"):
        return finish(part, raw, url)
    known = summary(raw, name)
    offset = int(part.state.get("place", {}).get("offset", 0))
    with web.stream(url, offset=offset) as reply:
        stamp = validator(reply.headers)
        if not offset and stamp and known.get("validator") == stamp:
            return known
        goes_on = (
            offset
            and stamp
            and stamp == part.state["validator"]
            and (reply.offset == offset or reply.status == 416)
        )
        if offset and not goes_on:
            part.restart()
            if reply.offset or reply.status == 416:
                return capture(web, raw, url, name, kind, accept=accept)
        if goes_on:
            state = part.state
        else:
            state = fresh(stamp, modified(reply.headers) or today().isoformat())
        place = Place(**state["place"])
        try:
            pieces = READERS[kind](reply.chunks(), place)
            for block in blocks(pieces, state["observed"], place):
                accept(block)
                place_now = {"offset": block.end, "key": place.key, "header": place.header}
                state = add(state, block) | {"place": place_now}
                part.append(block.lines, state)
        except NotTheFile:
            part.restart()
            raise not_the_file(url) from None
    rows = part.state.get("rows", 0)
    if rows <= FEWER * known.get("rows", 0):
        part.restart()
        raise fewer(url, rows, known["rows"]) if known else not_the_file(url)
    part.append(b"", part.state | {"done": True})
    return finish(part, raw, url)


def finish(part: Partial, raw, url: str) -> dict:
    """The part becomes the capture, its report beside it."""
    state = part.state
    name = part.name.removesuffix(".jsonl")
    put_report(raw, name, state, url)
    part.finish(url=url, published=state["observed"])
    return summary(raw, name)


def fresh(stamp: str, observed: str) -> dict:
    """The summary of a file before its first block."""
    return {
        "place": {"offset": 0, "key": "", "header": ""},
        "validator": stamp,
        "observed": observed,
        "taken": today().isoformat(),
        "newest": "",
        "regions": [],
        "rows": 0,
        "rejects": 0,
        "reasons": {},
        "quarantine": [],
    }


def add(state: dict, block: Block) -> dict:
    """The summary with one more block in it."""
    state = with_rejects(state, block.rejects)
    return state | {
        "rows": state["rows"] + block.rows,
        "newest": max(state["newest"], block.newest),
        "regions": sorted({*state["regions"], *block.regions}),
    }


def with_rejects(state: dict, rejects: list[Reject]) -> dict:
    """The summary with these rejects counted by reason, the first 5,000 of all also listed."""
    reasons = Counter(state["reasons"]) + Counter(r.reason for r in rejects)
    room = max(0, MOST_REJECTS - len(state["quarantine"]))
    return state | {
        "rejects": state["rejects"] + len(rejects),
        "reasons": dict(reasons),
        "quarantine": [*state["quarantine"], *(asdict(r) for r in rejects[:room])],
    }


def put_report(raw, name: str, state: dict, url: str) -> None:
    """Write `<name>.report`: the summary, then a line a reject."""
    head = {k: v for k, v in state.items() if k not in ("place", "quarantine", "done")}
    lines = [
        json.dumps(v, ensure_ascii=False, sort_keys=True) for v in (head, *state["quarantine"])
    ]
    raw.put(f"{name}.report", ("\n".join(lines) + "\n").encode(), url=url)


def summary(raw, name: str) -> dict:
    """The first line of a capture's report; {} when there is none."""
    if f"{name}.report" not in raw.entries():
        return {}
    with raw.open(f"{name}.report") as f:
        return json.loads(f.read().partition(b"\n")[0])


def read(path: Path) -> Parsed:
    """Adverts of a capture, or the rejects of a report. A file with contacts in it is refused:
    `raw_file`."""
    lines = path.read_bytes().splitlines()
    if path.suffix == ".report":
        found = [json.loads(line) for line in lines[1:]]
        return Parsed([], [Reject(**r | {"fields": tuple(r["fields"])}) for r in found])
    try:
        rows = [json.loads(line) for line in lines if line]
        if all(
            isinstance(r, dict) and {"id", "observed", "company_hash"} <= r.keys() for r in rows
        ):
            return Parsed(rows)
    except ValueError:
        pass
    return Parsed(
        [],
        [Reject(SOURCE, path.suffix, (), "raw_file", sha256(path.read_bytes()).hexdigest()[:16])],
    )


def validator(headers) -> str:
    """A hash that changes when the server's file does; '' when the server gives neither ETag nor
    Last-Modified."""
    low = {str(k).lower(): str(v) for k, v in headers.items()}
    said = low.get("etag", "") + "|" + low.get("last-modified", "")
    if said != "|":
        return sha256(said.encode()).hexdigest()[:16]
    return ""


def modified(headers) -> str:
    """ISO day of Last-Modified; '' when it is absent or no date."""
    said = next((str(v) for k, v in headers.items() if str(k).lower() == "last-modified"), "")
    try:
        if said:
            return parsedate_to_datetime(said).date().isoformat()
        return ""
    except (TypeError, ValueError):
        return ""


def today() -> date:
    """The day of a capture, in UTC."""
    return datetime.now(UTC).date()


def fewer(url: str, now: int, before: int) -> BadFile:
    """The error for a file that has lost most of its adverts."""
    return BadFile(
        f"В файле {url} объявлений {now} вместо {before}: прежний оставлен. Повторите позже.",
        f"The file {url} holds {now} adverts instead of {before}: the earlier one stays. Try "
        "later.",
    )


def not_the_file(url: str) -> BadFile:
    """The error for an answer that holds no adverts."""
    return BadFile(
        f"По адресу {url} нет объявлений: вместо файла пришла страница или пустой ответ. "
        "Повторите позже; прежние данные остались.",
        f"No adverts at {url}: a page or nothing came instead of the file. Try later; earlier data "
        "stay.",
    )
