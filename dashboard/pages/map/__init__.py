"""Карта: demand by okrug where adverts are, technoparks and special-zone sites as published."""

from __future__ import annotations

from dashboard.pages.map import sites
from dashboard.site.adverts_state import adverts_state
from dashboard.site.page import Group, Page
from etl.language import Words

PAGE = Page(
    slug="map",
    group="who",
    order=40,
    nav=Words("Карта", "Map"),
    title=Words(
        "Где в Москве работа и где технопарки", "Where in Moscow the work is, and the technoparks"
    ),
    lead=Words(
        "Двенадцать округов плитками: границ на карте нет, зато читается каждый. Место — это место "
        "работы, а не "
        "адрес регистрации фирмы. Населения и резюме по округам в данных нет, поэтому чисел «на "
        "тысячу жителей» "
        "и напряжённости по округам здесь нет.",
        "Twelve okrugs as tiles: no borders, and every one readable. A place is the place of work, "
        "not a firm's "
        "registration. The data hold no population and no CVs by okrug, so nothing here is per "
        "thousand "
        "residents and there is no tension by okrug.",
    ),
    bar=("measure", "who", "okrug"),
    compare=("who", "okrug"),
    cannot=Words(
        "Месяцы так не сравнить: спрос по округам посчитан за 12 месяцев разом. Напряжённости по "
        "округам "
        "нет: резюме округа не называют.",
        "Months cannot be compared so: demand by okrug is of 12 months together. There is no "
        "tension by "
        "okrug: CVs name none.",
    ),
    parts=(
        adverts_state(
            "demand_by_okrug",
            Words(
                "появятся спрос и зарплаты по округам: карта, порядок округов с интервалами, "
                "семейства рядом.",
                "demand and pay by okrug appear: the map, okrugs in order with intervals, families "
                "side by side.",
            ),
        ),
        Group(
            ("map_demand", "map_okrugs", "map_okrug", "map_families"),
            Words("Спрос по округам", "Demand by okrug"),
            needs="demand_by_okrug",
        ),
        Group(
            ("map_enterprises", "enterprises_activities"),
            Words("Промышленные предприятия", "Industrial enterprises"),
            Words(
                "Счёт по перечню города: без названий, адресов и точек на карте.",
                "Counted from the city's list: no names, no addresses, no points on a map.",
            ),
        ),
        Group(
            ("map_technoparks", "map_sites"),
            Words("Технопарки и площадки ОЭЗ", "Technoparks and special zone"),
            Words(
                "Из открытых публикаций разных лет; полного перечня с адресами среди них нет.",
                "From open publications of different years; none is a complete list with "
                "addresses.",
            ),
        ),
        sites.part,
    ),
)
