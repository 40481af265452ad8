"""Certificates: always verified. Russian state hosts may also be signed by their ministry's root,
and only they.

The extra bundle is a file the operator downloaded once and pinned by sha256; a bundle that is
not the pinned one, or not pinned at all, is refused.
"""

from __future__ import annotations

import ssl
from hashlib import sha256
from pathlib import Path

import certifi
from requests.adapters import HTTPAdapter

from etl import settings
from etl.language import Words
from etl.web.errors import WebError

RUSSIAN_HOSTS = ("gov.ru", "fedstat.ru", "trudvsem.ru", "cbr.ru", "mos.ru", "miccedu.ru")


class Verified(HTTPAdapter):
    """Transport whose certificates are checked against one context."""

    def __init__(self, context: ssl.SSLContext):
        self.context = context
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args, **kwargs):
        """urllib3's pools with our context."""
        return super().init_poolmanager(*args, ssl_context=self.context, **kwargs)


def is_russian_state(host: str) -> bool:
    """Whether the extra bundle may vouch for this host (itself or below one of RUSSIAN_HOSTS)."""
    return any(host == known or host.endswith("." + known) for known in RUSSIAN_HOSTS)


def context(host: str) -> ssl.SSLContext:
    """Trust for one host: the usual roots, and the pinned bundle for Russian state hosts.
    WebError tls if unpinned."""
    trusted = ssl.create_default_context(cafile=certifi.where())
    if (path := settings.get("ETL_TLS_BUNDLE")) and is_russian_state(host):
        trusted.load_verify_locations(cadata=_bundle(Path(path), host))
        trusted.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    return trusted


def _bundle(path: Path, host: str) -> str:
    try:
        data = path.read_bytes()
    except OSError:
        raise WebError("tls", host, detail=Words(f"Нет файла {path}", f"No file {path}")) from None
    digest = sha256(data).hexdigest()
    pinned = settings.get("ETL_TLS_BUNDLE_SHA256").strip().lower()
    if digest != pinned:
        raise WebError(
            "tls",
            host,
            detail=Words(
                f"sha256 файла {path.name} — {digest}, а в ETL_TLS_BUNDLE_SHA256 — "
                f"{pinned or 'пусто'}",
                f"sha256 of {path.name} is {digest}, ETL_TLS_BUNDLE_SHA256 says "
                f"{pinned or 'nothing'}",
            ),
        )
    return data.decode("ascii", "replace")
