"""Every environment variable of the product: name, default, meaning. Read nowhere else."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from etl.language import Words

REPO = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Setting:
    """One environment variable; `meaning` is shown by `python -m etl list --settings`, a
    secret's value never is."""

    name: str
    default: str
    meaning: Words
    is_secret: bool = False


# over 250 lines: one table, read as one
SETTINGS = [
    Setting("ETL_DATA", str(REPO / "data"), Words("папка данных", "data folder")),
    Setting(
        "ETL_LANG",
        "ru",
        Words("язык сообщений команд: ru или en", "language of the commands' messages: ru or en"),
    ),
    Setting(
        "ETL_SCHEDULER",
        "",
        Words(
            "адрес кластера Dask, tcp://…; пусто — местные процессы",
            "Dask cluster address, tcp://…; empty means local processes",
        ),
    ),
    Setting(
        "ETL_PUBLISHERS",
        "",
        Words(
            "http://127.0.0.1:порт имитации издателей; пусто — настоящие",
            "http://127.0.0.1:port of simulated publishers; empty means the real ones",
        ),
    ),
    Setting(
        "ETL_TLS_BUNDLE",
        "",
        Words(
            "PEM-файл корневых сертификатов Минцифры, только для российских госсайтов",
            "PEM file of the Russian ministry's roots, for Russian state hosts only",
        ),
    ),
    Setting(
        "ETL_TLS_BUNDLE_SHA256",
        "",
        Words("sha256 этого файла, обязательно", "sha256 of that file, required"),
    ),
    Setting(
        "ETL_CONTACT", "", Words("почта для строки User-Agent", "e-mail for the User-Agent line")
    ),
    Setting(
        "ETL_SALT",
        "",
        Words(
            "соль хэшей работодателей; пусто — случайная, хранится в папке данных",
            "salt of employers' hashes; empty means a random one kept in the data folder",
        ),
    ),
    Setting(
        "ETL_RATE_S",
        "1",
        Words(
            "наименьший промежуток между запросами к одному сайту, с",
            "least interval between requests to one host, s",
        ),
    ),
    Setting("ETL_RETRIES", "4", Words("повторов после сбоя", "further attempts after a failure")),
    Setting(
        "ETL_BACKOFF_S",
        "2",
        Words(
            "первая пауза перед повтором, дальше вдвое, с",
            "first pause before another attempt, then doubled, s",
        ),
    ),
    Setting(
        "ETL_WAIT_MAX_S",
        "120",
        Words(
            "наибольшая пауза; сайт просит больше — отказ с причиной, с",
            "longest pause; a host that asks for more is reported instead, s",
        ),
    ),
    Setting("ETL_CONNECT_S", "15", Words("срок соединения, с", "time to connect, s")),
    Setting(
        "ETL_READ_S",
        "60",
        Words("срок ожидания очередных байтов, с", "time to wait for the next bytes, s"),
    ),
    Setting(
        "ETL_TOTAL_S",
        "300",
        Words(
            "срок одного ответа целиком; у больших файлов — не меньше 1 КБ/с, с",
            "time for one whole answer; for big files at least 1 kB/s, s",
        ),
    ),
    Setting(
        "ETL_MAX_MB",
        "512",
        Words("наибольший ответ в памяти, МБ", "largest answer held in memory, MB"),
    ),
    Setting(
        "ETL_TRUDVSEM_ARCHIVE",
        "https://opendata.trudvsem.ru/archive",
        Words(
            "папка месячного архива «Работы России» для backfill; издатель её адрес не объявляет",
            "folder of Rabota Rossii's monthly archive for backfill; the publisher does not "
            "announce it",
        ),
    ),
    Setting(
        "ETL_HH_TOKEN",
        "",
        Words(
            "токен приложения hh.ru; пусто — источник выключен",
            "hh.ru application token; empty means the source is off",
        ),
        is_secret=True,
    ),
    Setting(
        "ETL_DATAMOS_KEY",
        "",
        Words(
            "ключ API data.mos.ru; пусто — перечень предприятий не запрашивается",
            "data.mos.ru API key; empty means the list of enterprises is not asked for",
        ),
        is_secret=True,
    ),
    Setting(
        "ETL_BUILDS_KEPT",
        "3",
        Words("сколько прежних сборок хранить", "how many earlier builds to keep"),
    ),
    Setting(
        "DATABASE_URL",
        "",
        Words(
            "база заседания, postgresql://…; пусто — файл meeting/meeting.db в папке данных",
            "the meeting's database, postgresql://…; empty means a file in the data folder",
        ),
        is_secret=True,
    ),
    Setting(
        "MEETING_OPERATOR",
        "",
        Words(
            "кто обрабатывает записи участников (организация); без неё обсуждение не откроется",
            "who processes participants' entries (an organisation); required to open a discussion",
        ),
    ),
    Setting(
        "MEETING_PURPOSE",
        "",
        Words(
            "зачем собираются записи; без этого обсуждение не откроется",
            "why entries are collected; required to open a discussion",
        ),
    ),
    Setting(
        "MEETING_DAYS_KEPT",
        "",
        Words(
            "сколько дней хранятся исходные записи; без этого обсуждение не откроется",
            "how many days raw entries are kept; required to open a discussion",
        ),
    ),
    Setting(
        "MEETING_CONTACT",
        "",
        Words(
            "куда писать об удалении записи; без этого обсуждение не откроется",
            "where to write to have an entry deleted; required to open a discussion",
        ),
    ),
    Setting(
        "MEETING_PASSWORD",
        "",
        Words(
            "хэш пароля ведущего: python -m dashboard meeting password; пусто — пульт закрыт",
            "hash of the moderator's password: python -m dashboard meeting password; empty means "
            "the console is shut",
        ),
        is_secret=True,
    ),
    Setting(
        "MEETING_HOLD_WORDS",
        "",
        Words(
            "свой CSV со столбцом stem: начала слов, из-за которых запись задерживают",
            "own CSV with a column stem: beginnings of words an entry is held for",
        ),
    ),
    Setting("DASHBOARD_HOST", "127.0.0.1", Words("адрес веб-сервера", "web server address")),
    Setting("DASHBOARD_PORT", "8050", Words("порт веб-сервера", "web server port")),
    Setting(
        "DASHBOARD_URL",
        "",
        Words(
            "внешний адрес приложения для ссылок и QR, можно с путём (https://город/skills); пусто "
            "— как в запросе",
            "public address for links and QR codes, with a path if it has one "
            "(https://city/skills); empty means as requested",
        ),
    ),
    Setting(
        "DASHBOARD_HOSTS",
        "",
        Words(
            "имена, на которые приложение отвечает, через запятую; пусто — на любые (телефоны в "
            "одной сети)",
            "names the app answers to, separated by commas; empty means any (phones on one "
            "network)",
        ),
    ),
    Setting(
        "DASHBOARD_TRUSTED_PROXIES",
        "0",
        Words(
            "сколько своих обратных прокси перед приложением: по их заголовкам берутся адрес и "
            "https; 0 — заголовкам не верят",
            "how many reverse proxies of one's own stand before the app: address and https are "
            "taken from their headers; 0 trusts no header",
        ),
    ),
    Setting(
        "DASHBOARD_LOG",
        "",
        Words(
            "requests — строка журнала на каждый запрос: номер, вид, ответ, мс; без адресов",
            "requests: a log line for every request: number, kind, status, ms; no addresses",
        ),
    ),
    Setting(
        "BROWSER_PATH",
        "",
        Words(
            "путь к Chrome для картинок на сервере; пусто — искать chromium",
            "path of a Chrome for pictures on the server; empty looks for chromium",
        ),
    ),
]


def get(name: str) -> str:
    """The value of a listed variable, or its default; an unlisted name is a programming error
    (KeyError)."""
    default = next((s.default for s in SETTINGS if s.name == name), None)
    if default is None:
        raise KeyError(f"{name} is not listed in etl/settings.py")
    return os.environ.get(name) or default


def lang() -> str:
    """Language of the commands' messages; anything but en is Russian."""
    if get("ETL_LANG").strip().lower() == "en":
        return "en"
    return "ru"


def data_dir() -> Path:
    """The data folder: marts, builds, raw captures, observations."""
    return Path(get("ETL_DATA")).expanduser().resolve()
