"""Hours with a teacher of two programmes: lectures, practical classes, laboratories."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figure.items import item
from dashboard.figure.passport import Passport
from dashboard.figures.programmes import _programmes
from dashboard.kinds.stacked import stacked
from etl.language import Words

SUBJECT = Words("Из чего состоят часы двух программ", "What the hours of two programmes consist of")
HOW_TO_READ = Words(
    "Доли академических часов дисциплин по видам нагрузки: планы разной длины сравнивают долями. "
    "Факультативы, практики и аттестация сюда не входят.",
    "Shares of the disciplines' academic hours by kind of load: plans of different length are "
    "compared by shares. Facultatives, practices and attestation are not among them.",
)
CHOICES = {"plan": _programmes.plan_choice(), "other": _programmes.plan_choice("other")}
PARTS = {
    "lectures_h": Words("лекции", "lectures"),
    "practical_h": Words("практические и семинары", "practical classes and seminars"),
    "labs_h": Words("лабораторные", "laboratories"),
    "with_teacher_h": Words("с преподавателем, вид не сказан", "with a teacher, kind not said"),
    "selfstudy_h": Words("самостоятельно", "self-study"),
}
COLUMNS = {
    "label": Words("Программа", "Programme"),
    "part": Words("Вид", "Kind"),
    "hours": Words("Часов", "Hours"),
    "share_pct": Words("Доля", "Share"),
    "publisher": Words("Источник", "Publisher"),
    "url": Words("Адрес", "Address"),
    "grade": Words("Надёжность", "Grade"),
}
NO_LOADS = Words(
    "В этих планах нет часов по видам нагрузки: только названия и общий объём.",
    "These plans give no hours by kind of load: names and totals only.",
)


def programme_hours(
    curriculum_disciplines: pd.DataFrame,
    curriculum_plans: pd.DataFrame,
    *,
    plan: str = "bmstu-15.03.01-2026",
    other: str = "mospolytech-2022-aptpp",
    lang: str = "ru",
    today: date | None = None,
) -> Passport:
    """Shares of hours by kind, one bar a programme that gives them."""
    out = []
    for name in dict.fromkeys((plan, other)):
        about = curriculum_plans[curriculum_plans["plan"] == name]
        rows = curriculum_disciplines[
            (curriculum_disciplines["plan"] == name)
            & curriculum_disciplines["is_counted"]
            & curriculum_disciplines["kind"].isin(["discipline", "elective"])
        ]
        if len(about):
            out += _shares(rows, about.iloc[0].to_dict(), lang)
    if not out:
        raise MissingRows(NO_LOADS)
    rows = _programmes.credited(pd.DataFrame(out), lang)
    names = list(dict.fromkeys(rows["label"]))
    series = []
    for part in PARTS.values():
        of_part = rows[rows["part"] == part[lang]].set_index("label")["share_pct"]
        if len(of_part):
            series.append({"label": part[lang], "points": [item(n, of_part.get(n)) for n in names]})
    return stacked(
        Head(
            name="programme_hours",
            lang=lang,
            subject=SUBJECT,
            how_to_read=HOW_TO_READ,
            rows=rows,
            today=today,
            title=SUBJECT[lang],
            subtitle=Words("% часов дисциплин", "% of the disciplines' hours")[lang],
            columns=COLUMNS,
            units={"share_pct": "%"},
            place=Words("Москва", "Moscow")[lang],
            data_date=str(max(rows["page_date"])),
        ),
        names,
        series,
    )


def _shares(rows: pd.DataFrame, about: dict, lang: str) -> list[dict]:
    sums = {part: float(rows[part].sum()) for part in PARTS if part in rows}
    told = sum(sums[k] for k in ("lectures_h", "practical_h", "labs_h"))
    contact = float(rows["contact_h"].sum())
    sums["with_teacher_h"] = contact - told if not told else 0.0
    whole = sum(sums.values())
    if not whole or not contact:
        return []
    kept = {k: about[k] for k in ("publisher", "url", "grade", "page_date", "geography")}
    return [
        {
            "label": _programmes.label(about)[lang],
            "part": words[lang],
            "hours": sums[part],
            "share_pct": round(100 * sums[part] / whole, 1),
            **kept,
        }
        for part, words in PARTS.items()
        if sums[part]
    ]
