"""What the search box knows: pages, figures, options of long lists (occupations, skills), terms
of the glossary."""

from __future__ import annotations

import json
from functools import lru_cache

from dashboard.figure import registry as figures
from dashboard.figure.choices import Choice
from dashboard.figure.memory import Held
from dashboard.site.page import Page, registry
from etl.language import LANGS, Words
from etl.store.reader import Reader

KINDS = {
    "page": Words("страница", "page"),
    "figure": Words("рисунок", "figure"),
    "term": Words("термин", "term"),
    "occupation": Words("профессия", "occupation"),
    "option": Words("выбор", "choice"),
    "skill": Words("навык", "skill"),
    "skill_code": Words("навык", "skill"),
    "family": Words("семейство", "family"),
}
LONG_LIST = 5
"""A choice with more options than this is worth finding by name."""


@lru_cache(maxsize=8)
def index(build: Held, lang: str) -> str:
    """JSON for the browser: [{kind, text, also, where, href}]; `also` is searched but not shown."""
    found: list[dict] = []
    for page in registry().values():
        found += _page(page, lang)
    found += _occupations(build.reader, lang) + _terms(build.reader, lang)
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _entry(kind: str, text: str, where: str, href: str, lang: str, also: str = "") -> dict:
    return {
        "kind": KINDS.get(kind, KINDS["option"])[lang],
        "text": text,
        "where": where,
        "href": href,
        "also": also,
    }


def _page(page: Page, lang: str) -> list[dict]:
    other = LANGS[1 - LANGS.index(lang)]
    out = [
        _entry("page", page.title[lang], page.nav[lang], page.path(lang), lang, page.title[other])
    ] * page.in_menu
    for name in page.figures():
        subject = figures.registry()[name].subject
        out.append(
            _entry(
                "figure",
                subject[lang],
                page.nav[lang],
                f"{page.path(lang)}#figure-{name}",
                lang,
                subject[other],
            )
        )
    for key, choice in page.choices().items():
        if isinstance(choice, Choice) and len(choice.options) > LONG_LIST:
            out += [
                _entry(
                    key,
                    label[lang],
                    page.nav[lang],
                    f"{page.path(lang)}?{key}={value}",
                    lang,
                    label[other],
                )
                for value, label in choice.options.items()
            ]
    return out


def _occupations(reader: Reader, lang: str) -> list[dict]:
    """Every occupation by both names, its family and its OKZ code, on the page whose address
    takes `occupation`."""
    page = next((p for p in registry().values() if "occupation" in p.keys), None)
    if page is None or not reader.has("occupations"):
        return []
    other = LANGS[1 - LANGS.index(lang)]
    return [
        _entry(
            "occupation",
            r[f"name_{lang}"],
            page.nav[lang],
            f"{page.path(lang)}?occupation={r['code']}",
            lang,
            f"{r[f'name_{other}']} {r[f'family_{lang}']} {r['okz']}",
        )
        for r in reader.table("occupations").to_dict("records")
    ]


def _terms(reader: Reader, lang: str) -> list[dict]:
    if not reader.has("glossary"):
        return []
    other = LANGS[1 - LANGS.index(lang)]
    return [
        _entry(
            "term",
            r[f"name_{lang}"],
            r[f"text_{lang}"],
            f"/{lang}/sources#term-{r['code']}",
            lang,
            r[f"name_{other}"],
        )
        for r in reader.table("glossary").to_dict("records")
    ]
