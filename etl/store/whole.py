"""Whether a build is what it was when written: every table by the hash in its manifest, the
manifest by a seal of its own, CURRENT by its form.

A folder is looked through once a process; what was found wrong is looked at again after half a
minute, so that a repair is noticed.
"""

from __future__ import annotations

import json
import re
import time
from hashlib import sha256
from pathlib import Path

from etl.language import Words

SEAL = "seal"
BESIDE = "beside"
"""Files of a build that are no tables: [{file, sha256}]."""
UNSEALED = frozenset("build created lineage missing on_request sources synthetic tables".split())
"""What a manifest written before there were seals may hold."""
AGAIN_S = 30
NAME = re.compile(r"[0-9A-Za-z_-]{1,80}")
NUMBERED = re.compile(r"(\d{6,})-")

BAD_TABLE = Words(
    "Файл {file} сборки {build} испорчен: его байты не те, что записаны в манифесте. "
    "Выполните: python -m etl verify --repair",
    "File {file} of build {build} is damaged: its bytes are not those its manifest names. "
    "Run: python -m etl verify --repair",
)
NO_TABLE = Words(
    "Нет файла {file} сборки {build}. Выполните: python -m etl verify --repair",
    "File {file} of build {build} is missing. Run: python -m etl verify --repair",
)
BAD_MANIFEST = Words(
    "Манифест сборки {build} испорчен. Выполните: python -m etl verify --repair",
    "The manifest of build {build} is damaged. Run: python -m etl verify --repair",
)
NO_MANIFEST = Words(
    "Сборка {build} не дописана: манифеста нет. Выполните: python -m etl verify --repair",
    "Build {build} is unfinished: it has no manifest. Run: python -m etl verify --repair",
)
BAD_CURRENT = Words(
    "Файл CURRENT испорчен: в нём нет имени сборки. Выполните: python -m etl verify --repair",
    "The file CURRENT is damaged: it names no build. Run: python -m etl verify --repair",
)
NO_CURRENT = Words(
    "Файла CURRENT нет, а сборки есть. Выполните: python -m etl verify --repair",
    "The file CURRENT is missing though there are builds. Run: python -m etl verify --repair",
)
NO_BUILD = Words(
    "CURRENT называет сборку {build}, а целой такой нет.",
    "CURRENT names build {build}, and there is no such whole one.",
)

NO_FILE = Words(
    "Скачанный файл {name} источника {source} пропал. Выполните: python -m etl verify --repair, "
    "затем python -m etl update",
    "The captured file {name} of {source} is gone. Run python -m etl verify --repair, then "
    "python -m etl update",
)
BAD_FILE = Words(
    "Скачанный файл {name} источника {source} испорчен. Выполните: python -m etl verify --repair, "
    "затем python -m etl update",
    "The captured file {name} of {source} is damaged. Run python -m etl verify --repair, then "
    "python -m etl update",
)


class NothingBuilt(FileNotFoundError):
    """Neither a build nor released marts exist in the data folder."""


class Damaged(NothingBuilt):
    """What lies there is not what was written; `words` say what and what to do."""

    def __init__(self, words: Words):
        super().__init__(words.ru)
        self.words = words


_good: set[tuple[str, str]] = set()
_bad: dict[tuple[str, str], tuple[float, Words]] = {}


