"""One opening told once: the same advert twice, re-posted, or posted on several sites.

Steps, each on what the last left: *exact* (same source, id and content), *version* (same source
and id, edited), *opening* (same employer, title in one spelling and place within six weeks of
the one kept), *text* (near-identical texts of one employer in one okrug, occupation and week:
words of the title in another order, or another site's wording of it). The earliest is kept.
Adverts that only look alike, because no employer is given, employers or titles differ (one text
for five shops is five openings), or texts or pay contradict, are *possible*: counted, never
merged. Caveat: a text re-posted in another week is found only through employer and title.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from etl.adverts.duplicates.sketch import BINS, EMPTY, alike, similarity

WINDOW_DAYS = 42
SAME_TEXT = 0.8
"""Overlap from which two texts are one."""
OTHER_TEXT = 0.6
"""Overlap below which two long texts of one employer, title and place are two openings: of 25
such real pairs below it about half named other projects or teams, of 360 above it none."""
SAME_WORDS = 0.5
"""Share of words that titles of one opening on two sites have in common."""
COLUMNS = (
    "source",
    "advert_id",
    "content_hash",
    "published",
    "employer_id",
    "title_key",
    "area",
    "okrug",
    "occupation",
    "pay_low_rub",
    "pay_high_rub",
)
MERGED = ("exact", "version", "opening", "text")
ORDER = ["published", "source", "advert_id", "content_hash", "title_key", "employer_id"]
FAR = 10**8
MANY_EMPLOYERS = 3
"""The same text under this many employers is a recruiter's."""


def mark(
    adverts: pd.DataFrame, sketch: np.ndarray, steps: Collection[str] = MERGED
) -> pd.DataFrame:
    """One row per advert, in the given order: `kept` (row number of the one it repeats, itself when
    kept), `duplicate` (exact | version | opening | text | possible | ''), `recruiter_text` (same
    text under many employers).

    `adverts` has COLUMNS (`published` a date or NaT), `sketch` one row each. The marks do not
    depend on the rows' order; `steps` lets a caller take the steps apart, each on rows that
    share its block.
    """
    keys = adverts[ORDER].reset_index(drop=True)
    keys["published"] = (
        keys["published"].astype("datetime64[us]").fillna(pd.Timestamp("2262-01-01"))
    )
    order = keys.sort_values(ORDER, kind="stable").index.to_numpy()
    state = _State(adverts.iloc[order].reset_index(drop=True), sketch[order])
    if "exact" in steps:
        state.same(["source", "advert_id", "content_hash"], "exact")
    if "version" in steps:
        state.same(["source", "advert_id"], "version", given="advert_id")
    if "opening" in steps:
        state.openings()
    if "text" in steps:
        state.texts()
    given = np.empty(len(order), int)
    given[order] = np.arange(len(order))
    return pd.DataFrame(
        {
            "kept": order[state.root()][given],
            "duplicate": pd.array(state.kind[given], "str"),
            "recruiter_text": state.shared[given],
        }
    )


def rates(adverts: pd.DataFrame, marks: pd.DataFrame) -> pd.DataFrame:
    """One row per source: `adverts`, how many of each kind, `merged_pct` and `possible_pct` of
    all its adverts."""
    kinds = pd.Categorical(marks["duplicate"], ["", *MERGED, "possible"])
    table = pd.crosstab(adverts["source"].to_numpy(), kinds, dropna=False)
    table = table.reindex(columns=["", *MERGED, "possible"], fill_value=0)
    total = table.sum(axis=1)
    out = (
        table[[*MERGED, "possible"]]
        .astype("int64")
        .assign(
            adverts=total.astype("int64"),
            merged_pct=100 * table[list(MERGED)].sum(axis=1) / total,
            possible_pct=100 * table["possible"] / total,
        )
    )
    return out.rename_axis("source").rename_axis(None, axis=1).reset_index()


