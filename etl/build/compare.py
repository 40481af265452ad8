"""Is the new build at least as good as the last? Lost keys, coverage, magnitude, columns gone
empty."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from etl import settings
from etl.build.hand_kept import read_csv
from etl.build.run import Run
from etl.language import Words
from etl.store import Reader, Store

LOST_KEYS_SHARE = 0.02
"""More lost keys than this share blocks publication; publishers withdraw single rows, not
fiftieths."""
PERIODS = ("month", "date", "year", "quarter", "period_start", "period_end")
"""Columns of a key that move on by themselves: a table of the newest month alone loses its old
month every month."""
COUNTS = ("adverts", "n_kept", "n")
"""What stands behind a row: a lost key weighs that much, since cells of one advert come and go
with the market."""
FEWER_PASSING = 0.5
"""Ours: a table whose keys pass by themselves has lost something when half of its rows are gone."""
MAGNITUDE = 5.0
"""A column whose median moves by this factor has probably changed its unit."""
GONE = Words("{name}: таблицы больше нет", "{name}: the table is gone")
FEWER = Words("{name}: строк {new} вместо {old}", "{name}: {new} rows instead of {old}")
KEYS = Words("{name}: пропало ключей {gone} из {old}", "{name}: {gone} of {old} keys are lost")
EMPTIED = Words("{name}.{column}: все значения пропали", "{name}.{column}: all values are gone")
MOVED = Words(
    "{name}.{column}: медиана изменилась с {a} до {b}",
    "{name}.{column}: the median moved from {a} to {b}",
)


def compare(before: Reader, now: Reader) -> list[str]:
    """Differences in words, worst first; empty when nothing was lost."""
    out = [GONE.format(name=name)[settings.lang()] for name in before.tables() if not now.has(name)]
    for name in before.tables():
        if (
            now.has(name)
            and before.manifest["tables"][name]["sha256"] != now.manifest["tables"][name]["sha256"]
        ):
            out += table_differences(name, before.table(name), now.table(name), *_keys_of(name))
    return out


def objections(run: Run) -> list[str]:
    """Reasons not to publish the build of `run`; only tables computed anew are looked at."""
    if run.previous is None:
        return []
    out = []
    for name in run.report.names("built"):
        if run.previous.has(name):
            out += table_differences(
                name,
                run.previous.table(name),
                run._frame(name),
                run.graph.nodes[name].fn.key,
                run.graph.nodes[name].fn.passing,
            )
    return out


def table_differences(
    name: str,
    old: pd.DataFrame,
    new: pd.DataFrame,
    key: tuple[str, ...],
    passing: tuple[str, ...] = (),
) -> list[str]:
    """What one table lost against its earlier version; columns are compared only where both have
    them.

    Values of the `passing` columns of the key may go; half of the rows may not.
    """
    out = []
    if key and set(key) <= set(old.columns) & set(new.columns) and len(old):
        if passing and len(new) < FEWER_PASSING * len(old):
            out.append(FEWER.format(name=name, new=len(new), old=len(old))[settings.lang()])
        key = tuple(c for c in key if c not in passing)
        gone = _lost(old, new, key)
        weight = _weights(old)
        if weight[gone].sum() / weight.sum() > LOST_KEYS_SHARE:
            out.append(KEYS.format(name=name, gone=gone.sum(), old=len(old))[settings.lang()])
    for column in old.columns.intersection(new.columns):
        was = old[column]
        is_ = new[column]
        if was.notna().any() and len(new) and not is_.notna().any():
            out.append(EMPTIED.format(name=name, column=column)[settings.lang()])
        elif pd.api.types.is_numeric_dtype(was) and pd.api.types.is_numeric_dtype(is_):
            a = was.abs().median()
            b = is_.abs().median()
            if pd.notna(a) and pd.notna(b) and a > 0 and b > 0 and max(a / b, b / a) > MAGNITUDE:
                said = MOVED.format(name=name, column=column, a=f"{a:g}", b=f"{b:g}")
                out.append(said[settings.lang()])
    return out


def _weights(frame: pd.DataFrame) -> pd.Series:
    """What each row counts: the first of COUNTS it has, at least 1."""
    counted = next(
        (frame[c] for c in COUNTS if c in frame and pd.api.types.is_numeric_dtype(frame[c])), None
    )
    plain = pd.Series(1.0, index=frame.index)
    if counted is None:
        return plain
    return counted.astype("float64").fillna(1).clip(lower=1)


def _lost(old: pd.DataFrame, new: pd.DataFrame, key: tuple[str, ...]) -> pd.Series:
    """Which rows of `old` have a key that `new` has not. Where the window of periods only moved
    on, a key whose period left the table is lost only if nothing of it, the period aside, is
    there any more."""
    there = set(_keys(new, key))
    gone = pd.Series([k not in there for k in _keys(old, key)], index=old.index, dtype=bool)
    periods = tuple(c for c in key if c in PERIODS)
    if not gone.any() or not periods or new.empty:
        return gone
    was = set(_keys(old, periods))
    now = set(_keys(new, periods))
    if len(now) < len(was) or not max(now) > max(was):
        return gone
    rest = tuple(c for c in key if c not in periods)
    stay = set(_keys(new, rest)) if rest else {()}
    return gone & np.array(
        [
            period in now or other not in stay
            for period, other in zip(_keys(old, periods), _keys(old, rest), strict=True)
        ],
        bool,
    )


def known_errors_due(store: Store, today: date | None = None) -> list[str]:
    """Publishers' known errors whose expiry has passed: look whether the source mended itself."""
    try:
        known = read_csv(store.reference("known_errors"))
    except FileNotFoundError:
        return []
    late = known[known["expires"] < (today or date.today()).isoformat()]
    return [
        f"известная ошибка издателя просрочена {r['expires']}: {r['table']}, {r['provider']} "
        f"({r['reason']}). "
        f"Проверьте источник {r['url']} и продлите или удалите строку known_errors.csv"
        for r in late.to_dict("records")
    ]


def _keys(df: pd.DataFrame, key: tuple[str, ...]) -> list[tuple]:
    """The rows' values of the columns `key`, a tuple each; () for every row when there are no
    such columns."""
    if key:
        return list(df[list(key)].itertuples(index=False, name=None))
    return [()] * len(df)


def _keys_of(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The key of a table of the project and its passing columns; empty for one that is no more."""
    from etl.build.graph import project

    node = project().nodes.get(name)
    if node:
        return (node.fn.key, node.fn.passing)
    return ((), ())
