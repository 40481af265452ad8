"""Published evidence beside adverts: agreement and disagreement said plainly."""

from __future__ import annotations

import pandas as pd
import pytest

from etl.build.checks import cast_and_check
from etl.indicators.evidence_vs_adverts import evidence_vs_adverts
from etl.settings import REPO
from etl.store import Reader


@pytest.fixture(scope="module")
def released() -> Reader:
    return Reader.open(REPO / "data")


def kept(released: Reader) -> list[pd.DataFrame]:
    return [released.table(t) for t in ("published", "occupations", "vacancy_rates")]


def verdicts(**bands: str) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"month": "2026-10", "area": "moscow", "occupation": o, "verdict": b, "n": 30}
            for o, b in bands.items()
        ]
    )


def test_without_adverts_the_evidence_stands_and_says_what_is_missing(released):
    got = cast_and_check(
        evidence_vs_adverts(*kept(released)),
        evidence_vs_adverts,
    ).set_index("group")
    assert (
        len(got) == 9
        and (got.agreement == "unknown").all()
        and set(got.index[got.published_says == "none"])
        == {
            "electronics_engineers",
            "electrical_engineers",
            "mechanical_engineers",
            "chemical_engineers",
        }
    )
    of_survey = got[got.kind == "vacancy_rate"]
    assert set(of_survey.period_end) == {"2024-10-31"} and set(of_survey.published_usual) == {7.6}
    assert not of_survey.sentence_ru.str.contains("нехватк|пустовало|2010").any()
    assert (
        "вакантны 7,2 % мест группы; у всех групп — 7,6 %"
        in got.sentence_ru["electronics_engineers"]
        and got.published_ids["welders_moulders"] == "V075|V030"
        and "etl update" in got.sentence_ru["economy"]
    )
    assert "−23,2" in got.sentence_ru["economy"] and (got.grade != "C").all()
    assert not got.sentence_en.str.contains("[а-яё]", regex=True).any()


def test_agreement_and_disagreement_are_said_plainly(released):
    def of(**bands: str) -> pd.DataFrame:
        return evidence_vs_adverts(*kept(released), verdicts(**bands)).set_index("group")

    got = of(
        turner="shortage",
        miller="none",
        electronics_engineer="watch",
        radio_engineer="none",
        electrical_engineer="unknown",
        welder="none",
    )
    assert got.agreement[
        ["machinists", "electronics_engineers", "electrical_engineers", "welders_moulders"]
    ].tolist() == ["agree", "agree", "unknown", "disagree"]
    assert (
        "у 0 из 1" in got.sentence_ru["welders_moulders"]
        and "Расходятся" in got.sentence_ru["welders_moulders"]
    )
    assert got.agreement["production"] == "partly" and got.occupations_judged["production"] == 5
    assert "трёх показателей" in got.sentence_ru["electrical_engineers"]
