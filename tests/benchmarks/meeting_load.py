"""A hall of phones behind one address: they poll, post and vote; every write is sent three times
under one key. Nothing may be lost or doubled, nothing refused but deliberately.

    python -m tests.benchmarks.meeting_load [people] [seconds] [processes]
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import sys
import tempfile
import time
import urllib.request
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles

from sqlalchemy import URL, select

from dashboard.meeting import seats
from dashboard.meeting.models import Post, Vote
from dashboard.meeting.store import transaction
from tests.meeting.served import Served, data_folder

POLL_S = 1.5
ROLES = ("state", "business", "education", "guest")
CHARTS = ("/ru/pay", "/ru/shortage")
LIMIT_MS = 500
CHARTS_LIMIT_MS = 1000


@dataclass
class Report:
    """What the hall saw: latencies in ms, statuses, keys accepted."""

    polls: list[float] = field(default_factory=list)
    writes: list[float] = field(default_factory=list)
    charts: list[float] = field(default_factory=list)
    statuses: dict[int, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    accepted: set[str] = field(default_factory=set)
    voices: set[tuple[str, int]] = field(default_factory=set)

    def p95(self, name: str) -> float:
        """The 95th percentile of a list of latencies."""
        found = getattr(self, name)
        if len(found) > 1:
            return quantiles(found, n=20)[-1]
        return 0.0


class Visitor:
    """One browser over one kept connection."""

    def __init__(self, port: int, report: Report):
        self.port = port
        self.report = report
        self.cookies: dict[str, str] = {}
        self._streams: tuple | None = None

    async def ask(
        self, method: str, path: str, body: object = None, headers: dict | None = None
    ) -> tuple[int, dict, bytes]:
        """A request on the kept connection, once more on a new one when it was closed."""
        for attempt in (0, 1):
            if self._streams is None:
                self._streams = await asyncio.open_connection("127.0.0.1", self.port)
            try:
                return await self._exchange(method, path, body, headers or {})
            except (OSError, asyncio.IncompleteReadError):
                self._streams = None
                if attempt:
                    raise
        raise AssertionError

    async def _exchange(self, method, path, body, headers) -> tuple[int, dict, bytes]:
        reader, writer = self._streams
        data = b"" if body is None else json.dumps(body).encode()
        cookies = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", f"Cookie: {cookies}"]
        lines += [f"{k}: {v}" for k, v in headers.items()]
        lines += [f"Content-Length: {len(data)}", "Content-Type: application/json", "", ""]
        writer.write("\r\n".join(lines).encode() + data)
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        status = int(head.split(" ", 2)[1])
        found = {}
        for line in head.split("\r\n")[1:]:
            name, _, value = line.partition(": ")
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.split(";")[0]
            found[name.lower()] = value
        content = b""
        if found.get("transfer-encoding") == "chunked":
            while size := int(await reader.readline(), 16):
                content += await reader.readexactly(size + 2)
            await reader.readline()
        elif status not in (204, 304):
            content = await reader.readexactly(int(found.get("content-length", 0)))
        self.report.statuses[status] = self.report.statuses.get(status, 0) + 1
        if status >= 400 and status != 429:
            self.report.faults.append(f"{status} {method} {path} {content[:120]!r}")
        return status, found, content


async def participant(number: int, port: int, code: str, until: float, report: Report) -> None:
    """One phone: comes in, polls, posts, votes."""
    chance = random.Random(number)
    visitor = Visitor(port, report)
    await asyncio.sleep(chance.uniform(0, POLL_S))
    await visitor.ask("GET", "/ru/hall")
    token = {"X-Desk-Token": visitor.cookies["token"]}
    entry = {"code": code, "role": ROLES[number % 4]}
    await visitor.ask("POST", "/ru/hall/join", entry, token)
    etag = ""
    next_write = time.monotonic() + chance.uniform(1, 8)
    posts: list[int] = []
    while time.monotonic() < until:
        start = time.monotonic()
        headers = {"If-None-Match": etag} if etag else {}
        status, found, body = await visitor.ask("GET", "/ru/hall/state.json", None, headers)
        report.polls.append(1000 * (time.monotonic() - start))
        etag = found.get("etag", etag)
        if status == 200:
            posts = [post["id"] for post in json.loads(body)["posts"]]
        if time.monotonic() >= next_write:
            await write(number, visitor, token, posts, chance, report)
            next_write = time.monotonic() + chance.uniform(10, 20)
        await asyncio.sleep(max(0, POLL_S - (time.monotonic() - start)))


async def write(number, visitor, token, posts, chance, report) -> None:
    """An entry or a voice, sent three times as a phone that did not hear the answer would."""
    start = time.monotonic()
    if posts and chance.random() < 0.6:
        voice = {"post": chance.choice(posts), "choice": "agree"}
        statuses = [(await visitor.ask("POST", "/ru/hall/vote", voice, token))[0] for _ in range(3)]
        if 200 in statuses:
            report.voices.add((visitor.cookies["seat"], voice["post"]))
    else:
        key = f"load-{number:04d}-{chance.getrandbits(60):x}"
        entry = {"key": key, "kind": "question", "text": f"Вопрос {number} {key}"}
        statuses = [(await visitor.ask("POST", "/ru/hall/post", entry, token))[0] for _ in range(3)]
        if 200 in statuses:
            report.accepted.add(key)
    report.writes.append(1000 * (time.monotonic() - start) / 3)


async def reader_of_charts(port: int, until: float, report: Report) -> None:
    """Somebody at a laptop opens pages of charts meanwhile."""
    visitor = Visitor(port, report)
    for path in CHARTS:
        await visitor.ask("GET", path)
    while time.monotonic() < until:
        for path in CHARTS:
            start = time.monotonic()
            await visitor.ask("GET", path)
            report.charts.append(1000 * (time.monotonic() - start))
            await asyncio.sleep(1)


async def hall(ports: list[int], code: str, people: int, seconds: float) -> Report:
    """The whole hall at once."""
    report = Report()
    until = time.monotonic() + seconds
    phones = [participant(n, ports[n % len(ports)], code, until, report) for n in range(people)]
    await asyncio.gather(*phones, reader_of_charts(ports[0], until, report))
    return report


def run(folder: Path, people: int, seconds: float, processes: int = 1) -> Report:
    """Serve a meeting over the folder, fill the hall, hold the database to what was accepted."""
    servers = [Served(data_folder(folder)) if n == 0 else Served(folder) for n in range(processes)]
    servers[0].command("meeting", "new", "--title", "Нагрузка")
    url = URL.create("sqlite", database=str(folder / "meeting" / "meeting.db"))
    with transaction(url) as store:
        meeting = store.meeting()
        meeting.state = "open"
        meeting.premoderated = False
    try:
        for server in servers:
            server.start()
            urllib.request.urlopen(f"{server.address}/ru/hall").read()  # makes the key
        secret = (folder / "run" / "secret").read_bytes()
        code = seats.code(secret, meeting.code_seed)
        report = asyncio.run(hall([s.port for s in servers], code, people, seconds))
    finally:
        for server in servers:
            with suppress(OSError):
                server.kill()
    with transaction(url) as store:
        kept = [post.key for post in store.session.scalars(select(Post))]
        voices = len(list(store.session.scalars(select(Vote))))
    assert len(kept) == len(set(kept)), "записи удвоились"
    assert report.accepted <= set(kept), "принятые записи потерялись"
    assert set(kept) <= report.accepted, "записано то, чего не принимали"
    assert voices <= len(report.voices), "голосов больше, чем отдано"
    own = re.compile(r"409 POST /ru/hall/vote")
    report.faults = [fault for fault in report.faults if not own.match(fault)]
    return report


def main() -> int:
    """Print the latencies; 1 when the hall was slower than promised or something failed."""
    given = [int(word) for word in sys.argv[1:]]
    people, seconds, processes = (*given, *(300, 120, 1)[len(given) :])
    with tempfile.TemporaryDirectory() as folder:
        report = run(Path(folder), people, seconds, processes)
    print(f"{people} phones, {seconds} s, {processes} process(es), statuses {report.statuses}")
    for name in ("polls", "writes", "charts"):
        found = getattr(report, name)
        print(f"{name}: n {len(found)}, p95 {report.p95(name):.0f} ms, max {max(found):.0f} ms")
    print(
        f"entries {len(report.accepted)}, voices {len(report.voices)}, faults {report.faults[:5]}"
    )
    slow = report.p95("polls") > LIMIT_MS or report.p95("charts") > CHARTS_LIMIT_MS
    return int(slow or bool(report.faults))


if __name__ == "__main__":
    sys.exit(main())
