"""What python-pptx has no call for: error bars, gaps, date ticks and a line over stacked areas,
written as XML."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree
from pptx.chart.series import BarSeries
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn


def error_bars(
    series,
    plus: list[float | None],
    minus: list[float | None],
    colour: str = "404040",
    direction: str | None = None,
) -> None:
    """Custom error bars on a chart series; None leaves a point without one.

    `direction` "y" for lines and scatters; bars need none. Written before the categories, where
    the schema has it.
    """
    parts = "".join(
        f'<c:{name}><c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>'
        + "".join(
            f'<c:pt idx="{i}"><c:v>{v!r}</c:v></c:pt>'
            for i, v in enumerate(values)
            if v is not None
        )
        + f"</c:numLit></c:{name}>"
        for name, values in (("plus", plus), ("minus", minus))
    )
    where = f'<c:errDir val="{direction}"/>' if direction else ""
    bars = parse_xml(
        f'<c:errBars {nsdecls("c", "a")}>{where}<c:errBarType val="both"/><c:errValType '
        'val="cust"/>'
        f'<c:noEndCap val="0"/>{parts}<c:spPr><a:ln w="15875"><a:solidFill><a:srgbClr '
        f'val="{colour}"/></a:solidFill>'
        f"</a:ln></c:spPr></c:errBars>"
    )
    _before(series._element, bars, ("c:cat", "c:val", "c:xVal", "c:yVal"))


def read_error_bars(series) -> tuple[list[float | None], list[float | None]]:
    """Plus and minus of a series' custom error bars, as written; empty lists when it has none."""
    bars = series._element.find(qn("c:errBars"))
    if bars is None:
        return [], []
    return _literal(bars.find(qn("c:plus"))), _literal(bars.find(qn("c:minus")))


def _literal(side) -> list[float | None]:
    literal = side.find(qn("c:numLit"))
    out: list[float | None] = [None] * int(literal.find(qn("c:ptCount")).get("val"))
    for point in literal.findall(qn("c:pt")):
        out[int(point.get("idx"))] = float(point.find(qn("c:v")).text)
    return out


def _before(parent, child, tags: tuple[str, ...]) -> None:
    for tag in tags:
        found = parent.find(qn(tag))
        if found is not None:
            found.addprevious(child)
            return
    parent.append(child)


def shift_label(data_label, rise: float) -> None:
    """Lift a point's label above its usual place by a share of the chart's height."""
    element = data_label._dLbl
    for old in element.findall(qn("c:layout")):
        element.remove(old)
    element.find(qn("c:idx")).addnext(
        parse_xml(
            f'<c:layout {nsdecls("c")}><c:manualLayout><c:x val="0"/><c:y '
            f'val="{-rise:.4f}"/></c:manualLayout></c:layout>'
        )
    )
    for leaders in element.getparent().findall(qn("c:showLeaderLines")):
        leaders.set("val", "0")


def show_gaps(chart) -> None:
    """Blank cells break the line instead of falling to zero."""
    element = chart._chartSpace.chart
    for old in element.findall(qn("c:dispBlanksAs")):
        element.remove(old)
    gap = parse_xml(f'<c:dispBlanksAs {nsdecls("c")} val="gap"/>')
    only = element.find(qn("c:plotVisOnly"))
    (only.addnext if only is not None else element.append)(gap)


def date_ticks(chart, step: int, unit: str) -> None:
    """Ticks of a date axis every `step` months or years, dates placed to the day."""
    axis = chart._chartSpace.find(".//" + qn("c:dateAx"))
    if axis is None:
        return
    for tag in ("c:baseTimeUnit", "c:majorUnit", "c:majorTimeUnit"):
        for old in axis.findall(qn(tag)):
            axis.remove(old)
    for tag, value in (("baseTimeUnit", "days"), ("majorUnit", step), ("majorTimeUnit", unit)):
        axis.append(parse_xml(f'<c:{tag} {nsdecls("c")} val="{value}"/>'))


