"""The quality report: numbers that can be recomputed by hand on a folder of four made-up
adverts."""

from __future__ import annotations

import csv
import gzip
import json

import pytest

from etl.__main__ import main
from etl.adverts import reference
from etl.adverts.quality import quality_skills
from etl.adverts.quality.measure import Count, share
from etl.adverts.quality.quality_skills import text_key
from etl.adverts.skills.skills import Extractor

TEXTS = [
    "Требования: знание SolidWorks и чтение чертежей",
    "Опыт работы в AutoCAD не требуется. Сварка",
    "Знание метрологии; уверенный пользователь ПК",
]
TAGS = [["SolidWorks", "Чтение чертежей", "Икебана"], ["AutoCAD", "Сварка"], ["Метрология"]]


@pytest.fixture
def folder(tmp_path):
    adverts = [
        {"title": "Инженер", "description": t, "key_skills": k, "is_engineering": True}
        for t, k in zip(TEXTS, TAGS, strict=True)
    ]
    adverts.append(
        {
            "title": "Повар",
            "description": "SolidWorks",
            "key_skills": ["Икебана"],
            "is_engineering": False,
        }
    )
    with gzip.open(tmp_path / "made_adverts_full.jsonl.gz", "wt", encoding="utf-8") as f:
        f.writelines(json.dumps(a, ensure_ascii=False) + "\n" for a in adverts)
    header = "Unnamed: 0,name,salary_from,salary_to,salary_currency,area_name,published_at\n"
    same = ",Токарь,100,,RUR,Москва,2022-12-20T10:00:00+0300\n"
    (tmp_path / "made_day_duplicates.csv").write_text(
        header + "0" + same + "1" + same + "2,Повар,,,,Москва,2022-12-20T11:00:00+0300\n", "utf-8"
    )
    return tmp_path


@pytest.fixture
def labels(tmp_path, monkeypatch):
    (tmp_path / "data" / "reference").mkdir(parents=True)
    at = TEXTS[0].index("SolidWorks")
    rows = [
        (text_key(TEXTS[0]), "solidworks", at, 1, "fresh"),
        (text_key(TEXTS[0]), "welding", 0, 0, "fresh"),
        (text_key(TEXTS[1]), "welding", TEXTS[1].index("Сварка"), 0, "tuned"),
    ]
    with (tmp_path / "data" / "reference" / "skill_labels.csv").open(
        "w", encoding="utf-8", newline=""
    ) as f:
        csv.writer(f).writerows([("advert", "skill", "start", "right", "part"), *rows])
    monkeypatch.setenv("ETL_DATA", str(tmp_path / "data"))
    reference.rows.cache_clear()
    yield
    reference.rows.cache_clear()


def measures(path) -> dict[tuple[str, str], dict]:
    with path.open(encoding="utf-8", newline="") as f:
        return {(r["measure"], r["group"]): r for r in csv.DictReader(f)}


def test_the_report_counts_what_it_says(folder, labels, tmp_path):
    out = tmp_path / "quality.csv"
    assert main(["quality", "--ads", str(folder), "-o", str(out), "--date", "2026-11-20"]) == 0
    got = measures(out)
    tags = got["skill_tag_coverage", ""]
    assert (tags["value"], tags["n"]) == ("0.8333", "6"), (
        "only «Икебана» of the engineers' six tags is unknown"
    )
    assert (
        got["skill_tag_recall_in_text", ""]["value"],
        got["skill_tag_recall_in_text", ""]["n"],
    ) == ("0.8000", "5")
    first = got["skill_precision", "first_reading"]
    today = got["skill_precision", "today"]
    assert (first["value"], first["n"]) == ("0.5000", "2"), (
        "the hit that no longer appears still counts there"
    )
    assert (today["value"], today["n"]) == ("0.5000", "2"), "SolidWorks right, welding wrong"
    assert int(got["skill_hits_unjudged", "today"]["value"]) >= 1, "reading drawings was not judged"
    assert (got["duplicates", "exact"]["value"], got["duplicates", "exact"]["n"]) == ("0.3333", "3")
    assert {r["date"] for r in got.values()} == {"2026-11-20"}
    assert all(
        float(r["low"]) <= float(r["value"]) <= float(r["high"]) for r in got.values() if r["low"]
    )


def test_a_folder_without_adverts_is_refused(tmp_path, capsys):
    assert main(["quality", "--ads", str(tmp_path / "none"), "-o", str(tmp_path / "q.csv")]) == 2
    assert "--ads" in capsys.readouterr().err and not (tmp_path / "q.csv").exists()


def test_nothing_counted_is_empty_not_zero():
    assert share("m", Count(0, 0), "", "")[2:6] == ("", "", "", 0)


def test_the_promised_quality_on_real_adverts(shared):
    extract = Extractor()
    industrial = [a for a in quality_skills.adverts(shared / "ads") if a["is_engineering"]]
    covered, missed = quality_skills.tag_coverage(industrial, extract)
    assert covered.hits / covered.n >= 0.90, missed.most_common(20)
    found, lost = quality_skills.found_in_text(industrial, extract)
    assert found.hits / found.n >= 0.93, [tag for tag, _, _ in lost[:20]]
    judged = quality_skills.hand_precision((a["description"] for a in industrial), extract)
    assert judged.adverts >= 150 and judged.today.n >= 1500
    for count in (judged.today, judged.first_reading):
        assert count.hits / count.n >= 0.92


def test_the_kept_report_and_labels_hold_no_texts():
    labels = reference.rows("skill_labels")
    assert all(
        len(r["advert"]) == 16 and int(r["advert"], 16) >= 0 and r["right"] in "01" for r in labels
    )
    assert len({r["advert"] for r in labels}) >= 150
    kept = {(r["measure"], r["group"]) for r in reference.rows("quality")}
    assert kept >= {
        ("skill_tag_coverage", ""),
        ("skill_precision", "first_reading"),
        ("duplicates", "exact"),
    }
