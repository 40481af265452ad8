"""The web client against a misbehaving publisher over real HTTP: each trouble has its reason, nothing is half taken."""
from __future__ import annotations

import io
import itertools
import socket
import ssl
import subprocess
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.store import Store
from etl.web import Limits, Web, WebError
from etl.web.reply import retry_after
from etl.web.tls import is_russian_state
from tests.publishers.faults import FAULTS, Fault, status
from tests.publishers.server import Publishers

BIG = bytes(range(256)) * 4096
FAST = Limits(rate_s=0, retries=2, backoff_s=0.01, wait_max_s=1, connect_s=2, read_s=0.2, total_s=1, max_bytes=10**7)
URL = "https://files.test/big.json"


@pytest.fixture
def server(monkeypatch):
    with Publishers() as server:
        monkeypatch.setenv("ETL_PUBLISHERS", server.address)
        server.sites["files.test"] = lambda method, path, query, form: (200, {"Content-Type": "application/json"}, BIG)
        yield server


@pytest.fixture
def web(server):
    slept = []
    web = Web(FAST, sleep=slept.append)
    web.slept = slept
    return web


def spoil(server, name, times=None, host="files.test"):
    server.faults[host] = replace(FAULTS[name], times=times)


@pytest.mark.parametrize(("fault", "reason", "asked"), [
    ("timeout", "timeout", 3), ("reset", "reset", 3), ("truncated", "truncated", 3), ("429", "too_many_requests", 1),
    ("500", "server_error", 3), ("502", "server_error", 3), ("503", "server_error", 3), ("403", "forbidden", 1),
    ("404", "not_found", 1)])
def test_each_trouble_has_its_reason_and_names_the_host(server, web, fault, reason, asked):
    spoil(server, fault)
    with pytest.raises(WebError) as error:
        web.get(URL)
    assert error.value.reason == reason and all("files.test" in error.value.words[lang] for lang in ("ru", "en"))
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


@given(st.integers(-10**5, 10**5))
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
    server.sites["files.test"] = lambda m, p, q, form: (302, {"Location": "/there"}, repr(form).encode())
    reply = web.post(URL, [("a", "б"), ("a", "2")])
    assert reply.status == 302 and reply.content.decode() == "[('a', 'б'), ('a', '2')]"


@pytest.mark.parametrize(("location", "reason"), [
    ("https://evil.example/x", "redirect"), ("http://files.test/x", "redirect"), ("//files.test.evil/x", "redirect"),
    ("/again", "redirect"), ("", "redirect")])
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
    slept, limits = [], replace(FAST, rate_s=100)
    server.sites["a.test"] = server.sites["b.test"] = lambda *a: (200, {}, b"")
    for host in ("a.test", "b.test", "a.test", "a.test"):
        Web(limits, sleep=slept.append).get(f"https://{host}/")
    assert [round(s / 100) for s in slept] == [1, 2]


def test_the_client_says_who_it_is(server, web):
    agent = web.session.headers["User-Agent"]
    assert "skills-desk" in agent and "Chrome" not in agent


# big files

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
        return 200, {"Content-Type": "text/html" if next(answers) else "application/json", "ETag": '"one"'}, BIG
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
    assert raw.open("big").read() == BIG[:1000].replace(b"\0", b""), "another reader reads the same file again"


@pytest.mark.parametrize("fault", ["truncated", "reset", "500", "html_with_200", "slow_drip"])
def test_a_failed_download_leaves_the_good_capture_and_no_scraps(server, tmp_path, fault):
    web, raw = Web(replace(FAST, retries=0, total_s=0.1)), Store(tmp_path).raw.source("s")
    kept = web.download(URL, raw, "big")
    server.sites["files.test"] = lambda *a: (200, {"Content-Type": "text/csv", "ETag": '"v2"'}, BIG * 2)
    spoil(server, fault)
    with pytest.raises(WebError):
        web.download(URL, raw, "big")
    assert raw.entries()["big"]["sha256"] == kept and not list(tmp_path.rglob("*.part"))


# certificates

@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    """A root of our own and a certificate for rosstat.gov.ru and for private.example, by the openssl tool."""
    folder = tmp_path_factory.mktemp("tls")

    def run(*words):
        subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)
    try:
        run("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "root.key", "-out", "root.pem", "-days", "2",
            "-subj", "/CN=Test Root", "-addext", "keyUsage=critical,keyCertSign")
    except FileNotFoundError:
        pytest.skip("нет программы openssl: проверка сертификатов пропущена")
    run("req", "-newkey", "rsa:2048", "-nodes", "-keyout", "leaf.key", "-out", "leaf.csr", "-subj", "/CN=leaf")
    (folder / "ext").write_text("subjectAltName=DNS:rosstat.gov.ru,DNS:private.example\n"
                                "authorityKeyIdentifier=keyid\n")
    run("x509", "-req", "-in", "leaf.csr", "-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial", "-days", "2",
        "-out", "leaf.pem", "-extfile", "ext")
    return folder


@pytest.fixture
def tls_port(authority, monkeypatch):
    class Hello(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"ok")

        def log_message(self, *args):
            pass
    server = ThreadingHTTPServer(("127.0.0.1", 0), Hello)
    server.handle_error = lambda *a: None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(authority / "leaf.pem", authority / "leaf.key")
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    here = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", server.server_port))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: here)
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.delenv(name, raising=False)
    yield server.server_port
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("host", "bundle", "pin", "works"), [
    ("rosstat.gov.ru", True, "right", True), ("rosstat.gov.ru", False, "right", False),
    ("rosstat.gov.ru", True, "wrong", False), ("rosstat.gov.ru", True, "", False),
    ("private.example", True, "right", False)])
def test_the_extra_root_counts_only_pinned_and_only_for_state_hosts(authority, tls_port, monkeypatch, host, bundle, pin,
                                                                   works):
    root = authority / "root.pem"
    monkeypatch.setenv("ETL_TLS_BUNDLE", str(root) if bundle else "")
    monkeypatch.setenv("ETL_TLS_BUNDLE_SHA256", {"right": sha256(root.read_bytes()).hexdigest()}.get(pin, pin))
    monkeypatch.delenv("ETL_PUBLISHERS", raising=False)
    web = Web(replace(FAST, read_s=5))
    if works:
        assert web.get(f"https://{host}:{tls_port}/").content == b"ok"
        return
    with pytest.raises(WebError) as error:
        web.get(f"https://{host}:{tls_port}/")
    assert error.value.reason == "tls" and "ETL_TLS_BUNDLE" in error.value.words.ru


@pytest.mark.parametrize(("host", "state"), [
    ("rosstat.gov.ru", True), ("www.fedstat.ru", True), ("opendata.trudvsem.ru", True), ("www.cbr.ru", True),
    ("evilgov.ru", False), ("gov.ru.example.org", False), ("rosstat.gov.ru.evil.com", False),
    ("api.worldbank.org", False)])
def test_whose_certificates_the_ministry_may_vouch_for(host, state):
    assert is_russian_state(host) is state


def test_verification_is_never_switched_off():
    from etl.settings import REPO
    sources = io.StringIO("".join(p.read_text("utf-8") for p in (REPO / "etl").rglob("*.py"))).read()
    assert "verify=False" not in sources and "CERT_NONE" not in sources and "check_hostname" not in sources
