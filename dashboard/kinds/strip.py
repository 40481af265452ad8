"""One published scale for several rows: coloured zones, in each row one number or an arrow from an
earlier one to a later."""

from __future__ import annotations

from dashboard.figure.frame import Head, frame
from dashboard.figure.passport import Passport
from dashboard.figure.sheets import Canvas
from dashboard.kinds._parts import (
    Plot,
    blank_axis,
    labelled_axis,
    note,
    shown,
    side_labels,
    slots_height,
)


def strip(head: Head, rows: list[dict], zones: list[dict], *, top: float) -> Passport:
    """`rows` = [{label, when, items}] from the shortest supply down, an item a number of that row,
    the last the newest; `zones` = [{low, high, label}] from 0 to `top`."""
    items = [row["items"][-1] for row in rows]
    return frame(head, "strip", {"rows": rows, "zones": zones, "top": top, "items": items})


NARROW_EM = 46
"""Width of the plot, in letters, below which dates stand under the rows' names."""


def _is_narrow(canvas: Canvas) -> bool:
    return canvas.plot_width < NARROW_EM * canvas.px("label")


def _zone_labels(spec: dict, canvas: Canvas, wide: float) -> list[str]:
    """The zones' names wrapped to their widths; where one word is wider, the zone stays unnamed."""
    out = []
    for zone in spec["zones"]:
        width = (min(zone["high"], spec["top"]) - zone["low"]) / spec["top"] * wide - 6
        label = "<br>".join(canvas.wrap(zone["label"], width, "small"))
        out.append(label if canvas.text_width(label, "small") <= width else "")
    return out


def _names(spec: dict, canvas: Canvas) -> list[str]:
    """Names of the rows; on a narrow sheet with the date of the number below."""
    if not _is_narrow(canvas):
        return [row["label"] for row in spec["rows"]]
    return [f"{row['label']}<br>{row['when']}" for row in spec["rows"]]


def _labels(spec: dict, canvas: Canvas) -> tuple[list[str], float]:
    share = 0.3 if not _is_narrow(canvas) else 0.45
    return side_labels(canvas, _names(spec, canvas), share)


def height(spec: dict, canvas: Canvas) -> float:
    """One slot a row, the zones' names above."""
    left = _labels(spec, canvas)[1]
    labels = _zone_labels(spec, canvas, canvas.plot_width - left)
    deep = max(label.count("<br>") + 1 for label in labels)
    share = 0.3 if not _is_narrow(canvas) else 0.45
    slots = slots_height(canvas, _names(spec, canvas), 2.9, share)
    return slots + deep * canvas.line("small") + canvas.line("axis") * 1.6 + 10


def plot(spec: dict, canvas: Canvas) -> Plot:
    """Zones are bars behind the whole height; numbers are markers with their words beside them."""
    theme = canvas.theme
    rows = spec["rows"]
    wrapped, left = _labels(spec, canvas)
    names = _zone_labels(spec, canvas, canvas.plot_width - left)
    deep = max(label.count("<br>") + 1 for label in names) * canvas.line("small")
    out = Plot(left=left, top=deep + 6, bottom=canvas.line("axis") * 1.6, right=4)
    for i, (zone, name) in enumerate(zip(spec["zones"], names, strict=True)):
        end = min(zone["high"], spec["top"])
        out.traces.append(_zone(zone["low"], end, len(rows), theme.band[i % len(theme.band)]))
        out.annotations.append(
            note(
                canvas,
                name,
                zone["low"],
                1,
                "small",
                yref="paper",
                yanchor="bottom",
                xanchor="left",
                xshift=4,
                yshift=3,
                color=theme.muted,
            )
        )
    for slot, row in enumerate(rows):
        _row(out, row, slot, canvas, spec["top"])
        out.annotations.append(
            note(
                canvas,
                wrapped[slot],
                0,
                slot,
                xref="paper",
                xanchor="right",
                xshift=-10,
                yanchor="middle",
                align="right",
                bold=row["items"][-1]["accent"],
                color=theme.text,
            )
        )
    edges = [0.0, *(zone["low"] for zone in spec["zones"] if zone["low"] > 0)]
    out.layout = {
        "barmode": "overlay",
        "yaxis": blank_axis(range=[len(rows) - 0.5, -0.5]),
        "xaxis": labelled_axis(canvas, range=[0, spec["top"]], tickvals=edges),
    }
    return out


def _zone(low: float, high: float, rows: int, colour: str) -> dict:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [high - low],
        "base": [low],
        "y": [(rows - 1) / 2],
        "width": rows,
        "marker": {"color": colour, "line": {"width": 0}},
        "hoverinfo": "skip",
    }


def _row(out: Plot, row: dict, slot: int, canvas: Canvas, top: float) -> None:
    """The markers of a row, an arrow between them, the number and its date in words."""
    theme = canvas.theme
    items = [item for item in row["items"] if item["value"] is not None]
    last = items[-1]
    ink = theme.accent_text if last["accent"] else theme.text
    fill = theme.accent if last["accent"] else theme.muted
    out.traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": [item["value"] for item in items],
            "y": [slot] * len(items),
            "marker": {
                "size": [13 * canvas.unit if item is last else 9 * canvas.unit for item in items],
                "color": [fill if item is last else theme.paper for item in items],
                "line": {"color": fill, "width": 2},
            },
            "cliponaxis": False,
            "customdata": [shown(item, canvas.lang) for item in items],
            "hovertemplate": "%{customdata}<extra></extra>",
        }
    )
    if len(items) > 1:
        out.annotations.append(_arrow(items[-2]["value"], last["value"], slot, canvas))
        out.annotations.append(
            note(
                canvas,
                shown(items[0], canvas.lang),
                items[0]["value"],
                slot,
                xanchor="right",
                xshift=-10 * canvas.unit,
                yanchor="middle",
                color=theme.text,
            )
        )
    narrow = _is_narrow(canvas)
    number = f"<b>{shown(last, canvas.lang)}</b>"
    text = number if narrow else f"{number}\u2002{row['when']}"
    inside = not narrow and last["value"] > top * 0.55
    out.annotations.append(
        note(
            canvas,
            f"{row['when']}\u2002{number}" if inside else text,
            last["value"],
            slot,
            xanchor="right" if inside and len(items) < 2 else "left" if not inside else "right",
            xshift=(-11 if inside else 11) * canvas.unit,
            yanchor="bottom" if inside and len(items) > 1 else "middle",
            yshift=2 if inside and len(items) > 1 else 0,
            color=ink,
        )
    )


def _arrow(start: float, end: float, slot: int, canvas: Canvas) -> dict:
    return {
        "x": end,
        "y": slot,
        "ax": start,
        "ay": slot,
        "xref": "x",
        "yref": "y",
        "axref": "x",
        "ayref": "y",
        "text": "",
        "showarrow": True,
        "arrowhead": 2,
        "arrowwidth": 1.5 * canvas.unit,
        "arrowcolor": canvas.theme.muted,
        "standoff": 8 * canvas.unit,
        "startstandoff": 6 * canvas.unit,
    }
