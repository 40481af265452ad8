"""The portal's monthly archive of vacancies (XML.gz, 2019–2023) into the same redacted lines as
today's files.

Every file is one day's listing: `observed` is the day in its name. Adverts already closed on
that day are counted (`inactive`) and left out: nobody saw them open then. A month broken off is
begun anew, months done are not read again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from etl.origin import Reject
from etl.sources.trudvsem import _trudvsem_capture as wire
from etl.sources.trudvsem import _trudvsem_xml as xml
from etl.sources.trudvsem._trudvsem_clean import SOURCE, blocks
from etl.sources.trudvsem._trudvsem_split import Piece
from etl.store.partial import Partial

SET = f"{xml.REGISTRY}-vacancy/"


@dataclass(frozen=True)
class Month:
    """One file of the archive: the day it shows, its address, its size in bytes (None when not
    said)."""

    day: str
    url: str
    size: int | None = None

    @property
    def name(self) -> str:
        """What its capture is called."""
        return f"archive-{self.day}"


def listing(web, base: str, first: str, last: str) -> list[Month]:
    """Files of the months `first` … `last` (YYYY-MM), oldest first, without sizes."""
    page = base.rstrip("/") + "/" + SET
    found = xml.files(web.get(page).content.decode("utf-8", "replace"))
    return [
        Month(day, page + name) for day, name in sorted(found.items()) if first <= day[:7] <= last
    ]


def sized(web, month: Month) -> Month:
    """The same with its size, as the server announces it."""
    return Month(month.day, month.url, web.size_of(month.url))


def is_taken(raw, month: Month) -> bool:
    """Whether the month was captured whole."""
    return f"{month.name}.jsonl" in raw.entries()


def take(web, raw, month: Month, progress: Callable[[int], None] = lambda rows: None) -> dict:
    """Stream one month into `archive-<day>.jsonl`; returns its summary."""
    part = Partial(raw, f"{month.name}.jsonl")
    if part.state.get("done"):
        return wire.finish(part, raw, month.url)
    part.restart()
    inactive = [0]
    rejects: list[Reject] = []
    with web.stream(month.url) as reply:
        state = wire.fresh(wire.validator(reply.headers), month.day) | {"month": month.day[:7]}
        records = xml.records(xml.unpacked(reply.chunks(), month.url), "vacancy", SOURCE, rejects)
        for block in blocks(_open_on(records, month.day, inactive), month.day):
            state = wire.add(state, block)
            part.append(block.lines, state)
            progress(state["rows"])
    if not state["rows"]:
        part.restart()
        raise wire.not_the_file(month.url)
    state = wire.with_rejects(state, rejects)
    if inactive[0]:
        state = state | {
            "rejects": state["rejects"] + inactive[0],
            "reasons": state["reasons"] | {"inactive": inactive[0]},
        }
    part.append(b"", state | {"done": True})
    return wire.finish(part, raw, month.url)


def _open_on(records: Iterable[dict], day: str, inactive: list[int]) -> Iterator[Piece]:
    for number, record in enumerate(records):
        closed = (record.get("date_inactivation") or "")[:10]
        if record.get("inactive", "").lower() == "true" or closed[:4].isdecimal() and closed <= day:
            inactive[0] += 1
            continue
        yield Piece(number, {k: v for k, v in record.items() if k not in ("inactive",)})
