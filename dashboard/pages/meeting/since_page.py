"""Что изменилось: by page, what is really new since the last meeting, and what only seems to be."""

from __future__ import annotations

from datetime import date

from dash import html
from dash.development.base_component import Component

from dashboard.export import MEDIA
from dashboard.meeting import feed, keeping, minutes
from dashboard.meeting.changes import KINDS
from dashboard.meeting.scores import VERDICTS
from dashboard.meeting.since import Digest, FigureNews, digest, sentence
from dashboard.meeting.store import reading
from dashboard.pages.meeting import door
from dashboard.site.http import Asked, Reply, Route, Services, as_json, download
from dashboard.site.page import Page, View, registry
from etl.language import Words
from etl.language import text as words

FIRST = Words(
    "Заседаний ещё не было: сравнивать не с чем. Числа сохраняются, когда ведущий завершает "
    "заседание.",
    "No meeting has ended yet: there is nothing to compare with. Numbers are kept when the "
    "moderator ends a meeting.",
)
SINCE = Words("С заседания {day}.", "Since the meeting of {day}.")
SAME = Words(
    "Ни одно опубликованное число с тех пор не изменилось.",
    "No published number has changed since then.",
)
KEY = Words(
    "«Изменилось» сказано только там, где интервалы не пересекаются. Пересмотр издателем, новый "
    "охват и число без интервала названы своими именами.",
    "“Changed” is said only where intervals do not meet. A publisher's revision, a change of "
    "coverage and a number without interval are called by their names.",
)
MORE = Words("Ещё перемен в этом рисунке: {n}.", "More changes in this figure: {n}.")
ELSEWHERE = Words("Другие рисунки", "Other figures")
DECISIONS = Words("Решения", "Decisions")
CORRECTIONS = Words("Исправления", "Corrections")
STANDS = Words(
    "{what} (отвечает: {owner}; {indicator}): {verdict}", "{what} ({owner}; {indicator}): {verdict}"
)
FEED = Words("Подписаться (Atom)", "Subscribe (Atom)")


def whole(view: View) -> html.Div:
    """The digest by page, decisions, corrections."""
    lang = view.lang
    with reading() as store:
        found = digest(store, view.reader, view.today, lang)
        parts = [_head(found, lang), *_by_page(found, lang), *_decisions(found, lang)]
        parts += _corrections(found, lang)
    return html.Div(parts)


def _head(found: Digest, lang: str) -> html.Div:
    since = FIRST[lang]
    if found.since is not None:
        since = SINCE[lang].format(day=words.page_date(found.since.isoformat(), lang))
    links: list[str | Component] = [
        html.A(FEED[lang], href=f"/{lang}/changes.atom", className="button"),
        " ",
        html.A("CSV", href=f"/{lang}/changes.csv", className="button"),
        " ",
        html.A("JSON", href=f"/{lang}/changes.json", className="button"),
    ]
    body = [html.P(since, className="lead"), html.P(links, className="row")]
    if found.since is not None:
        body.append(html.P(KEY[lang] if found.figures else SAME[lang], className="intro"))
    return html.Div(body)


def _by_page(found: Digest, lang: str) -> list:
    left = {news.figure: news for news in found.figures}
    out = []
    for page in registry().values():
        mine = [left.pop(name) for name in page.figures() if name in left]
        if mine:
            title = html.A(page.nav[lang], href=page.path(lang))
            out.append(_section(html.H2(title), mine, lang))
    if left:
        out.append(_section(html.H2(ELSEWHERE[lang]), list(left.values()), lang))
    return out


def _section(title: html.H2, figures: list[FigureNews], lang: str) -> html.Section:
    body: list[Component] = [title]
    for news in figures:
        lines = [
            html.Li([html.Strong(f"{KINDS[c.kind][lang]}. "), sentence(c, lang)])
            for c in news.changes
        ]
        body += [html.H3(news.subject), html.Ul(lines)]
        if news.left_out:
            body.append(html.P(MORE[lang].format(n=news.left_out), className="source"))
    return html.Section(body, className="card")


def _decisions(found: Digest, lang: str) -> list:
    lines = []
    for decision, standing in found.standings:
        said = STANDS[lang].format(
            what=decision.what,
            owner=decision.owner,
            indicator=minutes.indicator_words(decision, lang),
            verdict=VERDICTS[standing.verdict][lang],
        )
        lines.append(html.Li(said))
    if not lines:
        return []
    return [html.Section([html.H2(DECISIONS[lang]), html.Ul(lines)], className="card")]


def _corrections(found: Digest, lang: str) -> list:
    lines = [
        html.Li(row["sentence"]) for row in feed.rows(found, lang) if row["kind"] == "correction"
    ]
    if not lines:
        return []
    return [html.Section([html.H2(CORRECTIONS[lang]), html.Ul(lines)], className="card")]


@door.in_words
def changes_json(asked: Asked, services: Services) -> Reply:
    """The changes as JSON."""
    with reading() as store:
        found = digest(store, services.reader, date.today(), asked.lang)
        return as_json(feed.as_json(found, asked.lang))


@door.in_words
def changes_csv(asked: Asked, services: Services) -> Reply:
    """The changes as CSV."""
    with reading() as store:
        found = digest(store, services.reader, date.today(), asked.lang)
        body = keeping.as_csv(feed.rows(found, asked.lang))
    return download(body, MEDIA["csv"], f"changes_{date.today()}.csv")


@door.in_words
def changes_atom(asked: Asked, services: Services) -> Reply:
    """The changes as a feed to subscribe to."""
    with reading() as store:
        found = digest(store, services.reader, date.today(), asked.lang)
        body = feed.atom(found, asked.lang, asked.host.rstrip("/"), date.today())
    return Reply(body, "application/atom+xml; charset=utf-8")


PAGE = Page(
    slug="changes",
    group="meeting",
    order=40,
    nav=Words("Что изменилось", "What changed"),
    title=Words("Что изменилось с прошлого заседания?", "What has changed since the last meeting?"),
    parts=(whole,),
    routes=(
        Route("changes.json", changes_json, limit="60/minute"),
        Route("changes.csv", changes_csv, limit="60/minute"),
        Route("changes.atom", changes_atom, limit="60/minute"),
    ),
    fresh=True,
)
