"""The graph as a plain SVG: a band per room of the project, inside it a row per module, columns by
depth.

Colours are variables with a value of their own, so that a page may recolour the drawing (light,
dark) and a file needs nothing. Boxes: grey = publishers' files and hand-kept tables, white = a
table, bold frame = a mart.
"""

from __future__ import annotations

from html import escape

from etl.language import Words

COLUMN = 292
ROW = 31
WIDTH = 252
HEIGHT = 24
MARGIN = 20
GAP = 34
LEGEND = Words(
    "слева — файлы издателей и ручные таблицы; вправо — что из них сделано; жирная рамка — витрина",
    "left: publishers' files and hand-kept tables; rightwards: what is made of them; bold frame: a "
    "mart",
)
ROOMS = {
    "etl.sources": Words("Таблицы издателей · etl/sources", "Publishers' tables · etl/sources"),
    "etl.adverts": Words("Объявления · etl/adverts", "Adverts · etl/adverts"),
    "etl.indicators": Words("Показатели · etl/indicators", "Indicators · etl/indicators"),
}
STYLE = (
    "<style>.box{fill:var(--paper,#fff);stroke:var(--ink-3,#7b8794)}.in{fill:var(--ground,#f1f3f5)}"
    ".mart{fill:var(--accent-wash,#e8f1f8);stroke:var(--accent,#0b5c8a);stroke-width:2}"
    ".edge{fill:none;stroke:var(--ink-3,#7b8794);opacity:.55}text{fill:var(--ink,#1a1f26)}"
    ".room{font-weight:700;font-size:14px}</style>"
)


def graph_svg(
    lineage: dict[str, dict],
    *,
    only: set[str] | None = None,
    lang: str = "ru",
    marts: set[str] | None = None,
) -> str:
    """SVG text of the graph below `lineage` ({table: {tables, sources, csvs, module}}), or of
    the tables in `only`."""
    tables = {n: v for n, v in lineage.items() if only is None or n in only}
    place, headings, height = _places(tables, {n: _depth(n, lineage) for n in tables}, lang)
    edges = [
        (parent, name) for name, v in tables.items() for parent in _parents(v) if parent in place
    ]
    width = max((x for x, _ in place.values()), default=0) + WIDTH + MARGIN
    marks = tables if marts is None else marts
    body = [_edge(place[a], place[b]) for a, b in sorted(edges)]
    body += [
        _box(n, xy, "mart" if n in marks else "" if n in tables else "in")
        for n, xy in place.items()
    ]
    words = [
        f'<text x="{MARGIN}" y="{y}" class="room">{escape(text)}</text>' for text, y in headings
    ]
    title = f"<title>{escape(LEGEND[lang])}</title>"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        'role="img" '
        'font-family="sans-serif" '
        f'font-size="12">{title}{STYLE}{"".join(words)}{"".join(body)}</svg>'
    )


def around(lineage: dict[str, dict], name: str) -> set[str]:
    """The table, everything it is made of and everything made of it. KeyError: no such table."""
    above = {name}
    below = {name}
    waiting = list(lineage[name]["tables"])
    while waiting:
        if (one := waiting.pop()) in lineage and one not in above:
            above.add(one)
            waiting += lineage[one]["tables"]
    while more := {n for n, v in lineage.items() if n not in below and below & set(v["tables"])}:
        below |= more
    return above | below


def _parents(node: dict) -> list[str]:
    return [
        *node["tables"],
        *(f"{s} (raw)" for s in node["sources"]),
        *(f"{c}.csv" for c in node["csvs"]),
    ]


def _depth(name: str, lineage: dict[str, dict]) -> int:
    parents = [p for p in lineage[name]["tables"] if p in lineage]
    return 1 + max((_depth(p, lineage) for p in parents), default=0)


def _places(tables: dict[str, dict], depth: dict[str, int], lang: str) -> tuple[dict, list, int]:
    """Upper left corners by name, headings with their baselines, and the height of it all."""
    place: dict[str, tuple[int, int]] = {}
    headings = []
    y = MARGIN
    for room in sorted({_room(v["module"]) for v in tables.values()}, key=_room_order):
        headings.append((ROOMS[room][lang] if room in ROOMS else room, y + 12))
        y += GAP
        inside = {n: v for n, v in tables.items() if _room(v["module"]) == room}
        for module in sorted(
            {v["module"] for v in inside.values()},
            key=lambda m: (min(depth[n] for n, v in inside.items() if v["module"] == m), m),
        ):
            y = _module(place, {n: v for n, v in inside.items() if v["module"] == module}, depth, y)
        y += GAP // 2
    return place, headings, y + MARGIN // 2


def _room(module: str) -> str:
    """The room a module lives in, whatever its folder: etl.sources.cbr.cbr_fx → etl.sources."""
    return ".".join(module.split(".")[:2])


def _room_order(room: str) -> tuple[int, str]:
    return (list(ROOMS).index(room) if room in ROOMS else len(ROOMS), room)


def _module(place: dict, own: dict[str, dict], depth: dict[str, int], y: int) -> int:
    """Place a module's new inputs and its tables side by side; the y below them."""
    filled: dict[int, int] = {}

    def put(name: str, column: int) -> None:
        place[name] = (MARGIN + column * COLUMN, y + filled.get(column, 0) * ROW)
        filled[column] = filled.get(column, 0) + 1

    for name in sorted(own, key=lambda n: (depth[n], n)):
        for parent in _parents(own[name])[len(own[name]["tables"]) :]:
            if parent not in place:
                put(parent, 0)
        put(name, depth[name])
    return y + max(filled.values()) * ROW + 5


def _edge(a: tuple[int, int], b: tuple[int, int]) -> str:
    x1 = a[0] + WIDTH
    y1 = a[1] + HEIGHT / 2
    x2 = b[0]
    y2 = b[1] + HEIGHT / 2
    bend = (x1 + x2) / 2
    return f'<path class="edge" d="M{x1},{y1:g} C{bend:g},{y1:g} {bend:g},{y2:g} {x2},{y2:g}"/>'


def _box(name: str, xy: tuple[int, int], kind: str) -> str:
    room = WIDTH - 18
    fit = f' textLength="{room}" lengthAdjust="spacingAndGlyphs"' if len(name) * 7.3 > room else ""
    return (
        f'<rect class="box {kind}" x="{xy[0]}" y="{xy[1]}" width="{WIDTH}" height="{HEIGHT}" '
        'rx="5"/>'
        f'<text x="{xy[0] + 9}" y="{xy[1] + 16}"{fit}>{escape(name)}</text>'
    )
