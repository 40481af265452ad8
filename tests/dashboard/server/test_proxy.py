"""Behind a gateway: visitors told apart by trusted headers, a path of its own, listed hosts."""

from __future__ import annotations

import re

import pytest

from dashboard.server.app import make_app
from etl import settings

ROOTED = re.compile(
    r"""["'=(]/(?:ru|en|assets|_dash-component-suites|_dash-update-component)[/?"']"""
)


def app(monkeypatch, **values: str):
    """A test client of an app made under these settings and no others of the kind."""
    for name in ("DASHBOARD_URL", "DASHBOARD_TRUSTED_PROXIES", "DASHBOARD_HOSTS"):
        monkeypatch.delenv(name, raising=False)
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    return make_app(small=False).server.test_client()


@pytest.fixture(scope="module")
def under():
    """The app at https://city.example/skills, one trusted proxy before it."""
    with pytest.MonkeyPatch.context() as patch:
        yield app(
            patch,
            DASHBOARD_URL="https://city.example/skills",
            DASHBOARD_TRUSTED_PROXIES="1",
        )


def entered(client, forwarded: str) -> int:
    """The status of a try at the console's door, which is limited to ten a minute."""
    return client.post("/ru/hall/enter", headers={"X-Forwarded-For": forwarded}).status_code


def test_behind_one_proxy_everybody_has_a_limit_of_their_own(under):
    greedy = [entered(under, "203.0.113.1") for _ in range(12)]
    assert greedy[0] != 429 and greedy[-1] == 429
    assert entered(under, "203.0.113.2") != 429


def test_the_nearest_proxy_is_believed_and_nobody_before_it(under):
    forged = [entered(under, f"198.51.100.{n}, 203.0.113.9") for n in range(12)]
    assert forged[-1] == 429


@pytest.mark.parametrize("stripped", [True, False])
def test_under_a_path_no_address_leads_out_of_it(under, stripped):
    at = "" if stripped else "/skills"
    for path in ("/ru/", "/en/sources", "/ru/deck", "/en/hall", "/ru/no-such-page"):
        page = under.get(at + path).get_data(as_text=True)
        assert not ROOTED.findall(page), (path, ROOTED.findall(page)[:3])
    page = under.get(f"{at}/ru/").get_data(as_text=True)
    assert '"requests_pathname_prefix":"/skills/"' in page
    wanted = set(re.findall(r'(?:src|href)="(/skills/[^"#]+)"', page))
    assert len(wanted) > 25
    for address in wanted:
        answer = under.get(address.replace("&amp;", "&"))
        assert answer.status_code == 200, (address, answer.status_code)


def test_redirects_links_in_files_and_json_stay_under_the_path(under):
    for path in ("/", "/skills", "/skills/", "/ru"):
        assert under.get(path).headers["Location"].startswith("/skills/ru")
    found = under.get("/ru/search.json").get_data(as_text=True)
    assert '"/skills/ru/' in found and not ROOTED.search(found)
    page = under.get("/en/").get_data(as_text=True)
    assert "Strict-Transport-Security" not in under.get("/en/").headers and page
    tls = under.get("/en/", headers={"X-Forwarded-Proto": "https"})
    assert tls.headers["Strict-Transport-Security"]


def test_without_settings_no_header_is_believed(monkeypatch):
    client = app(monkeypatch)
    assert [entered(client, f"203.0.113.{n}") for n in range(12)][-1] == 429
    assert client.get("/ru/", headers={"Host": "any.example"}).status_code == 200


def test_only_listed_hosts_are_answered(monkeypatch):
    client = app(monkeypatch, DASHBOARD_HOSTS="desk.example, Other.example")
    for host, status in (
        ("desk.example", 200),
        ("other.example:8050", 200),
        ("evil.example", 400),
        ("desk.example.evil.org", 400),
    ):
        assert client.get("/en/", headers={"Host": host}).status_code == status
    refused = client.get("/en/", headers={"Host": "evil.example"}).get_data(as_text=True)
    assert "DASHBOARD_HOSTS" in refused
    assert client.get("/health", headers={"Host": "10.0.0.1"}).status_code == 200


def test_the_server_s_settings_are_in_the_readme():
    readme = (settings.REPO / "README.md").read_text("utf-8")
    names = [s.name for s in settings.SETTINGS if s.name.startswith("DASHBOARD_")]
    assert [name for name in names if name not in readme] == []


@pytest.mark.parametrize(
    "changed", [[5], [None], [["x"]], ["no.such"], [{}], {"a": 1}, "x.y", ["x" * 9999]]
)
def test_odd_changed_ids_are_refused(monkeypatch, changed):
    client = app(monkeypatch)
    known = next(c for c in client.get("/_dash-dependencies").get_json() if "{" not in c["output"])
    names = known["output"].strip(".").split("...")
    outputs = [dict(zip(("id", "property"), n.rsplit(".", 1), strict=True)) for n in names]
    body = {
        "output": known["output"],
        "outputs": outputs if known["output"].startswith("..") else outputs[0],
        "changedPropIds": changed,
        "inputs": [{**i, "value": None} for i in known["inputs"]],
        "state": [{**s, "value": {"lang": "ru"}} for s in known["state"]],
    }
    assert client.post("/_dash-update-component", json=body).status_code == 400
