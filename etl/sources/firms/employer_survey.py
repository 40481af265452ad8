"""The committee's own survey of firms: how hard it is to hire, by occupation. Files stay local,
only sums are shown."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from etl.build.checks import table
from etl.language import Words
from etl.models.suppression import suppress
from etl.origin import Origin, Parsed
from etl.reading import workbook as wb
from etl.reading.bounds import Refused
from etl.reading.filled import Filled
from etl.reading.outside import parse_outside
from etl.sources.firms import _survey_form as ask
from etl.sources.firms._firm import firm as who
from etl.sources.firms._firm import same_firms, sides

ORIGIN = Origin(
    "employer_survey",
    Words("Анкеты предприятий, собранные комитетом", "Surveys of firms collected by the committee"),
    Words("Трудность найма по профессиям", "Difficulty of hiring by occupation"),
    Words("закрыто: остаётся в вашей папке данных", "closed: stays in your own data folder"),
    "/ru/template/employer-survey.xlsx",
    note=Words(
        "python -m etl capture employer_survey ФАЙЛ_ИЛИ_ПАПКА. Не выборка: отвечают те, кого "
        "спросили.",
        "python -m etl capture employer_survey FILE_OR_FOLDER. Not a sample: those asked have "
        "answered.",
    ),
)
OPT_IN = "python -m etl capture employer_survey FILE_OR_FOLDER"
LOCAL = True
"""Never released: neither its tables nor what is made of them."""
HARD = 4
UNTIED = Words(
    "Организация названа без ИНН или без названия: если она отвечала ещё раз иначе, ответы не "
    "связать, и в суммах она может скрыть клетку. Впишите и ИНН, и название.",
    "The firm is named without its tax number or without its name: if it answered before in "
    "another way, the answers cannot be tied, and sums may stay hidden. Write both.",
)


def _read(path: Path) -> Parsed:
    """Answers of one firm's workbook; what is not an answer is a reject with its cell and
    reason."""
    try:
        with path.open("rb") as stream:
            book = parse_outside("xlsx", stream)
    except Refused as error:
        return Parsed([], [wb.reject(ORIGIN.id, path.name, (), f"refused: {error.words.ru}")])
    filled = ask.FORM.read(book.content)
    rejects = [fault.reject(ORIGIN.id) for fault in filled.faults]
    rows = []
    for answer in filled.rows:
        firm = who(answer.pop("firm"))
        rows.append({"firm": firm.number or firm.name, "firm_name": firm.name, **answer})
    return Parsed(rows, rejects, _notes(filled, book.notes))


def _notes(filled: Filled, left_out: tuple[Words, ...]) -> list[Words]:
    """What whoever takes the file should hear: every fault as a sentence, what was not read, and a
    firm that cannot be tied to its other answers."""
    out = [*left_out, *(fault.words for fault in filled.faults)]
    named = filled.above.get("firm")
    if named and not (who(str(named)).number and who(str(named)).name):
        out.append(UNTIED)
    return out


@table(
    columns={
        "occupation": "str",
        "family": "str",
        "month": "str",
        "firms": "Int64",
        "posts": "Int64",
        "difficult_pct": "Float64",
        "difficulty": "Float64",
        "months_open": "Float64",
        "hidden": "bool",
    },
    key=["family", "occupation"],
    mart=True,
)
def survey_difficulty(employer_survey_raw, occupations_csv):
    """One row per occupation ('' = whole family; both '' = all) over the newest answer of every
    firm.

    `posts` = openings + hires; `difficult_pct` of them hard to fill (4 or 5 of 5), `difficulty`
    mean of 1–5 and `months_open` of the openings, both weighted by posts. Missing where
    `hidden`: fewer than 3 firms or 20 posts, or a cell that would give such a one away. Caveat:
    not a sample, firms with troubles answer more readily.
    """
    rows = employer_survey_raw.merge(
        occupations_csv[["code", "family"]], left_on="occupation", right_on="code"
    )
    if "firm_name" not in rows:
        rows = rows.assign(firm_name=rows["firm"])
    numbered = rows["firm"] != rows["firm_name"]
    rows = rows.assign(firm=same_firms(rows), numbered=numbered, named=rows["firm_name"] != "")
    for known in ("numbered", "named"):
        rows[known] = rows.groupby("firm")[known].transform("any")
    rows = rows.sort_values("month", kind="stable").drop_duplicates(
        ["firm", "occupation"], keep="last"
    )
    rows = rows.assign(posts=rows["openings"].fillna(0) + rows["hires"].fillna(0))
    base = rows.groupby(["family", "occupation"], as_index=False)["posts"].sum()
    levels = [["family", "occupation"], ["family"], []]
    shown = suppress(base, "posts", levels, givers=sides(rows))
    cells = [
        cell for part, keys in zip(shown, levels, strict=True) for cell in _cells(part, keys, rows)
    ]
    return pd.DataFrame(cells)


def _cells(part: pd.DataFrame, keys: list[str], rows: pd.DataFrame) -> list[dict]:
    out = []
    for cell in part.to_dict("records"):
        if keys:
            own = rows.loc[(rows[keys] == pd.Series({k: cell[k] for k in keys})).all(axis=1)]
        else:
            own = rows
        row = {
            "family": cell.get("family", ""),
            "occupation": cell.get("occupation", ""),
            "month": own["month"].max(),
            "posts": cell["posts"],
            "hidden": bool(cell["hidden"]),
        }
        row |= dict.fromkeys(("firms", "difficult_pct", "difficulty", "months_open"))
        if not row["hidden"]:
            weight = own["posts"] / own["posts"].sum()
            known = own[own["months_open"].notna() & (own["openings"].fillna(0) > 0)]
            row |= {
                "firms": max(side["firm"].nunique() for side in sides(own)),
                "difficult_pct": 100 * weight[own["difficulty"] >= HARD].sum(),
                "difficulty": (weight * own["difficulty"]).sum(),
                "months_open": None
                if known.empty
                else (known["months_open"] * known["openings"]).sum() / known["openings"].sum(),
            }
        out.append(row)
    return out
