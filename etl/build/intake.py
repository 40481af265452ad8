"""Fetching sources one by one: what fails is named, what reads worse than before is put back,
the rest goes on."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import ModuleType

from etl.language import Words
from etl.store import Raw, Store
from etl.store.atomic import disk_full
from etl.web import Web

FEWER = 0.98
"""A source that suddenly gives fewer different rows than this share has lost something: the same
fiftieth as in etl/compare, but here it costs one source its new files instead of the whole build
its publication."""
FEWER_COUNTS = 0.5
"""The same for opt-in sets, whose files are counts by cell: small cells come and go."""


class Worse(ValueError):
    """New files read worse than the ones before, or not at all; `words` name the counts."""

    def __init__(self, now: int, before: int):
        super().__init__(f"{now} < {before}")
        if before:
            said = Words(
                f"новые файлы дают строк {now} вместо {before}: оставлены прежние",
                f"the new files give {now} rows instead of {before}: the earlier ones stay",
            )
        else:
            said = Words(
                "из скачанного не прочитано ни одной строки: не принято",
                "not one row could be read from what came: it was not taken",
            )
        self.words = Words(
            f"{said.ru}. Формат мог измениться; если так и должно быть: python -m etl update "
            "--force",
            f"{said.en}. The format may have changed; if it is right: python -m etl update --force",
        )


MOST = 2_000
"""Characters of a reason: long enough for the whole of it, short enough for a status file."""
UNFORESEEN = Words("непредвиденный ответ ({kind})", "an unforeseen answer ({kind})")


class RealData(RuntimeError):
    """Simulated publishers must not write into a folder with real captures."""


def fetch(
    store: Store,
    sources: dict[str, ModuleType],
    *,
    force: bool = False,
    progress: Callable[[str], None] = lambda name: None,
) -> dict[str, str]:
    """Fetch the given sources; returns source → reason for those that failed. RealData before
    anything is asked."""
    if Web().simulation:
        declare_synthetic(store)
    failed = {}
    for name, module in sources.items():
        progress(name)
        try:
            fetch_one(module, store.raw.source(name), force=force)
            store.raw.set_status(name, ok=True)
        except (
            Exception
        ) as error:  # one publisher's trouble must not stop the others; the reason is kept
            if disk_full(error):
                raise
            failed[name], english = reason(error), reason(error, "en")
            store.raw.set_status(name, ok=False, reason=failed[name], reason_en=english)
    return failed


def fetch_one(module: ModuleType, raw: Raw, *, force: bool = False) -> None:
    """Run a source's `_fetch`; files that read worse than before are put back and raised as Worse.

    Not for adverts: they are too big to read twice and look after themselves.
    """
    before = dict(raw.entries())
    watched = not (force or getattr(module, "ADVERTS", False))
    try:
        module._fetch(Web(), raw)
    except Exception:
        if watched:
            put_back_worse(module, raw, before)
        raise
    if watched and (worse := put_back_worse(module, raw, before)):
        raise worse


def put_back_worse(module: ModuleType, raw: Raw, before: dict[str, dict]) -> Worse | None:
    """If the files as they are now give fewer different rows than those of `before`, or one of
    the new ones gives none where its earlier edition gave some, restore the latter and say so."""
    now = dict(raw.entries())
    changed = [n for n in now if n not in before or now[n]["sha256"] != before[n]["sha256"]]
    if not changed or not all(raw.has(e["sha256"]) for e in before.values()):
        return None
    was = _rows(module, raw, before)
    is_ = _rows(module, raw, now)
    speak = {_series(n) for n, rows in was.items() if rows}
    dumb = [n for n in changed if not is_[n] and _series(n) in speak]
    all_was, all_is = (len(set().union(*found.values())) for found in (was, is_))
    limit = FEWER_COUNTS if getattr(module, "OPT_IN", "") else FEWER
    if all_is and all_is >= limit * all_was and not dumb:
        return None
    for name in changed:
        raw.remember(name, {})
        if name not in before:
            raw.forget(name)
            continue
        with raw.open(name, before[name]["sha256"]) as f:
            raw.put(name, f.read(), url=before[name]["url"], published=before[name]["published"])
    return Worse(sum(len(is_[n]) for n in dumb) if dumb else all_is, all_was)


def _series(name: str) -> str:
    """What a file is an edition of: its name without the day in it."""
    return re.sub(r"\d{4}-\d{2}-\d{2}", "", name)


def _rows(module: ModuleType, raw: Raw, files: dict[str, dict]) -> dict[str, set[int]]:
    """Per file the different rows it gives, as hashes; a reader that breaks on a file gives
    nothing of it."""
    found: dict[str, set[int]] = {}
    for name, entry in files.items():
        try:
            with raw.as_file(name, entry["sha256"]) as path:
                found[name] = {hash(repr(row)) for row in module._read(path).rows}
        except Exception:  # whatever it is, it is not data; the counts tell
            found[name] = set()
    return found


def declare_synthetic(store: Store) -> None:
    """A folder filled from the simulation is synthetic for good; one with real captures is
    refused."""
    lock = store.raw.lock()
    if lock["sources"] and not lock["synthetic"]:
        raise RealData(
            "ETL_PUBLISHERS задан, а в папке данных — настоящие скачанные файлы. Уберите "
            "ETL_PUBLISHERS "
            "или назовите другую папку в ETL_DATA."
        )
    store.raw.mark_synthetic()


def reason(error: Exception, lang: str = "ru") -> str:
    """A failure in the user's words: this project's errors speak for themselves, others by kind,
    never payload."""
    said = getattr(error, "words", None)
    if isinstance(said, Words):
        return said[lang]
    if type(error) is LookupError or type(error).__module__.startswith("etl."):
        return str(error)[:MOST]
    return UNFORESEEN[lang].format(kind=type(error).__name__)
