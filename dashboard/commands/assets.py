"""`python -m dashboard assets`: the small cartesian bundle of plotly.js, from npm, into a folder
git ignores."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from dashboard.site.addresses import plotly_version, small_bundle
from etl.language import Words

HELP = Words(
    "взять малую сборку plotly.js (быстрее первый показ; необязательно)",
    "fetch the small plotly.js bundle (a faster first view; optional)",
)
PACKAGE = "plotly.js-cartesian-dist-min"
LIMIT_S = 120
"""A network that answers nothing must not hold up whoever only wanted the optional bundle."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--remove", action="store_true", help="убрать её / remove it")
    parser.add_argument(
        "--if-missing", action="store_true", help="не брать, если уже лежит / keep what is there"
    )


def run(args: argparse.Namespace) -> int:
    """0 in place (or removed) · 2 npm is missing or could not fetch it; the app works without."""
    place = small_bundle()
    if args.if_missing and place.is_file():
        return 0
    shutil.rmtree(place.parent, ignore_errors=True)
    if args.remove:
        return 0
    if not shutil.which("npm"):
        print("Нужна команда npm (apt-get install npm). Приложение работает и без малой сборки.")
        return 2
    if not fetch(place, LIMIT_S):
        print(
            f"Не удалось получить {PACKAGE}@{plotly_version()}: проверьте сеть и npm. Приложение "
            "работает и без неё."
        )
        return 2
    print(f"Готово: {place.name}, {place.stat().st_size // 1024} КБ. Перезапустите сервер.")
    return 0


def fetch(place: Path, limit_s: float) -> bool:
    """Put the bundle of the installed plotly's version there by npm; False when npm is missing
    or could not within `limit_s` seconds. Whole or not at all."""
    npm = shutil.which("npm")
    if not npm:
        return False
    ask = [npm, "pack", f"{PACKAGE}@{plotly_version()}", "--silent", "--fetch-retries=4"]
    with tempfile.TemporaryDirectory() as scratch:
        try:
            subprocess.run(ask, cwd=scratch, capture_output=True, timeout=limit_s, check=True)
        except subprocess.SubprocessError:
            return False
        packed = next(Path(scratch).glob("*.tgz"), None)
        if packed is None:
            return False
        with tarfile.open(packed) as archive:
            member = archive.extractfile("package/plotly-cartesian.min.js")
            bundle = member.read() if member else b""
    if not bundle:
        return False
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.with_suffix(".part")
    part.write_bytes(bundle)
    part.replace(place)
    return True
