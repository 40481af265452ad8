"""`etl backfill` on small files: months resumed, broken ones named, careers as aggregates, no
person written."""

from __future__ import annotations

import gzip
import json

import pandas as pd
import pytest
import zstandard

from etl.__main__ import main
from etl.build import intake
from etl.build.checks import cast_and_check
from etl.commands import backfill
from etl.sources.trudvsem import careers
from etl.sources.trudvsem import trudvsem_vacancies as vacancies
from etl.store import Store
from etl.store.raw import RawStore
from tests.etl.sources.trudvsem_site import Site
from tests.publishers import careers_content

BASE = "https://opendata.trudvsem.ru/archive/7710538364-vacancy/"
STAMP = "structure-20161130T143000.xml.gz"
DAYS = ("20190131", "20190228", "20190331")


def advert(number: int, closed: str = "2031-01-01", **more) -> str:
    cells = {
        "identifier": f"a-{number}",
        "title": "Токарь",
        "region": "",
        "work_places": "2",
        "base_salary_min": "50000",
        "date_modify_inner_info": "2019-01-20T10:00:00+0300",
        "date_posted": "2019-01-15",
        "inactive": "false",
        "date_inactivation": closed,
        "contact_person": "Канарейкина Мария Петровна",
        "responsibilities": "Точить. Контактное лицо: Канарейкина Мария Петровна, +7 (916) "
        "555-01-23",
    } | more
    inner = "".join(f"<{k}>{v}</{k}>" for k, v in cells.items() if v)
    return (
        f'<vacancy about="https://trudvsem.ru/vacancy#a-{number}">{inner}<region '
        'resource="#7700000000000"/>'
        "<organization "
        f'resource="https://trudvsem.ru/organization#30477000012345{number % 10}"/></vacancy>'
    )


def month(*adverts: str) -> bytes:
    return gzip.compress(f"<vacancies>{''.join(adverts)}</vacancies>".encode())


