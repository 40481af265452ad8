"""`python -m etl list`: sources and tables as they stand."""

from __future__ import annotations

import argparse
import json

from rich.console import Console
from rich.table import Table

from etl import settings
from etl.build.graph import project
from etl.commands._report import source_rows
from etl.language import Words
from etl.store import Store

HELP = Words("показать источники, таблицы и настройки", "show sources, tables and settings")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument(
        "--settings", action="store_true", help="переменные окружения / environment variables"
    )
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Always 0."""
    if args.settings:
        return _settings(args.json)
    store = Store()
    graph = project()
    rows = [
        row | {"title": graph.sources[row["source"]].ORIGIN.title.ru}
        for row in source_rows(store, graph.sources)
    ]
    if args.json:
        print(json.dumps({"sources": rows, "tables": graph.lineage()}, ensure_ascii=False))
        return 0
    shown = Table("источник", "что это", "последняя попытка", "строк", "новейшее")
    for row in rows:
        shown.add_row(
            row["source"],
            row["title"],
            row["status"],
            str(row["rows"] or "–"),
            row["newest"] or "–",
        )
    tables = Table("таблица", "витрина", "из чего")
    for name in graph.order():
        node = graph.nodes[name]
        inputs = [
            *node.tables,
            *(f"{r} (источник)" for r in node.raws),
            *(f"{c}.csv" for c in node.csvs),
        ]
        tables.add_row(name, "да" if node.fn.is_mart else "", ", ".join(inputs))
    Console().print(shown, tables)
    return 0


def _settings(as_json: bool) -> int:
    if as_json:
        print(
            json.dumps(
                {
                    s.name: {"value": _value(s), "default": s.default, "ru": s.meaning.ru}
                    for s in settings.SETTINGS
                },
                ensure_ascii=False,
            )
        )
        return 0
    shown = Table("переменная", "значение", "смысл")
    for s in settings.SETTINGS:
        shown.add_row(s.name, _value(s) or "–", f"{s.meaning.ru} / {s.meaning.en}")
    Console().print(shown)
    return 0


def _value(setting: settings.Setting) -> str:
    value = settings.get(setting.name)
    if setting.is_secret and value:
        return "задан"
    return value
