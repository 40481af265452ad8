"""XML as its elements in order, each with its depth, attributes and own text."""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.language import Words
from etl.reading.bounds import Limits, refusal
from etl.reading.package import without_doctype


@dataclass
class Element:
    """One element: `depth` from 0, its text without that of the elements inside."""

    depth: int
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    text: str = ""


@dataclass
class Content:
    """Elements in the order they open."""

    elements: list[Element]


def parse(data: bytes, limits: Limits) -> tuple[Content, list[Words]]:
    """Refused: broken XML, a document type, nesting too deep, too many elements."""
    elements: list[Element] = []
    texts: list[list[str]] = []
    opened: list[int] = []

    def start(tag: str, attributes: dict) -> None:
        if len(elements) >= limits.cells:
            raise refusal(
                "В XML больше {most} элементов. Оставьте только нужное.",
                "The XML holds over {most} elements. Keep only what is needed.",
                most=limits.cells,
            )
        opened.append(len(elements))
        elements.append(Element(len(opened) - 1, tag, dict(attributes)))
        texts.append([])

    def end(tag: str) -> None:
        opened.pop()

    def text(string: str) -> None:
        if opened:
            texts[opened[-1]].append(string)

    without_doctype("XML", data, limits, start, end, text)
    for element, pieces in zip(elements, texts, strict=True):
        element.text = "".join(pieces).strip()
    return Content(elements), []
