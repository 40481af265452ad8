"""Twenty native figures as one PPTX: seconds, against the wish of at most 3; each kind of chart
occurs.

    python -m tests.benchmarks.deck_speed

The figures are drawn before the clock starts (the app has them in memory); the second number
includes drawing.
"""

from __future__ import annotations

import io
import statistics
import sys
import time

from pptx import Presentation

from dashboard.export.pptx.slides import pptx_bytes
from tests.dashboard.gallery import gallery

FIGURES = 20
ROUNDS = 5
WISH_S = 3.0


def main() -> int:
    """Print medians of five; 1 when the deck takes longer than wished for."""
    began = time.perf_counter()
    drawn = [fig for kind, fig in gallery().items() if kind not in ("flow_ribbons", "cells")]
    drawing = (time.perf_counter() - began) / len(drawn) * FIGURES
    cards = (drawn * 2)[:FIGURES]
    rounds = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        data = pptx_bytes(cards)
        rounds.append(time.perf_counter() - began)
    seconds = statistics.median(rounds)
    natives = sum(
        1 for slide in Presentation(io.BytesIO(data)).slides for s in slide.shapes if s.has_chart
    )
    print(
        f"{FIGURES} figures, {natives} native charts, {len(data) / 1024:.0f} KiB: {seconds:.2f} s "
        f"(wish: at most {WISH_S:g}); with drawing {seconds + drawing:.2f} s"
    )
    if seconds <= WISH_S:
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main())
