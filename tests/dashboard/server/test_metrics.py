"""Seen from outside: what was asked and how it went; a number joins an answer to its log line."""

from __future__ import annotations

import logging
import re
import time

import pytest

from dashboard.export import jobs as work
from dashboard.server import compress, jobs
from dashboard.server.app import make_app


@pytest.fixture(scope="module")
def app():
    """An app with an address that breaks."""
    made = make_app(small=False)
    made.server.add_url_rule("/ru/breaks", "breaks", lambda: 1 / 0)
    return made.server.test_client()


def value(text: str, name: str) -> float:
    """The number of one line of the metrics."""
    found = re.search(rf"^{re.escape(name)} (\S+)$", text, re.M)
    return float(found[1]) if found else 0.0


def test_requests_are_counted_by_kind_and_never_by_address(app):
    before = app.get("/metrics").get_data(as_text=True)
    app.get("/ru/?occupation=secret-choice")
    app.get("/ru/none/such")
    text = app.get("/metrics").get_data(as_text=True)
    for name in ('desk_requests_total{kind="page",status="200"}', "desk_request_seconds_count"):
        assert value(text, name) > value(before, name)
    assert value(text, "desk_health") == 2 and value(text, "desk_build_age_seconds") > 0
    assert 'desk_source_age_seconds{source="' in text and "secret-choice" not in text
    line = r"(# (TYPE|HELP) .+|\w+(\{\w+=\"[^\"\n]*\"(,\w+=\"[^\"\n]*\")*\})? [0-9.e+-]+)"
    assert all(re.fullmatch(line, one) for one in text.splitlines())


def test_an_error_has_one_number_in_answer_header_and_log(app, caplog):
    answer = app.get("/ru/breaks", headers={"X-Request-Id": "bad id\n".strip()})
    number = answer.headers["X-Request-Id"]
    assert answer.status_code == 500 and number in answer.get_data(as_text=True)
    assert number in caplog.text and "ZeroDivisionError" in caplog.text
    kept = app.get("/health", headers={"X-Request-Id": "abcdef-0123456789"})
    assert kept.headers["X-Request-Id"] == "abcdef-0123456789"


def test_a_log_line_tells_the_request_without_its_choices(app, caplog):
    caplog.set_level(logging.INFO, "dashboard.requests")
    app.get("/en/?occupation=secret-choice")
    line = next(r.getMessage() for r in caplog.records if r.name == "dashboard.requests")
    assert re.fullmatch(r"request id=\w{16} method=GET kind=page status=200 ms=\d+", line)


def test_a_hung_job_is_stopped(monkeypatch):
    monkeypatch.setattr(jobs, "LIMIT_S", 0.2)
    monkeypatch.setattr(work, "make", lambda *parts: time.sleep(20))
    began = time.monotonic()
    with pytest.raises(TimeoutError):
        jobs._work("deck", {}, None)
    assert time.monotonic() - began < 5


def test_compressed_files_are_kept_within_their_room(app, monkeypatch):
    monkeypatch.setattr(compress, "MOST_BYTES", 100)
    held = compress.Lasting()
    for n in range(9):
        held.set(f"br;/assets/{n}.js", bytes(40))
        held.get("br;/assets/0.js")
    assert held.get("br;/assets/0.js") and held.get("br;/assets/8.js")
    assert not held.get("br;/assets/3.js")
    held.set("br;/ru/", b"page")
    assert held.get("br;/ru/") is None
    with app.application.test_request_context("/assets/a.js?m=1&x=2"):
        from flask import request

        assert compress.key_of(request) == "/assets/a.js?m=1"
