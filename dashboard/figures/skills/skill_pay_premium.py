"""How much more adverts naming a skill offer, other things alike."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figure.items import item
from dashboard.figure.passport import Passport
from dashboard.figures.skills import _skills
from dashboard.kinds.dots import dots
from etl.language import Words
from etl.language import text as words

SUBJECT = Words(
    "Сколько прибавляют объявления, где назван навык", "What adverts naming a skill offer more"
)
HOW_TO_READ = Words(
    "На сколько процентов выше предложенная зарплата там, где навык назван, при том же опыте, "
    "профессии и полугодии; черта — 95 % интервал. Это не прибавка за обучение: навык называют "
    "другие фирмы и для других мест.",
    "By how many per cent pay offered is higher where the skill is named, at the same experience, "
    "occupation and half-year; the line is a 95% interval. It is not what learning brings: other "
    "firms name the skill, for other jobs.",
)
CHOICES = {
    "family": _skills.family_choice(Words("Семейство профессий", "Family of occupations"), "design")
}
COLUMNS = {
    "skill_ru": Words("Навык", "Skill (ru)"),
    "skill_en": Words("Навык (en)", "Skill"),
    "n_named": Words("Объявлений с навыком", "Adverts naming it"),
    "n": Words("Объявлений с зарплатой", "Adverts with pay"),
    "premium_pct": Words("Прибавка", "More by"),
    "low_pct": Words("От", "Low"),
    "high_pct": Words("До", "High"),
}
TOO_FEW = Words(
    "Меньше 100 объявлений с зарплатой: прибавку не посчитать.",
    "Fewer than 100 adverts with pay: no premium can be computed.",
)


def skill_pay_premium(
    skill_premium: pd.DataFrame,
    *,
    family: str = "design",
    lang: str = "ru",
    today: date | None = None,
) -> Passport:
    """One dot a skill, per cent. MissingRows: too few adverts state pay."""
    rows = skill_premium[skill_premium["family"] == family]
    if rows.empty:
        raise MissingRows(TOO_FEW)
    rows = rows.sort_values(["premium_pct", "skill"], ascending=[False, True])
    items = [
        item(
            r[f"skill_{lang}"],
            r["premium_pct"],
            low=r["low_pct"],
            high=r["high_pct"],
            text=f"{words.number(r['premium_pct'], lang, 0, sign=True)}{words.NBSP}% "
            f"({words.number(r['low_pct'], lang, 0, sign=True)}…"
            f"{words.number(r['high_pct'], lang, 0, sign=True)})",
        )
        for r in rows.to_dict("records")
    ]
    name = _skills.FAMILIES[family][lang]
    return dots(
        Head(
            name="skill_pay_premium",
            lang=lang,
            subject=SUBJECT,
            how_to_read=HOW_TO_READ,
            rows=rows,
            today=today,
            title=SUBJECT[lang],
            subtitle=f"{name}: " + Words("% к зарплате", "% of pay")[lang],
            columns=COLUMNS,
            units={"premium_pct": "%"},
            n=int(rows["n"].iloc[0]),
            place=Words("Москва", "Moscow")[lang],
            data_date=rows["period"].iloc[0].rpartition("/")[2],
        ),
        items,
    )
