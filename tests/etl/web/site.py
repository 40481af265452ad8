"""One big file on a site of its own, and a way to spoil it."""

from __future__ import annotations

from dataclasses import replace

from etl.web import Limits
from tests.publishers.faults import FAULTS

BIG = bytes(range(256)) * 4096
FAST = Limits(
    rate_s=0,
    retries=2,
    backoff_s=0.01,
    wait_max_s=1,
    connect_s=2,
    read_s=0.2,
    total_s=1,
    max_bytes=10**7,
)
URL = "https://files.test/big.json"


def spoil(server, name, times=None, host="files.test"):
    server.faults[host] = replace(FAULTS[name], times=times)
