"""A page's parts in order: controls on top, groups of figures, live parts; once, or twice side
by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.figure import memory
from dashboard.figure import registry as figures
from dashboard.figure.choices import Choice, Range
from dashboard.site import compare
from dashboard.site.attributes import attributes
from dashboard.site.cards import card
from dashboard.site.controls import control, control_id
from dashboard.site.page import COMPARE, SECOND, Group, Live, Page, View, Written
from dashboard.site.seating import seated
from dashboard.site.terms import marked
from dashboard.site.waiting import waiting
from etl.language import Words

ONE_COLUMN = 460
BETWEEN = 78
"""px: narrower drawings stand alone in their row; gutter, paddings and borders between two."""
ASIDE = 162
"""px that controls beside the figures take from each of two columns."""
LEAST = 280
"""px below which no drawing is laid out."""
EAGER = 3
"""Figures that come with the page; the rest are drawn when they come near the screen."""
TWO = Words("Сравнить два выбора", "Compare two selections")
ONE = Words("Убрать сравнение", "Stop comparing")
RESET = Words("Вернуть веса по умолчанию", "Back to the default weights")
START = Words("Вернуть начальные", "Back to the start values")
MORE = Words("Ещё {n}: все допущения", "{n} more: all assumptions")


def top(page: Page, view: View) -> list:
    """Controls that hold for the whole page, and the way into and out of comparing."""
    if not set(page.bar) & _followed(page, view):
        return []
    two = compare.comparing(view)
    known = page.choices()
    shared = [k for k in page.bar if not (two and k in page.compare)]
    seen = [k for k in shared if k not in page.folded]
    row = [control(page.slug, k, known[k], view.choices[k], view.lang) for k in seen]
    parts: list[Component] = [html.Div(row, className="row")] if row else []
    if page.folded:
        parts.append(_fold(page, view, [k for k in shared if k in page.folded]))
    if page.aside:
        parts.append(_reset(page, known, START[view.lang]))
    if two:
        parts.append(html.Div([_side(page, view, s) for s in compare.SIDES], className="pair"))
        parts += [html.P(page.cannot[view.lang], className="intro")] if page.cannot else []
    if page.compare:
        parts.append(_toggle(page, view, two))
    kind = "controls bar aside" if page.aside and not two else "controls bar"
    return [html.Section(parts, className=kind)]


def _fold(page: Page, view: View, keys: list[str]) -> html.Details:
    """Controls few readers move, under a line that says how many; open when one was moved."""
    known = page.choices()
    moved = any(view.choices[k] != known[k].default for k in keys)
    row = [control(page.slug, k, known[k], view.choices[k], view.lang) for k in keys]
    head = html.Summary(MORE.format(n=len(keys))[view.lang])
    return html.Details([head, html.Div(row, className="row")], open=moved)


def _reset(page: Page, known: Mapping[str, Choice | Range], label: str) -> html.Button:
    """A button that puts every slider back."""
    starts = {k: c.default for k, c in known.items() if isinstance(c, Range)}
    values = "|".join(f"{control_id(page.slug, k)}={v}" for k, v in starts.items())
    return html.Button(label, type="button", **attributes({"data-reset": values}))


def _side(page: Page, view: View, side: str) -> html.Fieldset:
    """One side's own controls under its name."""
    known = page.choices()
    end = SECOND if side else ""
    head = html.Legend(
        [
            html.Span(compare.BADGES[side][view.lang], className="badge"),
            " ",
            html.Span(compare.says(page, view, side), id=said_id(page.slug, side)),
        ]
    )
    return html.Fieldset(
        [
            head,
            *[
                control(page.slug, k + end, known[k], view.choices[k + end], view.lang)
                for k in page.compare
            ],
        ],
        className="side",
    )


def said_id(slug: str, side: str) -> str:
    """Id of the words that name a side."""
    return f"says-{slug or 'summary'}-{side or 'a'}"


def _toggle(page: Page, view: View, two: bool) -> html.P:
    """A real link that keeps what is chosen; the hidden field keeps the state in the address."""
    label, do = (ONE, "0") if two else (TWO, "1")
    href = page.path(view.lang) + ("" if two else f"?{COMPARE}=1")
    held = dcc.Input(id=control_id(page.slug, COMPARE), type="hidden", value="1" if two else "")
    return html.P(
        [
            html.A(
                label[view.lang],
                href=href,
                className="tool",
                **attributes({"data-carry": "1", "data-compare": do}),
            ),
            html.Span(held, hidden=True),
        ]
    )


def _followed(page: Page, view: View) -> set[str]:
    """The choices that what is shown follows: those of figures not waited for, and of parts that
    always speak."""
    keys = {
        key for part in page.parts if isinstance(part, Live) and part.always for key in part.keys
    }
    drawn = [
        n
        for part in page.parts
        if isinstance(part, Group) and not part.waits(view)
        for n in part.figures
    ]
    return keys.union(*(figures.registry()[n].choices for n in drawn))


