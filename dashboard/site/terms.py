"""Terms of the glossary inside a text: the first mention of each becomes a button that says what
it means."""

from __future__ import annotations

import re
from functools import lru_cache

from dash import html

from dashboard.figure.memory import Held
from dashboard.site.attributes import attributes
from dashboard.site.page import View

MOST = 6
"""Terms marked in one text: more would be noise."""


@lru_cache(maxsize=16)
def _known(build: Held, lang: str) -> tuple[re.Pattern, dict[str, dict]] | None:
    if not build.reader.has("glossary"):
        return None
    rows = build.reader.table("glossary").to_dict("records")
    one = "|".join(f"(?P<t{i}>{r[f'match_{lang}']})" for i, r in enumerate(rows))
    return re.compile(rf"(?<![\w-])(?:{one})(?![\w-])", re.IGNORECASE), {
        f"t{i}": r for i, r in enumerate(rows)
    }


def marked(text: str, view: View) -> list:
    """The text as pieces for a paragraph; nothing is lost or moved, only terms become buttons
    (assets/terms.js)."""
    known = _known(Held(view.reader), view.lang)
    if known is None or not text:
        return [text]
    pattern, terms = known
    pieces = []
    seen: set[str] = set()
    at = 0
    for found in pattern.finditer(text):
        name = found.lastgroup
        if name is None or name in seen or len(seen) >= MOST:
            continue
        seen.add(name)
        pieces += [text[at : found.start()], _button(found[0], terms[name], view.lang)]
        at = found.end()
    return [*pieces, text[at:]]


def _button(said: str, term: dict, lang: str) -> html.Button:
    return html.Button(
        said,
        type="button",
        className="term",
        **attributes(
            {
                "data-term": term[f"name_{lang}"],
                "data-say": term[f"text_{lang}"],
                "data-more": f"/{lang}/sources#term-{term['code']}",
            }
        ),
    )
