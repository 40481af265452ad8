"""Certificates: the ministry's root counts only pinned and only for state hosts; verification is
never off."""

from __future__ import annotations

import io
import socket
import ssl
import subprocess
import threading
from dataclasses import replace
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from etl.web import Web, WebError
from etl.web.tls import is_russian_state
from tests.etl.web.site import FAST


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    """A root of our own and a certificate for rosstat.gov.ru and for private.example, by the
    openssl tool."""
    folder = tmp_path_factory.mktemp("tls")

    def run(*words):
        subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)

    try:
        run(
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-keyout",
            "root.key",
            "-out",
            "root.pem",
            "-days",
            "2",
            "-subj",
            "/CN=Test Root",
            "-addext",
            "keyUsage=critical,keyCertSign",
        )
    except FileNotFoundError:
        pytest.skip("нет программы openssl: проверка сертификатов пропущена")
    run(
        "req",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        "leaf.key",
        "-out",
        "leaf.csr",
        "-subj",
        "/CN=leaf",
    )
    (folder / "ext").write_text(
        "subjectAltName=DNS:rosstat.gov.ru,DNS:private.example\nauthorityKeyIdentifier=keyid\n"
    )
    run(
        "x509",
        "-req",
        "-in",
        "leaf.csr",
        "-CA",
        "root.pem",
        "-CAkey",
        "root.key",
        "-CAcreateserial",
        "-days",
        "2",
        "-out",
        "leaf.pem",
        "-extfile",
        "ext",
    )
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
    threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
    ).start()
    here = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", server.server_port))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: here)
    for name in (
        "HTTPS_PROXY",
        "https_proxy",
        "ALL_PROXY",
        "all_proxy",
        "REQUESTS_CA_BUNDLE",
        "CURL_CA_BUNDLE",
    ):
        monkeypatch.delenv(name, raising=False)
    yield server.server_port
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("host", "bundle", "pin", "works"),
    [
        ("rosstat.gov.ru", True, "right", True),
        ("rosstat.gov.ru", False, "right", False),
        ("rosstat.gov.ru", True, "wrong", False),
        ("rosstat.gov.ru", True, "", False),
        ("private.example", True, "right", False),
    ],
)
def test_the_extra_root_counts_only_pinned_and_only_for_state_hosts(
    authority, tls_port, monkeypatch, host, bundle, pin, works
):
    root = authority / "root.pem"
    monkeypatch.setenv("ETL_TLS_BUNDLE", str(root) if bundle else "")
    monkeypatch.setenv(
        "ETL_TLS_BUNDLE_SHA256", {"right": sha256(root.read_bytes()).hexdigest()}.get(pin, pin)
    )
    monkeypatch.delenv("ETL_PUBLISHERS", raising=False)
    web = Web(replace(FAST, read_s=5))
    if works:
        assert web.get(f"https://{host}:{tls_port}/").content == b"ok"
        return
    with pytest.raises(WebError) as error:
        web.get(f"https://{host}:{tls_port}/")
    assert error.value.reason == "tls" and "ETL_TLS_BUNDLE" in error.value.words.ru


@pytest.mark.parametrize(
    ("host", "state"),
    [
        ("rosstat.gov.ru", True),
        ("www.fedstat.ru", True),
        ("opendata.trudvsem.ru", True),
        ("www.cbr.ru", True),
        ("evilgov.ru", False),
        ("gov.ru.example.org", False),
        ("rosstat.gov.ru.evil.com", False),
        ("api.worldbank.org", False),
    ],
)
def test_whose_certificates_the_ministry_may_vouch_for(host, state):
    assert is_russian_state(host) is state


def test_verification_is_never_switched_off():
    from etl.settings import REPO

    sources = io.StringIO(
        "".join(p.read_text("utf-8") for p in (REPO / "etl").rglob("*.py"))
    ).read()
    assert (
        "verify=False" not in sources
        and "CERT_NONE" not in sources
        and "check_hostname" not in sources
    )
