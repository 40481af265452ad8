"""`python -m dashboard assets`: the small cartesian bundle of plotly.js, from npm, into a folder git ignores."""
from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import tarfile
import tempfile
from importlib.resources import files
from pathlib import Path

from etl.origin import Words

HELP = Words("взять малую сборку plotly.js (быстрее первый показ; необязательно)",
             "fetch the small plotly.js bundle (a faster first view; optional)")
PACKAGE = "plotly.js-cartesian-dist-min"
FOLDER = Path(__file__).resolve().parents[1] / "assets" / "vendor"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("--remove", action="store_true", help="убрать её / remove it")


def run(args: argparse.Namespace) -> int:
    """0 in place (or removed) · 2 npm is missing or could not fetch it; the app works without."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    if args.remove:
        return 0
    if not shutil.which("npm"):
        print("Нужна команда npm (apt-get install npm). Приложение работает и без малой сборки.")
        return 2
    wanted = f"{PACKAGE}@{version()}"
    with tempfile.TemporaryDirectory() as scratch:
        done = subprocess.run(["npm", "pack", wanted, "--silent"], cwd=scratch, capture_output=True, text=True)
        packed = next(Path(scratch).glob("*.tgz"), None)
        if done.returncode or packed is None:
            print(f"Не удалось получить {wanted}: проверьте сеть и npm. Приложение работает и без неё.")
            return 2
        with tarfile.open(packed) as archive:
            bundle = archive.extractfile("package/plotly-cartesian.min.js").read()
    FOLDER.mkdir(parents=True)
    (FOLDER / "plotly-cartesian.min.js").write_bytes(bundle)
    print(f"Готово: {wanted}, {len(bundle) // 1024} КБ. Перезапустите сервер.")
    return 0


def version() -> str:
    """The plotly.js version inside the installed plotly package: the bundle must be the same."""
    head = files("plotly").joinpath("package_data/plotly.min.js").read_bytes()[:400].decode("utf-8", "replace")
    return re.search(r"v(\d+\.\d+\.\d+)", head)[1]
