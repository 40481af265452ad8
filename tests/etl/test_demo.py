"""The demonstration city: same seed, same bytes; never beside real data; what was planted can be
counted."""

from __future__ import annotations

import ast
import gzip
import json
import os
from datetime import date
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from etl import settings
from etl.__main__ import main
from etl.adverts.pipeline import update_adverts
from etl.commands import demo
from etl.demo import city as make
from etl.demo import statistics, words
from etl.demo.truth import (
    DUPLICATE_SHARE,
    INDUSTRIAL_SHARE,
    MONTHS,
    REPOST_WINDOW_DAYS,
    openings_per_advert,
)
from etl.demo.write import openings_now
from etl.indicators.vacancy_rates import vacancy_rates
from etl.sources.emiss import emiss_vacancy_survey
from etl.sources.trudvsem._trudvsem import check_names, normalise
from etl.sources.trudvsem._trudvsem_fields import is_url
from etl.store import Store
from etl.store.reader import Reader

N = 2_000


@pytest.fixture(scope="module", autouse=True)
def few_words():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            words,
            "filler",
            lambda: np.array(["режимы", "участок", "смена", "журнал", "работа"] * 20),
        )
        yield


def records(seed: int, n: int = N) -> list[dict]:
    return [r for chunk in make.adverts(demo.city_of(seed, date(2026, 10, 31)), n) for r in chunk]


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    assert (
        main(
            ["demo", "--adverts", str(N), "--seed", "3", "--end", "2026-10-31", "--to", str(folder)]
        )
        == 0
    )
    return folder


def test_same_seed_same_city():
    assert records(1, 300) == records(1, 300) != records(2, 300)


def test_what_is_planted_is_there():
    rows = records(1)
    assert len(rows) == N == len({r["id"] for r in rows})
    content = {(r["vacancy_name"], r["company"]["name"], r["position_requirements"]) for r in rows}
    assert 0.6 * N < len(content) < N / (1 + DUPLICATE_SHARE), (
        "a tenth told twice while open, re-posts besides"
    )
    industrial = np.mean([r["professional_sphere_name"] == "Производство" for r in rows])
    assert abs(industrial - INDUSTRIAL_SHARE) < 0.03
    assert all(r["date_create"][:10] < r["date_inactivation"] for r in rows)


def test_planted_repeats_come_back():
    city = demo.city_of(1, date(2026, 10, 31))
    rng = np.random.default_rng(0)
    rows = make.openings(city, 60_000, rng, industrial=1.0)
    told = make.told_again(city, rows, rng)
    twice = told[told.turn == -1]
    chain = told[told.turn >= 0].sort_values(["of", "turn"])
    assert len(twice) / len(rows) == pytest.approx(DUPLICATE_SHARE, abs=0.006)
    first = rows.iloc[twice.of]
    assert (twice.day.to_numpy() < (first.day + first.open_days).to_numpy()).all(), (
        "while the first one is open"
    )
    back = (chain.of.shift(-1) == chain.of).astype(float)
    early = chain.day + chain.open_days < MONTHS * 30 - REPOST_WINDOW_DAYS
    rate = back[early].groupby(rows.which.to_numpy()[chain.of[early]]).mean()
    planted = city.truth["repost_share"].iloc[rate.index]
    assert (
        np.abs(rate.to_numpy() - planted.to_numpy()).mean() < 0.03
        and np.corrcoef(rate, planted)[0, 1] > 0.95
    )


def test_openings_on_the_last_day_are_as_planted():
    city = demo.city_of(1, date(2026, 10, 31))
    rng = np.random.default_rng(0)
    rows = make.openings(city, 200_000, rng, industrial=1.0)
    told = make.told_again(city, rows, rng)
    now = told[(told.turn >= 0) & (told.day + told.open_days >= MONTHS * 30)]
    adverts = len(rows) / INDUSTRIAL_SHARE / openings_per_advert(city.truth)
    assert rows.places.to_numpy()[now.of].sum() == pytest.approx(
        openings_now(city, adverts).sum(), rel=0.05
    )


def test_publishers_files(written):
    host = written / "publishers" / "opendata.trudvsem.ru"
    bulk = json.loads((host / "json" / "vacancy_9.json").read_text("utf-8"))["vacancies"]
    check_names(bulk[0])
    assert normalise(bulk[0])["company_name"] and normalise(bulk[0])["date_create"]
    assert all(r["date_create"][:10] <= "2026-10-31" < r["date_inactivation"] for r in bulk)
    archives = sorted((host / "archive").glob("*/data-*.xml.gz"))
    assert len(archives) == 24
    last = gzip.decompress(archives[-1].read_bytes()).decode()
    assert last.count("<vacancy ") > 0 and last.endswith("</vacancies>\n")
    truth = json.loads((written / "truth.json").read_text("utf-8"))
    assert truth["adverts"] == N and truth["seed"] == 3
    assert abs(sum(o["share"] for o in truth["occupations"]) - 1) < 1e-9
    planted = {o["occupation"]: o for o in truth["occupations"]}
    high = [o["tension"] for o in planted.values() if o["shortage"] > 0.6]
    low = [o["tension"] for o in planted.values() if o["shortage"] < 0.2]
    assert min(high) > max(low), "shortage is the hidden cause of tension"


