"""The hall over HTTP, on SQLite and PostgreSQL: what strangers try, and what must come out."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from xml.etree import ElementTree

from dashboard.meeting import keeping
from dashboard.meeting.models import Correction
from dashboard.meeting.store import transaction
from etl.language import Words
from tests.meeting.conftest import Browser, phone

XSS = "<img src=x onerror=alert(1)>\"'&<script>alert(2)</script>"
RAW = re.compile(rb"<img src=x|<script>alert")
FORMULA = '=HYPERLINK("http://evil.example","x")'


def shown(moderator: Browser, sender: Browser, text: str, kind: str = "question", **entry) -> int:
    """An entry posted and shown to the hall; its number."""
    answer = sender.post(text, kind, **entry)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    number = answer.get_json()["post"]
    assert moderator.do("move", post=number, to="shown").status_code == 200
    return number


def decided(moderator: Browser, **entry) -> None:
    given = {"what": "Провести обследование", "owner": "Департамент", "due": "2027-03-01"} | entry
    answer = moderator.do("decide", **given)
    assert answer.status_code == 200, answer.get_data(as_text=True)


def test_markup_in_every_field_is_text_in_every_output(meeting, app):
    sender = phone(meeting, app)
    named = {"name": XSS[:60], "consent": True, "adult": True, "figure": XSS[:100]}
    number = shown(meeting, sender, XSS, **named)
    shown(meeting, sender, "Пожелание " + XSS, "wish")
    meeting.do("move", post=number, to="answered", words=XSS)
    meeting.do("tell", message=XSS)
    decided(meeting, what=XSS, owner=XSS, indicator=XSS, unit=XSS[:40], post=number)
    item = meeting.state()["items"][0]["id"]
    meeting.do("edit", item=item, words={"question": XSS, "answer": XSS, "how_sure": XSS})
    with transaction() as store:
        correction = Correction(day=store.now.date(), figure=XSS[:100], what=Words(XSS, XSS))
        correction.reply = Words(XSS, XSS)
        store.session.add(correction)
    pages = ["agenda", "discussion", "minutes", "changes", "minutes.html", "agenda.html", "hall"]
    for lang in ("ru", "en"):
        for path in [*pages, "hall/console", "hall/screen", "changes.atom"]:
            answer = meeting.get(f"/{lang}/{path}")
            assert answer.status_code == 200 and not RAW.search(answer.data), path
    for name in ("minutes.docx", "agenda.pptx"):
        body = meeting.get(f"/ru/{name}").data
        with zipfile.ZipFile(io.BytesIO(body)) as package:
            parts = {n: package.read(n) for n in package.namelist() if n.endswith(".xml")}
        assert not any(RAW.search(part) for part in parts.values())
        for part in parts.values():
            ElementTree.fromstring(part)
    ElementTree.fromstring(meeting.get("/ru/changes.atom").data)
    assert meeting.state()["posts"][0]["text"] in (XSS, "Пожелание " + XSS)
    for path in ("hall/state.json", "changes.json", "hall/queue.json"):
        assert meeting.get(f"/ru/{path}").mimetype == "application/json"


def test_the_policy_is_not_loosened_and_no_script_stands_in_a_document(meeting):
    for path in ("hall", "hall/console", "hall/screen", "minutes.html", "agenda"):
        answer = meeting.get(f"/ru/{path}")
        policy = answer.headers["Content-Security-Policy"]
        assert "script-src 'self';" in policy and "unsafe-eval" not in policy
        text = answer.get_data(as_text=True)
        assert not re.search(r"<script(?![^>]*(src=|application/json|text/late))", text), path
        assert not re.search(r"\son\w+=\"", text), path


def test_formulas_are_defused_in_csv(meeting, app):
    sender = phone(meeting, app)
    for text in (FORMULA, "+7 раз спросил", "-1 место", "@SUM(A1)"):
        shown(meeting, sender, text)
    decided(meeting, what=FORMULA, owner=FORMULA)
    for path in ("entries.csv", "entries.csv?table=decisions", "changes.csv"):
        body = meeting.get(f"/ru/{path}").data.decode("utf-8-sig")
        for row in csv.reader(io.StringIO(body)):
            assert not any(cell.startswith(keeping.FORMULA) for cell in row if cell != "-"), row


def test_another_site_can_change_nothing(meeting, app):
    sender = phone(meeting, app)
    entry = {"key": "csrf-0001", "kind": "question", "text": "Чужой вопрос"}
    for headers in (
        {"X-Desk-Token": ""},
        {"X-Desk-Token": "0" * 32},
        {"Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
    ):
        for browser, where, what in (
            (sender, "post", entry),
            (sender, "vote", {"post": 1, "choice": "agree"}),
            (meeting, "do", {"do": "close", "key": "csrf-close"}),
        ):
            assert browser.send(where, what, **headers).status_code == 403
    assert meeting.state()["state"] == "open"


def test_no_pass_no_command_and_a_forged_one_is_none(meeting, app):
    stranger = Browser(app)
    stranger.get("/ru/hall")
    real = meeting.client.get_cookie("moderator").value
    for value in (
        "",
        "1",
        real[:-1] + ("1" if real.endswith("0") else "0"),
        "9999999999." + real.split(".", 1)[1],
        real + "x",
    ):
        stranger.client.set_cookie("moderator", value)
        assert stranger.do("close").status_code == 403
        assert stranger.get("/ru/hall/queue.json").status_code == 403
        assert stranger.get("/ru/hall/code.json").status_code == 403
        assert stranger.get("/ru/hall/qr.svg").status_code == 403
    cookie = meeting.client.get_cookie("moderator")
    assert cookie.http_only and cookie.same_site == "Lax"
    secure = app.test_client()
    secure.get("/ru/hall", base_url="https://desk.example")
    assert secure.get_cookie("visitor", domain="desk.example").secure


def test_a_password_cannot_be_guessed_on(meeting, app):
    stranger = Browser(app)
    stranger.get("/ru/hall/console")
    statuses = [stranger.send("enter", {"password": f"guess {n}"}).status_code for n in range(14)]
    assert set(statuses) == {403, 429} and statuses[0] == 403 and statuses[-1] == 429
    assert meeting.do("tell", message="пропуск ещё действует").status_code == 200


def test_one_phone_cannot_flood_and_a_hall_behind_one_address_can_post(meeting, app):
    flood = phone(meeting, app)
    statuses = [flood.post(f"Вопрос номер {n}").status_code for n in range(9)]
    assert statuses == [200] * 6 + [429] * 3
    refusal = flood.post("Ещё вопрос")
    assert 0 < refusal.get_json()["seconds"] <= 61 and "подождите" in refusal.get_json()["refused"]
    for n in range(12):
        assert phone(meeting, app, "guest").post(f"Из зала {n}").status_code == 200


def test_votes_cannot_be_stuffed_or_replayed(meeting, app):
    author = phone(meeting, app)
    voter = phone(meeting, app, "state")
    number = shown(meeting, author, "Больше мест практики", "wish")
    for _ in range(5):
        assert voter.send("vote", {"post": number, "choice": "agree"}).status_code == 200
    assert author.send("vote", {"post": number, "choice": "agree"}).status_code == 409
    stranger = Browser(app)
    stranger.get("/ru/hall")
    for seat in ("", "1.x.y", author.client.get_cookie("seat").value[:-1] + "!"):
        stranger.client.set_cookie("seat", seat)
        assert stranger.send("vote", {"post": number, "choice": "agree"}).status_code == 403
    for bad in ({"post": number, "choice": "both"}, {"post": "1", "choice": "agree"}, {}, []):
        assert voter.send("vote", bad).status_code in (400, 404)
    assert [p["voices"] for p in meeting.state()["posts"]] == [1]


def test_a_request_repeated_is_done_once(meeting, app):
    sender = phone(meeting, app)
    entry = {"key": "the-same-key", "kind": "question", "text": "Где данные?"}
    answers = [sender.send("post", entry).get_json() for _ in range(3)]
    assert answers[0] == answers[1] == answers[2]
    order = {"do": "paper", "key": "paper-key-1", "kind": "wish", "role": "guest", "text": "Карта"}
    assert meeting.send("do", order).get_json() == meeting.send("do", order).get_json()
    assert len(meeting.state()["posts"]) == 1


GARBAGE = [b"", b"[]", b"null", b"{", b"\xff\xfe", b'{"key":1}', b"[" * 1500, b'{"text":{"a":[]}}']


def test_garbage_is_refused_in_a_sentence(meeting, app):
    sender = phone(meeting, app)
    for browser, where in ((sender, "post"), (sender, "join"), (sender, "vote"), (meeting, "do")):
        token = browser.client.get_cookie("token").value
        headers = {"X-Desk-Token": token, "Content-Type": "application/json"}
        for body in GARBAGE:
            answer = browser.client.post(f"/ru/hall/{where}", data=body, headers=headers)
            assert 400 <= answer.status_code < 500 and b"Traceback" not in answer.data
            assert len(answer.get_json()["refused"]) > 8, body


def test_ten_megabytes_are_refused_unread(meeting, app):
    sender = phone(meeting, app)
    assert sender.post("я" * 5_000_000).status_code == 413
    assert sender.post("я" * 281).status_code == 400


def test_paths_and_hosts_lead_nowhere(meeting):
    for path in (
        "hall/exhibit/999999.json",
        "hall/exhibit/-1.json",
        "hall/exhibit/..%2f..%2fREADME.json",
        "hall/exhibit/1%00.json",
        "hall/exhibit/99999999999999999999.json",
        "minutes.docx?meeting=77",
        "minutes.html?meeting=99999999",
    ):
        assert meeting.get(f"/ru/{path}").status_code == 404, path
    host = {"Host": "evil.example"}
    answer = meeting.get("/ru/hall/state.json", headers=host)
    assert b"evil" not in answer.data
    for path in ("hall", "agenda", "minutes.html"):
        assert b"evil.example" not in meeting.get(f"/ru/{path}", headers=host).data
    assert "no-store" in meeting.get("/ru/hall/code.json", headers=host).headers["Cache-Control"]


def test_a_robot_that_fills_the_hidden_field_is_thanked_and_ignored(meeting, app):
    assert phone(meeting, app).post("Купите слона", website="spam").get_json() == {"post": 0}
    assert meeting.get("/ru/hall/queue.json").get_json()["waiting"] == []


def test_a_poll_costs_nothing_while_nothing_changes(meeting, app):
    first = meeting.get("/ru/hall/state.json")
    again = meeting.get("/ru/hall/state.json", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304 and again.data == b""
    shown(meeting, phone(meeting, app), "Новый вопрос")
    changed = meeting.get("/ru/hall/state.json", headers={"If-None-Match": first.headers["ETag"]})
    assert changed.status_code == 200 and "Новый вопрос" in changed.get_data(as_text=True)


def test_the_reason_is_shown_to_the_author_alone(meeting, app):
    author = phone(meeting, app)
    other = phone(meeting, app, "guest")
    number = author.post("Когда повысят зарплаты?").get_json()["post"]
    assert meeting.do("move", post=number, to="declined").status_code == 400
    meeting.do("move", post=number, to="declined", words="вопрос не к комитету")
    assert "не к комитету" in author.get("/ru/hall/mine.json").get_data(as_text=True)
    assert "не к комитету" not in other.get("/ru/hall/mine.json").get_data(as_text=True)
    assert "зарплаты" not in str(meeting.state())


def test_a_seat_needs_the_code_on_the_wall(meeting, app):
    stranger = Browser(app)
    stranger.get("/ru/hall")
    assert stranger.send("join", {"code": "000000", "role": "guest"}).status_code == 403
    assert stranger.post("Без места").status_code == 403
    assert stranger.get("/ru/hall/mine.json").get_json()["role"] is None
