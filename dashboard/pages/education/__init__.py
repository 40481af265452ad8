"""Образование: the steps from a place to a job, each released one with its own year and measure."""

from __future__ import annotations

from dashboard.pages.education.unknown import quadrants, sources_of_steps
from dashboard.site.page import Group, Live, Page
from etl.language import Words

PAGE = Page(
    slug="education",
    group="taught",
    order=10,
    nav=Words("Образование", "Education"),
    title=Words(
        "Что известно на пути от места в вузе до работы",
        "What is known on the way from a place at university to a job",
    ),
    lead=Words(
        "Места, заявления, поступившие и выпуск опубликованы за разные годы, о разных людях и "
        "разными ведомствами. Здесь они стоят рядом и никогда не складываются в одну воронку.",
        "Places, applications, entrants and graduates are published for different years, people "
        "and by different bodies. Here they stand side by side and never make one funnel.",
    ),
    bar=("level", "field", "school"),
    parts=(
        Group(("education_steps",)),
        Live(sources_of_steps, ("level", "field", "school"), always=True),
        Group(
            ("study_places", "study_scores"),
            Words("Места и баллы: приём 2024 года", "Places and scores: admission of 2024"),
        ),
        Group(
            ("study_applications", "college_mark_years"),
            Words("Заявления 2026 и аттестаты", "Applications of 2026 and school marks"),
            Words(
                "Другой год и другая мера: с местами 2024 года их не делят.",
                "Another year and another measure: not to be divided by places of 2024.",
            ),
        ),
        Group(
            ("target_places", "college_intake", "not_in_field"),
            Words("Город и страна целиком", "The city and the country as a whole"),
        ),
        quadrants,
    ),
)
