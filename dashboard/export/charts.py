"""Native slide charts of a passport, kind by kind: editable, with the same numbers as the figure."""
from __future__ import annotations

from dataclasses import dataclass

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE as TYPE
from pptx.enum.chart import XL_LABEL_POSITION as AT
from pptx.enum.chart import XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.util import Inches, Pt

from dashboard import words
from dashboard.export import chart_xml
from dashboard.kinds import waterfall
from dashboard.kinds._parts import shown
from dashboard.theme import LIGHT, ink_on

FONT = "Arial"


@dataclass(frozen=True)
class Box:
    """Where on the slide a chart may stand, in EMU."""

    x: int
    y: int
    w: int
    h: int


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.lstrip("#"))


def _chart(slide, box: Box, kind, data, size: int = 12, legend: bool = False):
    chart = slide.shapes.add_chart(kind, box.x, box.y, box.w, box.h, data).chart
    chart.font.size, chart.font.name = Pt(size), FONT
    chart.font.color.rgb = _rgb(LIGHT.text)
    chart.has_title, chart.has_legend = False, legend
    if legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    return chart


def _quiet(axis, labels: bool = False) -> None:
    axis.has_major_gridlines = axis.has_minor_gridlines = False
    axis.visible = labels
    if labels:
        axis.format.line.fill.background()


def _fill(fmt, colour: str | None) -> None:
    if colour is None:
        fmt.fill.background()
        fmt.line.fill.background()
    else:
        fmt.fill.solid()
        fmt.fill.fore_color.rgb = _rgb(colour)


def _label(point, text: str, bold: bool = False, where=AT.OUTSIDE_END, size: int = 14, ink: str = LIGHT.text) -> None:
    frame = point.data_label.text_frame
    frame.text = text
    font = frame.paragraphs[0].runs[0].font
    font.size, font.bold, font.name = Pt(size), bold, FONT
    font.color.rgb = _rgb(ink)
    if where is not None:
        point.data_label.position = where


def _name(entry: dict, lang: str) -> str:
    """The category's name; a gap says so in words, for an empty bar has no label."""
    return entry["label"] if entry["value"] is not None else f"{entry['label']} ({shown(entry, lang)})"


def bars(slide, box: Box, items: list[dict], lang: str, extra: dict | None = None):
    """Horizontal bars, first item on top; published intervals as native error bars; `extra` is a benchmark."""
    entries = [*items, *([extra] if extra else [])]
    box = Box(box.x, box.y, box.w, min(box.h, Inches(0.95) * len(entries) + Inches(0.3)))
    data = CategoryChartData()
    data.categories = [_name(e, lang) for e in entries]
    data.add_series("", [e["value"] for e in entries])
    chart = _chart(slide, box, TYPE.BAR_CLUSTERED, data, _size(len(entries)))
    _category_axis(chart)
    _quiet(chart.value_axis)
    _from_zero(chart, entries)
    series = chart.plots[0].series[0]
    chart.plots[0].gap_width = 55
    for i, e in enumerate(entries):
        if e["value"] is None:
            continue
        _fill(series.points[i].format, LIGHT.accent if e["accent"] else LIGHT.text if e is extra else LIGHT.neutral)
        spread = e["low"] is not None and e["high"] is not None
        ink = ink_on(LIGHT.accent if e["accent"] else LIGHT.neutral) if spread else LIGHT.text
        _label(series.points[i], e["text"], e["accent"], AT.INSIDE_BASE if spread else AT.OUTSIDE_END,
               _size(len(entries)), ink)
    known = [e["value"] is not None and e["low"] is not None and e["high"] is not None for e in entries]
    if any(known):
        chart_xml.error_bars(series, [e["high"] - e["value"] if k else None for e, k in zip(entries, known)],
                             [e["value"] - e["low"] if k else None for e, k in zip(entries, known)])
    return chart


def _size(n: int) -> int:
    return 16 if n <= 6 else 13 if n <= 12 else 9


def _category_axis(chart) -> None:
    axis = chart.category_axis
    axis.reverse_order, axis.has_major_gridlines = True, False
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.format.line.color.rgb = _rgb(LIGHT.muted)


def _from_zero(chart, entries: list[dict]) -> None:
    values = [v for e in entries for v in (e["value"], e["high"], e["low"]) if v is not None] or [1.0]
    chart.value_axis.minimum_scale = min(0.0, min(values) * 1.2)
    chart.value_axis.maximum_scale = max(values) * 1.12 if max(values) > 0 else 0.0


def lines(slide, box: Box, spec: dict, lang: str):
    """Trends in time as a line chart on a date axis; trends over numbers as an XY chart. Gaps stay gaps."""
    xs = [p["x"] for s in spec["series"] for p in s["points"]]
    return _dated(slide, box, spec, lang) if xs and isinstance(xs[0], str) else _numeric(slide, box, spec, lang)


