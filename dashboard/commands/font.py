"""`python -m dashboard font FOLDER`: the bundled face, cut to what the product writes.

FOLDER is the unpacked npm package @fontsource-variable/onest (OFL-1.1). Four files come out
(Cyrillic, Latin, signs, the rouble), together under 30 KB; the licence is copied beside them. Needs
fonttools and brotli (tests/requirements.txt).
"""

from __future__ import annotations

import argparse
import io
import shutil
from pathlib import Path

from dashboard.site.addresses import ASSETS
from etl.language import Words

HELP = Words("собрать шрифт из пакета Onest", "cut the bundled face from the Onest package")
FONTS = ASSETS / "fonts"
WEIGHTS = (400, 700)
MOST_BYTES = 30 * 1024
LATIN = "".join(chr(c) for c in range(0x20, 0x7F))
SIGNS = "\u00a0«»°±²³·×÷§©–—‘’“”„…‰€−"
MATH = "→≈≤≥←↑↓↕≠∞√"
CYRILLIC = "".join(chr(c) for c in range(0x410, 0x450)) + "Ёё"
FILES = {
    "onest-cyrillic.woff2": ("onest-cyrillic-wght-normal.woff2", CYRILLIC + "№"),
    "onest-latin.woff2": ("onest-latin-wght-normal.woff2", LATIN + SIGNS),
    "onest-signs.woff2": ("onest-math-wght-normal.woff2", MATH),
    "onest-rouble.woff2": ("onest-latin-ext-wght-normal.woff2", "₽"),
}
THIN_SPACE = 0x2009
NARROW_NO_BREAK = 0x202F


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("package", type=Path)


def run(args: argparse.Namespace) -> int:
    """0 written · 2 no such package, or the files came out too large."""
    if not (args.package / "files").is_dir():
        print(f"В папке {args.package} нет files/: нужен распакованный @fontsource-variable/onest.")
        return 2
    FONTS.mkdir(exist_ok=True)
    sizes = {}
    for name, (source, signs) in FILES.items():
        data = cut(args.package / "files" / source, signs)
        (FONTS / name).write_bytes(data)
        sizes[name] = len(data)
    shutil.copy(args.package / "LICENSE", FONTS / "OFL.txt")
    print(", ".join(f"{name}: {size / 1024:.1f} КБ" for name, size in sizes.items()))
    return 0 if sum(sizes.values()) <= MOST_BYTES else 2


def cut(path: Path, signs: str) -> bytes:
    """A woff2 with these signs alone, weights 400–700; U+202F takes the glyph of U+2009."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = TTFont(path)
    font = instantiateVariableFont(font, {"wght": WEIGHTS})
    options = Options()
    options.layout_features = ["kern", "tnum", "mark", "mkmk", "ccmp", "locl"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    subsetter = Subsetter(options)
    subsetter.populate(text=signs + chr(THIN_SPACE))
    subsetter.subset(font)
    for table in font["cmap"].tables:
        if THIN_SPACE in table.cmap:
            table.cmap[NARROW_NO_BREAK] = table.cmap[THIN_SPACE]
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
