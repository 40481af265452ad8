"""The graph as a plain SVG: sources and reference files on the left, tables by depth, marts marked."""
from __future__ import annotations

from html import escape

from etl.origin import Words

COLUMN, ROW, WIDTH, HEIGHT, MARGIN = 290, 34, 250, 24, 24
LEGEND = Words("слева — файлы издателей и ручные таблицы; жирная рамка — витрина",
               "left: publishers' files and hand-kept tables; bold frame: a mart")


def graph_svg(lineage: dict[str, dict], *, only: set[str] | None = None, lang: str = "ru",
              marts: set[str] | None = None) -> str:
    """SVG text of the graph below `lineage` ({table: {tables, sources, csvs}}), or of the tables in `only`."""
    tables = {n: v for n, v in lineage.items() if only is None or n in only}
    depth = {n: _depth(n, lineage) for n in tables}
    inputs = sorted({f"{s} (raw)" for v in tables.values() for s in v["sources"]}
                    | {f"{c}.csv" for v in tables.values() for c in v["csvs"]})
    columns: dict[int, list[str]] = {0: inputs}
    for name in sorted(tables, key=lambda n: (depth[n], tables[n]["module"], n)):
        columns.setdefault(depth[name], []).append(name)
    place = {n: (MARGIN + c * COLUMN, MARGIN + 20 + i * ROW)
             for c, names in columns.items() for i, n in enumerate(names)}
    edges = [(parent, name) for name, v in tables.items()
             for parent in [*v["tables"], *(f"{s} (raw)" for s in v["sources"]), *(f"{c}.csv" for c in v["csvs"])]
             if parent in place]
    width = MARGIN * 2 + (max(columns, default=0) + 1) * COLUMN
    height = MARGIN * 2 + 20 + max((len(c) for c in columns.values()), default=1) * ROW
    body = [_edge(place[a], place[b]) for a, b in sorted(edges)]
    body += [_box(n, xy, kind="input" if n in inputs else "mart" if marts is None or n in marts else "table")
             for n, xy in place.items()]
    title = f'<text x="{MARGIN}" y="{MARGIN}" fill="currentColor">{escape(LEGEND[lang])}</text>'
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
            f'font-family="sans-serif" font-size="12" color="#334">{title}{"".join(body)}</svg>')


def _depth(name: str, lineage: dict[str, dict]) -> int:
    parents = [p for p in lineage[name]["tables"] if p in lineage]
    return 1 + max((_depth(p, lineage) for p in parents), default=0)


def _edge(a: tuple[int, int], b: tuple[int, int]) -> str:
    x1, y1, x2, y2 = a[0] + WIDTH, a[1] + HEIGHT / 2, b[0], b[1] + HEIGHT / 2
    bend = (x1 + x2) / 2
    return (f'<path d="M{x1},{y1} C{bend},{y1} {bend},{y2} {x2},{y2}" fill="none" stroke="#8899aa" '
            'stroke-width="1" opacity="0.7"/>')


def _box(name: str, xy: tuple[int, int], kind: str) -> str:
    fill = {"input": "#f3f4f6", "table": "#ffffff", "mart": "#e8f1f8"}[kind]
    stroke = {"input": "#9aa5b1", "table": "#9aa5b1", "mart": "#0b5c8a"}[kind]
    return (f'<rect x="{xy[0]}" y="{xy[1]}" width="{WIDTH}" height="{HEIGHT}" rx="5" fill="{fill}" '
            f'stroke="{stroke}" stroke-width="{2 if kind == "mart" else 1}"/>'
            f'<text x="{xy[0] + 9}" y="{xy[1] + 16}" fill="#1f2933">{escape(name)}</text>')
