"""From a place to an engineer a year later: how many are left after each stage."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.passport import Passport
from dashboard.figures.decision import _head, _places
from dashboard.kinds._parts import item
from dashboard.kinds.funnel import funnel
from etl.language import Words
from etl.language import text as words
from etl.models import internship_plan

SUBJECT = Words("Место → стажёр → через год", "Place → intern → a year later")
HOW_TO_READ = Words(
    "Сколько осталось после каждой ступени: места, стажёры, предложения работы, нанятые, здесь "
    "через год. В скобках — доля от прежней ступени с 95-процентным интервалом Уилсона: при малых "
    "числах он широк. По Москве таких чисел никто не публикует.",
    "How many are left after each stage: places, interns, job offers, hired, here a year later. In "
    "brackets the share of the stage before with its 95 per cent Wilson interval: wide where "
    "numbers are small. Nobody publishes such numbers for Moscow.",
)
CHOICES: dict = {}
STAGES = {
    "places": Words("мест", "places"),
    "interns": Words("стажёров", "interns"),
    "offers": Words("предложений", "job offers"),
    "hired": Words("нанято", "hired"),
    "year": Words("здесь через год", "here a year later"),
}
EXAMPLE = {"places": 60, "interns": 48, "offers": 26, "hired": 20, "year": 15}
TITLE = Words(
    "{opening}: из {first} мест через год — {last}",
    "{opening}: of {first} places {last} are left a year later",
)
SUBTITLE = Words(
    "Людей на ступени; доля от прежней, 95 %", "People at a stage; share of the one before, 95 %"
)
SHARE = Words("{n} ({share} %: {low}–{high})", "{n} ({share} %: {low}–{high})")
COLUMNS = {"stage": Words("Ступень", "Stage"), "people": Words("Людей", "People")}


def intern_funnel(
    practices: pd.DataFrame,
    intern_counts: pd.DataFrame | None = None,
    *,
    lang: str = "ru",
    today: date | None = None,
) -> Passport:
    """People at each stage, with the share of the stage before."""
    own = intern_counts is not None and len(intern_counts) > 0
    counts: dict[str, int | None] = dict(EXAMPLE)
    if intern_counts is not None and own:
        sums = intern_counts.reindex(columns=list(STAGES)).apply(pd.to_numeric, errors="coerce")
        counts = {name: int(sums[name].sum()) for name in STAGES}
    stages = internship_plan.funnel(counts)
    items = [item(STAGES[s.name][lang], s.count, text=_text(s, lang)) for s in stages]
    rows = pd.DataFrame(
        [(STAGES[s.name][lang], s.count) for s in stages], columns=["stage", "people"]
    )
    head = _head.of_rows(
        "intern_funnel",
        SUBJECT,
        HOW_TO_READ,
        lang,
        today,
        rows=rows,
        columns=COLUMNS,
        title=TITLE.format(
            opening=_places.YOURS if own else _places.SAMPLE,
            first=words.number(stages[0].count, lang),
            last=words.number(stages[-1].count, lang),
        )[lang],
        subtitle=SUBTITLE[lang],
    )
    return funnel(head, items)


def _text(stage: internship_plan.Stage, lang: str) -> str:
    number = words.number(stage.count, lang)
    if stage.share is None or stage.low is None or stage.high is None:
        return number
    low, share, high = (
        words.number(100 * x, lang, 0) for x in (stage.low, stage.share, stage.high)
    )
    return SHARE.format(n=number, share=share, low=low, high=high)[lang]
