"""A figure drawn by Chrome: payload {name, lang, choices, form, size, theme, own}; `own` are a
session's tables as rows, {} for none."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard import export
from dashboard.export import image
from dashboard.export.jobs import Made, Tell
from dashboard.site import own_tables
from etl.store.reader import Reader

ALONE = False  # the work is Chrome's: Python only waits
PLAIN = "text/plain; charset=utf-8"


def work(payload: Mapping, tell: Tell) -> Made:
    """PNG, SVG or PDF; a sentence with 501 where no Chrome is."""
    own = {name: pd.DataFrame(rows) for name, rows in payload["own"].items()}
    form = payload["form"]
    passport = own_tables.passport(
        payload["name"], Reader.open(), own, payload["lang"], payload["choices"]
    )
    try:
        body = image.image_bytes(passport, form, size=payload["size"], theme=payload["theme"])
    except image.NoBrowser as error:
        return Made(str(error).encode(), PLAIN, status=501)
    return Made(body, export.MEDIA[form], export.file_name(passport, form))
