"""Обсуждение: the way in for phones, the rules in plain words, and what has been asked so far."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.meeting import notice, rules, tally, wall
from dashboard.meeting.models import Post
from dashboard.meeting.rules import KINDS, ROLES, STATES, Refused
from dashboard.meeting.store import reading
from dashboard.pages.meeting import console, hall
from dashboard.site.page import Page, View
from dashboard.site.tables import scrolling
from etl.language import Words
from etl.language import text as words

ENTER = Words("Войти с телефона или отсюда", "Enter by phone, or from here")
BY_CODE = Words(
    "Код — на экране зала. Учётная запись и имя не нужны: выберите роль и напишите вопрос, мнение "
    "или пожелание к пункту повестки или к рисунку.",
    "The code is on the hall's screen. No account and no name: you choose a role and write a "
    "question, an opinion or a wish on an item of the agenda or on a figure.",
)
NOT_YET = Words("Обсуждение ещё не открыто.", "The discussion is not open yet.")
OVER = Words(
    "Обсуждение закрыто: записи — в протоколе.", "The discussion is closed: see the minutes."
)
NONE = Words("Записей пока нет.", "No entries yet.")
RULES = Words("Как это устроено", "How it works")
DATA = Words("О ваших данных", "About your data")
CONSENSUS = Words(
    "У пожелания три голоса: за, против, воздержусь. Согласие — произведение по городу, "
    "производству и образованию, поэтому многочисленность одной стороны его не поднимает; сторона, "
    "от которой высказались меньше пяти, не показана.",
    "A wish takes three voices: agree, disagree, pass. Consensus is a product over city, industry "
    "and education, so the numbers of one side cannot lift it; a side of fewer than five voices is "
    "not shown.",
)
ROLE = Words("Роль {note}.", "The role is {note}.")
ASKED = Words("Что спросили и сказали", "What was asked and said")
SCREEN = Words("Экран зала", "The hall's screen")
CONSOLE = Words("Пульт", "Console")
HEAD = (
    Words("Запись", "Entry"),
    Words("От кого", "From"),
    Words("Голоса", "Voices"),
    Words("Состояние", "State"),
)


def whole(view: View) -> html.Div:
    """The way in, the rules, the entries the hall has seen."""
    lang = view.lang
    links = html.P(
        [
            html.A(ENTER[lang], href=f"/{lang}/hall", className="button"),
            " ",
            html.A(SCREEN[lang], href=f"/{lang}/hall/screen", className="button"),
            " ",
            html.A(CONSOLE[lang], href=f"/{lang}/hall/console", className="button"),
        ],
        className="row",
    )
    try:
        told = notice.notice().words()[lang]
    except Refused as refusal:
        told = refusal.words[lang]
    how = html.Section(
        [
            html.H2(RULES[lang]),
            html.P(BY_CODE[lang]),
            html.P(rules.POLICY[lang]),
            html.P(CONSENSUS[lang]),
            html.P(ROLE[lang].format(note=rules.ROLE_NOTE[lang])),
            html.H3(DATA[lang]),
            html.P(told),
        ],
        className="card prose",
    )
    return html.Div([links, _entries(lang), how])


def _entries(lang: str) -> html.Section:
    with reading() as store:
        meeting = store.current()
        if meeting is None or meeting.state == "draft":
            return html.Section(html.P(NOT_YET[lang]), className="card")
        counted = tally.tallies(store, meeting)
        rows = [
            html.Tr(
                [
                    html.Td(_with_answer(post)),
                    html.Td(f"{ROLES[post.role][lang]}, {KINDS[post.kind][lang]}"),
                    html.Td(words.number(counted.get(post.id, tally.Tally()).total, lang)),
                    html.Td(STATES[post.state][lang]),
                ]
            )
            for post in wall.public(store, meeting)
        ]
        closed = meeting.state == "closed"
    body = [html.H2(ASKED[lang])] + ([html.P(OVER[lang])] if closed else [])
    if not rows:
        return html.Section([*body, html.P(NONE[lang])], className="card")
    table = scrolling("|".join(name[lang] for name in HEAD), rows)
    return html.Section([*body, table], className="card")


PAGE = Page(
    slug="discussion",
    group="meeting",
    order=20,
    nav=Words("Обсуждение", "Discussion"),
    title=Words("О чём спрашивает зал?", "What does the hall ask?"),
    parts=(whole,),
    routes=(*hall.ROUTES, *console.ROUTES),
    fresh=True,
)


def _with_answer(post: Post) -> list[str | Component]:
    """The text, and below it the answer written to it."""
    return [post.text, html.Br(), post.answer] if post.answer else [post.text]
