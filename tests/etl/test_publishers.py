"""The simulated publishers keep the rules the real ones are known for, and serve a demonstration
folder first."""

from __future__ import annotations

import json

import pytest

from etl.sources.trudvsem import _trudvsem_archive as archive
from etl.web import Limits, Web, WebError
from tests.publishers import server as module
from tests.publishers.server import Publishers, modules

API = "https://opendata.trudvsem.ru/api/v1/vacancies"
MOSCOW = f"{API}/region/7700000000000"


@pytest.fixture
def web(monkeypatch, tmp_path):
    with Publishers(tmp_path) as server:
        monkeypatch.setenv("ETL_PUBLISHERS", server.address)
        web = Web(Limits(rate_s=0, retries=0, backoff_s=0.01, read_s=5))
        web.server = server
        yield web


def test_each_says_how_sure_we_are():
    assert all(
        m.SURE in "ABC" and m.HOSTS and f"[{m.SURE}" in m.__doc__ for m in modules().values()
    )


def test_offset_is_a_page_number_and_past_the_end_is_500(web):
    pages = [web.get(MOSCOW, {"offset": n, "limit": 500}).json() for n in range(3)]
    sizes = [len(p["results"]["vacancies"]) for p in pages]
    total = int(pages[0]["meta"]["total"])
    assert isinstance(pages[0]["meta"]["total"], str) and pages[0]["status"] == "200"
    assert sizes == [100, 100, total - 200] and 0 < sizes[2] < 100
    for page in (3, 100):
        with pytest.raises(WebError, match="500"):
            web.get(MOSCOW, {"offset": page, "limit": 100})


def test_the_region_filter_works_only_in_the_path(web):
    def regions(url, **query):
        found = web.get(url, {"limit": 100} | query).json()["results"]["vacancies"]
        return {v["vacancy"]["region"]["region_code"][:2] for v in found}

    assert regions(MOSCOW) == {"77"} and len(regions(API, regionCode="7700000000000")) > 1


def test_no_hits_is_an_object_without_a_list(web):
    assert web.get(MOSCOW, {"text": "космонавт"}).json()["results"] == {}


@pytest.mark.parametrize("big", [1, 1 << 26])
def test_a_demonstration_folder_goes_first_and_can_be_resumed(web, tmp_path, monkeypatch, big):
    monkeypatch.setattr(module, "BIG", big)
    path = tmp_path / "publishers" / "opendata.trudvsem.ru" / "json" / "vacancy_9.json"
    path.parent.mkdir(parents=True)
    body = json.dumps({"vacancies": ["а" * 1000] * 300}).encode()
    path.write_bytes(body)
    url = "https://opendata.trudvsem.ru/json/vacancy_9.json"
    assert web.get(url).content == body
    with web.stream(url, offset=1000) as stream:
        assert stream.offset == 1000 and b"".join(stream.chunks()) == body[1000:]
    (tmp_path / "secret").write_text("x")
    with pytest.raises(WebError, match="404"):
        web.get("https://opendata.trudvsem.ru/json/../../../secret")


def test_a_demonstration_folder_lists_its_archive(web, tmp_path):
    folder = tmp_path / "publishers" / "opendata.trudvsem.ru" / "archive" / "7710538364-vacancy"
    folder.mkdir(parents=True)
    (folder / "data-20260930T010000-structure-20161130T143000.xml.gz").write_bytes(b"")
    months = archive.listing(Web(), "https://opendata.trudvsem.ru/archive", "2026-01", "2026-12")
    assert [m.day for m in months] == ["2026-09-30"]
