"""A page is a declaration: words, groups of figures, and parts that are functions of the view."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd
from dash.development.base_component import Component

from dashboard.figure import registry as figures
from dashboard.figure.choices import Choice, Range
from dashboard.site.http import Callback, Route
from etl import walking
from etl.language import LANGS, Words
from etl.store.reader import Reader

MENU = {
    "summary": Words("Сводка", "Summary"),
    "who": Words("Кого не хватает", "Who is short"),
    "taught": Words("Чему учат", "What is taught"),
    "do": Words("Что делать", "What to do"),
    "meeting": Words("Заседание", "Meeting"),
    "deck": Words("Презентация", "Deck"),
    "sources": Words("Источники и метод", "Sources and method"),
}
"""Groups of the menu, in the order the committee asks; a page names its own."""


@dataclass(frozen=True)
class View:
    """What a page is drawn for: one build, a language, a day, accepted choices, a theme, a
    card's width in px; `own` are a session's tables beside the marts, never kept by the server."""

    reader: Reader
    lang: str
    today: date
    choices: Mapping[str, Any]
    theme: str = "light"
    width: int = 560
    query: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, pd.DataFrame] = field(default_factory=dict)


@dataclass(frozen=True)
class Group:
    """Figures under one heading, with the controls they share. Without the mart it `needs` it
    stands last; once the mart it serves `until` is there, it is gone; `reset` adds a button back
    to the defaults. While `awaits` says what is missing, its words stand in place of the figures
    and of controls that would move nothing. A figure in `wide` leads its group in a row of its
    own; the rest stand in rows of two or three, in a `small` group in rows of three."""

    figures: tuple[str, ...]
    heading: Words | None = None
    intro: Words | None = None
    needs: str = ""
    until: str = ""
    reset: bool = False
    awaits: Callable[[View], str] | None = None
    wide: tuple[str, ...] = ()
    small: bool = False

    def waits(self, view: View) -> bool:
        """Whether the mart it needs is not there, or empty."""
        return bool(self.needs) and not there(self.needs, view)


def there(mart: str, view: View) -> bool:
    """Whether the build holds the mart and it has rows."""
    return bool(mart) and view.reader.has(mart) and len(view.reader.table(mart)) > 0


@dataclass(frozen=True)
class Live:
    """A part that is not a figure and follows choices: drawn anew when one of `keys` changes.

    `always`: it has something to say before adverts are there, so its controls are shown then too.
    """

    draw: Callable[[View], Component | None]
    keys: tuple[str, ...]
    always: bool = False


@dataclass(frozen=True)
class Written:
    """A figure the page writes itself, in HTML: nothing is drawn, but it is exported and found as
    every other. Its choices come by links of the part's own: it works without scripts."""

    figure: str
    draw: Callable[[View], Component | None]


Part = Group | Live | Written | Callable[[View], Component | None]
COMPARE = "compare"
SECOND = "_b"
"""Key of the URL that shows two selections side by side, and what the second selection's keys
end with."""


