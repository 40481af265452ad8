"""Files from outside: each is parsed in a lean child process bounded in memory and time.

What comes back is plain values. A parser is a module of etl/reading/parsers; `kind` is its name.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from etl import walking
from etl.language import Words
from etl.reading.bounds import LIMITS, MB, Limits, Refused, refusal

__all__ = ["Limits", "Outside", "Refused", "parse_outside"]
ROOT = Path(__file__).resolve().parents[2]
_CHILD = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); "
    "from etl.reading._outside_child import main; main()"
)


@dataclass
class Outside:
    """What was read: `content` is the parser's own dataclass, `notes` say what was left out."""

    kind: str
    content: Any
    notes: tuple[Words, ...] = ()


def parse_outside(kind: str, stream: BinaryIO, limits: Limits = LIMITS) -> Outside:
    """Parse one file of a kind (csv, docx, pptx, xlsx, xml). Refused says what is wrong with it,
    where, and what to do. Nothing of it touches the disk."""
    data = stream.read(limits.file_mb * MB + 1)
    if len(data) > limits.file_mb * MB:
        raise refusal(
            "Файл больше {most} МБ. Оставьте в нём только нужное.",
            "The file is over {most} MB. Keep only what is needed in it.",
            most=limits.file_mb,
        )
    if not data:
        raise refusal(
            "Файл пуст. Сохраните его заново и выберите ещё раз.",
            "The file is empty. Save it again and choose it once more.",
        )
    answer = _asked(kind, data, limits)
    if "refused" in answer:
        raise Refused(Words(**answer["refused"]))
    content = walking.named(f"etl.reading.parsers.{kind}", "Content")
    return Outside(
        kind,
        msgspec.convert(answer["content"], content),
        tuple(Words(**note) for note in answer["notes"]),
    )


def _asked(kind: str, data: bytes, limits: Limits) -> dict:
    """The child's answer, or a refusal when it did not live to give one."""
    settings = json.dumps({"kind": kind, "limits": asdict(limits)})
    child = subprocess.Popen(
        [sys.executable, "-I", "-c", _CHILD, str(ROOT), settings],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        out, _ = child.communicate(data, timeout=limits.seconds)
    except subprocess.TimeoutExpired:
        child.kill()
        child.communicate()
        raise refusal(
            "Файл читался дольше {most} с и был остановлен. Оставьте в нём только нужное.",
            "Reading the file took over {most} s and was stopped. Keep only what is needed in it.",
            most=limits.seconds,
        ) from None
    if child.returncode or not out:
        raise refusal(
            "Файл не удалось прочесть в пределах {most} МБ памяти: он слишком велик или "
            "повреждён. Сохраните его заново, оставив только нужное.",
            "The file could not be read within {most} MB of memory: it is too large or damaged. "
            "Save it again with only what is needed.",
            most=limits.memory_mb,
        )
    return msgspec.msgpack.decode(out, ext_hook=_restored)


def _restored(code: int, data: memoryview) -> date | datetime:
    text = bytes(data).decode()
    if "T" in text:
        return datetime.fromisoformat(text)
    return date.fromisoformat(text)