def _strands(spec: dict) -> list[tuple[dict, dict]]:
    """(series, date → item) of every line to draw: each span is a line of its own between its ends."""
    out = []
    for s in spec["series"]:
        if s.get("style") == "spans":
            out += [(s, {words.day(p["start"]): p, words.day(p["end"]): p}) for p in s["points"]]
        else:
            out.append((s, {words.day(p["x"]): p for p in s["points"]}))
    return out


def _dated(slide, box: Box, spec: dict, lang: str):
    strands = _strands(spec)
    moments = sorted({m for _, at in strands for m in at})
    data = CategoryChartData()
    data.categories = moments
    for s, at in strands:
        data.add_series(s["label"] or " ", [at[m]["value"] if m in at else None for m in moments])
    chart = _chart(slide, box, TYPE.LINE_MARKERS, data, 12)
    ticks = chart.category_axis.tick_labels
    ticks.number_format, ticks.number_format_is_linked = "yyyy", False
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart.category_axis.has_major_gridlines = False
    _quiet(chart.value_axis)
    chart_xml.show_gaps(chart)
    chart_xml.yearly_ticks(chart)
    for (s, at), series in zip(strands, chart.plots[0].series):
        span = s.get("style") == "spans"
        _line(series, s, len(spec["series"]), joined=s.get("style", "line") != "dots")
        if span:
            series.marker.style = XL_MARKER_STYLE.NONE
        for m in list(at)[:1] if span else at:
            p = at[m]
            if p["value"] is not None and p["text"]:
                _label(series.points[moments.index(m)], p["text"], p["accent"], AT.ABOVE)
        if not span:
            _y_bars(series, [at.get(m) for m in moments])
    return chart


def _line(series, line: dict, n: int, joined: bool = True, k: int = 0) -> None:
    colour = LIGHT.accent if line.get("accent") else LIGHT.series[k % 6] if n > 2 else LIGHT.muted
    series.smooth = False
    if joined:
        series.format.line.color.rgb, series.format.line.width = _rgb(colour), Pt(2.5)
    else:
        series.format.line.fill.background()
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 8
    _fill(series.marker.format, colour)
    series.marker.format.line.color.rgb = _rgb(colour)


def _y_bars(series, points: list[dict | None]) -> None:
    known = [p is not None and p["value"] is not None and p["low"] is not None and p["high"] is not None
             for p in points]
    if any(known):
        chart_xml.error_bars(series, [p["high"] - p["value"] if k else None for p, k in zip(points, known)],
                             [p["value"] - p["low"] if k else None for p, k in zip(points, known)], direction="y")


def _numeric(slide, box: Box, spec: dict, lang: str):
    data, kept = XyChartData(), []
    for s in spec["series"]:
        for run in _unbroken(s["points"]):
            kept.append((s, run))
            series = data.add_series(s["label"] or " ")
            for p in run:
                series.add_data_point(p["x"], p["value"])
    xs, ys = [p["x"] for _, run in kept for p in run], [p["value"] for _, run in kept for p in run]
    low = 0.0 if spec.get("zero") else min(ys)
    for event in spec.get("events", []):
        series = data.add_series(event["label"])
        for y in (low, max(ys)):
            series.add_data_point(event["x"], y)
    chart = _chart(slide, box, TYPE.XY_SCATTER_LINES, data, 12)
    _quiet(chart.value_axis, labels=True)
    _quiet(chart.category_axis, labels=True)
    ticks = chart.category_axis.tick_labels
    ticks.number_format, ticks.number_format_is_linked = "0", False
    chart.category_axis.minimum_scale, chart.category_axis.maximum_scale = min(xs), max(xs) + (max(xs) - min(xs)) * 0.08
    if all(isinstance(x, int) for x in xs) and max(xs) - min(xs) < 15:
        chart.category_axis.major_unit = 1
    if spec.get("x_title"):
        chart.category_axis.has_title = True
        chart.category_axis.axis_title.text_frame.text = spec["x_title"]
        chart.category_axis.axis_title.text_frame.paragraphs[0].runs[0].font.size = Pt(12)
    drawn = list(chart.plots[0].series)
    for (s, run), series in zip(kept, drawn):
        _line(series, s, len(spec["series"]), joined=s.get("style") != "dots", k=spec["series"].index(s))
        if s.get("style") == "curve":
            series.marker.style = XL_MARKER_STYLE.NONE
        for i, p in enumerate(run):
            text = " ".join(t for t in (p["text"], s["label"] if p is s["points"][-1] else "") if t)
            if text:
                _label(series.points[i], text, p["accent"], AT.ABOVE, 12)
        _y_bars(series, run)
    for event, series in zip(spec.get("events", []), drawn[len(kept):]):
        _line(series, {"style": "line"}, 1)
        series.format.line.width, series.format.line.dash_style = Pt(1), MSO_LINE.DASH
        series.marker.style = XL_MARKER_STYLE.NONE
        _label(series.points[1], event["label"], False, AT.RIGHT, 10)
    return chart


