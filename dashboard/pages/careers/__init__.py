"""Профессии для школьников: ninety occupations by family, each a link to its card."""

from __future__ import annotations

from dash import html

from dashboard.figures.education import _career
from dashboard.pages.career.tables import marts
from dashboard.site.page import Page, View
from etl.language import Words
from etl.language import text as words

SCORE = Words("балл от {low} до {high}", "score {low} to {high}")
MARK = Words("колледж: аттестат от {low}", "college: school mark from {low}")
FEW = Words("о ней известно мало", "little is known")
WAIT = Words(
    "Чтобы показать профессии, нужна сборка с таблицами приёма: python -m etl build.",
    "To show occupations a build with the tables of admission is needed: python -m etl build.",
)


def listed(view: View) -> html.Div | html.P:
    """Every occupation under its family, with what one needs to enter."""
    tables = marts(view)
    if tables is None:
        return html.P(WAIT[view.lang])
    about = tables["occupations"]
    out = []
    for family, rows in about.groupby(f"family_{view.lang}", sort=False):
        lines = [_line(tables, code, view) for code in rows["code"]]
        out += [html.H2(family), html.Ul(lines, className="careers")]
    return html.Div(out)


def _line(tables, code: str, view: View) -> html.Li:
    card = _career.career(tables, code, view.lang)
    link = html.A(card.name, href=f"/{view.lang}/career?occupation={code}")
    scored = card.scored["score"]
    marks = card.colleges["mark"].dropna()
    note = []
    if len(scored):
        low = int(scored.min())
        high = int(scored.max())
        note.append(SCORE.format(low=low, high=high)[view.lang])
    if len(marks):
        note.append(MARK.format(low=words.number(marks.min(), view.lang, 1))[view.lang])
    if card.facts() < _career.ENOUGH:
        note.append(FEW[view.lang])
    return html.Li([link, html.Span("; ".join(note), className="note")])


PAGE = Page(
    slug="careers",
    group="taught",
    order=30,
    nav=Words("Профессии для школьников", "Jobs for school-leavers"),
    title=Words("Кем стать в промышленности Москвы", "What to become in Moscow's industry"),
    lead=Words(
        "Девяносто профессий. В каждой карточке: что делают, сколько платят, где учиться и какой "
        "балл был нужен. Чего мы не знаем, там сказано тоже.",
        "Ninety jobs. Every card says what one does, what it pays, where to study and which score "
        "was needed. What we do not know is said there too.",
    ),
    parts=(listed,),
)
