"""How often the occupation classifier is wrong, on titles a person read.

    python -m etl.adverts.quality_occupations TITLES.csv [--title title] [--errors]

`occupation_labels.csv` keeps one row per read title by hash, never the title; titles come from the file named. A third
(`held_out`) was not looked at while rules were written. Ambiguous titles stand aside (79 of 725). Caveat: one reader,
one reading; a second reading has not been made.
"""
from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from etl.adverts.normalise import normalise
from etl.adverts.occupations import Occupation, classify
from etl.adverts.reference import rows
from etl.models.intervals import wilson

PARTS = ("all", "learnt", "held_out")
_SPACES = re.compile(r"\s+")


class Judged(NamedTuple):
    """One labelled title found in the file: its label row and the classifier's answer."""

    title: str
    label: dict[str, str]
    answer: Occupation


class Score(NamedTuple):
    """Counts of one yes/no question, with shares and their Wilson intervals."""

    name: str
    right: int
    answered: int
    labelled: int

    @property
    def precision(self) -> float | None:
        """Right of those answered yes."""
        return self.right / self.answered if self.answered else None

    @property
    def recall(self) -> float | None:
        """Right of those labelled yes."""
        return self.right / self.labelled if self.labelled else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of the two."""
        total = self.answered + self.labelled
        return 2 * self.right / total if total else None

    def line(self) -> str:
        """One printed line: P, R with intervals, F1, n."""
        f1 = "   –" if self.f1 is None else f"{self.f1:.3f}"
        return (f"{self.name:24} P {_share(self.right, self.answered)}  R {_share(self.right, self.labelled)}  "
                f"F1 {f1}  n {self.labelled}")


def title_hash(title: str) -> str:
    """Key of a title in `occupation_labels.csv`."""
    return sha256(_SPACES.sub(" ", normalise(title)).strip().encode()).hexdigest()[:16]


def judged(titles: Iterable[str]) -> list[Judged]:
    """Labelled titles among those given, each once."""
    labels = {row["title_sha256"]: row for row in rows("occupation_labels")}
    found: dict[str, Judged] = {}
    for title in titles:
        key = title_hash(title)
        if key in labels and key not in found:
            found[key] = Judged(title, labels[key], classify(title))
    return list(found.values())


def part(cases: list[Judged], name: str) -> list[Judged]:
    """Unambiguous cases of one part."""
    clear = [case for case in cases if not case.label["ambiguous"]]
    return clear if name == "all" else [case for case in clear if bool(case.label["held_out"]) == (name == "held_out")]


def industrial(cases: list[Judged]) -> Score:
    """Industrial or not."""
    yes = [case.label["is_industrial"] == "yes" for case in cases]
    said = [case.answer.is_industrial for case in cases]
    return Score("промышленная", sum(a and b for a, b in zip(yes, said)), sum(said), sum(yes))


def families(cases: list[Judged]) -> list[Score]:
    """One score a family; a title wrongly called industrial counts against the family it was given."""
    labelled = Counter(case.label["family"] for case in cases if case.label["family"])
    said = Counter(case.answer.family for case in cases if case.answer.family)
    right = Counter(case.answer.family for case in cases if case.answer.family == case.label["family"])
    return [Score(name, right[name], said[name], labelled[name]) for name in sorted(labelled | said)]


def family_share(cases: list[Judged]) -> tuple[int, int]:
    """(family right, all) among titles labelled industrial and recognised as such."""
    both = [case for case in cases if case.label["is_industrial"] == "yes" and case.answer.is_industrial]
    return sum(case.answer.family == case.label["family"] for case in both), len(both)


def confusion(cases: list[Judged]) -> list[dict[str, object]]:
    """One row per pair of labelled and answered family that differ, with n; «–» = not industrial."""
    pairs = Counter((case.label["family"] or "–", case.answer.family or "–") for case in cases)
    return [{"labelled": a, "answered": b, "n": n} for (a, b), n in pairs.most_common() if a != b]


def occupation_share(cases: list[Judged]) -> tuple[int, int]:
    """(occupation right, all) among titles labelled with an occupation and recognised as industrial."""
    both = [case for case in cases if case.label["occupation"] and case.answer.is_industrial]
    return sum(case.answer.occupation == case.label["occupation"] for case in both), len(both)


def score_rows(cases: list[Judged]) -> list[dict[str, object]]:
    """One row per part («industrial») and per family of part «all»: n, shares, Wilson bounds, F1."""
    scores = [(name, industrial(part(cases, name))._replace(name="industrial")) for name in PARTS]
    scores += [("all", score) for score in families(part(cases, "all"))]
    return [{"part": name, "what": score.name, "n": score.labelled, "answered": score.answered, "right": score.right,
             **_bounds("precision", score.right, score.answered), **_bounds("recall", score.right, score.labelled),
             "f1": score.f1} for name, score in scores]


def report(cases: list[Judged]) -> str:
    """The printed report: every part overall, then families and confusions of all."""
    lines = []
    for name in PARTS:
        chosen = part(cases, name)
        lines += [f"{name}: {len(chosen)} titles", "  " + industrial(chosen).line()]
        for words, (right, total) in (("семейство верно", family_share(chosen)),
                                      ("профессия верна", occupation_share(chosen))):
            lines.append(f"  {words:24} {_share(right, total)}  n {total}")
    chosen = part(cases, "all")
    lines += ["", *(score.line() for score in families(chosen)), ""]
    lines += [f"{row['labelled']} → {row['answered']}: {row['n']}" for row in confusion(chosen)]
    return "\n".join(lines)


def main() -> int:
    """Print the report; 2 when none of the file's titles is labelled."""
    parser = argparse.ArgumentParser(description="Качество распознавания профессий по прочитанным заголовкам")
    parser.add_argument("file", type=Path)
    parser.add_argument("--title", default="title")
    parser.add_argument("--errors", action="store_true", help="показать ошибки (без отложенной трети)")
    args = parser.parse_args()
    with args.file.open(encoding="utf-8-sig", newline="") as f:
        cases = judged(row[args.title] for row in csv.DictReader(f))
    if not cases:
        print(f"В {args.file} нет ни одного размеченного заголовка.", file=sys.stderr)
        return 2
    print(report(cases))
    if args.errors:
        for case in part(cases, "learnt"):
            if case.answer.family != case.label["family"]:
                print(f"{case.label['family'] or '–'} ← {case.answer.family or '–'} [{case.answer.rule}] {case.title}")
    return 0


def _bounds(name: str, hits: int, n: int) -> dict[str, float | None]:
    low, high = wilson(hits, n) if n else (None, None)
    return {name: hits / n if n else None, f"{name}_low": low, f"{name}_high": high}


def _share(hits: int, n: int) -> str:
    if not n:
        return "      –       "
    low, high = wilson(hits, n)
    return f"{hits / n:.3f} [{low:.3f}–{high:.3f}]"


if __name__ == "__main__":
    raise SystemExit(main())
