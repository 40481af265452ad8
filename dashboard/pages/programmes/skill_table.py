"""Demanded skills row by row: how much they are asked for, and what a plan shows of each."""

from __future__ import annotations

import pandas as pd
from dash import html

from dashboard.figures.programmes import _programmes
from dashboard.pages.programmes.compared import Programme
from dashboard.site.attributes import attributes
from dashboard.site.page import View
from etl.curricula.plan import ABSENT, COVERED, NEAR
from etl.language import Words
from etl.language import text as words

HEADING = Words("Навыки по спросу: что из них видно в учебном плане", "Demanded skills in the plan")
HEADS = Words("Навык|Доля объявлений, %", "Skill|Share of adverts, %")
STATE = {
    COVERED: Words("в названии", "in a name"),
    NEAR: Words("не видно из названия", "not visible from the name"),
    ABSENT: Words("не найдено", "not found"),
}
BESIDE = Words("рядом: {names}", "beside: {names}")
MARK = {COVERED: "■", NEAR: "□", ABSENT: "◫"}
NAMED = 2
MORE = Words("; ещё {n}", "; {n} more")
HOURS = Words("{hours} ч", "{hours} h")
SOURCES = Words(
    "Источники: hh.ru, объявления из открытых собраний ({n}, {period}, надёжность C); учебные "
    "планы — {plans}. Образование, языки и личные качества не показаны. Рядом с навыком — число "
    "объявлений.",
    "Sources: hh.ru, adverts of public collections ({n}, {period}, grade C); plans — {plans}. "
    "Education, languages and personal qualities are left out. Beside a skill stands its number of "
    "adverts.",
)


def skills(told: list[Programme], view: View) -> html.Section:
    """The table of the skills demanded, a column a programme."""
    lang = view.lang
    first = told[0].found.rows
    heads = [*HEADS[lang].split("|"), *[p.label[lang] for p in told]]
    top = float(first["high_pct"].max())
    body = []
    for at in range(len(first)):
        row = first.iloc[at]
        cells = [html.Td(_share(row, top, lang), className="share")]
        cells += [
            html.Td(_state(p.found.rows.iloc[at], lang), **attributes({"data-head": p.label[lang]}))
            for p in told
        ]
        name = [row[f"skill_{lang}"], html.Span(f" · {int(row['n'])}", className="quiet")]
        missed = all(p.found.rows.iloc[at]["status"] == ABSENT for p in told)
        body.append(
            html.Tr([html.Th(name, scope="row"), *cells], className="missed" if missed else "")
        )
    return html.Section(
        [
            html.H2(HEADING[lang]),
            html.P(
                [html.Span(f"{MARK[s]} {w[lang]}", className="key") for s, w in STATE.items()],
                className="source",
            ),
            html.Div(
                html.Table(
                    [
                        html.Thead(html.Tr([html.Th(h, scope="col") for h in heads])),
                        html.Tbody(body),
                    ]
                ),
                className="scroll",
            ),
            html.P(_sources(told, lang), className="source"),
        ],
        className="card demanded",
    )


def _share(row: pd.Series, top: float, lang: str) -> list:
    value, low, high = (float(row[k]) for k in ("share_pct", "low_pct", "high_pct"))
    return [
        html.Span(
            [
                html.Span(className="amount", style={"width": f"{100 * value / top:.0f}%"}),
                html.Span(
                    className="whisker",
                    style={
                        "left": f"{100 * low / top:.0f}%",
                        "width": f"{100 * (high - low) / top:.0f}%",
                    },
                ),
            ],
            className="bar-box",
            **attributes({"aria-hidden": "true"}),
        ),
        html.B(words.number(value, lang, 1)),
        html.Span(
            f" ({words.number(low, lang, 0)}–{words.number(high, lang, 0)})", className="quiet"
        ),
    ]


def _state(row: pd.Series, lang: str) -> list:
    status = row["status"]
    mark = html.Span(MARK[status], className=f"state-mark {status}", title=STATE[status][lang])
    if status == ABSENT:
        return [mark, html.Span(STATE[status][lang], className="quiet")]
    names = short_list(row["names"], lang)
    if status == NEAR:
        return [mark, html.Span(BESIDE[lang].format(names=names), className="quiet")]
    hours = (
        ""
        if pd.isna(row["hours"])
        else HOURS[lang].format(hours=words.number(float(row["hours"]), lang, 0))
    )
    return [
        mark,
        html.Span(names, lang="ru"),
        html.Span(f" · {hours}" * bool(hours), className="quiet"),
    ]


def short_list(names: str, lang: str) -> str:
    """Up to two names and how many more there are."""
    parts = names.split(" · ")
    more = MORE[lang].format(n=len(parts) - NAMED) if len(parts) > NAMED else ""
    return "; ".join(parts[:NAMED]) + more


def _sources(told: list[Programme], lang: str) -> str:
    rows = told[0].found.rows
    plans = "; ".join(
        f"{_programmes.publisher(p.about['institution'])[lang]} ({p.about['grade']})" for p in told
    )
    period = words.period(rows["period_start"].min(), rows["period_end"].max(), lang)
    n = words.counted(int(rows["adverts_in_family"].iloc[0]), "advert", lang)
    return SOURCES[lang].format(n=n, period=period, plans=plans)
