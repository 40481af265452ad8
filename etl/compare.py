"""Is the new build at least as good as the last? Lost keys, coverage, magnitude, columns gone empty."""
from __future__ import annotations

from datetime import date

import pandas as pd

from etl.run import Run, read_csv
from etl.store import Reader, Store

LOST_KEYS_SHARE = 0.02
"""More lost keys than this share blocks publication; publishers withdraw single rows, not fiftieths."""
PERIODS = ("month", "date", "year", "quarter", "period_start", "period_end")
"""Columns of a key that move on by themselves: a table of the newest month alone loses its old month every month."""
MAGNITUDE = 5.0
"""A column whose median moves by this factor has probably changed its unit."""


def compare(before: Reader, now: Reader) -> list[str]:
    """Differences in words, worst first; empty when nothing was lost."""
    out = [f"{name}: таблицы больше нет" for name in before.tables() if not now.has(name)]
    for name in before.tables():
        if now.has(name) and before.manifest["tables"][name]["sha256"] != now.manifest["tables"][name]["sha256"]:
            key = _key(name)
            out += table_differences(name, before.table(name), now.table(name), key)
    return out


def objections(run: Run) -> list[str]:
    """Reasons not to publish the build of `run`; only tables computed anew are looked at."""
    if run.previous is None:
        return []
    out = []
    for name in run.report.names("built"):
        if run.previous.has(name):
            out += table_differences(name, run.previous.table(name), run._frame(name), run.graph.nodes[name].fn.key)
    return out


def table_differences(name: str, old: pd.DataFrame, new: pd.DataFrame, key: tuple[str, ...]) -> list[str]:
    """What one table lost against its earlier version; columns are compared only where both have them."""
    out = []
    if key and set(key) <= set(old.columns) & set(new.columns) and len(old):
        lost = _lost(old, new, key)
        if lost / len(old) > LOST_KEYS_SHARE:
            out.append(f"{name}: пропало ключей {lost} из {len(old)}")
    for column in old.columns.intersection(new.columns):
        was, is_ = old[column], new[column]
        if was.notna().any() and len(new) and not is_.notna().any():
            out.append(f"{name}.{column}: все значения пропали")
        elif pd.api.types.is_numeric_dtype(was) and pd.api.types.is_numeric_dtype(is_):
            a, b = was.abs().median(), is_.abs().median()
            if pd.notna(a) and pd.notna(b) and a > 0 and b > 0 and max(a / b, b / a) > MAGNITUDE:
                out.append(f"{name}.{column}: медиана изменилась с {a:g} до {b:g}")
    return out


def _lost(old: pd.DataFrame, new: pd.DataFrame, key: tuple[str, ...]) -> int:
    """Keys of `old` that `new` has not. Where the window of periods only moved on, a key whose period left the table
    is lost only if nothing of it, the period aside, is there any more."""
    there = set(_keys(new, key))
    gone = old[[k not in there for k in _keys(old, key)]]
    periods = tuple(c for c in key if c in PERIODS)
    if gone.empty or not periods or new.empty:
        return len(gone)
    was, now = set(_keys(old, periods)), set(_keys(new, periods))
    if len(now) < len(was) or not max(now) > max(was):
        return len(gone)
    rest = tuple(c for c in key if c not in periods)
    stay = set(_keys(new, rest)) if rest else {()}
    return sum(period in now or other not in stay
               for period, other in zip(_keys(gone, periods), _keys(gone, rest), strict=True))


def known_errors_due(store: Store, today: date | None = None) -> list[str]:
    """Publishers' known errors whose expiry has passed: look whether the source mended itself."""
    try:
        known = read_csv(store.reference("known_errors"))
    except FileNotFoundError:
        return []
    late = known[known["expires"] < (today or date.today()).isoformat()]
    return [f"известная ошибка издателя просрочена {r['expires']}: {r['table']}, {r['provider']} ({r['reason']}). "
            f"Проверьте источник {r['url']} и продлите или удалите строку known_errors.csv"
            for r in late.to_dict("records")]


def _keys(df: pd.DataFrame, key: tuple[str, ...]) -> list[tuple]:
    """The rows' values of the columns `key`, a tuple each; () for every row when there are no such columns."""
    return list(df[list(key)].itertuples(index=False, name=None)) if key else [()] * len(df)


def _key(name: str) -> tuple[str, ...]:
    from etl.graph import project
    node = project().nodes.get(name)
    return node.fn.key if node else ()
