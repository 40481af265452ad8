"""Names beside the points of a scatter: where each has room, the weightiest first."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figure.sheets import Canvas
from dashboard.kinds._parts import note


def names(
    known: list[dict],
    sizes: Sequence[float],
    x_range: list[float],
    y_range: list[float],
    wide: float,
    tall: float,
    canvas: Canvas,
    areas: Sequence[dict] = (),
    *,
    straight: bool = False,
) -> list[dict]:
    """Notes naming the marks where there is room: none over another, over a mark or over an
    area's own name; an accent is named even where there is none. `straight`: right, left, above
    or below only."""
    taken = [_box(e, s, x_range, y_range, wide, tall) for e, s in zip(known, sizes, strict=True)]
    for a in areas:
        x, y = _at({"x": a["x"], "value": a["y"]}, x_range, y_range, wide, tall)
        half = canvas.text_width(a["label"], "small") / 2
        up = canvas.line("small") / 2
        taken.append((x - half, y - up, x + half, y + up, ""))
    out = []
    for e, size in sorted(
        zip(known, sizes, strict=True), key=lambda p: (not p[0]["accent"], -p[1])
    ):
        x, y = _at(e, x_range, y_range, wide, tall)
        name = "<br>".join(canvas.wrap(e["label"], wide * 0.34, "axis", e["accent"]))
        long = canvas.text_width(name, "axis", e["accent"]) + 4
        high = (name.count("<br>") + 1) * canvas.line("axis")
        far = size / 2 + 3
        for dx, dy, xa, ya in (
            (far, 0, "left", "middle"),
            (-far, 0, "right", "middle"),
            (0, far, "center", "bottom"),
            (0, -far, "center", "top"),
            (far, 8, "left", "top"),
            (far, -8, "left", "bottom"),
            (-far, 8, "right", "top"),
            (-far, -8, "right", "bottom"),
        )[: 4 if straight else 8]:
            left = x + dx - (0 if xa == "left" else long if xa == "right" else long / 2)
            low = y + dy - (0 if ya == "bottom" else high if ya == "top" else high / 2)
            box = (left, low, left + long, low + high)
            if (
                box[0] >= 0
                and box[2] <= wide
                and box[1] >= 0
                and box[3] <= tall
                and not any(_touch(box, other) for other in taken if other[4:] != (id(e),))
            ):
                break
        else:
            if not e["accent"]:
                continue
            dx = far
            dy = 0
            xa = "left"
            ya = "middle"
            box = (x + far, y - high / 2, x + far + long, y + high / 2)
        taken.append(box)
        out.append(
            note(
                canvas,
                name,
                e["x"],
                e["value"],
                "axis",
                xanchor=xa,
                yanchor=ya,
                xshift=dx,
                yshift=dy,
                bold=e["accent"],
            )
        )
    return out


def _at(e: dict, xr: list[float], yr: list[float], wide: float, tall: float) -> tuple[float, float]:
    return (e["x"] - xr[0]) / (xr[1] - xr[0]) * wide, (e["value"] - yr[0]) / (yr[1] - yr[0]) * tall


def _box(e: dict, size: float, xr: list[float], yr: list[float], wide: float, tall: float) -> tuple:
    x, y = _at(e, xr, yr, wide, tall)
    return x - size / 2, y - size / 2, x + size / 2, y + size / 2, id(e)


def _touch(a: tuple, b: tuple) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
