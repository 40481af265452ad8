"""Points on bands: a published scale as coloured zones, with one or more numbers standing on it."""

from __future__ import annotations

from dashboard.figure.frame import Head, frame
from dashboard.figure.passport import Passport
from dashboard.figure.sheets import Canvas
from dashboard.kinds._parts import Plot, blank_axis, labelled_axis, note, shown


def bands(head: Head, items: list[dict], zones: list[dict], *, top: float) -> Passport:
    """`zones` = [{low, high, label}] from the left end to `top`; `items` in order of time,
    joined by an arrow."""
    return frame(head, "bands", {"items": items, "zones": zones, "top": top})


def _zone_labels(spec: dict, canvas: Canvas) -> list[str]:
    start = spec["zones"][0]["low"]
    span = spec["top"] - spec["zones"][0]["low"]
    out = []
    for zone in spec["zones"]:
        width = (min(zone["high"], spec["top"]) - zone["low"]) / span * canvas.plot_width - 8
        out.append("<br>".join(canvas.wrap(zone["label"], width, "small")))
    return out if start is not None else []


def height(spec: dict, canvas: Canvas) -> float:
    """A strip with room for numbers above and zone names below."""
    deep = max(label.count("<br>") + 1 for label in _zone_labels(spec, canvas))
    return 112 * canvas.unit + deep * canvas.line("small") + canvas.line("axis") * 1.4


def plot(spec: dict, canvas: Canvas) -> Plot:
    """Zones are one stacked bar; the numbers are markers above it, joined in order."""
    theme = canvas.theme
    items = spec["items"]
    zones = spec["zones"]
    labels = _zone_labels(spec, canvas)
    deep = max(label.count("<br>") + 1 for label in labels) * canvas.line("small")
    spare = max(
        0.0, canvas.plot_height - 1.6 * height(spec, canvas)
    )  # a tall sheet keeps the strip in its middle
    out = Plot(top=spare * 0.4, bottom=deep + canvas.line("axis") * 1.4 + 6 + spare * 0.6)
    plotted = canvas.plot_height - out.top - out.bottom
    strip = min(0.55, 1.35 * 34 * canvas.unit / max(plotted, 1))
    out.traces = [
        {
            "type": "bar",
            "orientation": "h",
            "y": [0],
            "x": [min(z["high"], spec["top"]) - z["low"]],
            "base": [z["low"]],
            "width": strip,
            "marker": {"color": theme.band[i % len(theme.band)]},
            "hoverinfo": "skip",
        }
        for i, z in enumerate(zones)
    ]
    known = [e for e in items if e["value"] is not None]
    colours = [theme.accent if e["accent"] else theme.muted for e in known]
    out.traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": [e["value"] for e in known],
            "y": [0] * len(known),
            "marker": {
                "size": 17 * canvas.unit,
                "color": colours,
                "line": {"color": theme.paper, "width": 2},
            },
            "cliponaxis": False,
            "customdata": [shown(e, canvas.lang) for e in known],
            "hovertemplate": "%{customdata}<extra></extra>",
        }
    )
    for i, e in enumerate(known):
        text = f"<b>{shown(e, canvas.lang)}</b><br>{e['label']}"
        near_end = e["value"] > spec["top"] * 0.85
        out.annotations.append(
            note(
                canvas,
                text,
                e["value"],
                strip / 2 + 0.04,
                yanchor="bottom",
                align="center",
                xanchor="right"
                if near_end
                else "left"
                if e["value"] < spec["top"] * 0.1
                else "center",
                color=theme.accent_text if e["accent"] else theme.text,
            )
        )
        if i:
            out.annotations.append(
                {
                    "x": e["value"],
                    "y": 0,
                    "ax": known[i - 1]["value"],
                    "ay": 0,
                    "xref": "x",
                    "yref": "y",
                    "axref": "x",
                    "ayref": "y",
                    "text": "",
                    "showarrow": True,
                    "arrowhead": 2,
                    "arrowwidth": 2 * canvas.unit,
                    "arrowcolor": theme.text,
                    "standoff": 11 * canvas.unit,
                    "startstandoff": 11 * canvas.unit,
                }
            )
    for zone, label in zip(zones, labels, strict=True):
        middle = (zone["low"] + min(zone["high"], spec["top"])) / 2
        out.annotations.append(
            note(
                canvas,
                label,
                middle,
                0,
                "small",
                yref="paper",
                yanchor="top",
                align="center",
                yshift=-canvas.line("axis") * 1.4,
                color=theme.muted,
            )
        )
    edges = [z["low"] for z in zones if z["low"] > 0]
    out.layout = {
        "barmode": "overlay",
        "yaxis": blank_axis(range=[-strip / 2 - 0.02, 1.33 - strip / 2]),
        "xaxis": labelled_axis(canvas, range=[zones[0]["low"], spec["top"]], tickvals=edges),
    }
    return out
