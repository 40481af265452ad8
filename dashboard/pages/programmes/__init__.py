"""Программы: what plans teach beside what adverts ask, and what to propose."""

from __future__ import annotations

from dashboard.pages.programmes import actions, files, own, table
from dashboard.site.page import Group, Live, Page
from etl.language import Words

PAGE = Page(
    slug="programmes",
    group="taught",
    order=20,
    nav=Words("Программы", "Programmes"),
    title=Words(
        "Чему учат программы и чего от них ждут", "What programmes teach and what is expected"
    ),
    lead=Words(
        "Настоящие учебные планы рядом с настоящими объявлениями. План называет дисциплины, не их "
        "содержание, поэтому покрытие здесь — диапазон, и любой вывод — черновик для разговора с "
        "вузом.",
        "Real plans beside real adverts. A plan names disciplines, not what they hold, so coverage "
        "is a range here, and any conclusion is a draft to talk over with the university.",
    ),
    bar=("profession", "plan", "other"),
    parts=(
        Live(table.table, ("profession", "plan", "other"), always=True),
        Group(
            ("programmes_coverage",),
            Words("Все промышленные программы", "All industrial programmes"),
        ),
        Group(
            ("programme_gaps", "programme_hours"),
            Words("Одна программа ближе", "One programme closer"),
        ),
        Group(
            ("programme_proposal",),
            Words("Что добавить первым", "What to add first"),
        ),
        Live(actions.take_away, ("profession", "plan", "hours"), always=True),
        Live(actions.standards, ("profession", "plan"), always=True),
        Live(own.form, ("profession",), always=True),
    ),
    routes=(*files.ROUTES, own.ROUTE),
)