def _unbroken(points: list[dict]) -> list[list[dict]]:
    out: list[list[dict]] = [[]]
    for p in points:
        if p["value"] is not None:
            out[-1].append(p)
        elif out[-1]:
            out.append([])
    return [run for run in out if run]


def slope(slide, box: Box, spec: dict, lang: str):
    """Two categories, one line a series, its name beside the last number."""
    data = CategoryChartData()
    data.categories = spec["moments"]
    for s in spec["series"]:
        data.add_series(s["label"], [p["value"] for p in s["points"]])
    chart = _chart(slide, box, TYPE.LINE_MARKERS, data, 14)
    _quiet(chart.value_axis)
    chart.value_axis.minimum_scale = min(0.0, *(p["value"] or 0 for s in spec["series"] for p in s["points"]))
    chart.category_axis.format.line.color.rgb = _rgb(LIGHT.grid)
    chart_xml.show_gaps(chart)
    for s, series in zip(spec["series"], chart.plots[0].series):
        _line(series, s, len(spec["series"]))
        for i, p in enumerate(s["points"]):
            if p["value"] is not None:
                text = f"{p['text']} {s['label']}" if i else p["text"]
                _label(series.points[i], text, bool(s.get("accent")), AT.RIGHT if i else AT.LEFT, 14)
    return chart


def stack(slide, box: Box, names: list[str], layers: list[tuple], *, legend: bool = False, where: list | None = None):
    """Stacked bars from layers (name, values, colour or None for a transparent base, texts)."""
    box = Box(box.x, box.y, box.w, min(box.h, Inches(0.95) * len(names) + Inches(0.7)))
    data = CategoryChartData()
    data.categories = names
    for name, values, _, _ in layers:
        data.add_series(name, values)
    chart = _chart(slide, box, TYPE.BAR_STACKED, data, _size(len(names)), legend=legend)
    _category_axis(chart)
    _quiet(chart.value_axis)
    chart.value_axis.minimum_scale = 0.0
    chart.plots[0].gap_width, chart.plots[0].overlap = 55, 100
    for k, ((_, values, colour, texts), series) in enumerate(zip(layers, chart.plots[0].series)):
        at = (where or [AT.CENTER] * len(layers))[k]
        _fill(series.format, colour)
        for i, text in enumerate(texts or []):
            if text and values[i]:
                _label(series.points[i], text, where=at, ink=ink_on(colour), size=_size(len(names)))
    return chart


def waterfall_chart(slide, box: Box, items: list[dict], lang: str):
    """A transparent base under totals, gains and losses; steps below zero fall back to plain bars."""
    levels = waterfall.levels(items)
    if min(base for base, _ in levels) < 0:
        return bars(slide, box, items, lang)
    names, texts = [_name(e, lang) for e in items], [e["text"] for e in items]

    def layer(keep) -> list[float | None]:
        return [n if keep(e) and e["value"] is not None else None for e, (_, n) in zip(items, levels)]
    return stack(slide, box, names, [
        ("", [b for b, _ in levels], None, None),
        ("итог" if lang == "ru" else "total", layer(lambda e: e.get("total")), LIGHT.neutral, texts),
        ("рост" if lang == "ru" else "gain", layer(lambda e: not e.get("total") and (e["value"] or 0) >= 0),
         LIGHT.accent, texts),
        ("спад" if lang == "ru" else "loss", layer(lambda e: not e.get("total") and (e["value"] or 0) < 0),
         LIGHT.series[1], texts)])


def tornado(slide, box: Box, spec: dict, lang: str):
    """A transparent base up to the low end, then low to centre, then centre to high."""
    items, centre = spec["items"], spec["centre"]["value"]
    lows, highs = [min(e["low"], e["high"]) for e in items], [max(e["low"], e["high"]) for e in items]
    texts = {"low": [e["low_text"] if e["low"] <= e["high"] else e["high_text"] for e in items],
             "high": [e["high_text"] if e["low"] <= e["high"] else e["low_text"] for e in items]}
    if min(lows) < 0:
        ends = [{**e, "value": e["high"] - e["low"], "text": f"{e['low_text']} … {e['high_text']}", "low": None,
                 "high": None} for e in items]
        return bars(slide, box, ends, lang)
    return stack(slide, box, [e["label"] for e in items], [
        ("", lows, None, None), ("−", [centre - v for v in lows], LIGHT.neutral, texts["low"]),
        ("+", [v - centre for v in highs], LIGHT.accent, texts["high"])],
        where=[AT.CENTER, AT.INSIDE_BASE, AT.INSIDE_END])


