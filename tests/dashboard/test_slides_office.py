"""A deck of every kind as LibreOffice opens it."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from dashboard.export.pptx.slides import pptx_bytes
from tests.dashboard.made_slides import CARDS, KINDS


@pytest.mark.office
def test_libreoffice_opens_a_deck_of_every_kind(tmp_path):
    office = shutil.which("soffice")
    if not office and os.environ.get("REQUIRE_ALL") != "1":
        pytest.skip("нет soffice: проверка слайдов в LibreOffice пропущена")
    (tmp_path / "deck.pptx").write_bytes(pptx_bytes([CARDS["ru"][k] for k in KINDS]))
    subprocess.run(
        [
            office or "soffice",
            "--headless",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "deck.pptx"),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    pdf = (tmp_path / "deck.pdf").read_bytes()
    assert pdf.startswith(b"%PDF") and pdf.count(b"/Type/Page/") + pdf.count(
        b"/Type/Page\n"
    ) >= len(KINDS)
