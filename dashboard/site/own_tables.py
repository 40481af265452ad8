"""A session's tables beside the marts: what a visitor's file holds lives in the browser and in
the answer, never on a disk, in an address or in the memory of drawn figures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from dashboard.figure import memory as drawn
from dashboard.figure import registry as figures
from dashboard.figure.issue import attempt, failed
from dashboard.figure.layout import Drawing, drawing
from dashboard.figure.passport import Passport
from dashboard.site.http import MB, Asked
from dashboard.site.page import View, registry
from etl.origin import Snapshot
from etl.store.reader import Reader

MOST_TABLES = 20
MOST_ROWS = 100_000


class Beside(Reader):
    """A build with a session's tables beside its own; a table of a session has no lineage."""

    def __init__(self, reader: Reader, own: Mapping[str, pd.DataFrame]):
        super().__init__(reader.folder, reader.manifest)
        self.own = own

    def has(self, name: str) -> bool:
        """Whether the session or the build holds the table."""
        return name in self.own or super().has(name)

    def table(self, name: str) -> pd.DataFrame:
        """The session's table, else the build's."""
        return self.own[name] if name in self.own else super().table(name)

    def snapshots(self, name: str) -> list[Snapshot]:
        """Captures behind a table; none behind a session's."""
        return [] if name in self.own else super().snapshots(name)

    def local(self, name: str) -> bool:
        """A session's table stays local."""
        return name in self.own or super().local(name)

    def synthetic(self, name: str) -> bool:
        """Whether the table came from the demonstration city; a session's did not."""
        return name not in self.own and super().synthetic(name)


STORE = "own"
"""Id of the browser's session store that holds a visitor's tables: {table: [{column: value}]}."""
MOST_BODY = 2 * MB
"""Bytes a redraw may carry that brings a session's tables along."""


def held(data: object, names: tuple[str, ...]) -> dict[str, pd.DataFrame]:
    """The tables of the browser's store that a page knows; anything else is left out."""
    if not isinstance(data, dict):
        return {}
    found = {}
    for name in names:
        try:
            if data.get(name):
                found[name] = _table(name, data[name])
        except ValueError:
            continue
    return found


def drawn_by(name: str, tables: Mapping[str, pd.DataFrame]) -> bool:
    """Whether a figure draws any of these tables."""
    spec = figures.registry()[name]
    return bool({*spec.marts, *spec.optional} & set(tables))


def on_page(name: str, view: View) -> Drawing:
    """The figure of a card over the session's tables: drawn anew, remembered by nobody."""
    size, theme, width = drawn.sheet_of(view)
    made = passport(name, view.reader, view.own, view.lang, view.choices)
    return drawing(made, size, theme, width=width)


def sent(asked: Asked) -> tuple[dict[str, pd.DataFrame], dict[str, str]]:
    """The tables and the choices of a JSON body; only tables a page declares as its `own`, so
    that nobody's rows stand in a mart's place. ValueError says what is wrong."""
    body = asked.json()
    if not isinstance(body, dict) or not isinstance(body.get("own", {}), dict):
        raise ValueError("JSON {choices, own}")
    choices = body.get("choices", {})
    if not isinstance(choices, dict):
        raise ValueError("choices")
    if len(body.get("own", {})) > MOST_TABLES:
        raise ValueError(f"own > {MOST_TABLES}")
    declared = {name for page in registry().values() for name in page.own}
    if foreign := sorted(set(map(str, body.get("own", {}))) - declared):
        raise ValueError(f"own.{foreign[0][:40]}: no page has such a table")
    tables = {str(name): _table(name, rows) for name, rows in body.get("own", {}).items()}
    return tables, {str(key): str(value) for key, value in choices.items()}


def _table(name: object, rows: object) -> pd.DataFrame:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError(f"own.{str(name)[:40]}: [{{…}}, …]")
    if len(rows) > MOST_ROWS:
        raise ValueError(f"own.{str(name)[:40]} > {MOST_ROWS}")
    return pd.DataFrame(rows)


def passport(
    name: str,
    reader: Reader,
    own: Mapping[str, pd.DataFrame],
    lang: str,
    chosen: Mapping[str, Any],
) -> Passport:
    """The figure over these tables, drawn anew: no table of a session is remembered."""
    try:
        return _attempt(name, reader, own, lang, chosen)
    except Exception:  # a file of one's own may hold anything; its values stay out of the log
        return failed(name, lang, date.today(), private=bool(own))


def fitting(
    name: str,
    reader: Reader,
    own: Mapping[str, pd.DataFrame],
    lang: str,
    chosen: Mapping[str, Any],
) -> Passport | None:
    """The same, or None when the tables are not such as the figure draws (other columns, other
    values)."""
    try:
        return _attempt(name, reader, own, lang, chosen)
    except Exception:  # whatever the rows make a figure raise, they are at fault
        return None


def _attempt(
    name: str,
    reader: Reader,
    own: Mapping[str, pd.DataFrame],
    lang: str,
    chosen: Mapping[str, Any],
) -> Passport:
    spec = figures.registry()[name]
    return attempt(spec, Beside(reader, own), lang, date.today(), dict(chosen))
