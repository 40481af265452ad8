"""The ranking under the reader's own weights: six sliders, places recomputed with their
intervals."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import numpy as np
import pandas as pd

from dashboard.figure.choices import Range
from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.shortage import _shortage as of
from dashboard.kinds._parts import item
from dashboard.kinds.ranks import ranks
from etl.language import Words
from etl.language import text as words
from etl.models.intervals import RELIABLE_N
from etl.models.score import NEEDED, SHORTAGE
from etl.models.weighing import ranked, spread, unpack, weighed

SUBJECT = Words("Рейтинг с вашими весами", "The ranking under your weights")
HOW_TO_READ = Words(
    "Ползунок — вес показателя от 0 (не учитывать) до 3. Балл — взвешенное среднее баллов; точка — "
    "место, полоса — "
    "интервал места по выборке при этих весах (95 %), скобка — разброс места, если веса сдвинуть "
    "вокруг выбранных: это "
    "не погрешность, а свобода выбора. Если порядок зависит от весов сильнее, чем от данных, "
    "спорить "
    "стоит о весах. С весами по умолчанию (все 1) получаются баллы таблицы.",
    "A slider is an indicator's weight from 0 (leave out) to 3. The score is the weighted mean of "
    "points; the dot is "
    "the rank, the band its sampling interval under these weights, the bracket its spread as "
    "weights move around the "
    "chosen ones: a choice, not an error. Where the order depends on weights more than on "
    "data, argue about weights. The defaults (all 1) give the table's scores.",
)
_TIMES = Words("вес", "weight")
CHOICES = {"area": of.AREA} | {
    f"w_{code}": Range(of.INDICATORS[code], 0, 3, 0.5, 1, _TIMES) for code in of.SCORED
}
BAND = Words(
    "интервал места по выборке при этих весах, 95 %",
    "sampling interval of the rank under these weights, 95 %",
)
BRACKET = Words(
    "разброс места, если веса гуляют вокруг выбранных",
    "spread of the rank as weights move around the chosen ones",
)
SHOWN = 15


def shortage_weights(
    shortage_draws: pd.DataFrame,
    shortage_verdict: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    area: str = "moscow",
    w_tension: float = 1,
    w_vacancy_age: float = 1,
    w_reposting: float = 1,
    w_pay_pressure: float = 1,
    w_concessions: float = 1,
    w_graduates_per_opening: float = 1,
) -> Passport:
    """Occupations of an area by their weighted score, first fifteen."""
    rows = of.newest(shortage_verdict, area)
    if not of.judged(rows) or shortage_draws.empty:
        raise MissingRows(_no_score(rows))
    weights = np.array(
        [
            w_tension,
            w_vacancy_age,
            w_reposting,
            w_pay_pressure,
            w_concessions,
            w_graduates_per_opening,
        ]
    )
    codes, points, smooth, drawn = _enough(rows, *_arrays(_Held(shortage_draws), area))
    score = weighed(points, weights)
    (rank, low, high) = ranked(smooth, drawn, weights)
    got = pd.DataFrame(
        {"occupation": codes, "score": score, "rank": rank, "rank_low": low, "rank_high": high}
    )
    got["rank_weights_low"], got["rank_weights_high"] = spread(smooth, weights)
    got = got.merge(
        rows[["occupation", "month", "n", "employers"]].assign(before=rows["rank"]), on="occupation"
    )
    got = of.named(got, lang).sort_values(
        ["rank", "n"], ascending=[True, False], na_position="last"
    )
    known = got[got["score"].notna()]
    drawn_rows = (known if len(known) else got).head(SHOWN)
    table, columns = of.of_table(
        drawn_rows,
        "name",
        "score",
        "rank",
        "rank_low",
        "rank_high",
        "rank_weights_low",
        "rank_weights_high",
        "n",
        "employers",
    )
    month = rows["month"].iloc[0]
    head = Head(
        name="shortage_weights",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=table,
        today=today,
        columns=columns,
        title=_found(known, weights, lang),
        subtitle=f"{_said(weights, lang)}; {of.when(month, lang)}",
        place=words.place(words.AREAS[area], lang),
        data_date=of.day(month, today),
        grade="A",
        note=of.SOURCE_NOTE[lang],
    )
    ticks = [{"x": x, "label": str(x)} for x in (1, *range(5, len(known) + 1, 5))]
    return ranks(
        head,
        [_item(r, lang) for r in drawn_rows.to_dict("records")],
        band=BAND[lang],
        bracket=BRACKET[lang],
        ticks=ticks,
        x_title=Words("место", "rank")[lang],
    )


NO_SCORE = Words(
    "Веса меняют балл, а балла ещё нет ни у одной профессии{why}",
    "Weights change the score, and no occupation has a score yet{why}",
)


def _no_score(rows: pd.DataFrame) -> Words:
    """What the largest occupation without a score waits for."""
    known = rows[rows["reason_ru"] != ""].sort_values("n", ascending=False)
    if known.empty:
        return NO_SCORE.format(why="")
    return NO_SCORE.format(why=Words.both(lambda x: ": " + known[f"reason_{x}"].iloc[0]))


def awaited(verdicts: pd.DataFrame, lang: str) -> str:
    """What the weights wait for while no occupation of any area has a score; empty once one has."""
    rows = verdicts[verdicts["month"] == verdicts["month"].max()]
    return "" if of.judged(rows) else _no_score(rows)[lang] + "."


class _Held:
    """A table that hashes by identity, so that its arrays are made once a build."""

    def __init__(self, table: pd.DataFrame):
        self.table = table
        self.key = (len(table), hash(tuple(table["smooth_drawn"].head(50))))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


@lru_cache(maxsize=4)
def _arrays(held: _Held, area: str) -> tuple[list[str], np.ndarray, np.ndarray, np.ndarray]:
    """Occupations of an area, their points and points without steps (× 6), and the draws of
    these (× draws × 6)."""
    own = held.table[held.table["area"] == area]
    codes = sorted(own["occupation"].unique())
    size = max(map(len, own["smooth_drawn"]), default=0)
    points = np.full((len(codes), 6), np.nan)
    smooth = np.full((len(codes), 6), np.nan)
    drawn = np.full((len(codes), size, 6), np.nan)
    for r in own.itertuples():
        i = codes.index(r.occupation)
        k = of.SCORED.index(r.indicator)
        points[i, k] = r.points
        smooth[i, k] = r.smooth
        drawn[i, :, k] = unpack(r.smooth_drawn)
    return codes, points, smooth, drawn


def _enough(rows: pd.DataFrame, codes: list[str], *arrays: np.ndarray) -> tuple:
    """Without the occupations of fewer than twenty open adverts: no weights give them a rank."""
    many = set(rows.loc[rows["n"] >= RELIABLE_N, "occupation"])
    kept = [i for i, code in enumerate(codes) if code in many]
    return [codes[i] for i in kept], *(a[kept] for a in arrays)


def _item(row: dict, lang: str) -> dict:
    sub = {
        f"spread_{k}": None
        if pd.isna(row[f"rank_weights_{k}"])
        else float(row[f"rank_weights_{k}"])
        for k in ("low", "high")
    } | {"sub": f"n{words.NBSP}{row['n']}"}
    if pd.isna(row["score"]):
        return item(row["name"], None) | sub | {"gap": of.VERDICTS["unknown"][lang]}
    moved = (
        ""
        if pd.isna(row["before"]) or row["before"] == row["rank"]
        else " "
        f"{'↑' if row['rank'] < row['before'] else '↓'}{abs(int(row['before'] - row['rank']))}"
    )
    entry = item(
        row["name"],
        row["rank"],
        text=of.decimal(row["score"], lang) + moved,
        low=row["rank_low"],
        high=row["rank_high"],
        accent=row["score"] >= SHORTAGE,
    )
    return entry | of.state(row["n"]) | sub


def _said(weights: np.ndarray, lang: str) -> str:
    if len(set(weights)) == 1:
        return Words(
            "Все показатели с одним весом; справа балл из 3",
            "All indicators weigh the same; score of 3 at the right",
        )[lang]
    parts = [
        f"{of.INDICATORS[c][lang].lower()} {words.number(w, lang)}"
        for c, w in zip(of.SCORED, weights, strict=True)
    ]
    return Words("Веса: ", "Weights: ")[lang] + ", ".join(parts)


def _found(known: pd.DataFrame, weights: np.ndarray, lang: str) -> str:
    if known.empty:
        return Words(
            f"С такими весами судить нельзя: нужно не меньше {NEEDED} известных показателей "
            "с весом",
            f"These weights leave fewer than {NEEDED} known indicators: nothing can be judged",
        )[lang]
    moved = int((known["rank"] != known["before"]).sum())
    first = known.iloc[0]
    short = int((known["score"] >= SHORTAGE).sum())
    if len(set(weights)) == 1:
        return Words(
            f"При равных весах выше всех {first['name']}; от 2 баллов — {short} из {len(known)}",
            f"With equal weights {first['name']} is highest; {short} of {len(known)} earn 2 "
            "points or more",
        )[lang]
    return Words(
        f"С вашими весами выше всех {first['name']}; место сменили {moved} из {len(known)}, "
        "от 2 баллов — "
        f"{short}",
        f"With your weights {first['name']} is highest; {moved} of {len(known)} changed "
        f"place, {short} earn 2 points or more",
    )[lang]
