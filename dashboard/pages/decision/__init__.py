"""Удержать · переучить · вырастить · нанять: the break-even first, then what moves it."""

from __future__ import annotations

from dashboard.figure import parameters
from dashboard.pages.decision.answer import answer, keys
from dashboard.pages.decision.memo import ROUTES as MEMO
from dashboard.pages.decision.memo import memo_links
from dashboard.pages.decision.method import method
from dashboard.site.http import Asked, Reply, Route, Services
from dashboard.site.page import Group, Live, Page
from etl.language import Words

SLUG = "keep-retrain-grow-hire"
FORMER = "intern-or-market"
MAIN = (
    "years",
    "pay",
    "intern_stay",
    "intern_year_stay",
    "newcomer_year_stay",
    "staff_quit",
    "empty_days",
    "agency_fee",
    "stipend",
    "keep_raise",
)
FOLDED = tuple(key for key in parameters.ranges("decision") if key not in MAIN)


def moved(asked: Asked, services: Services) -> Reply:
    """The former address leads to this page."""
    return Reply(b"", status=301, headers={"Location": f"/{asked.lang}/{SLUG}"})


PAGE = Page(
    slug=SLUG,
    group="do",
    order=10,
    nav=Words("Удержать · переучить · вырастить · нанять", "Keep · retrain · grow · hire"),
    title=Words("Удержать, переучить, вырастить или нанять?", "Keep, retrain, grow or hire?"),
    lead=Words(
        "Сколько стоит один человек, который через несколько лет ещё здесь, четырьмя путями. "
        "Опубликованных цен стажировки и удержания в промышленности Москвы нет: ползунки держат "
        "допущения, рядом с каждым — его диапазон и основание.",
        "What one person still here in a few years costs, by four paths. No cost of internships or "
        "of keeping people in Moscow industry is published: the sliders hold assumptions, each "
        "with its range and its ground.",
    ),
    bar=(*MAIN, *FOLDED, "subsidy"),
    folded=(*FOLDED, "subsidy"),
    aside=True,
    compare=MAIN,
    parts=(
        Live(answer, keys(), always=True),
        Group(("break_even",)),
        Group(("path_costs", "cost_fan")),
        Group(("decision_tornado", "stay_curves")),
        Group(
            ("decision_mix",),
            Words("Сколько мест каким путём", "How many seats by which path"),
            Words(
                "Поставьте своё: сколько мест, бюджет, срок и кто у вас есть. Места целые; сначала "
                "занять как можно больше, потом дешевле.",
                "Set your own: seats, budget, deadline and whom you have. Seats are whole; fill as "
                "many as possible first, then at least cost.",
            ),
        ),
        Group(
            ("path_values", "who_pays"),
            Words("Вернётся ли вложение и кто платит", "Does it come back, and who pays"),
        ),
        memo_links,
        method,
    ),
    routes=(Route(FORMER, moved), *MEMO),
)
