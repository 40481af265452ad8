"""A deck: chosen figures, sections and texts in order, as a JSON file and as a string for an
address."""

from __future__ import annotations

import base64
import binascii
import difflib
import json
import re
import zlib
from dataclasses import dataclass, field
from typing import Any

from dashboard.figure import asked
from dashboard.figure.registry import FigureSpec, registry
from etl.language import LANGS, Words

VERSION = 1
MOST_ITEMS = 200
MOST_CHARACTERS = 4000
MOST_BYTES = 1_000_000
SHAPES = ({"figure", "choices", "title"}, {"section"}, {"title", "text"})
"""The three shapes of an item in the file: a figure, a section, a text."""
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
HOW = (
    'Ожидается {"version": 1, "lang": "ru", "items": […]}; элемент — {"figure": имя, "choices": '
    "{}, "
    '"title": ""}, {"section": "…"} или {"title": "…", "text": "…"}.'
)


class BadDeck(ValueError):
    """The deck can't be read as asked; every line of the message names a place, what is wrong
    and what to do."""


@dataclass(frozen=True)
class Item:
    """One slide: a figure with its choices and perhaps an own title; or a section (text is
    None), or a text."""

    figure: str = ""
    choices: dict[str, Any] = field(default_factory=dict)
    title: str = ""
    text: str | None = None


@dataclass(frozen=True)
class Deck:
    """Slides in order, in one language."""

    items: tuple[Item, ...]
    lang: str = "ru"


@dataclass(frozen=True)
class Theme:
    """A ready deck: its name, and its figures in the order they are told; the mart it `needs`,
    if not shipped."""

    title: Words
    figures: tuple[str, ...]
    needs: str = ""

    def deck(self, lang: str = "ru") -> Deck:
        """The theme as a deck without a title slide: three slides a minute."""
        return Deck(tuple(Item(name) for name in self.figures), lang)


THEMES = {
    "moscow": Theme(
        Words("Москва сегодня", "Moscow today"),
        ("vacancy_rates_places", "vacancies_moscow", "industry_employment", "unemployment_pair"),
    ),
    "shortage": Theme(
        Words("Кого не хватает: довод и возражение", "Who is short: the case and the objection"),
        ("vacancy_rates_places", "engineer_vacancy_rate", "tension_occupations", "not_in_field"),
    ),
    "cooling": Theme(
        Words("Спрос остывает", "Demand is cooling"),
        ("staffing_balance", "tension_two_years", "tension_production"),
    ),
    "pay": Theme(
        Words("Сколько платят", "What is paid"), ("pay_regions", "pay_industries", "offers_growth")
    ),
    "study": Theme(
        Words("Учёба и стажировки", "Study and internships"),
        ("college_intake", "target_places", "interns_coverage"),
    ),
    "adverts": Theme(
        Words(
            "По объявлениям: кого не хватает, где и за сколько",
            "By adverts: who is short, where, and for how much",
        ),
        ("shortage_ranking", "map_demand", "pay_by_occupation"),
        needs="shortage_verdict",
    ),
}


def read(text: str | bytes) -> Deck:
    """A deck from its JSON. BadDeck lists everything wrong at once: what, where, what to do."""
    if len(text) > MOST_BYTES:
        raise BadDeck(
            f"Файл презентации больше {MOST_BYTES // 1_000_000} МБ: это не список слайдов. {HOW}"
        )
    try:
        said = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadDeck(f"Файл презентации не читается как JSON: {error}. {HOW}") from None
    if not isinstance(said, dict) or not isinstance(said.get("items"), list):
        raise BadDeck(f"В файле презентации нет списка items. {HOW}")
    faults = (
        []
        if said.get("version") == VERSION
        else [f"version: {said.get('version')!r} не поддержана, нужна {VERSION}."]
    )
    lang = said.get("lang", "ru")
    if lang not in LANGS:
        faults.append(f"lang: языка {lang!r} нет, можно ru или en.")
    if len(said["items"]) > MOST_ITEMS:
        faults.append(f"items: слайдов {len(said['items'])}, можно не больше {MOST_ITEMS}.")
    items = [
        _item(entry, f"items[{i}]", faults) for i, entry in enumerate(said["items"][:MOST_ITEMS])
    ]
    if faults:
        raise BadDeck("\n".join(faults))
    return Deck(tuple(items), lang)


