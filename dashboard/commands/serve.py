"""`python -m dashboard serve`: the app on waitress, from the build CURRENT names or the released
marts."""

from __future__ import annotations

import argparse
import logging
import socket
import threading

from dashboard.commands import assets
from dashboard.server import listening
from dashboard.server.app import Desk, make_app
from dashboard.site.addresses import plotly, small_bundle
from etl import settings
from etl.language import Words
from etl.store.reader import NothingBuilt, Reader

BUNDLE_S = 15
"""Longer than this nobody waits for the optional bundle."""
HELP = Words("открыть приложение в браузере", "serve the app")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--host", default=settings.get("DASHBOARD_HOST"))
    parser.add_argument("--port", type=int, default=int(settings.get("DASHBOARD_PORT")))
    parser.add_argument(
        "--small-bundle",
        action="store_true",
        help="взять малую сборку plotly.js, когда сервер уже отвечает (нужен npm) / "
        "fetch the small bundle of plotly.js once the server answers (needs npm)",
    )


def run(args: argparse.Namespace) -> int:
    """Serve until stopped; 2 when there is nothing to show or the port is taken."""
    try:
        reader = Reader.open()
    except NothingBuilt as error:
        print(error)
        return 2
    with socket.socket() as probe:
        if probe.connect_ex((args.host, args.port)) == 0:
            print(
                f"Порт {args.port} занят. Другой: python -m dashboard serve --port {args.port + 1}"
            )
            return 2
    print(
        f"Открыто / serving: http://{args.host}:{args.port}  (данные / data: {reader.build}; стоп "
        "/ stop: Ctrl-C)",
        flush=True,
    )
    if settings.get("DASHBOARD_LOG") == "requests":
        logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s")
        logging.getLogger("dashboard.requests").setLevel(logging.INFO)
    app = make_app()
    threading.Thread(target=_warm, args=(app.server,), daemon=True).start()
    if args.small_bundle and not small_bundle().is_file():
        threading.Thread(target=_lighter, args=(app,), daemon=True).start()
    listening.create_server(app.server, args.host, args.port).run()
    return 0


def _warm(server) -> None:
    """Draw the first page of each language once, so that the first visitor does not wait for it."""
    for path in ("/ru/", "/en/"):
        server.test_client().get(path)


def _lighter(app: Desk) -> None:
    """Fetch the small bundle while the server answers with the whole one, then serve it."""
    if assets.fetch(small_bundle(), BUNDLE_S):
        app.plotly = plotly()
