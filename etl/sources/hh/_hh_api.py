"""hh.ru's API: what may be asked with an application's token, in slices of at most 2,000 adverts,
and its refusals.

A refusal (no token, captcha, a bad token) stops everything and is told in words: it is never «no
adverts». Unknown parameters are silently ignored by the server, so every page is checked against
what was asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from etl import settings
from etl.language import Words
from etl.web import Reply, Web

API = "https://api.hh.ru"
PER_PAGE = 100
DEEPEST = 2000
EXPERIENCE = ("noExperience", "between1And3", "between3And6", "moreThan6")
DAYS = 35
"""Older adverts are archived and cannot be found."""
SHORTEST = timedelta(hours=1)
MOMENT = "%Y-%m-%dT%H:%M:%S%z"
TOKEN = Words(
    "Токен приложения выдают на https://dev.hh.ru/admin; его место — ETL_HH_TOKEN.",
    "An application's token comes from https://dev.hh.ru/admin and belongs into ETL_HH_TOKEN.",
)
REFUSALS = {
    "no_token": Words(
        "hh.ru: нет токена приложения. Объявления остались прежними.",
        "hh.ru: no application token. The adverts stay as they were.",
    ),
    "forbidden": Words(
        "hh.ru отказал (403 forbidden): без действующего токена объявления закрыты. Ноль не "
        "записан, "
        "прежние остались.",
        "hh.ru refused (403 forbidden): adverts are closed without a valid token. "
        "No zero was recorded, the earlier ones stay.",
    ),
    "captcha_required": Words(
        "hh.ru требует капчу: остановились, прежние объявления остались. Повторите позже.",
        "hh.ru asks for a captcha: stopped, the earlier adverts stay. Try later.",
    ),
    "oauth": Words(
        "hh.ru не принял токен ({value}). Прежние объявления остались.",
        "hh.ru did not accept the token ({value}). The earlier adverts stay.",
    ),
    "bad_user_agent": Words(
        "hh.ru не принял подпись программы. Назовите почту в ETL_CONTACT.",
        "hh.ru did not accept the program's name. Give an e-mail in ETL_CONTACT.",
    ),
    "ignored": Words(
        "hh.ru ответил не на тот вопрос ({value}): параметр не сработал. Такие страницы не "
        "приняты.",
        "hh.ru answered another question ({value}): a parameter had no effect. Such pages are not "
        "taken.",
    ),
    "changed": Words(
        "ответ hh.ru не того вида, что описан (нет {value}). Прежние объявления остались.",
        "hh.ru's answer is not of the documented form (no {value}). The earlier adverts stay.",
    ),
    "other": Words(
        "hh.ru ответил отказом ({value}). Прежние объявления остались.",
        "hh.ru refused ({value}). The earlier adverts stay.",
    ),
}


class Refused(ValueError):
    """hh.ru did not give what was asked for; `kind` is a key of REFUSALS, `words` say what to
    do."""

    def __init__(self, kind: str, value: str = ""):
        super().__init__(kind)
        self.kind = kind
        said = REFUSALS[kind].format(value=value)
        ask = kind in ("no_token", "forbidden", "oauth")
        self.words = Words(f"{said.ru} {TOKEN.ru}", f"{said.en} {TOKEN.en}") if ask else said


@dataclass
class Client:
    """One run's questions: the token goes into the header and nowhere else."""

    web: Web
    asked: int = 0
    headers: dict = field(default_factory=dict)

    def __post_init__(self):
        token = settings.get("ETL_HH_TOKEN")
        if not token:
            raise Refused("no_token")
        contact = settings.get("ETL_CONTACT") or "no-reply@example.org"
        self.headers = {
            "Authorization": f"Bearer {token}",
            "Accept": "application/json",
            "HH-User-Agent": f"moscow-industry-skills-desk/1.0 ({contact})",
        }

    def get(self, path: str, **params: object) -> dict:
        """The body of one answer. Refused for refusals and for a body that is no object; 404
        gives {}."""
        self.asked += 1
        reply = self.web.get(
            API + path, params, headers=self.headers, accept_statuses=(400, 403, 404)
        )
        if reply.status == 404:
            return {}
        if reply.status != 200:
            raise _refusal(reply)
        body = reply.json()
        if not isinstance(body, dict):
            raise Refused("changed", path)
        return body

    def adverts(
        self,
        now: datetime,
        asked: Mapping[str, str],
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> Iterator[tuple[dict, bool]]:
        """Every advert of a question, and whether the question was answered whole; deeper ones
        are asked in slices."""
        question = dict(asked)
        if since and until:
            question |= {"date_from": since.strftime(MOMENT), "date_to": until.strftime(MOMENT)}
        first = self._page(0, question)
        if first["found"] <= DEEPEST:
            yield from ((item, True) for item in first["items"])
            for page in range(1, -(-first["found"] // PER_PAGE)):
                yield from ((item, True) for item in self._page(page, question)["items"])
            return
        if "experience" not in asked:
            for code in EXPERIENCE:
                yield from self.adverts(now, {**asked, "experience": code})
            return
        since = since or now - timedelta(days=DAYS)
        until = until or now
        if until - since <= SHORTEST:
            for page in range(DEEPEST // PER_PAGE):
                yield from ((item, False) for item in self._page(page, question)["items"])
            return
        middle = since + (until - since) / 2
        yield from self.adverts(now, asked, since, middle)
        yield from self.adverts(now, asked, middle, until)

    def _page(self, page: int, asked: dict[str, str]) -> dict:
        body = self.get(
            "/vacancies",
            **asked,
            per_page=PER_PAGE,
            page=page,
            order_by="publication_time",
            no_magic="true",
        )
        items = body.get("items")
        found = body.get("found")
        if (
            not isinstance(found, int)
            or not isinstance(items, list)
            or not all(isinstance(i, dict) for i in items)
        ):
            raise Refused("changed", "items, found")
        role = str(asked.get("professional_role", ""))
        for item in items:
            if role and role not in {
                str(r.get("id")) for r in item.get("professional_roles") or []
            }:
                raise Refused("ignored", f"professional_role={role}")
        return body


def _refusal(reply: Reply) -> Refused:
    """What an error body means; a page instead of one is a plain refusal."""
    try:
        error = (json.loads(reply.content).get("errors") or [{}])[0]
    except (ValueError, AttributeError):
        return Refused("other", str(reply.status))
    kind = str(error.get("type", ""))
    value = str(error.get("value", ""))[:60]
    if kind in REFUSALS:
        return Refused(kind, value)
    return Refused("other", f"{reply.status} {kind} {value}".strip())
