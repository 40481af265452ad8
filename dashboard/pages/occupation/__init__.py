"""Досье профессии: every indicator of one occupation, its months, causes with levers, the
adverts behind."""

from __future__ import annotations

from dashboard.pages.occupation import occupation_published
from dashboard.pages.occupation.adverts_behind import adverts_behind, causes
from dashboard.site.adverts_state import adverts_state
from dashboard.site.page import Group, Live, Page
from etl.language import Words

PAGE = Page(
    slug="occupation",
    group="who",
    order=15,
    nav=Words("Профессия", "Occupation"),
    title=Words("Досье профессии", "Dossier of an occupation"),
    lead=Words(
        "Выберите профессию: её показатели с интервалами и баллами, новые места по месяцам, "
        "причины с рычагами "
        "и объявления, из которых всё сложено.",
        "Choose an occupation: its indicators with intervals and points, new openings by month, "
        "causes with "
        "levers, and the adverts behind it all.",
    ),
    bar=("occupation", "area", "ago"),
    compare=("occupation", "area", "ago"),
    cannot=Words(
        "Месяц меняет показатели; зарплаты, состав и навыки посчитаны за последние 12 месяцев "
        "разом. Россию "
        "так не сравнить: объявления собраны по Москве и области.",
        "The month changes the indicators; pay, mix and skills are of the last 12 months together. "
        "Russia "
        "cannot be compared so: adverts are gathered for Moscow and its oblast.",
    ),
    parts=(
        adverts_state(
            "shortage_verdict",
            Words(
                "появятся показатели, месяцы, причины и ссылки на объявления каждой профессии.",
                "indicators, months, causes and links to adverts of every occupation appear.",
            ),
        ),
        Live(occupation_published.part, ("occupation",), always=True),
        Group(
            ("occupation_vacancy_rate",),
            Words("Официально о группе профессии", "Official, about the occupation's group"),
        ),
        Group(
            ("occupation_indicators", "occupation_openings", "occupation_tension"),
            Words("Показатели и месяцы", "Indicators and months"),
            needs="shortage_verdict",
        ),
        Group(
            ("occupation_pay", "occupation_mix"),
            Words("Что предлагают и чего просят", "What is offered and asked for"),
            needs="pay_offers",
        ),
        Group(
            ("occupation_skills",),
            Words("Какие навыки называют", "Which skills are named"),
            needs="skill_demand",
        ),
        Group(
            ("skill_pay_premium",),
            Words("Что прибавляют навыки", "What skills add"),
            needs="skill_premium",
        ),
        Group(("retraining_distance",), Words("Откуда переучиться", "Re-training")),
        Live(causes, ("occupation", "area")),
        Live(adverts_behind, ("occupation", "area")),
    ),
)
