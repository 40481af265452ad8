"""Seen from outside: `/metrics` in Prometheus' text form, and a number for every request that
stands in its log line and in its answer (X-Request-Id)."""

from __future__ import annotations

import logging
import re
import threading
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from secrets import token_hex

import flask
from flask import g, request

from dashboard.server import health, seam
from etl.store.reader import NothingBuilt, Reader

LOG = logging.getLogger("dashboard.requests")
HEADER = "X-Request-Id"
GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")
"""A number a proxy gave already is kept."""
BOUNDS = (0.05, 0.1, 0.3, 1.0, 3.0, 10.0)
DAY_S = 86_400
WORTH = {health.OK: 2, health.DEGRADED: 1, health.FAILING: 0}


class Counts:
    """What this process answered: requests by kind and status, and how long they took."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests: Counter[tuple[str, int]] = Counter()
        self._within: Counter[float] = Counter()
        self._seconds = 0.0

    def add(self, kind: str, status: int, seconds: float) -> None:
        """One request more."""
        with self._lock:
            self._requests[kind, status] += 1
            self._seconds += seconds
            for bound in BOUNDS:
                self._within[bound] += seconds <= bound

    def lines(self) -> Iterator[str]:
        """The counts as Prometheus reads them."""
        with self._lock:
            requests = dict(self._requests)
            within = dict(self._within)
            seconds = self._seconds
        total = sum(requests.values())
        yield "# TYPE desk_requests_total counter"
        for (kind, status), n in sorted(requests.items()):
            yield f'desk_requests_total{{kind="{kind}",status="{status}"}} {n}'
        yield "# TYPE desk_request_seconds histogram"
        for bound in BOUNDS:
            yield f'desk_request_seconds_bucket{{le="{bound}"}} {within.get(bound, 0)}'
        yield f'desk_request_seconds_bucket{{le="+Inf"}} {total}'
        yield f"desk_request_seconds_sum {seconds:.6f}"
        yield f"desk_request_seconds_count {total}"


def register(server: flask.Flask) -> None:
    """Count every request, give it a number, and answer `/metrics`."""
    counts = Counts()
    server.before_request(_begun)
    server.after_request(lambda answer: _over(answer, counts))
    server.add_url_rule("/metrics", "metrics", lambda: _answer(counts), methods=["GET"])


def number() -> str:
    """The number of the request being answered, "" outside of one."""
    return g.get("number", "") if flask.has_request_context() else ""


def _begun() -> None:
    given = request.headers.get(HEADER, "")
    g.number = given if GIVEN.fullmatch(given) else token_hex(8)
    g.began = time.perf_counter()


def _over(answer: flask.Response, counts: Counts) -> flask.Response:
    seconds = time.perf_counter() - g.get("began", time.perf_counter())
    counts.add(_kind(), answer.status_code, seconds)
    answer.headers[HEADER] = number()
    LOG.info(
        "request id=%s method=%s kind=%s status=%d ms=%d",
        number(),
        request.method,
        _kind(),
        answer.status_code,
        seconds * 1000,
    )
    return answer


def _kind() -> str:
    """What was asked for, without an address: it may hold what a visitor chose."""
    path = request.path
    if path == seam.CALLBACK:
        return "callback"
    if path.startswith(("/assets/", seam.SUITES)):
        return "asset"
    if request.url_rule is None:
        return "unknown"
    if request.url_rule.endpoint == seam.PAGES:
        return "page"
    return "file" if path[:4] in ("/ru/", "/en/") else "service"


def _answer(counts: Counts) -> flask.Response:
    body = "\n".join([*counts.lines(), *_data()]) + "\n"
    plain = {"Content-Type": "text/plain; version=0.0.4; charset=utf-8"}
    return flask.Response(body, headers=plain | {"Cache-Control": "no-store"})


def _data() -> Iterator[str]:
    """How the data are, and how old."""
    word, _ = health.state()
    yield "# HELP desk_health 2 well, 1 an older build is shown, 0 nothing to show"
    yield "# TYPE desk_health gauge"
    yield f"desk_health {WORTH[word]}"
    try:
        manifest = Reader.open().manifest
    except (NothingBuilt, OSError):
        return
    if (age := _age(manifest.get("created"))) is not None:
        yield "# TYPE desk_build_age_seconds gauge"
        yield f"desk_build_age_seconds {age:.0f}"
    yield "# TYPE desk_source_age_seconds gauge"
    for name, source in sorted(manifest["sources"].items()):
        seen = [_age(shot.get("accessed")) for shot in source.get("snapshots") or []]
        if ages := [age for age in seen if age is not None]:
            yield f'desk_source_age_seconds{{source="{name}"}} {min(ages):.0f}'


def _age(moment: str | None) -> float | None:
    try:
        at = datetime.fromisoformat(moment or "")
    except ValueError:
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return (datetime.now(UTC) - at).total_seconds()
