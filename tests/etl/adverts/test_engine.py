"""A record becomes a row with every field read, or a slim row, or a reject: none is lost."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.adverts import fields, record, schema
from etl.adverts.engine import read_part
from etl.adverts.occupation import occupations
from tests.etl.adverts.made import CAPTURE, classify, line, lines


@pytest.fixture(scope="module", autouse=True)
def stand_in():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(occupations, "classify", classify)
        yield


def row(**changed) -> dict:
    part = read_part([line(**changed)], CAPTURE)
    return part.table.to_pylist()[0]


def test_every_field_of_an_industrial_advert():
    got = row()
    expected = {
        "source": "portal",
        "advert_id": "a1",
        "published": date(2026, 10, 3),
        "observed": date(2026, 10, 31),
        "closed": date(2026, 11, 20),
        "is_industrial": True,
        "occupation": "turner",
        "openings": 3,
        "openings_given": True,
        "area": "moscow",
        "okrug": "САО",
        "place_how": "address",
        "region_code": "71",
        "region_differs": True,
        "pay_kind": "interval",
        "pay_mode": "month",
        "pay_low_rub": 90_000.0,
        "pay_high_rub": 120_000.0,
        "experience": "1-3",
        "employer_name": 'ООО "Точмаш"',
        "employer_kind": "firm",
        "title_key": "токарь",
        "duplicate": "",
        "synthetic": False,
    }
    assert {k: got[k] for k in expected} == expected
    assert got["pay_low_net_rub"] < 90_000 and len(got["employer_id"]) == 16
    skills = read_part([line()], CAPTURE).skills.to_pylist()
    assert {s["skill"]: s["via"] for s in skills}["autocad"] == "tag|text"
    assert {s["via"] for s in skills} >= {"tag", "text"}


def test_an_advert_that_is_not_industrial_stops_early():
    got = row(vacancy_name="Повар", latitude="55.8")
    filled = {k for k, v in got.items() if v not in ("", None, False)}
    assert filled == set(schema.Slim.__struct_fields__) - {"is_industrial", "synthetic"}
    assert got["area"] == "moscow" and got["openings"] == 3 and got["confidence"] is None


def test_an_unsure_title_is_read_with_its_text():
    assert row(vacancy_name="Оператор", requirements="токарный станок")["is_industrial"]
    assert not row(vacancy_name="Оператор", requirements="звонки")["is_industrial"]


def test_a_sole_traders_name_never_passes():
    got = row(company_name="ИП Иванов Иван Иванович")
    assert got["employer_name"] == "ИП" and "иванов" not in str(got).lower()
    assert got["employer_id"] == row(company_name="ИП")["employer_id"] != "", (
        "known by the hash of the INN alone"
    )


@pytest.mark.parametrize(
    "changed,expected",
    [
        ({"work_places": ""}, {"openings": 1, "openings_given": False}),
        ({"work_places": "99999999"}, {"openings": 1, "openings_given": False}),
        ({"published_date": "2026-02-31"}, {"published": None}),
        ({"published_date": "", "date_create": ""}, {"published": None}),
        ({"salary_min": "", "salary_max": ""}, {"pay_kind": "none", "pay_low_rub": None}),
        ({"salary_min": "12"}, {"pay_reason": "impossible"}),
        ({"required_experience": "0"}, {"experience": "none"}),
        ({"required_experience": "moreThan6"}, {"experience": "6+"}),
        ({"hr_agency": "true"}, {"employer_kind": "recruiter"}),
        ({"schedule_type": "Удаленная работа"}, {"area": "remote", "region_differs": False}),
        ({"observed": "2026-10-01"}, {"observed": date(2026, 10, 1)}),
    ],
)
def test_gaps_and_odd_values(changed, expected):
    assert {k: row(**changed)[k] for k in expected} == expected


def test_content_does_not_change_with_the_publishers_stamp():
    one = row()["content_hash"]
    assert (
        row(date_modify="2026-10-30", observed="2026-10-30")["content_hash"]
        == one
        != row(work_places="4")["content_hash"]
    )


@pytest.mark.parametrize(
    "bad,reason,field",
    [
        (b"{broken", "unreadable", ()),
        (b'{"id":"a"}', "missing_field", ("vacancy_name",)),
        (line(id=""), "missing_field", ("id",)),
        (line(work_places={"n": 1}), "wrong_type", ("work_places",)),
        (b'{"id":"a","vacancy_name":"\xff"}', "unreadable", ()),
        (b"[1]", "wrong_type", ()),
    ],
)
def test_rejects_say_where_and_why(bad, reason, field):
    part = read_part([line(), bad, b" "], CAPTURE, "2026-10-31.jsonl", first=11)
    assert part.table.num_rows == 1
    (only,) = part.rejects
    assert (only.reason, only.fields, only.offset) == (
        reason,
        field,
        "2026-10-31.jsonl:12",
    ) and only.sha256


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 7), st.integers(0, 120))
def test_pieces_do_not_matter(pieces, n):
    rows = lines(n)
    whole = read_part(rows, CAPTURE)
    cut = [read_part(rows[n * i // pieces : n * (i + 1) // pieces], CAPTURE) for i in range(pieces)]
    assert sum(p.table.num_rows + len(p.rejects) for p in cut) == n
    for name in ("adverts", "slim", "skills"):
        assert [r for p in cut for r in getattr(p, name).to_pylist()] == getattr(
            whole, name
        ).to_pylist()


@settings(max_examples=100, deadline=None)
@given(
    st.dictionaries(st.sampled_from(sorted(record.Record.__struct_fields__)), st.text(max_size=40)),
    st.booleans(),
)
def test_any_text_anywhere_crashes_nothing(changed, industrial):
    title = changed.pop("vacancy_name", "")
    title = "токарь " + title if industrial else "повар"
    part = read_part([line(**changed, vacancy_name=title)], CAPTURE)
    assert part.table.num_rows + len(part.rejects) == 1
    assert part.table.schema == schema.ADVERTS and part.skills.schema == schema.SKILLS


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(
        ["г. Москва", "Московская область, г Химки", "Москва, Зеленоград", "г Тула", "", "ул. Мира"]
    ),
    st.integers(0, 200_000),
    st.sampled_from(
        [
            ("55.75", "37.6"),
            ("54.2", "37.6"),
            ("", ""),
            ("55.9", "37.4"),
            ("56.96", "40.2"),
            ("54.25", "35.14"),
            ("48.7", "44.5"),
        ]
    ),
)
def test_the_quick_area_is_the_area(where, house, point):
    head = record.Head(
        "a",
        "повар",
        address=f"{where}, д. {house}",
        latitude=point[0],
        longitude=point[1],
        region_code="77",
    )
    assert fields.quick_area(head) == fields.where_of(head).area
