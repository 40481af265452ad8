"""What the file commands share: the build they read, choices as typed, permalinks, writing a
whole file."""

from __future__ import annotations

from pathlib import Path

from dashboard.export.deck import BadDeck
from etl import settings


class Unwritable(ValueError):
    """A file can't be written; the message names it."""


def choices(given: list[str]) -> dict[str, str]:
    """`key=value` words as a mapping. BadDeck names a word without «=»."""
    if bad := [word for word in given if "=" not in word]:
        raise BadDeck(f"{bad[0]!r} не похоже на ключ=значение. Пример: stipend=60")
    return dict(word.split("=", 1) for word in given)


def link(lang: str, name: str, chosen: dict) -> str:
    """The figure's address in the running app; empty while DASHBOARD_URL is not set."""
    if not settings.get("DASHBOARD_URL"):
        return ""
    from dashboard.site.links import permalink

    return permalink(lang, name, chosen)


def write(path: Path, data: bytes) -> None:
    """The file whole or not at all. Unwritable when the folder is not there or refuses."""
    unfinished = path.with_name(path.name + ".part")
    try:
        unfinished.write_bytes(data)
        unfinished.replace(path)
    except OSError as error:
        raise Unwritable(
            f"Не удалось записать {path}: {error.strerror}. Проверьте папку и права."
        ) from None
