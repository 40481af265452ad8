"""`check` and the guard before publication: what a new build lost against the one before, and
what is no loss."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.__main__ import main
from etl.build.checks import cast_and_check
from etl.build.compare import known_errors_due, objections, table_differences
from etl.build.graph import project
from etl.build.hand_kept import read_csv
from etl.build.run import Refused, build
from etl.store import Reader, Store
from tests import made_build
from tests.etl.indicators.made import store as views
from tests.etl.toy import Toy

KEY = ("month", "area")
OLD = pd.DataFrame(
    {
        "month": ["2026-09"] * 60 + ["2026-10"] * 60,
        "area": [f"a{i}" for i in range(60)] * 2,
        "pay_rub": [90_000.0 + i for i in range(120)],
    }
)


def differences(
    new: pd.DataFrame, old: pd.DataFrame = OLD, key: tuple[str, ...] = KEY
) -> list[str]:
    return table_differences("t", old, new, key)


def test_the_same_or_more_is_no_loss():
    assert differences(OLD) == []
    more = OLD[OLD["month"] == "2026-10"].assign(month="2026-11")
    assert differences(pd.concat([OLD, more])) == []
    assert differences(OLD.drop(index=[0])) == [], "a single row may be withdrawn"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda d: d[d["area"] > "a2"], "пропало ключей"),
        (lambda d: d.iloc[:0], "пропало ключей 120 из 120"),
        (lambda d: d[d["month"] == "2026-10"], "пропало ключей 60 из 120"),
        (lambda d: d.assign(pay_rub=d["pay_rub"] / 1000), "медиана изменилась"),
        (lambda d: d.assign(pay_rub=float("nan")), "все значения пропали"),
    ],
    ids=["coverage", "all rows", "history", "unit", "all missing"],
)
def test_each_loss_is_named(change, said):
    found = differences(change(OLD))
    assert found and any(said in line for line in found)


def test_a_table_of_the_newest_month_moves_on_every_month():
    newest = OLD[OLD["month"] == "2026-10"]
    assert differences(newest.assign(month="2026-11"), newest) == []
    found = differences(newest.assign(month="2026-11").iloc[:30], newest)
    assert found == ["t: пропало ключей 30 из 60"], "cells lost on the way are lost"
    assert differences(newest.assign(month="2026-09"), newest) == ["t: пропало ключей 60 из 60"], (
        "back is no progress"
    )
    window = pd.concat([newest, newest.assign(month="2026-11")])
    assert differences(window, OLD) == []


@given(st.sets(st.integers(0, 59)))
def test_lost_keys_are_counted_exactly(gone):
    found = differences(OLD[~OLD["area"].isin([f"a{i}" for i in gone])])
    lost = 2 * len(gone)
    assert found[:1] == ([f"t: пропало ключей {lost} из 120"] if lost / 120 > 0.02 else [])


def test_small_cells_come_and_go_and_large_ones_do_not():
    old = pd.DataFrame({"area": [f"a{i}" for i in range(40)], "adverts": [100] * 25 + [1] * 15})
    assert differences(old[:30], old, ("area",)) == [], "ten adverts of 2,515"
    assert differences(old[1:], old, ("area",)) == ["t: пропало ключей 1 из 40"], (
        "a hundred of them"
    )


def test_ids_pass_but_their_cells_and_half_of_them_do_not():
    old = pd.DataFrame(
        {"area": [f"a{i % 10}" for i in range(100)], "id": [f"{i}" for i in range(100)]}
    )
    passing = {"key": ("area", "id"), "passing": ("id",)}
    assert table_differences("t", old, old.assign(id="n" + old["id"]), **passing) == []
    assert table_differences("t", old, old[old["area"] != "a3"], **passing) == [
        "t: пропало ключей 10 из 100"
    ]
    assert table_differences("t", old, old[:45], **passing) == ["t: строк 45 вместо 100"]


CHEAP = (
    "advert_links",
    "openings_now",
    "vacancy_age",
    "demand_monthly",
    "demand_by_okrug",
    "demand_mix",
    "pay_statement",
)


@pytest.fixture(scope="module")
def market():
    """A market of few large and many small occupations."""
    rows = made_build.adverts()
    rng = np.random.default_rng(1)
    families = read_csv(Store().reference("occupations")).set_index("code")["family"]
    small = rows.sample(400, random_state=1)
    small = small.assign(
        occupation=rng.choice(sorted(families.index), len(small)),
        advert_id="s" + small["advert_id"],
    )
    small = small.assign(
        kept_id="trudvsem_vacancies:" + small["advert_id"], family=small["occupation"].map(families)
    )
    return pd.concat([rows.sample(frac=0.3, random_state=0), small], ignore_index=True)


@pytest.mark.parametrize(
    ("before", "after"),
    [(0, 1), (0, 7), (200, 201), (200, 231)],
    ids=["first night", "first week", "a night", "a month without updates"],
)
def test_a_living_market_is_no_loss(market, before, after):
    """Two builds of the same adverts, watched daily: what closed meanwhile does not stop
    publication, half a market gone does."""
    start = made_build.END - timedelta(235)

    def made(day: int, rows: pd.DataFrame) -> dict[str, pd.DataFrame]:
        days = [start + timedelta(d) for d in range(day + 1)]
        db = views(*made_build.watched(rows, days))
        return {
            n: cast_and_check(project().nodes[n].fn(adverts_db=db), project().nodes[n].fn)
            for n in CHEAP
        }

    was = made(before, market)
    now = made(after, market)
    half = made(after, market[market["occupation"] < "m"])

    def lost(new: dict[str, pd.DataFrame]) -> list[str]:
        fns = {n: project().nodes[n].fn for n in CHEAP}
        return [
            d
            for n, fn in fns.items()
            for d in table_differences(n, was[n], new[n], fn.key, fn.passing)
        ]

    assert lost(now) == []
    assert {d.partition(":")[0] for d in lost(half)} >= {"advert_links", "demand_monthly"}


@pytest.fixture
def toy(tmp_path):
    toy = Toy(tmp_path)
    store = Store(toy.data)
    store.raw.source("towns").put(
        "f",
        "".join(f"{c},{i + 5}\n" for i, c in enumerate("ABCDEFGHIJ")).encode(),
        url="https://example.org",
    )
    build(store, toy.graph())
    return toy


def test_a_worse_build_is_not_published_unless_forced(toy):
    store = Store(toy.data)
    before = Reader.open(toy.data).build
    store.raw.source("towns").put("f", b"A,5\nB,6\n", url="https://example.org")
    with pytest.raises(Refused) as refused:
        build(store, toy.graph(), approve=objections)
    assert any("towns: пропало ключей 8 из 10" in r for r in refused.value.reasons)
    assert Reader.open(toy.data).build == before and len(list((toy.data / "builds").iterdir())) == 1
    build(store, toy.graph())
    assert len(Reader.open(toy.data).table("towns")) == 2


def test_check_names_what_the_current_build_lost(toy, monkeypatch, capsys):
    monkeypatch.setenv("ETL_DATA", str(toy.data))
    assert main(["check"]) == 0 and "потерь нет" in capsys.readouterr().out
    store = Store(toy.data)
    store.raw.source("towns").put(
        "f", "".join(f"{c},{5000}\n" for c in "ABCDEFGHIJ").encode(), url="https://e.org"
    )
    build(store, toy.graph())
    assert main(["check"]) == 1
    assert "towns.people: медиана изменилась" in capsys.readouterr().out
    monkeypatch.setenv("ETL_DATA", str(toy.data / "nothing"))
    assert main(["check"]) == 2


def test_a_known_error_past_its_date_makes_check_fail(toy, monkeypatch, capsys):
    (toy.data / "reference" / "known_errors.csv").write_text(
        "table,where,column,published,corrected,provider,reason,url,noticed,expires\n"
        "towns,town=A,people,5,50,Росстат,опечатка,https://e.org,2026-01-01,2026-02-01\n"
    )
    assert known_errors_due(Store(toy.data), date(2026, 1, 31)) == []
    monkeypatch.setenv("ETL_DATA", str(toy.data))
    assert main(["check"]) == 1
    said = capsys.readouterr().out
    assert "опечатка" in said and "2026-02-01" in said and "Росстат" in said
