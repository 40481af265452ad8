"""The closing table of a run: source, status, rows, newest date, change."""

from __future__ import annotations

import json as json_module
import sys

from rich.console import Console
from rich.table import Table

from etl.build.graph import project
from etl.build.ledger import newest
from etl.build.run import Report
from etl.store import NothingBuilt, Reader, Store

STATES = {
    "built": "пересчитана",
    "kept": "без изменений",
    "carried": "прежняя",
    "missing": "нет",
    "failed": "ошибка",
    "on_request": "по просьбе",
}


def closing_table(store: Store, report: Report, *, json: bool) -> None:
    """Print sources and tables of the new build; JSON goes to standard output alone."""
    rows = [source_row(store, name) for name in sorted(_sources(store))]
    tables = [{"table": n, "status": s, "reason": r} for n, (s, r) in sorted(report.tables.items())]
    if json:
        json_module.dump(
            {"build": report.build, "sources": rows, "tables": tables},
            sys.stdout,
            ensure_ascii=False,
        )
        print()
        return
    console = Console()
    shown = Table(
        "источник",
        "последняя попытка",
        "строк",
        "изменение",
        "карантин",
        "новейшая дата",
        "причина",
    )
    for row in rows:
        change = "–" if row["change"] is None else f"{row['change']:+d}" if row["change"] else "нет"
        shown.add_row(
            row["source"],
            row["status"],
            str(row["rows"] or "–"),
            change,
            str(row["rejects"] or "–"),
            row["newest"] or "–",
            row["reason"],
        )
    console.print(shown)
    counts = {s: len(report.names(s)) for s in STATES}
    console.print("Таблицы: " + ", ".join(f"{STATES[s]} {n}" for s, n in counts.items() if n))
    for entry in tables:
        if entry["reason"]:
            console.print(
                f" · {entry['table']}: {STATES[entry['status']]} — {entry['reason']}",
                highlight=False,
            )


def exit_code(store: Store, report: Report) -> int:
    """0 well · 1 something is stale or missing, named above · 2 nothing built. What nobody asked
    for is no fault."""
    if not report.names("built", "kept", "carried"):
        return 2
    late = [n for n, s in store.raw.status().items() if not s.get("ok", True)]
    return 1 if late or report.names("carried", "missing", "failed") else 0


def source_row(store: Store, name: str) -> dict:
    """One source's line: how the last attempt went, rows and their change, quarantine, newest
    date of a capture."""
    status, entry = store.raw.status().get(name, {}), _sources(store).get(name, {})
    last = next(iter(entry.get("history", [])), {})
    return {
        "source": name,
        "status": _word(name, status, entry),
        "reason": status.get("reason", ""),
        "rows": entry.get("rows"),
        "change": last.get("change"),
        "rejects": entry.get("rejects"),
        "newest": newest(entry),
        "when": status.get("when", ""),
    }


def _word(name: str, status: dict, entry: dict) -> str:
    if status:
        if not status["ok"]:
            return "не получено"
        return "принято с диска" if status.get("came") == "disk" else "скачано"
    module = project().sources.get(name)
    if module is not None and not hasattr(module, "_read"):
        return "ведётся в проекте"
    if entry.get("snapshots"):
        return "из файла издателя"
    return "по просьбе" if getattr(module, "OPT_IN", "") else "ещё не было"


def _sources(store: Store) -> dict:
    try:
        return Reader.open(store.data).manifest["sources"]
    except NothingBuilt:
        return {}