@pytest.fixture
def site(tmp_path, monkeypatch):
    """The archive: three months, the second of which is cut off."""
    names = [f"data-{d}T010000-{STAMP}" for d in DAYS]
    files = {BASE: ("".join(f'<a href="{n}">x</a>' for n in names).encode(), {})}
    whole = [
        month(
            *(advert(i) for i in range(k, k + 20)),
            advert(99, "2019-01-20"),
            advert(98, inactive="true"),
        )
        for k in (0, 10, 20)
    ]
    for name, content in zip(
        names, [whole[0], whole[1][: len(whole[1]) // 2], whole[2]], strict=True
    ):
        files[BASE + name] = (content, {"Content-Length": str(len(content))})
    site = Site(files)
    site.simulation = ""
    site.whole = whole
    monkeypatch.setattr(backfill, "Web", lambda: site)
    monkeypatch.setattr(intake, "Web", lambda: site)
    monkeypatch.setenv("ETL_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("ETL_SALT", "test")
    return site


def captured(name: str) -> list[dict]:
    with Store().raw.source("trudvsem_vacancies").open(name) as f:
        return [json.loads(line) for line in f.read().splitlines()]


def test_months_are_taken_named_and_resumed(site, capsys, tmp_path):
    assert main(["backfill", "--from", "2019-01", "--to", "2019-03"]) == 1
    said = capsys.readouterr().out
    assert (
        "осталось скачать 3" in said and "МБ" in said and "2019-02-28" in said and "оборван" in said
    )
    raw = Store().raw.source("trudvsem_vacancies")
    assert [n[8:18] for n in raw.entries() if n.endswith(".jsonl")] == ["2019-01-31", "2019-03-31"]
    rows = captured("archive-2019-01-31.jsonl")
    assert (
        len(rows) == 20
        and {r["observed"] for r in rows} == {"2019-01-31"}
        and rows[0]["region_code"] == "77"
    )
    assert (
        rows[0]["company_name"] == "ИП"
        and rows[0]["company_hash"]
        and rows[0]["published_date"] == "2019-01-15"
    )
    assert vacancies.wire.summary(raw, "archive-2019-01-31")["reasons"] == {"inactive": 2}
    site.files[BASE + f"data-20190228T010000-{STAMP}"] = (site.whole[1], {})
    site.asked.clear()
    assert main(["backfill", "--from", "2019-01", "--to", "2019-03"]) == 0
    assert "уже есть 2, осталось скачать 1" in capsys.readouterr().out
    assert {url for url, _ in site.asked} == {BASE, BASE + f"data-20190228T010000-{STAMP}"}
    assert vacancies._watermark(raw) == "", "the past says nothing about what the API has shown"
    assert vacancies._complete("archive-2019-02-28.jsonl") and not vacancies._complete(
        "api-2026-11-02.jsonl"
    )
    text = b"".join(_plain(p) for p in tmp_path.rglob("*") if p.is_file()).decode(
        "utf-8", "replace"
    )
    assert not [c for c in ("Канарейкина", "555-01-23", "304770000123") if c in text]


def _plain(path) -> bytes:
    content = path.read_bytes()
    if path.suffix != ".zst":
        return content
    return zstandard.ZstdDecompressor().stream_reader(content, read_across_frames=True).read()


def test_dry_run_tells_sizes_and_takes_nothing(site, capsys):
    assert main(["backfill", "--from", "2019-02", "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert (
        "2019-02-28" in said
        and "2019-01-31" not in said
        and not Store().raw.source("trudvsem_vacancies").entries()
    )


@pytest.mark.parametrize(
    "argv", [["backfill"], ["backfill", "--from", "январь"], ["backfill", "--from", "2019-13"]]
)
def test_what_is_asked_wrongly_is_explained(site, argv, capsys):
    assert main(argv) == 2 and "2019-01" in capsys.readouterr().out


def test_an_archive_that_is_gone_names_its_setting(site, capsys):
    site.files.clear()
    assert main(["backfill", "--from", "2019-01"]) == 1
    assert "ETL_TRUDVSEM_ARCHIVE" in capsys.readouterr().out


@pytest.mark.parametrize("ranges", [True, False])
def test_careers_come_back_as_planted_and_nobody_is_written(site, tmp_path, capsys, ranges):
    body = careers_content.archive(3000)
    url = "https://zenodo.org/api/records/10913325/files/1.zip/content"
    record = {
        "metadata": {"publication_date": "2024-04-02"},
        "files": [
            {"key": "1.zip", "size": len(body), "links": {"self": url}},
            {"key": "readme.md"},
        ],
    }
    site.files |= {
        careers.RECORD: (json.dumps(record).encode(), {}),
        url: (
            body,
            {"Content-Length": str(len(body))} | ({"Accept-Ranges": "bytes"} if ranges else {}),
        ),
    }
    assert main(["backfill", "--trajectories"]) == 0
    assert "МБ" in capsys.readouterr().out
    raw = Store().raw.source("careers")
    rows = []
    for name in sorted(raw.entries()):
        with raw.as_file(name) as path:
            rows += careers._read(path).rows
    stay = cast_and_check(careers.career_stay(pd.DataFrame(rows)), careers.career_stay)
    curve = stay.query("area == 'moscow' and n_people == 3000").set_index("month")["stay_share"]
    assert curve[12] == pytest.approx(0.96**12, abs=0.03) and curve[36] == pytest.approx(
        0.96**36, abs=0.03
    )
    moves = cast_and_check(
        careers.career_transitions(pd.DataFrame(rows)), careers.career_transitions
    )
    assert (
        set(moves.area) == {"moscow", "russia"}
        and 2000 < moves.people.min() == moves.people.max() < 3000
    )
    assert (
        cast_and_check(careers.career_ages(pd.DataFrame(rows)), careers.career_ages)["people"].min()
        >= 20
    )
    leads = cast_and_check(
        careers.career_specialities(pd.DataFrame(rows)), careers.career_specialities
    )
    assert leads.query("area == 'moscow'")[["occupation", "people"]].values.tolist() == [
        ["turner", 3000]
    ]
    text = b"".join(_plain(p) for p in tmp_path.rglob("*") if p.is_file())
    assert not [c for c in (careers_content.CANARY, "Птицелов") if c.encode() in text]


def test_a_changed_dataset_is_named(site, capsys):
    site.files[careers.RECORD] = (b'{"files": []}', {})
    assert main(["backfill", "--trajectories"]) == 1
    assert "нет ни одного ZIP" in capsys.readouterr().out
    assert RawStore(Store().raw.root.parent).status()["careers"]["ok"] is False
