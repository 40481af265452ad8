"""The bulk file's records and the rows made of them as compiled structs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol, cast

import msgspec

from etl.sources.trudvsem._trudvsem import NESTED, PLAN

NAMES = tuple(dict.fromkeys([*(name for _, theirs, _ in PLAN for name in theirs), *NESTED]))
NEVER = (*NAMES, "vacancy")
"""Names that send a record the plain way when they come unexpected."""
GEO = {"lat": "latitude", "lng": "longitude"}
NONE = type(None)
Row = msgspec.defstruct(
    "Row",
    [
        (name, Any)
        for name in (
            *(ours for ours, _, _ in PLAN if ours not in ("company_inn", "company_code")),
            "region_code",
            "company_hash",
            "observed",
        )
    ],
    gc=False,
)
"""One advert that may be kept, its fields in the order of the captured lines."""


class Kept(Protocol):
    """What is asked of a `Row` again."""

    id: str
    vacancy_name: str
    region_code: str
    date_modify: str


row_of = cast(Callable[..., Kept], Row)
"""`Row`, made from the plan, as the type checker may know it."""


def struct_of(names: Iterable[str], parts: dict[str, type] | None = None) -> type[msgspec.Struct]:
    """A struct of these names and inner objects; any other name of ours may hold nothing but
    null."""
    kinds = {
        **dict.fromkeys(names, Any),
        **{name: kind | None for name, kind in (parts or {}).items()},
    }
    kinds |= {name: NONE for name in (*NEVER, *GEO.values()) if name not in kinds}
    return msgspec.defstruct(
        "Record",
        [
            (attribute(name), kind, msgspec.field(name=name, default=None))
            for name, kind in kinds.items()
        ],
        gc=False,
    )


def attribute(name: str) -> str:
    """A publisher's name as one Python can use: hyphens are not allowed there."""
    return "_" + name.replace("-", "__")
