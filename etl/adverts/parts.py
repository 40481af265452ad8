"""Pure functions over many pieces: here, in local processes, or on a Dask cluster; the same results
in the same order.

`ETL_SCHEDULER=tcp://…` sends the pieces to a cluster whose scheduler and workers can import
`etl`; they need no shared folder. Memory is bounded: at most three pieces per worker are under
way.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from itertools import chain, islice
from typing import BinaryIO, NamedTuple

from etl import settings

PIECE_BYTES = 8 << 20
AHEAD = 3
FEW = 2
"""So few pieces are read here: processes take longer to start (about 6 s, the dictionary) than
they take to read."""
WAIT_S = 30


class Given(NamedTuple):
    """What local processes need and is dear to make: `make` runs once, in a process of its own
    that ends with what it used; each worker is handed the result as `take(result)`. A cluster's
    workers make their own."""

    make: Callable
    take: Callable


class Piece(NamedTuple):
    """Whole lines of a capture; `first` is the number of the first one, from 1."""

    first: int
    data: bytes


def pieces(stream: BinaryIO, size: int = PIECE_BYTES) -> Iterator[Piece]:
    """A stream of lines in pieces of about `size` bytes, cut at line ends; no more than one
    piece is held."""
    first = 1
    rest = b""
    while block := stream.read(size):
        cut = block.rfind(b"\n") + 1
        if not cut:
            rest += block
            continue
        data = rest + block[:cut]
        rest = block[cut:]
        yield Piece(first, data)
        first += data.count(b"\n")
    if rest:
        yield Piece(first, rest)


def map_parts(
    fn: Callable,
    paths: Iterable,
    *,
    workers: int | None = None,
    given: Given | None = None,
    progress: Callable[[int], None] = lambda done: None,
) -> Iterator:
    """`fn` of every piece (or path), in their order. `fn` is a function of a module, so that
    processes can import it.

    `workers` 1 stays in this process; None takes every core, or the cluster of ETL_SCHEDULER.
    """
    waiting = iter(paths)
    start = list(islice(waiting, FEW + 1))
    address = settings.get("ETL_SCHEDULER") if workers is None else ""
    local = workers or os.cpu_count() or 1
    opened: AbstractContextManager[tuple[Executor | None, int]]
    if address:
        opened = _cluster(address)
    elif local == 1 or len(start) <= FEW and workers is None:
        opened = nullcontext((None, 1))
    else:
        opened = _processes(local, given)
    with opened as (executor, n):
        items = chain(start, waiting)
        results = _mapped(executor, fn, items, n * AHEAD) if executor else map(fn, items)
        for done, result in enumerate(results, start=1):
            yield result
            progress(done)


def _mapped(executor: Executor, fn: Callable, items: Iterator, ahead: int) -> Iterator:
    under_way: deque = deque()
    try:
        for item in items:
            under_way.append(executor.submit(fn, item))
            if len(under_way) >= ahead:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    finally:
        [f.cancel() for f in under_way]


@contextmanager
def _processes(n: int, given: Given | None) -> Iterator[tuple[Executor, int]]:
    """New processes, not copies of this one: the same on every system, and safe beside threads."""
    new = multiprocessing.get_context("spawn")
    begin = None
    if given:
        with ProcessPoolExecutor(1, mp_context=new) as one:
            begin = partial(given.take, one.submit(given.make).result())
    with ProcessPoolExecutor(n, mp_context=new, initializer=begin) as executor:
        yield executor, n


@contextmanager
def _cluster(address: str) -> Iterator[tuple[Executor, int]]:
    """The executor of a Dask cluster; ConnectionError says what to do when it isn't there."""
    try:
        from distributed import Client
    except ImportError as error:
        raise ConnectionError(
            "Для ETL_SCHEDULER нужен Dask: pip install 'dask[distributed]'"
        ) from error
    try:
        client = Client(address, timeout=WAIT_S, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise ConnectionError(
            f"Кластер {address} не отвечает: проверьте ETL_SCHEDULER и запущен ли dask scheduler, "
            "или уберите переменную, чтобы считать на этом компьютере."
        ) from error
    with client:
        cores = sum(client.nthreads().values())
        if not cores:
            raise ConnectionError(
                f"У кластера {address} нет ни одного worker: запустите dask worker {address}."
            )
        yield client.get_executor(pure=False), cores
