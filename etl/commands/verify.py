"""`python -m etl verify`: the data folder looked through, and with --repair mended."""

from __future__ import annotations

import argparse
import json

from etl import settings
from etl.language import Words
from etl.store import Busy, Store
from etl.store.verify import verify

HELP = Words(
    "проверить папку данных до байта; --repair чинит и говорит, что сделано",
    "look the data folder through to the byte; --repair mends it and says what it did",
)
WHOLE = Words("Всё цело: {data}", "All is whole: {data}")
MEND = Words("Починить: python -m etl verify --repair", "To mend: python -m etl verify --repair")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--repair", action="store_true", help="починить / mend")
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """0 whole, or mended whole · 1 something damaged is left · 2 the folder is busy."""
    store = Store()
    try:
        with store.lock():
            troubles = verify(store, repair=args.repair)
    except Busy as error:
        print(error)
        return 2
    lang = settings.lang()
    lines = [{"what": t.what[lang], "done": t.done[lang] if t.done else ""} for t in troubles]
    left = [t for t in troubles if not t.done]
    if args.json:
        print(json.dumps(lines, ensure_ascii=False))
        return int(bool(left))
    for line in lines:
        print(f" · {line['what']} {line['done']}".rstrip())
    if not troubles:
        print(WHOLE[lang].format(data=store.data))
    elif left and not args.repair:
        print(MEND[lang])
    return int(bool(left))
