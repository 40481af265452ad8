"""What publishers do wrong: faults of the content (another answer) and of the wire (the answer
arrives badly)."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

Answer = tuple[int, dict, bytes]
PAGE = {"Content-Type": "text/html; charset=utf-8"}
RENAMED = {
    b'"RawData"': b'"Observations"',
    b'"full_name"': b'"title_full"',
    b'"name"': b'"title_short"',
    b'"vacancyName"': b'"nameOfVacancy"',
    b'"vacancy_name"': b'"nameOfVacancy"',
    b'"job-name"': b'"position"',
    b"vacancyName|": b"nameOfVacancy|",
    b"vacancy_name|": b"nameOfVacancy|",
    b"obs_value": b"observation",
    b'"countryiso3code"': b'"iso3"',
    b'class="data"': b'class="grid"',
    b"<Value>": b"<Amount>",
    b"</Value>": b"</Amount>",
    b"FGrid": b"NewGrid",
    "г. Москва".encode(): "Столица".encode(),
    b"cvs_count": b"cvs_number",
    b"positionName|": b"nameOfPosition|",
    b"id_vacancy": b"id_job",
    b"job_title": b"title_of_job",
    b'"items"': b'"found_items"',
    b'"AdmArea"': b'"AdministrativeArea"',
}
"""Names a publisher might change overnight: old → new."""


@dataclass(frozen=True)
class Fault:
    """One way to misbehave. `ask(path, query)` gives the right answer; `wire` names a trouble of
    the transport."""

    name: str
    change: Callable[[Callable[[str, dict], Answer], str, dict], Answer] | None = None
    wire: str = ""
    times: int | None = None
    """How many requests it spoils; None is all of them."""

    def answer(self, ask: Callable[[str, dict], Answer], path: str, query: dict) -> Answer:
        """What comes instead of the right answer."""
        if self.change:
            return self.change(ask, path, query)
        return ask(path, query)


def status(code: int, **headers: str) -> Callable:
    """A refusal with a page."""
    return lambda ask, path, query: (
        code,
        PAGE | {k.replace("_", "-"): v for k, v in headers.items()},
        f"<html><body>Ошибка {code}</body></html>".encode(),
    )


def page_with_200(ask, path, query) -> Answer:
    """A maintenance page with status 200."""
    return 200, PAGE, "<!DOCTYPE html><html><body>Ведутся технические работы</body></html>".encode()


def on_text(edit: Callable[[bytes], bytes]) -> Callable:
    """Edit the body; in a workbook the files inside."""

    def change(ask, path, query) -> Answer:
        code, headers, body = ask(path, query)
        return code, headers, _in_zip(body, edit) if body[:2] == b"PK" else edit(body)

    return change


def renamed(body: bytes) -> bytes:
    """Every name of RENAMED under its new name."""
    for old, new in RENAMED.items():
        body = body.replace(old, new)
    return body


def recoded(body: bytes) -> bytes:
    """UTF-8 served as windows-1251 and the other way round."""
    try:
        return body.decode("utf-8").encode("windows-1251", "replace")
    except UnicodeDecodeError:
        return body.decode("windows-1251", "replace").encode()


def first_page_again(ask, path, query) -> Answer:
    """Every page is the first one."""
    return ask(
        path,
        query | {k: v for k, v in (("page", "1"), ("offset", "0"), ("$skip", "0")) if k in query},
    )


def whole_country(ask, path, query) -> Answer:
    """The region is ignored, silently."""
    head, found, _ = path.partition("/vacancies/region/")
    return ask(head + "/vacancies" if found else path, query | {"everywhere": "1"})


def nothing(ask, path, query) -> Answer:
    """A well-formed answer without a single record; an empty body where the format has no such
    thing."""
    code, headers, body = ask(path, query)
    if "json" not in headers.get("Content-Type", ""):
        return code, headers, b""
    kept = json.loads(body)
    if isinstance(kept, list):
        return (
            code,
            headers,
            json.dumps([kept[0], []] if kept and "page" in kept[0] else []).encode(),
        )
    return (
        code,
        headers,
        json.dumps(
            {k: type(v)() if isinstance(v, list | dict) else v for k, v in kept.items()}
        ).encode(),
    )


def _in_zip(body: bytes, edit: Callable[[bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as src, zipfile.ZipFile(out, "w") as dst:
        for name in src.namelist():
            dst.writestr(
                name, edit(src.read(name)) if name.startswith(("xl/", "d/")) else src.read(name)
            )
    return out.getvalue()


FAULTS = {
    f.name: f
    for f in (
        Fault("timeout", wire="silent"),
        Fault("reset", wire="reset"),
        Fault("truncated", wire="truncated"),
        Fault("slow_drip", wire="drip"),
        Fault("429", status(429, Retry_After="30")),
        Fault("500", status(500)),
        Fault("502", status(502)),
        Fault("503", status(503)),
        Fault("403", status(403)),
        Fault("404", status(404)),
        Fault("html_with_200", page_with_200),
        Fault("wrong_encoding", on_text(recoded)),
        Fault("renamed_column", on_text(renamed)),
        Fault("duplicate_page", first_page_again),
        Fault("whole_country", whole_country),
        Fault("empty_result", nothing),
        Fault("ten_times", on_text(lambda body: body + b" " * 9 * len(body))),
    )
}
