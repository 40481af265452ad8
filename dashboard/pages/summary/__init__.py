"""Сводка: what is known, in one paragraph, three numbers, and figures in groups."""

from __future__ import annotations

from dashboard.pages.summary import differ, lede
from dashboard.site.page import Group, Page
from etl.language import Words

PAGE = Page(
    slug="",
    group="summary",
    order=0,
    nav=Words("Сводка", "Summary"),
    title=Words(
        "Где промышленности Москвы не хватает инженеров и рабочих",
        "Where Moscow industry lacks engineers and skilled workers",
    ),
    parts=(
        lede.part,
        Group(
            ("vacancy_rates_places", "vacancy_rates_russia"),
            Words("Официально: где места пустуют", "Official: where posts stand vacant"),
            Words(
                "Вакантные места по обследованию Росстата; инженеров Москвы отдельно не публикуют.",
                "Vacant posts by Rosstat's survey; engineers of Moscow alone are not published.",
            ),
        ),
        Group(
            ("staffing_balance", "tension_production", "vacancies_moscow"),
            Words("Три ответа на первый вопрос", "Three answers to the first question"),
        ),
        Group(
            (
                "tension_two_years",
                "tension_occupations",
                "tension_machinery",
                "engineer_vacancy_rate",
            ),
            Words("Кого искать труднее", "Who is harder to find"),
            Words(
                "Опубликованного по профессиям Москвы почти нет; это Россия в целом.",
                "Almost nothing by occupation is published for Moscow; this is Russia as a whole.",
            ),
        ),
        Group(
            (
                "unemployment_pair",
                "unemployment_regions",
                "offers_growth",
                "wages_industries",
                "industry_employment",
            ),
            Words("Люди и деньги", "People and money"),
        ),
        Group(
            ("college_intake", "target_places", "not_in_field", "interns_coverage"),
            Words("Учёба и стажировки", "Study and internships"),
        ),
        differ.part,
    ),
)
