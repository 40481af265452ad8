"""`python -m dashboard poster OCCUPATION…`: posters for school-leavers as files, or all in one
archive."""

from __future__ import annotations

import argparse
import sys
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

from dashboard.commands import _given
from dashboard.export import career_poster, image, printed
from dashboard.export.poster import SIZES
from dashboard.figures.education import _career
from dashboard.pages.career.tables import of
from etl.language import LANGS, Words
from etl.store.reader import NothingBuilt, Reader

HELP = Words("плакаты профессий для школьников", "posters of jobs for school-leavers")
LINK = "http://127.0.0.1:8050"
UNKNOWN = Words(
    "Профессии «{code}» в списке нет. Все коды: python -m dashboard poster --list.",
    "There is no occupation “{code}”. All codes: python -m dashboard poster --list.",
)
LACKS = Words(
    "{name}: плаката нет — не хватает описания, зарплаты или места учёбы.",
    "{name}: no poster: a description, pay or a place to study is lacking.",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument(
        "occupations", metavar="OCCUPATION", nargs="*", help="коды; без них все / codes; else all"
    )
    parser.add_argument("--list", action="store_true", help="кого можно / which qualify")
    parser.add_argument("--lang", choices=LANGS, default="ru")
    parser.add_argument("--size", choices=SIZES, default="a4")
    parser.add_argument("--format", choices=list(printed.MEDIA), default="pdf")
    parser.add_argument("--link", default=LINK, help="адрес стола для QR / the desk's address")
    parser.add_argument("--zip", type=Path, help="одним архивом / in one archive")
    parser.add_argument("-o", "--out", type=Path, default=Path(), help="папка / folder")


def run(args: argparse.Namespace) -> int:
    """0 written · 1 some of the asked for have no poster, the rest written · 2 unknown occupation,
    no build or folder · 3 PDF or PNG is asked for and no Chrome is there."""
    try:
        tables = of(Reader.open())
        if tables is None:
            raise NothingBuilt("occupation_studies")
        asked = args.occupations
        if args.list or not asked:
            asked = career_poster.posters(tables, args.lang)
        if args.list:
            print("\n".join(asked))
            return 0
        made, lacking = _made(args, tables, asked)
        _write(args, made)
    except KeyError as error:
        print(UNKNOWN.format(code=error.args[0])[args.lang], file=sys.stderr)
        return 2
    except image.NoBrowser as error:
        print(error, file=sys.stderr)
        return 3
    except (NothingBuilt, _given.Unwritable) as error:
        print(error, file=sys.stderr)
        return 2
    for name in lacking:
        print(LACKS.format(name=name)[args.lang], file=sys.stderr)
    return 1 if lacking else 0


def _made(args, tables, codes) -> tuple[dict[str, bytes], list[str]]:
    """Files by name, and names of occupations without a poster."""
    made = {}
    lacking = []
    for code in codes:
        card = _career.career(tables, code, args.lang)
        if not card.poster():
            lacking.append(card.name)
            continue
        link = f"{args.link.rstrip('/')}/{args.lang}/career?occupation={code}"
        sheet = career_poster.sheet(card, args.lang, link, date.today())
        svg = sheet.svg(args.size, card.name)
        name = f"poster-{code.replace('_', '-')}-{args.size}.{args.format}"
        made[name] = printed.printed(svg, args.size, args.format)
    return made, lacking


def _write(args, made: dict[str, bytes]) -> None:
    if not made:
        return
    files = {args.out / name: body for name, body in made.items()}
    if args.zip:
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, body in made.items():
                archive.writestr(name, body)
        files = {args.zip: out.getvalue()}
    for path, body in files.items():
        _given.write(path, body)
        print(path)
