"""Lasting addresses of figures, for slides, QR codes and whoever copies a link."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from dashboard.site.page import registry
from etl import settings


def permalink(lang: str, name: str, chosen: Mapping[str, Any], host: str = "") -> str:
    """The figure's lasting address: its page, choices in the query, the figure as anchor. It
    begins with DASHBOARD_URL, else with `host`."""
    page = next((p for p in registry().values() if name in p.figures()), None)
    path = page.path(lang) if page else f"/{lang}/embed/{name}"
    query = "&".join(
        f"{key}={_value(value)}"
        for key, value in chosen.items()
        if page is None or key in page.choices()
    )
    base = (settings.get("DASHBOARD_URL") or host).rstrip("/")
    anchor = f"#figure-{name}" if page else ""
    return f"{base}{path}{'?' + query if query else ''}{anchor}"


def _value(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else quote(str(value))


def of_host(host: str) -> Callable[[str, str, Mapping[str, Any]], str]:
    """`permalink` for one address of the app."""
    return lambda lang, name, chosen: permalink(lang, name, chosen, host)
