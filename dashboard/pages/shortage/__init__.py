"""Дефицит: what adverts say and how surely, beside what others published; the opposing view."""

from __future__ import annotations

from dashboard.figures.shortage.shortage_weights import awaited
from dashboard.pages.shortage import cut_points, dossiers, two_worlds
from dashboard.pages.shortage.survey import SURVEY
from dashboard.site.adverts_state import adverts_state
from dashboard.site.page import Group, Live, Page
from etl.language import Words

PAGE = Page(
    slug="shortage",
    group="who",
    order=10,
    nav=Words("Дефицит", "Shortage"),
    title=Words("Кого не хватает и насколько", "Who is short, and how short"),
    lead=Words(
        "Две картины рядом: по объявлениям и опубликованная. Ответы «нет» и «неизвестно» здесь "
        "возможны наравне "
        "с «да».",
        "Two pictures side by side: that of adverts and the published one. “No” and “unknown” are "
        "answers here "
        "as much as “yes”.",
    ),
    bar=("area", "family", "ago", "top"),
    compare=("area", "family", "ago"),
    cannot=Words(
        "Россию так не сравнить: объявления собраны по Москве и области, по стране есть только "
        "опубликованное — ниже. Округа — на странице «Карта».",
        "Russia cannot be compared so: adverts are gathered for Moscow and its oblast, of the "
        "country there "
        "is only what others published, below. Okrugs are on “Map”.",
    ),
    routes=(SURVEY,),
    parts=(
        adverts_state(
            "shortage_verdict",
            Words(
                "появятся место каждой профессии с двумя мерами точности, баллы, из которых сложен "
                "вердикт, ваши веса и "
                "досье профессии.",
                "the rank of every occupation with two marks of doubt, the points behind the "
                "verdict, your own weights and "
                "a dossier of each occupation appear.",
            ),
        ),
        Group(
            ("shortage_ranking", "shortage_table"),
            Words("Картина по объявлениям", "The picture of adverts"),
            needs="shortage_verdict",
        ),
        Live(dossiers.part, ("area", "family")),
        cut_points.part,
        Group(
            ("shortage_weights",),
            Words("Если весить иначе", "Under other weights"),
            Words(
                "Порядок зависит и от весов. Подвиньте ползунки: места и их интервалы "
                "пересчитаются.",
                "The order depends on weights too. Move the sliders: ranks and their intervals are "
                "recomputed.",
            ),
            needs="shortage_verdict",
            reset=True,
            awaits=lambda view: awaited(view.reader.table("shortage_verdict"), view.lang),
        ),
        Group(
            (
                "shortage_openings_cvs",
                "shortage_months",
                "tension_map",
                "family_coverage_table",
            ),
            Words("Люди и места, месяц за месяцем", "People and places, month by month"),
            needs="shortage_verdict",
        ),
        Group(
            ("mismatch_months", "mismatch_families"),
            Words("Там ли места, где люди", "Are places where people are"),
            Words(
                "Людей может хватать в сумме и не хватать по профессиям: это несовпадение, а не "
                "нехватка.",
                "People may suffice in all and be short by occupation: that is mismatch, not "
                "shortage.",
            ),
            needs="mismatch",
        ),
        two_worlds.part,
        Group(
            (
                "vacancy_rates_russia",
                "engineer_vacancy_rate",
                "beveridge_curve",
                "shortage_published_groups",
                "shortage_published_trades",
                "tension_occupations",
                "tension_production",
                "staffing_balance",
            ),
            Words("Картина опубликованного", "The picture of publications"),
            Words(
                "По Москве и профессиям почти ничего не опубликовано; это Россия в целом.",
                "Almost nothing by occupation is published for Moscow; this is Russia as a whole.",
            ),
        ),
        Group(
            ("shortage_quality_number", "shortage_quality_entry", "not_in_field"),
            Words(
                "Возражение: не хватает качества, а не числа",
                "The objection: quality is short, not number",
            ),
            Words(
                "Довод тех, кто считает нехватку преувеличенной: людей с дипломом больше, а "
                "нанимать труднее. "
                "Эти числа его поддерживают, но не доказывают: умения нанятых никто не измерял.",
                "The case of those who call the shortage exaggerated: more people hold the degree, "
                "yet hiring is "
                "harder. These numbers support it but don't prove it: nobody measured the skills "
                "of those hired.",
            ),
        ),
    ),
)