class _State:
    """Adverts in order of date; `parent` points at the kept one, `kind` says why."""

    def __init__(self, rows: pd.DataFrame, sketch: np.ndarray):
        self.rows = rows
        self.sketch = sketch
        self.parent = np.arange(len(rows))
        self.kind = np.full(len(rows), "", "U8")
        self.shared = np.zeros(len(rows), bool)
        self.employer = rows["employer_id"].to_numpy(dtype=object, na_value="")
        self.title = rows["title_key"].tolist()
        self.source = rows["source"].tolist()
        day = rows["published"].astype("datetime64[us]")
        self.day = np.where(
            day.notna(), day.to_numpy().astype("datetime64[D]").astype("int64"), FAR
        )
        self.low = rows["pay_low_rub"].fillna(0).to_numpy(float)
        self.high = rows["pay_high_rub"].fillna(np.inf).to_numpy(float)
        self.has_text = (sketch != EMPTY).sum(1) >= BINS // 2

    def root(self) -> np.ndarray:
        """Row → the kept row (merged kinds only; a possible duplicate is its own)."""
        parent = self.parent.copy()
        while (parent[parent] != parent).any():
            parent = parent[parent]
        return parent

    def free(self) -> np.ndarray:
        """Rows nothing has claimed yet."""
        return np.flatnonzero(self.kind == "")

    def same(self, columns: list[str], kind: str, given: str = "") -> None:
        """Equal in all `columns`: the first stays."""
        at = self.free()
        if given:
            at = at[(self.rows[given].to_numpy()[at] != "")]
        if not len(at):
            return
        group = self.rows.loc[at].groupby(columns, sort=False, dropna=False).ngroup().to_numpy()
        _, first = np.unique(group, return_index=True)
        self._claim(at, at[first][group], kind)

    def _claim(self, at: np.ndarray, kept: np.ndarray, kind: str) -> None:
        moved = at != kept
        self.parent[at[moved]], self.kind[at[moved]] = kept[moved], kind

    def openings(self) -> None:
        """Same employer, title and place within the window; without an employer only possible."""
        at = self.free()
        keys = self.rows.loc[at, ["employer_id", "title_key", "area", "okrug"]]
        group = keys.groupby(list(keys.columns), sort=False, dropna=False).ngroup().to_numpy()
        by_group = np.argsort(group, kind="stable")
        ends = np.flatnonzero(np.diff(group[by_group], append=-1)) + 1
        for start, end in zip(np.concatenate([[0], ends[:-1]]), ends, strict=True):
            if end - start > 1:
                self._group(at[by_group[start:end]])

    def _group(self, members: np.ndarray) -> None:
        """Members in order of date: each joins the earliest kept advert of the last six weeks it
        doesn't contradict."""
        kept: list[int] = []
        for i in members:
            near = np.array(
                [k for k in kept if self.day[i] - self.day[k] <= WINDOW_DAYS], dtype=int
            )
            if not len(near):
                kept.append(i)
                continue
            agree = self._agree(i, near)
            if self.employer[i] and agree.any():
                self.parent[i], self.kind[i] = near[agree.argmax()], "opening"
                continue
            if self.employer[i] or agree.any():
                self.kind[i] = "possible"
            kept.append(i)

    def _agree(self, i: int, near: np.ndarray) -> np.ndarray:
        pay = (self.low[i] <= self.high[near]) & (self.low[near] <= self.high[i])
        both = self.has_text[near]
        if not self.has_text[i] or not both.any():
            return pay
        return pay & (~both | (similarity(self.sketch[i], self.sketch[near]) >= OTHER_TEXT))

    def texts(self) -> None:
        """Near-identical texts within okrug × occupation × week: one employer → merged, else
        possible."""
        at = self.free()
        at = at[self.has_text[at] & (self.day[at] < FAR)]
        if len(at) < 2:
            return
        block = (
            self.rows.loc[at]
            .assign(week=(self.day[at] + 3) // 7)
            .groupby(["area", "okrug", "occupation", "week"], sort=False, dropna=False)
            .ngroup()
            .to_numpy()
            .astype("uint64")
        )
        pairs = at[alike(self.sketch[at], block, self.employer[at], SAME_TEXT)]
        self.shared[shared_texts(pairs, self.employer)] = True
        for first, i in pairs[np.lexsort((pairs[:, 0], pairs[:, 1]))]:
            if self.kind[i] == "" and self.kind[first] in ("", "possible"):
                one = (
                    self.employer[i]
                    and self.employer[i] == self.employer[first]
                    and self._one_title(first, i)
                )
                self.kind[i] = "text" if one else "possible"
                self.parent[i] = first if one else i

    def _one_title(self, a: int, b: int) -> bool:
        """The same words, or on two sites nearly the same words and no other number (grade,
        site)."""
        x = set(self.title[a].split())
        y = set(self.title[b].split())
        if x == y or self.source[a] == self.source[b]:
            return x == y
        return len(x & y) >= SAME_WORDS * len(x | y) and not any(w[0].isdecimal() for w in x ^ y)


def shared_texts(pairs: np.ndarray, employer: np.ndarray) -> np.ndarray:
    """Rows whose text stands under many employers; `pairs` are (first, other) rows of like text."""
    joined = np.unique(np.concatenate([pairs, pairs[:, [0, 0]]]), axis=0)
    firms = pd.DataFrame(
        {"first": joined[:, 0], "employer": employer[joined[:, 1]], "row": joined[:, 1]}
    )
    counts = firms[firms["employer"] != ""].groupby("first")["employer"].nunique()
    return firms.loc[firms["first"].isin(counts.index[counts >= MANY_EMPLOYERS]), "row"].to_numpy(
        int
    )
