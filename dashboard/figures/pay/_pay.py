"""What the figures of advertised pay share: whose rows, how a distribution is told, the words
around it."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure.choices import Choice
from dashboard.figure.evidence import MissingRows
from dashboard.figure.frame import Head
from dashboard.figures import _who
from dashboard.figures.map import _demand
from dashboard.kinds.spreads import spread
from etl.language import Words
from etl.language import text as words
from etl.models.intervals import RELIABLE_N

AREAS = {
    "moscow": Words("Москва", "Moscow"),
    "oblast": Words("Московская область", "Moscow oblast"),
}
AREA = Choice(Words("Где", "Where"), AREAS, "moscow")
UNIT = Words("тыс. руб. в месяц на руки", "thousand RUB a month, net")
COLUMNS = {
    "label": Words("Кто", "Who"),
    "median_low_rub": Words("Медиана от", "Median from"),
    "median_high_rub": Words("Медиана до", "Median to"),
    "low": Words("Её 95 % интервал от", "Its 95 % from"),
    "high": Words("Её 95 % интервал до", "Its 95 % to"),
    "q1_rub": Words("Первая четверть от", "First quarter"),
    "q3_rub": Words("Третья четверть до", "Third quarter"),
    "n_pay": Words("n с зарплатой", "n with pay"),
    "n": Words("Объявлений", "Adverts"),
    "employers": Words("Работодателей", "Employers"),
    "stated_pay_pct": Words("С зарплатой", "With pay"),
    "period": Words("Период", "Period"),
}
UNITS = {
    "median_low_rub": "руб.",
    "median_high_rub": "руб.",
    "low": "руб.",
    "high": "руб.",
    "q1_rub": "руб.",
    "q3_rub": "руб.",
    "stated_pay_pct": "%",
}
NOTE = Words(
    "Предложение в объявлении — не выплата. До вычета налога или после, многие объявления не "
    "говорят: сумма "
    "приведена к «на руки». Неправдоподобные суммы отложены и в счёт не входят.",
    "An advertised offer is not pay received. Many adverts don't say whether before tax: sums are "
    "brought to "
    "net. Implausible sums are set aside and not counted.",
)
HOW = Words(
    "Светлая полоса — от нижней границы первой четверти до верхней границы третьей: между ними "
    "половина объявлений. "
    "Тёмная метка — медиана: объявления называют границы («от», «до», вилку), поэтому она лежит "
    "между двумя числами, а "
    "середину вилки мы не берём. Черта — 95 % интервал медианы, повторной выборкой по "
    "работодателям; стрелка — сверху "
    f"ничто не ограничивает. Меньше {RELIABLE_N} объявлений с зарплатой — только их число.",
    "The pale band runs from the lower end of the first quarter to the upper end of the third: "
    "half the adverts lie "
    "within. The dark mark is the median: adverts name bounds (“from”, “to”, a range), so it lies "
    "between two numbers, "
    "and no middle of a range is taken. The line is the median's 95 % interval, bootstrap by "
    "employer; an arrow: "
    f"nothing bounds it from above. Below {RELIABLE_N} adverts with pay only their number "
    "is shown.",
)
LEVELS = {
    "none": Words("без опыта", "no experience"),
    "1-3": Words("1–3 года", "1–3 years"),
    "3-6": Words("3–6 лет", "3–6 years"),
    "6+": Words("больше 6 лет", "over 6 years"),
}


def whole(pay: pd.DataFrame, area: str) -> pd.DataFrame:
    """Rows of an area over all okrugs and experience."""
    return pay[(pay["area"] == area) & (pay["okrug"] == "") & (pay["experience"] == "")]


def parts(table: pd.DataFrame, who: str, lang: str) -> pd.DataFrame:
    """Families for everybody, else the occupations of the family, with `label` and `chosen`; the
    whole comes first.

    MissingRows when there is none.
    """
    family = _who.family_of().get(who, who)
    if who == _who.ALL:
        rows = table[(table["occupation"] == "") & (table["family"] != "")]
        names = rows["family"]
    else:
        rows = table[(table["family"] == family) & (table["occupation"] != "")]
        names = rows["occupation"]
    if rows.empty:
        raise MissingRows(who)
    rows = rows.assign(label=[_who.name(n, lang) for n in names], chosen=names == who)
    total = _who.of(table, family)
    every = (
        Words("Всё семейство", "The whole family")[lang]
        if who != _who.ALL
        else _who.name(who, lang)
    )
    return pd.concat([total.assign(label=every, chosen=who == family), rows], ignore_index=True)


def ordered(rows: pd.DataFrame, by: str = "median_low_rub") -> pd.DataFrame:
    """The first row (the whole) stays first, the rest by falling value, gaps last by n."""
    rest = rows.iloc[1:].sort_values([by, "n"], ascending=False, na_position="last", kind="stable")
    return pd.concat([rows.iloc[:1], rest], ignore_index=True)


def thousand(value) -> float | None:
    """Roubles as thousands; None for none."""
    return None if value is None or pd.isna(value) else float(value) / 1000


def drawn(row: dict, lang: str, *, accent: bool = False) -> dict:
    """A row of `pay_offers` with a `label` as an item; below 20 the count in words."""
    few = int(row["n_pay"]) < RELIABLE_N or pd.isna(row["median_low_rub"])
    said = (
        ""
        if few
        else f"{median_text(row, lang)} {interval_text(row, lang)}, "
        f"{_demand.n_text(row['n_pay'], lang)}"
    )
    keys = (("median_low_rub", "median_high_rub"), ("q1_rub", "q3_rub"), ("low", "high"))
    pairs = [(None, None) if few else (thousand(row[a]), thousand(row[b])) for a, b in keys]
    out = spread(
        row["label"],
        *pairs,
        text=said,
        accent=accent and not few,
        state="suppressed" if few else "",
    )
    n = _demand.n_text(row["n_pay"], lang)
    gap = Words(f"мало данных, {n}", f"too few data, {n}")[lang]
    return {**out, "gap": gap} if few else out


def median_text(row: dict, lang: str) -> str:
    """«104–110» thousand, as two ends."""
    return _demand.pay_text(thousand(row["median_low_rub"]), thousand(row["median_high_rub"]), lang)


def interval_text(row: dict, lang: str) -> str:
    """«(94–119)»."""
    return _demand.interval(
        {"low": thousand(row["low"]), "high": thousand(row["high"])}, "pay", lang
    )


def leader(rows: pd.DataFrame, lang: str) -> str:
    """The highest median by its name (`short`, else `label`), and whether the next can be told
    from it."""
    known = (
        rows[rows["median_low_rub"].notna()]
        .sort_values("median_low_rub", ascending=False)
        .to_dict("records")
    )
    if len(known) < 2:
        return Words(
            f"Предложенная зарплата: мало данных, нужно не меньше {RELIABLE_N} объявлений "
            "с зарплатой",
            f"Advertised pay: too few data, at least {RELIABLE_N} adverts with pay are needed",
        )[lang]
    first, second = known[:2]
    a, b = (r.get("short") or words.quoted(r["label"], lang) for r in (first, second))
    said = median_text(first, lang)
    doubt = (
        ""
        if pd.notna(second["high"]) and first["low"] > second["high"]
        else words.no_lower(b, lang)
    )
    return Words(
        f"Больше всего предлагают: {a} — {said} тыс. руб.{doubt}",
        f"The highest offers: {a}, {said} thousand RUB{doubt}",
    )[lang]


def head(
    name: str,
    subject: Words,
    rows: pd.DataFrame,
    area: str,
    lang: str,
    today: date | None,
    title: str,
    who: str,
) -> Head:
    """Words of a figure of `pay_offers`."""
    start, end = rows["period"].iloc[0].split("/")
    return Head(
        name=name,
        lang=lang,
        subject=subject,
        how_to_read=HOW,
        rows=rows,
        today=today,
        title=title,
        columns=COLUMNS,
        units=UNITS,
        place=AREAS[area][lang],
        data_date=end,
        note=NOTE[lang],
        subtitle=Words(
            f"{who}. Предложено, {UNIT['ru']}: полоса — средняя половина, метка — медиана, "
            "черта — её "
            f"95 % интервал; {words.period(start, end, lang)}",
            f"{who}. Offered, {UNIT['en']}: band = middle half, mark = median, line = its 95 "
            "% interval; "
            f"{words.period(start, end, lang)}",
        )[lang],
    )


def levels(own: pd.DataFrame, lang: str) -> pd.DataFrame:
    """One row per level of experience, with its `label`; a level no advert asks for has n = 0."""
    own = own.set_index("experience").reindex(LEVELS).rename_axis("experience").reset_index()
    counts = {k: own[k].fillna(0) for k in ("n", "n_pay", "employers")}
    return own.assign(
        label=[LEVELS[e][lang] for e in own["experience"]],
        period=own["period"].dropna().iloc[0],
        **counts,
    )


def gain(rows: list[dict], lang: str) -> str:
    """Whether experience pays by the lowest and the highest level known, told only when the
    intervals part."""
    known = [r for r in rows if pd.notna(r["median_low_rub"])]
    if len(known) < 2:
        return Words(
            f"Зарплата по опыту: мало данных, нужно не меньше {RELIABLE_N} объявлений с "
            "зарплатой на уровень",
            f"Pay by experience: too few data, a level needs at least {RELIABLE_N} "
            "adverts with pay",
        )[lang]
    first = known[0]
    last = known[-1]
    a, b = (f"{r['label']} — {median_text(r, lang)}" for r in (first, last))
    if pd.notna(first["high"]) and last["low"] > first["high"]:
        return Words(
            f"За опыт доплачивают: {a}, {b} тыс. руб.",
            f"Experience pays: {a}, {b} thousand RUB",
        )[lang]
    return Words(
        f"Прибавку за опыт по этим объявлениям не различить: {a}, {b} тыс. руб.",
        f"These adverts show no clear gain for experience: {a}, {b} thousand RUB",
    )[lang]
