"""Collected profstandards → the CSVs kept in git: standards, functions, and what each demands."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

from etl.store import atomic

KINDS = {
    "трудовое действие": "action",
    "необходимое умение": "skill",
    "необходимое знание": "knowledge",
}
STANDARDS = "standard code name order_text edition source is_code_exact".split()
FUNCTIONS = "standard number otf_code otf_name level tf_code tf_name job_titles education".split()
ITEMS = "standard function kind text".split()
OLD = "редакция до 2020 года"


def write(folder: Path, data: Path) -> tuple[int, int, int]:
    """Write the three CSVs below data/published; how many standards, functions and items."""
    education = folder / "education"
    titles = _titles(education)
    listed = {row["file"]: row for row in _read(education / "profstandards_cok_list.csv")}
    generalised = {
        (row["file"], row["otf_code"]): row
        for row in _read(education / "profstandards_cok_otf.csv")
    }
    standards: dict[str, list] = {}
    functions: dict[tuple, list] = {}
    items: list[list] = []
    rows = [row | {"file": ""} for row in _read(education / "profstandards_06_items.csv.gz")]
    rows += _read(education / "profstandards_cok_items.csv.gz")
    old = {row["std_code"] for row in rows if not row["file"]}
    for row in rows:
        code = row["std_code"].rstrip("?")
        key = f"{code} (2019)" if row["file"] and code in old else code
        about = listed.get(row["file"], {})
        standards.setdefault(
            key,
            [
                key,
                code,
                _name(row["std_name"]),
                about.get("order", ""),
                "" if about.get("order") else OLD,
                "cok" if row["file"] else "registry",
                str(row["std_code"] == code),
            ],
        )
        place = (key, row["otf_code"], row["tf_code"], row["tf_name"])
        if place not in functions:
            whole = generalised.get((row["file"], row["otf_code"]), {})
            jobs = whole.get("job_titles") or "|".join(
                titles.get((code, row["otf_level"]), []) if not row["file"] else []
            )
            number = sum(1 for other in functions if other[0] == key) + 1
            functions[place] = [
                key,
                number,
                row["otf_code"],
                row["otf_name"],
                row["otf_level"],
                row["tf_code"],
                row["tf_name"],
                jobs,
                whole.get("education", ""),
            ]
        items.append([key, functions[place][1], KINDS[row["kind"]], row["text"]])
    out = data / "published"
    atomic.write_csv(out / "profstandards.csv", STANDARDS, standards.values())
    atomic.write_csv(out / "profstandard_functions.csv", FUNCTIONS, functions.values())
    atomic.write_csv(out / "profstandard_items.csv", ITEMS, items)
    return len(standards), len(functions), len(items)


def fgos(folder: Path, data: Path) -> int:
    """Write the two Federal standards' competences and recommended profstandards."""
    education = folder / "education"
    rows = [
        [
            "competence",
            r["code"],
            r["programme"],
            r["kind"],
            r["competence"],
            r["text"],
            r["source"],
        ]
        for r in _read(education / "fgos_competences_2.csv")
    ]
    rows += [
        ["profstandard", r["code"], "", "ПС", r["std_code"], r["std_name"], ""]
        for r in _read(education / "fgos_profstandards_2.csv")
    ]
    head = "part code programme kind item text source".split()
    atomic.write_csv(data / "published" / "fgos_items.csv", head, rows)
    return len(rows)


def _titles(folder: Path) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for row in _read(folder / "profstandards_06_titles.csv"):
        found.setdefault((row["std_code"], row["level"]), []).append(row["job_title"])
    return found


def _name(text: str) -> str:
    if text.isupper():
        return text.capitalize()
    return text


def _read(path: Path) -> list[dict[str, str]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
