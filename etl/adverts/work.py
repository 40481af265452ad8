"""What a worker does with one piece. It imports the engine alone: no pandas, no graph, so that
many fit into memory."""

from __future__ import annotations

from typing import NamedTuple

from etl.adverts.engine import Part, read_part
from etl.adverts.parts import Piece
from etl.adverts.record import Capture


class Job(NamedTuple):
    """A piece of the captured file `number`, called `name`."""

    number: int
    name: str
    capture: Capture
    piece: Piece


def read_piece(job: Job) -> tuple[int, Part]:
    """What a process or a cluster's worker does: the file's number and what the piece gave."""
    return job.number, read_part(job.piece.data, job.capture, job.name, job.piece.first)
