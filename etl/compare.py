"""Is the new build at least as good as the last? Lost keys, coverage, magnitude, columns gone empty."""
from __future__ import annotations

from datetime import date

import pandas as pd

from etl.run import Run, read_csv
from etl.store import Reader, Store

LOST_KEYS_SHARE = 0.02
"""More lost keys than this share blocks publication; publishers withdraw single rows, not fiftieths."""
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
        lost = len(set(_keys(old, key)) - set(_keys(new, key)))
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


def known_errors_due(store: Store, today: date | None = None) -> list[str]:
    """Publishers' known errors whose expiry has passed: look whether the source mended itself."""
    try:
        known = read_csv(store.reference("known_errors"))
    except FileNotFoundError:
        return []
    late = known[known["expires"] < (today or date.today()).isoformat()]
    return [f"известная ошибка издателя {r.id} ({r.reason}) просрочена {r.expires}: проверьте источник"
            for r in late.itertuples()]


def _keys(df: pd.DataFrame, key: tuple[str, ...]) -> list[tuple]:
    return list(df[list(key)].itertuples(index=False, name=None))


def _key(name: str) -> tuple[str, ...]:
    from etl.graph import project
    node = project().nodes.get(name)
    return node.fn.key if node else ()
