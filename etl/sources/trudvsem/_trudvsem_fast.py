"""The bulk files' compiled way: only allowed names are decoded, then every field is cleaned over
many adverts at once.

Gives exactly what `normalise` and `Cleaner.row` give (a property test holds them together),
three times as fast: most values came before and are looked up in one sweep. A record of another
form than the first ones (a name they did not use, an object where they had a text) is decoded
whole and cleaned the plain way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

import msgspec

from etl.sources.trudvsem._trudvsem import EMPTY, NESTED, PLAN, ZERO, _given, _text, _texts
from etl.sources.trudvsem._trudvsem_fields import (
    FLAG_FIELDS,
    NUMBERS,
    PROSE,
    SHORT,
    Cleaner,
    is_id,
    is_url,
    number,
)
from etl.sources.trudvsem._trudvsem_split import ANY, as_dict, unquoted
from etl.sources.trudvsem._trudvsem_structs import (
    GEO,
    NAMES,
    NEVER,
    NONE,
    Kept,
    attribute,
    row_of,
    struct_of,
)

TEXTS = (*PROSE, "company_name")
UNIQUE = ("id", "vac_url", "company_inn", "company_code", *TEXTS)
"""Fields only stripped here: what they may hold is looked at afterwards, for all adverts
together."""
BOUNDS = ("salary_min", "salary_max")
JSON = ("{", "[")
MEMORY = 100_000


class Field(NamedTuple):
    """Our name; where its value may stand, best first (object, getter); how it is cleaned; what
    values became before, by value, of these classes (True is 1 to a dict)."""

    ours: str
    places: tuple[tuple[str, Callable[[object], object]], ...]
    is_list: bool
    clean: Callable[[str], str] | None
    known: dict
    classes: tuple[type, ...]


class Fast:
    """Decoder and cleaner for records that use these names, and within `company` those."""

    def __init__(self, names: Iterable[str], inside: Iterable[str], cleaner: Cleaner):
        names = set(names)
        here = {"": [n for n in NAMES if n in names and n not in NESTED]}
        if "company" in names:
            here["company"] = [n for n in NAMES if n in set(inside)]
        if "geo" in names and not {*GEO} & {*here.get("company", ())}:
            here["geo"] = [*GEO.values()]
        self.parts = {name: struct_of(inner) for name, inner in here.items() if name}
        self.top = here[""]
        self.Record = struct_of(here[""], self.parts)
        self.decoder = msgspec.json.Decoder(self.Record).decode
        self.cleaner = cleaner
        self.fields = [self._field(ours, theirs, is_list, here) for ours, theirs, is_list in PLAN]

    def _field(
        self, ours: str, theirs: tuple[str, ...], is_list: bool, here: dict[str, list[str]]
    ) -> Field:
        places = tuple(
            (part, attrgetter(attribute(own)))
            for name in theirs
            for part, names in here.items()
            if (own := GEO.get(name, name) if part == "geo" else name) in names
        )
        if ours in UNIQUE or is_list:
            clean = None
        else:
            if ours in BOUNDS:
                clean = _bound
            else:
                clean = self.cleaner.kinds[ours]
        classes = (
            str,
            NONE,
            *(
                (int, float)
                if ours in NUMBERS
                else (int, float, bool)
                if ours in FLAG_FIELDS
                else ()
            ),
        )
        return Field(ours, places, is_list, clean, {}, classes)

    def decode(self, raw: bytes) -> msgspec.Struct | dict:
        """A record as its struct; a dict when it is of another form."""
        try:
            return self.decoder(raw)
        except msgspec.ValidationError:
            return ANY(raw)

    def decoder_of(self, header: str) -> Callable[[Any], msgspec.Struct | dict]:
        """What makes a record's bytes, or under a CSV header a line's cells, its struct; or a
        dict, if of another form."""
        if not header:
            return self.decode
        names = header.split("|")
        at = {name: i for i, name in enumerate(names)}
        take = itemgetter(*(at[name] for name in self.top))
        never = [at[n] for n in NEVER if n in at and n in NESTED]
        parts = [(at[name], msgspec.json.Decoder(kind).decode) for name, kind in self.parts.items()]
        never = [i for i in never if i not in dict(parts)]

        def decode(cells: list[str]) -> msgspec.Struct | dict:
            values = [cell if cell[:1] != '"' else unquoted(cell) for cell in take(cells)]
            try:
                inner = [
                    read(cell) if (cell := unquoted(cells[i]))[:1] in JSON else None
                    for i, read in parts
                ]
            except msgspec.DecodeError:
                return as_dict(names, cells)
            if not any(map(cells.__getitem__, never)):
                return self.Record(*values, *inner)
            return as_dict(names, cells)

        return decode

    def rows(self, records: list[msgspec.Struct], observed: str) -> list[Kept | str]:
        """Each advert cleaned, or the reason it is rejected: no_id, no_title."""
        parts = {"": records}
        for name, kind in self.parts.items():
            get = attrgetter(attribute(name))
            nothing = kind()
            parts[name] = [get(r) or nothing for r in records]
        found = {field.ours: self._column(field, parts) for field in self.fields}
        firms = list(
            map(
                self.cleaner.firm,
                found.pop("company_inn"),
                found.pop("company_code"),
                found["company_name"],
            )
        )
        found["company_name"] = [shown for shown, _, _ in firms]
        texts = self.cleaner.texts([text for name in TEXTS for text in found[name]])
        for i, name in enumerate(TEXTS):
            found[name] = texts[i * len(records) : (i + 1) * len(records)]
        found["vac_url"] = [
            url if url and not is_person and is_url(url) else ""
            for url, (_, _, is_person) in zip(found["vac_url"], firms, strict=True)
        ]
        rows = map(
            row_of,
            *found.values(),
            [state[:2] for state in found["state_region_code"]],
            [digest for _, digest, _ in firms],
            [observed] * len(records),
        )
        return [
            (row if row.vacancy_name else "no_title") if is_id(row.id) else "no_id" for row in rows
        ]

    def _column(self, field: Field, parts: dict[str, list]) -> list:
        """One field of every record."""
        if not field.places:
            return [[] if field.is_list else ""] * len(parts[""])
        part, get = field.places[0]
        values = list(map(get, parts[part]))
        if field.ours in UNIQUE:
            return [
                text
                if value.__class__ is str and (text := value.strip()) not in EMPTY
                else self._one(field, value, parts, i)
                for i, value in enumerate(values)
            ]
        if field.is_list:
            values = [value or None for value in values]
        known = field.known
        classes = field.classes
        if len(known) > MEMORY:
            known.clear()
        if len(field.places) == 1:
            known[None] = [] if field.is_list else ""
        found = [known.get(value) if value.__class__ in classes else None for value in values]
        if None in found:
            for i, value in enumerate(values):
                if found[i] is None:
                    now = known.get(value) if value.__class__ in classes else None
                    found[i] = self._one(field, value, parts, i) if now is None else now
        return found

    def _one(self, field: Field, value: object, parts: dict[str, list], i: int) -> object:
        """A value that did not come before, or its next best, cleaned."""
        cleaned: list[str] | str
        if (
            isinstance(value, str)
            and field.clean
            and len(value) <= SHORT
            and (text := value.strip()) not in EMPTY
        ):
            field.known[value] = cleaned = field.clean(text)
            return cleaned
        if value is None or not _given(value):
            others = (get(parts[part][i]) for part, get in field.places[1:])
            value = next((v for v in others if v is not None and _given(v)), None)
            if value is None:
                if field.is_list:
                    return []
                return ""
        if field.is_list:
            cleaned = [self.cleaner.text(s) for s in _texts(value)]
        else:
            text = value.strip() if isinstance(value, str) else _text(value)
            cleaned = field.clean(text) if field.clean and text else text
        if (
            field.ours not in UNIQUE
            and value.__class__ in field.classes
            and not (isinstance(value, str) and len(value) > SHORT)
        ):
            field.known[value] = cleaned
        return cleaned


def _bound(text: str) -> str:
    """A bound of pay: a number, '' when it is zero, which means that none was given."""
    if (found := number(text)) in ZERO:
        return ""
    return found
