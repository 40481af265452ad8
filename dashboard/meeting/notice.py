"""Who answers for the entries: what must be set before a discussion opens, and how it is told."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.meeting.rules import Refused
from etl import settings
from etl.language import Words

REQUIRED = ("MEETING_OPERATOR", "MEETING_PURPOSE", "MEETING_DAYS_KEPT", "MEETING_CONTACT")
MOST_DAYS = 3650
MISSING = Words(
    "Обсуждение не открыть: не заданы {names}. Их смысл: python -m etl list --settings.",
    "The discussion cannot open: {names} are not set. What they mean: "
    "python -m etl list --settings.",
)
NOT_DAYS = Words(
    "MEETING_DAYS_KEPT — целое число дней от 1 до {most}.",
    "MEETING_DAYS_KEPT is a whole number of days from 1 to {most}.",
)
NOTICE = Words(
    "Записи собирает {operator}. Зачем: {purpose}. Исходные записи удаляются через {days} дн. "
    "после заседания; обезличенный протокол остаётся. Удалить свою запись раньше: {contact}. "
    "Имя писать не нужно: телефон получает случайную метку, адрес в сети не хранится. Не пишите "
    "сведений о других людях.",
    "Entries are collected by {operator}. What for: {purpose}. Raw entries are deleted {days} "
    "days after the meeting; the minutes stay, without persons. To delete yours earlier: "
    "{contact}. No name is needed: the phone gets a random mark, its network address is not kept. "
    "Do not write facts about other people.",
)


@dataclass(frozen=True)
class Notice:
    """The four facts a participant reads before writing."""

    operator: str
    purpose: str
    days: int
    contact: str

    def words(self) -> Words:
        """The notice in plain words."""
        values = vars(self)
        return Words(NOTICE.ru.format(**values), NOTICE.en.format(**values))


def notice() -> Notice:
    """The notice of this installation. Refused: what is not set, by name."""
    missing = [name for name in REQUIRED if not settings.get(name).strip()]
    if missing:
        raise Refused(MISSING, 409, names=", ".join(missing))
    days = settings.get("MEETING_DAYS_KEPT").strip()
    if not days.isdigit() or not 1 <= int(days) <= MOST_DAYS:
        raise Refused(NOT_DAYS, 409, most=MOST_DAYS)
    return Notice(
        settings.get("MEETING_OPERATOR").strip(),
        settings.get("MEETING_PURPOSE").strip(),
        int(days),
        settings.get("MEETING_CONTACT").strip(),
    )
