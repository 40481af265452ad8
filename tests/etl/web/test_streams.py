"""Big files: resumed where they broke, never glued from two versions, captured only when they
changed."""

from __future__ import annotations

import itertools
from dataclasses import replace
from hashlib import sha256

import pytest

from etl.store import Store
from etl.web import Web, WebError
from tests.etl.web.site import BIG, FAST, URL, spoil


def whole(stream):
    return b"".join(stream.chunks())


def test_a_broken_stream_goes_on_where_it_broke(server, web):
    spoil(server, "truncated", times=3)
    with web.stream(URL) as stream:
        assert sha256(whole(stream)).digest() == sha256(BIG).digest()
    assert len(server.asked) == 4


def test_a_stream_from_an_offset_and_from_behind_the_end(server, web):
    with web.stream(URL, offset=1000) as stream:
        assert stream.status == 206 and stream.offset == 1000 and whole(stream) == BIG[1000:]
    with web.stream(URL, offset=len(BIG)) as stream:
        assert stream.status == 416 and whole(stream) == b""


def test_a_server_without_ranges_sends_again_and_nothing_doubles(server, web):
    answers = itertools.count()

    def no_ranges(*a):
        return (
            200,
            {"Content-Type": "text/html" if next(answers) else "application/json", "ETag": '"one"'},
            BIG,
        )

    server.sites["files.test"] = no_ranges
    spoil(server, "truncated", times=1)
    with web.stream(URL) as stream:
        assert whole(stream) == BIG


def test_a_file_that_changes_meanwhile_is_never_glued(server, web, tmp_path):
    bodies = itertools.chain([BIG], itertools.repeat(BIG[::-1]))
    server.sites["files.test"] = lambda *a: (200, {}, next(bodies))
    spoil(server, "truncated", times=1)
    with pytest.raises(WebError) as error, web.stream(URL) as stream:
        whole(stream)
    assert error.value.reason == "changed"
    bodies = itertools.chain([BIG], itertools.repeat(BIG[::-1]))
    server.spoiled.clear()
    raw = Store(tmp_path).raw.source("s")
    web.download(URL, raw, "big")
    assert raw.open("big").read() == BIG[::-1]


def test_a_stream_is_capped_and_pages_are_told(server, web):
    with pytest.raises(WebError) as error, web.stream(URL, max_bytes=10**5) as stream:
        whole(stream)
    assert error.value.reason == "too_large"
    spoil(server, "html_with_200")
    with pytest.raises(WebError) as error, web.stream(URL) as stream:
        whole(stream)
    assert error.value.reason == "html_instead"


def upper(pieces):
    yield from (p.replace(b"\0", b"") for p in pieces)


def test_download_asks_again_only_for_what_changed(server, web, tmp_path):
    raw = Store(tmp_path).raw.source("s")
    first = web.download(URL, raw, "big")
    assert raw.open("big").read() == BIG and first == sha256(BIG).hexdigest()
    assert web.download(URL, raw, "big") == first and server.sent[-1] == 304
    body = []
    server.sites["files.test"] = lambda *a: body.append(1) or (200, {"ETag": '"v2"'}, BIG[:1000])
    assert web.download(URL, raw, "big") != first and raw.open("big").read() == BIG[:1000]
    web.download(URL, raw, "big", transform=upper)
    assert raw.open("big").read() == BIG[:1000].replace(b"\0", b""), (
        "another reader reads the same file again"
    )


@pytest.mark.parametrize("fault", ["truncated", "reset", "500", "html_with_200", "slow_drip"])
def test_a_failed_download_leaves_the_good_capture_and_no_scraps(server, tmp_path, fault):
    web = Web(replace(FAST, retries=0, total_s=0.1))
    raw = Store(tmp_path).raw.source("s")
    kept = web.download(URL, raw, "big")
    server.sites["files.test"] = lambda *a: (
        200,
        {"Content-Type": "text/csv", "ETag": '"v2"'},
        BIG * 2,
    )
    spoil(server, fault)
    with pytest.raises(WebError):
        web.download(URL, raw, "big")
    assert raw.entries()["big"]["sha256"] == kept and not list(tmp_path.rglob("*.part"))
