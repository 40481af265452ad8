"""Which groups go where: programmes to occupations, those without a place among them."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.passport import Passport
from dashboard.figures.decision import _head, _places
from dashboard.kinds.flow_ribbons import flow_ribbons
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Кто куда подходит на практику", "Who fits where for practice")
HOW_TO_READ = Words(
    "Слева группы программ, справа профессии мест; ширина ленты — сколько студентов. Сначала "
    "размещается как можно больше, потом выбираются навыки и дорога. Места — меньшее из рабочих "
    "мест и часов наставников. Группа делится; внутри неё студенты не различаются.",
    "Programmes' groups at the left, occupations of places at the right; a ribbon's width is how "
    "many students. As many as possible are placed first, then skills and the way decide. Seats "
    "are the fewer of work places and mentors' hours. Groups divide; within one, students are "
    "alike.",
)
CHOICES = _places.CHOICES
WITHOUT = Words("без места", "without a place")
TITLE = Words(
    "{opening}: студентов с местом — {placed} из {all}",
    "{opening}: places are found for {placed} of {all} students",
)
SUBTITLE = Words("{groups} и {offers}, мест {seats}", "{groups} and {offers}, {seats} seats")
COLUMNS = {
    "programme": Words("Группа", "Group"),
    "occupation": Words("Профессия места", "Occupation"),
    "students": Words("Студентов", "Students"),
}


def match_flows(
    practices: pd.DataFrame,
    intern_groups: pd.DataFrame | None = None,
    intern_offers: pd.DataFrame | None = None,
    *,
    lang: str = "ru",
    today: date | None = None,
    **chosen: object,
) -> Passport:
    """Students by group and occupation of the place."""
    found = _places.placed(intern_groups, intern_offers, chosen, lang)
    rows = []
    for g, programme in enumerate(found.groups["programme"]):
        for j, occupation in enumerate(found.offers["occupation"]):
            if found.matching.flow[g, j]:
                rows.append((str(programme), str(occupation), int(found.matching.flow[g, j])))
        if found.matching.unmatched[g]:
            left = int(found.matching.unmatched[g])
            rows.append((str(programme), WITHOUT[lang], left))
    flows = pd.DataFrame(rows, columns=["programme", "occupation", "students"])
    flows = flows.groupby(["programme", "occupation"], as_index=False, sort=False).sum()
    head = _head.of_rows(
        "match_flows",
        SUBJECT,
        HOW_TO_READ,
        lang,
        today,
        rows=flows,
        columns=COLUMNS,
        title=TITLE.format(
            opening=found.opening,
            placed=words.number(found.matching.matched, lang),
            all=words.number(found.students, lang),
        )[lang],
        subtitle=SUBTITLE.format(
            groups=words.counted(len(found.groups), "group", lang),
            offers=words.counted(len(found.offers), "offer", lang),
            seats=int(found.matching.seats.sum()),
        )[lang],
    )
    return flow_ribbons(
        head,
        [
            {"source": r.programme, "target": r.occupation, "value": r.students, "row_id": ""}
            for r in flows.itertuples()
        ],
    )
