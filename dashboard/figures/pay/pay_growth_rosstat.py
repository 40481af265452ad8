"""A year's growth of advertised pay beside the growth of wages in Rosstat's reports: two things,
two marks."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.figures import _who
from dashboard.figures.map import _demand
from dashboard.figures.pay import _pay
from dashboard.kinds._parts import item
from dashboard.kinds.dots import dots
from etl.language import Words
from etl.language import text as words

SUBJECT = Words("Рост предложений и рост начисленного", "Growth of offers and growth of wages")
HOW_TO_READ = Words(
    "Кружок — на сколько за 12 месяцев изменилась медиана нижней границы зарплаты («от») в "
    "объявлениях, открытых в три "
    "месяца, с 95 % интервалом. Ромб — рост средней начисленной зарплаты всех работников по "
    "отчётам предприятий. Это "
    "разные величины: предложение новым и выплата всем, медиана и среднее, разные годы; вычитать "
    "их нельзя. "
    "Рост цен не вычтен.",
    "A circle: the 12-month change of the median lower bound of pay in adverts open within three "
    "months, with its 95 % "
    "interval. A diamond: the growth of everybody's mean accrued wage by firms' reports. They "
    "differ: offers to "
    "newcomers against pay of all, median against mean, different years; one is not to be taken "
    "from the other. Prices "
    "are not deducted.",
)
CHOICES = {"area": _pay.AREA, "who": _who.who_choice()}
COLUMNS = {
    "label": Words("Что", "What"),
    "growth_pct": Words("Рост за год", "Growth in a year"),
    "low": Words("От", "Low"),
    "high": Words("До", "High"),
    "n": Words("n теперь", "n now"),
    "n_before": Words("n годом раньше", "n a year before"),
    "stated_pct": Words("Называют «от»", "State “from”"),
    "stated_before_pct": Words("Годом раньше", "A year before"),
    "judged_from": Words("Можно судить с", "From"),
    "cell": Words("Ячейка", "Cell"),
}
UNITS = {"growth_pct": "%", "low": "%", "high": "%", "stated_pct": "%", "stated_before_pct": "%"}
SHOWN = 8


def pay_growth_rosstat(
    pay_growth: pd.DataFrame,
    wages_region: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    area: str = "moscow",
    who: str = _who.ALL,
) -> Passport:
    """Growth in per cent, newest month of adverts, newest pair of years of Rosstat. MissingRows
    without either."""
    month = pay_growth["month"].max()
    newest = pay_growth[(pay_growth["month"] == month) & (pay_growth["area"] == area)]
    rows = _pay.parts(newest, who, lang)
    largest = rows.iloc[1:].sort_values("n", ascending=False, kind="stable").head(SHOWN)
    rows = _pay.ordered(
        pd.concat([rows.iloc[:1], rows.loc[rows["chosen"]].iloc[:1], largest]).drop_duplicates(
            "label"
        ),
        "growth_pct",
    )
    official = _official(wages_region, words.AREAS[area], lang)
    marks = [
        _mark(r, lang, accent=bool(r["chosen"]) or i == 0)
        for i, r in enumerate(rows.to_dict("records"))
    ]
    marks.append(
        {
            **item(
                official["label"],
                official["growth_pct"],
                text=_signed(official["growth_pct"], lang),
            ),
            "symbol": "diamond",
        }
    )
    when = words.month(f"{month}-01", lang)
    rows = pd.concat([rows, pd.DataFrame([official])], ignore_index=True)
    head = Head(
        name="pay_growth_rosstat",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        today=today,
        columns=COLUMNS,
        units=UNITS,
        place=_pay.AREAS[area][lang],
        data_date=f"{month}-28",
        title=_title(rows.iloc[0].to_dict(), official, lang),
        subtitle=Words(
            f"%, за год: объявления — три месяца по {when} к тем же месяцам годом раньше; "
            "Росстат — "
            f"{official['label'].split(': ')[1]}",
            f"%, in a year: adverts of three months to {when} against the same a year "
            "before; Rosstat "
            f"{official['label'].split(': ')[1]}",
        )[lang],
    )
    return dots(head, marks)


def _official(wages: pd.DataFrame, region: str, lang: str) -> dict:
    own = wages[(wages["region"] == region) & wages["wage_rub"].notna()].sort_values("year").tail(2)
    if len(own) < 2:
        raise MissingRows(f"wages_region: {region}")
    then, now = own.to_dict("records")
    label = Words(
        f"Начислено, Росстат: {now['year']} к {then['year']}",
        f"Accrued, Rosstat: {now['year']} on {then['year']}",
    )[lang]
    return {
        "label": label,
        "growth_pct": 100 * (now["wage_rub"] / then["wage_rub"] - 1),
        "cell": f"{now['cell']}; {then['cell']}",
        "year": now["year"],
    }


def _signed(value: float, lang: str) -> str:
    return words.number(value, lang, 1, sign=True) + words.NBSP + "%"


def _mark(row: dict, lang: str, *, accent: bool) -> dict:
    if pd.isna(row["growth_pct"]):
        since = words.month(f"{row['judged_from']}-01", lang) if row["judged_from"] else ""
        few = Words(f"мало данных, n={int(row['n'])}", f"too few data, n={int(row['n'])}")[lang]
        gap = (
            Words(f"копится история, с {since}", f"history grows, from {since}")[lang]
            if since
            else few
        )
        return {**item(row["label"], None, state="suppressed"), "gap": gap}
    low, high = (words.number(row[end], lang, 0, sign=True) for end in ("low", "high"))
    ends = f"({low}…{high})"
    n = _demand.n_text(min(row["n"], row["n_before"]), lang)
    return item(
        row["label"],
        row["growth_pct"],
        text=f"{_signed(row['growth_pct'], lang)} {ends}, {n}",
        low=row["low"],
        high=row["high"],
        accent=accent,
    )


def _title(whole: dict, official: dict, lang: str) -> str:
    wage = _signed(official["growth_pct"], lang)
    year = official["year"]
    if pd.isna(whole["growth_pct"]):
        return Words(
            "Роста предложений ещё не измерить: нужен год объявлений; начисленное выросло "
            f"на {wage} "
            f"({year})",
            "Growth of offers can't be measured yet: a year of adverts is needed; wages "
            f"grew {wage} "
            f"({year})",
        )[lang]
    said = _signed(whole["growth_pct"], lang)
    clear = whole["low"] > 0 or whole["high"] < 0
    doubt = "" if clear else Words(" (от нуля не отличить)", " (not told from zero)")[lang]
    return Words(
        f"Предложения за год: {said}{doubt}; начисленное по Росстату: {wage} ({year})",
        f"Offers in a year: {said}{doubt}; accrued by Rosstat: {wage} ({year})",
    )[lang]
