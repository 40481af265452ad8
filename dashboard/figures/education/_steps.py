"""The eight steps from a place at university or college to a job in Moscow: what is published of
each, with its own year and measure, or who could publish it. They are never one funnel."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.figure.evidence import MissingRows, pick
from dashboard.figure.items import told_bound
from dashboard.figures.education._study import SCHOOLS, chosen
from etl.language import Words
from etl.language import text as words

MINISTRY = Words(
    "Минобрнауки: свод формы ВПО-1, в нём есть вуз, направление и форма",
    "the Ministry of Science: the summary of form ВПО-1 holds university, direction and form",
)
SCHOOLING = Words(
    "Минпросвещения: свод формы СПО-1", "the Ministry of Education: the summary of form СПО-1"
)
FOLLOWED = Words(
    "Роструд и Минобрнауки: мониторинг трудоустройства по данным Соцфонда",
    "Rostrud and the Ministry of Science: monitoring of employment from the Social Fund",
)
FUND = Words(
    "Соцфонд и Роструд: место работы выпускника по годам",
    "the Social Fund and Rostrud: where a graduate works, by year",
)
CITY = Words(
    "Департамент образования и науки Москвы", "Moscow's department of education and science"
)


@dataclass(frozen=True)
class Step:
    """A step's name and who could publish it at either level."""

    key: str
    name: Words
    university: Words
    college: Words


STEPS = (
    Step("places", Words("мест", "places"), MINISTRY, CITY),
    Step("applications", Words("заявлений", "applications"), MINISTRY, CITY),
    Step("entrants", Words("поступили", "entrants"), MINISTRY, SCHOOLING),
    Step("students", Words("учатся", "students"), MINISTRY, SCHOOLING),
    Step("graduates", Words("окончили", "graduates"), MINISTRY, SCHOOLING),
    Step("working", Words("работают", "in work"), FOLLOWED, FOLLOWED),
    Step("in_occupation", Words("в профессии", "in the occupation"), FOLLOWED, FOLLOWED),
    Step("in_moscow", Words("остались в Москве", "still in Moscow"), FUND, FUND),
)
QUOTED = {
    "university": {"entrants": "E065", "in_occupation": "F205", "graduates": "E056"},
    "college": {
        "applications": "E033",
        "entrants": "E011",
        "students": "E005",
        "graduates": "E019",
        "in_occupation": "F206",
    },
}
"""Published rows that speak of a whole level; they answer only where no field and no university
is chosen, for they are of all of them."""
WHOLE = {
    "E065": Words("все инженерные направления", "all engineering"),
    "E056": Words("все направления", "all fields"),
    "F205": Words("работающие выпускники вузов", "working graduates of universities"),
    "F206": Words("работающие выпускники, среднее звено", "working technicians"),
    "E033": Words("колледжи города, все профессии", "city colleges, all trades"),
    "E011": Words("колледжи города, все профессии", "city colleges, all trades"),
    "E005": Words("все колледжи, все профессии", "all colleges, all trades"),
    "E019": Words("все профессии", "all trades"),
}
PLACES_2024 = Words("бесплатных мест с квотами, все формы", "free places with quotas, all forms")
TWO_SCHOOLS = Words(
    "заявлений, не людей: {schools}, снимок 8 августа",
    "applications, not people: {schools}, snapshot of 8 August",
)
ONE_COLLEGE = Words(
    "бесплатных мест в одном колледже: МТКП МГТУ", "free places of one college: МТКП МГТУ"
)


def steps(
    tables: dict[str, pd.DataFrame], lang: str, field: str, school: str, level: str
) -> list[dict]:
    """One entry per step, in order: an evidence row with `step`, `name`, `text` and `detail`, or
    `value` None and who could publish (`could`)."""
    school = "all" if level == "college" else school
    counted = _counted(tables, lang, field, school, level)
    out = []
    for step in STEPS:
        could = getattr(step, level)[lang]
        entry = counted.get(step.key) or _quoted(tables, step.key, lang, field, school, level)
        base = {"step": step.key, "name": step.name[lang], "could": could}
        if entry and step.key == "in_occupation":
            base["name"] = OUTSIDE[lang]
        out.append(base | (entry or {"value": None}))
    return out


def _counted(tables, lang: str, field: str, school: str, level: str) -> dict[str, dict]:
    """Steps summed from the released rows of admission."""
    found = {}
    if level == "college":
        marks = tables["college_marks"].drop_duplicates("variant")
        rows = marks if field == "all" else marks[marks["code"].str[:2] == field]
        if len(rows) and school == "all":
            detail = ONE_COLLEGE[lang]
            found["places"] = _sum(rows, "budget_places", "МТКП", detail, "2026", lang)
        return found
    places = chosen(tables["admissions"], field, school)
    if len(places):
        found["places"] = _sum(places, "budget_places", "places", PLACES_2024[lang], "2024", lang)
    applied = tables["admission_applications"]
    applied = applied[~applied["is_branch"]]
    applied = applied if field == "all" else applied[applied["field"] == field]
    if school != "all":
        applied = applied[applied["institution"] == APPLIED.get(SCHOOLS[school], "")]
    if len(applied):
        schools = ", ".join(sorted(applied["institution"].unique()))
        detail = TWO_SCHOOLS.format(schools=schools)[lang]
        found["applications"] = _sum(applied, "applications", "applied", detail, "2026", lang)
    return found


APPLIED = {"НИУ МЭИ": "НИУ «МЭИ»"}
"""A university as the two tables name it."""


def _sum(rows: pd.DataFrame, column: str, row_id: str, detail: str, year: str, lang: str) -> dict:
    value = int(rows[column].fillna(0).sum())
    first = rows.iloc[0]
    places = rows["geography"].unique()
    return {
        "id": f"{row_id}:{len(rows)}",
        "value": float(value),
        "text": words.number(value, lang),
        "detail": detail,
        "n": len(rows),
        "period_text": year,
        "period_end": f"{year}-12-31" if year < "2026" else str(first["page_date"]),
        "geography": " и ".join(sorted(places)),
        "unit": "",
        "bound": "=",
        **{key: first[key] for key in ("publisher", "url", "page_date", "grade")},
        "review_by": first.get("review_by", ""),
    }


def _quoted(tables, key: str, lang: str, field: str, school: str, level: str) -> dict | None:
    """A published row of the whole level, where nothing narrower is chosen."""
    row_id = QUOTED[level].get(key)
    if row_id is None or field != "all" or school != "all":
        return None
    try:
        row = pick(tables["published"], row_id).iloc[0].to_dict()
    except MissingRows:
        return None
    unit = words.unit_text("%") if row["unit"] == "%" else THOUSAND[lang]
    return {
        "text": words.bounded(row["value"], told_bound(row), lang) + unit,
        "detail": WHOLE[row_id][lang],
        "n": 1,
        **{k: row[k] for k in KEPT},
    }


OUTSIDE = Words("не по специальности", "outside their field")
THOUSAND = Words(" тыс.", " thousand")
KEPT = (
    "id",
    "value",
    "bound",
    "unit",
    "period_text",
    "period_end",
    "geography",
    "publisher",
    "url",
    "page_date",
    "review_by",
    "grade",
)
