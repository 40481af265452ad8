"""`python -m etl graph`: draws publishers → tables → marts as SVG."""

from __future__ import annotations

import argparse
from pathlib import Path

from etl.build.draw import graph_svg
from etl.build.graph import project
from etl.language import Words

HELP = Words("нарисовать граф таблиц (SVG)", "draw the graph of tables (SVG)")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument(
        "-o", "--output", type=Path, default=None, help="куда записать / output file"
    )
    parser.add_argument("--lang", choices=["ru", "en"], default="ru")


def run(args: argparse.Namespace) -> int:
    """Writes the file, or prints the SVG when no file is named."""
    graph = project()
    marts = {n for n, node in graph.nodes.items() if node.fn.is_mart}
    svg = graph_svg(graph.lineage(), lang=args.lang, marts=marts)
    if args.output is None:
        print(svg)
    else:
        args.output.write_text(svg, "utf-8")
        print(f"Записано: {args.output}")
    return 0
