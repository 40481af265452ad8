"""Протокол: the minutes as they stand, as DOCX and ready to print."""

from __future__ import annotations

from datetime import date

from dash import html

from dashboard.meeting import decisions, minutes, phrases
from dashboard.meeting.scores import VERDICTS
from dashboard.meeting.store import reading
from dashboard.pages.meeting import papers
from dashboard.site.page import Page, View
from dashboard.site.tables import scrolling
from etl.language import Words
from etl.language import text as words

NOTHING = Words(
    "Заседания ещё не было: протокол составится сам.",
    "There has been no meeting: the minutes will make themselves.",
)
DOCX = Words("Протокол DOCX", "Minutes as DOCX")
PICTURES = Words("DOCX с рисунками (около минуты)", "DOCX with pictures (about a minute)")
PRINT = Words("Для печати", "To print")
DECISIONS = Words("Решения этого заседания", "Decisions of this meeting")
FOLLOWED = Words("Решения прошлых заседаний: как идут", "Earlier decisions: how they stand")
CSV = Words("Записи и решения CSV", "Entries and decisions as CSV")


def whole(view: View) -> html.Div:
    """Where to take the minutes, the decisions, and how the earlier ones stand today."""
    lang = view.lang
    with reading() as store:
        meeting = store.current()
        if meeting is None:
            return html.Div(html.P(NOTHING[lang]))
        head = f"{meeting.title[lang]} · {words.page_date(meeting.day.isoformat(), lang)}"
        found = [
            (d.what, d.owner, minutes.indicator_words(d, lang), _day(d.due, lang))
            for d in decisions.of_meeting(store, meeting)
        ]
        followed = []
        for decision in decisions.still_followed(store, meeting):
            stands = decisions.stands(decision, view.reader, view.today)
            value = "—" if stands.value is None else words.number(stands.value, lang)
            indicator = minutes.indicator_words(decision, lang)
            verdict = VERDICTS[stands.verdict][lang]
            followed.append((decision.what, decision.owner, indicator, value, verdict))
    parts = [
        html.P(head, className="lead"),
        html.P(
            [
                html.A(DOCX[lang], href=f"/{lang}/minutes.docx", className="button"),
                " ",
                html.A(PICTURES[lang], href=f"/{lang}/minutes.docx?pictures=1", className="button"),
                " ",
                html.A(PRINT[lang], href=f"/{lang}/minutes.html", className="button"),
                " ",
                html.A(CSV[lang], href=f"/{lang}/entries.csv", className="button"),
            ],
            className="row",
        ),
        _table(DECISIONS[lang], [w[lang] for w in phrases.DECIDED[:4]], found, lang),
    ]
    if followed:
        parts.append(_table(FOLLOWED[lang], [w[lang] for w in phrases.SCORED], followed, lang))
    return html.Div(parts)


def _day(day: date, lang: str) -> str:
    return words.page_date(day.isoformat(), lang)


def _table(title: str, head: list[str], rows: list[tuple], lang: str) -> html.Section:
    if not rows:
        empty = html.P(phrases.NO_DECISIONS[lang])
        return html.Section([html.H2(title), empty], className="card")
    body = [html.Tr([html.Td(cell) for cell in row]) for row in rows]
    return html.Section([html.H2(title), scrolling("|".join(head), body)], className="card")


PAGE = Page(
    slug="minutes",
    group="meeting",
    order=30,
    nav=Words("Протокол", "Minutes"),
    title=Words("Что спросили, ответили и решили?", "What was asked, answered and decided?"),
    parts=(whole,),
    routes=papers.MINUTES,
    fresh=True,
)
