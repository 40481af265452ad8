"""The README's recipe «страница с файлом», followed to the letter in a copy of the project."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from etl.settings import REPO
from tests import copied

VISIT = """
import io, json, re
from dashboard.server.app import make_app

client = make_app(small=False).server.test_client()
out = {"visits": []}
for _ in range(3):
    html = client.get("/ru/numbered").get_data(as_text=True)
    out["visits"].append(int(re.search(r'<output id="visits">(\\d+)</output>', html)[1]))
token = client.get_cookie("token").value
address = "/ru/numbered/lines.txt"


def send(body, **more):
    data = {"file": (io.BytesIO(body), "a.txt"), **more}
    answer = client.post(address, data=data)
    name = answer.headers.get("Content-Disposition")
    return answer.status_code, answer.get_data(as_text=True), name


out["file"] = send("раз\\nдва\\n".encode(), token=token)
out["large"] = send(b"x" * 70_000, token=token)
out["foreign"] = send(b"x")
out["english"] = client.post("/en/numbered/lines.txt", data=b"x" * 70_000).get_data(as_text=True)
out["none"] = client.post(address, data={"token": token}).get_data(as_text=True)
declared = client.get("/_dash-dependencies").get_json()
known = next(c for c in declared if c["output"] == "visits.children")
call = {
    "output": "visits.children", "outputs": {"id": "visits", "property": "children"},
    "changedPropIds": ["tick.n_intervals"],
    "inputs": [{**i, "value": 1} for i in known["inputs"]],
    "state": [{**s, "value": {"lang": "ru"}} for s in known["state"]],
}
ticks = [client.post("/_dash-update-component", json=call).get_json() for _ in range(2)]
out["ticks"] = [t["response"]["visits"]["children"] for t in ticks]
out["menu"] = "Строки" in client.get("/ru/").get_data(as_text=True)
print("RESULT" + json.dumps(out))
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    """The project beside itself, with one folder more."""
    root = tmp_path_factory.mktemp("project")
    copied.project(root)
    folder = root / "dashboard/pages/numbered"
    folder.mkdir()
    (folder / "__init__.py").write_text(recipe(), "utf-8")
    return root


def recipe() -> str:
    """The code block under the README's heading."""
    readme = (REPO / "README.md").read_text("utf-8")
    return re.search(r"### Страница с файлом.*?```python\n(.*?)```", readme, re.DOTALL)[1]


@pytest.fixture(scope="module")
def visit(copy) -> dict:
    """What a visitor of the copy sees, in a process of its own."""
    before = contents(copy)
    found = copied.answer(copy, VISIT)
    assert contents(copy) == before
    return found


def contents(root: Path) -> dict[str, bytes]:
    """Every file of the copy but what processes share while they run."""
    files = (p for p in root.rglob("*") if p.is_file() and "data/run/" not in p.as_posix())
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in files}


def test_one_folder_is_all_that_was_added(copy):
    added = {p for p in contents(copy) if not (REPO / p).is_file()}
    assert added == {"dashboard/pages/numbered/__init__.py"}


def test_a_fresh_page_is_never_kept(visit):
    assert visit["visits"] == [1, 2, 3]


def test_a_file_goes_up_and_another_comes_down(visit):
    status, body, name = visit["file"]
    assert (status, body) == (200, "1. раз\n2. два\n") and "lines.txt" in name
    assert "выберите" in visit["none"]


def test_a_body_over_its_limit_is_refused_in_a_sentence(visit):
    status, said, _ = visit["large"]
    assert status == 413 and "больше 64 КБ" in said
    assert "larger than 64 KB" in visit["english"]


def test_a_change_without_the_visitors_token_is_refused(visit):
    status, said, _ = visit["foreign"]
    assert status == 403 and "обновите" in said


def test_its_callback_is_answered_and_its_place_is_in_the_menu(visit):
    assert visit["ticks"] == ["1", "2"] and visit["menu"]
