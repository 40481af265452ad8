"""What adverts say of pay: «от», «до», a range, not by the month, set aside, nothing."""

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
from dashboard.kinds.stacked import stacked
from etl.language import Words
from etl.language import text as words
from etl.models.intervals import RELIABLE_N

SUBJECT = Words("Как объявления называют зарплату", "How adverts state pay")
HOW_TO_READ = Words(
    "Из ста объявлений. «От» и «до» — только одна граница, поэтому медиана бывает без верхнего "
    "конца. «Не за месяц» — "
    "за смену, час или вахту: с месячной не сравнивают. «Отложено» — неправдоподобная или "
    "нечитаемая сумма: в медианы "
    "она не входит, но здесь посчитана.",
    "Of a hundred adverts. “From” and “to” give one bound only, hence medians without an upper "
    "end. “Not monthly” is "
    "per shift, hour or rotation: never compared with a month. “Set aside” is an implausible or "
    "unreadable sum: in no "
    "median, but counted here.",
)
CHOICES = {"area": _pay.AREA, "who": _who.who_choice()}
PARTS = {
    "at_least": Words("только «от»", "only “from”"),
    "at_most": Words("только «до»", "only “to”"),
    "range": Words("вилка или сумма", "range or sum"),
    "not_monthly": Words("не за месяц", "not monthly"),
    "quarantined": Words("отложено", "set aside"),
    "unstated": Words("не названа", "not stated"),
}
COLUMNS = {
    "label": Words("Кто", "Who"),
    "adverts": Words("Объявлений", "Adverts"),
    **PARTS,
    "period": Words("Период", "Period"),
}
SHOWN = 8


def pay_statement_kinds(
    pay_statement: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    area: str = "moscow",
    who: str = _who.ALL,
) -> Passport:
    """Parts of the adverts, per cent; groups of 20 adverts and more. MissingRows when the area
    has none of `who`."""
    table = pay_statement.rename(columns={"adverts": "n"})
    rows = _pay.parts(table[table["area"] == area], who, lang)
    rows = pd.concat(
        [rows.iloc[:1], rows.iloc[1:].sort_values("n", ascending=False, kind="stable").head(SHOWN)]
    )
    rows = rows.assign(range=rows["interval"] + rows["point"], adverts=rows["n"]).reset_index(
        drop=True
    )
    shown = rows[rows["n"] >= RELIABLE_N]
    if shown.empty:
        raise MissingRows(f"pay_statement: {who}")
    series = [
        {"label": said[lang], "points": [_part(r, part, lang) for r in shown.to_dict("records")]}
        for part, said in PARTS.items()
        if (shown[part] > 0).any()
    ]
    start, end = rows["period"].iloc[0].split("/")
    family = _who.name(_who.family_of().get(who, who), lang)
    head = Head(
        name="pay_statement_kinds",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        rows=rows,
        today=today,
        columns=COLUMNS,
        place=_pay.AREAS[area][lang],
        data_date=end,
        title=_title(rows.iloc[0], lang),
        subtitle=Words(
            f"{family}. Доля объявлений, %; {words.period(start, end, lang)}",
            f"{family}. Share of adverts, %; {words.period(start, end, lang)}",
        )[lang],
        n=int(rows["n"].iloc[0]),
    )
    return stacked(
        head,
        [f"{r['label']}, {_demand.n_text(r['n'], lang)}" for r in shown.to_dict("records")],
        series,
    )


def _part(row: dict, part: str, lang: str) -> dict:
    share = 100 * row[part] / row["n"]
    return item("", share, text=words.number(share, lang, 0) if share >= 5 else "")


def _title(whole: pd.Series, lang: str) -> str:
    n = int(whole["n"])
    if n < RELIABLE_N:
        return Words(
            f"Как называют зарплату: мало данных, объявлений {n}",
            f"How pay is stated: too few data, {words.counted(n, 'advert', lang)}",
        )[lang]
    bound = (
        words.number(100 * (whole["at_least"] + whole["at_most"]) / n, lang, 0) + words.NBSP + "%"
    )
    aside = words.number(int(whole["quarantined"]), lang)
    return Words(
        f"Одну границу зарплаты называют {bound} объявлений; отложено неправдоподобных сумм: "
        f"{aside}",
        f"{bound} of adverts name one bound of pay; implausible sums set aside: {aside}",
    )[lang]
