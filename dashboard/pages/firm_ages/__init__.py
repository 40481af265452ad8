"""Возраст фирмы: a firm's own ages → who leaves when. The file stays in the browser."""

from __future__ import annotations

from dash import html

from dashboard.pages.firm_ages.form import FORM
from dashboard.site import uploads
from dashboard.site.page import Group, Page, View
from etl.language import Words

SLUG = "firm-ages"
BLANK = f"{SLUG}/blank.xlsx"
READ = f"{SLUG}/read"


def way_in(view: View) -> html.Section:
    """The blank and the file."""
    return uploads.upload(view, READ, {BLANK: FORM}, ("firm_ages",))


PAGE = Page(
    slug=SLUG,
    group="do",
    order=30,
    nav=Words("Возраст фирмы", "A firm's ages"),
    title=Words("Сколько людей уйдёт и кто", "How many will leave, and who"),
    lead=Words(
        "Скачайте бланк, впишите, сколько человек какого возраста в каждой профессии, и прочитайте "
        "файл здесь. До этого показан пример, а не данные.",
        "Download the blank, write how many people of which age work in each occupation, and read "
        "the file here. Until then an example is shown, no data.",
    ),
    parts=(way_in, Group(("firm_exits", "firm_retiring"))),
    routes=(uploads.blank(BLANK, FORM), uploads.reading(READ, {"firm_ages": FORM})),
    own=("firm_ages",),
)
