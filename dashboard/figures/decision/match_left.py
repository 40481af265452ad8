"""Who is left without a place, and why."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.passport import Passport
from dashboard.figures.decision import _head, _places
from dashboard.kinds._parts import item
from dashboard.kinds.cells import cells
from dashboard.kinds.ranking import ranking
from etl.language import Words
from etl.language import text as words
from etl.models import matching

SUBJECT = Words("Кто остался без места и почему", "Who is left without a place, and why")
HOW_TO_READ = Words(
    "Столбик — студенты группы, которым места не нашлось, и предел, который мешает: мест не "
    "хватило там, где всё подходит, или даты, навыки, дорога, возраст. Назван тот предел, без "
    "которого открылось бы больше всего предложений.",
    "The bar is a group's students without a place, and the limit in the way: too few seats where "
    "all else fits, or dates, skills, the way, the age. The limit named is the one without which "
    "most offers would open.",
)
CHOICES = _places.CHOICES
WHY = {
    "seats": Words("мест мало: подходящих предложений {n}", "too few seats: {n} offers fit"),
    "dates": Words("не те даты: иначе подошло бы {n}", "wrong dates: else {n} would fit"),
    "skills": Words("не те навыки: иначе подошло бы {n}", "wrong skills: else {n} would fit"),
    "distance": Words("далеко: иначе подошло бы {n}", "too far: else {n} would fit"),
    "age": Words("возраст: иначе подошло бы {n}", "too young: else {n} would fit"),
    "several": Words("мешают несколько пределов сразу", "several limits at once"),
}
TITLE = Words(
    "{opening}: без места {left}; ещё одно место помогло бы в {offers} из {all} предложений",
    "{opening}: {left} without a place; one more seat would help at {offers} of {all} offers",
)
NOBODY = Words("{opening}: место нашлось всем", "{opening}: a place is found for everybody")
SUBTITLE = Words("Студентов без места и причина", "Students without a place, and the reason")
ALL_PLACED = Words("без места", "without a place")
COLUMNS = {
    "programme": Words("Группа", "Group"),
    "students": Words("Студентов", "Students"),
    "reason": Words("Причина", "Reason"),
}


def match_left(
    practices: pd.DataFrame,
    intern_groups: pd.DataFrame | None = None,
    intern_offers: pd.DataFrame | None = None,
    *,
    lang: str = "ru",
    today: date | None = None,
    **chosen: object,
) -> Passport:
    """Students without a place by group, with the limit in the way."""
    found = _places.placed(intern_groups, intern_offers, chosen, lang)
    left = matching.reasons(found.group_arrays, found.offer_arrays, found.matching, found.rules)
    price = matching.one_more_seat(found.matching)
    rows = pd.DataFrame(
        [
            (
                str(found.groups["programme"][u.group]),
                u.students,
                WHY[u.reason].format(n=u.opened)[lang],
            )
            for u in left
        ],
        columns=["programme", "students", "reason"],
    )
    helped = int((price.students > 0).sum())
    form = TITLE if left else NOBODY
    head = _head.of_rows(
        "match_left",
        SUBJECT,
        HOW_TO_READ,
        lang,
        today,
        rows=rows,
        columns=COLUMNS,
        title=form.format(
            opening=found.opening,
            left=words.counted(int(rows["students"].sum()), "student", lang),
            offers=helped,
            all=len(found.offers),
        )[lang],
        subtitle=SUBTITLE[lang],
    )
    if not left:
        return cells(head, [item(ALL_PLACED[lang], 0, text="0")])
    items = [
        item(r.programme, r.students, text=f"{words.number(r.students, lang)}: {r.reason}")
        for r in rows.itertuples()
    ]
    return ranking(head, items)
