"""Russia's occupation groups by the share and the number of vacant posts, industrial ones first."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.choices import Choice
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.official import _survey
from dashboard.kinds._parts import item
from dashboard.kinds.ranking import ranking
from etl.language import Words
from etl.language import text as words

SUBJECT = Words(
    "Вакантные места по занятиям, Россия", "Vacant posts by detailed occupation group, Russia"
)
HOW_TO_READ = Words(
    "Полоса — доля или число вакантных мест группы занятий по России. Группы названы по ОКЗ, от "
    "двух до четырёх знаков: широкие и узкие стоят рядом. Вместе они — не все рабочие места. По "
    "Москве так подробно не публикуют.",
    "A bar is the share or the number of vacant posts of an occupation group in Russia. Groups are "
    "named by OKZ, two to four digits: wide and narrow stand side by side. Together they are not "
    "all posts. Moscow is not published in such detail.",
)
CHOICES = {
    "counted": Choice(
        Words("Что считать", "What to count"),
        {
            "rate": Words("доля вакантных мест", "share of vacant posts"),
            "people": Words("вакантных мест, тыс.", "vacant posts, thousand"),
        },
        "rate",
    ),
    "groups": Choice(
        Words("Какие группы", "Which groups"),
        {
            "industrial": Words("промышленные", "industrial"),
            "all": Words("все 68, промышленные первыми", "all 68, industrial first"),
        },
        "industrial",
    ),
}
MOST = 16
"""Rows a figure of industrial groups draws; the rest stand in its numbers."""


def vacancy_rates_russia(
    vacancy_rates: pd.DataFrame,
    workers_needed_by_occupation: pd.DataFrame | None = None,
    *,
    lang: str = "ru",
    today: date | None = None,
    counted: str = "rate",
    groups: str = "industrial",
) -> Passport:
    """Groups of Russia by rate (per cent) or vacant posts (thousand)."""
    rows = _survey.evidence(vacancy_rates, lang, workers_needed_by_occupation)
    rows = rows[(rows["level"] == "group") & (rows["geography"] == "Россия")]
    every = len(rows)
    by = "value" if counted == "rate" else "required"
    rows = rows.sort_values(["is_industrial", by], ascending=False)
    if groups == "industrial":
        rows = rows[rows["is_industrial"]].head(MOST)
    items = [_item(r, counted, lang) for r in rows.to_dict("records")]
    first = rows.iloc[0]
    title = Words(
        f"{words.upper_first(first['group_ru'])}: {_told(first, counted, 'ru')} — больше всех "
        "промышленных групп",
        f"{first['group_en']}: {_told(first, counted, 'en')}, the most of industrial groups",
    )
    shown = Words(
        f"показано групп: {len(rows)} из {every}", f"groups shown: {len(rows)} of {every}"
    )
    measure = _survey.MEASURE if counted == "rate" else CHOICES["counted"].options["people"]
    head = Head(
        name="vacancy_rates_russia",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        today=today,
        title=title[lang],
        subtitle=f"{words.upper_first(measure[lang])}, {_survey.when(rows, lang)}; {shown[lang]}",
        note=_survey.caveat(rows, lang),
    )
    return ranking(head, items, sort=False)


def _told(row: pd.Series | dict, counted: str, lang: str) -> str:
    if counted == "rate":
        return _survey.percent(row["value"], lang)
    thousand = Words("тыс.", "thousand")[lang]
    return words.number(row["required"] / 1000, lang, 1) + words.unit_text(thousand)


def _item(row: dict, counted: str, lang: str) -> dict:
    value = row["value"] if counted == "rate" else row["required"] / 1000
    return item(
        row[f"group_{lang}"],
        value,
        text=_told(row, counted, lang),
        row_id=row["id"],
        accent=row["is_industrial"] and row["okz_major"] in ("7", "8"),
    )
