"""Parameters of the decision models: each with its range, and whether anybody published it."""

from __future__ import annotations

from etl.build.checks import table
from etl.language import Words
from etl.origin import Origin

ORIGIN = Origin(
    "decision_parameters",
    Words("Этот проект", "This project"),
    Words(
        "Допущения моделей решения: начальное значение, диапазон, основание",
        "Assumptions of the decision models: start value, range, ground",
    ),
    Words("свободно, с указанием проекта", "free, naming the project"),
    "",
    note=Words(
        "Допущение без источника так и названо; каждое можно сдвинуть.",
        "An assumption without a source is called so; each can be moved.",
    ),
)
NUMBERS = ("default", "low", "high", "least", "most", "step")


@table(
    columns={
        "model": "str",
        "id": "str",
        "name_ru": "str",
        "name_en": "str",
        **{name: "float64" for name in NUMBERS},
        "unit": "str",
        "kind": "str",
        "rows": "str",
        "grade": "str",
        "note_ru": "str",
        "note_en": "str",
    },
    key=["model", "id"],
    mart=True,
)
def decision_parameters(decision_parameters_csv):
    """One row per parameter of a model (77): `default`, the range `low`…`high` it is believed to
    lie in, the ends of its slider, `unit` (pct, thousand_rub, days, …).

    `kind` sourced | assumption | rule; `rows` ids in `published` it rests on, or that stand beside
    it as a mark (a poll of plants or people is never a default). Caveat: 72 of 77 are assumptions
    of this project; the ranges are judgement.
    """
    numbers = {name: decision_parameters_csv[name].astype("float64") for name in NUMBERS}
    return decision_parameters_csv.assign(**numbers)