def test_an_invented_survey_gives_posts_that_fit_its_shares(tmp_path):
    """Shares and people of EMISS's own 1-Т(проф) take the copy's place in both; where people are
    not published, those of a copy that disagrees are not kept."""
    rng = np.random.default_rng(0)
    city = demo.city_of(1, date(2026, 10, 31))
    lines = []
    for _, name, document in statistics.vacant_posts(range(2022, 2027), city, rng):
        (tmp_path / name).write_bytes(document)
        rows = emiss_vacancy_survey._read(tmp_path / name).rows
        lines += [row | {"_file": name} for row in rows]
    copy = Reader.open(settings.REPO / "data").table("vacancy_survey")
    needed = emiss_vacancy_survey.workers_needed_by_occupation(pd.DataFrame(lines))
    got = vacancy_rates(copy, needed).query("checked == 'own'")
    posts = got["required"] + got["headcount"]
    assert len(got) and (100 * got["required"] / posts - got["vacancy_share_pct"]).abs().max() < 3
    shares = needed[needed["unit"] == "процент"]
    alone = vacancy_rates(copy, shares).query("checked == 'own'").set_index("okz_major")
    assert alone["required"].isna().any(), "another survey's people beside this share"
    same = shares.assign(value=5.999).query("occupation_group == 'Руководители'")
    kept = vacancy_rates(copy, same).query("checked == 'own' and geography == 'Москва'")
    assert kept["required"].tolist() == [27_164], "the copy's people, since its share agrees"


def test_marked_synthetic_and_kept_from_real_data(written, tmp_path, monkeypatch, capsys):
    assert Store(written / "data").raw.lock()["synthetic"]
    assert main(["demo", "--to", str(settings.REPO / "data")]) == 2
    monkeypatch.setenv("ETL_DATA", str(tmp_path / "real"))
    assert main(["demo", "--to", str(tmp_path / "real" / "inside")]) == 2
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("важное")
    assert main(["demo", "--to", str(tmp_path / "mine")]) == 2
    assert not list(tmp_path.glob("real/*")) and "не демонстрационная" in capsys.readouterr().out


def test_the_engine_finds_what_was_planted(tmp_path):
    rows = records(1)
    store = Store(tmp_path)
    store.raw.mark_synthetic()
    lines = b"".join(json.dumps(normalise(r), ensure_ascii=False).encode() + b"\n" for r in rows)
    store.raw.source("portal").put("vacancy_9.jsonl", lines, url="u", published="2026-10-31")
    graph = SimpleNamespace(sources={"portal": None}, gives_adverts=lambda source: True)
    counts = update_adverts(store, graph=graph, workers=1)["portal"]
    assert (counts["rows"], counts["rejects"]) == (N, 0)
    got = store.adverts.connect().sql("SELECT * FROM adverts").df().set_index("advert_id")
    assert len(got) == N and got.synthetic.all() and store.adverts.synthetic()
    industrial = {r["id"] for r in rows if r["professional_sphere_name"] == "Производство"}
    found = set(got.index[got.is_industrial])
    assert len(found & industrial) > 0.95 * len(industrial) and len(found & industrial) > 0.9 * len(
        found
    )
    merged = set(got.index[got.duplicate == "opening"])
    kept = {}
    again = set()
    soon = set()
    for r in sorted(rows, key=lambda r: (r["published_date"][:10], r["id"])):
        opening = (r["vacancy_name"], r["company"]["name"], r["position_requirements"])
        day = r["published_date"][:10]
        again |= {r["id"]} if opening in kept else set()
        if opening in kept and (date.fromisoformat(day) - kept[opening]).days <= REPOST_WINDOW_DAYS:
            soon.add(r["id"])
        else:
            kept[opening] = date.fromisoformat(day)
    assert merged <= again, "no false merge"
    told = {r["id"] for r in rows if r["company"]["name"].startswith("ООО")}
    assert len(merged) > 0.9 * len(soon & found & told), (
        "all but sole traders', who have no id here"
    )


def test_one_command_makes_a_city_with_its_history(tmp_path, monkeypatch, capsys):
    monkeypatch.delenv("ETL_PUBLISHERS", raising=False)
    assert main(["demo", "--adverts", "1500", "--to", str(tmp_path / "city"), "--build"]) in (0, 1)
    assert "Месяцев в архиве: 24, уже есть 0" in capsys.readouterr().out
    assert "ETL_PUBLISHERS" not in os.environ and str(tmp_path) not in os.environ.get(
        "ETL_DATA", ""
    )
    reader = Reader.open(tmp_path / "city" / "data")
    assert (
        reader.manifest["synthetic"] and reader.manifest["tables"]["shortage_verdict"]["synthetic"]
    )
    months = reader.table("demand_monthly")
    assert months["month"].nunique() >= 24 and len(reader.table("cv_occupations"))


def test_an_invented_advert_has_an_address_that_leads_nowhere():
    adverts = records(5, 200)
    told = {r["vac_url"] for r in adverts}
    assert len(told) == len({r["id"] for r in adverts}), "each advert its own, repeats too"
    assert all(url.startswith("https://demo.invalid/") for url in told)
    assert any(is_url(url) for url in told), "read the way the portal's are"


JUDGING = ("etl.indicators", "etl.models", "etl.adverts")


def test_the_generator_shares_no_number_with_what_judges_it():
    """The city is made without a look at thresholds or estimators: it imports none of their rooms,
    and reads no cut points."""
    for path in sorted((settings.REPO / "etl" / "demo").glob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            names = [a.name for a in getattr(node, "names", []) if isinstance(node, ast.Import)]
            if isinstance(node, ast.ImportFrom):
                names.append(node.module or "")
            assert not [n for n in names if n.startswith(JUDGING)], path.name
            text = node.value if isinstance(node, ast.Constant) else ""
            assert "score_cuts" not in str(text), path.name
