"""What a run says at its end: one sentence, then a line per source that fits 80 columns, plain text
in a log as on a terminal."""

from __future__ import annotations

import json as json_module
import sys
import textwrap
from collections.abc import Iterable

from etl import settings
from etl.build.graph import project
from etl.build.report import Report
from etl.language import Words
from etl.store import NothingBuilt, Reader, Store
from etl.store.newest import newest_datum

WIDTH = 80
STATES = {
    "built": Words("пересчитана", "recomputed"),
    "kept": Words("без изменений", "unchanged"),
    "carried": Words("прежняя", "as before"),
    "missing": Words("нет", "missing"),
    "failed": Words("ошибка", "failed"),
    "on_request": Words("по просьбе", "on request"),
}
FAILED = Words("не получено", "not fetched")
DISK = Words("принято с диска", "taken from disk")
FETCHED = Words("скачано", "fetched")
KEPT = Words("ведётся в проекте", "kept in project")
FILE = Words("файл издателя", "publisher's file")
ASKED = Words("по просьбе", "on request")
NEVER = Words("ещё не было", "not yet")
HEAD = Words("источник|состояние|строк|новейшее", "source|state|rows|newest")
NO_NET = Words("Сети нет, ничего не скачано; {shown}.", "No network, nothing fetched; {shown}.")
SOME = Words(
    "Не получено источников: {failed} из {tried}; {shown}.",
    "Sources not fetched: {failed} of {tried}; {shown}.",
)
WELL = Words("Всё получено: {shown}.", "All is fetched: {shown}.")
SHOWN = Words("показаны данные от {day}", "data of {day} are shown")
NOTHING = Words("показывать нечего", "there is nothing to show")
KEPT_ALONE = Words(
    "показаны только числа, которые ведутся в проекте",
    "only the numbers kept in the project are shown",
)
TABLES = Words("Таблицы: ", "Tables: ")
CHANGE = Words("строк к прежнему: {n:+d}", "rows since before: {n:+d}")
ASIDE = Words("в карантине: {n}", "in quarantine: {n}")
UNREACHED = ("недоступен", "cannot be reached")


def closing_table(store: Store, report: Report, *, json: bool) -> None:
    """Print sources and tables of the new build; JSON goes to standard output alone."""
    rows = source_rows(store)
    tables = [
        {"table": n, "status": s, "reason": report.reason(n, settings.lang())}
        for n, (s, _) in sorted(report.tables.items())
    ]
    if json:
        json_module.dump(
            {"build": report.build, "sources": rows, "tables": tables},
            sys.stdout,
            ensure_ascii=False,
        )
        print()
        return
    print("\n".join([*said(rows, store, report), "", *lines(rows), "", *_tables(report, tables)]))


def said(rows: list[dict], store: Store, report: Report) -> list[str]:
    """The run in one sentence: how much came, and of which day the data shown are."""
    nothing = KEPT_ALONE if report.names("built", "kept", "carried") else NOTHING
    lang = settings.lang()
    status = store.raw.status()
    tried = [n for n, s in status.items() if s.get("came", "web") == "web"]
    lost = [n for n in tried if not status[n].get("ok", True)]
    kept = KEPT[lang]
    days = [r["newest"] for r in rows if r["newest"] and r["status"] != kept]
    shown = SHOWN.format(day=max(days)) if days else nothing
    dead = lost and all(
        any(word in status[n].get("reason", "") for word in UNREACHED) for n in lost
    )
    if dead and len(lost) == len(tried):
        words = NO_NET
    else:
        words = SOME if lost else WELL
    sentence = words[lang].format(failed=len(lost), tried=len(tried), shown=shown[lang])
    return textwrap.wrap(sentence, WIDTH)


def lines(rows: list[dict]) -> list[str]:
    """A line per source with its full name, and below it all there is to say, wrapped."""
    lang = settings.lang()
    head = HEAD[lang].split("|")
    wide = max([len(r["source"]) for r in rows] + [len(head[0])])
    out = [_line(*head, wide=wide)]
    for row in rows:
        count = "–" if row["rows"] is None else f"{row['rows']:,}".replace(",", " ")
        out.append(_line(row["source"], row["status"], count, row["newest"] or "–", wide=wide))
        notes = [
            CHANGE[lang].format(n=row["change"]) if row["change"] else "",
            ASIDE[lang].format(n=row["rejects"]) if row["rejects"] else "",
            row["reason"],
        ]
        told = "; ".join(n for n in notes if n)
        out += textwrap.wrap(
            told, WIDTH, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False
        )
    return out


def _line(source: str, state: str, rows: str, day: str, *, wide: int) -> str:
    return f"{source:<{wide}}  {state:<16}  {rows:>11}  {day:<10}".rstrip()


def _tables(report: Report, tables: list[dict]) -> list[str]:
    lang = settings.lang()
    counts = {s: len(report.names(s)) for s in STATES}
    out = [TABLES[lang] + ", ".join(f"{STATES[s][lang]} {n}" for s, n in counts.items() if n)]
    for entry in tables:
        if entry["reason"]:
            told = f"· {entry['table']}: {STATES[entry['status']][lang]} — {entry['reason']}"
            out += textwrap.wrap(told, WIDTH, subsequent_indent="    ", break_on_hyphens=False)
    return out


def exit_code(store: Store, report: Report) -> int:
    """0 well · 1 something is stale or missing, named above · 2 nothing built. What nobody asked
    for is no fault."""
    if not report.names("built", "kept", "carried"):
        return 2
    late = [n for n, s in store.raw.status().items() if not s.get("ok", True)]
    if late or report.names("carried", "missing", "failed"):
        return 1
    return 0


def source_rows(store: Store, names: Iterable[str] | None = None) -> list[dict]:
    """A line per source, of the current build unless named: how the last attempt went, rows and
    their change, quarantine, `newest` (the newest datum, not the day of the file)."""
    reader = _built(store)
    status = store.raw.status()
    known = reader.manifest["sources"] if reader else {}
    return [
        _source_row(reader, name, status.get(name, {}), known.get(name, {}))
        for name in sorted(names or known)
    ]


def _source_row(reader: Reader | None, name: str, status: dict, entry: dict) -> dict:
    last: dict = next(iter(entry.get("history", [])), {})
    lang = settings.lang()
    reason = status.get("reason", "")
    return {
        "source": name,
        "status": _word(name, status, entry)[lang],
        "reason": Words(reason, status.get("reason_en") or reason)[lang],
        "rows": entry.get("rows"),
        "change": last.get("change"),
        "rejects": entry.get("rejects"),
        "newest": newest_datum(reader, name) if reader else "",
        "when": status.get("when", ""),
    }


def _word(name: str, status: dict, entry: dict) -> Words:
    if status:
        if not status["ok"]:
            return FAILED
        if status.get("came") == "disk":
            return DISK
        return FETCHED
    module = project().sources.get(name)
    if module is not None and not hasattr(module, "_read"):
        return KEPT
    if entry.get("snapshots"):
        return FILE
    if getattr(module, "OPT_IN", ""):
        return ASKED
    return NEVER


def _built(store: Store) -> Reader | None:
    try:
        return Reader.open(store.data)
    except NothingBuilt:
        return None
