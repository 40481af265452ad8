"""Skills of live adverts in the shape figures draw: rows of `skill_demand` named, dated and
credited."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure import live
from dashboard.figure.choices import Choice
from dashboard.figure.frame import Head
from dashboard.figures import _who
from dashboard.figures.skills import _skills
from dashboard.kinds._parts import item
from etl.adverts.reference import rows as reference
from etl.language import Words
from etl.language import text as words
from etl.models.intervals import GREY_N

MART = "skill_demand"
AREAS = {
    "moscow": Words("Москва", "Moscow"),
    "oblast": Words("Московская область", "Moscow oblast"),
}
WHO = Choice(
    Words("Кто", "Who"),
    {k: v for k, v in _who.who_choice().options.items() if k != _who.ALL},
    "design",
)
AREA = Choice(Words("Где", "Where"), AREAS, "moscow")
EXPERIENCE = Choice(
    Words("Опыт", "Experience"),
    {
        "any": Words("Любой", "Any"),
        "none": Words("Без опыта", "None"),
        "1-3": Words("1–3 года", "1–3 years"),
        "3-6": Words("3–6 лет", "3–6 years"),
        "6+": Words("Больше 6 лет", "Over 6 years"),
    },
    "any",
)
NOTE = Words(
    "Навык, названный не словами словаря, пропущен: доли занижены. Числа с поправкой на ошибки "
    "чтения — в "
    "таблице.",
    "A skill said in words the dictionary lacks is missed: shares are lower bounds. Numbers "
    "corrected for reading errors are in the table.",
)
COLUMNS = {
    "area": Words("Где", "Where"),
    "family_name": Words("Семейство", "Family"),
    "occupation_name": Words("Профессия", "Occupation"),
    "skill_name": Words("Навык", "Skill"),
    "adverts": Words("Объявлений с навыком", "Adverts naming it"),
    "n": Words("Объявлений", "Adverts"),
    "employers": Words("Работодателей", "Employers"),
    "share_pct": Words("Доля", "Share"),
    "low": Words("От", "Low"),
    "high": Words("До", "High"),
    "corrected_pct": Words(
        "Доля с поправкой на ошибки чтения", "Share corrected for reading errors"
    ),
    "rca": Words("Во сколько раз чаще, чем у всех", "Times as often as in all"),
    "rca_low": Words("Раз, от", "Times, low"),
    "rca_high": Words("Раз, до", "Times, high"),
    "period": Words("Период", "Period"),
}
UNITS = {"share_pct": "%", "low": "%", "high": "%", "corrected_pct": "%"}


def skill_choice() -> Choice:
    """Every skill of the dictionary but education and personal qualities, in alphabetical order."""
    named = [
        (r["name_ru"], r["name_en"], r["code"])
        for r in reference("skills")
        if r["category"] not in _skills.GENERAL
    ]
    ordered = sorted(named, key=lambda n: n[0].casefold().replace("ё", "е"))
    return Choice(
        Words("Навык", "Skill"), {code: Words(ru, en) for ru, en, code in ordered}, "autocad"
    )


def of(
    demand: pd.DataFrame, area: str, experience: str = "any", *, general: bool = False
) -> pd.DataFrame:
    """Rows of an area that have a share, professional skills only unless `general`, with ids of
    live rows."""
    rows = demand[
        (demand["area"] == area)
        & (demand["status"] == "ok")
        & (demand["experience"] == ("" if experience == "any" else experience))
    ]
    rows = rows if general else rows[~rows["category"].isin(_skills.GENERAL)]
    more = [rows[key] for key in ("experience", "family", "occupation", "skill")]
    return rows.assign(id=MART + "/" + rows["area"].str.cat(more, sep="/"))


def bar(row: dict, label: str, lang: str, *, accent: bool = False) -> dict:
    """A share with its interval: «45 % (38–53)»; never an accent below 50 adverts."""
    low, high = (words.number(row[k], lang, 0) for k in ("low", "high"))
    text = f"{words.number(row['share_pct'], lang, 0)}{words.NBSP}% ({low}–{high})"
    return item(
        label,
        row["share_pct"],
        text=text,
        low=row["low"],
        high=row["high"],
        row_id=row["id"],
        accent=accent and row["n"] >= GREY_N,
    )


def head(
    name: str,
    said: Words,
    subject: Words,
    how_to_read: Words,
    rows: pd.DataFrame,
    lang: str,
    today: date | None,
    subtitle: str,
) -> Head:
    """Words of a figure of live adverts: titled by what was found, dated by the last day
    observed."""
    everybody = {"": _who.EVERYBODY}
    names = {
        "family_name": ("family", {**everybody, **_who.families()}),
        "occupation_name": ("occupation", {**everybody, **_who.occupations()}),
    }
    rows = rows.assign(
        skill_name=rows[f"skill_{lang}"],
        **{
            column: rows[key].map(lambda code, known=known: known[code][lang])
            for column, (key, known) in names.items()
        },
    )
    start, end = rows["period"].iloc[0].split("/")
    return Head(
        name=name,
        lang=lang,
        subject=subject,
        how_to_read=how_to_read,
        rows=rows,
        today=today,
        title=said[lang],
        subtitle=f"{subtitle}; {words.period(start, end, lang)}",
        columns=COLUMNS,
        units=UNITS,
        place=AREAS[rows["area"].iloc[0]][lang],
        data_date=end,
        grade=live.GRADE,
        note=NOTE[lang],
    )
