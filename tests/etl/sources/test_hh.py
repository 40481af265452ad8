"""hh.ru: off without a token, refusals are never zeros, slices below 2,000, contacts and the
token are never kept."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime, timedelta

import pytest

from etl.adverts.engine import read_part
from etl.adverts.record import Capture
from etl.adverts.reference import rows as reference_rows
from etl.sources.hh import _hh_api as api
from etl.sources.hh._hh_record import record
from etl.sources.trudvsem import _trudvsem_capture as wire
from etl.sources.trudvsem._trudvsem_clean import encode
from etl.sources.trudvsem._trudvsem_fields import Cleaner
from etl.store import Store
from tests.etl.simulation import everything_written, missing, statuses, tables, update
from tests.etl.sources.simulated import Reply
from tests.publishers import hh_content
from tests.publishers.faults import FAULTS, Fault
from tests.publishers.server import Publishers
from tests.publishers.trudvsem_content import CANARIES

ONLY = ("--source", "hh_vacancies")


@pytest.fixture
def server():
    with Publishers() as server:
        yield server


@pytest.fixture
def data(from_repository, tmp_path):
    """A folder where all but hh.ru's tables is built."""
    folder = tmp_path / "data"
    shutil.copytree(from_repository, folder)
    return folder


def sample(shared, name: str) -> dict:
    return json.loads((shared / "sources" / "samples" / name).read_text("utf-8"))


def test_real_samples_become_the_documented_values(shared):
    whole = record(sample(shared, "hh_vacancy_detail_2025-08.json"), Cleaner())
    assert whole["id"] == "107907244" and whole["company_name"] == "Российские космические системы"
    assert (
        whole["salary_min"],
        whole["salary_max"],
        whole["currency"],
        whole["gross"],
        whole["pay_mode"],
    ) == ("150000", "", "RUR", False, "month")
    assert (
        whole["address"] == "Москва, Авиамоторная улица, 53к2" and whole["latitude"] == "55.746203"
    )
    assert len(whole["skills"]) == 10 and whole["hh_role_ids"] == "96"
    assert whole["required_experience"] == "between1And3"
    assert (
        whole["published_date"] == "2025-08-19T17:22:07"
        and whole["vac_url"] == "https://hh.ru/vacancy/107907244"
    )
    item = record(sample(shared, "hh_vacancies_search_2025-08.json")["items"][0], Cleaner())
    assert (item["salary_min"], item["salary_max"], item["area_name"], item["hh_role_ids"]) == (
        "58500",
        "125000",
        "Владимир",
        "77",
    )
    roles = {
        r["id"] for r in sample(shared, "hh_professional_roles_engineering_2026-02.json")["roles"]
    }
    ours = {
        role
        for row in reference_rows("occupations")
        for role in row["hh_role_ids"].split("|")
        if role
    }
    assert len(ours & roles) >= 20 and ours - roles <= set(hh_content.ROLES), (
        "workers' roles are not in the sample"
    )


def test_the_engine_reads_pay_place_and_skills():
    rows = [
        record(a, Cleaner()) for a in hh_content.ADVERTS if a["professional_roles"][0]["id"] == "48"
    ]
    part = read_part(b"\n".join(encode(r) for r in rows), Capture("hh_vacancies", "2026-11-24"))
    frame = part.adverts.to_pandas()
    assert (
        len(frame) == 30
        and not part.rejects
        and set(frame["occupation"]) == {"mechanical_designer"}
    )
    assert frame["area"].value_counts().to_dict() == {"moscow": 25, "oblast": 5}
    assert (
        set(frame["experience"]) == {"1-3"}
        and (frame["pay_low_net_rub"] < frame["pay_low_rub"]).any()
    )
    assert "kompas_3d" in set(part.skills.to_pandas()["skill"])


def test_a_run_with_a_token_keeps_no_person_and_no_token(server, data):
    code, closing, said = update(server, data, *ONLY)
    assert code == 0 and not missing(closing), said
    found = tables(data)["hh_demand"]
    assert found["adverts"].sum() == 120 and set(found["area"]) == {"moscow", "oblast"}
    assert "demand_monthly" not in tables(data), (
        "hh.ru's adverts are no part of the portal's series"
    )
    for path, text in [("said", said), *everything_written(data)]:
        assert not [c for c in (*CANARIES, hh_content.TOKEN) if c in text], path
    before = len(server.asked)
    assert update(server, data, *ONLY)[0] == 0
    details = [path for _, host, path, _ in server.asked[before:] if path.startswith("/vacancies/")]
    assert not details, "descriptions already here are not asked for again"


def test_the_same_adverts_on_another_day_count_once_and_still_count(server, data, monkeypatch):
    assert update(server, data, *ONLY)[0] == 0
    first = tables(data)["hh_demand"]
    later = wire.today() + timedelta(days=2)
    monkeypatch.setattr(wire, "today", lambda: later)
    assert update(server, data, *ONLY)[0] == 0
    second = tables(data)["hh_demand"]
    assert second.drop(columns="date").equals(first.drop(columns="date")) and set(
        second["date"]
    ) == {later.isoformat()}


