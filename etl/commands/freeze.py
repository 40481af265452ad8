"""`python -m etl freeze`: freeze a forecast with its interval, or what came of one; append-only."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path

from etl.language import Words
from etl.store import frozen
from etl.store.reader import NothingBuilt, Reader

HELP = Words("заморозить прогноз или его исход", "freeze a forecast or its outcome")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument(
        "figure", nargs="?", help="рисунок в JSON, скачанный со страницы / the figure as JSON"
    )
    parser.add_argument("--outcome", metavar="ID", help="исход замороженного / outcome of ID")
    parser.add_argument("--value", type=float, required=True, help="середина или исход / middle")
    parser.add_argument("--low", type=float, help="нижний край интервала / lower end")
    parser.add_argument("--high", type=float, help="верхний край интервала / upper end")
    parser.add_argument("--share", type=float, default=0.8, help="доля интервала / its share")
    parser.add_argument("--before", type=float, help="значение сейчас / the value now")
    parser.add_argument("--unit", default="", help="единица / unit")
    parser.add_argument("--due", type=date.fromisoformat, help="когда сверять / when to score")
    parser.add_argument("--source", default="", help="откуда исход / where the outcome is from")


def run(args: argparse.Namespace) -> int:
    """0 frozen, its id printed · 2 refused, with the reason."""
    try:
        record = _outcome(args) if args.outcome else _forecast(args)
    except (ValueError, OSError, NothingBuilt) as error:
        print(error)
        return 2
    print(f"Заморожено: {record.id[:12]}, {record.at[:10]}. / Frozen.")
    return 0


def _forecast(args: argparse.Namespace) -> frozen.Record:
    missing = [n for n in ("figure", "low", "high", "before", "due") if getattr(args, n) is None]
    if missing:
        raise ValueError(
            f"Не хватает: {', '.join(missing)}. Пример: python -m etl freeze scenario.json "
            "--value 121 --low 78 --high 165 --before 54 --unit 'тыс. мест' --due 2027-04-30"
        )
    if not args.low <= args.value <= args.high or not 0 < args.share < 1:
        raise ValueError("Интервал не держит середину: нужно low ≤ value ≤ high, share от 0 до 1.")
    passport = json.loads(Path(args.figure).read_text("utf-8"))
    if not isinstance(passport, dict) or "title" not in passport:
        raise ValueError(f"{args.figure}: это не рисунок. Скачайте JSON со страницы.")
    body = {
        "passport": passport,
        "build": Reader.open().build,
        "value": args.value,
        "low": args.low,
        "high": args.high,
        "share": args.share,
        "before": args.before,
        "unit": args.unit,
        "due": args.due.isoformat(),
    }
    return frozen.add(frozen.FORECAST, body)


def _outcome(args: argparse.Namespace) -> frozen.Record:
    held = [
        r for r in frozen.records() if r.kind == frozen.FORECAST and r.id.startswith(args.outcome)
    ]
    if len(held) != 1:
        raise ValueError(
            f"Замороженного «{args.outcome}» нет или оно не одно: дайте больше знаков."
        )
    if not args.source:
        raise ValueError("Откуда исход? Укажите --source: издатель, адрес, дата.")
    body = {"of": held[0].id, "value": args.value, "source": args.source}
    return frozen.add(frozen.OUTCOME, body)