def funnel(slide, box: Box, items: list[dict], lang: str):
    """Bars centred by a transparent base of half of what is missing to the widest."""
    widest = max(e["value"] or 0 for e in items)
    return stack(slide, box, [_name(e, lang) for e in items], [
        ("", [(widest - (e["value"] or 0)) / 2 for e in items], None, None),
        ("n", [e["value"] for e in items], LIGHT.accent, [e["text"] for e in items])])


def bullet(slide, box: Box, spec: dict, lang: str):
    """The whole behind, the part before it: one category, overlapping bars; words stand above and below."""
    part, whole = spec["items"][:2]
    data = CategoryChartData()
    data.categories = [" "]
    data.add_series(whole["label"], [whole["value"]])
    data.add_series(part["label"], [part["value"]])
    chart = _chart(slide, box, TYPE.BAR_CLUSTERED, data, 16)
    chart.plots[0].overlap, chart.plots[0].gap_width = 100, 20
    _quiet(chart.value_axis)
    _quiet(chart.category_axis)
    chart.value_axis.minimum_scale, chart.value_axis.maximum_scale = 0.0, max(part["value"], whole["value"])
    for series, colour in zip(chart.plots[0].series, ("#D5DAE0", LIGHT.accent)):
        _fill(series.format, colour)
    return chart


def fan(slide, box: Box, spec: dict, lang: str):
    """Stacked areas on a transparent floor, the centre as a line on the same axes."""
    history, ahead = spec["history"], spec["ahead"]
    depth = len(ahead[0]["ranges"])
    points = [{**p, "ranges": [[p["value"], p["value"]]] * depth} for p in history] + ahead
    edges = [[p["ranges"][k][0] for k in range(depth)] + [p["ranges"][k][1] for k in range(depth - 1, -1, -1)]
             for p in points]
    data = CategoryChartData()
    data.categories = [str(p["x"]) for p in points]
    shades = [None, *([LIGHT.series[5]] * (2 * depth - 1))]
    for k in range(2 * depth):
        data.add_series(f"{k}" if k else " ", [e[k] - (e[k - 1] if k else 0) if e[0] is not None else None
                                               for e in edges])
    data.add_series("центр" if lang == "ru" else "centre", [p["value"] for p in points])
    chart = _chart(slide, box, TYPE.AREA_STACKED, data, 12)
    for k, series in enumerate(list(chart.plots[0].series)[:-1]):
        _fill(series.format, shades[k] if 0 < k else None)
        if k and k != depth and depth > 1:
            _fill(series.format, "#CFE4F2")
    centre = list(chart.plots[0].series)[-1]
    centre.format.line.color.rgb, centre.format.line.width = _rgb(LIGHT.accent), Pt(2.5)
    chart_xml.line_over_areas(chart)
    chart.value_axis.major_gridlines.format.line.color.rgb = _rgb(LIGHT.grid)
    return chart


def scatter(slide, box: Box, spec: dict, lang: str):
    """An XY chart, every point named."""
    data = XyChartData()
    series = data.add_series(spec["y_title"])
    known = [e for e in spec["items"] if e["value"] is not None and e["x"] is not None]
    for e in known:
        series.add_data_point(e["x"], e["value"])
    chart = _chart(slide, box, TYPE.XY_SCATTER, data, 11)
    for axis, title in ((chart.category_axis, spec["x_title"]), (chart.value_axis, spec["y_title"])):
        axis.has_title, axis.has_major_gridlines = True, True
        axis.axis_title.text_frame.text = title
        axis.axis_title.text_frame.paragraphs[0].runs[0].font.size = Pt(11)
        axis.major_gridlines.format.line.color.rgb = _rgb(LIGHT.grid)
    drawn = chart.plots[0].series[0]
    drawn.format.line.fill.background()
    drawn.marker.size = 9
    for i, e in enumerate(known):
        _fill(drawn.points[i].marker.format, LIGHT.accent if e["accent"] else LIGHT.neutral)
        _label(drawn.points[i], e["label"], e["accent"], AT.RIGHT, 10)
    return chart


def stacked(slide, box: Box, spec: dict, lang: str):
    """Parts of a whole, one colour a series, numbers inside."""
    return stack(slide, box, spec["categories"], [
        (s["label"], [p["value"] for p in s["points"]], LIGHT.series[k % 6], [p["text"] for p in s["points"]])
        for k, s in enumerate(spec["series"])], legend=True)
