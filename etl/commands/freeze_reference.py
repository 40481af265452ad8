"""`python -m etl freeze-reference`: write the cut points of the shortage score from a reference
period, once."""

from __future__ import annotations

import argparse
import re

import pandas as pd

from etl import settings
from etl.build.hand_kept import read_csv
from etl.language import Words
from etl.models.reference import ENOUGH_MONTHS, ENOUGH_OCCUPATIONS, frozen
from etl.store import Store, atomic
from etl.store.reader import Reader

HELP = Words(
    "записать границы баллов дефицита по опорному периоду",
    "write the cut points of the shortage score",
)
MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument(
        "--from",
        dest="first",
        metavar="YYYY-MM",
        help="первый месяц; по умолчанию год до последнего",
    )
    parser.add_argument("--to", dest="last", metavar="YYYY-MM", help="последний месяц / last month")
    parser.add_argument(
        "--again", action="store_true", help="заменить уже записанные границы / replace frozen cuts"
    )


def run(args: argparse.Namespace) -> int:
    """0 written · 2 refused, with the reason: too short a period, synthetic beside real, or
    already frozen."""
    store = Store()
    where = store.data / "reference" / "score_cuts.csv"
    try:
        build = _judged(store.previous())
        values = _values(build)
        period = _period(values, args.first, args.last)
        _allowed(store, build, where, args.again)
    except ValueError as error:
        print(error)
        return 2
    cuts = frozen(values, read_csv(store.reference("score_cuts")), period)
    new = cuts.loc[cuts["relative"] == "1", "indicator"].tolist()
    if not new:
        print(
            f"Границы не записаны: ни один показатель не известен хотя бы по {ENOUGH_OCCUPATIONS} "
            "профессиям с 20 "
            "объявлениями. Копите загрузки или возьмите архив (python -m etl backfill)."
        )
        return 2
    atomic.write_bytes(where, cuts.to_csv(index=False, lineterminator="\n").encode())
    print(
        f"Записано: {where}. Период {period[0]} … {period[1]}, границы по квартилям: "
        f"{', '.join(new)}."
    )
    print("Баллы появятся после пересборки: python -m etl build")
    return 0


def _judged(build: Reader | None) -> Reader:
    """The current build; ValueError without adverts."""
    if build is None or not build.has("indicator_values"):
        raise ValueError(
            "Нет показателей по объявлениям: загрузите их и соберите таблицы (python -m etl "
            "update)."
        )
    return build


def _values(build: Reader) -> pd.DataFrame:
    values = build.table("indicator_values")
    return values[values["status"] == "ok"]


def _period(values: pd.DataFrame, first: str | None, last: str | None) -> tuple[str, str]:
    """The months asked for, else the newest twelve; ValueError when fewer than three of them
    were observed."""
    wrong = [m for m in (first, last) if m and not MONTH.fullmatch(m)]
    if wrong:
        raise ValueError(f"Месяц {wrong[0]} не понят: напишите его как 2026-10.")
    months = sorted(m for m in set(values["month"]) if (first or "") <= m <= (last or "9"))[
        -(99 if first else 12) :
    ]
    if len(months) < ENOUGH_MONTHS:
        raise ValueError(
            f"Опорный период короток: наблюдались месяцы {', '.join(months) or '—'}, нужно не "
            "меньше "
            f"{ENOUGH_MONTHS}. Копите загрузки или возьмите архив (python -m etl backfill)."
        )
    return months[0], months[-1]


def _allowed(store: Store, build: Reader, where, again: bool) -> None:
    if (
        build.synthetic("indicator_values")
        and store.data.resolve() == (settings.REPO / "data").resolve()
    ):
        raise ValueError(
            "Данные демонстрационные: ими нельзя судить Москву. Задайте ETL_DATA — папку города."
        )
    if where.is_file() and (read_csv(where)["relative"] == "1").any() and not again:
        raise ValueError(
            f"Границы уже записаны: {where}. Замена меняет прошлые вердикты; если так и нужно: "
            "--again"
        )
