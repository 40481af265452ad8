"""The wall of occupations: complete from published evidence, honest about whose a signal is, usable
without scripts; richer with adverts."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO

import pytest
from pptx import Presentation

from dashboard.export.pptx.slides import pptx_bytes
from dashboard.figure import occupations
from dashboard.figure.issue import issue
from dashboard.figures.shortage import _wall as wall
from dashboard.pages.wall import PAGE, filters, screen
from dashboard.site.page import View, registry
from etl.store.reader import Reader

TODAY = date(2026, 11, 23)
CYRILLIC = re.compile("[а-яё]", re.I)


def view(reader, lang="ru", width=540, **query) -> View:
    chosen, notes = PAGE.accept(query, lang)
    assert not notes
    return View(reader, lang, TODAY, chosen, width=width, query=query)


def said(node) -> str:
    """Every text of a tree of components."""
    if node is None or isinstance(node, (str, int, float)):
        return "" if node is None else str(node)
    if isinstance(node, (list, tuple)):
        return " ".join(map(said, node))
    return said(getattr(node, "children", None))


def found(node, name: str) -> list:
    """Components of this class name."""
    if isinstance(node, (list, tuple)):
        return [x for child in node for x in found(child, name)]
    if not hasattr(node, "to_plotly_json"):
        return []
    own = [node] if name in str(getattr(node, "className", "")).split() else []
    return own + found(getattr(node, "children", None), name)


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_all_ninety_stand_on_a_fresh_clone(reader, lang):
    page = screen.part(view(reader, lang))
    text = said(page)
    names = occupations.short_names(lang)
    assert len(names) == 90 and all(name in text for name in names.values())
    assert all(name in text for name in occupations.family_names(lang).values())
    assert found(page, "filled") == [], "no verdict without adverts"


def test_the_headline_counts_what_is_marked(reader):
    marks = found(screen.part(view(reader)), "short")
    strip = [m for m in marks if "mark" in m.className and "outline" in m.className]
    title = PAGE.finding(view(reader))
    assert title.startswith("У 13\u00a0профессий из 90") and "(2024)" in title
    assert len(strip) - 1 == 13, "the marks, and one in the legend"


def test_enough_is_never_said_and_a_signal_says_whose(reader, city):
    for source in (reader, Reader.open(city)):
        text = said(screen.part(view(source)))
        assert "хватает" not in re.sub("не хватает", "", text)
        assert "официально выше обычного, Россия" in text


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_every_cell_that_states_a_number_names_its_row(reader, lang):
    page = screen.part(view(reader, lang))
    cells = [c for state in ("number", "dot") for c in found(page, state) if "cell" in c.className]
    told = [c for c in cells if getattr(c, "title", None)]
    assert len(told) > 120
    known = set(reader.table("occupation_evidence")["ids"])
    assert all(getattr(c, "data-ids") in known for c in told)


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_chain_has_six_steps_each_with_a_row_or_a_reason(reader, lang):
    for code in occupations.names(lang):
        sheet = found(screen.part(view(reader, lang, occupation=code)), "chain")[0]
        steps = found(sheet, "step")
        assert len(steps) == 6
        for step in steps:
            numbers = found(step, "rows")
            assert numbers or found(step, "none"), code
            assert len(said(step)) > 25
        assert occupations.names(lang)[code] in said(sheet)


def test_the_chain_says_that_a_groups_rate_is_not_the_occupations(reader):
    sheet = said(found(screen.part(view(reader, occupation="turner")), "chain")[0])
    assert "не у профессии отдельно" in sheet and "45\u00a0082 из 527\u00a0721" in sheet
    assert "Москва: 15,6" in sheet and "V073" in sheet and "O070" in sheet


def test_an_unknown_occupation_opens_no_chain(reader):
    assert not found(screen.part(view(reader, occupation="<script>")), "chain")


def test_what_cannot_be_chosen_is_greyed_and_says_why(reader, city):
    page = filters.bar(view(reader), reader.table("occupation_evidence"), "russia")
    assert [said(c) for c in found(page, "closed")] == ["Москва", "область", "все"]
    assert "объявления ещё не загружены" in said(page)
    full = Reader.open(city)
    page = filters.bar(view(full), full.table("occupation_evidence"), "moscow")
    assert [said(c) for c in found(page, "closed")] == ["все"]


@pytest.mark.parametrize("key, value", [("family", "machining"), ("level", "technician")])
def test_filters_work_by_address_alone(client, key, value):
    whole = client.get("/ru/wall").get_data(as_text=True)
    some = client.get(f"/ru/wall?{key}={value}").get_data(as_text=True)
    assert 0 < some.count("data-code=") < whole.count("data-code=")
    assert "html" in some and "из 90" not in re.search("<h1>(.*?)</h1>", some)[1]


def test_columns_hold_every_family_once_in_order(reader):
    blocks = wall.blocks(reader.table("occupation_evidence"), "ru")
    columns = screen.balanced(blocks)
    assert [b for column in columns for b in column] == blocks and len(columns) == 3
    heights = [sum(len(b.lines) + 1.4 for b in column) for column in columns]
    assert max(heights) < 1.45 * sum(heights) / 3


def test_with_adverts_a_fill_is_a_verdict_of_three(city):
    full = Reader.open(city)
    evidence = full.table("occupation_evidence")
    lines = [line for b in wall.blocks(evidence, "ru") for line in b.lines]
    filled = {line.code for line in lines if line.mark.state == wall.FILLED}
    judged = evidence.query("evidence == 'verdict' and area == 'moscow' and signal != ''")
    assert filled == set(judged["occupation"]) and (judged["of"] >= 3).all()
    assert "судить нельзя" in PAGE.finding(view(full))


def test_the_first_year_names_no_shortage(first_year):
    early = Reader.open(first_year)
    title = PAGE.finding(view(early))
    assert "Не хватает" not in title and "из 90" in title
    assert not found(screen.part(view(early)), "filled")


def test_english_is_whole(reader, city):
    for source in (reader, Reader.open(city)):
        page = screen.part(view(source, "en", occupation="turner"))
        page.children = [
            c for c in page.children if "source" not in str(getattr(c, "className", ""))
        ]
        text = (
            said(found(page, "wall")) + said(found(page, "wall-bar")) + said(found(page, "legend"))
        )
        assert not CYRILLIC.findall(text)


def test_a_phone_opens_the_family_of_the_chosen_alone(reader):
    families = found(screen.part(view(reader, width=310, occupation="turner")), "family")
    assert [f.open for f in families].count(True) == 1
    assert all(f.open for f in found(screen.part(view(reader)), "family"))


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_figure_carries_every_number_with_its_source(reader, lang):
    card = issue("occupation_wall", reader, lang, today=TODAY)
    assert len(card.row_ids) > 120 and card.grade == "B-" and card.data_date == "2024-10-31"
    assert all(row["publisher"] and row["url"] for row in card.rows)
    assert registry()["wall"].figures() == ["occupation_wall"]


@pytest.mark.parametrize("family, slides", [("all", 7), ("machining", 1)])
def test_the_slides_are_native_tables_one_can_read(reader, family, slides):
    card = issue("occupation_wall", reader, "ru", today=TODAY, family=family)
    deck = Presentation(BytesIO(pptx_bytes([card])))
    tables = [s.table for slide in deck.slides for s in slide.shapes if s.has_table]
    assert len(tables) == len(deck.slides) == slides
    names = [table.cell(y, 0).text for table in tables for y in range(1, len(table.rows))]
    assert names == list(card.spec["rows"]), "every occupation once, in order"
    sizes = {
        run.font.size.pt
        for table in tables
        for cell in table.iter_cells()
        for paragraph in cell.text_frame.paragraphs
        for run in paragraph.runs
    }
    assert min(sizes) >= 12
