"""Навыки: what live adverts ask for; until they are loaded, what real adverts of 2019–2026
named."""

from __future__ import annotations

from dashboard.site.adverts_state import adverts_state
from dashboard.site.page import Group, Page
from etl.language import Words

LIVE = "skill_demand"

PAGE = Page(
    slug="skills",
    group="who",
    order=20,
    nav=Words("Навыки", "Skills"),
    title=Words("Какие навыки называют объявления", "Which skills adverts name"),
    lead=Words(
        "Навыки разбираются в тексте объявлений по словарю из пятисот с лишним; как часто разбор "
        "ошибается, "
        "сказано на странице «Источники и метод».",
        "Skills are read in the texts of adverts by a dictionary of over five hundred; how often "
        "the reading is "
        "wrong is said on “Sources and method”.",
    ),
    bar=("who", "area", "experience"),
    compare=("who", "area", "experience"),
    cannot=Words(
        "Месяцы так не сравнить: навыки посчитаны за 12 месяцев разом. Прежние годы — другая "
        "выборка, ни с "
        "чем на этой странице их не сравнивают.",
        "Months cannot be compared so: skills are of 12 months together. Past years are another "
        "sample, "
        "compared with nothing on this page.",
    ),
    parts=(
        adverts_state(
            LIVE,
            Words(
                "вместо сводки прежних лет появятся навыки в объявлениях Москвы: по профессиям, с "
                "интервалами, и чем "
                "профессия отличается от других.",
                "the skills of Moscow's own adverts replace the summary of past years: by "
                "occupation, with intervals, and "
                "what sets an occupation apart.",
            ),
        ),
        Group(
            ("skills_asked", "skills_apart"), Words("Одна профессия", "One occupation"), needs=LIVE
        ),
        Group(("skill_occupations",), Words("Один навык", "One skill"), needs=LIVE),
        Group(
            ("skill_profile_ranking",),
            Words("Прежние годы: одно семейство", "Past years: one family"),
            Words(
                "Настоящие объявления 2019–2026 годов из России и Беларуси: это не выборка и не "
                "Москва сегодня, а проверка "
                "того, что разбор видит. Надёжность C: выводов о городе отсюда не делают.",
                "Real adverts of 2019–2026 from Russia and Belarus: not a sample and not Moscow "
                "today, but a check of what "
                "the engine sees. Grade C: no conclusions about the city rest on this.",
            ),
            until=LIVE,
        ),
        Group(
            ("skill_two_families",),
            Words("Прежние годы: два семейства рядом", "Past years: two families"),
            until=LIVE,
        ),
        Group(
            ("skill_across_families",),
            Words("Прежние годы: один навык по семействам", "Past years: one skill"),
            until=LIVE,
        ),
        Group(
            ("skill_demanded_taught",),
            Words("Спрашивают и учат", "Demanded and taught"),
            Words(
                "Тот же навык в объявлениях и в названиях дисциплин промышленных программ; "
                "подробно — на странице «Программы».",
                "The same skill in adverts and in names of disciplines of industrial programmes; "
                "more on “Programmes”.",
            ),
        ),
        Group(
            ("software_named",),
            Words("Отечественный инженерный софт", "Russian engineering software"),
        ),
        Group(
            ("software_quarters",),
            Words("Инженерный софт по кварталам", "Engineering software by quarter"),
            needs="software_demand",
        ),
        Group(
            ("skill_pay_premium",),
            Words("Прибавка к зарплате", "Pay premium"),
            needs="skill_premium",
        ),
        Group(("retraining_distance",), Words("Откуда переучиться", "Re-training")),
    ),
)
