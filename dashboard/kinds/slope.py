"""Slope: two moments, one line a series, numbers at both ends, optional bands behind."""

from __future__ import annotations

from dashboard.figure.frame import Head, frame
from dashboard.figure.passport import Passport
from dashboard.figure.sheets import Canvas
from dashboard.kinds._parts import Plot, blank_axis, labelled_axis, note, shown

ELASTIC = True  # fills whatever height a sheet gives


def slope(
    head: Head, moments: list[str], series: list[dict], *, bands: list[dict] | None = None
) -> Passport:
    """`series` = [{label, points: [item, item], accent}], `bands` = [{low, high, label}] on the
    value axis."""
    return frame(head, "slope", {"moments": moments, "series": series, "bands": bands or []})


def height(spec: dict, canvas: Canvas) -> float:
    """Tall enough to tell the slopes apart."""
    return 230 * canvas.unit + canvas.line("axis")


def plot(spec: dict, canvas: Canvas) -> Plot:
    """Lines between two columns; an unknown end leaves a dot alone, never a line."""
    theme = canvas.theme
    series = spec["series"]
    values = [p["value"] for s in series for p in s["points"] if p["value"] is not None] or [
        0.0,
        1.0,
    ]
    low = min(values + [0.0])
    high = max(values)
    out = Plot(
        bottom=canvas.line("axis") * 1.4,
        left=max(
            canvas.text_width(shown(s["points"][0], canvas.lang), "label", True) for s in series
        )
        + 22,
    )
    share = canvas.plot_width * 0.3
    ends = []
    for s in series:
        colour, ink = (
            (theme.accent, theme.accent_text) if s.get("accent") else (theme.neutral, theme.muted)
        )
        first = s["points"][0]
        last = s["points"][-1]
        out.traces.append(
            {
                "type": "scatter",
                "mode": "lines+markers",
                "x": [0, 1],
                "cliponaxis": False,
                "y": [first["value"], last["value"]],
                "connectgaps": False,
                "line": {"color": colour, "width": 3 * canvas.unit},
                "marker": {"size": 10 * canvas.unit, "color": colour},
                "customdata": [shown(first, canvas.lang), shown(last, canvas.lang)],
                "hovertemplate": "%{customdata}<extra>" + s["label"] + "</extra>",
            }
        )
        bold = bool(s.get("accent"))
        out.annotations.append(
            note(
                canvas,
                shown(first, canvas.lang),
                0,
                _level(first, last, low),
                bold=bold,
                color=ink,
                xanchor="right",
                xshift=-11,
            )
        )
        name = "<br>".join(
            [f"<b>{shown(last, canvas.lang)}</b>", *canvas.wrap(s["label"], share, "axis")]
        )
        ends.append(
            canvas.text_width(name.replace("<b>", "").replace("</b>", ""), "label", bold) + 26
        )
        out.annotations.append(
            note(
                canvas,
                name,
                1,
                _level(last, first, low),
                "axis",
                color=ink,
                xanchor="left",
                xshift=12,
                yanchor="middle",
            )
        )
    out.right = max(ends)
    for i, band in enumerate(spec["bands"]):
        top = min(band["high"], high * 1.12)
        out.shapes.append(
            {
                "type": "rect",
                "xref": "paper",
                "x0": 0,
                "x1": 1,
                "y0": band["low"],
                "y1": top,
                "layer": "below",
                "line": {"width": 0},
                "fillcolor": theme.band[i],
            }
        )
        out.annotations.append(
            note(
                canvas,
                "<br>".join(canvas.wrap(band["label"], canvas.plot_width * 0.45, "small")),
                0.5,
                band["low"],
                "small",
                xref="paper",
                xanchor="center",
                yanchor="bottom",
                yshift=2,
                color=theme.muted,
            )
        )
    out.layout = {
        "xaxis": labelled_axis(
            canvas, range=[-0.04, 1.04], tickvals=[0, 1], ticktext=spec["moments"]
        ),
        "yaxis": blank_axis(range=[low, high * 1.12]),
    }
    return out


def _level(own: dict, other: dict, low: float) -> float:
    """Where an end's label stands: at its number, else level with the other end."""
    return next((e["value"] for e in (own, other) if e["value"] is not None), low)
