"""Routes of the whole site, beside those that pages declare."""

from __future__ import annotations

from dashboard.figure.memory import Held
from dashboard.site import figure_files, job_routes, search
from dashboard.site.http import Asked, Reply, Route, Services


def search_index(asked: Asked, services: Services) -> Reply:
    """Everything that can be found by name, for the search box."""
    index = search.index(Held(services.reader), asked.lang)
    return Reply(index.encode(), "application/json")


ROUTES = (
    *figure_files.ROUTES,
    *job_routes.ROUTES,
    Route("search.json", search_index, limit=""),
)
