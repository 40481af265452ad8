"""Навыки: what real adverts named, by family of occupations, while the city's own adverts are not loaded."""
from __future__ import annotations

from dashboard.page import Group, Page
from etl.origin import Words

PAGE = Page(
    slug="skills", order=20, nav=Words("Навыки", "Skills"),
    title=Words("Какие навыки называют объявления", "Which skills adverts name"),
    lead=Words("Разобраны настоящие объявления 2019–2026 годов из России и Беларуси: это не выборка и не Москва "
               "сегодня, а проверка того, что разбор видит. Надёжность C: выводов о городе отсюда не делают.",
               "Real adverts of 2019–2026 from Russia and Belarus, read by the engine: not a sample and not Moscow "
               "today, but a check of what the engine sees. Grade C: no conclusions about the city rest on this."),
    parts=(
        Group(("skill_profile_ranking",), Words("Одно семейство профессий", "One family of occupations")),
        Group(("skill_two_families",), Words("Два семейства рядом", "Two families side by side")),
        Group(("skill_across_families",), Words("Один навык по семействам", "One skill across families")),
    ))
