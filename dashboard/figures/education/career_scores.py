"""Where an occupation is taught in Moscow and which score was needed last time."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure import occupations
from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.education import _study
from dashboard.kinds._parts import item
from dashboard.kinds.dots import dots
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Где учиться: баллы прошлого приёма", "Where to study: last admission's scores")
HOW_TO_READ = Words(
    "Точка — сумма трёх экзаменов последнего, кого взяли на бесплатное место, очно. У СТАНКИНа "
    "балл свой, за 2025 год, у других — за 2024-й от агрегатора: годы стоят у имён. Балл прошлого "
    "приёма — не обещание.",
    "The dot is the sum of three exams of the last one taken for a free place, full-time. "
    "СТАНКИН's score is its own of 2025, others' of 2024 from an aggregator: the years stand "
    "with the names. Last year's score is no promise.",
)
CHOICES = {"occupation": occupations.occupation_choice("mechanical_designer")}
MOST = 16
NONE = Words(
    "В вузах Москвы и области прямой программы для этой профессии в наших списках нет.",
    "Our lists hold no university programme of Moscow or its oblast for this occupation.",
)
INDICATOR = Words("проходной балл, сумма трёх экзаменов", "pass score, sum of three exams")


def career_scores(
    study_offers: pd.DataFrame,
    occupation_studies: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    occupation: str = "mechanical_designer",
) -> Passport:
    """Scores of full-time programmes that lead to the occupation, highest first. MissingRows says
    in words where there is none."""
    codes = occupation_studies[
        (occupation_studies["occupation"] == occupation)
        & (occupation_studies["level"] == "university")
    ]["code"]
    rows = study_offers[study_offers["code"].isin(codes) & study_offers["is_sum_of_three"]]
    rows = rows[rows["score"].notna() & (rows["form"] == "full_time")]
    if rows.empty:
        raise MissingRows(NONE)
    rows = rows.sort_values(["score", "institution", "id"], ascending=[False, True, True])
    drawn = _spread(rows)
    items = [
        item(
            f"{r['institution']}, {r['code']}, {r['score_year']}",
            float(r["score"]),
            text=words.number(r["score"], lang),
            row_id=r["id"],
            accent=r["is_own"],
        )
        for r in drawn.to_dict("records")
    ]
    name = occupations.names(lang)[occupation]
    top, low = (words.number(int(f(rows["score"])), lang) for f in (max, min))
    left = len(rows) - len(drawn)
    head = Head(
        name="career_scores",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=_study.evidence(
            drawn.rename(columns={"score_year": "year"}), "score", INDICATOR[lang], "балл"
        ),
        today=today,
        title=Words(
            f"{name}: прошлый балл на бесплатное место — от {low} до {top}",
            f"{name}: last score for a free place, {low} to {top}",
        )[lang],
        subtitle=Words(
            "Сумма трёх экзаменов, очно; год приёма у каждой строки",
            "Sum of three exams, full-time; the year of admission stands in every row",
        )[lang],
        n=len(rows),
        note=Words(f"Ещё программ: {left}.", f"Programmes left out: {left}.")[lang] if left else "",
    )
    return dots(head, items, zero=False)


def _spread(rows: pd.DataFrame) -> pd.DataFrame:
    """At most MOST rows from the highest to the lowest: the best scored of every university and
    code first, so that no university fills the figure."""
    if len(rows) <= MOST:
        return rows
    one = rows.drop_duplicates(["institution", "code"])
    if len(one) <= MOST:
        return one
    step = (len(one) - 1) / (MOST - 1)
    return one.iloc[[round(i * step) for i in range(MOST)]]
