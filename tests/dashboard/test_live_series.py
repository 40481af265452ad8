"""Figures that quote numbers draw the publishers' own series once a build has it; the quoted
numbers stay as marks."""

from __future__ import annotations

import io
from datetime import date

import pandas as pd
import pytest
from pptx import Presentation

from dashboard.export.pptx.slides import pptx_bytes
from dashboard.figure import live
from dashboard.figure.issue import issue
from dashboard.figure.registry import registry
from dashboard.figures.context._key_rate import turns
from dashboard.figures.context.staffing_balance import staffing_balance
from dashboard.pages.summary import answers
from dashboard.pages.summary.three_lines import three_lines
from dashboard.site.page import View
from etl.language import text as words
from etl.store import Reader
from tests.etl.simulation import update
from tests.publishers.server import Publishers

TODAY = date(2026, 11, 24)
LIVE = ["staffing_balance", "unemployment_pair", "wages_industries"]
"""Figures of quoted rows that a publisher's own series replaces."""


@pytest.fixture(scope="module")
def build(tmp_path_factory) -> Reader:
    data = tmp_path_factory.mktemp("live") / "data"
    with Publishers() as server:
        words = [
            w
            for n in ("cbr_staffing", "emiss_unemployment", "rosstat_wages_okved")
            for w in ("--source", n)
        ]
        code, _, said = update(server, data, *words)
    assert code == 0, said
    return Reader.open(data)


class Without:
    """The same build as if some tables were not there."""

    def __init__(self, reader: Reader, *names: str):
        self.reader = reader
        self.names = names

    def has(self, name: str) -> bool:
        return name not in self.names and self.reader.has(name)

    def __getattr__(self, name: str):
        return getattr(self.reader, name)


def drawn(reader, name: str, lang: str = "ru") -> dict:
    return issue(name, reader, lang, today=TODAY)


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("name", LIVE)
def test_without_the_series_the_figure_is_as_quoted(build, name, lang):
    plain = Without(build, *registry()[name].optional)
    card = drawn(plain, name, lang)
    assert all(i.startswith("F") for i in card.row_ids) and not card.watermark
    assert {o["publisher"] for o in card.origins} == {r["publisher"] for r in card.rows}


@pytest.mark.parametrize(
    ("name", "mart"),
    [("staffing_balance", "cbr_staffing_balance"), ("unemployment_pair", "unemployment_ilo")],
)
def test_the_series_is_a_line_and_the_quoted_numbers_are_marks(build, name, mart):
    card = drawn(build, name)
    lines = [s for s in card.spec["series"] if s.get("style", "line") == "line"]
    marks = [s for s in card.spec["series"] if s.get("style") in ("dots", "spans")]
    own = {i for i in card.row_ids if i.startswith(f"{mart}/")}
    quoted = set(card.row_ids) - own
    assert own == {p["row_id"] for s in lines for p in s["points"] if p["value"] is not None}
    assert quoted == {p["row_id"] for s in marks for p in s["points"]} and all(
        i.startswith("F") for i in quoted
    )
    assert card.watermark, "the series comes from the simulation"
    sites = {o["url"].split("/")[2] for o in card.origins}
    assert sites & {"www.cbr.ru", "www.fedstat.ru"} and len(sites) > 1
    for line in lines:
        assert (
            len(
                {
                    r["indicator"]
                    for r in card.rows
                    if r["id"] in {p["row_id"] for p in line["points"]}
                }
            )
            == 1
        )


RATES = pd.DataFrame(
    {
        "date": [
            "2024-01-09",
            "2024-10-28",
            "2025-02-03",
            "2025-06-09",
            "2026-02-02",
            "2030-01-01",
        ],
        "rate_pct": [16.0, 21.0, 21.0, 20.0, 14.5, 3.0],
        "publisher": "Банк России",
        "url": "https://www.cbr.ru/hd_base/KeyRate/",
        "page_date": "2026-11-24",
    }
)


def test_the_key_rates_turns_in_sight_are_dated_notes_with_their_source(build):
    own = live.credited(build, "cbr_staffing_balance", "ru")
    fig = staffing_balance(build.table("published"), own, RATES, today=TODAY)
    card = fig
    assert [(e["x"], e["label"]) for e in card.spec["events"]] == [
        ("2024-10-28", "ключевая ставка 21\xa0% с 28.10.2024 (Банк России)"),
        ("2026-02-02", "ключевая ставка 14,5\xa0% с 02.02.2026 (Банк России)"),
    ]
    assert "Ключевая ставка 21" in card.alt and "cbr.ru" in card.caption
    assert [r["value"] for r in card.rows if r["id"].startswith("key_rate/")] == [21.0, 14.5]
    slide = Presentation(io.BytesIO(pptx_bytes([fig]))).slides[0]
    chart = next(shape for shape in slide.shapes if shape.has_chart)
    for event in card.spec["events"]:
        upright = next(s for s in slide.shapes if s.name == event["label"] and s.width == 0)
        assert chart.left < upright.left < chart.left + chart.width
        assert any(s.has_text_frame and s.text_frame.text == event["label"] for s in slide.shapes)
    assert not turns(RATES.tail(1), "2020-01-01", "2031-01-01", "ru").size, (
        "what held on the first day is no change"
    )


