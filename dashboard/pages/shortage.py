"""Дефицит: what others published beside what adverts say, the opposing view, and the indicators behind a verdict."""
from __future__ import annotations

from dashboard.page import Group, Page
from dashboard.parts.adverts_state import adverts_state
from etl.origin import Words

PAGE = Page(
    slug="shortage", order=10, nav=Words("Дефицит", "Shortage"),
    title=Words("Кого не хватает и насколько", "Who is short, and how short"),
    lead=Words("Две картины рядом: опубликованная и по объявлениям. Ответы «нет» и «неизвестно» здесь возможны наравне "
               "с «да».",
               "Two pictures side by side: the published one and that of adverts. “No” and “unknown” are answers here "
               "as much as “yes”."),
    parts=(
        adverts_state("shortage_verdict", Words(
            "появятся таблицы вердикта по каждой профессии (shortage_verdict, shortage_indicators): баллы, место с "
            "интервалом, причины. Пока они для блокнотов; рисунков по ним здесь ещё нет.",
            "tables of a verdict for every occupation appear (shortage_verdict, shortage_indicators): points, rank "
            "with its interval, causes. They are for notebooks so far; no figures are drawn of them here yet.")),
        Group(("engineer_vacancy_rate", "shortage_published_groups", "shortage_published_trades", "tension_occupations",
               "tension_production", "staffing_balance"),
              Words("Картина первая: опубликованное", "The first picture: what was published"),
              Words("По Москве и профессиям почти ничего не опубликовано; это Россия в целом.",
                    "Almost nothing by occupation is published for Moscow; this is Russia as a whole.")),
        Group(("shortage_quality_number", "shortage_quality_entry", "not_in_field"),
              Words("Возражение: не хватает качества, а не числа", "The objection: quality is short, not number"),
              Words("Довод тех, кто считает нехватку преувеличенной: людей с дипломом больше, а нанимать труднее. "
                    "Эти числа его поддерживают, но не доказывают: умения нанятых никто не измерял.",
                    "The case of those who call the shortage exaggerated: more people hold the degree, yet hiring is "
                    "harder. These numbers support it but don't prove it: nobody measured the skills of those hired.")),
    ))
