"""Files of a meeting: minutes as DOCX and HTML, agenda as PPTX and handout, entries as CSV."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from dashboard.export import MEDIA, image
from dashboard.export.docx.drawn import figure_block
from dashboard.export.figure_file import picture
from dashboard.export.jobs.minutes import work
from dashboard.meeting import agenda, exhibits, keeping, minutes
from dashboard.meeting.models import Exhibit, Meeting
from dashboard.meeting.store import MeetingStore, reading
from dashboard.pages.meeting import door
from dashboard.pages.meeting.documents import Markup, document, tag
from dashboard.site import job_routes
from dashboard.site.http import Asked, Reply, Route, Services, download
from etl.language import Words

SUBJECT = Words("Протокол заседания", "Minutes of a meeting")
STAMP = Words("РЕПЕТИЦИЯ", "REHEARSAL")
STAMP_C = Words(
    "ЧЕРНОВИК — среди рисунков есть оценки C", "DRAFT — some figures rest on grade C alone"
)
PRINT = Words("Печать: Ctrl+P", "To print: Ctrl+P")
BACK = Words("К повестке", "To the agenda")


@door.in_words
def minutes_docx(asked: Asked, services: Services) -> Reply:
    """The minutes as one DOCX: at once with the figures' rows, or as a job with their pictures."""
    with reading() as store:
        payload = minutes_payload(store, store.meeting(_number(asked)), asked, services.secret)
    if asked.query.get("pictures") != "1" or not image.browser():
        made = work(payload, lambda done, total: None)
        return download(made.body, made.media, made.name)
    token = services.jobs.submit("minutes", payload | {"pictures": True}, private=True)
    return job_routes.waiting(asked, token)


def _number(asked: Asked) -> int | None:
    given = asked.query.get("meeting", "")
    return int(given) if given.isdigit() and len(given) < 10 else None


def minutes_payload(store: MeetingStore, meeting: Meeting, asked: Asked, secret: bytes) -> dict:
    """Everything the document is made of, as plain values; a draft says why it is one."""
    lang = asked.lang
    blocks = minutes.minutes(store, meeting, lang, secret)
    shown = {block["id"] for block in blocks if block["kind"] == "exhibit"}
    passports = {str(number): exhibits.of_number(store, number, lang).as_dict() for number in shown}
    stamp = STAMP if meeting.rehearsal else STAMP_C
    meta = {
        "title": meeting.title[lang],
        "lang": lang,
        "subject": SUBJECT[lang],
        "day": meeting.day.isoformat(),
        "stamp": asdict(stamp),
    }
    only_c = any(passport["grade"] == "C" for passport in passports.values())
    return {
        "blocks": blocks,
        "passports": passports,
        "meta": meta,
        "draft": meeting.rehearsal or only_c,
        "pictures": False,
    }


@door.in_words
def minutes_html(asked: Asked, services: Services) -> Reply:
    """The minutes ready to print; figures as their rows."""
    lang = asked.lang
    with reading() as store:
        meeting = store.meeting(_number(asked))
        parts: list[Markup] = []
        for block in minutes.minutes(store, meeting, lang, services.secret):
            parts += _html(store, block, lang)
        title = meeting.title[lang]
    return document(lang, title, tag("main", *parts), class_="print")


def _html(store: MeetingStore, block: dict, lang: str) -> list[Markup]:
    kind = block["kind"]
    if kind == "heading":
        return [tag(f"h{block['level']}", block["text"])]
    if kind == "text":
        if block["style"] == "list":
            return [tag("ul", tag("li", block["text"]))]
        return [tag("p", block["text"], class_="note" if block["style"] == "note" else "said")]
    if kind == "table":
        return [_table(block["head"], block["rows"])]
    return [_figure(store.session.get_one(Exhibit, block["id"]), lang)]


