"""For every skill with both: how often adverts name it beside how many plans name it."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import MissingRows
from dashboard.figure.items import item
from dashboard.figure.passport import Passport
from dashboard.figures.programmes import _programmes
from dashboard.kinds.heat_table import heat_table
from etl.curricula.plan import COVERED
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Спрашивают и учат: один и тот же навык", "Demanded and taught: the same skill")
HOW_TO_READ = Words(
    "Слева — доля объявлений семейства, где навык назван; справа — доля промышленных программ, в "
    "названиях дисциплин которых он виден. Программ немного, и чему учат на самом деле, названия "
    "говорят не всё.",
    "Left: the share of the family's adverts naming the skill; right: the share of industrial "
    "programmes whose disciplines name it. The programmes are few, and names say less than what is "
    "taught.",
)
CHOICES = {"profession": _programmes.profession_choice()}
COLUMNS = {
    "skill_ru": Words("Навык", "Skill (ru)"),
    "skill_en": Words("Навык (en)", "Skill"),
    "share_pct": Words("Спрашивают", "Demanded"),
    "low_pct": Words("От", "Low"),
    "high_pct": Words("До", "High"),
    "taught_pct": Words("Видно в программах", "Seen in programmes"),
    "taught": Words("Программ, где видно", "Programmes naming it"),
    "plans": Words("Программ", "Programmes"),
    "grade": Words("Надёжность", "Grade"),
}
OF = Words("% из {adverts} · % из {plans} программ", "% of {adverts} · % of {plans} programmes")
NOT_ONE = Words(
    "Ни одна промышленная программа не называет этих навыков.",
    "No industrial programme names these skills.",
)
SCALE = [0.0, 100.0]


def skill_demanded_taught(
    curriculum_skills: pd.DataFrame,
    curriculum_plans: pd.DataFrame,
    skill_reference_profile: pd.DataFrame,
    *,
    profession: str = "process",
    lang: str = "ru",
    today: date | None = None,
) -> Passport:
    """One row a skill that adverts and at least one industrial programme name, per cent of each."""
    plans = set(curriculum_plans.loc[curriculum_plans["is_industrial"], "plan"])
    seen = curriculum_skills[
        curriculum_skills["plan"].isin(plans) & (curriculum_skills["status"] == COVERED)
    ]
    demand = _programmes.demanded(skill_reference_profile, profession)
    rows = _programmes.credited(demand, lang)
    rows = rows.assign(taught=rows["skill"].map(seen.groupby("skill").size()), plans=len(plans))
    rows = rows[rows["taught"].notna()]
    if rows.empty:
        raise MissingRows(NOT_ONE)
    rows["taught_pct"] = (100 * rows["taught"] / rows["plans"]).round(1)
    cells = [
        [
            item("", r["share_pct"], text=_pct(r["share_pct"], lang)),
            item("", r["taught_pct"], text=_pct(r["taught_pct"], lang)),
        ]
        for r in rows.to_dict("records")
    ]
    n = words.counted(int(rows["adverts_in_family"].iloc[0]), "advert", lang)
    name = _programmes.FAMILIES[profession][lang]
    return heat_table(
        _programmes.head(
            "skill_demanded_taught",
            SUBJECT,
            HOW_TO_READ,
            rows,
            lang,
            today,
            f"{name}: " + OF[lang].format(adverts=n, plans=len(plans)),
            COLUMNS,
            day=rows["period_middle"].max(),
            units={"share_pct": "%", "taught_pct": "%"},
            also=("curriculum_plans", "skill_reference_profile"),
        ),
        [r[f"skill_{lang}"] for r in rows.to_dict("records")],
        [COLUMNS[c][lang] for c in ("share_pct", "taught_pct")],
        cells,
        scale=SCALE,
    )


def _pct(value: float, lang: str) -> str:
    return f"{words.number(value, lang, 0)}{words.NBSP}%"
