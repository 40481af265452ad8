"""`python -m tests.publishers [--folder DIR] [--port N]`: the simulated publishers until Ctrl+C."""

from __future__ import annotations

import argparse
import contextlib
from pathlib import Path

from tests.publishers.faults import FAULTS
from tests.publishers.server import Publishers, modules

SURENESS = {
    "A": "видено в работающем коде или официальном описании",
    "B": "видено в коде 2024–2025 годов",
    "C": "предположение, проверять на живом сайте",
}


def main() -> None:
    """Print how sure we are of each format, then serve."""
    parser = argparse.ArgumentParser(prog="python -m tests.publishers", description=__doc__)
    parser.add_argument(
        "--folder", type=Path, help="папка демонстрационного города (python -m etl demo --to …)"
    )
    parser.add_argument("--port", type=int, default=8099)
    parser.add_argument(
        "--fault",
        nargs=2,
        action="append",
        default=[],
        metavar=("HOST", "FAULT"),
        help=f"испортить ответы: {', '.join(FAULTS)}; HOST * — все",
    )
    args = parser.parse_args()
    for module in modules().values():
        print(f"[{module.SURE}] {', '.join(module.HOSTS)}: {' '.join(module.__doc__.split())}")
    print("; ".join(f"[{k}] {v}" for k, v in SURENESS.items()))
    with Publishers(args.folder, args.port) as server:
        server.faults |= {host: FAULTS[name] for host, name in args.fault}
        print(f"ETL_PUBLISHERS={server.address}  (Ctrl+C — остановить)")
        with contextlib.suppress(KeyboardInterrupt):
            server.closing.wait()


if __name__ == "__main__":
    main()
