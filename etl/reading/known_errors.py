"""Publishers' known errors as data: data/reference/known_errors.csv, one row per wrong cell, with
reason and expiry.

`where` names the rows («region=Москва;year=2023»), `column` the cell, `published` what stands
there, `corrected` what belongs there (empty: the cell becomes missing). A correction that no
longer fits is an error, not a silent no-op.
"""

from __future__ import annotations

from datetime import date

import pandas as pd

COLUMNS = (
    "table",
    "where",
    "column",
    "published",
    "corrected",
    "provider",
    "reason",
    "url",
    "noticed",
    "expires",
)


class KnownErrorOutdated(ValueError):
    """The source mended itself, moved the cell, or the correction passed its date: the row must
    be looked at."""


def correct(
    frame: pd.DataFrame, known_errors: pd.DataFrame, table: str, today: date | None = None
) -> pd.DataFrame:
    """Put `corrected` where `published` stands; KnownErrorOutdated names the row of
    known_errors.csv to look at."""
    now = (today or date.today()).isoformat()
    frame = frame.copy()
    for number, error in enumerate(known_errors.to_dict("records"), start=2):
        if error["table"] != table:
            continue
        place = f"known_errors.csv, строка {number} ({error['provider']}: {error['reason']})"
        if error["expires"] < now:
            raise KnownErrorOutdated(
                f"{place}: срок исправления истёк {error['expires']}. Проверьте источник "
                f"{error['url']} и продлите или удалите строку."
            )
        rows = _rows(frame, error["where"], place)
        if error["column"] not in frame:
            raise KnownErrorOutdated(f"{place}: в таблице {table} нет столбца {error['column']}")
        stands = {_text(v) for v in frame.loc[rows, error["column"]]}
        if stands != {error["published"]}:
            said = "ячейки нет" if not stands else "там уже другое значение"
            raise KnownErrorOutdated(
                f"{place}: {said}. Источник, видимо, исправлен: удалите строку."
            )
        value: str | float | None = error["corrected"] or None
        if value is not None and pd.api.types.is_numeric_dtype(frame[error["column"]]):
            value = float(value)
        if value is None and pd.api.types.is_integer_dtype(frame[error["column"]]):
            frame[error["column"]] = frame[error["column"]].astype("Int64")
        frame.loc[rows, error["column"]] = value
    return frame


def _rows(frame: pd.DataFrame, where: str, place: str) -> pd.Series:
    chosen = pd.Series(True, index=frame.index)
    for condition in where.split(";"):
        column, _, value = condition.partition("=")
        if column.strip() not in frame:
            raise KnownErrorOutdated(
                f"{place}: условие «{condition}» называет столбец, которого нет"
            )
        chosen &= frame[column.strip()].map(_text) == value.strip()
    return chosen


def _text(value: object) -> str:
    if value is None or value != value:
        return ""
    if isinstance(value, float):
        return f"{value:g}"
    return str(value)
