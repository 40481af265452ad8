"""How sources fared: appended and never rewritten, whole after any death, shown short with rows
and their change."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dashboard.pages.sources import origins
from dashboard.pages.sources.attempts import attempts
from dashboard.site.page import View
from etl.build.graph import project
from etl.language import text as words
from etl.store import Reader, Store
from etl.store.history import SHOWN, History

HOUR = "2026-11-{:02d}T10:00:00+00:00"


def tried(history: History, day: int, content: str, ok: bool = True, reason: str = "") -> None:
    history.attempted("s", when=HOUR.format(day), ok=ok, reason=reason, content=content)


def test_rows_and_change_follow_from_what_a_build_read(tmp_path):
    history = History(tmp_path / "history.jsonl")
    tried(history, 1, "a")
    assert history.of()["s"][0]["rows"] is None, "nobody has read it yet"
    history.found({"s": {"content": "a", "rows": 10, "rejects": 1, "newest": "2026-10-31"}})
    tried(history, 2, "a", ok=False, reason="хост не ответил")
    tried(history, 3, "b")
    history.found({"s": {"content": "b", "rows": 7, "rejects": 0, "newest": "2026-11-02"}})
    history.found({"s": {"content": "b", "rows": 7, "rejects": 0, "newest": "2026-11-02"}})
    assert {a["came"] for a in history.of()["s"]} == {"web"}
    assert [(a["ok"], a["rows"], a["change"]) for a in history.of()["s"]] == [
        (True, 7, -3),
        (False, 10, 0),
        (True, 10, None),
    ]
    assert len((tmp_path / "history.jsonl").read_text("utf-8").splitlines()) == 5, (
        "what is known is not said again"
    )


def test_the_display_is_bounded_and_the_file_is_not(tmp_path):
    history = History(tmp_path / "history.jsonl")
    for day in range(1, 31):
        tried(history, day, f"c{day}")
    assert len(history.of()["s"]) == SHOWN and history.of()["s"][0]["when"] == HOUR.format(30)
    assert len(history.of(shown=100)["s"]) == 30


@given(st.binary(max_size=60))
def test_a_torn_line_costs_itself_alone(tmp_path_factory, junk):
    history = History(tmp_path_factory.mktemp("h") / "history.jsonl")
    tried(history, 1, "a")
    with history.path.open("ab") as f:
        f.write(junk.replace(b"\n", b""))
    tried(history, 2, "b")
    assert [a["when"] for a in history.of()["s"]] == [HOUR.format(2), HOUR.format(1)]


def test_status_writes_history_too_and_the_page_shows_it(tmp_path):
    store = Store(tmp_path)
    store.raw.set_status("s", ok=True)
    store.raw.set_status("s", ok=False, reason="ошибка на стороне хоста (503)")
    past = store.raw.history.of()["s"]
    assert [a["ok"] for a in past] == [False, True]
    for lang, said in (
        ("ru", "2\u00a0попытки, не получен\u00a0— 1"),
        ("en", "2\u00a0attempts, not fetched\u00a0— 1"),
    ):
        shown = json.dumps(
            attempts(past, lang).to_plotly_json(),
            default=lambda c: c.to_plotly_json(),
            ensure_ascii=False,
        )
        assert said in shown and "(503)" in shown


def test_the_page_says_how_a_source_came(tmp_path):
    store = Store(tmp_path)
    said = {}
    store.raw.set_status("s", ok=True, came="disk")
    store.raw.set_status("w", ok=True)
    for source in ("s", "w"):
        said[source] = [
            origins._state(
                {"status": store.raw.status()[source]}, View(None, lang, date.today(), {})
            )
            for lang in ("ru", "en")
        ]
        store.raw.set_status(source, ok=False, reason="хост не ответил.")
    assert [t.rpartition(" ")[0] for t in said["s"]] == ["принят с диска", "taken from disk"]
    assert [t.rpartition(" ")[0] for t in said["w"]] == ["скачан", "downloaded"]
    later = origins._state({"status": store.raw.status()["s"]}, View(None, "ru", date.today(), {}))
    assert (
        later.startswith("не получен: хост не ответил; прежний принят с диска ")
        and later[-4:].isdecimal()
    )
    past = attempts(store.raw.history.of()["s"], "ru").to_plotly_json()
    assert "принят с диска" in json.dumps(
        past, default=lambda c: c.to_plotly_json(), ensure_ascii=False
    )


def test_the_page_states_that_adverts_are_a_lower_bound_and_how_many_firms_are_from_elsewhere(city):
    reader = Reader.open(city)
    own = reader.table("registered_elsewhere").set_index("area").loc["moscow"]
    for lang, bound, level in (("ru", "нижняя граница", "95 %"), ("en", "lower bound", "95%")):
        cells = origins._row(
            "trudvsem_vacancies",
            reader.manifest["sources"]["trudvsem_vacancies"]
            | {"origin": asdict(project().sources["trudvsem_vacancies"].ORIGIN)},
            View(reader, lang, date.today(), {}),
        )
        said = cells[0].children[-1].children
        assert bound in said and words.number(own["adverts"], lang, 0) in said and level in said
