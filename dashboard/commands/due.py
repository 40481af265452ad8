"""`python -m dashboard due`: quoted numbers past their day of review, by the page and figure that
show them."""

from __future__ import annotations

import argparse
import json
import sys
import textwrap
from dataclasses import asdict, dataclass
from datetime import date

from dashboard.figure.issue import issue
from dashboard.figure.registry import registry
from dashboard.site.page import registry as pages
from etl import settings
from etl.language import LANGS, Words
from etl.published.book import NOT_A_DAY, WELL, Book
from etl.published.row import day
from etl.store import Store
from etl.store.reader import NothingBuilt, Reader

HELP = Words(
    "числа, которые пора перепроверить, по страницам и рисункам",
    "numbers due for a check, by page and figure",
)
ELSEWHERE = Words("На рисунках, как они открываются, не показаны", "On no figure as it opens")
CLOSING = Words(
    "На {on} пора перепроверить строк: {rows}; из них на рисунках {shown}, рисунков {figures}.",
    "Due on {on}: {rows} rows, {shown} of them on {figures} figures.",
)
WIDTH = 80


@dataclass(frozen=True)
class Shown:
    """A figure of a page and the rows of it that are past their review."""

    page: str
    address: str
    figure: str
    subject: str
    ids: list[str]


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument(
        "--on", default=None, metavar="YYYY-MM-DD", help="на какой день / on which day"
    )
    parser.add_argument("--lang", choices=LANGS, default=settings.lang())
    parser.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """0 told · 2 no such day, or nothing built."""
    on = args.on or date.today().isoformat()
    if day(on) is None:
        print(NOT_A_DAY[args.lang].format(on=on), file=sys.stderr)
        return 2
    try:
        reader = Reader.open()
    except NothingBuilt as error:
        print(error, file=sys.stderr)
        return 2
    late = {row["id"]: row for row in Book(Store()).due(on)}
    found = shown(reader, set(late), args.lang, date.fromisoformat(on))
    if args.json:
        print(json.dumps([asdict(one) for one in found], ensure_ascii=False))
        return 0
    print("\n".join(_lines(found, late, on, args.lang)))
    return 0


def shown(reader: Reader, late: set[str], lang: str, on: date) -> list[Shown]:
    """Every page's figures as they open that draw a row of `late`, in the order of the menu."""
    known = {}
    out = []
    for slug, page in pages().items():
        for name in dict.fromkeys(page.figures()):
            if name not in registry():
                continue
            if name not in known:
                drawn = issue(name, reader, lang, today=on).row_ids
                ids = dict.fromkeys(i for many in drawn for i in many.split("|"))
                known[name] = [i for i in ids if i in late]
            if known[name]:
                subject = registry()[name].subject[lang]
                out.append(Shown(page.nav[lang], f"/{lang}/{slug}", name, subject, known[name]))
    return out


def _lines(found: list[Shown], late: dict[str, dict], on: str, lang: str) -> list[str]:
    if not late:
        return [WELL[lang].format(on=on)]
    out = []
    before = ""
    for one in found:
        if one.address != before:
            out += ["", f"{one.page}  {one.address}"]
            before = one.address
        out += textwrap.wrap(f"{one.subject} ({one.figure})", WIDTH, initial_indent="  ")
        out += _by_page(one.ids, late)
    drawn = {i for one in found for i in one.ids}
    if rest := [i for i in late if i not in drawn]:
        out += ["", ELSEWHERE[lang], *_by_page(rest, late)]
    figures = len({one.figure for one in found})
    closing = CLOSING[lang].format(on=on, rows=len(late), shown=len(drawn), figures=figures)
    return [*out, "", *textwrap.wrap(closing, WIDTH)]


def _by_page(ids: list[str], late: dict[str, dict]) -> list[str]:
    """The publishers' pages to open, each with the rows that stand on it."""
    where: dict[tuple[str, str], list[str]] = {}
    for row_id in ids:
        where.setdefault((late[row_id]["publisher"], late[row_id]["url"]), []).append(row_id)
    out = []
    for (publisher, url), rows in where.items():
        more = f" … {len(rows)}" if len(rows) > 6 else ""
        out += textwrap.wrap(
            f"{' '.join(rows[:6])}{more}  {publisher}",
            WIDTH,
            initial_indent="    ",
            subsequent_indent="    ",
        )
        out.append(f"    {url}")
    return out
