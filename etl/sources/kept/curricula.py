"""Real plans of programmes: what they teach, with hours, credits and practices, as collected."""

from __future__ import annotations

import pandas as pd

from etl.build.checks import table
from etl.curricula import sums
from etl.curricula.plan import LOADS, Discipline, Plan
from etl.language import Words
from etl.origin import Origin

ORIGIN = Origin(
    "curricula",
    Words(
        "Московский Политех, МГТУ им. Н. Э. Баумана и его колледж: учебные планы из открытых "
        "хранилищ",
        "Moscow Polytech, Bauman MSTU and its college: plans found in public repositories",
    ),
    Words(
        "Учебные планы 43 программ: дисциплины, часы, зачётные единицы, практики",
        "Plans of 43 programmes: disciplines, hours, credits, practices",
    ),
    Words(
        "факты (названия, часы, коды) с указанием источника; сами файлы не перепечатываются",
        "facts (names, hours, codes) with their origin; the files are not reprinted",
    ),
    "https://github.com/maps-of-discipline/maps_backend",
    note=Words(
        "Наборы 2021–2026 годов: перед решением сверьте с действующим планом. Исключения — в "
        "data/reference/curriculum_exceptions.csv.",
        "Intakes of 2021–2026: check against the plan in force before deciding. Exceptions are in "
        "data/reference/curriculum_exceptions.csv.",
    ),
)
FIRST = ("15", "11", "13", "23", "27")
"""Groups of programmes this product is about, in the order they are listed."""
ENGINEERING = ("12", "14", "18", "20", "21", "22", "24", "25", "26", "28", "29")
NUMBERS = (*LOADS, "total_h", "contact_printed_h", "credits", "weeks")
ROWS = {
    "plan": "str",
    "number": "int64",
    "kind": "str",
    "name": "str",
    "cipher": "str",
    "part": "str",
    "module": "str",
    "elective_group": "str",
    "semester": "Int64",
    "lectures_h": "Float64",
    "labs_h": "Float64",
    "practical_h": "Float64",
    "selfstudy_h": "Float64",
    "other_h": "Float64",
    "contact_h": "Float64",
    "hours": "Float64",
    "credits": "Float64",
    "weeks": "Float64",
    "control": "str",
    "is_counted": "bool",
}
PLANS = {
    "plan": "str",
    "institution": "str",
    "city": "str",
    "code": "str",
    "programme": "str",
    "profile": "str",
    "level": "str",
    "form": "str",
    "intake_year": "Int64",
    "field_rank": "int64",
    "is_industrial": "bool",
    "disciplines": "int64",
    "electives": "int64",
    "facultatives": "int64",
    "credits": "Float64",
    "printed_credits": "Float64",
    "norm_credits": "Float64",
    "sum_check": "str",
    "hours": "Float64",
    "contact_h": "Float64",
    "labs_h": "Float64",
    "practices": "int64",
    "practice_weeks": "Float64",
    "practice_credits": "Float64",
    "practice_h": "Float64",
    "exception_ru": "str",
    "exception_en": "str",
    "source": "str",
    "publisher": "str",
    "url": "str",
    "page_date": "str",
    "geography": "str",
    "grade": "str",
}


@table(columns=ROWS, key=["plan", "number"], mart=True)
def curriculum_disciplines(curriculum_rows_csv):
    """One row per plan × discipline × semester as printed: academic hours by kind of load, credits,
    weeks of practice.

    `kind` discipline | elective | facultative | sport | practice | attestation | total; rows not
    `is_counted` (totals of modules, facultatives, elective sport, parallel electives beyond the
    first) are never added. `hours` as printed, else the sum of loads, else 54 a week. Source:
    files of three institutions, named in `curriculum_plans`. Caveat: 3 plans give credits only,
    and 10 of the college give no semester.
    """
    out = []
    for name, plan in _plans(curriculum_rows_csv).items():
        parallel = {id(row) for row in sums.parallel(plan)}
        for number, row in enumerate(plan.disciplines, 1):
            counted = row.kind in sums.COUNTED and id(row) not in parallel
            values = {field: getattr(row, field, None) for field in ROWS}
            out.append(
                values
                | {
                    "plan": name,
                    "number": number,
                    "is_counted": counted,
                    "elective_group": row.group,
                }
            )
    return pd.DataFrame(out, columns=list(ROWS))