def parts(page: Page, view: View) -> list:
    """Every part of the page; a choice's control stands once, in the bar or in the first group
    that has it."""
    out: list[Component | None] = []
    drawn = 0
    placed = set(page.bar)
    for part in page.ordered(view):
        if isinstance(part, Group) and part.waits(view):
            out.append(waiting(part, view))
        elif isinstance(part, Group):
            out.append(_group(page, part, view, drawn, placed))
            drawn += len(part.figures)
        elif isinstance(part, Live):
            out.append(_live(page, page.parts.index(part), part, view))
        elif isinstance(part, Written):
            out.append(part.draw(view))
        else:
            out.append(part(view))
    return out


def live_id(slug: str, number: int, side: str = "") -> str:
    """Id of a live part, by its place on the page."""
    return f"live-{slug or 'summary'}-{number}" + (f"-{side}" if side else "")


def _live(page: Page, number: int, part: Live, view: View) -> html.Div:
    keys = compare.own(page, part.keys) if compare.comparing(view) else []
    drawn = [
        html.Div(part.draw(compare.of_side(page, view, s)), id=live_id(page.slug, number, s))
        for s in (compare.SIDES if keys else compare.SIDES[:1])
    ]
    if keys:
        return _pair(drawn, keys, view)
    return html.Div(drawn, className="always") if part.always else html.Div(drawn)


def _pair(sides: list, keys: list[str], view: View) -> html.Div:
    """Two sides of one part; while their own choices are alike only the first is seen
    (assets/desk.js follows)."""
    return html.Div(
        sides,
        className="pair same" if compare.same(keys, view) else "pair",
        **attributes({"data-keys": "|".join(keys)}),
    )


def _group(page: Page, part: Group, view: View, already: int, placed: set[str]) -> html.Section:
    """A heading, the controls its figures share, and the figures; those past EAGER wait."""
    if part.awaits and (said := part.awaits(view)):
        return html.Section(
            [
                *([html.H2(part.heading[view.lang])] if part.heading else []),
                *[html.Span(id=f"figure-{name}") for name in part.figures],
                html.P(said),
            ]
        )
    keys = {
        k: c
        for name in part.figures
        for k, c in figures.registry()[name].choices.items()
        if k not in placed
    }
    placed |= set(keys)
    controls: list[Component] = [
        control(page.slug, k, c, view.choices[k], view.lang) for k, c in keys.items()
    ]
    if part.reset:
        controls.append(_reset(page, keys, RESET[view.lang]))
    head = [html.H2(part.heading[view.lang])] if part.heading else []
    intro = [html.P(marked(part.intro[view.lang], view), className="intro")] if part.intro else []
    alone = len(part.figures) == 1
    wide = part.figures if alone else tuple(n for n in part.figures if n in part.wide)
    rest = [name for name in part.figures if name not in wide]
    if len(rest) > 1 and not compare.comparing(view):
        rest, tall = seated(_heights(rest, part, page, view), (3,) if part.small else (2, 3))
        wide = (*wide, *tall)
    places = _places(rest)
    shown = []
    for i, name in enumerate((*wide, *rest)):
        leads = name in wide
        width = wide_px(view.width) if leads else small_px(view.width) if part.small else view.width
        sheet = replace(view, width=width)
        one = _card(page, name, sheet, lazy=already + i >= EAGER)
        one.className += " wide" if leads else places[name]
        shown.append(one)
    return html.Section(
        [
            *head,
            *intro,
            *([html.Div(controls, className="controls")] if controls else []),
            html.Div(shown, className="cards small" if part.small else "cards"),
        ]
    )


def _heights(names: list[str], part: Group, page: Page, view: View) -> dict[str, float]:
    """How tall each figure is drawn beside its neighbours, and beside the controls."""
    width = small_px(view.width) if part.small else view.width
    if page.aside and width >= ONE_COLUMN:
        width = max(LEAST, width - ASIDE)
    sheet = replace(view, width=width)
    return {name: memory.on_page(name, sheet).height for name in names}


def _places(names: list[str]) -> dict[str, str]:
    """Classes that let the last cards of a group fill their row: of two columns, and of three."""
    classes = dict.fromkeys(names, "")
    if len(names) % 2:
        classes[names[-1]] += " last"
    rest = len(names) % 3
    for name in names[len(names) - rest :]:
        classes[name] += f" rest{rest}"
    return classes


def wide_px(width: int) -> int:
    """Width of a drawing alone in its row, from that of one of two beside each other; on a phone
    they are the same. The browser tells the true width and asks again where this is off."""
    return width if width < ONE_COLUMN else min(1600, 2 * width + BETWEEN)


def small_px(width: int) -> int:
    """Width of a drawing in a row of three, from that of one of two."""
    return width if width < ONE_COLUMN else max(LEAST, round((2 * width - BETWEEN) / 3))


def _card(page: Page, name: str, view: View, *, lazy: bool):
    """A figure's card, or two of them side by side; a second one that would draw the same waits
    unseen."""
    if not (compare.comparing(view) and compare.paired(page, name)):
        return card(page.slug, name, view, lazy=lazy)
    keys = compare.own(page, figures.registry()[name].choices)
    alike = compare.same(keys, view)
    return _pair(
        [
            card(
                page.slug,
                name,
                view,
                lazy=lazy or bool(s and alike),
                drawing=compare.figure(page, name, view, s),
                side=s,
                badge=compare.BADGES[s][view.lang],
                apart=compare.apart(page, name, view) if s else "",
            )
            for s in compare.SIDES
        ],
        keys,
        view,
    )
