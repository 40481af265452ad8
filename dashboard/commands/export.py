"""`python -m dashboard export FIGURE`: one figure as a file, in any language, size, theme and
format."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dashboard.commands import _given
from dashboard.export import MEDIA, deck, file_name, image
from dashboard.export.figure_file import figure_bytes
from dashboard.figure.issue import issue
from dashboard.figure.layout import SIZES, THEMES
from etl.language import LANGS, Words
from etl.store.reader import NothingBuilt, Reader

HELP = Words("сохранить рисунок в файл", "save a figure to a file")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("figure", metavar="FIGURE", help="имя рисунка / figure's name")
    parser.add_argument(
        "choices", metavar="KEY=VALUE", nargs="*", help="параметры рисунка / figure's choices"
    )
    parser.add_argument("--lang", choices=LANGS, default="ru")
    parser.add_argument("--size", choices=SIZES, default="16:9", help="для картинок / for pictures")
    parser.add_argument(
        "--theme", choices=THEMES, default="light", help="для картинок / for pictures"
    )
    parser.add_argument("--format", choices=list(MEDIA), default="pptx")
    parser.add_argument("-o", "--out", type=Path, help="файл или папка / file or folder")


def run(args: argparse.Namespace) -> int:
    """0 written · 2 bad figure, choice or folder · 3 a picture is asked for and no Chrome is
    there."""
    try:
        chosen = deck.accepted(args.figure, _given.choices(args.choices))
        passport = issue(args.figure, Reader.open(), args.lang, **chosen)
        out = args.out or Path()
        if out.is_dir():
            out /= file_name(passport, args.format)
        link = _given.link(args.lang, args.figure, chosen)
        _given.write(
            out, figure_bytes(passport, args.format, size=args.size, theme=args.theme, link=link)
        )
    except image.NoBrowser as error:
        print(error, file=sys.stderr)
        return 3
    except (NothingBuilt, deck.BadDeck, _given.Unwritable) as error:
        print(error, file=sys.stderr)
        return 2
    print(out)
    return 0
