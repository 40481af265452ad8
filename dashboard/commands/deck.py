"""`python -m dashboard deck deck.json`: a deck file, or a ready theme, as one PPTX with native
charts."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from dashboard.commands import _given
from dashboard.export import deck
from dashboard.export.pptx import deck as drawn
from dashboard.export.pptx.template import read_template
from etl.language import LANGS, Words
from etl.store.reader import NothingBuilt, Reader

HELP = Words(
    "собрать презентацию PPTX из файла или готовой темы",
    "make a PPTX from a deck file or a ready theme",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    themes = "; ".join(f"{name} — «{theme.title.ru}»" for name, theme in deck.THEMES.items())
    parser.add_argument(
        "deck",
        metavar="DECK.json",
        help=f"файл презентации или тема / deck file or theme: {themes}",
    )
    parser.add_argument(
        "-o", "--out", type=Path, metavar="OUT.pptx", help="куда писать / output (DECK.pptx)"
    )
    parser.add_argument(
        "--lang", choices=LANGS, help="язык вместо указанного в файле / instead of the file's"
    )
    parser.add_argument(
        "--template", type=Path, metavar="MY.pptx", help="свой шаблон / own template"
    )


def run(args: argparse.Namespace) -> int:
    """0 written · 2 the deck, the template or the folder can't be used; the message says what to
    do."""
    try:
        chosen = _deck(args.deck)
        chosen = replace(chosen, lang=args.lang or chosen.lang)
        template = read_template(args.template) if args.template else None
        out = args.out or Path(args.deck).with_suffix(".pptx")
        _given.write(out, drawn.pptx(chosen, Reader.open(), template=template, link=_given.link))
    except (NothingBuilt, ValueError, FileNotFoundError) as error:
        print(error, file=sys.stderr)
        return 2
    print(f"Слайдов {len(chosen.items)}: {out}")
    return 0


def _deck(given: str) -> deck.Deck:
    """A theme by its name, else a file. BadDeck, FileNotFoundError say what to do."""
    if given in deck.THEMES:
        return deck.THEMES[given].deck()
    try:
        return deck.read(Path(given).read_bytes())
    except (FileNotFoundError, IsADirectoryError):
        raise FileNotFoundError(
            f"Файла {given} нет, темы такой тоже. Темы: {', '.join(deck.THEMES)}."
        ) from None
    except deck.BadDeck as error:
        raise deck.BadDeck(f"{given}:\n{error}") from None
