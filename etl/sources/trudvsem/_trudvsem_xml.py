"""Rabota Rossii's XML sets, streamed: the set's page → its newest file; records → flat dicts in the
publisher's names.

Ids and references stand in attributes after `#`; children of one level become `parent_child`.
Broken XML is read on where the parser recovers, and every place it had to is a reject. Entities
and outside documents are never followed.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator

from lxml import etree

from etl.language import Words
from etl.origin import Reject
from etl.sources.trudvsem._trudvsem import MissingField, snake

HOST = "https://opendata.trudvsem.ru/"
REGISTRY = "7710538364"
_FILE = re.compile(r"data-(\d{8})T\d{6}-structure-\d{8}T\d{6}\.xml(?:\.gz)?")
_END = re.compile(rb"(?:</[\w:.-]+>|/>)\s*\Z")
MOST_ERRORS = 1_000


def files(page: str) -> dict[str, str]:
    """The data files a set's page names: ISO day → file name; packed ones win."""
    out: dict[str, str] = {}
    for found in _FILE.finditer(page):
        day = f"{found[1][:4]}-{found[1][4:6]}-{found[1][6:]}"
        if not out.get(day, "").endswith(".gz"):
            out[day] = found[0]
    return out


def newest(web, *names: str) -> tuple[str, str]:
    """(address, ISO day) of the newest file of the first set that exists. MissingField when no
    page names a file."""
    trouble = None
    for name in names:
        page = f"{HOST}{REGISTRY}-{name}/"
        try:
            found = files(web.get(page).content.decode("utf-8", "replace"))
        except (
            Exception
        ) as error:  # the next spelling of the set's name may exist; a page that is not there
            if (
                trouble is None or getattr(trouble, "reason", "") == "not_found"
            ):  # explains less than other troubles
                trouble = error
            continue
        if found:
            day = max(found)
            return page + found[day], day
    raise trouble or MissingField(
        f"На странице набора {names[0]} «Работы России» нет ни одного файла data-….xml: страница "
        "изменилась.",
        f"The page of Rabota Rossii's set {names[0]} names no file data-….xml: the page has "
        "changed.",
    )


class CutOff(ValueError):
    """The file ends before its root element does."""

    words = Words(
        "Файл набора «Работы России» оборван или испорчен: конца в нём нет, он не принят. "
        "Повторите команду.",
        "A file of Rabota Rossii's set is cut off or broken: not read to its end, not taken. Try "
        "again.",
    )


def unpacked(chunks: Iterable[bytes], name: str) -> Iterator[bytes]:
    """The bytes of an `.xml` or `.xml.gz`. CutOff when the archive is broken or the last tag is
    not a closing one."""
    gz = zlib.decompressobj(31) if name.endswith(".gz") else None
    tail = b""
    for chunk in chunks:
        try:
            piece = gz.decompress(chunk) if gz else chunk
        except zlib.error:
            raise CutOff from None
        if piece:
            tail = (tail + piece[-200:])[-200:]
            yield piece
    if gz and not gz.eof or not _END.search(tail):
        raise CutOff


class _File:
    """Chunks as something with `read`, as the parser wants it."""

    def __init__(self, chunks: Iterable[bytes]):
        self.chunks = iter(chunks)
        self.rest = b""

    def read(self, n: int = 1 << 16) -> bytes:
        while len(self.rest) < n:
            piece = next(self.chunks, None)
            if piece is None:
                break
            self.rest += piece
        out = self.rest[:n]
        self.rest = self.rest[n:]
        return out


def records(
    chunks: Iterable[bytes], tag: str, source: str, rejects: list[Reject]
) -> Iterator[dict]:
    """Every element `tag` as a flat dict; places where the XML was broken go to `rejects`."""
    context = etree.iterparse(
        _File(chunks),
        events=("end",),
        tag=f"{{*}}{tag}",
        recover=True,
        huge_tree=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
    )
    told = 0
    try:
        for _, element in context:
            yield flat(element)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
            for entry in list(context.error_log)[told:MOST_ERRORS]:
                rejects.append(Reject(source, f"line {entry.line}", (), "broken_xml"))
                told += 1
    except etree.XMLSyntaxError:
        rejects.append(Reject(source, "end", (), "broken_xml"))
    if told == 0 and len(context.error_log):
        rejects.append(Reject(source, f"line {context.error_log[0].line}", (), "broken_xml"))


def flat(element, depth: int = 3) -> dict[str, str]:
    """One record: text of children, `depth` levels down, and what follows `#` in `about` and
    `resource`."""
    out: dict[str, str] = {}
    if own := _code(element):
        out["id"] = own
    _add(out, element, "", depth)
    return out


def _add(out: dict[str, str], element, prefix: str, depth: int) -> None:
    for child in element:
        if not isinstance(child.tag, str):
            continue
        name = prefix + snake(etree.QName(child).localname)
        text = (child.text or "").strip() or _code(child)
        if text:
            out[name] = f"{out[name]}, {text}" if name in out else text
        if depth > 1 and len(child):
            _add(out, child, f"{name}_", depth - 1)


def _code(element) -> str:
    for name, value in element.attrib.items():
        if etree.QName(name).localname in ("about", "resource"):
            return value.rpartition("#")[2].strip()
    return ""
