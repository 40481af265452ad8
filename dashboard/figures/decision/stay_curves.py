"""How many are still here: the curve of each path, as the sliders draw it."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.passport import Passport
from dashboard.figures.decision import _head, _model
from dashboard.kinds._parts import item
from dashboard.kinds.trend import point, trend
from etl.language import Words
from etl.language import text as words
from etl.models import decision
from etl.models.decision import GROW, PATHS

SUBJECT = Words("Сколько ещё здесь: кривые удержания", "Still here: the curves of staying")
HOW_TO_READ = Words(
    "Доля тех, кто ещё здесь, по годам. Первый год у новичка и бывшего стажёра — свои ползунки, "
    "дальше уходят как все. Переученный уходит чаще, если навык нужен другим; прибавка уходы "
    "снижает. Где загружены карьеры из открытых данных, они стоят рядом: это связь, не причина, и "
    "видны в них только те, кто вёл резюме.",
    "The share still here by years. A newcomer's and a former intern's first year have sliders of "
    "their own, later they leave like all. A retrained worker leaves more if the skill is wanted "
    "elsewhere; a raise lowers quits. Where careers from open data are loaded they stand beside: "
    "an association, no cause, and only of people who kept a CV.",
)
CHOICES = {k: c for k, c in _model.CHOICES.items() if k != "years"}
TITLE = Words(
    "{opening} через 3 года здесь {grow} из 100 бывших стажёров и {keep} из 100 тех, кому подняли "
    "оплату",
    "{opening} {grow} of 100 former interns and {keep} of 100 given a raise are here after 3 years",
)
SUBTITLE = Words("% начавших, по годам", "% of those who began, by years")
CAREERS = Words("карьеры, Москва, все профессии", "careers, Moscow, all occupations")
BIAS = Words(
    "Карьеры: только владельцы резюме, 2015–2023; связь, а не причина.",
    "Careers: CV holders only, 2015–2023; an association, not a cause.",
)
_NB = words.NBSP


def stay_curves(
    decision_parameters: pd.DataFrame,
    career_stay: pd.DataFrame | None = None,
    *,
    lang: str = "ru",
    today: date | None = None,
    **chosen: object,
) -> Passport:
    """Share still here after 0 to 5 years, by path; careers' curve beside, where loaded."""
    p = _model.values(chosen)
    most = int(_model.YEARS.high)
    curves = {path: decision.still_here(path, p, most) for path in PATHS}
    series = []
    for path, curve in curves.items():
        points = [
            point(
                item("", float(s) * 100, text=f"{words.number(float(s) * 100, lang, 0)}{_NB}%"), t
            )
            for t, s in enumerate(curve)
        ]
        series.append(
            {
                "label": _model.NAMES[path][lang],
                "points": points,
                "style": "curve",
                "accent": path == GROW,
            }
        )
    note = _model.ground(lang)
    measured = _careers(career_stay, most, lang)
    if measured:
        series.append({"label": CAREERS[lang], "points": measured, "style": "dots"})
        note = f"{note} {BIAS[lang]}"
    head = _head.of_numbers(
        "stay_curves",
        SUBJECT,
        HOW_TO_READ,
        lang,
        today,
        chosen=chosen,
        title=TITLE.format(
            opening=_model.opening(chosen),
            grow=round(100 * float(curves[GROW][3])),
            keep=round(100 * float(curves[decision.KEEP][3])),
        )[lang],
        subtitle=SUBTITLE[lang],
        note=note,
    )
    ticks = [{"x": t, "label": words.number(t, lang)} for t in range(most + 1)]
    return trend(head, series, ticks=ticks, zero=True, x_title=YEARS_AXIS[lang])


YEARS_AXIS = Words("лет с начала", "years since the start")


def _careers(career_stay: pd.DataFrame | None, years: int, lang: str) -> list[dict]:
    """Moscow's curve over all occupations, weighted by people, at whole years."""
    if career_stay is None or not len(career_stay):
        return []
    rows = career_stay[(career_stay["area"] == "moscow") & career_stay["stay_share"].notna()]
    found = []
    for year in range(1, years + 1):
        own = rows[rows["month"] == year * 12]
        if len(own):
            weight = own["n_people"].astype(float)
            share = float((own["stay_share"] * weight).sum() / weight.sum()) * 100
            text = f"{words.number(share, lang, 0)}{_NB}%"
            found.append(point(item("", share, text=text), year))
    return found