@dataclass(frozen=True)
class Page:
    """One page. `slug` is its address below the language («» = first page); `nav` its short name in
    the menu.

    `keys` are further keys of the address, read by the parts themselves. `bar` are the choices
    that stand on top and
    hold for the whole page; `compare` those of them in which a second selection may differ
    (`key_b` in the URL),
    `cannot` says what can't be compared and why.
    `contents`: it is long, links to its sections stand on top.

    `finding` gives the heading instead of the title: what the page found in this view.

    `group` is its place in the menu (MENU), `order` its place there. `routes` are addresses of
    its own, `callbacks` what the server answers on it; `fresh`: never keep its layout, it changes
    between two visits; `own`: names of a session's tables its figures draw beside the marts.

    `aside`: what stands in `bar` stands beside the figures, not above them, with a way back to the
    start; `folded` are those of it that wait in a fold.
    """

    slug: str
    order: int
    nav: Words
    title: Words
    parts: tuple[Part, ...]
    group: str
    lead: Words | None = None
    in_menu: bool = True
    keys: tuple[str, ...] = ()
    bar: tuple[str, ...] = ()
    compare: tuple[str, ...] = ()
    contents: bool = False
    cannot: Words | None = None
    routes: tuple[Route, ...] = ()
    callbacks: tuple[Callback, ...] = ()
    fresh: bool = False
    own: tuple[str, ...] = ()
    aside: bool = False
    folded: tuple[str, ...] = ()
    finding: Callable[[View], str] | None = None

    def figures(self) -> list[str]:
        """Names of the page's figures, in order, drawn or written."""
        names: list[str] = []
        for part in self.parts:
            if isinstance(part, Group):
                names += part.figures
            elif isinstance(part, Written):
                names.append(part.figure)
        return names

    def drawn(self) -> list[str]:
        """Names of the figures it draws, in order."""
        return [name for part in self.parts if isinstance(part, Group) for name in part.figures]

    def kept(self) -> list[str]:
        """Keys of the address no control of the page holds: its own, and choices of what it
        writes."""
        written = [part.figure for part in self.parts if isinstance(part, Written)]
        return [*self.keys, *(k for name in written for k in figures.registry()[name].choices)]

    def ordered(self, view: View) -> list[Part]:
        """The parts as shown: groups that still wait for their mart come last, the rest as
        declared."""
        kept = [
            part for part in self.parts if not (isinstance(part, Group) and there(part.until, view))
        ]
        return sorted(kept, key=lambda part: isinstance(part, Group) and part.waits(view))

    def choices(self) -> dict[str, Choice | Range]:
        """Every choice of the page's figures: the keys of its URL. One key means one thing on a
        page (TypeError)."""
        out: dict[str, Choice | Range] = {}
        for name in self.figures():
            for key, choice in figures.registry()[name].choices.items():
                if out.setdefault(key, choice) != choice:
                    raise TypeError(
                        f"Страница «{self.slug}»: ключ {key} у рисунков значит разное ({name})."
                    )
        live = {k for part in self.parts if isinstance(part, Live) for k in part.keys}
        if unknown := ({*self.bar} | live) - set(out) or {*self.compare} - {*self.bar}:
            raise TypeError(
                f"Страница «{self.slug}»: {sorted(unknown)} не выбор её рисунков или не в bar."
            )
        return out

    def all_choices(self) -> dict[str, Choice | Range]:
        """The choices, and those of the second selection under their own keys."""
        known = self.choices()
        return known | {k + SECOND: known[k] for k in self.compare}

    def accept(self, query: Mapping[str, str], lang: str) -> tuple[dict[str, Any], list[str]]:
        """Choices from a query string, and sentences about what was not understood; unknown →
        default.

        Where the page can compare, `compare` is there too: "1" when asked for, or when a second
        selection is given.
        """
        known = self.all_choices()
        notes = []
        chosen = {key: choice.default for key, choice in known.items()}
        if self.compare:
            second = any(k + SECOND in query for k in self.compare)
            chosen[COMPARE] = "1" if second or query.get(COMPARE) == "1" else ""
        for key, value in query.items():
            if key not in known:
                ours = {*self.keys, *([COMPARE] if self.compare else [])}
                if key not in ours and not key.startswith("utm_"):
                    notes.append(UNKNOWN_KEY[lang].format(key=key[:40]))
                continue
            chosen[key], accepted = known[key].accept(value)
            if not accepted:
                notes.append(
                    UNKNOWN_VALUE[lang].format(label=known[key].label[lang], value=str(value)[:40])
                )
        return chosen, notes

    def path(self, lang: str) -> str:
        """The page's address."""
        return f"/{lang}/{self.slug}"


UNKNOWN_VALUE = Words(
    "Значение «{value}» для «{label}» не распознано — показано значение по умолчанию.",
    "Value “{value}” of “{label}” is not known, the default is shown.",
)
UNKNOWN_KEY = Words(
    "Параметра «{key}» на этой странице нет — он пропущен.",
    "This page has no parameter “{key}”, it is ignored.",
)


@lru_cache(maxsize=1)
def registry() -> dict[str, Page]:
    """Every page by slug, in menu order. ImportError names the files: two pages of one slug, two
    owners of one route, a group the menu does not have."""
    found: dict[str, Page] = {}
    files: dict[str, str] = {}
    for module in walking.declaring("dashboard.pages", "PAGE"):
        page = module.PAGE
        file = module.__name__
        if page.group not in MENU:
            raise ImportError(f"{file}: группы «{page.group}» в меню нет. Есть: {', '.join(MENU)}.")
        for address in _addresses(page):
            if address in files:
                raise ImportError(f"Адрес «{address}» дважды: {files[address]} и {file}.")
            files[address] = file
        page.choices()
        found[page.slug] = page
    places = list(MENU)
    ordered = sorted(found.values(), key=lambda page: (places.index(page.group), page.order))
    return {page.slug: page for page in ordered}


def _addresses(page: Page) -> list[str]:
    """What the page answers to: a method and an address below the language, each."""
    own = [f"{method} {route.path}" for route in page.routes for method in route.methods]
    return [f"GET {page.slug}", *own]


def find(path: str) -> tuple[str, Page] | None:
    """Language and page of an address like /ru/sources; None when there is no such page."""
    lang, _, slug = path.strip("/").partition("/")
    page = registry().get(slug)
    return (lang, page) if lang in LANGS and page else None
