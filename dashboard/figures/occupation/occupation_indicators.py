"""One occupation: every indicator with its value, interval, points, n, and since when it can be
judged."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure import occupations
from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.shortage import _judged
from dashboard.figures.shortage import _shortage as of
from dashboard.kinds._parts import item
from dashboard.kinds.heat_table import heat_table, plain
from etl.language import Words
from etl.language import text as words
from etl.models.intervals import RELIABLE_N

SUBJECT = Words("Показатели одной профессии", "Indicators of one occupation")
HOW_TO_READ = Words(
    "Строка — показатель. «Значение» с интервалом 95 % по выборке работодателей; «баллы» 0–3: 3 — "
    "сильнее всего похоже "
    "на нехватку, X — судить нельзя, причина при наведении и в «Числах и источниках»; n — сколько "
    "объявлений за числом "
    f"стоит. Ниже {RELIABLE_N} числа нет, остаётся n.",
    "A row is an indicator. The value has its 95 % interval by sampled employers; points 0–3: 3 "
    "looks most like a "
    "shortage, X cannot be judged (hover, or “Numbers and sources”); n is the adverts behind it. "
    f"Below {RELIABLE_N} there is no "
    "number, n stays.",
)
CHOICES = {"occupation": occupations.occupation_choice(), "area": of.AREA, "ago": of.AGO}
HEAD = (
    Words("Баллы", "Points"),
    Words("Значение", "Value"),
    Words("Интервал", "Interval"),
    Words("n", "n"),
)


def occupation_indicators(
    shortage_indicators: pd.DataFrame,
    shortage_verdict: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    occupation: str = "turner",
    area: str = "moscow",
    ago: str = "0",
) -> Passport:
    """Seven indicators of an occupation in a month of an area."""
    rows = of.newest(shortage_indicators, area, ago=ago)
    rows = rows[rows["occupation"] == occupation].set_index("indicator")
    if rows.empty:
        raise MissingRows(f"{occupation} {area}")
    rows = rows.loc[[c for c in of.INDICATORS if c in rows.index]].reset_index()
    verdict = of.newest(shortage_verdict, area, ago=ago).set_index("occupation").loc[occupation]
    table, columns = of.of_table(
        _judged.in_words(rows, lang),
        "indicator_name",
        "value",
        "low",
        "high",
        "unit_word",
        "points",
        "n",
        "employers",
        "judged_from",
        "cuts",
        "why",
    )
    month = rows["month"].iloc[0]
    name = occupations.names(lang)[occupation]
    head = Head(
        name="occupation_indicators",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=table,
        columns=columns,
        today=today,
        title=f"{name}: {verdict[f'reason_{lang}']}",
        subtitle=Words(
            f"Значение с интервалом, баллы и n; {of.when(month, lang)}",
            f"Value with its interval, points and n; {of.when(month, lang)}",
        )[lang],
        place=words.place(words.AREAS[area], lang),
        data_date=of.day(month, today),
        grade="A",
        note=" ".join(
            filter(
                None,
                (
                    _flag(verdict[f"contradiction_{lang}"]),
                    of.waiting(rows, lang),
                    of.lacking(rows, lang),
                ),
            )
        ),
    )
    labels = [f"{of.INDICATORS[c][lang]}, {of.UNITS[c][lang]}" for c in rows["indicator"]]
    return heat_table(
        head,
        labels,
        [h[lang] for h in HEAD],
        [_cells(r, lang) for r in rows.to_dict("records")],
        scale=[0.0, 3.0],
    )


def _flag(said: str) -> str:
    return f"{words.upper_first(said)}." if said else ""


def _cells(row: dict, lang: str) -> list[dict]:
    n = plain(words.number(int(row["n"]), lang))
    if pd.isna(row["value"]):
        few = row["status"] == "too_few"
        gap = item("", None, state="suppressed" if few else "missing") | {
            "gap": "X",
            "why": row[f"judged_{lang}"],
        }
        return [gap, plain("—"), plain("—"), n]
    value, low, high = (
        of.value_text(row["indicator"], row[k], lang) for k in ("value", "low", "high")
    )
    points = (
        item("", None, state="missing") | {"gap": "X", "why": row[f"judged_{lang}"]}
        if pd.isna(row["points"])
        else item("", float(row["points"]), text=str(int(row["points"])))
    )
    return [points, plain(value), plain(f"{low} … {high}"), n]
