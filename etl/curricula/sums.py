"""What a plan adds up to, and whether that is what it should: printed totals, else the norm."""

from __future__ import annotations

from dataclasses import dataclass

from etl.curricula.plan import COUNTED, HOURS_A_CREDIT, Discipline, Plan
from etl.language import Words
from etl.language import text as words

NORMS = {"03": (240.0,), "04": (120.0,), "05": (300.0, 330.0, 360.0)}
"""Credits of a bachelor's, a master's and a specialist's programme (Federal standards)."""
SIX_YEARS = 360.0
LONG_TERMS = 11
"""A bachelor's code with this many semesters is a six-year programme of the national experiment."""
CLOSE = 0.25
"""Credits that rounding of loads to hundredths may lose (ours)."""


@dataclass(frozen=True)
class Sums:
    """Totals of a plan; None where nothing of the kind is printed. `counted` leaves out
    facultatives, elective physical training, parallel electives and totals."""

    disciplines: int
    electives: int
    facultatives: int
    credits: float | None
    printed_credits: float | None
    facultative_credits: float
    nominal: float | None
    hours: float | None
    contact_h: float | None
    labs_h: float | None
    practice_weeks: float | None
    practice_credits: float | None
    practice_h: float | None
    practices: int
    verdict: str
    """equal | differs | no_norm | hours_only | none."""


def of(plan: Plan) -> Sums:
    """The sums of a plan."""
    counted = [row for row in plan.of(*COUNTED) if row not in parallel(plan)]
    every = [row for row in plan.disciplines if row.kind != "total"]
    credits = _sum(counted, "credits")
    nominal = plan.printed_credits or norm(
        plan.code, credits, max((r.semester or 0 for r in counted), default=0)
    )
    practice = plan.of("practice")
    taught = [row for row in counted if row.kind in ("discipline", "elective")]
    hours = _sum(counted, "hours")
    return Sums(
        disciplines=len({row.name for row in plan.of("discipline", "elective", "sport")}),
        electives=len({row.name for row in plan.of("elective")}),
        facultatives=len({row.name for row in plan.of("facultative")}),
        credits=credits,
        printed_credits=_sum(every, "credits"),
        facultative_credits=_sum(plan.of("facultative"), "credits") or 0.0,
        nominal=nominal,
        hours=hours,
        contact_h=_sum(taught, "contact_h"),
        labs_h=_sum(taught, "labs_h"),
        practice_weeks=_sum(practice, "weeks"),
        practice_credits=_sum(practice, "credits"),
        practice_h=_sum([row for row in practice if row.weeks is None], "hours"),
        practices=len(practice),
        verdict=_verdict(credits, nominal, hours),
    )


def norm(code: str, credits: float | None, semesters: int = 0) -> float | None:
    """The norm of the programme's level, the nearest where there are several."""
    parts = code.split(".")
    choices = NORMS.get(parts[1], ()) if len(parts) > 2 else ()
    if parts[1:2] == ["03"] and semesters >= LONG_TERMS:
        choices = (SIX_YEARS,)
    return min(choices, key=lambda norm: abs(norm - (credits or 0)), default=None)


def parallel(plan: Plan) -> list[Discipline]:
    """Electives beyond the first of one group and semester: the student takes one of them."""
    seen: dict[tuple[str, int | None], str] = {}
    left = []
    for row in plan.of("elective"):
        if row.group and seen.setdefault((row.group, row.semester), row.name) != row.name:
            left.append(row)
    return left


def _sum(rows: list[Discipline], name: str) -> float | None:
    values = [getattr(row, name) for row in rows]
    known = [value for value in values if value is not None]
    if known:
        return round(sum(known), 2)
    return None


def _verdict(credits: float | None, nominal: float | None, hours: float | None) -> str:
    if credits is None:
        if hours is None:
            return "none"
        return "hours_only"
    if nominal is None:
        return "no_norm"
    if abs(credits - nominal) <= CLOSE:
        return "equal"
    return "differs"


VERDICTS = {
    "equal": Words(
        "Зачётных единиц {credits}: столько и должно быть ({nominal}).",
        "{credits} credits: as many as there should be ({nominal}).",
    ),
    "differs": Words(
        "Зачётных единиц {credits}, а должно быть {nominal}: сверьте план с файлом.",
        "{credits} credits, while there should be {nominal}: check the plan against the file.",
    ),
    "no_norm": Words(
        "Зачётных единиц {credits}; с нормой не сверено: код программы не прочитан.",
        "{credits} credits; not checked against a norm: the programme's code was not read.",
    ),
    "hours_only": Words(
        "Зачётных единиц в файле нет, часов {hours}.", "No credits in the file, {hours} hours."
    ),
    "hours_norm": Words(
        "Зачётных единиц в файле нет, часов {hours}; по норме программы {norm_h}.",
        "No credits in the file, {hours} hours; the programme's norm is {norm_h}.",
    ),
    "none": Words(
        "Ни часов, ни зачётных единиц в файле нет: только названия.",
        "Neither hours nor credits in the file: names only.",
    ),
}


def sentence(sums: Sums) -> Words:
    """The check in words."""
    norm_h = None if sums.nominal is None else sums.nominal * HOURS_A_CREDIT
    name = "hours_norm" if sums.verdict == "hours_only" and norm_h else sums.verdict
    said = VERDICTS[name]
    numbers = {"credits": sums.credits, "nominal": sums.nominal, "hours": sums.hours}
    values = {
        key: Words(_printed(value, "ru"), _printed(value, "en"))
        for key, value in (numbers | {"norm_h": norm_h}).items()
    }
    return said.format(**values)


def _printed(value: float | None, lang: str) -> str:
    if value is None:
        return "—"
    return words.number(value, lang)
