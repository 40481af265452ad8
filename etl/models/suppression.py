"""Confidential counts: which cells of a table and its totals must not be published, so that none
can be worked out.

Primary: fewer than 20 people or fewer than 3 firms. Complementary: the least more is hidden so
that whoever adds and subtracts what is published cannot tell a hidden cell to ±20 %; found by
linear programmes (the cheapest change of the table that nobody would notice), not by a rule of
thumb. Publish one mark for both kinds: who knows that a cell is "small" knows that it is below
20. Caveat: 270 cells with 66 small ones take six seconds and lose 135 cells.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy.optimize import linprog

LEAST = 20
FIRMS = 3
SPREAD = 0.20


def suppress(
    base: pd.DataFrame,
    value: str,
    levels: Sequence[Sequence[str]],
    firms: str | None = None,
    givers: pd.DataFrame | Sequence[pd.DataFrame] | None = None,
) -> list[pd.DataFrame]:
    """One table per level (a list of columns of `base`; [] is the grand total): keys, `value`
    (missing where hidden), `hidden`. `base` has one row per finest cell; `firms` counts firms
    and adds up over cells (an upper bound). `givers` names each cell's firms instead (finest
    keys and `firm`): a firm in several cells is one firm in their sum. Of several tables of
    givers, each a lower bound, the largest count holds.
    """
    cells, rows = _cells(base, levels)
    people = base[value].to_numpy(float)
    amount = rows @ people
    hidden = amount < LEAST
    if firms is not None:
        hidden |= rows @ base[firms].to_numpy(float) < FIRMS
    if givers is not None:
        tables = [givers] if isinstance(givers, pd.DataFrame) else givers
        counts = [np.concatenate([_distinct(t, keys) for keys in cells]) for t in tables]
        hidden |= np.max(counts, axis=0) < FIRMS
    primary = hidden.copy()
    waiting = sorted(np.flatnonzero(hidden).tolist(), key=lambda i: (-amount[i], i))
    while waiting:  # hiding more only widens what an outsider can tell: a safe cell stays safe
        more = _to_hide(waiting.pop(), primary, rows, amount, hidden, people)
        hidden[more] = True
        waiting += more
    out = []
    start = 0
    for keys in cells:
        part = slice(start, start + len(keys))
        shown = pd.array(amount[part], "Float64")
        shown[hidden[part]] = pd.NA
        out.append(keys.assign(**{value: shown.astype("Int64"), "hidden": hidden[part]}))
        start = part.stop
    return out


def _distinct(givers: pd.DataFrame, keys: pd.DataFrame) -> np.ndarray:
    """Firms behind every cell of one level."""
    columns = list(keys.columns)
    if not columns:
        return np.array([givers["firm"].nunique()])
    counted = givers.groupby(columns)["firm"].nunique().rename("firms").reset_index()
    return keys.merge(counted, on=columns, how="left")["firms"].fillna(0).to_numpy()


def _cells(
    base: pd.DataFrame, levels: Sequence[Sequence[str]]
) -> tuple[list[pd.DataFrame], np.ndarray]:
    """Keys of every cell, level by level, and the 0/1 matrix cells × finest cells."""
    keys = []
    rows = []
    for columns in map(list, levels):
        if columns:
            code = base.groupby(columns, sort=True).ngroup().to_numpy()
        else:
            code = np.zeros(len(base), int)
        keys.append(
            base[columns].iloc[np.unique(code, return_index=True)[1]].reset_index(drop=True)
        )
        rows.append((code[None, :] == np.arange(code.max() + 1)[:, None]).astype(float))
    return keys, np.vstack(rows)


def _to_hide(
    cell: int,
    primary: np.ndarray,
    rows: np.ndarray,
    amount: np.ndarray,
    hidden: np.ndarray,
    people: np.ndarray,
) -> list[int]:
    """Published cells to hide so that `cell` may be a fifth more and a fifth less than it is (a
    neighbour: either)."""
    step = max(1.0, SPREAD * amount[cell])
    ways = [
        w
        for sign in (1, -1)
        if (
            w := _change(
                cell,
                sign * min(step, amount[cell] if sign < 0 else step),
                rows,
                amount,
                hidden,
                people,
            )
        )
        is not None
    ]
    if not primary[cell]:
        ways = [min(ways, key=lambda w: (amount[w].sum(), len(w)))]
    return sorted({int(i) for w in ways for i in w})


def _change(
    cell: int,
    by: float,
    rows: np.ndarray,
    amount: np.ndarray,
    hidden: np.ndarray,
    people: np.ndarray,
) -> np.ndarray | None:
    """Published cells that move in the cheapest table where `cell` differs by `by`; None when no
    table does."""
    shown = np.flatnonzero(~hidden)
    n = len(people)
    cost = np.concatenate([np.zeros(n), np.repeat(amount[shown] + 1.0, 2)])
    apart = np.hstack([rows[shown], np.kron(-np.eye(len(shown)), [[1.0, -1.0]])])
    moved = np.concatenate([rows[cell], np.zeros(2 * len(shown))])[None, :]
    found = linprog(
        cost,
        A_eq=np.vstack([apart, moved]),
        b_eq=np.append(np.zeros(len(shown)), by),
        bounds=[(-x, None) for x in people] + [(0, None)] * (2 * len(shown)),
        method="highs",
    )
    if found.status == 0:
        return shown[np.abs(rows[shown] @ found.x[:n]) > 1e-6]
    return None
