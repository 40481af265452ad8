"""What a plan is once read, whatever file it came in. Hours are academic, 36 to a credit."""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.language import Words

HOURS_A_CREDIT = 36
HOURS_A_WEEK = 54
LOADS = ("lectures_h", "labs_h", "practical_h", "selfstudy_h", "other_h")
CONTACT = ("lectures_h", "labs_h", "practical_h")
KINDS = ("discipline", "elective", "facultative", "sport", "practice", "attestation", "total")
"""`sport` is the elective physical training a plan prints but does not count; `total` is a sum of
rows printed below it, kept to be seen and never added."""
COVERED = "covered"
NEAR = "near"
ABSENT = "absent"
"""A skill beside a plan: a discipline's name says it; it may stand behind a name; neither."""
COUNTED = ("discipline", "elective", "practice", "attestation")


@dataclass
class Discipline:
    """One discipline, practice or examination in one semester (None: the file does not say).

    None in hours or credits means «not printed», 0 means printed as zero.
    """

    name: str
    kind: str = "discipline"
    cipher: str = ""
    block: str = ""
    part: str = ""
    module: str = ""
    group: str = ""
    semester: int | None = None
    lectures_h: float | None = None
    labs_h: float | None = None
    practical_h: float | None = None
    selfstudy_h: float | None = None
    other_h: float | None = None
    total_h: float | None = None
    contact_printed_h: float | None = None
    credits: float | None = None
    weeks: float | None = None
    control: str = ""

    @property
    def hours(self) -> float | None:
        """As printed, else the sum of its loads, else its weeks."""
        if self.total_h is not None:
            return self.total_h
        parts = [value for value in self._loads(LOADS) if value is not None]
        if parts:
            return sum(parts)
        if self.weeks is None:
            return None
        return self.weeks * HOURS_A_WEEK

    @property
    def contact_h(self) -> float | None:
        """Hours with a teacher: as printed, else lectures, laboratories and practical classes."""
        if self.contact_printed_h is not None:
            return self.contact_printed_h
        parts = [value for value in self._loads(CONTACT) if value is not None]
        if parts:
            return sum(parts)
        return None

    def _loads(self, names: tuple[str, ...]) -> list[float | None]:
        return [getattr(self, name) for name in names]

    def add(self, field_name: str, value: float) -> None:
        """Adds to a number that may not have been printed so far."""
        setattr(self, field_name, (getattr(self, field_name) or 0.0) + value)


@dataclass
class Plan:
    """One plan: what it says of itself, its disciplines in order, and what to know of its reading.

    `printed_credits` and `printed_hours` are totals the file itself prints; `layout` is one of
    long, wide, xml, list.
    """

    id: str = ""
    layout: str = ""
    institution: str = ""
    code: str = ""
    programme: str = ""
    profile: str = ""
    level: str = ""
    form: str = ""
    intake: str = ""
    duration: str = ""
    department: str = ""
    disciplines: list[Discipline] = field(default_factory=list)
    printed_credits: float | None = None
    printed_hours: float | None = None
    notes: list[Words] = field(default_factory=list)

    def of(self, *kinds: str) -> list[Discipline]:
        """Its rows of these kinds."""
        return [row for row in self.disciplines if row.kind in kinds]
