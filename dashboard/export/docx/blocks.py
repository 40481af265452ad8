"""What a document is made of, in order. Plain values: nothing here knows Word."""

from __future__ import annotations

from dataclasses import dataclass

from etl.language import Words

NO_GROUND = Words(
    "ЧЕРНОВИК — не основание для изменения программы", "DRAFT — no ground for changing a programme"
)


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 3."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Text:
    """A paragraph; `style` is body, list (a bulleted line), note (small) or lead (first, larger).
    A line break stays a line break."""

    text: str
    style: str = "body"


@dataclass(frozen=True)
class Table:
    """A native table. `widths` are relative; `caption` stands above it, `source` below."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()
    caption: str = ""
    source: str = ""


@dataclass(frozen=True)
class Figure:
    """A picture with its title above and its source line below. Without a picture (nothing to
    draw with) its rows stand in its place as a table. `alt` is read aloud by a screen reader."""

    title: str
    source: str
    alt: str = ""
    picture: bytes | None = None
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Comment:
    """Evidence as a Word comment on the block before it; `row` (from 0) points to one row of a
    table. The reader deletes all of them at once and the document stands without them."""

    text: str
    row: int | None = None


Block = Heading | Text | Table | Figure | Comment


@dataclass(frozen=True)
class Meta:
    """The document's properties. `author` is the desk, never a person; `day` is an ISO date;
    `stamp` is printed on top of every page of a draft."""

    title: str
    lang: str = "ru"
    author: str = "Кадровый стол"
    subject: str = ""
    day: str = ""
    footer: str = ""
    stamp: Words = NO_GROUND
