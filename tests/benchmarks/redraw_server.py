"""Server time of every control value of a page: the callback over WSGI, CPU milliseconds, p50 and
p95.

`ETL_DATA=… python -m tests.benchmarks.redraw_server [SLUG …]` (shortage). Every value of every
choice is asked once with the others at their defaults, for every figure that has the choice;
nothing is drawn beforehand, so these are first drawings. Wanted: p95 ≤ 60 ms. Sliders take all
their steps.
"""

from __future__ import annotations

import json
import sys
from time import process_time

import numpy as np

from dashboard.figure import registry as figures
from dashboard.figure.choices import Range
from dashboard.server.app import make_app
from dashboard.server.callbacks import _keys
from dashboard.site import cards
from dashboard.site.controls import control_id
from dashboard.site.page import SECOND, registry

VIEW = {"theme": "light", "width": 560, "lang": "ru"}
OUTPUTS = (("plot", "children"), ("plot", "style"), ("plot", "aria-label"), ("data", "children"))


def body(page, name: str, values: dict) -> dict:
    """What the browser would send for one redraw."""
    own = cards.ids(page.slug, name)
    outputs = [{"id": own[k], "property": p} for k, p in OUTPUTS]
    keys = _keys(page, list(figures.registry()[name].choices))
    inputs = [{"id": own["near"], "property": "data", "value": 1}] + [
        {
            "id": control_id(page.slug, k),
            "property": "value",
            "value": None if k.endswith(SECOND) else values[k],
        }
        for k in keys
    ]
    said = "..".join(["", "...".join(f"{o['id']}.{o['property']}" for o in outputs), ""])
    return {
        "output": said,
        "outputs": outputs,
        "inputs": inputs,
        "changedPropIds": [],
        "state": [{"id": "view", "property": "data", "value": VIEW | {"slug": page.slug}}],
    }


def options(choice) -> list:
    """Every value of a choice."""
    if isinstance(choice, Range):
        return list(np.arange(choice.low, choice.high + 1e-9, choice.step))
    return list(choice.options)


def main(slugs: list[str]) -> None:
    """Print p50, p95 and the slowest of each page."""
    client = make_app().server.test_client()
    for slug in slugs or ["shortage"]:
        page = registry()[slug]
        taken = []
        defaults = {k: c.default for k, c in page.choices().items()}
        for name in page.figures():
            for key, choice in figures.registry()[name].choices.items():
                for value in options(choice):
                    data = json.dumps(body(page, name, defaults | {key: value}))
                    begun = process_time()
                    answer = client.post(
                        "/_dash-update-component", data=data, content_type="application/json"
                    )
                    taken.append(((process_time() - begun) * 1000, f"{name} {key}={value}"))
                    assert answer.status_code == 200, (name, key, value, answer.status_code)
        times = [t for t, _ in taken]
        p50, p95 = np.quantile(times, [0.5, 0.95])
        slow = "; ".join(f"{what} {ms:.0f}" for ms, what in sorted(taken, reverse=True)[:4])
        print(
            f"{slug}: {len(times)} перерисовок, p50 {p50:.0f} мс, p95 {p95:.0f} мс; дольше всего: "
            f"{slow}"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
