"""How long, how often and how much may be asked of a publisher."""

from __future__ import annotations

from dataclasses import dataclass, field

import requests

from etl import settings


@dataclass(frozen=True)
class Limits:
    """Waits in seconds and sizes in bytes; by default what the settings say."""

    rate_s: float = field(default_factory=lambda: float(settings.get("ETL_RATE_S")))
    retries: int = field(default_factory=lambda: int(settings.get("ETL_RETRIES")))
    backoff_s: float = field(default_factory=lambda: float(settings.get("ETL_BACKOFF_S")))
    wait_max_s: float = field(default_factory=lambda: float(settings.get("ETL_WAIT_MAX_S")))
    connect_s: float = field(default_factory=lambda: float(settings.get("ETL_CONNECT_S")))
    read_s: float = field(default_factory=lambda: float(settings.get("ETL_READ_S")))
    total_s: float = field(default_factory=lambda: float(settings.get("ETL_TOTAL_S")))
    max_bytes: int = field(default_factory=lambda: int(float(settings.get("ETL_MAX_MB")) * 1e6))


class Session(requests.Session):
    """Cookies and connections; a redirect is never looked into by the library (it would read its
    body uncapped)."""

    def get_redirect_target(self, resp: requests.Response) -> None:
        """None: `Web.request` decides where a redirect may lead."""
