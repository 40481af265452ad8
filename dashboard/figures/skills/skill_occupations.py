"""Which occupations ask for one skill most often."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import MissingRows
from dashboard.figure.passport import Passport
from dashboard.figures import _who
from dashboard.figures.skills import _skills_live
from dashboard.kinds.ranking import ranking
from etl.language import Words
from etl.language import text as words
from etl.models.intervals import RELIABLE_N

SUBJECT = Words("Какие профессии просят навык", "Which occupations ask for a skill")
HOW_TO_READ = Words(
    "Доля объявлений каждой профессии, где назван выбранный навык, с 95 % интервалом. Профессий, у "
    f"которых меньше {RELIABLE_N} "
    "объявлений или навык назван реже трёх раз, здесь нет: это не ноль.",
    "Share of each occupation's adverts naming the chosen skill, with a 95% interval. Occupations "
    f"with fewer than {RELIABLE_N} "
    "adverts, or naming it fewer than three times, are left out, which is not zero.",
)
CHOICES = {"skill_code": _skills_live.skill_choice()}
SHOWN = 15


def skill_occupations(
    skill_demand: pd.DataFrame,
    *,
    skill_code: str = "autocad",
    lang: str = "ru",
    today: date | None = None,
) -> Passport:
    """Shares of Moscow's adverts, per cent, up to fifteen occupations. MissingRows when none has
    enough."""
    rows = _skills_live.of(skill_demand, "moscow")
    rows = rows[(rows["skill"] == skill_code) & (rows["occupation"] != "")]
    if rows.empty:
        raise MissingRows(f"skill_demand: {skill_code}")
    rows = rows.sort_values(
        ["share_pct", "occupation"], ascending=[False, True], kind="stable"
    ).head(SHOWN)
    items = [
        _skills_live.bar(
            r,
            f"{_who.name(r['occupation'], lang)}, n{words.NBSP}={words.NBSP}"
            f"{words.number(int(r['n']), lang)}",
            lang,
            accent=i == 0,
        )
        for i, r in enumerate(rows.to_dict("records"))
    ]
    first = rows.iloc[0]
    said = Words.both(
        lambda x: (
            f"{first[f'skill_{x}']}: {_who.name(first['occupation'], x)} — "
            f"{words.number(first['share_pct'], x, 0)}{words.NBSP}%"
        )
    )
    subtitle = Words(
        "% объявлений профессии, в скобках 95 % интервал",
        "% of the occupation's adverts, 95% interval in brackets",
    )[lang]
    head = _skills_live.head(
        "skill_occupations", said, SUBJECT, HOW_TO_READ, rows, lang, today, subtitle
    )
    return ranking(head, items)