def test_a_line_is_one_place_and_breaks_where_a_quarter_is_missing(build):
    card = drawn(build, "unemployment_pair")
    moscow, russia = (s for s in card.spec["series"] if s.get("style", "line") == "line")
    assert (moscow["label"], russia["label"]) == ("Москва", "Россия") and moscow["accent"]
    frame = build.table("unemployment_ilo")
    here = frame[(frame["region"] == "Москва") & (frame["period_kind"] == "quarter")]
    assert [p["value"] for p in moscow["points"] if p["value"] is not None] == here[
        "value"
    ].tolist()
    assert [p["value"] for p in moscow["points"]].count(None) == 3, (
        "only first quarters are published here"
    )
    assert not [i for i in card.row_ids if "без" in i]


def test_a_newer_year_of_the_workbook_replaces_the_quoted_one(build):
    published = build.table("published")
    quoted = published[published["id"].isin(["F297", "F313", "F345", "F369", "F361"])]
    frame = pd.DataFrame(
        {
            "classification": "ОКВЭД2",
            "activity": [i.partition(": ")[2].capitalize() for i in quoted["indicator"]],
            "year": 2025,
            "wage_rub": quoted["value"] * 1.1,
            "is_without_new_regions": False,
        }
    )
    fn = registry()["wages_industries"].fn
    newer = fn(published, frame, today=TODAY)
    assert "2025" in newer.title and "96,8 (2024: 88,0)" in [i["text"] for i in newer.spec["items"]]
    assert newer.row_ids[0].startswith("wages_okved/")
    same = fn(published, frame.assign(year=2024), today=TODAY)
    part = fn(published, frame.iloc[1:], today=TODAY)
    assert same.row_ids == part.row_ids == fn(published, today=TODAY).row_ids


def parts(node) -> list:
    """A component and everything inside it, texts too."""
    inside = getattr(node, "children", None)
    inside = inside if isinstance(inside, list) else [inside] if inside is not None else []
    return [node, *(p for child in inside for p in parts(child))]


def rows(reader, lang: str = "ru", today: date = TODAY) -> dict[str, str]:
    """Row id of the large number of each answer of Сводка → everything the answer says."""
    shown = [parts(row) for row in answers.part(View(reader, lang, today, {})).children]
    return {
        next(r for p in row if (r := getattr(p, "data-row", None))): " ".join(
            p for p in row if isinstance(p, str)
        )
        for row in shown
    }


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_answer_of_russia_shows_the_newest_of_the_series(build, lang):
    series = live.series(build, lang)[live.STAFFING].set_index("id")
    told, answer = list(rows(build, lang).items())[-1]
    assert words.bounded(series.loc[told, "value"], lang=lang, digits=1) in answer
    assert "прогноз" not in answer and "forecast" not in answer
    assert list(rows(Without(build, *live.SERIES), lang))[-1] == "F011"


def russia(reader, own):
    """The last of the three lines."""
    return three_lines(None, reader.table("published"), today=TODAY, own=own)[-1]


def test_the_line_of_russia_compares_quarters_of_one_source(build):
    series = live.series(build, "ru")
    said = [s.row_id for s in russia(build, series).spans if s.row_id]
    starts = [i.rpartition("/")[2] for i in said if i.startswith("cbr_staffing_balance/")]
    assert (
        len(starts) == 2
        and int(starts[0][:4]) - int(starts[1][:4]) == 1
        and starts[0][4:] == starts[1][4:]
    )
    lone = {live.STAFFING: series[live.STAFFING].iloc[-3:]}
    said = [s.row_id for s in russia(build, lone).spans]
    assert {"F007", "F011"} <= set(said), "a series without last year's quarter compares nothing"


def test_openings_open_now_stand_in_a_tile_as_a_lower_bound(city):
    reader = Reader.open(city)
    table = reader.table("openings_now")
    day = table["day"].iloc[0]
    total = int(table[table["area"] == "moscow"]["openings"].sum())
    said = rows(reader)[f"openings_now/Москва/{day}"]
    assert (
        words.bounded(total, "≥", digits=0) in said
        and words.page_date(day) in said
        and "trudvsem.ru" in said
    )
    assert (table["openings"] >= table["adverts"]).all() and (
        table["adverts"] >= table["employers"]
    ).all()


def test_an_unchanged_balance_is_told_as_unchanged(build):
    own = live.staffing(build.table("cbr_staffing_balance"), "ru")
    same = own.iloc[-5:].assign(value=-24.0)
    said = russia(build, {live.STAFFING: same}).text
    assert "Острота не изменилась" in said and "выросла" not in said
    frame = build.table("cbr_staffing_balance").assign(value=-24.0)
    title = registry()["staffing_balance"].fn(build.table("published"), frame, today=TODAY).title
    assert "так же, как год назад" in title and "сильнее" not in title
