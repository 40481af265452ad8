"""«Карта»: tiles carry the marts' numbers, small n no rate, what is not told is said, every site
keeps its place."""

from __future__ import annotations

import re
from datetime import date

import pandas as pd
import pytest

from dashboard.figure.evidence import MissingRows
from dashboard.figure.issue import issue
from dashboard.figure.layout import drawing
from dashboard.figures.map import _demand, _okrugs
from dashboard.figures.map.map_demand import map_demand
from dashboard.figures.map.map_families import map_families
from dashboard.figures.map.map_okrug import map_okrug
from dashboard.figures.map.map_okrugs import map_okrugs
from dashboard.figures.map.map_sites import map_sites
from dashboard.figures.map.map_technoparks import map_technoparks
from dashboard.kinds.tile_map import tile, tile_map
from etl.build.checks import cast_and_check
from etl.indicators.demand_by_okrug import demand_by_okrug
from etl.indicators.pay_offers import pay_offers
from etl.indicators.technopark_places import technopark_places
from etl.models.intervals import wilson
from etl.store.reader import Reader
from tests.dashboard import boxes
from tests.dashboard.gallery import head
from tests.etl.indicators.made import advert, store

TODAY = date(2026, 11, 23)
OKRUGS = ["ЗАО"] * 60 + ["САО"] * 30 + ["ЦАО"] * 12 + [""] * 18


@pytest.fixture(scope="module")
def marts():
    """Demand and pay: 60 turners in ЗАО, 30 in САО, 12 in ЦАО, 18 without an okrug; 15 millers."""
    rows = [
        advert(
            i,
            okrug=okrug,
            openings=2,
            pay_low_net_rub=100_000.0,
            pay_high_net_rub=140_000.0 if i % 2 else 110_000.0,
        )
        for i, okrug in enumerate(OKRUGS)
    ]
    rows += [advert(200 + i, okrug="ЮАО", occupation="miller") for i in range(15)]
    db = store(rows)
    return {fn.__name__: cast_and_check(fn(db), fn) for fn in (demand_by_okrug, pay_offers)}


def drawn(reader, marts, fn=map_demand, **choices):
    okrugs = reader.table("okrugs")
    return fn(okrugs, marts["demand_by_okrug"], marts["pay_offers"], today=TODAY, **choices)


def by_okrug(card) -> dict[str, dict]:
    return {e["label"]: e for e in card.spec["items"]}


def test_tiles_are_the_marts_numbers_at_the_marts_places(reader, marts):
    tiles = by_okrug(drawn(reader, marts, who="turner"))
    assert len(tiles) == 12 and tiles["ЗАО"]["value"] == 120 and tiles["ЗАО"]["text"] == "120"
    assert tiles["ВАО"]["value"] == 0, "no advert among those that tell their okrug"
    places = _okrugs.places(reader.table("okrugs"))
    assert {n: (t["row"], t["col"]) for n, t in tiles.items()} == places and min(
        min(p) for p in places.values()
    ) == 1


def test_a_share_has_wilsons_interval_and_n(reader, marts):
    card = drawn(reader, marts, measure="share", who="turner")
    row = next(r for r in card.rows if r["okrug"] == "ЗАО")
    low, high = wilson(60, 102)
    assert row["value"] == pytest.approx(100 * 60 / 102) and row["n"] == 102
    assert (row["low"], row["high"]) == pytest.approx((100 * low, 100 * high))
    bars = {
        e["label"]: e
        for e in drawn(reader, marts, map_okrugs, measure="share", who="turner").spec["items"]
    }
    assert (
        bars["Западный (ЗАО)"]["low"] == pytest.approx(100 * low)
        and "n=102" in bars["Западный (ЗАО)"]["text"]
    )


def test_pay_is_an_interval_and_small_cells_have_none(reader, marts):
    tiles = by_okrug(drawn(reader, marts, measure="pay", who="turner"))
    assert tiles["ЗАО"]["text"] == "100–110", "no midpoint"
    assert tiles["САО"]["unsure"] and not tiles["ЗАО"]["unsure"], "30 adverts are grey, 60 are not"
    assert (
        tiles["ЦАО"]["value"] is None
        and tiles["ЦАО"]["state"] == "suppressed"
        and "n = 12" in tiles["ЦАО"]["hover"]
    )
    bars = drawn(reader, marts, map_okrugs, measure="pay", who="turner").spec["items"]
    assert "мало данных, n=12" in [e.get("gap") for e in bars]


def test_below_twenty_adverts_there_is_no_leader_but_the_count_stays(reader, marts):
    card = drawn(reader, marts, who="miller")
    assert "мало данных" in card.title and by_okrug(card)["ЮАО"]["text"] == "15"
    share = drawn(reader, marts, measure="share", who="miller")
    assert all(e["value"] is None for e in share.spec["items"])
    assert not any(
        e["accent"] for e in drawn(reader, marts, map_okrugs, who="miller").spec["items"]
    )


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("ru", "Округ не назван у 15\u00a0% объявлений Москвы (18 из 120)"),
        ("en", "No okrug is told in 15% of Moscow's adverts (18 of 120)"),
    ],
)
def test_what_is_not_on_the_map_is_said(reader, marts, lang, said):
    assert said in drawn(reader, marts, who="turner", lang=lang).caption


