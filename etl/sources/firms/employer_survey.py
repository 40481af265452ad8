"""The committee's own survey of firms: how hard it is to hire, by occupation. Files stay local,
only sums are shown."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import pandas as pd

from etl.adverts.occupation.occupations import classify
from etl.adverts.reference import rows as reference_rows
from etl.build.checks import table
from etl.language import Words
from etl.models.suppression import suppress
from etl.origin import Origin, Parsed
from etl.reading import workbook as wb
from etl.redact.identity import sole_trader
from etl.sources.firms import _survey_form as ask

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
LIMITS = {"openings": 100_000, "hires": 100_000, "difficulty": 5, "months_open": 120}
_TOTAL = re.compile(r"^\W*(итого|всего|сумма|total|sum)\b", re.IGNORECASE)


def _read(path: Path) -> Parsed:
    """Answers of one firm's workbook; what is not an answer is a reject with its cell and
    reason."""
    try:
        sheets = wb.sheets(path)
    except wb.Unreadable as error:
        return Parsed([], [wb.reject(ORIGIN.id, path.name, (), error.reason)])
    for name, rows in sheets.items():
        if (found := _heading(rows)) is not None:
            return _answers(name, rows, *found)
    return Parsed([], [wb.reject(ORIGIN.id, path.name, tuple(ask.HEADS), "no_heading")])


def _heading(rows: list[list]) -> tuple[int, dict[str, int]] | None:
    """The row that names occupation and difficulty, and the column of each question."""
    for i, row in enumerate(rows[:40]):
        texts = {
            _plain(c): j
            for j, c in reversed(list(enumerate(row)))
            if isinstance(c, str) and c.strip()
        }
        at = {
            key: j
            for key, words in ask.HEADS.items()
            for text, j in texts.items()
            if text.startswith(tuple(_plain(words[lang])[:12] for lang in ("ru", "en")))
        }
        if {"occupation", "difficulty"} <= set(at) and {"openings", "hires"} & set(at):
            return i, at
    return None


def _plain(text: object) -> str:
    return re.sub(r"[\s\u00a0]+", " ", str(text)).strip().lower().replace("ё", "е")


def _answers(sheet: str, rows: list[list], head: int, at: dict[str, int]) -> Parsed:
    out, seen = Parsed(), set()
    firm, month = (_above(rows[:head], words) for words in (ask.FIRM, ask.MONTH))
    if not firm:
        where = wb.address(sheet, max(head - 1, 0), 1)
        return Parsed([], [wb.reject(ORIGIN.id, where, ("firm",), "no_firm")])
    digits = re.sub(r"\D", "", firm)
    _, firm = sole_trader(firm, digits if len(digits) in (10, 12) else "")
    month = month[:7] if re.match(r"20\d\d-(0[1-9]|1[0-2])", month) else ""
    for i, row in enumerate(rows[head + 1 :], start=head + 1):
        if all(wb.is_blank(row, j) for j in at.values()):
            continue
        answer, wrong = _answer(row, at)
        if not wrong and answer["occupation"] in seen:
            wrong = ("occupation", "repeated_occupation")
        if wrong:
            column = at.get(wrong[0], at["occupation"])
            cell = row[column] if column < len(row) else ""
            out.rejects.append(
                wb.reject(ORIGIN.id, wb.address(sheet, i, column), wrong[:1], wrong[1], cell)
            )
            continue
        seen.add(answer["occupation"])
        out.rows.append({"firm": firm, "month": month, **answer})
    return out


def _above(rows: list[list], label: Words) -> str:
    """What stands beside a label above the heading."""
    starts = tuple(_plain(label[lang])[:5] for lang in ("ru", "en"))
    for row in rows:
        for j, cell in enumerate(row):
            if isinstance(cell, str) and _plain(cell).startswith(starts):
                beside = [c for c in row[j + 1 :] if c is not None and str(c).strip()]
                value = beside[0] if beside else ""
                return (
                    str(int(value))
                    if isinstance(value, float) and value.is_integer()
                    else str(value).strip()
                )
    return ""


def _answer(row: list, at: dict[str, int]) -> tuple[dict, tuple[str, str] | None]:
    """One row's answer, or (question, reason) of the first thing wrong with it."""
    said = str(row[at["occupation"]] if at["occupation"] < len(row) else "").strip()
    if _TOTAL.match(said):
        return {}, ("occupation", "total_row")
    answer = {"occupation": _names().get(_plain(said)) or classify(said).occupation}
    if not answer["occupation"]:
        return {}, ("occupation", "unknown_occupation")
    for key, most in LIMITS.items():
        try:
            value = wb.number(row[at[key]]).value if key in at and at[key] < len(row) else None
        except wb.Unreadable as error:
            return {}, (key, error.reason)
        if value is not None and not (1 if key == "difficulty" else 0) <= value <= most:
            return {}, (key, "difficulty_not_1_to_5" if key == "difficulty" else "out_of_range")
        if value is not None and key in ("openings", "hires") and value != int(value):
            return {}, (key, "not_whole")
        answer[key] = value
    if answer["difficulty"] is None:
        return {}, ("difficulty", "no_answer")
    if not (answer["openings"] or 0) + (answer["hires"] or 0):
        return {}, ("openings", "no_posts")
    return answer, None


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Names in both languages and codes → code."""
    return {
        _plain(r[c]): r["code"]
        for r in reference_rows("occupations")
        for c in ("name_en", "name_ru", "code")
    }


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
    rows = rows.sort_values("month", kind="stable").drop_duplicates(
        ["firm", "occupation"], keep="last"
    )
    rows = rows.assign(posts=rows["openings"].fillna(0) + rows["hires"].fillna(0))
    base = rows.groupby(["family", "occupation"], as_index=False)["posts"].sum()
    levels = [["family", "occupation"], ["family"], []]
    shown = suppress(base, "posts", levels, givers=rows[["family", "occupation", "firm"]])
    cells = [
        cell for part, keys in zip(shown, levels, strict=True) for cell in _cells(part, keys, rows)
    ]
    return pd.DataFrame(cells)


def _cells(part: pd.DataFrame, keys: list[str], rows: pd.DataFrame) -> list[dict]:
    out = []
    for cell in part.to_dict("records"):
        own = (
            rows.loc[(rows[keys] == pd.Series({k: cell[k] for k in keys})).all(axis=1)]
            if keys
            else rows
        )
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
                "firms": own["firm"].nunique(),
                "difficult_pct": 100 * weight[own["difficulty"] >= HARD].sum(),
                "difficulty": (weight * own["difficulty"]).sum(),
                "months_open": None
                if known.empty
                else (known["months_open"] * known["openings"]).sum() / known["openings"].sum(),
            }
        out.append(row)
    return out
