"""`/health` says how the data are, and pages go on with the last whole build or a sentence."""

from __future__ import annotations

import shutil

import pytest

from dashboard.server.app import make_app
from etl.settings import REPO


@pytest.fixture
def data(tmp_path, monkeypatch):
    """A data folder of released marts, read by the app."""
    shutil.copytree(REPO / "data" / "marts", tmp_path / "marts")
    monkeypatch.setenv("ETL_DATA", str(tmp_path))
    return tmp_path


def test_health_follows_the_data(data):
    client = make_app(small=False).server.test_client()
    assert client.get("/health").get_data(as_text=True) == "OK"
    (data / "CURRENT").write_bytes(b"\x00garbage")
    found = client.get("/health")
    assert found.status_code == 200 and found.get_data(as_text=True).startswith("DEGRADED\n")
    page = client.get("/en/sources")
    assert page.status_code == 200
    assert "The file CURRENT is damaged" in page.get_data(as_text=True)
    (data / "CURRENT").unlink()
    manifest = data / "marts" / "manifest.json"
    manifest.write_bytes(manifest.read_bytes()[:-5])
    found = client.get("/health")
    said = found.get_data(as_text=True)
    assert found.status_code == 503 and said.startswith("FAILING\n") and "verify" in said
    page = client.get("/ru/")
    assert "Traceback" not in page.get_data(as_text=True) and page.status_code in (200, 503)
    assert "verify --repair" in page.get_data(as_text=True)
