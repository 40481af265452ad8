"""Стажировки: what programmes ask for, what residents offer, who fits where, how many places."""

from __future__ import annotations

from dash import html

from dashboard.pages.internships.form import COUNTS, GROUPS, OFFERS
from dashboard.site import uploads
from dashboard.site.page import Group, Page, View
from etl.language import Words

SLUG = "internships"
BLANKS = {
    f"{SLUG}/offers.xlsx": OFFERS,
    f"{SLUG}/groups.xlsx": GROUPS,
    f"{SLUG}/counts.xlsx": COUNTS,
}
TABLES = {"intern_offers": OFFERS, "intern_groups": GROUPS, "intern_counts": COUNTS}
READ = f"{SLUG}/read"
HEADING = Words("Кто куда подходит", "Who fits where")
INTRO = Words(
    "Бланки: места предприятий, группы программ, воронка прошлых лет. Прочитайте их здесь по "
    "очереди; до этого ниже показан пример, а не данные. Студентов по именам не нужно, и по личным "
    "качествам их никто не выбирает.",
    "Blanks: firms' places, programmes' groups, the funnel of past years. Read them here one by "
    "one; until then an example is shown below, no data. No student's name is needed, and nobody "
    "is chosen by personal traits.",
)


def way_in(view: View) -> html.Section:
    """The blanks and the files."""
    part = uploads.upload(view, READ, BLANKS, tuple(TABLES))
    return html.Section([html.H2(HEADING[view.lang]), html.P(INTRO[view.lang]), part])


PAGE = Page(
    slug=SLUG,
    group="do",
    order=40,
    nav=Words("Стажировки", "Internships"),
    title=Words(
        "Сколько мест практики нужно и кто куда подходит",
        "Places for practice: how many, who fits where",
    ),
    lead=Words(
        "Сначала настоящее: сколько недель практики требуют учебные планы вуза и колледжа. Сколько "
        "мест предлагают предприятия Москвы, никто не публикует.",
        "The real first: how many weeks of practice a university's and a college's plans ask for. "
        "How many places Moscow's firms offer nobody publishes.",
    ),
    parts=(
        Group(("practice_weeks",)),
        Group(("practice_semesters",)),
        Group(
            ("places_needed",),
            Words("Сколько мест нужно городу", "How many places the city needs"),
        ),
        way_in,
        Group(("match_flows", "match_left", "seats_by_month", "intern_funnel")),
    ),
    routes=(
        *(uploads.blank(path, form) for path, form in BLANKS.items()),
        uploads.reading(READ, TABLES),
    ),
    own=tuple(TABLES),
)
