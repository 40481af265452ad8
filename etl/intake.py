"""Fetching sources one by one: what fails is named, what reads worse than before is put back, the rest goes on."""
from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

from etl.origin import Words
from etl.store import Raw, Store
from etl.web import Web

FEWER = 0.5
"""Ours: a file that gives fewer than half of the rows its predecessor gave has lost something by mistake."""


class Worse(ValueError):
    """A new file reads worse than the one before; `words` name the file and both counts."""

    def __init__(self, name: str, now: int, before: int):
        super().__init__(name)
        self.words = Words(
            f"новый файл {name} даёт строк {now} вместо {before}: оставлен прежний. Формат мог измениться; "
            "если так и должно быть: python -m etl update --force",
            f"the new file {name} gives {now} rows instead of {before}: the earlier one stays. The format may have "
            "changed; if it is right: python -m etl update --force")


class RealData(RuntimeError):
    """Simulated publishers must not write into a folder with real captures."""


def fetch(store: Store, sources: dict[str, ModuleType], *, force: bool = False,
          progress: Callable[[str], None] = lambda name: None) -> dict[str, str]:
    """Fetch the given sources; returns source → reason for those that failed. RealData before anything is asked."""
    if Web().simulation:
        declare_synthetic(store)
    failed = {}
    for name, module in sources.items():
        progress(name)
        try:
            fetch_one(module, store.raw.source(name), force=force)
            store.raw.set_status(name, ok=True)
        except Exception as error:  # one publisher's trouble must not stop the others; the reason is kept
            failed[name] = reason(error)
            store.raw.set_status(name, ok=False, reason=failed[name])
    return failed


def fetch_one(module: ModuleType, raw: Raw, *, force: bool = False) -> None:
    """Run a source's `_fetch`; a small file that reads worse than before is put back and raised as Worse."""
    before = dict(raw.entries())
    try:
        module._fetch(Web(), raw)
    finally:
        if not force and not getattr(module, "ADVERTS", False):
            put_back_worse(module, raw, before)


def put_back_worse(module: ModuleType, raw: Raw, before: dict[str, dict]) -> None:
    """Compare every replaced file with its predecessor by the rows read; raises Worse for the first one put back."""
    worse = []
    for name, old in before.items():
        now = raw.entries().get(name, old)
        if now["sha256"] == old["sha256"] or not raw.has(old["sha256"]):
            continue
        was, is_ = _rows(module, raw, name, old["sha256"]), _rows(module, raw, name, now["sha256"])
        if is_ < FEWER * was:
            with raw.open(name, old["sha256"]) as f:
                raw.put(name, f.read(), url=old["url"], published=old["published"])
            raw.remember(name, {})
            worse.append(Worse(name, is_, was))
    if worse:
        raise worse[0]


def _rows(module: ModuleType, raw: Raw, name: str, version: str) -> int:
    try:
        with raw.as_file(name, version) as path:
            return len(module._read(path).rows)
    except Exception:  # a reader that breaks on a file gives nothing of it
        return 0


def declare_synthetic(store: Store) -> None:
    """A folder filled from the simulation is synthetic for good; one with real captures is refused."""
    lock = store.raw.lock()
    if lock["sources"] and not lock["synthetic"]:
        raise RealData("ETL_PUBLISHERS задан, а в папке данных — настоящие скачанные файлы. Уберите ETL_PUBLISHERS "
                       "или назовите другую папку в ETL_DATA.")
    store.raw.mark_synthetic()


def reason(error: Exception) -> str:
    """A failure in the user's words: this project's errors speak for themselves, others by kind, never payload."""
    said = getattr(error, "words", None)
    if isinstance(said, Words):
        return said.ru
    if type(error) is LookupError or type(error).__module__.startswith("etl."):
        return str(error)[:300]
    return f"непредвиденный ответ ({type(error).__name__})"
