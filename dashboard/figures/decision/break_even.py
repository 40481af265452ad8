"""Grow or hire: the cost of an engineer still here by share of interns who stay, and where the
paths meet."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.choices import Choice
from dashboard.figure.evidence import pick
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures.decision import _model
from dashboard.kinds._parts import item
from dashboard.kinds.trend import point, trend
from etl.language import Words
from etl.language import text as words
from etl.models import decision_value
from etl.models.decision import GROW, HIRE

SUBJECT = Words(
    "Вырастить или нанять: точка равенства", "Grow or hire: where the paths cost the same"
)
HOW_TO_READ = Words(
    "Кривая — сколько стоит через стажировку один инженер, который через выбранный срок ещё "
    "работает. Горизонталь — сколько он стоит с рынка. Где кривая ниже, стажировка дешевле. "
    "Вертикали — порог и опубликованный опрос: опрос здесь ориентир, а не исходное число.",
    "The curve is what one engineer still working after the chosen years costs by internship. The "
    "level line is what he costs from the market. Where the curve is lower, internships are "
    "cheaper. Vertical marks are the threshold and a published poll: a reference, not an input.",
)
AXIS = Choice(
    Words("По горизонтали", "Horizontal axis"),
    {
        "intern_stay": Words("доля оставшихся после стажировки", "share who stay on"),
        "intern_year_stay": Words(
            "доля бывших стажёров здесь через год", "share of former interns here after a year"
        ),
    },
    "intern_stay",
)
CHOICES = {**_model.CHOICES, "axis": AXIS}
ANCHORS = {"intern_stay": ("F120",), "intern_year_stay": ()}
"""Polls drawn as marks, by what stands on the axis."""
POLL = Words(
    "{share} — опрос: остались после стажировки, {who}, {year}",
    "{share} — poll: stayed after an internship, {who}, {year}",
)
THRESHOLD = Words("порог {share}", "threshold {share}")
CURVE = Words("вырастить стажёра", "grow an intern")
LEVEL = Words("нанять: {cost}", "hire: {cost}")
SUBTITLE = Words(
    "Тыс. ₽ на одного, кто ещё здесь {after}; расчёт, диапазоны — у ползунков",
    "Thousand RUB per one still here {after}; computed, ranges stand by the sliders",
)
_NB = words.NBSP
HIGHEST = 3.2
"""The curve is drawn up to so many times the market's cost."""


def break_even(
    published: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    axis: str = "intern_stay",
    **chosen: object,
) -> Passport:
    """Cost per engineer still here, thousand roubles, by the share on the axis."""
    p = _model.values(chosen)
    years = _model.horizon(chosen)
    market = float(decision_value.cost_still_here(HIRE, p, years))

    def cost(percent: float) -> float:
        return float(decision_value.cost_still_here(GROW, {**p, axis: percent / 100}, years))

    now = p[axis] * 100
    curve = [
        point(item("", cost(x) / 1e3), x) for x in range(5, 101) if cost(x) <= HIGHEST * market
    ]
    level = [point(item("", market / 1e3), x) for x in (5, 100)]
    here = point(
        item(_model.opening(chosen)[lang], cost(now) / 1e3, text=_plain(cost(now), lang)), now
    )
    anchors = pick(published, *ANCHORS[axis]) if ANCHORS[axis] else published.iloc[0:0]
    series: list[dict] = [
        {"label": CURVE[lang], "points": curve, "style": "curve", "accent": True},
        {
            "label": LEVEL.format(cost=_plain(market, lang))[lang],
            "points": level,
            "style": "curve",
        },
        {
            "label": "",
            "points": [here] if cost(now) <= HIGHEST * market else [],
            "style": "dots",
            "accent": True,
        },
    ]
    head = Head(
        name="break_even",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=anchors,
        today=today,
        data_date="",
        title=_model.sentence(axis, chosen, lang),
        place="",
        grade="",
        note=_model.ground(lang),
        subtitle=SUBTITLE.format(after=_model.after(years, lang))[lang],
    )
    return trend(
        head,
        series,
        ticks=[{"x": x, "label": f"{x}{_NB}%"} for x in (20, 40, 60, 80, 100)],
        events=_events(axis, chosen, anchors, lang),
        zero=True,
        x_title=AXIS.options[axis][lang],
    )


def _plain(value: float, lang: str) -> str:
    return words.number(value / 1e3, lang, 0)


def _events(axis: str, chosen: dict, anchors: pd.DataFrame, lang: str) -> list[dict]:
    """The threshold and the polls as upright marks."""
    marks = []
    for row in anchors.to_dict("records"):
        share = f"{words.bounded(row['value'], row['bound'], lang)}{_NB}%"
        label = POLL.format(share=share, who=row["publisher"], year=row["period_end"][:4])
        marks.append({"x": float(row["value"]), "label": label[lang]})
    at = _model.break_even(axis, chosen)
    if at is not None:
        share = f"{words.number(at * 100, lang, 0)}{_NB}%"
        marks.append({"x": at * 100, "label": THRESHOLD.format(share=share)[lang]})
    return marks
