"""EMISS's answer, SDMX-ML 1.0 GenericData, from plain observations: what the demonstration city's
statistics are written in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

SPACE = "http://www.SDMX.org/resources/SDMXML/schemas/v1_0/"


@dataclass(frozen=True)
class Observation:
    """One number: place and group by the publisher's codes, year, the words of its period."""

    place: str
    group: str
    year: int
    period: str
    value: float


def generic_data(
    indicator: str,
    dimension: str,
    unit: str,
    places: dict[str, str],
    groups: dict[str, str],
    observations: Iterable[Observation],
) -> bytes:
    """The whole document: code lists of places and groups, a series an observation."""
    lists = _codes("s_OKATO", "ОКАТО", places) + _codes("s_dim", dimension, groups)
    series = "".join(_series(o, unit) for o in observations)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><message:GenericData '
        f'xmlns:message="{SPACE}message" xmlns:generic="{SPACE}generic" '
        f'xmlns:structure="{SPACE}structure"><message:Header><message:ID>{indicator}'
        f"</message:ID></message:Header><message:CodeLists>{lists}</message:CodeLists>"
        f"<message:DataSet>{series}</message:DataSet></message:GenericData>"
    ).encode()


def _codes(key: str, name: str, options: dict[str, str]) -> str:
    inner = "".join(
        f"<structure:Code value={quoteattr(k)}><structure:Description>{escape(v)}"
        "</structure:Description></structure:Code>"
        for k, v in options.items()
    )
    title = f"<structure:Name>{escape(name)}</structure:Name>"
    return f'<structure:CodeList id="{key}">{title}{inner}</structure:CodeList>'


def _series(o: Observation, unit: str) -> str:
    text = f"{o.value:.2f}".rstrip("0").rstrip(".").replace(".", ",")
    return (
        f'<generic:Series><generic:SeriesKey><generic:Value concept="s_OKATO" value="{o.place}"/>'
        f'<generic:Value concept="s_dim" value={quoteattr(o.group)}/></generic:SeriesKey>'
        f'<generic:Attributes><generic:Value concept="EI" value={quoteattr(unit)}/>'
        f'<generic:Value concept="PERIOD" value={quoteattr(o.period)}/></generic:Attributes>'
        f"<generic:Obs><generic:Time>{o.year}</generic:Time>"
        f'<generic:ObsValue value="{text}"/></generic:Obs></generic:Series>'
    )
