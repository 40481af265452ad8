"""Сводка: three answers, official rates, one scale of hiring, why numbers differ, small facts."""

from __future__ import annotations

from dashboard.pages.summary import answers, differ
from dashboard.site.page import Group, Page
from etl.language import Words

PAGE = Page(
    slug="",
    group="summary",
    order=0,
    nav=Words("Сводка", "Summary"),
    title=Words(
        "Где промышленности Москвы не хватает инженеров и рабочих?",
        "Where does Moscow industry lack engineers and skilled workers?",
    ),
    lead=Words(
        "Опубликованной меры нехватки инженеров по Москве нет. Есть официальная доля вакантных "
        "мест по группам занятий.",
        "No measure of Moscow's shortage of engineers is published. There is an official share of "
        "vacant posts by group of occupations.",
    ),
    parts=(
        answers.part,
        Group(("vacancy_rates_places",)),
        Group(("hh_strip",), Words("Кого искать труднее", "Who is harder to find")),
        differ.part,
        Group(
            (
                "vacancies_moscow",
                "interns_coverage",
                "offers_growth",
                "target_places",
                "college_intake",
                "unemployment_pair",
            ),
            Words("Что ещё известно", "What else is known"),
            small=True,
        ),
        Group(
            ("staffing_balance", "industry_employment", "wages_industries", "not_in_field"),
            Words("Вокруг: люди и деньги", "Around: people and money"),
        ),
    ),
)
