"""A full room: 60 browsers of 6 connections behind one address open Сводка; nobody is refused, 95
of 100 documents come within 5 s.

    python -m tests.benchmarks.full_room

The app runs in a process of its own on loopback. Each client asks for the document on one of its
connections and, at the same moment, for files of the page on the others, all kept open until
everybody is served.
"""

from __future__ import annotations

import http.client
import socket
import statistics
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

CLIENTS = 60
EACH = 6
WISH_S = 5.0
LIMIT_S = 60
PAGE = "/ru/"
FILES = (
    "/ru/search.json",
    "/ru/figure/vacancies_moscow.json",
    "/assets/desk.css",
    "/assets/common.js",
    "/assets/draw.js",
)


def main() -> int:
    """Print the median, p95 and worst of documents and files; 1 when somebody is refused or p95
    is over the wish."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "dashboard", "serve", "--port", str(port)]
    app = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        _until_up(port)
        with ThreadPoolExecutor(CLIENTS * EACH) as room:
            together = threading.Barrier(CLIENTS * EACH)
            asked = [
                room.submit(_ask, port, path, together)
                for _ in range(CLIENTS)
                for path in (PAGE, *FILES)
            ]
            answers = [future.result() for future in asked]
    finally:
        app.terminate()
        app.wait(20)
    refused = [(path, status) for path, status, _ in answers if status != 200]
    documents = sorted(seconds for path, _, seconds in answers if path == PAGE)
    others = sorted(seconds for path, _, seconds in answers if path != PAGE)
    p95 = documents[int(0.95 * len(documents)) - 1]
    print(
        f"{CLIENTS} × {EACH}: отказано {len(refused)}; документ: медиана "
        f"{statistics.median(documents):.2f} с, p95 {p95:.2f} с (не больше {WISH_S:g}), худший "
        f"{documents[-1]:.2f} с; файлы: медиана {statistics.median(others):.2f} с, худший "
        f"{others[-1]:.2f} с"
    )
    for path, status in refused[:5]:
        print(f"  {path}: {status}")
    if not refused and p95 <= WISH_S:
        return 0
    return 1


def _ask(port: int, path: str, together: threading.Barrier) -> tuple[str, int | str, float]:
    """Status and seconds of one answer; the connection is opened before all begin and stays open
    until all are served."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=LIMIT_S)
    try:
        connection.connect()
        together.wait(LIMIT_S)
        began = time.perf_counter()
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        seconds = time.perf_counter() - began
        together.wait(LIMIT_S)
        return path, answer.status, seconds
    except (OSError, http.client.HTTPException, threading.BrokenBarrierError) as error:
        return path, type(error).__name__, LIMIT_S
    finally:
        connection.close()


def _until_up(port: int) -> None:
    """Wait until the app answers and has drawn its first page."""
    until = time.monotonic() + LIMIT_S
    while time.monotonic() < until:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=LIMIT_S)
            connection.request("GET", PAGE)
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError("приложение не поднялось")


if __name__ == "__main__":
    sys.exit(main())
