"""Повестка: the questions, their answers as frozen figures, contested claims; a deck, a handout."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component
from plotly.io.json import to_json_plotly

from dashboard.figure import english, memory
from dashboard.figure.layout import drawing
from dashboard.figure.memory import CONFIG
from dashboard.meeting import agenda, built_in, exhibits
from dashboard.meeting.models import Argument, Exhibit, Item
from dashboard.meeting.questions import QUESTIONS
from dashboard.meeting.store import reading
from dashboard.pages.meeting import papers
from dashboard.site.attributes import attributes
from dashboard.site.links import permalink
from dashboard.site.page import Page, View
from etl.language import Words
from etl.language import text as words

NO_MEETING = Words(
    "Черновик повестки: девять вопросов и что на них отвечают нынешние данные. Заседание ведущий "
    "созывает на пульте, тогда ответы замораживаются и к ним добавляются три спорных утверждения.",
    "A draft of the agenda: nine questions and what the present data answer. The moderator calls "
    "the meeting at the console; answers are frozen then, and three contested claims join them.",
)
SHOW = Words("Показать рисунок", "Show the figure")
TO_CONSOLE = Words("Пульт ведущего", "The moderator's console")
DECK = Words("Презентация PPTX", "PPTX deck")
HANDOUT = Words("Раздаточный лист", "Handout to print")
SURE = Words("Насколько уверены: {words}", "How sure: {words}")
WOULD_CHANGE = Words("Что изменит ответ: {words}", "What would change it: {words}")
AS_OF = Words("Данные: {date}", "Data: {date}")
FOR = Words("За", "For")
AGAINST = Words("Против", "Against")
REHEARSAL = Words("Репетиция: не решения комитета.", "A rehearsal: no decisions of the committee.")
ASK = Words("Спросить об этом", "Ask about this")
CLAIM = Words("Спорное утверждение", "A contested claim")


def whole(view: View) -> html.Div:
    """The agenda of the meeting that is on."""
    lang = view.lang
    with reading() as store:
        meeting = store.current()
        if meeting is None:
            return html.Div([html.P(NO_MEETING[lang], className="lead"), *draft(view)])
        reasons = agenda.arguments(store, meeting)
        parts = []
        for number, item in enumerate(agenda.items(store, meeting), start=1):
            shown = store.session.get(Exhibit, item.exhibit_id) if item.exhibit_id else None
            parts.append(_item(number, item, shown, reasons.get(item.id, []), view))
        day = words.page_date(meeting.day.isoformat(), lang)
        head = [html.P(f"{meeting.title[lang]} · {day}", className="lead")]
        if meeting.rehearsal:
            head.append(html.P(html.Strong(REHEARSAL[lang])))
    files = html.P(
        [
            html.A(DECK[lang], href=f"/{lang}/agenda.pptx", className="button"),
            " ",
            html.A(HANDOUT[lang], href=f"/{lang}/agenda.html", className="button"),
            " ",
            _console(lang),
        ],
        className="row",
    )
    return html.Div([*head, files, *parts])


def draft(view: View) -> list:
    """The nine questions, each with the first figure of its that this build can draw."""
    lang = view.lang
    parts: list = [html.P(_console(lang))]
    for number, question in enumerate(QUESTIONS, start=1):
        names = (n for n in question.figures if built_in.speaks(n, view.reader, view.today))
        name = next(names, "")
        body: list[Component] = [html.H2(f"{number}. {question.words[lang]}")]
        if name:
            passport = memory.passport(name, view.reader, lang, view.today, {})
            body.append(html.P(html.Strong(built_in.sentence(passport))))
            sure = built_in.how_sure(passport)[lang]
            body += [html.P(sure, className="source")] if sure else []
            body.append(html.P(html.A(SHOW[lang], href=permalink(lang, name, {}))))
        elif question.figures:
            body.append(html.P(built_in.UNANSWERED[lang]))
        else:
            body.append(html.P(built_in.FIRST[lang]))
        change = english.quoted(question.would_change[lang], lang)
        told = WOULD_CHANGE[lang].format(words=change)
        body.append(html.P(told, className="source"))
        parts.append(html.Section(body, className="card"))
    return parts


def _console(lang: str) -> html.A:
    return html.A(TO_CONSOLE[lang], href=f"/{lang}/hall/console", className="button")


def _item(
    number: int, item: Item, shown: Exhibit | None, reasons: list[Argument], view: View
) -> html.Section:
    lang = view.lang
    body: list[Component] = [html.H2(f"{number}. {item.question[lang]}")]
    if item.kind == "claim":
        body.insert(0, html.P(CLAIM[lang], className="source"))
    is_title = shown is not None and shown.title[lang].rstrip(".") == item.answer[lang].rstrip(".")
    if item.answer[lang] and not is_title:
        body.append(html.P(html.Strong(item.answer[lang])))
    for side, label in (("for", FOR), ("against", AGAINST)):
        said = [reason for reason in reasons if reason.side == side]
        if said:
            body += [html.H3(label[lang]), html.Ul([_reason(reason, lang) for reason in said])]
    if shown is not None:
        body.append(_figure(shown, view))
    notes = []
    if shown is not None and shown.data_date:
        date = words.page_date(shown.data_date, lang)
        notes.append(AS_OF[lang].format(date=date))
    for label, note in ((SURE, item.how_sure[lang]), (WOULD_CHANGE, item.would_change[lang])):
        if note:
            notes.append(label[lang].format(words=note))
    body += [html.P(note, className="source") for note in notes]
    return html.Section(body, className="card", id=f"item-{number}")


def _reason(reason: Argument, lang: str) -> html.Li:
    credit = html.Span(f" {reason.credit[lang]} ({reason.row_id})", className="source")
    return html.Li([reason.text[lang], credit])


def _figure(shown: Exhibit, view: View) -> html.Div:
    """The frozen figure, drawn as it was; nothing of today's build is read."""
    passport = exhibits.passport(shown, view.lang)
    size = "phone" if view.width < 460 else "screen"
    drawn = drawing(passport, size, view.theme, width=view.width)
    plot = to_json_plotly({**drawn.as_json(), "config": CONFIG})
    height = f"{drawn.height}px"
    holder = html.Div(
        id=f"exhibit-{shown.id}",
        className="drawing",
        style={"height": height},
        **attributes({"data-plot": plot}),
    )
    box = attributes({"role": "img", "aria-label": passport.alt})
    return html.Div(holder, className="plot", style={"minHeight": height}, **box)


PAGE = Page(
    slug="agenda",
    group="meeting",
    order=10,
    nav=Words("Повестка", "Agenda"),
    title=Words(
        "О чём заседание и что уже известно?", "What is the meeting about, and what is known?"
    ),
    parts=(whole,),
    routes=papers.AGENDA,
    fresh=True,
)
