"""Which skills set a family or an occupation apart from the rest."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import MissingRows
from dashboard.figure.passport import Passport
from dashboard.figures import _who
from dashboard.figures.skills import _skills, _skills_live
from dashboard.kinds._parts import item
from dashboard.kinds.dots import dots
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Чем профессия отличается от других", "What sets an occupation apart")
HOW_TO_READ = Words(
    "Во сколько раз чаще навык называют здесь, чем во всех промышленных объявлениях той же "
    "местности: 1 — так же "
    "часто. Показаны только навыки, у которых и нижний конец 95 % интервала (бутстрап по "
    "работодателям) выше 1.",
    "How many times as often the skill is named here as in all industrial adverts of the area: 1 "
    "means as often. Only "
    "skills whose 95% interval (bootstrap by employer) lies wholly above 1.",
)
CHOICES = {"who": _skills_live.WHO, "area": _skills_live.AREA}


def skills_apart(
    skill_demand: pd.DataFrame,
    *,
    who: str = "design",
    area: str = "moscow",
    lang: str = "ru",
    today: date | None = None,
) -> Passport:
    """Revealed comparative advantage with its interval, up to a dozen. MissingRows when nothing
    stands out."""
    rows = _who.of(_skills_live.of(skill_demand, area), who)
    rows = rows[rows["is_characteristic"].fillna(False).astype(bool)]
    if rows.empty:
        raise MissingRows(f"skill_demand: {area} {who}")
    rows = rows.sort_values(["rca_low", "skill"], ascending=[False, True], kind="stable").head(
        _skills.SHOWN
    )
    rows = rows.sort_values(["rca", "skill"], ascending=[False, True], kind="stable")
    items = [_dot(r, lang) for r in rows.to_dict("records")]
    first = rows.iloc[0]
    times = Words.both(lambda x: words.number(first["rca"], x, 1))
    said = Words(
        f"{_who.name(who, 'ru')}: {first['skill_ru']} — в {times['ru']} раза чаще, чем по всем "
        "объявлениям",
        f"{_who.name(who, 'en')}: {first['skill_en']} is named {times['en']} times as often as in "
        "all adverts",
    )
    subtitle = Words(
        f"Во сколько раз чаще, чем у всех; n = {words.number(int(first['n']), lang)}, 95 % "
        "интервал",
        f"Times as often as in all; n = {words.number(int(first['n']), lang)}, 95% interval",
    )[lang]
    return dots(
        _skills_live.head("skills_apart", said, SUBJECT, HOW_TO_READ, rows, lang, today, subtitle),
        items,
    )


def _dot(row: dict, lang: str) -> dict:
    value, low, high = (words.number(row[k], lang, 1) for k in ("rca", "rca_low", "rca_high"))
    return item(
        row[f"skill_{lang}"],
        row["rca"],
        text=f"×{words.NBSP}{value} ({low}–{high})",
        low=row["rca_low"],
        high=row["rca_high"],
        row_id=row["id"],
    )
