"""One occupation: the skills its adverts name."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure import occupations
from dashboard.figure.passport import Passport
from dashboard.figures.shortage import _shortage as of
from dashboard.figures.skills import _skills_live, skills_asked
from etl.language import Words

SUBJECT = Words("Навыки в объявлениях одной профессии", "Skills in one occupation's adverts")
HOW_TO_READ = skills_asked.HOW_TO_READ
CHOICES = {
    "occupation": occupations.occupation_choice(),
    "area": of.AREA,
    "experience": _skills_live.EXPERIENCE,
}


def occupation_skills(
    skill_demand: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    occupation: str = "turner",
    area: str = "moscow",
    experience: str = "any",
) -> Passport:
    """Shares of adverts, per cent, up to a dozen skills. MissingRows below 20 adverts."""
    return skills_asked.asked(
        "occupation_skills", SUBJECT, skill_demand, occupation, area, experience, lang, today
    )
