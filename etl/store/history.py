"""How every source fared: one line an attempt, appended and never rewritten, in
`raw/history.jsonl`.

An attempt is known at once; how many rows its bytes hold is known when a build has read them,
and is a line of its own ({source, content, rows, …}) that belongs to every attempt which left
those bytes.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from etl.store import atomic

SHOWN = 12
"""Attempts a source shows; the file keeps all."""


class History:
    """The append-only log of one data folder."""

    def __init__(self, path: Path):
        self.path = path

    def attempted(
        self, source: str, *, when: str, ok: bool, reason: str, content: str, came: str = "web"
    ) -> None:
        """An attempt to fetch (`came` web) or a file given (disk), and the hash of what the
        source holds after it."""
        self._append(
            [
                {
                    "source": source,
                    "when": when,
                    "ok": ok,
                    "reason": reason,
                    "content": content,
                    "came": came,
                }
            ]
        )

    def found(self, readings: dict[str, dict]) -> None:
        """What a build read of each source: {source: {content, rows, rejects, newest}}; what is
        known stays out."""
        known = self._readings()
        self._append(
            [
                {"source": s} | r
                for s, r in sorted(readings.items())
                if {k: r[k] for k in ("rows", "rejects", "newest")} != known.get((s, r["content"]))
            ]
        )

    def of(self, shown: int = SHOWN) -> dict[str, list[dict]]:
        """Per source its last attempts, newest first: when, ok, reason, came, rows, rejects,
        newest, change.

        `rows` is None until a build has read what the attempt left; `change` is rows against the
        attempt before, None at the first one.
        """
        readings = self._readings()
        out: dict[str, list[dict]] = {}
        for line in self._lines():
            if "when" not in line:
                continue
            read = readings.get(
                (line["source"], line["content"]), {"rows": None, "rejects": None, "newest": ""}
            )
            past = out.setdefault(line["source"], [])
            before = next((p["rows"] for p in reversed(past) if p["rows"] is not None), None)
            change = None if before is None or read["rows"] is None else read["rows"] - before
            past.append(
                {k: line[k] for k in ("when", "ok", "reason")}
                | {"came": line.get("came", "web")}
                | read
                | {"change": change}
            )
        return {source: past[::-1][:shown] for source, past in out.items()}

    def _readings(self) -> dict[tuple[str, str], dict]:
        return {
            (line["source"], line["content"]): {
                k: line.get(k) for k in ("rows", "rejects", "newest")
            }
            for line in self._lines()
            if "rows" in line
        }

    def _lines(self) -> list[dict]:
        """Every whole line; one torn by a killed process is passed over."""
        try:
            text = self.path.read_bytes().decode("utf-8", "replace")
        except FileNotFoundError:
            return []
        out = []
        for line in text.splitlines():
            try:
                entry = json.loads(line)
            except ValueError:
                continue
            if isinstance(entry, dict) and {"source", "content"} <= entry.keys():
                out.append(entry)
        return out

    def _append(self, entries: list[dict]) -> None:
        if not entries:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        atomic.failpoint(f"before append {self.path.name}")
        with self.path.open("a+b") as f:
            torn = f.tell() and (f.seek(-1, os.SEEK_END), f.read(1))[1] != b"\n"
            f.write(
                b"\n" * bool(torn)
                + "".join(
                    json.dumps(e, ensure_ascii=False, sort_keys=True) + "\n" for e in entries
                ).encode()
            )
            atomic.failpoint(f"after append {self.path.name}")
            f.flush()
            os.fsync(f.fileno())