def seal(manifest: dict) -> str:
    """Hash over everything a manifest says but its seal."""
    rest = {k: v for k, v in manifest.items() if k != SEAL}
    return sha256(json.dumps(rest, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def sealed(manifest: dict) -> dict:
    """The manifest with its seal."""
    return manifest | {SEAL: seal(manifest)}


def manifest(folder: Path) -> dict:
    """A build's manifest, its seal checked. Damaged says what is wrong with it."""
    return _manifest(folder)[0]


def check(folder: Path, *, again: bool = False) -> dict:
    """The manifest of a folder whose every table is as written, looked through once a process
    (or `again`, with what else lies there). Damaged names the first that is not."""
    found, digest = _manifest(folder)
    key = (str(folder), digest)
    if again:
        _good.discard(key)
        _bad.pop(key, None)
    if key in _good:
        return found
    since, words = _bad.get(key, (0.0, BAD_MANIFEST))
    if time.monotonic() - since < AGAIN_S and key in _bad:
        raise Damaged(words)
    try:
        for entry in [*found["tables"].values(), *found.get(BESIDE, []) * again]:
            bytes_of(folder, entry)
    except Damaged as error:
        _bad[key] = (time.monotonic(), error.words)
        raise
    _bad.pop(key, None)
    _good.add(key)
    return found


def bytes_of(folder: Path, entry: dict) -> bytes:
    """A table's bytes when they are those its manifest names; else Damaged, and the folder is
    trusted no more."""
    path = folder / entry["file"]
    try:
        data = path.read_bytes()
    except OSError:
        raise _distrusted(folder, NO_TABLE.format(build=folder.name, file=entry["file"])) from None
    if sha256(data).hexdigest() != entry["sha256"]:
        raise _distrusted(folder, BAD_TABLE.format(build=folder.name, file=entry["file"]))
    return data


def current(data: Path) -> str:
    """The build CURRENT names, "" without the file. Damaged: it names none."""
    try:
        text = (data / "CURRENT").read_bytes().decode("ascii", "replace").strip()
    except FileNotFoundError:
        return ""
    except OSError:
        raise Damaged(BAD_CURRENT) from None
    if not NAME.fullmatch(text):
        raise Damaged(BAD_CURRENT)
    return text


def number(build_id: str) -> tuple[int, str]:
    """By this builds are ordered: a counter in the name, so that a clock put back reorders
    nothing; builds named before there was one come first."""
    counted = NUMBERED.match(build_id)
    return (int(counted[1]) if counted else 0, build_id)


def builds(data: Path) -> list[Path]:
    """Folders of builds, whole or not, newest first."""
    folders = [p for p in (data / "builds").glob("*") if p.is_dir() and NAME.fullmatch(p.name)]
    return sorted(folders, key=lambda p: number(p.name), reverse=True)


def is_whole(folder: Path) -> bool:
    """Whether every byte of a build is as written."""
    try:
        check(folder)
    except Damaged:
        return False
    return True


def find(data: Path) -> tuple[Path | None, dict, tuple[Words, ...]]:
    """The folder to read with its manifest, and what was passed over: the build CURRENT names,
    else the newest whole one, else the released marts."""
    troubles = []
    try:
        named = current(data)
    except Damaged as error:
        named = ""
        troubles.append(error.words)
    others = [p for p in builds(data) if p.name != named]
    if not named and not troubles and others:
        troubles.append(NO_CURRENT)
    released = [p for p in (data / "marts", data / "marts.before") if p.is_dir()]
    for folder in [*[data / "builds" / named] * bool(named), *others, *released]:
        try:
            return folder, check(folder), tuple(troubles)
        except Damaged as error:
            troubles.append(error.words)
    return None, {}, tuple(troubles)


def _manifest(folder: Path) -> tuple[dict, str]:
    try:
        data = (folder / "manifest.json").read_bytes()
    except OSError:
        raise Damaged(NO_MANIFEST.format(build=folder.name)) from None
    try:
        found = json.loads(data)
        if SEAL in found:
            fits = found[SEAL] == seal(found)
        else:
            fits = set(found) <= UNSEALED
        if not fits or not isinstance(found["tables"], dict) or not found["build"]:
            raise ValueError
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Damaged(BAD_MANIFEST.format(build=folder.name)) from None
    return found, sha256(data).hexdigest()


def _distrusted(folder: Path, words: Words) -> Damaged:
    for key in [k for k in _good if k[0] == str(folder)]:
        _good.discard(key)
        _bad[key] = (time.monotonic(), words)
    return Damaged(words)
