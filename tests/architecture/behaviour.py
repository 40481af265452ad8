"""What the product shows, as lines to compare before and after a refactoring.

`python -m tests.architecture.behaviour > before.txt` in one checkout, the same in the other, then
`diff`. With ETL_DATA it tells of that data folder, else of the released marts. A line holds a kind,
a name, a hash, and for words the words themselves, so that a difference can be read.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from html import unescape

import orjson

TODAY = date(2026, 12, 1)
TAGS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.S)
OF_THE_MOMENT = re.compile(r"m=\d+\.\d+|\d\d:\d\d")


def short(data: bytes) -> str:
    """The first twelve digits of a hash: enough to see a difference."""
    return sha256(data).hexdigest()[:12]


def marts() -> Iterator[str]:
    """One line a mart: rows and a hash of its content, whatever file holds it."""
    from etl.store.reader import Reader

    reader = Reader.open()
    for name in reader.tables():
        frame = reader.table(name)
        content = frame.to_csv(index=False, lineterminator="\n").encode()
        yield f"mart {name} {len(frame)} {short(content)}"


def figures() -> Iterator[str]:
    """Two lines a figure, one a language: a hash of its rows; title, subtitle, caption in words."""
    from etl.store.reader import Reader

    passports = drawn_passports()
    reader = Reader.open()
    for name, tell in sorted(passports.items()):
        for lang in ("ru", "en"):
            passport = tell(reader, lang)
            rows = orjson.dumps(passport["rows"], option=orjson.OPT_SORT_KEYS)
            words = " | ".join([passport[k] for k in ("title", "subtitle", "caption")])
            yield f"figure {name} {lang} {short(rows)} {words}"


def drawn_passports() -> dict:
    """Figure → function of a reader and a language that gives its passport as a dict."""
    from dashboard.figure.issue import issue
    from dashboard.figure.registry import registry

    def teller(name: str):
        def tell(reader, lang: str) -> dict:
            return issue(name, reader, lang, today=TODAY).as_dict()

        return tell

    return {name: teller(name) for name in registry()}


def pages() -> Iterator[str]:
    """One line a page and language: a hash of its visible text, and the text."""
    try:
        from dashboard.server.app import make_app
        from dashboard.site.page import registry
    except ImportError:  # the layout before the rooms
        from dashboard.app import make_app
        from dashboard.page import registry
    client = make_app(small=False).server.test_client()
    for slug in registry():
        for lang in ("ru", "en"):
            html = client.get(f"/{lang}/{slug}").get_data(as_text=True)
            body = html.partition("<body>")[2]
            text = " ".join(unescape(TAGS.sub(" ", body)).split())
            text = OF_THE_MOMENT.sub("…", text)
            yield f"page {lang}/{slug} {short(text.encode())} {text}"


def main() -> None:
    """Print every line."""
    for part in (marts, figures, pages):
        for line in part():
            sys.stdout.write(line.replace("\n", " ") + "\n")


if __name__ == "__main__":
    main()
