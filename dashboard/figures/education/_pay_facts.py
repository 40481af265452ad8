"""Pay and demand of one occupation: the city's adverts where they are loaded, else what was
published of this very occupation, never of its family."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.figure.evidence import host
from etl.language import Words
from etl.language import text as words
from etl.models.intervals import RELIABLE_N

PLACES = ("Москва", "Московская область", "Россия")
PAY = ("Медианная предлагаемая зарплата", "Средняя предлагаемая зарплата")
"""What a published row of pay must begin with: ceilings, forecasts and single adverts are no pay
of the occupation."""
DEMAND = (
    "Изменение числа вакансий",
    "Число вакансий",
    "Активных резюме на вакансию",
    "Вакансий на одно резюме",
)
MOST = 2


@dataclass(frozen=True)
class Fact:
    """A number of the occupation: as printed, what it counts, where and when, its source."""

    number: str
    what: str
    where: str
    source: str
    url: str
    grade: str
    row_id: str


def pay(tables: Mapping[str, pd.DataFrame], code: str, lang: str) -> tuple[Fact, ...]:
    """Pay in Moscow's adverts with its interval and n, else up to two published rows, Moscow's
    and the newest first."""
    live = _live_pay(tables.get("pay_offers"), code, lang)
    return (live,) if live else _published(tables, code, PAY, lang)


def demand(tables: Mapping[str, pd.DataFrame], code: str, lang: str) -> tuple[Fact, ...]:
    """Up to two published rows about vacancies of the occupation."""
    return _published(tables, code, DEMAND, lang)


def _live_pay(offers: pd.DataFrame | None, code: str, lang: str) -> Fact | None:
    if offers is None or offers.empty:
        return None
    rows = offers[
        (offers["area"] == "moscow")
        & (offers["occupation"] == code)
        & (offers["okrug"] == "")
        & (offers["experience"] == "")
        & (offers["n_pay"] >= RELIABLE_N)
    ]
    rows = rows[rows["median_low_rub"].notna()]
    if rows.empty:
        return None
    row = rows.iloc[0]
    low, high, first, last = (
        words.number(float(row[key]) / 1000, lang, 0) if pd.notna(row[key]) else "…"
        for key in ("median_low_rub", "median_high_rub", "low", "high")
    )
    middle = low if low == high else f"{low}–{high}"
    n = words.number(int(row["n_pay"]), lang)
    what = Words(
        f"тыс. ₽ на руки: середина объявлений (95 % {first}–{last}, n = {n})",
        f"thousand RUB net: the middle of adverts (95% {first}–{last}, n = {n})",
    )
    where = Words("Москва, 12 месяцев", "Moscow, 12 months")[lang]
    source = Words("объявления портала", "the portal's adverts")[lang]
    return Fact(middle, what[lang], where, source, "https://trudvsem.ru", "B", f"pay_offers:{code}")


def narrowed(published: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """Published rows that may stand on a card, with the one occupation (`job`) each is of: its own
    alone, dated, a number, not graded C; Moscow's and the newest first."""
    own = links[links["alone"]].drop_duplicates("id").set_index("id")["occupation"]
    rows = published[published["id"].isin(own.index) & published["geography"].isin(PLACES)]
    rows = rows[(rows["grade"] != "C") & (rows["period_end"] != "") & rows["value"].notna()]
    rows = rows[rows["indicator"].str.startswith((*PAY, *DEMAND))]
    rows = rows.assign(place=rows["geography"].map(PLACES.index), job=rows["id"].map(own))
    return rows.sort_values(["place", "period_end", "id"], ascending=[True, False, True])


def _published(tables, code: str, starts: tuple[str, ...], lang: str) -> tuple[Fact, ...]:
    rows = tables.get("published")
    if rows is None or "job" not in rows:
        return ()
    rows = rows[rows["job"] == code]
    rows = rows[rows["indicator"].str.startswith(starts)].head(MOST)
    return tuple(_fact(row, lang) for row in rows.to_dict("records"))


UNITS = {
    "тыс. руб.": Words("тыс. ₽", "thousand RUB"),
    "%": Words("%", "%"),
    "вакансий": Words("вакансий", "vacancies"),
    "резюме/вакансию": Words("резюме на вакансию", "CVs a vacancy"),
    "тыс.": Words("тыс.", "thousand"),
}
WHAT = {
    "Медианная предлагаемая": Words("предлагают: середина", "offered: the middle"),
    "Средняя предлагаемая": Words("предлагают в среднем", "offered on average"),
    "Изменение числа": Words("число вакансий за год", "vacancies over a year"),
    "Число вакансий": Words("открыто мест", "open posts"),
    "Активных резюме": Words("столько людей ищут одно место", "people looking for one post"),
    "Вакансий на одно": Words("мест на одного, кто ищет", "posts for one who looks"),
}


def _fact(row: dict, lang: str) -> Fact:
    change = row["indicator"].startswith("Изменение")
    unit = UNITS.get(row["unit"], Words(row["unit"], row["unit"]))[lang]
    number = words.bounded(row["value"], row["bound"], lang, sign=change)
    when = words.period(row["period_start"], row["period_end"], lang)
    start = next((k for k in WHAT if row["indicator"].startswith(k)), "")
    what = WHAT[start][lang] if start else row["indicator"]
    return Fact(
        f"{number}{words.NBSP}{unit}",
        what,
        f"{words.place(row['geography'], lang)}, {when}",
        row["publisher"] or host(row["url"]),
        row["url"],
        row["grade"],
        row["id"],
    )
