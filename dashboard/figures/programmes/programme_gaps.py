"""Demanded skills that no discipline of a plan names, most demanded first."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import MissingRows
from dashboard.figure.items import item
from dashboard.figure.passport import Passport
from dashboard.figures.programmes import _programmes
from dashboard.kinds.ranking import ranking
from etl.curricula.against import against
from etl.curricula.plan import ABSENT
from etl.language import Words
from etl.language import text as words

SUBJECT = Words(
    "Каких навыков не видно в названиях дисциплин", "Which skills no discipline's name shows"
)
HOW_TO_READ = Words(
    "Доля объявлений, где навык назван, с 95 % интервалом. Выделено то, чего не найдено вовсе; "
    "остальное может стоять за соседним названием. «Отсутствует» говорят только по рабочей "
    "программе.",
    "Share of adverts naming the skill, with its 95% interval. Accented: not found at all; the "
    "rest may stand behind a neighbouring name. Only a syllabus says that something is absent.",
)
CHOICES = {
    "profession": _programmes.profession_choice(),
    "plan": _programmes.plan_choice(),
}
STATUS = {
    ABSENT: Words("не найдено", "not found"),
    "near": Words("не видно из названия", "not visible from the name"),
}
COLUMNS = {
    "skill_ru": Words("Навык", "Skill (ru)"),
    "skill_en": Words("Навык (en)", "Skill"),
    "status_words": Words("В плане", "In the plan"),
    "names": Words("Соседние дисциплины", "Neighbouring disciplines"),
    "n": Words("Объявлений с навыком", "Adverts naming it"),
    "adverts_in_family": Words("Объявлений", "Adverts"),
    "share_pct": Words("Доля", "Share"),
    "low_pct": Words("От", "Low"),
    "high_pct": Words("До", "High"),
    "grade": Words("Надёжность", "Grade"),
    "publisher": Words("Источник", "Publisher"),
    "url": Words("Адрес", "Address"),
}
ALL_SEEN = Words(
    "Все навыки, которые называют объявления, видны в названиях дисциплин этого плана.",
    "All skills adverts name are seen in the names of this plan's disciplines.",
)


def programme_gaps(
    curriculum_skills: pd.DataFrame,
    skill_reference_profile: pd.DataFrame,
    *,
    profession: str = "process",
    plan: str = "bmstu-15.03.01-2026",
    lang: str = "ru",
    today: date | None = None,
) -> Passport:
    """Gaps of one plan against one family, with the adverts behind each."""
    demand = _programmes.demanded(skill_reference_profile, profession)
    found = against(demand, curriculum_skills[curriculum_skills["plan"] == plan])
    rows = _programmes.credited(found.gaps, lang)
    if rows.empty:
        raise MissingRows(ALL_SEEN)
    rows["status_words"] = [STATUS[s][lang] for s in rows["status"]]
    items = []
    for r in rows.to_dict("records"):
        low, high = (words.number(r[k], lang, 0) for k in ("low_pct", "high_pct"))
        text = f"{words.number(r['share_pct'], lang, 0)}{words.NBSP}% ({low}–{high})"
        items.append(
            item(
                r[f"skill_{lang}"],
                r["share_pct"],
                text=text,
                low=r["low_pct"],
                high=r["high_pct"],
                accent=r["status"] == ABSENT,
            )
        )
    label = _programmes.plans().get(plan, Words(plan, plan))[lang]
    name = _programmes.FAMILIES[profession][lang]
    n = words.counted(int(rows["adverts_in_family"].iloc[0]), "advert", lang)
    return ranking(
        _programmes.head(
            "programme_gaps",
            SUBJECT,
            HOW_TO_READ,
            rows,
            lang,
            today,
            f"{label}. {name}: % " + Words(f"из {n}", f"of {n}")[lang],
            COLUMNS,
            day=rows["period_middle"].max(),
            units={"share_pct": "%"},
            also=("curriculum_skills",),
        ),
        items,
        sort=False,
    )
