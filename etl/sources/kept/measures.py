"""How the product computes its measures, and how well it reads adverts: both kept by hand or by
command, in git."""

from __future__ import annotations

from etl.build.checks import table
from etl.language import Words
from etl.origin import Origin

ORIGIN = Origin(
    "measures",
    Words("Этот проект", "This project"),
    Words(
        "Формулы показателей и измеренное качество чтения объявлений",
        "Formulas of the measures and the measured quality of reading adverts",
    ),
    Words("свободно, с указанием проекта", "free, naming the project"),
    "",
    note=Words(
        "Тексты объявлений, на которых измерено, в проект не входят: только числа.",
        "The adverts it was measured on are not part of the project: the numbers are.",
    ),
)


@table(
    columns={
        "code": "str",
        "name_ru": "str",
        "name_en": "str",
        "formula": "str",
        "formula_en": "str",
        "note_ru": "str",
        "note_en": "str",
        "source": "str",
    },
    key=["code"],
    mart=True,
)
def measures(measures_csv):
    """One row per measure of the product (16): its name, formula, what it does not say, and who
    proposed it.

    Caveat: formulas are shown as they are computed; two of them (score, composite) rest on cut
    points or weights that are a choice, listed in data/reference/assumptions.csv.
    """
    return measures_csv


@table(
    columns={
        "measure": "str",
        "part": "str",
        "value": "Float64",
        "low": "Float64",
        "high": "Float64",
        "n": "Int64",
        "data": "str",
        "date": "str",
    },
    key=["measure", "part", "data"],
    mart=True,
)
def reading_quality(quality_csv):
    """One row per measure of how adverts are read and part (family, «labelled→answered», split of
    the labels).

    `value` share 0–1 or a count, `low`…`high` Wilson 95 %, `n` cases judged. Written by `python
    -m etl quality`. Caveat: adverts of 2019–2026, Russia and Belarus; on others expect a few
    hundredths less.
    """
    rows = quality_csv.rename(columns={"group": "part"})
    numbers = {c: rows[c].mask(rows[c] == "").astype("Float64") for c in ("value", "low", "high")}
    return rows.assign(
        **numbers, n=rows["n"].mask(rows["n"] == "").astype("Float64").astype("Int64")
    )


@table(
    columns={
        "code": "str",
        "name_ru": "str",
        "name_en": "str",
        "match_ru": "str",
        "match_en": "str",
        "text_ru": "str",
        "text_en": "str",
        "measure": "str",
        "source": "str",
    },
    key=["code"],
    mart=True,
)
def glossary(glossary_csv):
    """One row per term of the glossary (27): names, the patterns that find it in a text, what it
    means, whose it is.

    `measure` is the code of its formula in `measures`, or empty. Caveat: meanings are those of
    this product; publishers use some of the words for other quantities.
    """
    return glossary_csv


@table(
    columns={
        "name": "str",
        "name_ru": "str",
        "name_en": "str",
        "value": "Float64",
        "low": "Float64",
        "high": "Float64",
        "unit": "str",
        "module": "str",
        "constant": "str",
        "origin_ru": "str",
        "origin_en": "str",
        "why_ru": "str",
        "why_en": "str",
    },
    key=["name"],
    mart=True,
)
def assumptions(assumptions_csv):
    """One row per threshold or assumption of the method (21): its value, `low`…`high` within which
    one may well choose otherwise, the constant that holds it, whose it is and what it does.

    Caveat: the ranges are judgement; two values (2.0 and 1.5 points) are the German agency's,
    the others ours.
    """
    numbers = {c: assumptions_csv[c].astype("Float64") for c in ("value", "low", "high")}
    return assumptions_csv.assign(**numbers)
