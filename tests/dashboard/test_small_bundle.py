"""The small bundle of plotly.js is fetched whole or not at all, by an npm that may fail or hang."""

from __future__ import annotations

import io
import tarfile

import pytest

from dashboard.commands import assets

WHOLE = 'cp "$(dirname "$0")/made.tgz" .'


@pytest.fixture
def npm(tmp_path, monkeypatch):
    """Writes an `npm` that runs this line of shell, the only one on the path."""

    def written(line: str) -> None:
        program = tmp_path / "npm"
        program.write_text(f"#!/bin/sh\n{line}\n", "utf-8")
        program.chmod(0o755)
        with tarfile.open(tmp_path / "made.tgz", "w:gz") as archive:
            member = tarfile.TarInfo("package/plotly-cartesian.min.js")
            member.size = 4
            archive.addfile(member, io.BytesIO(b"made"))

    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return written


def test_a_fetched_bundle_lies_whole_in_its_place(npm, tmp_path):
    npm(WHOLE)
    place = tmp_path / "vendor" / "plotly.js"
    assert assets.fetch(place, 10)
    assert place.read_bytes() == b"made" and list(place.parent.iterdir()) == [place]


@pytest.mark.parametrize("line", ["exit 1", "exec sleep 30", "true"])
def test_an_npm_that_fails_or_hangs_leaves_nothing(npm, tmp_path, line):
    npm(line)
    place = tmp_path / "vendor" / "plotly.js"
    assert not assets.fetch(place, 1)
    assert not place.exists()