def doubling(axis) -> None:
    """The axis doubles at every step: a logarithmic scale of base two."""
    scaling = axis._element.find(qn("c:scaling"))
    scaling.insert(0, parse_xml(f'<c:logBase {nsdecls("c")} val="2"/>'))


def hatch(fmt, colour: str = "808080") -> None:
    """A hatched fill for a shape or a bar whose number is absent."""
    from pptx.dml.color import RGBColor
    from pptx.enum.dml import MSO_PATTERN

    fmt.fill.patterned()
    fmt.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
    fmt.fill.fore_color.rgb = RGBColor.from_string(colour)
    fmt.fill.back_color.rgb = RGBColor(255, 255, 255)


def lines_over_areas(chart, n: int = 1) -> None:
    """Move the last n area series into a line chart on the same axes: history and centre of a
    fan."""
    areas = chart._chartSpace.find(".//" + qn("c:areaChart"))
    moved = areas.findall(qn("c:ser"))[-n:]
    axes = [deepcopy(a) for a in areas.findall(qn("c:axId"))]
    line = parse_xml(
        f'<c:lineChart {nsdecls("c")}><c:grouping val="standard"/><c:varyColors '
        'val="0"/></c:lineChart>'
    )
    for series in moved:
        areas.remove(series)
        marker = parse_xml(f'<c:marker {nsdecls("c")}><c:symbol val="none"/></c:marker>')
        _before(series, marker, ("c:dPt", "c:dLbls", "c:cat", "c:val"))
        series.append(parse_xml(f'<c:smooth {nsdecls("c")} val="0"/>'))
        line.append(series)
    line.append(parse_xml(f'<c:marker {nsdecls("c")} val="1"/>'))
    for axis in axes:
        line.append(axis)
    areas.addnext(line)
    etree.cleanup_namespaces(line)


def intervals_over_bars(chart, halves: list[float | None]) -> None:
    """The last series leaves the stack: unseen, on axes of its own, with error bars to both sides
    that no bar hides.

    The unseen axes repeat the scale of the seen ones; call it when those are set.
    """
    area = chart._chartSpace.chart.find(qn("c:plotArea"))
    bars = area.find(qn("c:barChart"))
    over = deepcopy(bars)
    series = bars.findall(qn("c:ser"))[-1]
    for tag in ("c:ser", "c:overlap", "c:dLbls"):
        for old in over.findall(qn(tag)):
            over.remove(old)
    over.find(qn("c:grouping")).set("val", "clustered")
    over.find(qn("c:grouping")).addnext(series)
    bars.addnext(over)
    _own_axes(area, over)
    error_bars(BarSeries(series), halves, halves)


def _own_axes(area, plot) -> None:
    """Copies of the category and the value axis, unseen, for a second plot."""
    ids = {}
    for axis in (area.find(qn("c:catAx")), area.find(qn("c:valAx"))):
        twin = deepcopy(axis)
        old = twin.find(qn("c:axId")).get("val")
        ids[old] = str(int(old) + 7)
        twin.find(qn("c:delete")).set("val", "1")
        for tag in ("c:majorGridlines", "c:title"):
            for extra in twin.findall(qn(tag)):
                twin.remove(extra)
        axis.addnext(twin)
        for tag in ("c:axId", "c:crossAx"):
            twin.find(qn(tag)).set("val", str(int(twin.find(qn(tag)).get("val")) + 7))
    for element in plot.findall(qn("c:axId")):
        element.set("val", ids[element.get("val")])


def plot_area(chart, x: float, y: float, width: float, height: float) -> None:
    """Fix the inner plot area, as shares of the chart: what stays around it is for labels."""
    area = chart._chartSpace.chart.find(qn("c:plotArea"))
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    said = "".join(
        f'<c:{tag} val="{value}"/>'
        for tag, value in (
            ("layoutTarget", "inner"),
            ("xMode", "edge"),
            ("yMode", "edge"),
            ("x", x),
            ("y", y),
            ("w", width),
            ("h", height),
        )
    )
    area.insert(
        0, parse_xml(f"<c:layout {nsdecls('c')}><c:manualLayout>{said}</c:manualLayout></c:layout>")
    )
