"""Every environment variable of the product: name, default, meaning. Read nowhere else."""
from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from etl.origin import Words

REPO = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Setting:
    """One environment variable; `meaning` is shown by `python -m etl list --settings`."""

    name: str
    default: str
    meaning: Words


SETTINGS = [
    Setting("ETL_DATA", str(REPO / "data"), Words("папка данных", "data folder")),
    Setting("ETL_SCHEDULER", "", Words("адрес кластера Dask, tcp://…; пусто — местные процессы",
                                       "Dask cluster address, tcp://…; empty means local processes")),
    Setting("ETL_BUILDS_KEPT", "3", Words("сколько прежних сборок хранить", "how many earlier builds to keep")),
    Setting("DASHBOARD_HOST", "127.0.0.1", Words("адрес веб-сервера", "web server address")),
    Setting("DASHBOARD_PORT", "8050", Words("порт веб-сервера", "web server port")),
    Setting("BROWSER_PATH", "", Words("путь к Chrome для картинок на сервере; пусто — искать chromium",
                                      "path of a Chrome for pictures on the server; empty looks for chromium")),
]


def get(name: str) -> str:
    """The value of a listed variable, or its default; an unlisted name is a programming error (KeyError)."""
    default = next((s.default for s in SETTINGS if s.name == name), None)
    if default is None:
        raise KeyError(f"{name} is not listed in etl/settings.py")
    return os.environ.get(name) or default


def data_dir() -> Path:
    """The data folder: marts, builds, raw captures, observations."""
    return Path(get("ETL_DATA")).expanduser().resolve()
