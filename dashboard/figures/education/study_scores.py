"""Pass scores of one admission: by field or by university."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.education import _study
from dashboard.kinds._parts import item
from dashboard.kinds.dots import dots
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Проходные баллы инженерных программ", "Pass scores of engineering programmes")
HOW_TO_READ = Words(
    "Точка — середина баллов последнего зачисленного на бесплатное место, черта — от четверти до "
    "трёх четвертей программ. Только очные программы, где складывают три экзамена, приём 2024 "
    "года. Меньше пяти программ — строки нет. Балл прошлого приёма — не обещание.",
    "The dot is the middle of the scores of the last admitted to a free place, the line runs from "
    "a quarter to three quarters of the programmes. Full-time programmes that add three exams "
    "only, admission of 2024. Fewer than five programmes: no row. Last year's score is no promise.",
)
CHOICES = {"by": _study.BY, "field": _study.FIELD, "school": _study.SCHOOL}
LEAST = 5
INDICATOR = Words("проходной балл, сумма трёх экзаменов", "pass score, sum of three exams")


def study_scores(
    study_offers: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    by: str = "field",
    field: str = "all",
    school: str = "all",
) -> Passport:
    """Median score and its quartiles of 2024; MissingRows where the choice leaves fewer than five
    programmes."""
    rows = _study.chosen(study_offers.rename(columns={"score_year": "year"}), field, school)
    rows = rows[rows["is_sum_of_three"] & rows["score"].notna() & (rows["form"] == "full_time")]
    rows = rows[~rows["is_own"]]
    groups = [(key, g) for key, g in rows.groupby(_study.groups(rows, by)) if len(g) >= LEAST]
    if not groups:
        raise MissingRows(SUBJECT)
    groups.sort(key=lambda pair: -pair[1]["score"].median())
    items = [_dot(key, group, by, lang) for key, group in groups]
    top = items[0]
    low = items[-1]
    title = Words(
        f"Середина баллов: от {low['text']} ({low['label']}) до {top['text']} ({top['label']})",
        f"Middle scores: from {low['text']} ({low['label']}) to {top['text']} ({top['label']})",
    )
    drawn = pd.concat([group for _, group in groups])
    head = Head(
        name="study_scores",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=_study.evidence(drawn, "score", INDICATOR[lang], "балл"),
        today=today,
        title=title[lang],
        subtitle=Words(
            "Сумма трёх экзаменов последнего зачисленного, очно, приём 2024",
            "Sum of three exams of the last admitted, full-time, admission of 2024",
        )[lang],
        n=len(drawn),
        note=Words(
            "СТАНКИНа здесь нет: его свои баллы — за 2025 год.",
            "СТАНКИН is not here: its own scores are of 2025.",
        )[lang],
    )
    return dots(head, items, zero=False)


def _dot(key: str, group: pd.DataFrame, by: str, lang: str) -> dict:
    score = group["score"].astype("float64")
    middle = float(score.median())
    return item(
        _study.group_name(key, by, lang),
        middle,
        text=words.number(middle, lang, 0),
        low=float(score.quantile(0.25)),
        high=float(score.quantile(0.75)),
    )
