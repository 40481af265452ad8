"""What is said when an indicator cannot be judged: since when, or what is missing."""

from __future__ import annotations

from etl.language import Words

NAMES = {
    "tension": Words("напряжённость", "tension"),
    "vacancy_age": Words("возраст вакансий", "age of vacancies"),
    "duration": Words("срок закрытия вакансий", "time to close"),
    "reposting": Words("повторы", "re-posting"),
    "pay_pressure": Words("давление зарплат", "pay pressure"),
    "concessions": Words("уступки", "concessions"),
    "graduates_per_opening": Words("выпускники на вакансию", "graduates per opening"),
}
UNITS = {
    "tension": "openings_per_cv",
    "vacancy_age": "days",
    "duration": "days",
    "reposting": "pct",
    "pay_pressure": "pp",
    "concessions": "pp",
    "graduates_per_opening": "graduates_per_opening",
}
TOO_FEW = Words("мало данных: {n}, нужно не меньше 20", "too few: {n}, at least 20 needed")
NO_HISTORY = Words(
    "копится история: можно будет судить с {since}",
    "history is being collected: judged from {since}",
)
NO_REFERENCE = Words(
    "значение есть, границ баллов нет: их пишет python -m etl freeze-reference после трёх месяцев "
    "наблюдений",
    "a value without cut points: python -m etl freeze-reference writes them after three "
    "months of observation",
)
NO_DATA = {
    "tension": Words(
        "нет числа резюме (или оно скрыто как малое): python -m etl update --with-cv",
        "no count of CVs (or hidden as small): python -m etl update --with-cv",
    ),
    "graduates_per_opening": Words(
        "нет выпуска по связанным направлениям вузов Москвы: рабочая профессия, "
        "область, или ЕМИСС ещё не загружен (python -m etl update)",
        "no graduates of linked fields of Moscow's universities: a worker's trade, "
        "the oblast, or EMISS not loaded (python -m etl update)",
    ),
}
GAP = Words("за этот период нет наблюдений", "this period was not observed")


def why(indicator: str, status: str, n: int, since: str) -> Words:
    """The sentence beside an indicator; empty when it is judged."""
    if status == "ok":
        return Words("", "")
    if status == "too_few":
        return TOO_FEW.format(n=n)
    if status == "no_history":
        return NO_HISTORY.format(since=since)
    if status == "no_reference":
        return NO_REFERENCE
    return NO_DATA.get(indicator, GAP)