def _item(given: object, place: str, faults: list[str]) -> Item:
    entry: dict[str, Any] = given if isinstance(given, dict) else {}
    keys = set(entry)
    shape = next(
        (s for s in SHAPES if keys and keys <= s and keys & {"figure", "section", "text"}), None
    )
    if shape is None:
        faults.append(f"{place}: слайд не распознан. {HOW}")
        return Item()
    entry = {k: _clean(v) for k, v in entry.items()}
    words = {k: v for k, v in entry.items() if k in ("figure", "section", "title", "text")}
    if bad := [k for k, v in words.items() if not isinstance(v, str) or len(v) > MOST_CHARACTERS]:
        faults.append(
            f"{place}: {', '.join(bad)} — нужен текст не длиннее {MOST_CHARACTERS} знаков."
        )
        return Item()
    if "figure" not in entry:
        return Item(
            title=entry.get("section", entry.get("title", "")),
            text=None if "section" in entry else entry.get("text", ""),
        )
    chosen = entry.get("choices") or {}
    if not isinstance(chosen, dict):
        faults.append(f"{place}.choices: нужен объект {{ключ: значение}}.")
        chosen = {}
    try:
        return Item(entry["figure"], accepted(entry["figure"], chosen), entry.get("title", ""))
    except BadDeck as error:
        faults += [f"{place}: {line}" for line in str(error).split("\n")]
        return Item()


def _clean(value: object) -> object:
    """A text without what no slide can hold: control characters, halves of surrogate pairs,
    non-characters."""
    return UNPRINTABLE.sub("", value) if isinstance(value, str) else value


def accepted(name: str, chosen: dict[str, Any]) -> dict[str, Any]:
    """The choices as the figure takes them. BadDeck names an unknown figure, key or value and
    what there is."""
    out, faults = asked.taken(known(name), chosen)
    if faults:
        raise BadDeck("\n".join(fault["ru"] for fault in faults))
    return out


def known(name: str) -> FigureSpec:
    """The figure of this name. BadDeck suggests near names, else lists all."""
    if name in registry():
        return registry()[name]
    near = difflib.get_close_matches(name, registry(), n=3)
    raise BadDeck(
        f"рисунка {name!r} нет. "
        + (f"Похожие: {', '.join(near)}." if near else f"Есть: {', '.join(registry())}.")
    )


def as_json(deck: Deck) -> str:
    """The deck as the file that reopens it."""
    return json.dumps(
        {"version": VERSION, "lang": deck.lang, "items": [_entry(i) for i in deck.items]},
        ensure_ascii=False,
        indent=1,
    )


def _entry(item: Item) -> dict:
    if item.figure:
        return {"figure": item.figure, "choices": item.choices, "title": item.title}
    return (
        {"title": item.title, "text": item.text}
        if item.text is not None
        else {"section": item.title}
    )


def encode(deck: Deck) -> str:
    """The deck as a short string of letters, digits, - and _: for an address."""
    packed = zlib.compress(
        json.dumps(json.loads(as_json(deck)), ensure_ascii=False, separators=(",", ":")).encode(), 9
    )
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def decode(text: str) -> Deck:
    """The deck from `encode`'s string. BadDeck: the string is cut, foreign, or unpacks to too
    much."""
    try:
        packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        unpacker = zlib.decompressobj()
        plain = unpacker.decompress(packed, MOST_BYTES)
        if unpacker.unconsumed_tail or not unpacker.eof:
            raise zlib.error("incomplete")
    except (ValueError, binascii.Error, zlib.error):
        raise BadDeck(
            "Ссылка на презентацию повреждена: скопируйте её целиком или откройте файл JSON."
        ) from None
    return read(plain)
