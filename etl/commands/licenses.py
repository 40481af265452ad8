"""`python -m etl licenses`: under what terms data and libraries come, written to
data/LICENSES.md from what the sources and the installed packages say themselves."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from importlib import metadata

from etl import settings
from etl.build.graph import project
from etl.language import Words
from etl.store import atomic

HELP = Words(
    "список условий данных и библиотек в data/LICENSES.md; --check сверяет его",
    "terms of data and libraries in data/LICENSES.md; --check compares it",
)
PATH = settings.REPO / "data" / "LICENSES.md"
STALE = Words(
    "data/LICENSES.md устарел. Выполните: python -m etl licenses",
    "data/LICENSES.md is out of date. Run: python -m etl licenses",
)
HEAD = """# Условия данных и библиотек · Terms of data and libraries

Написано командой `python -m etl licenses` из паспортов источников и пакетов; руками не правят.
*Written by `python -m etl licenses`; not edited by hand.*

## Данные · Data

| источник · source | издатель · publisher | условия · terms | адрес · address |
|---|---|---|---|
"""
LIBRARIES = """
## Библиотеки · Libraries

| пакет · package | версия · version | лицензия · licence |
|---|---|---|
"""
PIN = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[^]]*\])?==(\S+)")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--check", action="store_true", help="только сверить / only compare")


def run(args: argparse.Namespace) -> int:
    """0 written or up to date · 1 out of date."""
    text = listing()
    if not args.check:
        atomic.write_bytes(PATH, text.encode())
        return 0
    if PATH.is_file() and PATH.read_text("utf-8") == text:
        return 0
    print(STALE[settings.lang()])
    return 1


def listing() -> str:
    """The whole list as Markdown."""
    return HEAD + "\n".join(_data()) + "\n" + LIBRARIES + "\n".join(_libraries()) + "\n"


def _data() -> Iterator[str]:
    for name, source in sorted(project().sources.items()):
        origin = source.ORIGIN
        publisher = f"{origin.publisher.ru} · {origin.publisher.en}"
        yield f"| `{name}` | {publisher} | {_both(origin.licence)} | {origin.url or '—'} |"


def _both(words: Words) -> str:
    if words.ru == words.en:
        return words.ru
    return f"{words.ru} · {words.en}"


def _libraries() -> Iterator[str]:
    for line in (settings.REPO / "requirements.txt").read_text("utf-8").splitlines():
        if pin := PIN.match(line):
            yield f"| {pin[1]} | {pin[2]} | {licence(pin[1])} |"


def licence(package: str) -> str:
    """What an installed package says of its licence; «—» when it says nothing."""
    about = metadata.metadata(package)
    fields = about.json  # a package without a field has no key here
    said = [str(fields.get("license_expression", ""))]
    said += [
        c.rpartition(" :: ")[2]
        for c in about.get_all("Classifier") or []
        if c.startswith("License :: ") and not c.endswith("OSI Approved")
    ]
    said.append(str(fields.get("license", "")).strip().partition("\n")[0])
    return next((text for text in said if text and len(text) < 80), "—").replace("|", "/")
