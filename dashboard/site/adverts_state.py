"""What the adverts say about themselves at the top of a page: none yet, how many, or invented."""

from __future__ import annotations

from collections.abc import Callable

from dash import html

from dashboard.figures.shortage import _shortage as of
from dashboard.site.page import View
from etl.language import Words
from etl.language import text as words

NONE = Words(
    "Объявлений в этой сборке ещё нет: ниже — то, что опубликовали другие. После ",
    "No adverts in this build yet: below is what others published. After ",
)
SINCE = Words(
    "Объявления: {from_}–{to}. До {from_} видны только дожившие до первой загрузки, поэтому более "
    "ранние "
    "месяцы — не история.",
    "Adverts: {from_}–{to}. Before {from_} only those that lived to the first load "
    "are seen, so earlier months are not history.",
)
FIRST = Words(
    "Это первая загрузка объявлений: видно то, что открыто сейчас, — места, зарплаты, возраст "
    "вакансий, "
    "напряжённость. Закрытых раньше объявлений в ней нет: счёт за 12 месяцев занижен. Что требует "
    "истории, "
    "пока нельзя оценить.",
    "This is the first load of adverts: what is open now is seen, that is openings, pay, age of "
    "vacancies, "
    "tension. Adverts closed before are not in it, so counts of 12 months are too low. What needs "
    "history "
    "cannot be judged yet.",
)
COMMAND = "make update"


def adverts_state(mart: str, appears: Words) -> Callable[[View], html.P | None]:
    """A part that says what `make update` will add to the page while `mart` is missing;
    `appears` names it."""

    def part(view: View) -> html.P | None:
        if view.reader.has(mart) and len(view.reader.table(mart)):
            return _since(view)
        return html.P(
            [NONE[view.lang], html.Code(COMMAND), " ", appears[view.lang]], className="waiting"
        )

    return part


def _first_load(view: View) -> html.P | None:
    """One load and no history: what is seen, what can't be judged yet and from when."""
    if not view.reader.has("shortage_indicators"):
        return None
    awaited = of.waiting(view.reader.table("shortage_indicators"), view.lang)
    return html.P([FIRST[view.lang], *([" ", awaited] if awaited else [])], className="waiting")


def _since(view: View) -> html.P | None:
    """The span of months seen in full; nothing when demand by month is not built."""
    if not view.reader.has("demand_monthly"):
        return None
    months = view.reader.table("demand_monthly")
    full = months[months["coverage"] != "survivors"]["month"]
    if full.empty:
        return _first_load(view)
    first, last = (words.month(f"{m}-01", view.lang) for m in (full.min(), full.max()))
    return html.P(SINCE[view.lang].format(from_=first, to=last), className="waiting")
