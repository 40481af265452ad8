"""From which families people could come: how much of the demand they know already."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

from dashboard.figure.evidence import MissingRows
from dashboard.figure.items import item
from dashboard.figure.passport import Passport
from dashboard.figures.programmes import _programmes
from dashboard.figures.skills import _skills
from dashboard.kinds.ranking import ranking
from etl.curricula.against import GENERAL
from etl.language import Words
from etl.language import text as words
from etl.models.neighbours import missing_skills, overlap

SUBJECT = Words("Откуда ближе переучиться", "From where re-training is nearest")
HOW_TO_READ = Words(
    "Доля спроса на навыки выбранного семейства, которую объявления другого семейства спрашивают "
    "тоже. В обратную сторону она другая. Рядом — чего не хватает чаще всего. Объявления называют "
    "не всё, что умеет работник.",
    "The share of the chosen family's demand that another family's adverts ask for too. The other "
    "way round it differs. Beside it: what is missing most. Adverts do not name all a worker can "
    "do.",
)
CHOICES = {
    "family": _skills.family_choice(Words("Семейство профессий", "Family of occupations"), "design")
}
COLUMNS = {
    "source": Words("Откуда", "From"),
    "overlap_pct": Words("Совпадает", "Overlap"),
    "missing": Words("Чего не хватает", "What is missing"),
    "skills": Words("Навыков спрашивают", "Skills demanded"),
    "publisher": Words("Источник", "Publisher"),
    "url": Words("Адрес", "Address"),
    "grade": Words("Надёжность", "Grade"),
}
FEWEST = 3
MISSING = 2
LACKS = Words("нет:", "lacks:")


def retraining_distance(
    skill_reference_profile: pd.DataFrame,
    *,
    family: str = "design",
    lang: str = "ru",
    today: date | None = None,
) -> Passport:
    """One bar a family, nearest on top, per cent of the chosen family's demand."""
    rows = skill_reference_profile[~skill_reference_profile["category"].isin(GENERAL)]
    shares = rows.pivot_table(index="family", columns="skill", values="share_pct", fill_value=0)
    enough = (shares > 0).sum(axis=1) >= FEWEST
    if family not in shares.index or not enough[family]:
        raise MissingRows(f"skill_reference_profile: {family}")
    names = rows.drop_duplicates("skill").set_index("skill")[f"skill_{lang}"]
    wanted = shares.loc[family].to_numpy() / 100
    out = []
    for other in shares.index[enough]:
        if other == family:
            continue
        own = shares.loc[other].to_numpy() / 100
        lacking = missing_skills(list(shares.columns), own, wanted)[:MISSING]
        out.append(
            {
                "source": _skills.FAMILIES[other][lang],
                "overlap_pct": 100 * overlap(own, np.asarray(wanted)),
                "missing": ", ".join(names[skill] for skill, _ in lacking),
                "skills": int((wanted > 0).sum()),
            }
        )
    first = _programmes.credited(rows[rows["family"] == family].head(1), lang).iloc[0]
    credit = {k: first[k] for k in ("publisher", "url", "page_date", "grade", "period_middle")}
    made = pd.DataFrame(out).assign(**credit)
    made = made.sort_values(["overlap_pct", "source"], ascending=[False, True])
    items = [
        item(
            r["source"],
            r["overlap_pct"],
            text=f"{words.number(r['overlap_pct'], lang, 0)}{words.NBSP}%; {LACKS[lang]} "
            f"{r['missing']}",
        )
        for r in made.to_dict("records")
    ]
    name = _skills.FAMILIES[family][lang]
    subtitle = Words(f"{name}: % спроса на навыки", f"{name}: % of demand for skills")[lang]
    head = _skills.head("retraining_distance", SUBJECT, HOW_TO_READ, made, lang, today, subtitle)
    told = replace(head, columns=COLUMNS, units={"overlap_pct": "%"})
    return ranking(told, items, sort=False)