def test_without_a_token_it_is_off_and_says_how_to_turn_it_on(server, data):
    code, closing, said = update(server, data, *ONLY, waits={"ETL_HH_TOKEN": ""})
    assert "hh_vacancies: только по просьбе — ETL_HH_TOKEN" in said and not server.asked
    assert (
        code == 0
        and {t["table"]: t["status"] for t in closing["tables"]}["hh_demand"] == "on_request"
    )


@pytest.mark.parametrize(
    ("token", "body", "said"),
    [
        ("wrong", None, "не принял токен (bad_authorization)"),
        ("test-token", {"errors": [{"type": "forbidden"}]}, "403 forbidden"),
        (
            "test-token",
            {"errors": [{"type": "captcha_required", "captcha_url": "https://hh.ru/captcha"}]},
            "капчу",
        ),
        (
            "test-token",
            {"errors": [{"type": "bad_user_agent", "value": "blacklisted"}]},
            "ETL_CONTACT",
        ),
    ],
)
def test_a_refusal_is_named_and_is_never_a_zero(server, data, token, body, said):
    assert update(server, data, *ONLY)[0] == 0
    was = Store(data).raw.source("hh_vacancies").entries()
    if body:
        answer = 403, {"Content-Type": "application/json"}, json.dumps(body).encode()
        server.faults["api.hh.ru"] = Fault("refusal", lambda ask, path, query: answer)
    code, *_ = update(server, data, *ONLY, waits={"ETL_HH_TOKEN": token})
    reason = statuses(data)["hh_vacancies"]["reason"]
    assert code == 1 and said in reason
    assert Store(data).raw.source("hh_vacancies").entries() == was
    assert tables(data)["hh_demand"]["adverts"].sum() == 120


def test_a_captcha_on_the_way_keeps_what_came_apart(server, data):
    refusal = (
        403,
        {"Content-Type": "application/json"},
        json.dumps({"errors": [{"type": "captcha_required"}]}).encode(),
    )

    def late(ask, path, query):
        if query.get("area") == "2019":
            return refusal
        return ask(path, query)

    server.faults["api.hh.ru"] = Fault("late captcha", late)
    code, *_ = update(server, data, *ONLY)
    names = Store(data).raw.source("hh_vacancies").entries()
    assert code == 1 and "капчу" in statuses(data)["hh_vacancies"]["reason"]
    assert names and all(n.startswith("hh-part-") for n in names)


def test_a_withdrawn_role_and_the_whole_country_are_told(
    server, data, from_repository, tmp_path, monkeypatch
):
    monkeypatch.delitem(hh_content.KNOWN_ROLES, "109")
    assert update(server, data, *ONLY)[0] == 1
    assert "убрал роли 109" in statuses(data)["hh_vacancies"]["reason"]
    monkeypatch.undo()
    server.faults["api.hh.ru"] = FAULTS["whole_country"]
    shutil.copytree(from_repository, tmp_path / "other")
    update(server, tmp_path / "other", *ONLY)
    report = Store(tmp_path / "other").previous().manifest["sources"]["hh_vacancies"]
    assert all(n.startswith("hh-part-") for n in report["per_file"]), (
        "a listing that strayed is no whole listing"
    )


class Deep:
    """A market of `total` adverts, an advert a minute, that shows at most 2,000 of a question."""

    def __init__(self, total: int, now: datetime):
        self.times = [now - timedelta(minutes=i + 1) for i in range(total)]
        self.deepest = 0

    def get(self, url, params, **more):
        low, high = (
            datetime.strptime(params[k], "%Y-%m-%dT%H:%M:%S%z") if k in params else None
            for k in ("date_from", "date_to")
        )
        level = params.get("experience")
        found = [
            i
            for i, t in enumerate(self.times)
            if (low is None or low <= t)
            and (high is None or t <= high)
            and (level is None or api.EXPERIENCE[i % 4] == level)
        ]
        page = params["page"]
        size = params["per_page"]
        self.deepest = max(self.deepest, (page + 1) * size)
        items = [{"id": str(i)} for i in found[page * size : (page + 1) * size]]
        return Reply(200, {}, json.dumps({"items": items, "found": len(found)}).encode())


@pytest.mark.parametrize("total", [1, 2000, 2001, 9000, 30_000])
def test_big_questions_are_asked_in_slices_and_nothing_is_lost(monkeypatch, total):
    monkeypatch.setenv("ETL_HH_TOKEN", "t")
    now = datetime(2026, 11, 24, 12, tzinfo=UTC)
    site = Deep(total, now)
    found = list(api.Client(site).adverts(now, {"area": "1"}))
    assert {int(item["id"]) for item, _ in found} == set(range(total)) and all(
        whole for _, whole in found
    )
    assert site.deepest <= api.DEEPEST
