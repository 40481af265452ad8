"""What would overturn the answer: each assumption at its ends, growing against hiring."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure import parameters
from dashboard.figure.passport import Passport
from dashboard.figures.decision import _head, _model
from dashboard.kinds._parts import item
from dashboard.kinds.tornado import tornado
from etl.language import Words
from etl.language import text as words
from etl.models import decision_spread, decision_value
from etl.models.decision import GROW

SUBJECT = Words("Что перевернёт вывод", "What would overturn the answer")
HOW_TO_READ = Words(
    "Насколько вырастить дешевле, чем нанять: правее нуля — дешевле вырастить. Каждая полоса — "
    "одно допущение от нижнего до верхнего края своего диапазона, остальные на месте; края "
    "подписаны. Сверху то, что двигает ответ сильнее всего.",
    "By how much growing is cheaper than hiring: right of zero growing is cheaper. Each bar is one "
    "assumption from the lower to the upper end of its range, the others kept; the ends are "
    "labelled. On top stands what moves the answer most.",
)
CHOICES = _model.CHOICES
SHOWN = 9
"""Assumptions drawn; the rest move the answer less."""
FLIPS = Words(
    "{opening} вывод переворачивают: {names}", "{opening} the answer is overturned by: {names}"
)
STANDS = Words(
    "{opening} ни одно допущение в своём диапазоне вывод не переворачивает; сильнее всего двигает "
    "ответ «{name}»",
    "{opening} no single assumption within its range overturns the answer; “{name}” moves it most",
)
SUBTITLE = Words(
    "Насколько вырастить дешевле, чем нанять, тыс. ₽ на одного, кто ещё здесь {after}",
    "By how much growing is cheaper than hiring, thousand RUB per one still here {after}",
)
NOW = Words("сейчас", "now")


def decision_tornado(
    decision_parameters: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    **chosen: object,
) -> Passport:
    """Market's cost less the intern's, thousand roubles, at the ends of each assumption."""
    years = _model.horizon(chosen)
    spans = _model.spans(chosen)

    def answer(p: dict) -> float:
        return float(decision_value.later_hiring_saved(GROW, p, years))

    swings = [s for s in decision_spread.tornado(spans, answer) if s.width > 0]
    rows = {row["id"]: row for row in parameters.listed("decision")}
    middle = answer(decision_spread.centre(spans))
    items = [
        {
            **item(rows[s.name][f"name_{lang}"], middle / 1e3),
            "low": s.low_answer / 1e3,
            "high": s.high_answer / 1e3,
            "low_text": _end(rows[s.name], spans[s.name].low, lang),
            "high_text": _end(rows[s.name], spans[s.name].high, lang),
        }
        for s in swings[:SHOWN]
    ]
    flipping = [
        rows[s.name][f"name_{lang}"]
        for s in swings
        if min(s.low_answer, s.high_answer) < 0 < max(s.low_answer, s.high_answer)
    ]
    head = _head.of_numbers(
        "decision_tornado",
        SUBJECT,
        HOW_TO_READ,
        lang,
        today,
        chosen=chosen,
        title=_title(chosen, flipping, items[0]["label"], lang),
        subtitle=SUBTITLE.format(after=_model.after(years, lang))[lang],
    )
    centre = item(NOW[lang], middle / 1e3, text=_model.thousand(middle, lang, sign=True))
    return tornado(head, items, centre)


def _end(row: dict, value: float, lang: str) -> str:
    """An end of an assumption in the slider's own unit."""
    number = words.number(value / parameters.SCALE.get(row["unit"], 1.0), lang)
    short = {"pct": f"{words.NBSP}%"}.get(row["unit"], "")
    return number + short


def _title(chosen: dict, flipping: list[str], widest: str, lang: str) -> str:
    opening = _model.opening(chosen)
    if flipping:
        names = words.listed([words.quoted(n, lang) for n in flipping[:3]], lang)
        return FLIPS.format(opening=opening, names=names)[lang]
    return STANDS.format(opening=opening, name=widest)[lang]
