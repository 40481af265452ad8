"""Office packages (zip) from outside: unpacked by what they really weigh, macros and links out."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from xml.parsers import expat

from etl.language import Words
from etl.reading.bounds import MB, Limits, refusal

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BLOCK = 1 << 18
_MACROS = re.compile(
    r"(^|/)(vba\w*\.(bin|xml)|macrosheets/|dialogsheets/|activeX/|ctrlProps/)", re.I
)
_LINKS = re.compile(r"(^|/)(externalLinks/|connections\.xml|queryTables/|embeddings/)", re.I)
MACROS_OUT = Words(
    "Макросы из файла не выполнялись и не сохранены.",
    "Macros of the file were neither run nor kept.",
)
LINKS_OUT = Words(
    "Ссылки на другие файлы и вложенные объекты не открывались и не сохранены.",
    "Links to other files and embedded objects were neither opened nor kept.",
)


def unpacked(data: bytes, limits: Limits, wanted: str) -> tuple[dict[str, bytes], list[Words]]:
    """Parts of a package by name, in order, without macros and outward links, and what was left
    out. `wanted` is the ending asked for («.xlsx»)."""
    if data.startswith(OLE):
        raise _of_old_container(data, wanted)
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        infos = [info for info in package.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise _not_one(wanted) from None
    if len(infos) > limits.parts:
        raise refusal(
            "В файле {n} частей, можно не больше {most}. Сохраните его заново без картинок и "
            "лишних листов.",
            "The file holds {n} parts, at most {most} may be. Save it again without pictures and "
            "spare sheets.",
            n=len(infos),
            most=limits.parts,
        )
    names = [info.filename for info in infos]
    if len({name.casefold() for name in names}) < len(names) or any(map(_astray, names)):
        raise refusal(
            "Внутри файла части с одинаковыми или недопустимыми именами. Откройте его в своей "
            "программе и сохраните заново.",
            "Parts inside the file share a name or bear one that is not allowed. Open it in your "
            "program and save it again.",
        )
    parts: dict[str, bytes] = {}
    left = limits.unpacked_mb * MB
    for info in infos:
        if info.flag_bits & 1:
            raise _encrypted(wanted)
        if _MACROS.search(info.filename) or _LINKS.search(info.filename):
            continue
        parts[info.filename] = _whole(package, info, left, limits, wanted)
        left -= len(parts[info.filename])
    out = []
    if any(_MACROS.search(name) for name in names):
        out.append(MACROS_OUT)
    if any(_LINKS.search(name) for name in names):
        out.append(LINKS_OUT)
    return parts, out


def packed(parts: dict[str, bytes]) -> bytes:
    """A package of the parts, not compressed, for a reader of the same process."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def without_doctype(
    name: str, data: bytes, limits: Limits, start=None, end=None, text=None
) -> None:
    """Walk an XML part by expat, calling `start(tag, attributes)`, `end(tag)`, `text(string)`.

    A document type is refused (entities that grow or read files need one), and so is nesting
    beyond the limit, broken XML and a part larger than the limit.
    """
    if len(data) > limits.xml_mb * MB:
        raise refusal(
            "{part}: XML больше {most} МБ. Оставьте в файле только нужное.",
            "{part}: the XML is over {most} MB. Keep only what is needed in the file.",
            part=name,
            most=limits.xml_mb,
        )
    parser = expat.ParserCreate()
    depth = 0

    def opened(tag: str, attributes: dict) -> None:
        nonlocal depth
        depth += 1
        if depth > limits.depth:
            raise refusal(
                "{part}: вложенность больше {most}. Такой файл не читается; сохраните его заново.",
                "{part}: nested over {most} deep. Such a file is not read; save it again.",
                part=name,
                most=limits.depth,
            )
        if start:
            start(tag, attributes)

    def closed(tag: str) -> None:
        nonlocal depth
        depth -= 1
        if end:
            end(tag)

    def refuse(*_: object) -> None:
        raise refusal(
            "{part}: в XML объявлен тип документа (DOCTYPE), такие файлы не принимаются: через "
            "него читают чужие файлы. Сохраните файл заново без него.",
            "{part}: the XML declares a document type (DOCTYPE); such files are not taken, since "
            "it can read other files. Save the file again without it.",
            part=name,
        )

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.StartDoctypeDeclHandler = refuse
    if text:
        parser.buffer_text = True
        parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise refusal(
            "{part}: XML повреждён в строке {line}. Откройте файл в своей программе и сохраните "
            "заново.",
            "{part}: the XML is broken at line {line}. Open the file in your program and save it "
            "again.",
            part=name,
            line=error.lineno,
        ) from None


def _whole(
    package: zipfile.ZipFile, info: zipfile.ZipInfo, left: int, limits: Limits, wanted: str
) -> bytes:
    """One part unpacked block by block; the size its heading declares is not believed."""
    out = bytearray()
    try:
        with package.open(info) as stream:
            stream._left = 1 << 62  # type: ignore[attr-defined]  # the heading would cut it short
            while block := stream.read(_BLOCK):
                out += block
                if len(out) > left:
                    raise refusal(
                        "Файл распаковывается больше чем в {most} МБ. Сохраните его без картинок "
                        "и лишних листов.",
                        "The file unpacks to over {most} MB. Save it without pictures and spare "
                        "sheets.",
                        most=limits.unpacked_mb,
                    )
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError):
        raise _not_one(wanted) from None
    return bytes(out)


def _astray(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ".." in name.split("/") or "\0" in name


def _of_old_container(data: bytes, wanted: str):
    """What the container of Office 97–2003 holds: an encrypted new file, or an old one."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return _encrypted(wanted)
    return refusal(
        "Это файл Office 97–2003 (.xls, .doc, .ppt): такие не читаются. Откройте его и сохраните "
        "как {wanted}.",
        "This is an Office 97–2003 file (.xls, .doc, .ppt); such are not read. Open it and save "
        "it as {wanted}.",
        wanted=wanted,
    )


def _encrypted(wanted: str):
    return refusal(
        "Файл закрыт паролем. Снимите пароль и сохраните его как {wanted}.",
        "The file is locked by a password. Remove it and save the file as {wanted}.",
        wanted=wanted,
    )


def _not_one(wanted: str):
    return refusal(
        "Файл не открывается: нужен целый {wanted}, сохранённый офисной программой.",
        "The file does not open: a whole {wanted} saved by an office program is needed.",
        wanted=wanted,
    )
