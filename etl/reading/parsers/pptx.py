"""A presentation used as a template: checked, its macros and outward links taken out."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from etl.language import Words
from etl.reading.bounds import Limits, refusal
from etl.reading.package import LINKS_OUT, unpacked, without_doctype

_MAIN = "ppt/presentation.xml"
_TYPES = "[Content_Types].xml"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PLAIN = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_CLICKS = ("hlinkClick", "hlinkHover", "hlinkMouseOver")


@dataclass
class Content:
    """The package as bytes that python-pptx may open."""

    data: bytes


def parse(data: bytes, limits: Limits) -> tuple[Content, list[Words]]:
    """Refused: no presentation, no sizes, no master or layout, a broken part."""
    parts, notes = unpacked(data, limits, ".pptx")
    if _MAIN not in parts or _TYPES not in parts:
        raise refusal(
            "Шаблон не открывается: нужен файл .pptx, сохранённый PowerPoint или Impress.",
            "The template does not open: a .pptx saved by PowerPoint or Impress is needed.",
        )
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            without_doctype(name, part, limits)
    _has_masters(parts)
    if _cut_links(parts) and LINKS_OUT not in notes:
        notes.append(LINKS_OUT)
    parts[_TYPES] = _types(parts)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return Content(out.getvalue()), notes


def _tree(data: bytes):
    return etree.fromstring(
        data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    )


def _has_masters(parts: dict[str, bytes]) -> None:
    main = _tree(parts[_MAIN])
    size = main.find(f"{_P}sldSz")
    sides = [size.get(a, "") for a in ("cx", "cy")] if size is not None else ["", ""]
    if not all(side.isdecimal() and 0 < int(side) < 60_000_000 for side in sides):
        raise refusal(
            "В шаблоне не указан размер слайда. Откройте его в PowerPoint, задайте размер и "
            "сохраните.",
            "The template names no slide size. Open it in PowerPoint, set one and save it.",
        )
    folders = {posixpath.dirname(name) for name in parts if name.endswith(".xml")}
    masters = main.find(f"{_P}sldMasterIdLst")
    if (
        masters is None
        or not len(masters)
        or not {"ppt/slideMasters", "ppt/slideLayouts"} <= folders
    ):
        raise refusal(
            "В шаблоне нет ни одного образца или макета слайда. Откройте его в PowerPoint, "
            "добавьте макет и сохраните.",
            "The template has no slide master or layout. Open it in PowerPoint, add a layout and "
            "save it.",
        )


def _cut_links(parts: dict[str, bytes]) -> bool:
    """Take out links that lead outside the file or to what was taken out, and their mentions;
    whether there were outward ones."""
    outward = False
    for name in [n for n in parts if n.endswith(".rels")]:
        tree = _tree(parts[name])
        folder, _, own = name.rpartition("/_rels/")
        cut = set()
        for link in list(tree):
            target = link.get("Target", "")
            external = link.get("TargetMode", "") == "External"
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            if external or (path not in parts and not target.startswith("#")):
                outward |= external
                cut.add(link.get("Id", ""))
                tree.remove(link)
        if cut:
            parts[name] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8")
            owner = f"{folder}/{own.removesuffix('.rels')}".lstrip("/")
            if owner.endswith(".xml") and owner in parts:
                parts[owner] = _unmentioned(parts[owner], cut)
    return outward


def _unmentioned(data: bytes, cut: set[str]) -> bytes:
    tree = _tree(data)
    for node in list(tree.iter(etree.Element)):
        for key, value in list(node.attrib.items()):
            if key.startswith(_R) and value in cut:
                parent = node.getparent()
                if etree.QName(node).localname in _CLICKS and parent is not None:
                    parent.remove(node)
                    break
                del node.attrib[key]
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8")


def _types(parts: dict[str, bytes]) -> bytes:
    """Content types without the parts taken out; the package is a plain presentation."""
    tree = _tree(parts[_TYPES])
    for entry in list(tree):
        part = entry.get("PartName", "").lstrip("/")
        if part and part not in parts:
            tree.remove(entry)
        elif part == _MAIN:
            entry.set("ContentType", _PLAIN)
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8")
