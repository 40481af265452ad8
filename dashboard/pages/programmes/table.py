"""Two programmes beside one occupation's demand: coverage, each skill, hours, what is not known."""

from __future__ import annotations

from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard.pages.programmes.compared import Programme, demand, programme
from dashboard.pages.programmes.skill_table import (
    HOURS,
    skills,
)
from dashboard.site.attributes import attributes
from dashboard.site.page import View
from etl.language import Words
from etl.language import text as words

DRAFT = Words(
    "ЧЕРНОВИК: спрос оценён C, учебные планы прочитаны только по названиям дисциплин",
    "DRAFT: demand is graded C, plans are read by the names of disciplines alone",
)
SEEN = Words("видно {low} %", "seen {low}%")
UP_TO = Words("до {high} %", "up to {high}%")
HOW = Words("Как читать покрытие", "How to read coverage")
HOW_TEXT = Words(
    "Доля спроса, взвешенная объявлениями. Левый край — навык виден в названии дисциплины, правый "
    "— если верить, что он скрыт за соседними названиями. «Отсутствует» говорят только по рабочей "
    "программе.",
    "Share of demand weighted by adverts. The left end: a discipline's name says the skill; the "
    "right: if it hides behind neighbouring names. Only a syllabus says that something is absent.",
)
SUMS = Words(
    "{disciplines} дисциплин · с преподавателем: {contact} · лабораторные: {labs} · практика: "
    "{practice}",
    "{disciplines} disciplines · with a teacher: {contact} · laboratories: {labs} · practice: "
    "{practice}",
)
CREDITS = {
    "equal": Words(
        "{credits} з.е., столько и должно быть", "{credits} credits, as there should be"
    ),
    "differs": Words("{credits} з.е. вместо {norm}", "{credits} credits instead of {norm}"),
    "no_norm": Words("{credits} з.е.", "{credits} credits"),
    "hours_only": Words("зачётных единиц нет, {hours} ч", "no credits, {hours} h"),
    "none": Words("часов нет", "no hours"),
}
WEEKS = Words("{n} нед.", "{n} weeks")
UNKNOWN_SIZE = Words("не сказано", "not said")
LIMITS = Words("Чего этот расчёт не знает", "What this does not know")
LIMIT_LINES = Words(
    "Содержания дисциплин: рабочих программ в данных нет|Спроса одной Москвы: объявления России и "
    "Беларуси|Спроса после {end}|Действующих планов: наборы {years}, сверьте с сайтом вуза",
    "What disciplines hold: there are no syllabuses|Moscow's own demand: adverts of Russia and "
    "Belarus|Demand after {end}|Plans in force: intakes of {years}, check the university's site",
)


def chosen(view: View) -> list[Programme]:
    """The two programmes chosen, or one when they are the same."""
    wanted = demand(view.reader, str(view.choices["profession"]))
    names = dict.fromkeys(str(view.choices[k]) for k in ("plan", "other"))
    return [programme(view.reader, name, wanted) for name in names]


def table(view: View) -> html.Div | None:
    """Cards of the programmes, the table of skills, the limits; nothing without the marts."""
    if not all(map(view.reader.has, ("curriculum_skills", "skill_reference_profile"))):
        return None
    told = chosen(view)
    return html.Div(
        [
            html.P(DRAFT[view.lang], className="draft-stamp"),
            html.Div(
                [*[_card(p, view.lang) for p in told], _how(view.lang)], className="plan-cards"
            ),
            skills(told, view),
            _limits(told, view.lang),
        ],
        className="programmes",
    )


def coverage_bar(found, lang: str) -> html.Div:
    """The range as a bar: filled to what is seen, outlined to what may be."""
    low, high = (round(100 * x) for x in (found.low, found.high))
    return html.Div(
        [
            html.Div(
                [
                    html.Span(className="seen", style={"width": f"{low}%"}),
                    html.Span(className="may", style={"width": f"{max(high - low, 0)}%"}),
                ],
                className="coverage-range",
                **attributes({"aria-hidden": "true"}),
            ),
            html.P(
                [
                    html.Span(SEEN[lang].format(low=words.number(low, lang))),
                    html.Span(UP_TO[lang].format(high=words.number(high, lang))),
                ],
                className="range-words",
            ),
        ]
    )


def _card(told: Programme, lang: str) -> html.Div:
    about = told.about
    said: list[Component] = [html.H2(told.label[lang])]
    profile = about["profile"] if about["profile"] != about["programme"] else ""
    if profile:
        said.append(html.P(f"«{profile}»", className="source", lang="ru"))
    said += [
        coverage_bar(told.found, lang),
        html.P(_sums(about, lang), className="source"),
        html.P(_credits(about, lang), className="source"),
    ]
    if about[f"exception_{lang}"]:
        said.append(html.P(about[f"exception_{lang}"], className="source exception"))
    return html.Div(said, className="plan-card")


def _sums(about: dict, lang: str) -> str:
    def size(value: Any) -> str:
        if pd.isna(value):
            return UNKNOWN_SIZE[lang]
        return HOURS[lang].format(hours=words.number(float(value), lang, 0))

    practice = UNKNOWN_SIZE[lang]
    if not pd.isna(about["practice_weeks"]):
        practice = WEEKS[lang].format(n=words.number(float(about["practice_weeks"]), lang))
    elif not pd.isna(about["practice_h"]):
        practice = size(about["practice_h"])
    return SUMS[lang].format(
        disciplines=about["disciplines"],
        contact=size(about["contact_h"]),
        labs=size(about["labs_h"]),
        practice=practice,
    )


def _credits(about: dict, lang: str) -> str:
    def size(value: Any) -> str:
        return "—" if pd.isna(value) else words.number(float(value), lang)

    return CREDITS[about["sum_check"]][lang].format(
        credits=size(about["credits"]), norm=size(about["norm_credits"]), hours=size(about["hours"])
    )


def _how(lang: str) -> html.Div:
    return html.Div([html.H2(HOW[lang]), html.P(HOW_TEXT[lang])], className="plan-card")


def _limits(told: list[Programme], lang: str) -> html.Section:
    rows = told[0].found.rows
    known = sorted(
        {int(p.about["intake_year"]) for p in told if not pd.isna(p.about["intake_year"])}
    )
    years = f"{known[0]}–{known[-1]}" if len(known) > 1 else "".join(map(str, known)) or "—"
    end = words.month(rows["period_end"].max(), lang)
    lines = LIMIT_LINES[lang].format(end=end, years=years).split("|")
    return html.Section(
        [html.H2(LIMITS[lang]), html.Ul([html.Li(line) for line in lines])], className="card prose"
    )
