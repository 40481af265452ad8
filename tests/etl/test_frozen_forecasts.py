"""`etl freeze`: append-only, a change is noticed, scored only once an outcome is there."""

from __future__ import annotations

import json
from datetime import date

import pytest

from etl.__main__ import main
from etl.store import frozen
from tests.conftest import REPO


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("ETL_DATA", str(tmp_path))
    (tmp_path / "marts").symlink_to(REPO / "data" / "marts")
    figure = tmp_path / "gap.json"
    figure.write_text(json.dumps({"title": "Мест сверх людей", "choices": {"okz": "7"}}), "utf-8")
    return tmp_path


def freeze(folder, *more: str) -> int:
    numbers = ("--value", "110", "--low", "105", "--high", "120", "--before", "100")
    return main(["freeze", str(folder / "gap.json"), *numbers, "--due", "2027-04-30", *more])


def test_a_forecast_and_its_outcome_are_kept_in_order(folder, capsys):
    assert freeze(folder) == 0
    (record,) = frozen.records()
    assert record.whole and record.body["passport"]["choices"] == {"okz": "7"}
    assert record.body["build"] and record.body["due"] == "2027-04-30"
    outcome = ["freeze", "--outcome", record.id[:10], "--value", "112", "--source", "Росстат, 2027"]
    assert main(outcome) == 0
    assert [r.kind for r in frozen.records()] == ["forecast", "outcome"]
    assert all(r.whole for r in frozen.records())


def test_a_changed_or_removed_record_is_noticed(folder):
    freeze(folder)
    freeze(folder, "--unit", "тыс.")
    freeze(folder, "--unit", "чел.")
    paths = sorted((folder / "frozen").glob("*.json"))
    text = paths[0].read_text("utf-8")
    paths[0].write_text(text.replace("110", "111"), "utf-8")
    assert [r.whole for r in frozen.records()] == [False, False, True]
    paths[0].write_text(text, "utf-8")
    paths[1].unlink()
    assert [r.whole for r in frozen.records()] == [True, False]


@pytest.mark.parametrize(
    "words",
    [
        ["freeze", "--value", "1"],
        ["freeze", "--outcome", "zzz", "--value", "1", "--source", "x"],
        ["freeze", "нет.json", "--value", "1", "--low", "0", "--high", "2", "--before", "1"],
    ],
)
def test_refusals_say_what_is_missing(folder, words, capsys):
    assert main(words) == 2 and len(capsys.readouterr().out) > 20
    assert frozen.records() == []


def test_an_interval_that_does_not_hold_its_middle_is_refused(folder, capsys):
    assert freeze(folder, "--low", "115") == 2
    assert "low ≤ value ≤ high" in capsys.readouterr().out


def test_the_page_scores_nothing_before_there_is_an_outcome(folder):
    from dashboard.pages.scored import table
    from dashboard.site.page import View
    from etl.store.reader import Reader

    def said(lang: str = "ru") -> str:
        return str(table(View(Reader.open(), lang, date(2026, 12, 1), {})))

    assert "Пока ничего не заморожено" in said()
    freeze(folder)
    assert "ждёт 2027-04-30" in said() and "waits for" in said("en")
    key = frozen.records()[0].id
    main(["freeze", "--outcome", key, "--value", "112", "--source", "Росстат"])
    assert "внутри интервала, точнее" in said() and "Сверено 1" in said()
