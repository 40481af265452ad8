"""Specialities and first jobs: what was planted comes back, students' jobs don't count, few
people have no row."""

from __future__ import annotations

import io
import zipfile

import pytest

from etl.sources.trudvsem._education import lead_where, tidy
from etl.sources.trudvsem._trajectories import read

NAMES = ["turner", "designer"]


def classify(title: str) -> str:
    return {"Токарь": "turner", "Инженер-конструктор": "designer"}.get(title, "")


@pytest.fixture
def archive():
    """100 graduates of machine building: 60 designers, 30 other, 10 turners; 5 of a rare
    speciality; 3 unread rows."""
    work = []
    edu = []
    cand = []
    for i in range(100):
        if i < 60:
            title = "Инженер-конструктор"
        else:
            title = "Продавец" if i < 90 else "Токарь"
        work += [f"p{i}|X|2012-03-01|2014-02-01|Токарь", f"p{i}|X|2015-09-01||{title}"]
        edu.append(f"p{i}|МГТУ|{'15.03.01 ' if i % 2 else ''}Машиностроение|2015")
        cand.append(f"p{i}|1993|{77 if i % 3 else 50}")
    for i in range(100, 105):
        work.append(f"p{i}|X|2016-01-01||Токарь")
        edu.append(f"p{i}|МГТУ|Редкое дело|2015")
    edu += [
        "p1|МГТУ||2015",
        "p2|МГТУ|Машиностроение|",
        "p3|лишнее|поле|2015|x",
        "p999|МГТУ|Машиностроение|2015",
    ]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        z.writestr("cand.csv", "id_candidate|birthyear|region_code\n" + "\n".join(cand))
        z.writestr(
            "workexp.csv",
            "id_candidate|company_name|date_from|date_to|job_title\n" + "\n".join(work),
        )
        z.writestr("edu.csv", "id_candidate|legal_name|speciality|graduate_year\n" + "\n".join(edu))
    return zipfile.ZipFile(out)


def test_planted_specialities_come_back(archive):
    spells, left = read(archive, classify, NAMES)
    frame = lead_where(archive, spells, NAMES, left).set_index(["area", "occupation"])
    assert set(frame["speciality"]) == {"машиностроение"}
    assert (
        frame.loc[("russia", "designer"), "people"] == 60
        and frame["people_of_speciality"].max() == 100
    )
    assert ("russia", "turner") not in frame.index, "ten people are not shown"
    assert ("russia", "other") not in frame.index, "nor what would give them away"
    assert frame.loc[("moscow", "designer"), "people"] == 40
    assert set(frame.loc["moscow"].index) == {"designer"}
    assert (
        left["edu_no_speciality"],
        left["edu_no_year"],
        left["edu_broken_line"],
        left["edu_rows"],
    ) == (1, 1, 1, 108)


def test_one_spelling():
    assert tidy(" 15.03.01  «Машиностроение» ") == tidy("машиностроение") == "машиностроение"
    assert tidy("080100") == tidy("нет") == ""
