"""Routes of the whole site, beside those that pages declare."""

from __future__ import annotations

from dashboard.figure.memory import Held
from dashboard.site import ask, figure_files, job_routes, search
from dashboard.site.http import Asked, Reply, Route, Services, as_json

LONGEST = 300
"""Letters of a question that are read."""


def search_index(asked: Asked, services: Services) -> Reply:
    """Everything that can be found by name, for the search box."""
    index = search.index(Held(services.reader), asked.lang)
    return Reply(index.encode(), "application/json")


def ask_desk(asked: Asked, services: Services) -> Reply:
    """One sentence for a question in plain words, with its figure; or why there is none."""
    question = asked.query.get("q", "")[:LONGEST]
    found = ask.answer(question, services.reader, asked.lang)
    return as_json(vars(found) | {"row_ids": list(found.row_ids)})


ROUTES = (
    *figure_files.ROUTES,
    *job_routes.ROUTES,
    Route("search.json", search_index, limit=""),
    Route("ask.json", ask_desk, limit="240/minute"),
)
