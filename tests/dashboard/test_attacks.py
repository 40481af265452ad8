"""What strangers send: garbage, forgeries, traversals, bombs. A sentence with 4xx, never a
trace, never a leak."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

CALLBACK = "/_dash-update-component"
JSON = {"Content-Type": "application/json"}
DECK = json.dumps({"version": 1, "lang": "ru", "items": [{"section": "Раздел"}]})


@pytest.fixture(scope="module")
def genuine(client) -> dict:
    """A callback's body as our page sends it."""
    known = next(
        c
        for c in client.get("/_dash-dependencies").get_json()
        if "plot-keep-retrain-grow-hire-break_even" in c["output"]
    )
    outputs = [
        dict(zip(("id", "property"), o.rsplit(".", 1), strict=True))
        for o in known["output"].strip(".").split("...")
    ]
    return {
        "output": known["output"],
        "outputs": outputs,
        "changedPropIds": [],
        "inputs": [{**i, "value": 1} for i in known["inputs"]],
        "state": [{**s, "value": {"lang": "ru"}} for s in known["state"]],
    }


def refused(answer, *statuses: int) -> str:
    """The sentence of a refusal."""
    said = answer.get_data(as_text=True)
    assert answer.status_code in (statuses or (400,)), said[:200]
    assert "Traceback" not in said and "werkzeug" not in said and 10 < len(said) < 600
    assert (
        answer.headers["Content-Security-Policy"]
        and answer.headers["X-Content-Type-Options"] == "nosniff"
    )
    return said


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xff\xfe{",
        b"[]",
        b"null",
        b"5",
        b'"x"',
        b"{}",
        b'{"output": {}}',
        b'{"output":"x.y","outputs":{"id":"x","property":"y"},"inputs":[]}',
        b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    ],
)
def test_garbage_is_not_understood(client, body):
    refused(client.post(CALLBACK, data=body, headers=JSON))


def test_a_body_too_large_is_refused_unread(client):
    assert "256" in refused(
        client.post(CALLBACK, data=b'{"a":"' + b"x" * 300_000 + b'"}', headers=JSON), 413
    )


def test_a_genuine_body_is_answered_and_a_truncated_one_refused(client, genuine):
    assert client.post(CALLBACK, json=genuine).status_code == 200
    for part in ("inputs", "state", "outputs"):
        refused(client.post(CALLBACK, json=genuine | {part: genuine[part][1:]}))
        refused(client.post(CALLBACK, json={k: v for k, v in genuine.items() if k != part}))
    refused(client.post(CALLBACK, json=genuine | {"inputs": list(reversed(genuine["inputs"]))}))


VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=50),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=40)
@given(values=st.lists(VALUES, min_size=12, max_size=12))
def test_any_value_in_a_genuine_body_is_answered(client, genuine, values):
    body = json.loads(json.dumps(genuine))
    for entry, value in zip([*body["inputs"], *body["state"]], values, strict=False):
        entry["value"] = value
    assert client.post(CALLBACK, data=json.dumps(body), headers=JSON).status_code in (200, 204)


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../../README.md",
        "/assets/..%2f..%2fREADME.md",
        "/assets/%2e%2e/%2e%2e/pyproject.toml",
        "/assets//etc/passwd",
        "/_dash-component-suites/os/x.py",
        "/_dash-component-suites/dash/dash.py",
        "/.git/config",
        "/ru/%ff%fe",
        "/%0d%0aSet-Cookie:x=1",
        "/xx/search.json",
        "/xx/figure/break_even.csv",
        "/favicon.ico",
    ],
)
def test_addresses_that_lead_nowhere(client, path):
    answer = client.get(path)
    assert answer.status_code == 404 and "Set-Cookie" not in answer.headers
    assert (
        b"Traceback" not in answer.data
        and b"[tool.ruff]" not in answer.data
        and b"make run" not in answer.data
    )


@pytest.mark.parametrize(
    "value", ["%0d%0aX-Evil:1", "9" * 3000, "nan", "1e999", "%00", "%F0%9F%92%A9", "-0"]
)
def test_a_forged_choice_neither_breaks_a_file_nor_reaches_its_link(client, value):
    for form in ("csv", "json", "plot", "qr", "pptx"):
        answer = client.get(f"/ru/figure/break_even.{form}?stipend={value}")
        assert answer.status_code == (200 if value == "-0" else 400), form
        assert "X-Evil" not in answer.headers, form
        assert value == "-0" or ("stipend=" in answer.text and len(answer.text) < 200), form


def test_methods_that_are_not_offered(client):
    for method in ("put", "delete", "patch"):
        refused(getattr(client, method)("/en/"), 405)


def test_pages_are_not_kept_by_caches_in_between(client):
    headers = client.get("/ru/").headers
    assert headers["Cache-Control"] == "private, no-cache" and "Cookie" in headers["Vary"]
    assert "immutable" in client.get("/assets/start.js?m=1").headers["Cache-Control"]


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name.replace("__", "/"), data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("template", "word"),
    [
        (b"hello", "не открывается"),
        (zipped(a=b"x"), "не открывается"),
        (zipped(bomb=b"0" * 80_000_000), "распаковывается"),
        (zipped(**{f"p{i}": b"" for i in range(3100)}), "частей"),
        (b"PK\x05\x06" + b"\xff" * 18, "не открывается"),
    ],
)
def test_a_template_that_is_none(client, template, word):
    answer = client.post(
        "/ru/deck.pptx", data={"deck": DECK, "template": (io.BytesIO(template), "a.pptx")}
    )
    assert word in refused(answer)


@pytest.mark.parametrize(
    "deck",
    [
        "",
        "{",
        "[1]",
        '{"version":NaN,"items":[]}',
        '{"version":1,"items":[{"figure":[]}]}',
        '{"version":1,"lang":["ru"],"items":[]}',
        "[" * 50_000,
    ],
)
def test_a_deck_that_is_none(client, deck):
    refused(client.post("/ru/deck.pptx", data={"deck": deck}))


def test_words_no_slide_can_hold_are_left_out(client):
    deck = {"version": 1, "lang": "ru", "items": [{"section": "a\x00\x0b\x1f\ufffe\ud83dб"}]}
    assert client.post("/ru/deck.pptx", data={"deck": json.dumps(deck)}).status_code == 200
