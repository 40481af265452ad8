"""Which skills live adverts ask for: of everybody, a family or one occupation."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import MissingRows
from dashboard.figure.passport import Passport
from dashboard.figures import _who
from dashboard.figures.skills import _skills, _skills_live
from dashboard.kinds.ranking import ranking
from etl.language import Words
from etl.language import text as words
from etl.models.intervals import RELIABLE_N

SUBJECT = Words("Какие навыки называют объявления", "Which skills adverts name")
HOW_TO_READ = Words(
    "Доля объявлений последних двенадцати месяцев, где навык назван в тексте или в метках "
    "работодателя; черта — 95 % "
    f"интервал. Образование и личные качества не показаны; меньше {RELIABLE_N} объявлений "
    "— ничего не "
    "показано.",
    "Share of the last twelve months' adverts naming the skill in the text or the employer's tags; "
    "the line is a 95% "
    f"interval. Education and personal qualities are left out; below {RELIABLE_N} adverts "
    "nothing is shown.",
)
CHOICES = {
    "who": _skills_live.WHO,
    "area": _skills_live.AREA,
    "experience": _skills_live.EXPERIENCE,
}


def skills_asked(
    skill_demand: pd.DataFrame,
    *,
    who: str = "design",
    area: str = "moscow",
    experience: str = "any",
    lang: str = "ru",
    today: date | None = None,
) -> Passport:
    """Shares of adverts, per cent, up to a dozen skills. MissingRows below 20 adverts."""
    return asked("skills_asked", SUBJECT, skill_demand, who, area, experience, lang, today)


def asked(
    name: str,
    subject: Words,
    skill_demand: pd.DataFrame,
    who: str,
    area: str,
    experience: str,
    lang: str,
    today: date | None,
) -> Passport:
    """The same drawing under another figure's name."""
    rows = _who.of(_skills_live.of(skill_demand, area, experience), who)
    if rows.empty:
        raise MissingRows(f"skill_demand: {area} {who} {experience}")
    rows = rows.sort_values(["share_pct", "skill"], ascending=[False, True], kind="stable").head(
        _skills.SHOWN
    )
    first = rows.iloc[0]
    items = [
        _skills_live.bar(r, r[f"skill_{lang}"], lang, accent=i == 0)
        for i, r in enumerate(rows.to_dict("records"))
    ]
    n = words.number(int(first["n"]), lang)
    level = (
        ""
        if experience == "any"
        else f", {_skills_live.EXPERIENCE.label[lang].lower()}: "
        f"{_skills_live.EXPERIENCE.options[experience][lang].lower()}"
    )
    said = Words.both(
        lambda x: (
            f"{_who.name(who, x)}: {first[f'skill_{x}']} — "
            f"{words.number(first['share_pct'], x, 0)}{words.NBSP}%"
        )
    )
    subtitle = Words(
        f"% из {n} объявлений{level}, в скобках 95 % интервал",
        f"% of {n} adverts{level}, 95% interval in brackets",
    )[lang]
    return ranking(
        _skills_live.head(name, said, subject, HOW_TO_READ, rows, lang, today, subtitle), items
    )
