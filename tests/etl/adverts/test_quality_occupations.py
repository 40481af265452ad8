"""How often the occupation classifier is wrong: counted by hand here, promised on real titles,
kept without texts."""

from __future__ import annotations

import re

import pytest

from etl.adverts.quality import quality_occupation_text as by_text
from etl.adverts.quality import quality_occupations as quality
from etl.adverts.quality.quality_occupations import Judged
from etl.adverts.quality.quality_titles import titles
from etl.adverts.reference import rows

CASES = [
    Judged(("machining",), "machining", 0.95),
    Judged(("machining",), "", 0.55),
    Judged(("",), "machining", 0.95),
    Judged(("",), "", 0.9),
    Judged(("design", "process"), "process", 0.8),
    Judged(("design", "process"), "welding", 0.8),
]


def test_score_counts_by_hand():
    score = quality.industrial(CASES)
    assert (score.right, score.answered, score.labelled) == (3, 4, 4)
    assert (score.precision, score.recall, score.f1) == (0.75, 0.75, 0.75)
    assert quality.family_share(CASES) == (2, 3)
    assert [(s.name, s.right, s.answered, s.labelled) for s in quality.families(CASES)] == [
        ("design", 0, 0, 1),
        ("machining", 1, 2, 2),
        ("process", 1, 1, 1),
        ("welding", 0, 1, 0),
    ]
    assert {(r["labelled"], r["answered"]): r["n"] for r in quality.confusion(CASES)} == {
        ("machining", "–"): 1,
        ("–", "machining"): 1,
        ("design", "welding"): 1,
    }
    assert quality.bands(CASES) == [
        ("0.00–0.62", 0, 1),
        ("0.62–0.70", 0, 0),
        ("0.70–0.80", 0, 0),
        ("0.80–0.90", 1, 2),
        ("0.90–1.00", 2, 3),
    ]


def test_labels_are_hashes_and_enough():
    labels = rows("occupation_labels")
    assert len(labels) >= 2500 and len({row["title_sha256"] for row in labels}) == len(labels)
    assert all(re.fullmatch(r"[0-9a-f]{16}", row["title_sha256"]) for row in labels)
    assert quality.title_hash("Инженер  АСУ ТП ") == quality.title_hash("инженер асу тп")
    families = {row["family"] for row in rows("occupations")}
    for row in labels:
        assert row["ambiguous"] or row["is_industrial"] in ("yes", "no")
        assert set(filter(None, row["family"].split("|"))) <= families
        assert bool(row["first_answer"]) == (
            row["split"] != quality.LEARNT and not row["ambiguous"]
        )


@pytest.mark.parametrize("name", quality.rounds())
def test_titles_never_seen_were_read_right_at_first_sight(name):
    cases = quality.first_sight(name)
    score, (right, both) = quality.industrial(cases), quality.family_share(cases)
    assert len(cases) >= 240
    assert score.precision >= 0.95 and score.recall >= 0.95 and right / both >= 0.95


def test_quality_on_titles_read_by_a_person(shared):
    cases = quality.today(titles(shared / "ads"))
    assert len(cases) >= 2200
    score, (right, both) = quality.industrial(cases), quality.family_share(cases)
    assert score.precision >= 0.98 and score.recall >= 0.98 and right / both >= 0.97


def test_a_folder_of_any_adverts_gives_its_titles(tmp_path):
    import gzip

    (tmp_path / "a.csv").write_text("id,name\n1,Токарь\n2,\n", "utf-8-sig")
    (tmp_path / "b.csv").write_text("id,city\n1,Москва\n", "utf-8")
    with gzip.open(tmp_path / "c.jsonl.gz", "wt", encoding="utf-8") as f:
        f.write('{"title": "Сварщик"}\n{"text": "без заголовка"}\n')
    assert list(titles(tmp_path)) == ["Токарь", "Сварщик"]


def test_intruders_among_moscow_engineering_titles_are_recognised(shared):
    keys = {quality.title_hash(title) for title in titles(shared / "ads", "*moscow_engineering*")}
    labels = [
        row
        for row in rows("occupation_labels")
        if row["title_sha256"] in keys and not row["ambiguous"]
    ]
    intruders = [row for row in labels if row["is_industrial"] == "no" and row["first_answer"]]
    assert len(labels) >= 400 and len(intruders) >= 140
    assert sum(row["first_answer"] == quality.NOT_INDUSTRIAL for row in intruders) >= 0.97 * len(
        intruders
    )


def test_the_text_settles_what_a_bare_title_leaves_open(shared):
    found = list(by_text.adverts(shared / "ads"))
    alone, both = (by_text.read(found, with_text=with_text) for with_text in (False, True))
    assert len(alone) == len(both) >= 90
    assert sum(case.right for case in alone) <= len(alone) * 0.6
    assert sum(case.right for case in both) >= len(both) * 0.85
    score = quality.industrial(by_text.masked(found))
    assert score.precision >= 0.85 and score.recall >= 0.85