def _table(head: list[str], rows: list[list[str]]) -> Markup:
    cells = [tag("tr", *[tag("td", cell) for cell in row]) for row in rows]
    return tag("table", tag("thead", tag("tr", *[tag("th", name) for name in head])), *cells)


def _figure(shown: Exhibit, lang: str) -> Markup:
    """A frozen figure on paper: its finding, its numbers, its source line."""
    block = figure_block(exhibits.passport(shown, lang), picture=False)
    return tag(
        "figure",
        tag("figcaption", block.title),
        _table(list(block.head), [list(row) for row in block.rows]),
        tag("p", block.source, class_="note"),
    )


@door.in_words
def agenda_pptx(asked: Asked, services: Services) -> Reply:
    """The agenda as a deck with native charts of the frozen figures."""
    from dashboard.export.pptx.slides import Slide, pptx_bytes

    lang = asked.lang
    with reading() as store:
        meeting = store.meeting(_number(asked))
        reasons = agenda.arguments(store, meeting)
        slides = [Slide(title=meeting.title[lang], text=meeting.day.isoformat())]
        for number, item in enumerate(agenda.items(store, meeting), start=1):
            shown = store.session.get(Exhibit, item.exhibit_id) if item.exhibit_id else None
            said = [item.answer[lang], *_sides(reasons.get(item.id, []), lang)]
            if shown is None:
                text = "\n".join(filter(None, said))
                slides.append(Slide(title=f"{number}. {item.question[lang]}", text=text))
                continue
            passport = exhibits.passport(shown, lang)
            slides.append(Slide(passport, text=item.question[lang], picture=picture(passport)))
        day = meeting.day
    return download(pptx_bytes(slides, lang), MEDIA["pptx"], f"agenda_{lang}_{day}.pptx")


def _sides(reasons: list, lang: str) -> list[str]:
    side = {"for": Words("За", "For"), "against": Words("Против", "Against")}
    return [f"{side[r.side][lang]}: {r.text[lang]} ({r.credit[lang]})" for r in reasons]


@door.in_words
def handout(asked: Asked, services: Services) -> Reply:
    """The agenda on paper: question, answer, numbers, how sure, what would change it."""
    lang = asked.lang
    with reading() as store:
        meeting = store.meeting(_number(asked))
        reasons = agenda.arguments(store, meeting)
        parts = [tag("h1", f"{meeting.title[lang]} · {meeting.day.isoformat()}")]
        for number, item in enumerate(agenda.items(store, meeting), start=1):
            shown = store.session.get(Exhibit, item.exhibit_id) if item.exhibit_id else None
            parts.append(tag("h2", f"{number}. {item.question[lang]}"))
            parts.append(tag("p", item.answer[lang]))
            parts += [tag("ul", tag("li", r)) for r in _sides(reasons.get(item.id, []), lang)]
            if shown is not None:
                parts.append(_figure(shown, lang))
            sure = " ".join(filter(None, (item.how_sure[lang], item.would_change[lang])))
            parts.append(tag("p", sure, class_="note"))
        title = meeting.title[lang]
    return document(lang, title, tag("main", *parts), class_="print")


@door.in_words
def entries_csv(asked: Asked, services: Services) -> Reply:
    """What the hall saw, as rows; `table=decisions` for the decisions."""
    with reading() as store:
        meeting = store.meeting(_number(asked))
        tables = keeping.exported(store, meeting)
    name = "decisions" if asked.query.get("table") == "decisions" else "posts"
    return download(keeping.as_csv(tables[name]), MEDIA["csv"], f"{name}_{date.today()}.csv")


AGENDA = (
    Route("agenda.pptx", agenda_pptx, limit="30/minute"),
    Route("agenda.html", handout, limit="60/minute"),
)
MINUTES = (
    Route("minutes.docx", minutes_docx, limit="30/minute"),
    Route("minutes.html", minutes_html, limit="60/minute"),
    Route("entries.csv", entries_csv, limit="60/minute"),
)
