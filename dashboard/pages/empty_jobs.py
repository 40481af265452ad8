"""Цена пустых мест: post-days first, roubles once the reader has set what they rest on."""

from __future__ import annotations

from dashboard.site.page import Group, Page
from etl.language import Words

PAGE = Page(
    slug="empty-jobs",
    group="do",
    order=20,
    nav=Words("Цена пустых мест", "Empty jobs"),
    title=Words("Чего стоят пустые места", "What empty jobs cost"),
    lead=Words(
        "Вакантные места Москвы известны по группам занятий на одну дату. Сколько дней место пусто "
        "и сколько теряет день — не опубликовано: поставьте своё, тогда появятся рубли. По округам "
        "считать не из чего, пока не загружены объявления с местом работы.",
        "Moscow's vacant posts are known by occupation group on one day. How many days a post "
        "stands empty and what a day loses is not published: set your own and roubles appear. "
        "Okrugs wait for adverts with a place of work.",
    ),
    parts=(Group(("empty_jobs",)),),
)
