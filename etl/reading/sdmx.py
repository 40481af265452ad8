"""SDMX-ML 1.0 GenericData as EMISS writes it: one row per observation, streamed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from etl.origin import Parsed
from etl.reading import workbook as wb
from etl.reading.periods import named
from etl.reading.regions import REGION, region_name

_ACTIVITY = re.compile(r"оквэд|вид\w*\s+(?:экономической\s+)?деятельности", re.IGNORECASE)
_OCCUPATION = re.compile(
    r"профессиональн\w*\s+групп|оквз|\bокз\b|занят\w*\s+по\s+групп", re.IGNORECASE
)


def read(source: str, path: Path) -> Parsed:
    """One row per observation; a file that breaks off adds a Reject `truncated`, an alien one
    `wrong_indicator`."""
    found = re.search(r"\d{4,6}", path.name)
    indicator = found.group() if found else ""
    out = Parsed()
    names: dict[str, str] = {}
    codes: dict[str, dict[str, str]] = {}
    seen: set[tuple] = set()
    try:
        for number, element in enumerate(_elements(path)):
            kind = _local(element)
            if (
                kind == "ID"
                and (element.text or "").strip().isdigit()
                and element.text.strip() != indicator
            ):
                out.rejects.append(
                    wb.reject(source, path.name, ("ID",), "wrong_indicator", element.text)
                )
                return out
            if kind == "CodeList":
                _codelist(element, names, codes)
            if kind == "Series":
                _series(
                    source, f"{path.name}#{number}", element, indicator, (names, codes), seen, out
                )
    except (etree.XMLSyntaxError, ValueError):
        out.rejects.append(wb.reject(source, path.name, (), "not_xml"))
        return out
    if not path.read_bytes()[-200:].rstrip().endswith(b"GenericData>"):
        out.rejects.append(wb.reject(source, path.name, (), "truncated"))
    return out


def _elements(path: Path) -> Iterator:
    with path.open("rb") as f:
        for _, element in etree.iterparse(
            f, events=("end",), recover=True, huge_tree=True, resolve_entities=False
        ):
            if _local(element) in ("ID", "CodeList", "Series"):
                yield element
                element.clear()
                while element.getprevious() is not None and element.getparent() is not None:
                    del element.getparent()[0]


def _codelist(element, names: dict, codes: dict) -> None:
    key = element.get("id") or ""
    codes[key] = {}
    for child in element:
        if _local(child) == "Name":
            names[key] = (child.text or "").strip()
        elif _local(child) == "Code":
            codes[key][child.get("value") or ""] = " ".join("".join(child.itertext()).split())


def _series(
    source: str,
    where: str,
    element,
    indicator: str,
    lists: tuple[dict, dict],
    seen: set,
    out: Parsed,
) -> None:
    names, codes = lists
    pairs = {
        _local(part): {
            v.get("concept") or "": v.get("value") or "" for v in part if _local(v) == "Value"
        }
        for part in element
        if _local(part) in ("SeriesKey", "Attributes")
    }
    row = {
        "indicator_id": indicator,
        "region": "",
        "region_code": "",
        "activity": "",
        "occupation_group": "",
        "unit": pairs.get("Attributes", {}).get("EI", "").strip(),
    }
    rest = []
    for concept, code in sorted(pairs.get("SeriesKey", {}).items()):
        title = names.get(concept, concept)
        label = codes.get(concept, {}).get(code) or code
        if re.search("okato|oktmo", concept, re.IGNORECASE) or REGION.search(title):
            row |= {"region": region_name(label), "region_code": code}
        elif _ACTIVITY.search(title):
            row["activity"] = label
        elif _OCCUPATION.search(title):
            row["occupation_group"] = label
        else:
            rest.append(f"{title}: {label}")
    row["breakdown"] = "; ".join(rest)
    for obs in (o for o in element if _local(o) == "Obs"):
        read_row, reason = _observation(obs, pairs.get("Attributes", {}).get("PERIOD", ""))
        key = (*row.values(), read_row.get("period_start"), read_row.get("period_end"))
        if not reason and key in seen:
            reason = "duplicate"
        if reason:
            out.rejects.append(
                wb.reject(
                    source, where, ("Time", "PERIOD", "ObsValue"), reason, etree.tostring(obs)
                )
            )
        else:
            seen.add(key)
            out.rows.append(row | read_row)


def _observation(obs, said: str) -> tuple[dict, str]:
    time = next(((e.text or "").strip() for e in obs if _local(e) == "Time"), "")
    text = next((e.get("value") or "" for e in obs if _local(e) == "ObsValue"), "")
    if not re.fullmatch(r"(19|20)\d\d", time):
        return {}, "bad_year"
    when = named(said, int(time)) if said.strip() else named("год", int(time))
    if when is None:
        return {}, "unknown_period"
    try:
        cell = wb.number(text)
    except wb.Unreadable as error:
        return {}, error.reason
    return {
        "period_kind": when.kind,
        "period_start": when.start,
        "period_end": when.end,
        "value": cell.value,
        "missing": cell.missing,
    }, ""


def _local(element) -> str:
    if isinstance(element.tag, str):
        return element.tag.rpartition("}")[2]
    return ""
