"""The card of one occupation: what one does, what it pays, where to study, what nobody knows."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.figures.education import _career
from dashboard.figures.education._career import Career
from dashboard.pages.career import study
from dashboard.pages.career.pieces import link, none, section
from dashboard.pages.career.tables import marts
from dashboard.site.page import View
from etl.language import Words
from etl.language import text as words

DOES = Words("Что делает", "What one does")
PAY = Words("Сколько платят", "What it pays")
DEMAND = Words("Ждут ли людей", "Are people wanted")
GRADES = Words("Разряды", "Grades")
SKILLS = Words("Что просят уметь", "What one is asked to know")
UNKNOWN = Words("Чего мы не знаем", "What we do not know")
POSTER = Words("Плакат", "Poster")
NO_POSTER = Words(
    "Плаката нет: для него нужны описание, зарплата и место учёбы.",
    "No poster: it needs a description, pay and a place to study.",
)
BY_STANDARD = Words(
    "Своими словами по документу: {standard}", "In our words, after the document: {standard}"
)
NARROW = Words("; он у́же профессии: {scope}", "; it is narrower than the occupation: {scope}")
GROUP = Words(
    "Рядом: в группе «{group}» по России вакантно {share} мест (Росстат, {when}). Это вся группа, "
    "не одна профессия.",
    "Near by: in the group “{group}” {share} of Russia's posts are vacant (Rosstat, {when}). It is "
    "the whole group, not this job alone.",
)
SEEN = Words("Видели разряды: {grades}", "Grades seen: {grades}")
LADDER = Words("Разряды с {low} по {high}", "Grades {low} to {high}")
OF_FAMILY = Words(
    "Это всё семейство профессий, объявления 2019–2026 годов, Россия и Беларусь, оценка C.",
    "This is the whole family of jobs, adverts of 2019–2026, Russia and Belarus, grade C.",
)
NO_N = Words(
    "Из скольких чисел это вышло, источник не пишет.",
    "Of how many numbers it is made the source does not say.",
)
ALL_JOBS = Words("Все профессии", "All jobs")


def card(view: View) -> html.Div | None:
    """Everything known of the chosen occupation. None without the tables."""
    tables = marts(view)
    if tables is None:
        return None
    found = _career.career(tables, str(view.choices["occupation"]), view.lang)
    lang = view.lang
    back = html.P(html.A(ALL_JOBS[lang], href=f"/{lang}/careers"), className="poster-link")
    parts = [
        _does(found, lang),
        _facts(PAY[lang], found.pay, _career.FACE["pay"][lang], lang),
        _demand(found, lang),
        _grades_or_skills(found, lang),
        *study.parts(found, lang),
        _unknown(found, lang),
    ]
    return html.Div(
        [back, html.H2(found.name), html.Div([p for p in parts if p], className="career")]
    )


def _does(found: Career, lang: str) -> html.Section:
    duty = found.duty
    poster = _posters(found, lang)
    if duty is None:
        return section(DOES[lang], [none(_career.FACE["duty"][lang]), poster])
    scope = NARROW.format(scope=duty["scope"])[lang] if duty["scope"] else ""
    after = BY_STANDARD.format(standard=duty["standard"])[lang] + scope
    source = html.P([link(after, duty["url"]), f", {duty['grade']}"], className="source")
    return section(DOES[lang], [html.P(duty[lang], className="does"), source, poster])


def _posters(found: Career, lang: str) -> html.P:
    if not found.poster():
        return html.P(NO_POSTER[lang], className="poster-link")
    base = f"/{lang}/poster/{found.code}"
    forms = [("PDF A4", "a4.pdf"), ("A3", "a3.pdf"), ("PNG", "a4.png"), ("SVG", "a4.svg")]
    out: list = [f"{POSTER[lang]}: "]
    for label, end in forms:
        out += [html.A(label, href=f"{base}-{end}", target="_blank"), " · "]
    printed = Words("распечатать", "print")[lang]
    return html.P(
        [*out, html.A(printed, href=f"{base}.html", target="_blank")], className="poster-link"
    )


def _facts(title: str, facts: tuple, absent: str, lang: str) -> html.Section:
    body: list = []
    for fact in facts:
        source: list[str | Component] = [
            f"{fact.where}. ",
            link(fact.source, fact.url),
            f", {fact.grade}",
        ]
        body += [
            html.P(fact.number, className="big"),
            html.P(
                [fact.what, html.Br(), html.Span(source, className="source")], className="fact-line"
            ),
        ]
    if any(not fact.row_id.startswith("pay_offers") for fact in facts):
        body.append(html.P(NO_N[lang], className="source"))
    return section(title, body or [none(absent)], "two")


def _demand(found: Career, lang: str) -> html.Section:
    section = _facts(DEMAND[lang], found.demand, _career.FACE["demand"][lang], lang)
    rate = found.group_rate
    if rate is not None:
        share = words.number(rate["vacancy_share_pct"], lang, 1) + words.unit_text("%")
        when = words.page_date(str(rate["period_end"])[:10], lang)
        said = GROUP.format(group=rate[f"group_{lang}"], share=share, when=when)[lang]
        section.children.append(
            html.P([said, " ", link("1-Т(проф)", rate["url"])], className="source")
        )
    return section


def _grades_or_skills(found: Career, lang: str) -> html.Section:
    grades = found.grades
    body: list = []
    if grades is not None:
        seen = str(grades["grades_seen"]).replace("|", ", ")
        said = SEEN.format(grades=seen)[lang]
        if grades["grade_min"] == grades["grade_min"] and grades["grade_min"] is not None:
            said = LADDER.format(low=int(grades["grade_min"]), high=int(grades["grade_max"]))[lang]
        source: list[str | Component] = [
            link(grades["profession"], grades["url"]),
            f", {grades['grade']}",
        ]
        body = [html.P(said, className="big"), html.P(source, className="source")]
    elif found.level == "worker":
        body = [none(_career.FACE["grades"][lang])]
    if not found.skills:
        return section(GRADES[lang], body, "two")
    lines = [
        html.Li(f"{s['name']}: {words.number(s['share'], lang, 0)}{words.unit_text('%')}")
        for s in found.skills
    ]
    note = html.P(OF_FAMILY[lang], className="source")
    heading = [html.H3(GRADES[lang]), *body] if body else []
    return html.Section(
        [*heading, html.H3(SKILLS[lang]), html.Ul(lines), note], className="card two"
    )


def _unknown(found: Career, lang: str) -> html.Section:
    return section(UNKNOWN[lang], [html.Ul([html.Li(line) for line in found.missing])])