def test_a_leader_that_cannot_be_told_apart_is_not_named_alone(reader, marts):
    table = marts["demand_by_okrug"].copy()
    own = table["occupation"].eq("turner") & table["okrug"].isin(["ЗАО", "САО"])
    table.loc[own, ["share_pct", "low", "high"]] = [[50.0, 40.0, 60.0], [45.0, 35.0, 55.0]]
    card = drawn(reader, marts | {"demand_by_okrug": table}, measure="share", who="turner")
    assert "не различить" in card.title


def test_families_share_one_scale_and_their_own_numbers(reader, marts):
    spec = map_families(
        reader.table("okrugs"), marts["demand_by_okrug"], marts["pay_offers"], today=TODAY
    ).spec
    assert [p["label"] for p in spec["panels"]] == ["Станочники и ЧПУ, n=135"] or len(
        spec["panels"]
    ) == 1
    assert max(e["value"] for e in spec["panels"][0]["items"]) == 120


@pytest.mark.parametrize("measure", _demand.MEASURES)
@pytest.mark.parametrize("who", ["all", "machining", "turner", "miller"])
def test_a_phone_reads_every_tile(reader, marts, measure, who):
    fig = map_demand(
        reader.table("okrugs"),
        marts["demand_by_okrug"],
        marts["pay_offers"],
        today=TODAY,
        measure=measure,
        who=who,
    )
    small = drawing(fig, "phone", width=320)
    small.layout["width"] = 320
    texts = [t for t in boxes.texts(small) if t.role == "annotation" and "DEMO" not in t.text]
    assert [t.text for t in texts if t.outside(320, small.height)] == []
    tiles = [t for t in texts if re.match(r"<b>\w+АО</b>", t.text)]
    assert len(tiles) == 12
    assert [
        (a.text, b.text) for i, a in enumerate(tiles) for b in tiles[i + 1 :] if a.overlap(b) > 1
    ] == []


def test_two_areas_never_share_a_tile():
    with pytest.raises(TypeError, match="one place"):
        tile_map(head("x"), [tile("а", (1, 1), 1.0), tile("б", (1, 1), 2.0)])


def test_sites_are_counted_once_where_publications_place_them(reader):
    sites = reader.table("technopark_sites")
    places = reader.table("technopark_places")
    again = cast_and_check(
        technopark_places(sites, reader.table("districts"), reader.table("okrugs")),
        technopark_places,
    )
    pd.testing.assert_frame_equal(again, places)
    ids = [i for row in places["ids"] for i in row.split("|")]
    assert len(ids) == len(set(ids)) and set(ids) == set(
        sites[~sites["kind"].isin(["итог", "ОЭЗ"])]["id"]
    )
    kalibr = places.set_index("site").loc["Калибр"]
    assert (kalibr.okrug, kalibr.district, kalibr.mentions) == ("СВАО", "Останкинский", 8), (
        "«Калибр-Техно» is the same site"
    )
    assert places.set_index("site").loc["Ренова Лаб", "place_how"] == "", (
        "no okrug in the pages, none made up"
    )


def test_the_map_of_sites_counts_what_it_draws(reader):
    table = reader.table
    tiles = map_technoparks(
        table("technopark_places"),
        table("technopark_sites"),
        table("published"),
        table("okrugs"),
        today=TODAY,
    )
    marks = map_sites(
        table("technopark_places"),
        table("technopark_sites"),
        table("districts"),
        table("okrugs"),
        today=TODAY,
    )
    placed = [e["value"] for e in tiles.spec["items"] if e["value"]]
    assert sum(placed) == len(marks.spec["items"]) and str(int(max(placed))) in tiles.title
    assert by_okrug(tiles)["ЦАО"]["gap"] == "не названо" and by_okrug(tiles)["ЦАО"]["value"] is None
    assert [e["label"] for e in marks.spec["items"] if e["accent"]] == ["Калибр"]
    assert "OpenStreetMap" in marks.caption and tiles.grade == marks.grade == "B-"
    spots = {(round(e["x"], 4), round(e["value"], 4)) for e in marks.spec["items"]}
    assert len(spots) == len(marks.spec["items"]), "marks of one place are moved apart"


def test_an_okrugs_shares_are_of_its_own_adverts_and_a_difference_is_beyond_its_interval(city):
    opened = Reader.open(city)
    mart = (
        opened.table("demand_by_okrug")
        .query("okrug == 'САО' and occupation == ''")
        .set_index("family")["adverts"]
    )
    said = issue("map_okrug", opened, "ru", today=TODAY, okrug="САО")
    assert said.n == mart[""] and all(
        r["value"] == pytest.approx(100 * r["adverts"] / mart[""]) for r in said.rows
    )
    beyond = [r["label"] for r in said.rows if r["low"] > r["city"]]
    assert [e["label"] for e in said.spec["items"] if e["accent"]] == beyond
    assert ("не отличить" in said.title) == (not beyond)


def test_few_adverts_of_an_okrug_are_a_count_in_words(reader):
    few = pd.DataFrame(
        [
            {
                "okrug": "САО",
                "family": f,
                "occupation": "",
                "adverts": n,
                "openings": n,
                "period": "2025-11-01/2026-10-31",
            }
            for f, n in (("", 19), ("welding", 19))
        ]
    )
    with pytest.raises(MissingRows) as missing:
        map_okrug(reader.table("okrugs"), few, okrug="САО")
    assert "19" in missing.value.args[0]["ru"] and "20" in missing.value.args[0]["en"]
