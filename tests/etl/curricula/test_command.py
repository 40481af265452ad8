"""`python -m etl curriculum`: sums, rows and refusals as a user sees them."""

from __future__ import annotations

import csv

from etl.__main__ import main
from tests.etl.curricula import made


def test_the_command_prints_sums_and_writes_rows(tmp_path, capsys):
    plan = tmp_path / "план.xlsx"
    plan.write_bytes(made.workbook({"Лист1": made.PROPERTIES, "Лист2": made.LONG}))
    out = tmp_path / "out.csv"
    assert main(["curriculum", str(plan), "-o", str(out)]) == 0
    said = capsys.readouterr().out
    assert "15.03.01" in said and "10,5" in said and "Недель практики 4" in said
    rows = list(csv.DictReader(out.open(encoding="utf-8")))
    assert rows[0]["lectures_h"] == "36" and {r["counted"] for r in rows} == {"0", "1"}


def test_one_bad_file_among_good_ones_is_named_and_the_rest_is_read(tmp_path, capsys):
    good = tmp_path / "good.csv"
    good.write_bytes(made.COLLEGE.encode("cp1251"))
    bad = tmp_path / "scan.pdf"
    bad.write_bytes(b"%PDF-1.7")
    assert main(["curriculum", str(good), str(bad), str(tmp_path / "absent.csv"), "--quiet"]) == 1
    said = capsys.readouterr()
    assert "396" in said.out and "scan.pdf: Это PDF" in said.err and "absent.csv" in said.err
    assert main(["curriculum", str(bad)]) == 2
