"""How much of an occupation's demand each industrial programme teaches, as a range."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import MissingRows
from dashboard.figure.items import item
from dashboard.figure.passport import Passport
from dashboard.figures.programmes import _programmes
from dashboard.kinds.ranking import ranking
from etl.language import Words
from etl.language import text as words

SUBJECT = Words(
    "Сколько спроса видно в учебных планах промышленных программ",
    "How much demand is seen in plans of industrial programmes",
)
HOW_TO_READ = Words(
    "Полоса — доля спроса на навыки, которые названы в дисциплинах, с весом по объявлениям. Черта "
    "тянется до доли, если верить, что навык скрыт за соседними названиями. Содержания дисциплин "
    "здесь нет.",
    "The bar is the share of demand for skills named by disciplines, weighted by adverts. The line "
    "reaches the share one gets if skills hide behind neighbouring names. What disciplines hold is "
    "not known here.",
)
CHOICES = {"profession": _programmes.profession_choice()}
COLUMNS = {
    "label": Words("Программа", "Programme"),
    "programme": Words("Направление", "Field"),
    "profile": Words("Профиль", "Profile"),
    "low_pct": Words("Видно в названиях", "Seen in names"),
    "high_pct": Words("С соседними названиями", "With neighbouring names"),
    "covered": Words("Навыков видно", "Skills seen"),
    "skills": Words("Навыков спрашивают", "Skills demanded"),
    "adverts": Words("Объявлений", "Adverts"),
    "period_start": Words("С", "From"),
    "period_end": Words("По", "To"),
    "grade": Words("Надёжность", "Grade"),
}


def programmes_coverage(
    programme_coverage: pd.DataFrame,
    curriculum_plans: pd.DataFrame,
    *,
    profession: str = "process",
    lang: str = "ru",
    today: date | None = None,
) -> Passport:
    """One bar a programme of the industrial fields, most covered on top."""
    shown = curriculum_plans["is_industrial"] & (curriculum_plans["grade"] != "C")
    plans = _programmes.credited(curriculum_plans[shown], lang)
    rows = programme_coverage[programme_coverage["family"] == profession].merge(
        plans, on="plan", suffixes=("", "_plan")
    )
    if rows.empty:
        raise MissingRows(f"programme_coverage: {profession}")
    rows = rows.sort_values(["low_pct", "high_pct", "plan"], ascending=[False, False, True])
    rows["label"] = _labels(rows, lang)
    items = [
        item(
            r["label"],
            r["low_pct"],
            text=f"{words.number(r['low_pct'], lang, 0)}–"
            f"{words.number(r['high_pct'], lang, 0)}{words.NBSP}%",
            low=r["low_pct"],
            high=r["high_pct"],
        )
        for r in rows.to_dict("records")
    ]
    name = _programmes.FAMILIES[profession][lang]
    n = words.counted(int(rows["adverts"].iloc[0]), "advert", lang)
    return ranking(
        _programmes.head(
            "programmes_coverage",
            SUBJECT,
            HOW_TO_READ,
            rows,
            lang,
            today,
            Words(f"{name}: % спроса, {n}", f"{name}: % of demand, {n}")[lang],
            COLUMNS,
            day=rows["period_end"].max()[:7],
            units={"low_pct": "%", "high_pct": "%"},
            also=("curriculum_plans", "skill_reference_profile"),
        ),
        items,
        sort=False,
    )


def _labels(rows: pd.DataFrame, lang: str) -> list[str]:
    """Code and university, with the year and the profile where they are needed to tell apart."""
    out = []
    short = [f"{r.code} · {r.publisher}" for r in rows.itertuples()]
    dated = [f"{s}, {r.intake_year}" for s, r in zip(short, rows.itertuples(), strict=True)]
    for at, row in enumerate(rows.itertuples()):
        if short.count(short[at]) == 1:
            out.append(short[at])
        elif dated.count(dated[at]) == 1:
            out.append(dated[at])
        else:
            out.append(f"{dated[at]}, {row.profile}")
    return out
