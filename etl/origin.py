"""Where a number comes from: what people wrote about a source, and what a capture recorded."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

from etl.language import Words


@dataclass(frozen=True)
class Origin:
    """Authored once per dataset: who publishes it, under which terms, where."""

    id: str
    publisher: Words
    title: Words
    licence: Words
    url: str
    cadence_days: int | None = None
    note: Words | None = None


@dataclass(frozen=True)
class Snapshot:
    """Generated at capture: one row per captured file. Dates are ISO strings, `rows` counts
    records read."""

    origin_id: str
    url: str
    accessed: str
    published: str | None
    sha256: str
    rows: int | None = None
    synthetic: bool = False

    def as_dict(self) -> dict:
        """A JSON-ready copy, for manifests."""
        return asdict(self)


@dataclass(frozen=True)
class Reject:
    """Why one record was quarantined. Holds its place, field names, reason and hash; never its
    payload."""

    source: str
    offset: int | str
    fields: tuple[str, ...]
    reason: str
    sha256: str = ""


@dataclass
class Parsed:
    """What `_read` returns: every record of the file is in `rows` or in `rejects`; `notes` are
    sentences for whoever takes the file, and are not kept."""

    rows: list[dict] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    notes: list[Words] = field(default_factory=list)


@dataclass(frozen=True)
class Intake:
    """How somebody gives a file from disk: a name of their own, the day it shows, whose it is, and
    which of its columns means what."""

    name: str | None = None
    url: str = ""
    published: str | None = None
    owner: str = ""
    columns: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Taken:
    """What a source did with such a file: rows kept under a name, rejects by reason; or why it
    was refused."""

    name: str = ""
    rows: int = 0
    rejects: int = 0
    reasons: dict[str, int] = field(default_factory=dict)
    refused: Words | None = None
    notes: tuple[Words, ...] = ()
