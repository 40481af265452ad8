"""Two selections side by side: what the second one differs in, what each side is called, one
scale for both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from dashboard.figure import memory as drawn
from dashboard.figure import registry as figures
from dashboard.figure.choices import Choice, Range
from dashboard.figure.layout import Drawing, kinds
from dashboard.figure.passport import Passport
from dashboard.site import own_tables
from dashboard.site.page import COMPARE, SECOND, Page, View
from etl.language import Words
from etl.language import text as words

SIDES = ("", "b")
BADGES = {"": Words("А", "A"), "b": Words("Б", "B")}
SAME = Words(
    "одно и то же: выберите, чем второй выбор отличается",
    "the same: choose what the second one differs in",
)
MEASURES = Words(
    "А и Б измерены по-разному, сравнивать их нельзя. А: {a}. Б: {b}.",
    "A and B are measured differently and can't be compared. A: {a}. B: {b}.",
)
GRADES = Words(
    "Надёжность сторон разная: А — {a}, Б — {b}.", "The sides differ in grade: A is {a}, B is {b}."
)
DEFINITIONS = Words(
    "А и Б — числа разных определений: рядом их ставить можно, вычитать друг из друга — нет.",
    "A and B are numbers of different definitions: they may stand together, never be subtracted.",
)
UNITS = ("x_title", "y_title", "unit", "doubling", "band")


def comparing(view: View) -> bool:
    """Whether this view shows two selections."""
    return bool(view.choices.get(COMPARE))


def of_side(page: Page, view: View, side: str) -> View:
    """The view of one side: the first as it is, the second with its own choices in place of the
    first's."""
    if not side:
        return view
    return replace(
        view, choices={**view.choices, **{k: view.choices[k + SECOND] for k in page.compare}}
    )


def says(page: Page, view: View, side: str) -> str:
    """What a side is: the choices in which the two differ, in words."""
    known = page.choices()
    own = of_side(page, view, side).choices
    differ = [k for k in page.compare if view.choices[k] != view.choices[k + SECOND]]
    if not differ:
        return SAME[view.lang]
    return " · ".join(_chosen(known[k], own[k], view.lang) for k in differ)


def _chosen(choice: Choice | Range, value: object, lang: str) -> str:
    """A choice in words: the option's name, or the slider's name and number."""
    if isinstance(choice, Choice):
        return words.upper_first(choice.options[str(value)][lang])
    return f"{choice.label[lang]} {words.number(float(str(value)), lang)}"


def figure(page: Page, name: str, view: View, side: str) -> Drawing:
    """A figure of one side, its scale wide enough for both when they measure the same."""
    own = of_side(page, view, side)
    if view.own and own_tables.drawn_by(name, view.own):
        return own_tables.on_page(name, own)
    if not comparing(view):
        return drawn.on_page(name, own)
    pair = [drawn.on_page(name, of_side(page, view, s)).passport for s in SIDES]
    return drawn.on_page(name, own, reach=common_reach(*pair))


def apart(page: Page, name: str, view: View) -> str:
    """Why the two sides can't be compared, in words; empty when they can, or when a side has
    nothing to show."""
    if not comparing(view):
        return ""
    one, other = (drawn.on_page(name, of_side(page, view, s)).passport for s in SIDES)
    return difference(one, other, view.lang)


def difference(one: Passport, other: Passport, lang: str) -> str:
    """What two passports differ in so that their numbers can't be compared, in words; empty for
    none."""
    if "empty" in (one.kind, other.kind):
        return ""
    if one.kind != other.kind or any(one.spec.get(k) != other.spec.get(k) for k in UNITS):
        return MEASURES[lang].format(a=one.subtitle, b=other.subtitle)
    if one.grade != other.grade:
        return GRADES[lang].format(a=one.grade, b=other.grade)
    return DEFINITIONS[lang] if one.definitions != other.definitions else ""


def common_reach(one: Passport, other: Passport) -> tuple[float, float] | None:
    """Ends of the scale that holds both figures; None when they do not measure the same thing
    the same way."""
    kind = kinds()[one.kind]
    alike = one.kind == other.kind and all(one.spec.get(k) == other.spec.get(k) for k in UNITS)
    if not alike or not hasattr(kind, "reach"):
        return None
    (a, b) = kind.reach(one.spec)
    (c, d) = kind.reach(other.spec)
    return min(a, c), max(b, d)


def own(page: Page, keys: Iterable[str]) -> list[str]:
    """Those of the keys in which the second selection may differ."""
    return [k for k in page.compare if k in keys]


def same(keys: Iterable[str], view: View) -> bool:
    """Whether both sides chose alike in all of these keys: what follows them alone is shown
    once."""
    return all(view.choices[k] == view.choices[k + SECOND] for k in keys)


@lru_cache(maxsize=64)
def paired(page: Page, name: str) -> bool:
    """Whether a figure of the page can differ between two selections."""
    return bool(own(page, figures.registry()[name].choices))
