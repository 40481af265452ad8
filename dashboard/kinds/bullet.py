"""Bullet: a filled part against a whole or a target, both as published."""

from __future__ import annotations

from dashboard.figure.frame import Head, frame
from dashboard.figure.passport import Passport
from dashboard.figure.sheets import Canvas
from dashboard.kinds._parts import Plot, blank_axis, note, shown


def bullet(
    head: Head, part: dict, whole: dict, *, share: dict | None = None, rest_label: str = ""
) -> Passport:
    """`part` of `whole` (items of one unit); `share` is the published share; `whole` may be a
    forecast or target."""
    items = [part, whole, *([share] if share else [])]
    return frame(
        head, "bullet", {"items": items, "share": share is not None, "rest_label": rest_label}
    )


def height(spec: dict, canvas: Canvas) -> float:
    """One bar with a line of words above and below."""
    return 46 * canvas.unit + canvas.line("label") * 4.6


def plot(spec: dict, canvas: Canvas) -> Plot:
    """A light bar of the whole under a filled bar of the part; a bound ends in an open arrow."""
    theme = canvas.theme
    (part, whole) = spec["items"][:2]
    top = max(whole["value"], part["value"])
    out = Plot(
        right=22,
        layout={
            "barmode": "overlay",
            "xaxis": blank_axis(range=[0, top]),
            "yaxis": blank_axis(range=[-1, 1]),
        },
    )
    thick = 2 * min(1.0, 46 * canvas.unit / max(canvas.plot_height, 1))
    for e, colour, opacity in ((whole, theme.neutral, 0.45), (part, theme.accent, 1.0)):
        out.traces.append(
            {
                "type": "bar",
                "orientation": "h",
                "y": [0],
                "x": [e["value"]],
                "width": thick,
                "marker": {"color": colour, "opacity": opacity},
                "customdata": [shown(e, canvas.lang)],
                "hovertemplate": "%{customdata}<extra>" + e["label"] + "</extra>",
            }
        )
        if e["bound"] in ("≥", "≈"):
            out.traces.append(
                {
                    "type": "scatter",
                    "mode": "markers",
                    "x": [e["value"]],
                    "y": [0],
                    "cliponaxis": False,
                    "marker": {
                        "symbol": "triangle-right",
                        "size": 15 * canvas.unit,
                        "color": colour,
                        "opacity": opacity,
                    },
                    "hoverinfo": "skip",
                }
            )
    half = thick / 2
    said = f"<b>{shown(part, canvas.lang)}</b> {part['label']}"
    if spec["share"]:
        said += f" — <b>{shown(spec['items'][2], canvas.lang)}</b>"
    wrapped = "<br>".join(
        canvas.wrap(said.replace("<b>", "").replace("</b>", ""), canvas.plot_width)
    )
    said = said if "<br>" not in wrapped else wrapped
    out.annotations = [
        note(
            canvas,
            said,
            0,
            half,
            xanchor="left",
            yanchor="bottom",
            yshift=5,
            color=theme.accent_text,
        ),
        note(
            canvas,
            "<br>".join(
                canvas.wrap(f"{shown(whole, canvas.lang)} {whole['label']}", canvas.plot_width)
            ),
            top,
            -half,
            xanchor="right",
            yanchor="top",
            yshift=-5,
            align="right",
            color=theme.muted,
        ),
    ]
    return out
