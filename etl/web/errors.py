"""What can go wrong on the way to a publisher: one slug, and words that name the host, the
trouble and what to do."""

from __future__ import annotations

import requests
import urllib3

from etl.language import Words

WORDS = {
    "timeout": Words(
        "{host} не ответил за отведённое время. Повторите позже; срок: ETL_READ_S и ETL_TOTAL_S",
        "{host} did not answer in time. Try later; limits: ETL_READ_S and ETL_TOTAL_S",
    ),
    "reset": Words(
        "{host} оборвал соединение. Повторите позже", "{host} broke the connection. Try later"
    ),
    "too_many_requests": Words(
        "{host} просит не спешить (429). Повторите позже или увеличьте ETL_RATE_S",
        "{host} asks to slow down (429). Try later or raise ETL_RATE_S",
    ),
    "server_error": Words(
        "ошибка на стороне {host} ({status}). Повторите позже",
        "{host} failed on its side ({status}). Try later",
    ),
    "html_instead": Words(
        "{host} вместо данных прислал страницу. Откройте адрес в браузере: сайт мог измениться",
        "{host} sent a page instead of data. Open the address in a browser: the site may differ",
    ),
    "truncated": Words(
        "ответ {host} оборван. Повторите позже", "the answer of {host} was cut short. Try later"
    ),
    "too_large": Words(
        "ответ {host} больше разрешённого. Проверьте адрес или увеличьте ETL_MAX_MB",
        "the answer of {host} is larger than allowed. Check the address or raise ETL_MAX_MB",
    ),
    "tls": Words(
        "сертификат {host} не проверен. Скачайте корневой и промежуточный сертификаты Минцифры в "
        "один "
        "PEM-файл и назовите его в ETL_TLS_BUNDLE, его sha256 — в ETL_TLS_BUNDLE_SHA256",
        "the certificate of {host} could not be verified. Put the Russian ministry's root and "
        "intermediate "
        "certificates into one PEM file, name it in ETL_TLS_BUNDLE and its sha256 in "
        "ETL_TLS_BUNDLE_SHA256",
    ),
    "not_found": Words(
        "на {host} нет такого адреса ({status}). Файл переименован или убран",
        "{host} has no such address ({status}). The file was renamed or removed",
    ),
    "forbidden": Words(
        "{host} отказал в доступе ({status}). Не повторяем; откройте адрес в браузере",
        "{host} refused access ({status}). Not retried; open the address in a browser",
    ),
    "unreachable": Words(
        "{host} недоступен. Проверьте сеть и прокси; повторите позже",
        "{host} cannot be reached. Check the network and the proxy; try later",
    ),
    "not_json": Words(
        "ответ {host} не читается как JSON. Формат мог измениться",
        "the answer of {host} is not readable JSON. The format may have changed",
    ),
    "redirect": Words(
        "{host} отправляет на чужой адрес. Не перешли; проверьте адрес источника",
        "{host} redirects to a foreign address. Not followed; check the source's address",
    ),
    "changed": Words(
        "файл на {host} сменился во время скачивания. Повторите",
        "the file at {host} changed while it was being downloaded. Try again",
    ),
    "unexpected": Words(
        "неожиданный ответ {host} ({status}). Проверьте адрес источника",
        "an unexpected answer of {host} ({status}). Check the source's address",
    ),
}
AGAIN = {"timeout", "reset", "too_many_requests", "server_error", "truncated", "unreachable"}
"""Reasons worth another attempt; the others would only repeat themselves."""


class WebError(Exception):
    """A request that gave no data: `reason` (slug), `words` for the user, `status` if the host
    answered at all."""

    def __init__(
        self, reason: str, host: str, status: int | None = None, detail: Words | None = None
    ):
        self.reason = reason
        self.host = host
        self.status = status
        said = WORDS[reason].format(host=host, status=status or "")
        self.words = Words(f"{said.ru}. {detail.ru}", f"{said.en}. {detail.en}") if detail else said
        self.wait_s: float | None = None
        super().__init__(self.words.ru)


def of_status(status: int, host: str) -> WebError | None:
    """The error a status means; None for 2xx, 304 and redirects."""
    if status < 400:
        return None
    kind = {
        404: "not_found",
        410: "not_found",
        429: "too_many_requests",
        401: "forbidden",
        403: "forbidden",
        451: "forbidden",
    }.get(status, "server_error" if status >= 500 else "unexpected")
    return WebError(kind, host, status)


def of_exception(error: Exception, host: str) -> WebError:
    """What an exception of requests, urllib3 or the sockets below them means."""
    chain = [error]
    seen = {id(error)}
    for one in chain:
        inner = [
            getattr(one, "reason", None),
            one.__cause__,
            one.__context__,
            *getattr(one, "args", ()),
        ]
        for e in inner:
            if isinstance(e, Exception) and id(e) not in seen:
                seen.add(id(e))
                chain.append(e)
    kinds = (
        ("tls", (requests.exceptions.SSLError, urllib3.exceptions.SSLError)),
        (
            "truncated",
            (
                urllib3.exceptions.IncompleteRead,
                requests.exceptions.ContentDecodingError,
                urllib3.exceptions.DecodeError,
            ),
        ),
        (
            "unreachable",
            (
                urllib3.exceptions.NewConnectionError,
                urllib3.exceptions.ConnectTimeoutError,
                requests.exceptions.ConnectTimeout,
                requests.exceptions.ProxyError,
            ),
        ),
        ("timeout", (requests.exceptions.Timeout, urllib3.exceptions.TimeoutError, TimeoutError)),
        ("reset", (ConnectionResetError, ConnectionAbortedError, BrokenPipeError)),
        ("reset", (urllib3.exceptions.ProtocolError,)),
    )
    for reason, types in kinds:
        if any(isinstance(e, types) for e in chain):
            return WebError(reason, host)
    return WebError("unreachable", host)
