"""Bytes of a capture on their way to the disk, in pieces and packed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

import zstandard


def pieces(data: bytes | Path | Iterable[bytes]) -> Iterator[bytes]:
    """Bytes, a file or pieces, as pieces."""
    if isinstance(data, bytes):
        yield data
    elif isinstance(data, Path):
        with data.open("rb") as f:
            while piece := f.read(1 << 20):
                yield piece
    else:
        yield from data


def copied(packed: BinaryIO, out: BinaryIO | None) -> str:
    """Unpack into `out`, if any; the hash of what came, "" when it cannot be unpacked."""
    digest = sha256()
    try:
        while piece := packed.read(1 << 20):
            digest.update(piece)
            if out:
                out.write(piece)
    except zstandard.ZstdError:
        return ""
    return digest.hexdigest()


def unpacked(path: Path) -> BinaryIO:
    """A packed file as the bytes it holds."""
    return zstandard.ZstdDecompressor().stream_reader(path.open("rb"), read_across_frames=True)
