"""Which experience others ask for: adverts of the occupation in Moscow, else what was published."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure import occupations
from dashboard.figure.evidence import pick
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.firm import _firm
from dashboard.figures.pay._pay import LEVELS
from dashboard.kinds._parts import item, row_item
from dashboard.kinds.ranking import ranking
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Какой опыт просят", "Which experience is asked")
HOW_TO_READ = Words(
    "Доля объявлений, где просят столько опыта; выделено то, что просите вы. Без объявлений это "
    "тяжёлое машиностроение России, по hh.ru: не ваша профессия и не Москва.",
    "The share of adverts that ask so much; yours is marked. Without adverts it is heavy "
    "engineering in Russia by hh.ru: neither your occupation nor Moscow.",
)
CHOICES = {"occupation": _firm.CHOICES["occupation"], "experience": _firm.EXPERIENCE}
PUBLISHED = {"none": "O173", "1-3": "O169", "3-6": "O172"}
COLUMNS = {
    "label": Words("Опыт", "Experience"),
    "share_pct": Words("Доля", "Share"),
    "low": Words("От", "From"),
    "high": Words("До", "To"),
    "adverts": Words("Объявлений", "Adverts"),
    "n": Words("n", "n"),
}


def firm_experience(
    published: pd.DataFrame,
    demand_mix: pd.DataFrame | None = None,
    *,
    lang: str = "ru",
    today: date | None = None,
    occupation: str = "turner",
    experience: str = "3-6",
) -> Passport:
    """Shares by level of experience; MissingRows when the published rows are gone."""
    own = pd.DataFrame() if demand_mix is None else _mix(demand_mix, occupation)
    if len(own):
        return _adverts(own, lang, today, occupation, experience)
    rows = pick(published, *PUBLISHED.values())
    items = [
        row_item(row, LEVELS[level][lang], lang, unit="%", accent=level == experience)
        for level, row in zip(PUBLISHED, rows.to_dict("records"), strict=True)
    ]
    most = max(items, key=lambda e: e["value"])
    head = Head(
        name="firm_experience",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        today=today,
        title=Words(
            f"В тяжёлом машиностроении чаще просили {most['label']}: {most['text']} вакансий",
            f"Heavy engineering mostly asked for {most['label']}: {most['text']} of vacancies",
        )[lang],
        subtitle=Words(
            f"Доля вакансий, %; {words.period('2025-01-01', '2025-09-30', lang)}",
            f"Share of vacancies, %; {words.period('2025-01-01', '2025-09-30', lang)}",
        )[lang],
    )
    return ranking(head, items, sort=False)


def _mix(mix: pd.DataFrame, occupation: str) -> pd.DataFrame:
    own = mix[
        (mix["area"] == "moscow")
        & (mix["dimension"] == "experience")
        & (mix["occupation"] == occupation)
        & (mix["status"] == "ok")
    ]
    return own[own["value"].isin(LEVELS)]


def _adverts(
    own: pd.DataFrame, lang: str, today: date | None, occupation: str, experience: str
) -> Passport:
    rows = own.assign(label=[LEVELS[v][lang] for v in own["value"]])
    rows = rows.sort_values("value", key=lambda s: s.map(list(LEVELS).index))
    rows = _firm.of_adverts(rows, "demand_mix", "area", "dimension", "value", "occupation")
    items = [
        item(
            r["label"],
            float(r["share_pct"]),
            text=words.number(round(float(r["share_pct"])), lang) + words.unit_text("%"),
            low=r["low"],
            high=r["high"],
            accent=r["value"] == experience,
        )
        for r in rows.to_dict("records")
    ]
    most = max(items, key=lambda e: e["value"])
    start, end = rows["period"].iloc[0].split("/")
    name = occupations.names(lang)[occupation]
    head = Head(
        name="firm_experience",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        columns=COLUMNS,
        n=int(rows["n"].max()),
        today=today,
        place=Words("Москва", "Moscow")[lang],
        data_date=end,
        title=Words(
            f"{name}: чаще просят {most['label']} — {most['text']} объявлений",
            f"{name}: mostly asked {most['label']}, {most['text']} of adverts",
        )[lang],
        subtitle=Words(
            f"Доля объявлений, %, с 95 % интервалом; {words.period(start, end, lang)}",
            f"Share of adverts, %, with its 95 % interval; {words.period(start, end, lang)}",
        )[lang],
    )
    return ranking(head, items, sort=False)
