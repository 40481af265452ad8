"""What a run says: one sentence first, full names and whole reasons within 80 columns, the same in
a log; in both languages."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from etl.build.report import Report
from etl.commands import _report
from etl.store import Store

REASON = "www.cbr.ru недоступен. Проверьте сеть и прокси; повторите позже"
ENGLISH = "www.cbr.ru cannot be reached. Check the network and the proxy; try later"
LONG = "trudvsem_cv_occupations"
LINEAGE = {"cv_months": {"module": f"etl.sources.trudvsem.{LONG}", "sources": [LONG]}}


class Built:
    """A build of one table, as a Reader shows it."""

    def __init__(self, manifest: dict, columns: dict):
        self.manifest = manifest
        self.columns = columns

    def has(self, name: str) -> bool:
        return name in LINEAGE

    def table(self, name: str) -> pd.DataFrame:
        return pd.DataFrame(self.columns)


@pytest.fixture
def store(tmp_path, monkeypatch):
    store = Store(tmp_path)
    for name in (LONG, "cbr_fx"):
        store.raw.set_status(name, ok=False, reason=REASON, reason_en=ENGLISH)
    sources = {
        name: {"rows": 1_234_567, "rejects": 3, "history": [{"change": -5}], "snapshots": shots}
        for name, shots in (
            (LONG, [{"published": "2026-11-20", "accessed": "2026-11-21"}]),
            ("cbr_fx", []),
        )
    }
    ends = {"month": ["2026-10", "2026-11"]}
    built = Built({"sources": sources, "lineage": LINEAGE}, ends)
    monkeypatch.setattr(_report, "_built", lambda store: built)
    return store


def printed(store, capsys) -> list[str]:
    tables = {"fx_rates": ("missing", "нет данных: " + "cbr_fx " * 30)}
    report = Report("b", tables, {"fx_rates": "no data: " + "cbr_fx " * 30})
    _report.closing_table(store, report, json=False)
    return capsys.readouterr().out.splitlines()


@pytest.mark.parametrize(
    ("lang", "first", "reason"),
    [
        ("ru", "Сети нет, ничего не скачано; показаны данные от 2026-11.", REASON),
        ("en", "No network, nothing fetched; data of 2026-11 are shown.", ENGLISH),
    ],
)
def test_without_a_network_the_first_line_says_it_all(
    store, capsys, monkeypatch, lang, first, reason
):
    monkeypatch.setenv("ETL_LANG", lang)
    lines = printed(store, capsys)
    assert lines[0] == first
    assert all(len(line) <= _report.WIDTH for line in lines)
    assert not any(re.search(r"[\x1b\r…]|[│┃─━]", line) for line in lines), "plain text"
    assert any(line.startswith(LONG + "  ") for line in lines), "names are whole"
    line = next(line for line in lines if line.startswith(LONG))
    assert line.endswith("2026-11"), "the newest datum, not the day the file came out"
    assert reason in " ".join(" ".join(lines).split()), "reasons are whole"
    if lang == "en":
        assert not re.search("[а-яё]", " ".join(lines).lower()), "tables and their reasons too"


def test_some_sources_lost_are_counted(store, capsys):
    store.raw.set_status("cbr_fx", ok=True)
    assert printed(store, capsys)[0].startswith("Не получено источников: 1 из 2;")


def test_a_file_from_disk_is_no_attempt_over_the_network(store, capsys):
    store.raw.set_status("cbr_fx", ok=True, came="disk")
    assert printed(store, capsys)[0].startswith("Сети нет")


def test_numbers_kept_in_the_project_are_not_nothing(store, capsys, monkeypatch):
    monkeypatch.setattr(_report, "_built", lambda store: None)
    for tables, said in (({"published": ("built", "")}, "ведутся в проекте"), ({}, "нечего")):
        _report.closing_table(store, Report("b", tables), json=False)
        assert said in " ".join(capsys.readouterr().out.split("\n\n")[0].split())