@table(columns=PLANS, key=["plan"], mart=True)
def curriculum_plans(curriculum_plans_csv, curriculum_rows_csv, curriculum_exceptions_csv):
    """One row per plan (43): what it says of itself, its sums, and how they compare with the norm.

    Credits and academic hours as counted (without facultatives, elective sport and parallel
    electives); `printed_credits` is the bare sum of all printed rows. `sum_check` equal | differs |
    no_norm | hours_only | none. `field_rank` puts 15, 11, 13, 23, 27 first, then other engineering,
    then the rest. Caveat: 21 plans have an exception, said in `exception_ru`; intakes of 2021–2024
    may have been replaced.
    """
    plans = _plans(curriculum_rows_csv)
    notes = curriculum_exceptions_csv.groupby("plan")[["ru", "en"]].agg(" ".join)
    out = []
    for about in curriculum_plans_csv.to_dict("records"):
        plan = plans[about["plan"]]
        plan.code = about["code"]
        found = sums.of(plan)
        said = notes.loc[about["plan"]] if about["plan"] in notes.index else {"ru": "", "en": ""}
        rank = _rank(about["code"])
        out.append(
            {
                **{
                    k: about[k]
                    for k in (
                        "plan",
                        "institution",
                        "city",
                        "code",
                        "programme",
                        "profile",
                        "level",
                        "form",
                        "source",
                        "url",
                        "grade",
                    )
                },
                "intake_year": about["intake"],
                "field_rank": rank,
                "is_industrial": rank < len(FIRST) + 1,
                "disciplines": found.disciplines,
                "electives": found.electives,
                "facultatives": found.facultatives,
                "credits": found.credits,
                "printed_credits": found.printed_credits,
                "norm_credits": found.nominal,
                "sum_check": found.verdict,
                "hours": found.hours,
                "contact_h": found.contact_h,
                "labs_h": found.labs_h,
                "practices": found.practices,
                "practice_weeks": found.practice_weeks,
                "practice_credits": found.practice_credits,
                "practice_h": found.practice_h,
                "exception_ru": said["ru"],
                "exception_en": said["en"],
                "publisher": about["institution"],
                "page_date": about["intake"],
                "geography": about["city"] or "Россия",
            }
        )
    rows = pd.DataFrame(out, columns=list(PLANS))
    return rows.sort_values(["field_rank", "grade", "code", "plan"], kind="stable")


def _plans(rows: pd.DataFrame) -> dict[str, Plan]:
    """Plans rebuilt from their kept rows."""
    numbers = rows[list(NUMBERS)].apply(pd.to_numeric)
    found: dict[str, Plan] = {}
    records = rows.to_dict("records")
    values = numbers.to_dict("records")
    for said, known in zip(records, values, strict=True):
        plan = found.setdefault(said["plan"], Plan(id=said["plan"]))
        discipline = Discipline(
            said["name"],
            said["kind"],
            cipher=said["cipher"],
            part=said["part"],
            module=said["module"],
            group=said["grouped"],
            semester=int(said["semester"]) if said["semester"] else None,
            control=said["control"],
        )
        for name, value in known.items():
            setattr(discipline, str(name), None if pd.isna(value) else value)
        plan.disciplines.append(discipline)
    return found


def _rank(code: str) -> int:
    field = code[:2]
    if field in FIRST:
        return FIRST.index(field)
    if field in ENGINEERING:
        return len(FIRST)
    return len(FIRST) + 1
