"""Publishers' known errors: corrected while they stand, loud when they are gone or the date has
passed."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from etl.build.graph import project
from etl.build.hand_kept import read_csv
from etl.reading import known_errors as _known_errors
from etl.reading.known_errors import COLUMNS, KnownErrorOutdated, correct
from etl.settings import REPO

FRAME = pd.DataFrame(
    {"region": ["Москва", "Тверь"], "year": [2023, 2023], "wage_rub": [136.5, 7.0]}
)
ERROR = {
    "table": "t",
    "where": "region=Москва;year=2023",
    "column": "wage_rub",
    "published": "136.5",
    "corrected": "1365",
    "provider": "Росстат",
    "reason": "запятая",
    "url": "https://example.org",
    "noticed": "2026-01-01",
    "expires": "2027-01-01",
}
TODAY = date(2026, 6, 1)


def known(**changes: str) -> pd.DataFrame:
    return pd.DataFrame([ERROR | changes])


def test_the_wrong_cell_is_corrected_and_no_other():
    assert correct(FRAME, known(), "t", TODAY)["wage_rub"].tolist() == [1365, 7]
    assert correct(FRAME, known(corrected=""), "t", TODAY)["wage_rub"].isna().tolist() == [
        True,
        False,
    ]
    assert correct(FRAME, known(), "other", TODAY).equals(FRAME)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"published": "140"}, "удалите строку"),
        ({"where": "region=Омск"}, "ячейки нет"),
        ({"expires": "2026-05-31"}, "истёк"),
        ({"column": "pay"}, "нет столбца"),
        ({"where": "town=Омск"}, "условие"),
    ],
)
def test_a_correction_that_no_longer_fits_is_loud(changes, said):
    with pytest.raises(KnownErrorOutdated, match=said):
        correct(FRAME, known(**changes), "t", TODAY)


def test_the_file_is_whole_and_every_table_in_it_reads_it():
    errors = read_csv(REPO / "data" / "reference" / "known_errors.csv")
    assert tuple(errors.columns) == COLUMNS and (errors != "").all(axis=None)
    for name in errors["table"].unique():
        assert "known_errors" in project().nodes[name].csvs
    assert _known_errors.__doc__
