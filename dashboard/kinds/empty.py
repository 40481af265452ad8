"""The honest empty state: what is missing, how to get it, what would be shown."""

from __future__ import annotations

from dashboard.figure.sheets import Canvas
from dashboard.kinds._parts import Plot, blank_axis, note

ELASTIC = True  # fills whatever height a sheet gives


def _body(spec: dict, canvas: Canvas) -> list[str]:
    return [
        *canvas.wrap(spec["text"], canvas.plot_width - 40),
        *canvas.wrap(spec["would_show"], canvas.plot_width - 40),
    ]


def height(spec: dict, canvas: Canvas) -> float:
    """Room for the message and what would be shown."""
    return max(170 * canvas.unit, len(_body(spec, canvas)) * canvas.line("label") + 40)


def plot(spec: dict, canvas: Canvas) -> Plot:
    """A hatched-looking dashed box with the message; no trace has points."""
    theme = canvas.theme
    body = _body(spec, canvas)
    return Plot(
        traces=[{"type": "scatter", "x": [], "y": []}],
        layout={"xaxis": blank_axis(range=[0, 1]), "yaxis": blank_axis(range=[0, 1])},
        shapes=[
            {
                "type": "rect",
                "xref": "paper",
                "yref": "paper",
                "x0": 0,
                "x1": 1,
                "y0": 0,
                "y1": 1,
                "line": {"color": theme.muted, "width": 1, "dash": "dot"},
            }
        ],
        annotations=[
            note(
                canvas,
                "<br>".join(body),
                0.5,
                0.5,
                "label",
                xref="paper",
                yref="paper",
                xanchor="center",
                yanchor="middle",
                color=theme.muted,
            )
        ],
    )
