"""What was assumed: the method's thresholds with their ranges, and the numbers a reader sets in
a figure."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.figure import registry as figures
from dashboard.figure.choices import Range
from dashboard.site.folds import folded
from dashboard.site.page import Page, View, registry
from dashboard.site.tables import scrolling
from etl.language import Words
from etl.language import text as words

HEADING = Words("Допущения и пороги", "Assumptions and thresholds")
METHOD = Words(
    "Числа метода, у которых нет источника или есть выбор. Меняются в коде: константа названа.",
    "Numbers of the method without a source, or with a choice. Changed in the code: the constant "
    "is named.",
)
COLUMNS = Words(
    "Что|Значение|Можно от – до|Зачем|Чьё|Константа",
    "What|Value|May be from – to|Why|Whose|Constant",
)
OWN = Words(
    "Числа, которые задаёт читатель: на рисунке у каждого есть ползунок.",
    "Numbers the reader sets: each has a slider beside the figure.",
)
ABOUT = Words(
    "от скольких объявлений число показывают, сколько показателей нужно для оценки, какая разница "
    "заметна",
    "how many adverts a number needs, how many indicators a judgement, which difference is told",
)
FIXED = Words("Числа метода", "Numbers of the method")
AND_MORE = Words(" и ещё {n}", " and {n} more")
SLIDERS = Words("Что|Сначала|От – до|Рисунок", "What|At first|From – to|Figure")
UNITS = {
    "adverts": Words("объявлений", "adverts"),
    "indicators": Words("показателей", "indicators"),
    "points": Words("баллов", "points"),
    "days": Words("дней", "days"),
    "months": Words("месяцев", "months"),
    "occupations": Words("профессий", "occupations"),
    "people": Words("человек", "people"),
    "firms": Words("фирм", "firms"),
    "share": Words("доля", "share"),
    "years": Words("лет", "years"),
    "pct": Words("%", "%"),
    "draws": Words("выборок", "draws"),
}


def part(view: View) -> html.Section | None:
    """One row per threshold, one per slider; nothing in a build without the table."""
    if not view.reader.has("assumptions"):
        return None
    lang = view.lang
    kept = view.reader.table("assumptions").to_dict("records")
    rows = [_row(r, lang) for r in kept]
    return html.Section(
        [
            html.H2(HEADING[lang]),
            html.P(METHOD[lang]),
            folded(
                FIXED[lang],
                words.number(len(rows), lang),
                ABOUT[lang],
                [scrolling(COLUMNS[lang], rows)],
            ),
            html.P(OWN[lang]),
            *_sliders(lang),
        ],
        className="card",
        id="assumptions",
    )


def _row(r: dict, lang: str) -> html.Tr:
    where = html.Code(f"{r['module']}.{r['constant']}")
    return html.Tr(
        [
            html.Th(r[f"name_{lang}"], scope="row"),
            html.Td(_amount(r["value"], lang, UNITS[r["unit"]])),
            html.Td(_span(r["low"], r["high"], lang)),
            html.Td(r[f"why_{lang}"]),
            html.Td(r[f"origin_{lang}"]),
            html.Td(where, className="source"),
        ],
        id=f"assumed-{r['name']}",
    )


def _sliders(lang: str) -> list[Component]:
    """A fold for each page with sliders: every slider of the page once, whatever it moves."""
    shown: list[Component] = []
    for page in registry().values():
        moved: dict[str, list[str]] = {}
        for name in page.figures():
            for key, choice in figures.registry()[name].choices.items():
                if isinstance(choice, Range):
                    moved.setdefault(key, []).append(name)
        if not moved:
            continue
        known = page.choices()
        rows = [_slider(page, known[key], names, lang) for key, names in moved.items()]
        about = words.listed([known[key].label[lang].lower() for key in list(moved)[:3]], lang)
        count = words.counted(len(rows), "slider", lang)
        shown.append(
            folded(
                page.nav[lang],
                count,
                about + "…" * (len(rows) > 3),
                [scrolling(SLIDERS[lang], rows)],
            )
        )
    return shown


def _slider(page: Page, choice: Any, names: list[str], lang: str) -> html.Tr:
    """A slider with the first figure it moves, and how many more."""
    first = figures.registry()[names[0]].subject[lang]
    more = AND_MORE[lang].format(n=len(names) - 1) if len(names) > 1 else ""
    return html.Tr(
        [
            html.Th(choice.label[lang], scope="row"),
            html.Td(_amount(choice.default, lang, choice.unit)),
            html.Td(_span(choice.low, choice.high, lang)),
            html.Td([html.A(first, href=f"{page.path(lang)}#figure-{names[0]}"), more]),
        ]
    )


def _amount(value: float, lang: str, unit: Words) -> str:
    return _number(value, lang) + words.unit_text(unit[lang], lang)


def _span(low: float, high: float, lang: str) -> str:
    return f"{_number(low, lang)} – {_number(high, lang)}"


def _number(value: float, lang: str) -> str:
    return words.number(value, lang, 0 if float(value).is_integer() else 1)
