"""From a place to a job: what is published of each step, in its own year and measure."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.education import _steps, _study
from dashboard.kinds._parts import item
from dashboard.kinds.cells import cells
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("От места в вузе до работы: что известно", "From a place to a job: what is known")
HOW_TO_READ = Words(
    "Каждая плитка — свой год, своё место и своя мера. Это не воронка: из одного числа нельзя "
    "вычесть или на него поделить другое. Штриховка — шаг, которого никто не публикует; кто мог "
    "бы, сказано в плитке.",
    "Every tile has its own year, place and measure. This is no funnel: no number may be divided "
    "by or taken from another. A hatched tile is a step nobody publishes; who could is said in it.",
)
CHOICES = {"level": _study.LEVEL, "field": _study.FIELD, "school": _study.SCHOOL}
UNKNOWN = Words("не публикуется", "not published")
COULD = Words("мог бы: {who}", "could: {who}")


def education_steps(
    admissions: pd.DataFrame,
    admission_applications: pd.DataFrame,
    college_marks: pd.DataFrame,
    published: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    level: str = "university",
    field: str = "all",
    school: str = "all",
) -> Passport:
    """The eight steps as tiles, hatched where unknown."""
    tables = {
        "admissions": admissions,
        "admission_applications": admission_applications,
        "college_marks": college_marks,
        "published": published,
    }
    found = _steps.steps(tables, lang, field, school, level)
    known = [step for step in found if step["value"] is not None]
    rows = pd.DataFrame(known, columns=[*_steps.KEPT, "name", "detail"]).assign(
        indicator=[f"{s['name']}: {s['detail']}" for s in known],
        occupation="",
        value_low=float("nan"),
        value_high=float("nan"),
    )
    total = len(found)
    title = Words(
        f"Из {total} шагов от места до работы опубликованы {len(known)}: "
        "делить их друг на друга нельзя",
        f"Of {total} steps from a place to a job {len(known)} are published: "
        "they can't be divided by each other",
    )
    if not known:
        title = Words(
            f"Ни один из {total} шагов по этому выбору не опубликован",
            f"None of the {total} steps is published for this choice",
        )
    head = Head(
        name="education_steps",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        today=today,
        title=title[lang],
        subtitle=_scope(lang, level, field, school),
    )
    return cells(head, [_tile(step, lang) for step in found])


def _tile(step: dict, lang: str) -> dict:
    if step["value"] is None:
        could = COULD.format(who=step["could"])[lang]
        gap = item(f"{step['name']}: {could}", None)
        return gap | {"gap": UNKNOWN[lang]}
    place = words.place(step["geography"], lang)
    label = f"{step['name']}, {place}, {step['period_text']}: {step['detail']}"
    return item(label, step["value"], text=step["text"], row_id=step["id"])


def _scope(lang: str, level: str, field: str, school: str) -> str:
    parts = [words.upper_first(_study.LEVELS[level][lang])]
    if field != "all":
        parts.append(f"{field} {_study.FIELDS[field][lang]}")
    if school != "all" and level == "university":
        parts.append(_study.SCHOOLS[school])
    return "; ".join(parts)
