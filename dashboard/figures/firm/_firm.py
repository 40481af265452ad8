"""What a firm says of its own offer, and what was published of the occupation it seeks."""

from __future__ import annotations

import pandas as pd

from dashboard.figure import occupations
from dashboard.figure.choices import Choice, Range
from dashboard.figures.pay._pay import LEVELS
from etl.adverts.reference import rows as reference
from etl.language import Words
from etl.language import text as words

ALL = "all"
OKRUG = Choice(
    Words("Округ", "Okrug"),
    {ALL: Words("вся Москва", "all Moscow")}
    | {r["abbr_ru"]: Words(r["abbr_ru"], r["abbr_en"]) for r in reference("okrugs")},
    ALL,
)
PAY = Range(
    Words("Предлагаем", "We offer"),
    40,
    400,
    5,
    110,
    Words("тыс. ₽ в месяц на руки", "thousand RUB a month, net"),
)
EXPERIENCE = Choice(Words("Просим опыт", "We ask"), dict(LEVELS), "3-6")
CHOICES = {"occupation": occupations.occupation_choice(), "okrug": OKRUG, "pay": PAY}
GRADES = ("A", "A-", "B", "B-")
AVERAGES = ("Медианная предлагаемая зарплата", "Средняя предлагаемая зарплата")
HIGHEST = ("Максимальная предлагаемая зарплата",)
PLACES = ("Москва", "Московская область", "Россия")
UNIT = "тыс. руб."


def money(thousands: float, lang: str) -> str:
    """«110 тыс. ₽»."""
    return words.number(thousands, lang) + Words("\u00a0тыс. ₽", "\u00a0thousand ₽")[lang]


def published_pay(
    published: pd.DataFrame, published_by_occupation: pd.DataFrame, occupation: str
) -> pd.DataFrame:
    """Dated numbers of pay offered that name the occupation, better than C; the newest of each
    publisher, indicator and place, newest first."""
    own = published_by_occupation[published_by_occupation["occupation"] == occupation]
    rows = own[["id", "said", "alone"]].merge(published, on="id")
    fits = (
        rows["indicator"].str.startswith((*AVERAGES, *HIGHEST))
        & (rows["unit"] == UNIT)
        & rows["grade"].isin(GRADES)
        & rows["geography"].isin(PLACES)
        & (rows["period_end"] != "")
    )
    rows = rows[fits].sort_values(["period_end", "id"], ascending=False)
    rows = rows.drop_duplicates(["publisher", "indicator", "geography", "said"])
    highest = rows["indicator"].str.startswith(HIGHEST)
    return pd.concat([rows[~highest], rows[highest]], ignore_index=True)


def averages(rows: pd.DataFrame) -> pd.DataFrame:
    """Of them, medians and means."""
    return rows[rows["indicator"].str.startswith(AVERAGES)]


def positions(
    pay_positions: pd.DataFrame | None, occupation: str, okrug: str = ALL, pay: float = 110
) -> dict | None:
    """Where a pay of so many thousands stands among Moscow's offers; in an okrug of fewer than 20
    adverts the whole city's. None without adverts."""
    if pay_positions is None or pay_positions.empty:
        return None
    own = pay_positions[
        (pay_positions["area"] == "moscow")
        & (pay_positions["occupation"] == occupation)
        & (pay_positions["experience"] == "")
        & (pay_positions["pay_rub"] == round(pay * 1000))
    ]
    for where in dict.fromkeys((okrug if okrug != ALL else "", "")):
        rows = own[own["okrug"] == where]
        if len(rows):
            return rows.iloc[0].to_dict()
    return None


def place_words(found: dict, lang: str) -> str:
    """«выше, чем у 38–52 % предложений»: between those surely below and those that begin below."""
    low, high = (round(float(found[k])) for k in ("below_pct", "reached_pct"))
    span = f"{low}–{high}" if low != high else f"{low}"
    return span + words.unit_text("%")


def of_adverts(rows: pd.DataFrame, mart: str, *keys: str) -> pd.DataFrame:
    """Rows of a mart of adverts with the id of each («mart/moscow/welder») and its grade: adverts
    are the publisher's own file."""
    parts = ["/".join([mart, *(str(r[k]) for k in keys if r[k])]) for r in rows.to_dict("records")]
    return rows.assign(id=parts, grade="A")


def okrug_name(okrug: str, lang: str) -> str:
    """Its abbreviation, or Moscow."""
    return Words("Москва", "Moscow")[lang] if okrug in ("", ALL) else OKRUG.options[okrug][lang]
