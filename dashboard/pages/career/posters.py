"""The poster's files and the page that prints it."""

from __future__ import annotations

from datetime import date

from dashboard.export import career_poster, printed
from dashboard.export.image import NoBrowser
from dashboard.export.poster import SIZES
from dashboard.figures.education import _career
from dashboard.pages.career.tables import of
from dashboard.site.http import REVALIDATED, Asked, Reply, Route, Services, download, sentence
from etl.language import Words

UNKNOWN = Words(
    "Плаката «{name}» нет. Возьмите ссылку из карточки профессии.",
    "There is no poster “{name}”. Take the link from the job's card.",
)
LACKS = Words(
    "Для плаката «{name}» не хватает описания, зарплаты или места учёбы. Карточка говорит, чего.",
    "The poster of “{name}” lacks a description, pay or a place to study. Its card says which.",
)
FORMS = ("pdf", "png", "svg")


def poster(asked: Asked, services: Services) -> Reply:
    """«turner-a4.pdf» as a file, «turner.html» as a page that prints itself when asked."""
    name = asked.parts["name"]
    form = asked.parts["form"]
    code, _, size = name.partition("-")
    if form == "html":
        size = size or "a4"
    tables = of(services.reader)
    known = tables is not None and code in set(tables["occupations"]["code"])
    if not known or tables is None or size not in SIZES or form not in (*FORMS, "html"):
        return sentence(asked, 404, UNKNOWN, name=name[:40])
    card = _career.career(tables, code, asked.lang)
    link = f"{asked.host.rstrip('/')}/{asked.lang}/career?occupation={code}"
    try:
        svg = career_poster.sheet(card, asked.lang, link, date.today()).svg(size, card.name)
    except ValueError:
        return sentence(asked, 404, LACKS, name=card.name)
    if form == "html":
        page = printed.page(svg, size, asked.lang, card.name, screen=True)
        return Reply(page.encode(), "text/html; charset=utf-8")
    try:
        body = printed.printed(svg, size, form)
    except NoBrowser:
        return sentence(asked, 501, printed.NO_CHROME)
    return download(body, printed.MEDIA[form], f"poster-{code.replace('_', '-')}-{size}.{form}")


ROUTES = (Route("poster/<name>.<form>", poster, limit="30/minute", cache=REVALIDATED),)
