"""Verdicts and contradictions in words."""

from __future__ import annotations

from collections.abc import Mapping

from etl.indicators._said import NAMES
from etl.language import Words
from etl.models.certainty import SURE
from etl.models.intervals import RELIABLE_N
from etl.models.score import NEEDED, Verdict
from etl.models.verdicts import contradiction

BANDS = {
    "shortage": Words("дефицит", "shortage"),
    "watch": Words("под наблюдением", "watch"),
    "none": Words("дефицита не видно", "no shortage seen"),
}
JUDGED = Words(
    "{band}: {score} балла из 3 по показателям: {known} из {all}{sure}{relative}",
    "{band}: {score} points of 3 by {known} indicators of {all}{sure}{relative}",
)
SURELY = Words("; вероятность дефицита {pct} %", "; probability of a shortage {pct} %")
HELD_BACK = Words(
    "; балл дефицита, но вероятность {pct} % — меньше {needed} %",
    "; the score of a shortage, but its probability is {pct} %, below {needed} %",
)
RELATIVE = Words("; относительно других профессий", "; relative to other occupations")
UNKNOWN = Words(
    "нельзя оценить: показателей {known} из {all}, нужно не меньше {needed}{first}",
    "cannot be judged: {known} indicators of {all}, at least {needed} needed{first}",
)
TOO_FEW = Words(
    "мало данных: открытых объявлений {n}, нужно не меньше {needed}",
    "too few data: {n} open adverts, at least {needed} needed",
)
SINCE = Words("; ближайший — с {since}", "; the next from {since}")
APART = Words(
    "показатели расходятся: {most} — 3 балла, {least} — 0; прочтите оба, прежде чем делать вывод",
    "indicators disagree: {most} earns 3 points, {least} 0; read both before concluding",
)


def reason(found: Verdict, band: str, sure: float, all_: int, relative: bool, since: str) -> Words:
    """One sentence beside the verdict `band`; `sure` is the probability of a shortage, per cent;
    `since` says when the next indicator can be judged, '' when nothing is awaited."""
    if found.score is None:
        first = SINCE.format(since=_dated(since)) if since else Words("", "")
        return UNKNOWN.format(known=found.available, all=all_, needed=NEEDED, first=first)
    said = Words(f"{found.score:.1f}".replace(".", ","), f"{found.score:.1f}")
    held = found.band != band
    doubt = (HELD_BACK if held else SURELY).format(pct=round(sure), needed=round(100 * SURE))
    return JUDGED.format(
        band=BANDS[band],
        score=said,
        known=found.available,
        all=all_,
        sure=doubt if found.band == "shortage" else Words("", ""),
        relative=RELATIVE if relative else Words("", ""),
    )


def _dated(iso: str) -> Words:
    """2026-12-12 as a Russian and an English reader know it; a month stays as precise as it is."""
    return Words(".".join(reversed(iso.split("-"))), iso)


def too_few(n: int) -> Words:
    """Why so few adverts get no score: their count stays."""
    return TOO_FEW.format(n=n, needed=RELIABLE_N)


def disagreement(points: Mapping[str, int]) -> Words:
    """A flag in words when indicators contradict each other, else empty."""
    pair = contradiction(points)
    if pair:
        return APART.format(most=NAMES[pair[0]], least=NAMES[pair[1]])
    return Words("", "")
