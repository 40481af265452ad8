"""The simulated publishers in this process: a stand-in for the web client and one for the raw
captures."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pandas as pd

from etl.build.checks import cast_and_check
from tests.publishers import (
    cbr_content,
    emiss_content,
    ilostat_content,
    rosstat_content,
    worldbank_content,
)


@dataclass
class Reply:
    """What the web client returns."""

    status: int
    headers: dict
    content: bytes

    def json(self) -> object:
        return json.loads(self.content)


class Web:
    """Answers as the publishers do; `faults` maps an index of request (from 0) to a Reply given
    instead."""

    def __init__(self, faults: dict[int, Reply] | None = None):
        self.emiss = emiss_content.Emiss()
        sites = (cbr_content, ilostat_content, rosstat_content, worldbank_content)
        self.sites = {host: site.answer for site in sites for host in site.HOSTS}
        self.sites |= {host: self.emiss.answer for host in emiss_content.HOSTS}
        self.faults = faults or {}
        self.asked = []

    def get(self, url: str, params: dict | None = None, **more) -> Reply:
        return self._answer("GET", url, params)

    def post(self, url: str, data: list | None = None, **more) -> Reply:
        return self._answer("POST", url, None, data)

    def _answer(
        self, method: str, url: str, params: dict | None, form: list | None = None
    ) -> Reply:
        parts = urlsplit(url)
        query = dict(parse_qsl(parts.query)) | {k: str(v) for k, v in (params or {}).items()}
        self.asked.append((method, url))
        if fault := self.faults.get(len(self.asked) - 1):
            return fault
        return Reply(*self.sites[parts.netloc](method, parts.path, query, form))


@dataclass
class Raw:
    """Captures in a folder."""

    folder: Path
    names: list[str] = field(default_factory=list)

    def put(self, name: str, data: bytes, *, url: str, published: str | None = None) -> None:
        assert url.startswith("https://")
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_bytes(data)
        self.names.append(name)

    def read(self, module) -> tuple[pd.DataFrame, list]:
        """All rows of the captures as the graph hands them over, and all rejects."""
        parsed = {n: module._read(self.folder / n) for n in sorted(self.names)}
        rows = [row | {"_file": n} for n, p in parsed.items() for row in p.rows]
        return pd.DataFrame(rows), [r for p in parsed.values() for r in p.rejects]


def table(module, name: str, tmp_path: Path, web: Web | None = None) -> tuple[pd.DataFrame, list]:
    """Fetch, read and build one table of a source from the simulated publishers."""
    raw = Raw(tmp_path / "raw")
    module._fetch(web or Web(), raw)
    rows, rejects = raw.read(module)
    fn = getattr(module, name)
    return cast_and_check(fn(rows), fn), rejects
