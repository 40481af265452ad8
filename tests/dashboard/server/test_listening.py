"""The app on its real server: bodies over the limit, slow senders, many connections."""

from __future__ import annotations

import http.client
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from dashboard.server import listening
from dashboard.server.app import make_app

HOST = "127.0.0.1"


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """The port of the app on waitress; a request's headers may take a second here."""
    patch = pytest.MonkeyPatch()
    patch.setattr(listening, "HEADER_S", 1)
    patch.setattr(listening, "CLEANUP_S", 1)
    server = listening.create_server(make_app().server, HOST, 0)
    threading.Thread(target=server.run, daemon=True).start()
    yield server.effective_port
    server.close()
    patch.undo()


def ask(port: int, method: str, path: str, headers: dict[str, str], body: bytes = b"") -> tuple:
    connection = http.client.HTTPConnection(HOST, port, timeout=20)
    connection.putrequest(method, path)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders(body or None)
    answer = connection.getresponse()
    said = answer.read().decode()
    connection.close()
    return answer.status, said


@pytest.mark.parametrize(("lang", "word"), [("ru", "больше 16 МБ"), ("en", "larger than 16 MB")])
def test_a_body_over_the_limit_is_refused_before_it_is_sent(port, lang, word):
    status, said = ask(port, "POST", f"/{lang}/deck.pptx", {"Content-Length": str(10**9)})
    assert status == 413 and word in said


def test_the_refusal_reaches_who_is_still_sending(port):
    body = b"x" * (20 * 2**20)
    status, said = ask(port, "POST", "/ru/deck.pptx", {"Content-Length": str(len(body))}, body)
    assert status == 413 and "16 МБ" in said


def test_a_body_of_unknown_length_is_refused_when_it_grows_too_large(port):
    chunk = b"100000\r\n" + b"x" * 2**20 + b"\r\n"
    headers = {"Transfer-Encoding": "chunked"}
    status, said = ask(port, "POST", "/ru/deck.pptx", headers, chunk * 18 + b"0\r\n\r\n")
    assert status == 413 and "16 МБ" in said


def test_an_address_that_takes_nothing_says_so(port):
    status, said = ask(port, "GET", "/ru/graph.svg", {"Content-Length": "5"}, b"12345")
    assert status == 413 and "не отправляют" in said


def test_who_drips_headers_is_cut_off(port):
    with socket.create_connection((HOST, port), timeout=20) as slow:
        slow.sendall(b"GET /ru/ HTTP/1.1\r\n")
        began = time.monotonic()
        with pytest.raises(OSError):
            while time.monotonic() - began < 15:
                slow.sendall(b"X-A: b\r\n")
                time.sleep(0.2)
        assert time.monotonic() - began < 10


def test_two_hundred_silent_connections_leave_the_rest_served(port):
    silent = [socket.create_connection((HOST, port), timeout=20) for _ in range(200)]
    assert ask(port, "GET", "/health", {})[0] == 200
    for connection in silent:
        connection.close()
