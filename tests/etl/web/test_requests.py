"""The web client against a misbehaving publisher over real HTTP: each trouble has its reason,
nothing is half taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.web import Web, WebError
from etl.web.reply import retry_after
from tests.etl.web.site import BIG, FAST, URL, spoil
from tests.publishers.faults import Fault, status


@pytest.mark.parametrize(
    ("fault", "reason", "asked"),
    [
        ("timeout", "timeout", 3),
        ("reset", "reset", 3),
        ("truncated", "truncated", 3),
        ("429", "too_many_requests", 1),
        ("500", "server_error", 3),
        ("502", "server_error", 3),
        ("503", "server_error", 3),
        ("403", "forbidden", 1),
        ("404", "not_found", 1),
    ],
)
def test_each_trouble_has_its_reason_and_names_the_host(server, web, fault, reason, asked):
    spoil(server, fault)
    with pytest.raises(WebError) as error:
        web.get(URL)
    assert error.value.reason == reason and all(
        "files.test" in error.value.words[lang] for lang in ("ru", "en")
    )
    assert len(server.asked) == asked


@pytest.mark.parametrize("fault", ["timeout", "reset", "truncated", "500", "503"])
def test_a_trouble_that_passes_costs_a_pause_and_no_data(server, web, fault):
    spoil(server, fault, times=2)
    assert web.get(URL).content == BIG
    assert web.slept == [0.01, 0.02]


def test_a_drip_cannot_hold_the_run(server):
    spoil(server, "slow_drip")
    with pytest.raises(WebError) as error:
        Web(replace(FAST, retries=0, total_s=0.2)).get(URL)
    assert error.value.reason == "timeout"


@pytest.mark.parametrize(("asked_s", "waits"), [("1", [1.0]), ("0", [0.01]), ("soon", [0.01])])
def test_retry_after_is_honoured(server, web, asked_s, waits):
    server.faults["files.test"] = Fault("429", status(429, Retry_After=asked_s), times=1)
    assert web.get(URL).status == 200 and web.slept == waits


def test_retry_after_beyond_the_cap_is_reported_instead_of_waited_for(server, web):
    server.faults["files.test"] = Fault("429", status(429, Retry_After="3600"), times=1)
    with pytest.raises(WebError, match="429"):
        web.get(URL)
    assert web.slept == []


@given(st.integers(-(10**5), 10**5))
def test_retry_after_as_a_date(seconds):
    text = format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)
    assert abs(retry_after(text) - max(0, seconds)) < 3


@given(st.text(max_size=30))
def test_retry_after_never_breaks(text):
    assert retry_after(text) is None or retry_after(text) >= 0


def test_accepted_statuses_come_back_as_answers(server, web):
    spoil(server, "500")
    assert web.get(URL, accept_statuses=(500,)).status == 500 and len(server.asked) == 1


def test_json_tells_a_page_from_a_broken_answer(server, web):
    with pytest.raises(WebError) as error:
        web.get(URL).json()
    assert error.value.reason == "not_json"
    spoil(server, "html_with_200")
    with pytest.raises(WebError) as error:
        web.get(URL).json()
    assert error.value.reason == "html_instead"


def test_size_is_capped_by_promise_and_by_count(server, web):
    with pytest.raises(WebError) as error:
        web.get(URL, max_bytes=1000)
    assert error.value.reason == "too_large"
    import gzip

    bomb = gzip.compress(bytes(10**6))
    server.sites["files.test"] = lambda *a: (200, {"Content-Encoding": "gzip"}, bomb)
    assert len(bomb) < 2000
    with pytest.raises(WebError) as error:
        web.get(URL, max_bytes=10**5)
    assert error.value.reason == "too_large"


def test_post_is_asked_once_and_not_redirected(server, web):
    spoil(server, "503")
    with pytest.raises(WebError) as error:
        web.post(URL, [("a", "б"), ("a", "2")])
    assert error.value.status == 503 and len(server.asked) == 1
    server.faults.clear()
    server.sites["files.test"] = lambda m, p, q, form: (
        302,
        {"Location": "/there"},
        repr(form).encode(),
    )
    reply = web.post(URL, [("a", "б"), ("a", "2")])
    assert reply.status == 302 and reply.content.decode() == "[('a', 'б'), ('a', '2')]"


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("https://evil.example/x", "redirect"),
        ("http://files.test/x", "redirect"),
        ("//files.test.evil/x", "redirect"),
        ("/again", "redirect"),
        ("", "redirect"),
    ],
)
def test_redirects_leave_neither_the_site_nor_https_nor_sanity(server, web, location, reason):
    server.sites["files.test"] = lambda *a: (302, {"Location": location}, b"")
    with pytest.raises(WebError) as error:
        web.get(URL)
    assert error.value.reason == reason and {host for _, host, *_ in server.asked} == {"files.test"}


def test_redirects_within_the_site_are_followed(server, web):
    server.sites["files.test"] = lambda *a: (301, {"Location": "https://www.files.test/new"}, b"")
    server.sites["www.files.test"] = lambda m, path, q, f: (200, {}, path.encode())
    assert web.get(URL, params={"a": 1}).content == b"/new"


def test_plain_http_and_a_foreign_simulation_are_refused(server, web, monkeypatch):
    with pytest.raises(WebError):
        web.get("http://files.test/x")
    assert not server.asked
    monkeypatch.setenv("ETL_PUBLISHERS", "http://192.0.2.1:80")
    with pytest.raises(ValueError, match="на этой машине"):
        Web()


def test_the_pace_is_per_host_and_shared(server):
    slept = []
    limits = replace(FAST, rate_s=100)
    server.sites["a.test"] = server.sites["b.test"] = lambda *a: (200, {}, b"")
    for host in ("a.test", "b.test", "a.test", "a.test"):
        Web(limits, sleep=slept.append).get(f"https://{host}/")
    assert [round(s / 100) for s in slept] == [1, 2]


def test_the_client_says_who_it_is(server, web):
    agent = web.session.headers["User-Agent"]
    assert "skills-desk" in agent and "Chrome" not in agent
