"""The occupation classifier's part of the quality report: by title, by text, by family, by
confidence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from etl.adverts.quality import quality_occupation_text, quality_occupations, quality_titles
from etl.adverts.quality.measure import Count, Measure, share

FRESH = "новые заголовки, ответ до правки правил"


def occupation_titles(folder: Path, date: str) -> Iterator[Measure]:
    """Today's answers on every read title of the folder, and each round at first sight; nothing
    when none was read."""
    cases = quality_occupations.today(quality_titles.titles(folder))
    if not cases:
        return
    learnt = [case for case in cases if case.split == quality_occupations.LEARNT]
    data = "заголовки, прочитанные человеком"
    for part, chosen in (("all", cases), ("learnt", learnt)):
        yield from _whole(chosen, part, data, date)
    fresh = {name: quality_occupations.first_sight(name) for name in quality_occupations.rounds()}
    for name, chosen in fresh.items():
        yield from _whole(chosen, name, FRESH, date)
    for score in quality_occupations.families(cases):
        yield from _scored("occupation_family", score, score.name, data, date)
    for row in quality_occupations.confusion(cases):
        yield Measure(
            "occupation_confusion",
            f"{row['labelled']}→{row['answered']}",
            str(row["n"]),
            "",
            "",
            len(cases),
            data,
            date,
        )
    met_first = [case for chosen in fresh.values() for case in chosen]
    for band, right, n in quality_occupations.bands(met_first):
        yield share("occupation_confidence_right", Count(right, n), FRESH, date, band)


def occupation_texts(folder: Path, date: str) -> Iterator[Measure]:
    """Bare titles with and without their text; sure titles masked, by the text alone."""
    found = list(quality_occupation_text.adverts(folder))
    for part, with_text in (("title", False), ("title_and_text", True)):
        cases = quality_occupation_text.read(found, with_text=with_text)
        data = "объявления с заголовком без уточнений, прочитанные человеком"
        right = Count(sum(case.right for case in cases), len(cases))
        yield share("occupation_bare_title_right", right, data, date, part)
    cases = quality_occupation_text.masked(found)
    data = "объявления инженеров со скрытым заголовком"
    yield from _scored(
        "occupation_text_alone", quality_occupations.industrial(cases), "", data, date
    )
    yield share(
        "occupation_text_alone_family", Count(*quality_occupations.family_share(cases)), data, date
    )


def _whole(
    cases: list[quality_occupations.Judged], part: str, data: str, date: str
) -> Iterator[Measure]:
    yield from _scored(
        "occupation_industrial", quality_occupations.industrial(cases), part, data, date
    )
    yield share(
        "occupation_family_right", Count(*quality_occupations.family_share(cases)), data, date, part
    )


def _scored(
    measure: str, score: quality_occupations.Score, group: str, data: str, date: str
) -> Iterator[Measure]:
    yield share(f"{measure}_precision", Count(score.right, score.answered), data, date, group)
    yield share(f"{measure}_recall", Count(score.right, score.labelled), data, date, group)
    f1 = "" if score.f1 is None else f"{score.f1:.4f}"
    yield Measure(f"{measure}_f1", group, f1, "", "", score.labelled, data, date)
