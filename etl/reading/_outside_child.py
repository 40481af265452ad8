"""The child of etl/reading/outside.py: bounds itself, parses what stands on its input, answers."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

import msgspec

from etl import walking
from etl.reading.bounds import MB, Limits, Refused, refusal


def main() -> None:
    """Read the settings from the command line, the file from standard input; write the answer."""
    settings = json.loads(sys.argv[1])
    limits = Limits(**settings["limits"])
    data = sys.stdin.buffer.read()
    parse = walking.named(f"etl.reading.parsers.{settings['kind']}", "parse")
    _bound(limits)
    try:
        content, notes = parse(data, limits)
        answer = {"content": content, "notes": [asdict(note) for note in notes]}
        out = msgspec.msgpack.encode(answer)
    except Refused as error:
        out = msgspec.msgpack.encode({"refused": asdict(error.words)})
    except MemoryError:
        full = refusal(
            "Файл не помещается в {most} МБ памяти. Оставьте в нём только нужное.",
            "The file does not fit into {most} MB of memory. Keep only what is needed in it.",
            most=limits.memory_mb,
        )
        out = msgspec.msgpack.encode({"refused": asdict(full.words)})
    sys.stdout.buffer.write(out)
    sys.stdout.buffer.flush()


def _bound(limits: Limits) -> None:
    """Memory, processor time, no new files. Windows has no such limits: there the parent's clock
    alone stops a child."""
    try:
        import resource
    except ImportError:
        return
    memory = limits.memory_mb * MB
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
