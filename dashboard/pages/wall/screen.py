"""The wall itself: filters, legend, three columns of families, the chain of the occupation chosen,
sources and files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.figure import memory as drawn
from dashboard.figure.heading import WATERMARK
from dashboard.figure.memory import PHONE_PX
from dashboard.figure.passport import Passport
from dashboard.figures.shortage import _wall as wall
from dashboard.pages.wall import chain, filters
from dashboard.site import cards, figure_menu
from dashboard.site.attributes import attributes
from dashboard.site.page import View
from etl.language import Words
from etl.language import text as words
from etl.models.score import NEEDED
from etl.models.signals import NEAR, NEAR_PCT, OVER, SHORT

FIGURE = "occupation_wall"
MART = "occupation_evidence"
OCCUPATION = Words("Профессия", "Occupation")
NONE = Words(
    "Данных о профессиях в этой сборке нет: запустите «python -m etl build».",
    "This build holds no data by occupation: run “python -m etl build”.",
)
LEGEND = Words("Знаки", "Marks")
OUTLINES = Words(
    "Контур — сигнал одного или двух показателей; заливка — вердикт, от {n} показателей этого "
    "места. «Около» — ±{near} % от доли всех групп России (порог проекта).",
    "An outline is a signal of one or two indicators; a fill is a verdict, from {n} indicators of "
    "this place. “Near” is ±{near} % of all groups' share in Russia (our threshold).",
)
FOREIGN = Words(
    "Двойная черта слева от числа — это число России, а не места, выбранного выше.",
    "A double line before a number: it is Russia's, not of the place chosen above.",
)
SOURCES = Words(
    "Короткие имена; полное — в цепочке.", "Names are short; the whole one is in the chain."
)
COLUMNS = 3


def part(view: View) -> html.Section:
    """Everything below the heading."""
    lang = view.lang
    if not view.reader.has(MART):
        return html.Section(html.P(NONE[lang], className="waiting"), id=f"figure-{FIGURE}")
    evidence = view.reader.table(MART)
    passport = drawn.on_page(FIGURE, view).passport
    asked = {k: str(view.choices[k]) for k in ("place", "family", "level", "order")}
    blocks = wall.blocks(evidence, lang, **asked)
    where = wall.known_place(evidence, asked["place"])
    chosen = chain.chosen(view)
    return html.Section(
        [
            html.P(passport.subtitle, className="lead"),
            filters.bar(view, evidence, where),
            _legend(blocks, where, lang),
            _board(blocks, where, chosen, view, WATERMARK if passport.watermark else ""),
            *([chain.part(view, evidence, where, chosen)] if chosen else []),
            html.P(f"{passport.caption} {SOURCES[lang]}", className="source"),
            _foot(passport, lang),
        ],
        id=f"figure-{FIGURE}",
        className="wall-page chosen" if chosen else "wall-page",
    )


def _legend(blocks: list[wall.Block], where: str, lang: str) -> html.Div:
    """The marks that stand on the screen, and no others."""
    seen = {line.mark.state for block in blocks for line in block.lines}
    marks = []
    if wall.FILLED in seen:
        marks += [(f"mark {wall.FILLED} {s}", wall.VERDICTS[s][lang]) for s in (SHORT, NEAR, OVER)]
    if wall.OUTLINE in seen:
        say = Words("сигнал: {0}", "signal: {0}")[lang]
        marks += [
            (f"mark {wall.OUTLINE} {s}", say.format(wall.SIGNALS[s][lang]))
            for s in (SHORT, NEAR, OVER)
        ]
    marks += [("cell dot", wall.NUMBER_ONLY[lang]), ("mark hatch", wall.UNKNOWN[lang])]
    note = OUTLINES[lang].format(n=NEEDED, near=NEAR_PCT)
    notes = [html.P(note), *([html.P(FOREIGN[lang])] if where != "russia" else [])]
    items = [html.Li([html.Span(className=kind), said]) for kind, said in marks]
    return html.Div(
        [html.Ul(items, **attributes({"aria-label": LEGEND[lang]})), *notes], className="legend"
    )


def _board(
    blocks: list[wall.Block], where: str, chosen: str, view: View, watermark: str
) -> html.Div:
    """Families in columns of about equal height; none is broken."""
    columns = [
        html.Div(
            [_head(where, view.lang), *(_block(block, where, chosen, view) for block in column)],
            className="wall-column",
        )
        for column in balanced(blocks)
    ]
    return html.Div(
        columns, className="wall card", **attributes({"data-place": where, "data-demo": watermark})
    )


def balanced(blocks: list[wall.Block]) -> list[list[wall.Block]]:
    """The blocks in order, cut into at most three columns whose tallest is as short as can be."""
    heights = [len(block.lines) + 1.4 for block in blocks]
    if len(blocks) < COLUMNS:
        return [[block] for block in blocks]
    cuts = [(i, j) for i in range(1, len(blocks) - 1) for j in range(i + 1, len(blocks))]
    i, j = min(cuts, key=lambda c: max(map(sum, _cut(heights, c))))
    return _cut(blocks, (i, j))


def _cut(rows: list, at: tuple[int, int]) -> list[list]:
    return [rows[: at[0]], rows[at[0] : at[1]], rows[at[1] :]]


def _head(where: str, lang: str) -> html.Div:
    names = [html.Span(name[lang], className=f"e-{kind}") for kind, name in wall.EVIDENCE.items()]
    return html.Div(
        [html.Span(OCCUPATION[lang]), *names],
        className="wall-head",
        **attributes({"aria-hidden": "true"}),
    )


def _block(block: wall.Block, where: str, chosen: str, view: View) -> html.Details:
    lang = view.lang
    head = [html.Span(block.name, className="name"), _strip(block, lang)]
    here = any(line.code == chosen for line in block.lines)
    rows = [_line(line, where, line.code == chosen, view) for line in block.lines]
    return html.Details(
        [html.Summary(head), html.Ul(rows)],
        className="family",
        open=here or view.width >= PHONE_PX,
        **attributes({"data-here": "1" if here else ""}),
    )


def _strip(block: wall.Block, lang: str) -> html.Span:
    """How many of the family stand above the usual; on a phone a strip of its marks, too."""
    short = sum(line.mark.signal == SHORT for line in block.lines)
    said = Words(f"{short} из {len(block.lines)}", f"{short} of {len(block.lines)}")[lang]
    parts = [
        html.I(className=f"{line.mark.state} {line.mark.signal}")
        for line in sorted(block.lines, key=lambda line: line.strength)
    ]
    title = Words("выше обычного", "above the usual")[lang]
    return html.Span(
        [
            html.Span(said, title=title),
            html.Span(parts, className="strip", **attributes({"aria-hidden": "true"})),
        ],
        className="count",
    )


def _line(line: wall.Line, where: str, here: bool, view: View) -> html.Li:
    """A row is a link to its chain; read aloud it is its name, its mark and every number."""
    lang = view.lang
    told = [
        line.mark.words(lang),
        *(_aloud(cell, cell.row, lang) for cell in line.cells if cell.row),
    ]
    body = [
        html.Span(
            className=f"mark {line.mark.state} {line.mark.signal}",
            **attributes({"aria-hidden": "true"}),
        ),
        html.Span(line.name, className="name"),
        html.Span(": " + "; ".join(told), className="unseen"),
        *(_cell(cell, where, lang) for cell in line.cells),
    ]
    current = attributes({"aria-current": "true"} if here else {})
    link = html.A(body, href=filters.address(view, occupation=line.code) + "#chain", **current)
    return html.Li(link, **attributes({"data-code": line.code}))


def _cell(cell: wall.Cell, where: str, lang: str) -> html.Span:
    foreign = " foreign" if cell.area == "russia" and where != "russia" else ""
    name = f"cell {cell.state}{foreign}"
    if cell.row is None:
        return html.Span(className=name)
    hint = f"{wall.EVIDENCE[cell.evidence][lang]}: {_aloud(cell, cell.row, lang)}"
    hidden = attributes({"aria-hidden": "true", "data-ids": str(cell.row["ids"])})
    return html.Span(cell.text, className=name, title=hint, **hidden)


def _aloud(cell: wall.Cell, row: Mapping[str, Any], lang: str) -> str:
    """«11,6 % вакантных мест, группа, Россия»."""
    number = words.bounded(float(row["value"]), row["bound"], lang, digits=_digits(row))
    unit = words.unit_text("%", lang) if row["unit"] == "%" else ""
    group = Words("группа, ", "group, ")[lang] if row["scope"] == "group" else ""
    return f"{row[f'measure_{lang}']} — {number}{unit}, {group}{wall.AREAS[cell.area][lang]}"


def _digits(row: Mapping[str, Any]) -> int | None:
    return 1 if row["evidence"] in ("official", "hh") else None


def _foot(passport: Passport, lang: str) -> html.Div:
    return html.Div(
        [
            _fold(cards.HOW[lang], html.P(passport.how_to_read), "how"),
            _fold(
                cards.DATA[lang],
                html.Div(cards.numbers(passport), className="scroll", tabIndex="0"),
                "numbers",
            ),
            _fold(figure_menu.MENU[lang], figure_menu.menu(FIGURE, lang), "menu"),
        ],
        className="foot",
    )


def _fold(summary: str, body: Component | list, kind: str) -> html.Details:
    return html.Details([html.Summary(summary), html.Div(body, className="fold")], className=kind)
