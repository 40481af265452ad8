"""The drawn graph shows the graph the code defines: every table and every input, and around one
table only its kin."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

from dashboard.pages.sources.graph import drawing
from etl.build.draw import HEIGHT, ROW, WIDTH, around, graph_svg
from etl.build.graph import project

SVG = "{http://www.w3.org/2000/svg}"


def boxes(svg: str) -> dict[str, tuple[float, float]]:
    """Name → corner of every box."""
    rects = None
    found = {}
    for element in ElementTree.fromstring(svg).iter():
        if element.tag == f"{SVG}rect":
            rects = float(element.get("x")), float(element.get("y"))
        elif element.tag == f"{SVG}text" and rects:
            found[element.text] = rects
            rects = None
    return found


def test_every_table_and_input_has_a_box_of_its_own():
    lineage = project().lineage()
    placed = boxes(graph_svg(lineage))
    wanted = (
        set(lineage)
        | {f"{s} (raw)" for v in lineage.values() for s in v["sources"]}
        | {f"{c}.csv" for v in lineage.values() for c in v["csvs"]}
    )
    assert set(placed) == wanted
    corners = list(placed.values())
    for i, (x, y) in enumerate(corners):
        assert not [1 for a, b in corners[i + 1 :] if abs(a - x) < WIDTH and abs(b - y) < HEIGHT]
    assert ROW > HEIGHT


def test_an_arrow_leads_from_every_parent():
    svg = graph_svg(
        {
            "a": {"tables": [], "sources": ["s"], "csvs": ["c"], "module": "etl.sources.m"},
            "b": {"tables": ["a"], "sources": [], "csvs": [], "module": "etl.indicators.n"},
        }
    )
    assert len(re.findall("<path", svg)) == 3
    placed = boxes(svg)
    assert (
        placed["s (raw)"][0] < placed["a"][0] < placed["b"][0] and placed["a"][1] < placed["b"][1]
    )


def test_around_a_table_stand_its_kin_only():
    chain = {
        n: {"tables": t, "sources": [], "csvs": [], "module": "etl.sources.m"}
        for n, t in {"a": [], "b": ["a"], "c": ["b"], "other": ["a"], "far": []}.items()
    }
    assert around(chain, "b") == {"a", "b", "c"}


def test_the_page_draws_the_released_graph(client, reader):
    svg = drawing(reader, "en")
    assert set(reader.manifest["lineage"]) <= set(boxes(svg))
    answer = client.get("/ru/graph.svg?table=published")
    assert answer.status_code == 200 and answer.mimetype == "image/svg+xml"
    assert "published" in boxes(answer.get_data(as_text=True))
    assert client.get("/ru/graph.svg?table=%3Cscript%3E").status_code == 404
    assert 'data-svg="/ru/graph.svg"' in client.get("/ru/sources").get_data(as_text=True)
