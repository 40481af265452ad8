"""How a visitor waits for a job: /ru/job/<token>.json says how far it is, /ru/job/<token> is a
page that asks for itself, /ru/job/<token>/file is the file."""

from __future__ import annotations

import time
from html import escape

from dashboard.site.http import Asked, JobState, Reply, Route, Services, as_json, sentence
from etl.language import Words

TITLE = Words("Файл собирается", "The file is being made")
TAKE = Words("Скачать файл", "Take the file")
GONE = Words(
    "Такого файла нет или его час прошёл: соберите его снова.",
    "There is no such file, or its hour has passed: make it again.",
)
PAUSE_S = 0.05
PAGE = """<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="{seconds};url={next}"></head>
<body><main><h1>{title}</h1><p role="status">{words}</p>
<progress max="{total}" value="{done}"></progress><p>{link}</p></main></body></html>"""


def awaited(asked: Asked, services: Services, token: str, seconds: float) -> Reply:
    """The job's own answer if it comes in time, else the way to the page that waits for it."""
    until = time.monotonic() + seconds
    while state := services.jobs.state(token):
        if state.reply:
            return state.reply
        if time.monotonic() > until:
            break
        time.sleep(PAUSE_S)
    return waiting(asked, token)


def waiting(asked: Asked, token: str) -> Reply:
    """To the page that waits, or its address as JSON for a script that does (a POST)."""
    address = f"/{asked.lang}/job/{token}"
    if asked.method == "POST":
        return as_json({"state": f"{address}.json", "file": f"{address}/file"}, 202)
    return Reply(b"", status=303, headers={"Location": address})


def job_state(asked: Asked, services: Services) -> Reply:
    """Done, total, words and whether the file is there."""
    state = services.jobs.state(asked.parts["token"])
    if state is None:
        return sentence(asked, 404, GONE)
    return as_json(
        {
            "done": state.done,
            "total": state.total,
            "words": state.words[asked.lang],
            "ready": state.reply is not None,
        }
    )


def job_page(asked: Asked, services: Services) -> Reply:
    """How far it is; the page asks again by itself and ends with the file."""
    token = asked.parts["token"]
    state = services.jobs.state(token)
    if state is None:
        return sentence(asked, 404, GONE)
    return Reply(_page(asked.lang, token, state).encode(), "text/html; charset=utf-8")


def _page(lang: str, token: str, state: JobState) -> str:
    address = f"/{lang}/job/{token}"
    file = f"{address}/file"
    link = f'<a href="{file}">{escape(TAKE[lang])}</a>' if state.reply else ""
    return PAGE.format(
        lang=lang,
        title=escape(TITLE[lang]),
        seconds=0 if state.reply else 2,
        next=file if state.reply else address,
        words=escape(state.words[lang]),
        total=max(state.total, 1),
        done=state.done,
        link=link,
    )


def job_file(asked: Asked, services: Services) -> Reply:
    """The file, or how to wait for it."""
    token = asked.parts["token"]
    state = services.jobs.state(token)
    if state is None:
        return sentence(asked, 404, GONE)
    return state.reply or waiting(asked, token)


ROUTES = (
    Route("job/<token>.json", job_state, limit="600/minute"),
    Route("job/<token>", job_page, limit="600/minute"),
    Route("job/<token>/file", job_file),
)
