"""Which skills adverts of one family of occupations named, most named first."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.passport import Passport
from dashboard.figures.skills import _skills
from dashboard.kinds.ranking import ranking
from etl.language import Words
from etl.language import text as words

SUBJECT = Words(
    "Какие навыки называли объявления 2019–2026", "Which skills adverts named, 2019–2026"
)
HOW_TO_READ = Words(
    "Доля объявлений семейства, где навык назван в тексте или в метках работодателя; черта — 95 % "
    "интервал, без "
    "поправки на то, что один работодатель размещает много похожих. Образование и личные качества "
    "не показаны.",
    "Share of the family's adverts naming the skill in the text or the recruiter's tags; the line "
    "is a 95% interval, "
    "not widened for one employer posting many alike. Education and personal qualities are left "
    "out.",
)
CHOICES = {
    "family": _skills.family_choice(Words("Семейство профессий", "Family of occupations"), "design")
}


def skill_profile_ranking(
    skill_reference_profile: pd.DataFrame,
    *,
    family: str = "design",
    lang: str = "ru",
    today: date | None = None,
) -> Passport:
    """Shares of the family's adverts, per cent, up to a dozen professional skills."""
    rows = _skills.of_family(skill_reference_profile, family).head(_skills.SHOWN)
    items = [_skills.bar(r, r[f"skill_{lang}"], lang) for r in rows.to_dict("records")]
    n = words.number(int(rows["adverts_in_family"].iloc[0]), lang)
    subtitle = Words(
        f"{_skills.FAMILIES[family].ru}: % из {n} объявлений, в скобках 95 % интервал",
        f"{_skills.FAMILIES[family].en}: % of {n} adverts, 95% interval in brackets",
    )[lang]
    return ranking(
        _skills.head("skill_profile_ranking", SUBJECT, HOW_TO_READ, rows, lang, today, subtitle),
        items,
    )
