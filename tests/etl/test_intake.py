"""New files that read worse than the ones before are put back at once; what only looks like it
is taken."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from etl.build.intake import Worse, fetch_one
from etl.origin import Parsed
from etl.store import Store


def read(path) -> Parsed:
    return Parsed([{"n": line} for line in path.read_text().splitlines() if line.isdigit()])


def lines(n: int, word: str = "") -> bytes:
    return "\n".join(word or str(i) for i in range(n)).encode()


def source(raw, files: dict[str, bytes], **more) -> SimpleNamespace:
    def fetch(web, into) -> None:
        for name, content in files.items():
            into.put(name, content, url="https://example.org")

    return SimpleNamespace(_fetch=fetch, _read=read, **more)


@pytest.fixture
def raw(tmp_path, monkeypatch):
    raw = Store(tmp_path).raw.source("s")
    fetch_one(source(raw, {"stat-2026-10-01.csv": lines(100), "names.csv": b"no rows here"}), raw)
    return raw


@pytest.mark.parametrize(
    ("files", "more"),
    [
        ({"stat-2026-10-01.csv": lines(50)}, {}),
        ({"stat-2026-11-01.csv": lines(100, "renamed")}, {}),
        ({"stat-2026-10-01.csv": lines(40)}, {"OPT_IN": "etl update --with-cv"}),
    ],
    ids=["fewer rows", "a new edition that cannot be read", "counts shrunk by more than half"],
)
def test_worse_files_are_put_back(raw, files, more):
    before = dict(raw.entries())
    with pytest.raises(Worse) as error:
        fetch_one(source(raw, files, **more), raw)
    assert (
        raw.entries() == before
        and "--force" in error.value.words.ru
        and "--force" in error.value.words.en
    )
    fetch_one(source(raw, files, **more), raw, force=True)
    assert raw.entries() != before


@pytest.mark.parametrize(
    ("files", "more"),
    [
        ({"stat-2026-11-01.csv": lines(100)}, {}),
        ({"stat-2026-10-01.csv": lines(99)}, {}),
        ({"other.csv": b"a list without rows, as names.csv is"}, {}),
        ({"stat-2026-10-01.csv": lines(60)}, {"OPT_IN": "etl update --with-cv"}),
        ({"stat-2026-10-01.csv": lines(1)}, {"ADVERTS": True}),
    ],
    ids=[
        "a new edition",
        "one row withdrawn",
        "a companion",
        "small cells gone",
        "adverts look after themselves",
    ],
)
def test_what_is_no_loss_is_taken(raw, files, more):
    fetch_one(source(raw, files, **more), raw)
    assert files.keys() <= raw.entries().keys()
