"""Notes beside lines: events as dotted uprights with their words, names at the lines' ends, none
touching."""

from __future__ import annotations

from dashboard.figure.sheets import Canvas
from dashboard.kinds._parts import Plot, lines, note
from etl.language import text as words


def part_names(out: Plot, canvas: Canvas) -> None:
    """Names at the lines' ends moved apart where they would touch, from the highest down."""
    low, high = out.layout["yaxis"]["range"]
    per_unit = (canvas.plot_height - out.top - out.bottom) / (high - low)
    ceiling = float("inf")
    for name in sorted(
        (a for a in out.annotations if a.get("name") == "end"), key=lambda a: -a["y"]
    ):
        tall = lines(name["text"]) * canvas.line("axis")
        middle = min(name["y"] * per_unit, ceiling - tall / 2)
        name["yshift"] = middle - name["y"] * per_unit
        ceiling = middle - tall / 2


def events_share(events: list[dict], canvas: Canvas) -> float:
    """What the notes of events take on a narrow sheet, against the rest of the height: there
    lines stay below them."""
    notes = [canvas.wrap(e["label"], canvas.plot_width * 0.34, "small") for e in events]
    tall = sum(len(wrapped) * canvas.line("small") + 6 for wrapped in notes)
    return (
        tall / max(canvas.plot_height - tall, tall, 1.0)
        if canvas.plot_width < 420 * canvas.unit
        else 0.0
    )


def mark_events(out: Plot, events: list[dict], x_range: list, canvas: Canvas) -> None:
    """Dotted uprights; their notes stand one below another, on the side with more room."""
    level = 0.0
    middle = (at(x_range[0]) + at(x_range[1])) / 2
    for event in sorted(events, key=lambda e: at(e["x"])):
        out.shapes.append(
            {
                "type": "line",
                "yref": "paper",
                "x0": event["x"],
                "x1": event["x"],
                "y0": 0,
                "y1": 1,
                "line": {"color": canvas.theme.muted, "width": 1, "dash": "dot"},
            }
        )
        wrapped = canvas.wrap(event["label"], canvas.plot_width * 0.34, "small")
        right = at(event["x"]) <= middle
        out.annotations.append(
            note(
                canvas,
                "<br>".join(wrapped),
                event["x"],
                1,
                "small",
                yref="paper",
                yanchor="top",
                xanchor="left" if right else "right",
                yshift=-level,
                xshift=5 if right else -5,
                color=canvas.theme.muted,
                bgcolor=canvas.theme.paper,
                align="left" if right else "right",
            )
        )
        level += len(wrapped) * canvas.line("small") + 6


def at(x: str | float) -> float:
    """A place on the x axis as a number: days for dates."""
    return float(words.day(x).toordinal()) if isinstance(x, str) else float(x)
