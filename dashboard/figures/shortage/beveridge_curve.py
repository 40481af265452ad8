"""Beveridge points: unemployment on x, vacancies on y, joined by time; one definition along a
curve."""

from __future__ import annotations

from datetime import date

import pandas as pd

from dashboard.figure import live
from dashboard.figure.choices import Choice
from dashboard.figure.evidence import MissingRows, pick
from dashboard.figure.frame import Head
from dashboard.figure.passport import Passport
from dashboard.kinds._parts import item
from dashboard.kinds.scatter_labels import scatter_labels
from etl.language import Words
from etl.language import text as words

SUBJECT = Words(
    "Кривая Бевериджа: вакансии и безработица", "Beveridge curve: vacancies and unemployment"
)
HOW_TO_READ = Words(
    "Точка — период: вправо — безработица, вверх — вакансии; линия идёт по времени. Направление "
    "называют, когда точек одного определения шесть и больше: раньше это просто точки с годами. "
    "Годы между точками линии не наблюдались: она соединяет соседние публикации.",
    "A dot is a period: unemployment to the right, vacancies upwards; the line follows time. A "
    "direction is named from six points of one definition on; fewer are points with their years. "
    "Years between dots were not observed: the line joins neighbouring "
    "publications.",
)
CURVE = Choice(
    Words("Какие вакансии", "Which vacancies"),
    {
        "engineers_1t": Words(
            "доля пустых мест инженеров, Россия", "engineers' vacancy rate, Russia"
        ),
        "required_57768": Words(
            "требуемые работники по кварталам, Москва", "workers required by quarter, Moscow"
        ),
        "required_russia": Words(
            "требуемые работники по кварталам, Россия", "workers required by quarter, Russia"
        ),
    },
    "engineers_1t",
)
CHOICES = {"curve": CURVE}
PLACES = {"engineers_1t": "Россия", "required_57768": "Москва", "required_russia": "Россия"}
VACANCIES = {
    "engineers_1t": Words("вакансии в рабочих местах инженеров", "vacancies in engineers' posts"),
    "required_57768": Words(
        "требуемые работники на конец квартала", "workers required at quarter's end"
    ),
}
JOBLESS = {
    "engineers_1t": Words("безработица 15–72 лет", "unemployment, 15–72"),
    "required_57768": Words("безработица 15 лет и старше", "unemployment, 15 and over"),
}
MARTS = {
    "engineers_1t": ("labour_force_15_72",),
    "required_57768": ("unemployment_ilo", "required_workers"),
}
ENOUGH = 6
"""Points of one definition from which a direction is named (METHOD 8a)."""
FEW = Words(
    "Кривая начинается с двух точек, пока известна одна: {period}",
    "A curve begins with two points; one is known so far: {period}",
)
COARSE = Words(
    "Вакансии — на одну дату, безработица — среднее за годы периода; первая точка — среднее "
    "нескольких лет.",
    "Vacancies are of one date, unemployment is a mean over the period's years; the first point is "
    "a mean "
    "over several years.",
)


def beveridge_curve(
    beveridge: pd.DataFrame,
    published: pd.DataFrame,
    *,
    lang: str = "ru",
    today: date | None = None,
    curve: str = "engineers_1t",
) -> Passport:
    """Points of one series and place. MissingRows says in words what nobody has published yet."""
    series = "engineers_1t" if curve == "engineers_1t" else "required_57768"
    own = beveridge[(beveridge["series"] == series) & (beveridge["region"] == PLACES[curve])]
    known = own[own["status"] == "ok"].sort_values("period_end")
    if known.empty:
        raise MissingRows(Words(*own[["reason_ru", "reason_en"]].iloc[0].map(words.upper_first)))
    known = known[known["vacancies_definition"] == known["vacancies_definition"].iloc[-1]]
    periods = [
        words.period(a, b, lang)
        for a, b in zip(known["period_start"], known["period_end"], strict=True)
    ]
    if len(known) < 2:
        alone = known.iloc[0]
        seen = Words.both(lambda x: words.period(alone["period_start"], alone["period_end"], x))
        raise MissingRows(FEW.format(period=seen))
    unit = known["vacancies_unit"].iloc[0]
    items = [
        item(when, float(r.vacancies), text=_text(r, unit, lang), accent=i == len(known) - 1)
        | {"x": float(r.unemployment_pct)}
        for i, (when, r) in enumerate(zip(periods, known.itertuples(), strict=True))
    ]
    head = Head(
        name="beveridge_curve",
        lang=lang,
        subject=SUBJECT,
        how_to_read=HOW_TO_READ,
        today=today,
        rows=_rows(known, periods, series, published, lang),
        also=MARTS[series],
        title=_found(known, periods, unit, lang),
        subtitle=f"{words.upper_first(VACANCIES[series][lang])}, {unit}; {JOBLESS[series][lang]}, "
        "%; "
        f"{periods[0]} → {periods[-1]}",
        note=COARSE[lang] if series == "engineers_1t" else "",
    )
    return scatter_labels(
        head,
        items,
        x_title=f"{JOBLESS[series][lang]}, %",
        joined=True,
        y_title=f"{VACANCIES[series][lang]}, {unit}",
    )


def _text(row, unit: str, lang: str) -> str:
    return (
        f"{words.number(row.vacancies, lang, 1)}{words.unit_text(unit)} · "
        f"{words.number(row.unemployment_pct, lang, 1)}{words.NBSP}%"
    )


def _rows(
    known: pd.DataFrame, periods: list[str], series: str, published: pd.DataFrame, lang: str
) -> pd.DataFrame:
    """Two rows a point, vacancies and unemployment; a quoted number is its own row of the
    evidence table."""
    quoted = pick(published, *[i for i in known["published_ids"] if i])
    said = []
    for when, r in zip(periods, known.to_dict("records"), strict=True):
        base = {
            "geography": r["region"],
            "occupation": "",
            "period_text": when,
            "period_start": r["period_start"],
            "period_end": r["period_end"],
            "bound": "=",
            "publisher": "",
            "url": "",
            "page_date": "",
        }
        said.append(
            base
            | {
                "id": f"{MARTS[series][0]}/{r['region']}/{r['period_start']}",
                "grade": live.GRADE,
                "indicator": JOBLESS[series][lang],
                "value": r["unemployment_pct"],
                "unit": "%",
            }
        )
        if not r["published_ids"]:
            said.append(
                base
                | {
                    "id": f"{MARTS[series][1]}/{r['region']}/{r['period_start']}",
                    "grade": r["grade"],
                    "indicator": VACANCIES[series][lang],
                    "value": r["vacancies"],
                    "unit": r["vacancies_unit"],
                }
            )
    return (
        pd.concat([quoted, pd.DataFrame(said)], ignore_index=True)
        if len(quoted)
        else pd.DataFrame(said)
    )


def _found(known: pd.DataFrame, periods: list[str], unit: str, lang: str) -> str:
    """Along the curve or outwards, from the first point to the last, once there are `ENOUGH`
    points of one definition; fewer are points with their years."""
    first = known.iloc[0]
    last = known.iloc[-1]
    v, u = (last[k] - first[k] for k in ("vacancies", "unemployment_pct"))
    ends = [
        f"{words.number(first['vacancies'], lang, 1)} → {words.number(last['vacancies'], lang, 1)}"
        f"{words.unit_text(unit)}",
        f"{words.number(first['unemployment_pct'], lang, 1)} → "
        f"{words.number(last['unemployment_pct'], lang, 1)}{words.NBSP}%",
    ]
    kind = (
        "few"
        if len(known) < ENOUGH
        else "along"
        if v * u < 0
        else "outward"
        if v > 0 and u >= 0
        else "inward"
        if v < 0 and u <= 0
        else "still"
    )
    said = {
        "along": Words("движение вдоль кривой, цикл", "a move along the curve, the cycle"),
        "outward": Words(
            "сдвиг наружу: находить друг друга труднее", "a shift outwards: matching is harder"
        ),
        "inward": Words(
            "сдвиг внутрь: находить друг друга легче", "a shift inwards: matching is easier"
        ),
        "still": Words("без явного направления", "no clear direction"),
        "few": Words(
            f"точек {len(known)}, о направлении судят с {ENOUGH}",
            f"{len(known)} points; a direction is told from {ENOUGH}",
        ),
    }[kind]
    return Words(
        f"Вакансии {ends[0]}, безработица {ends[1]} — {said['ru']}",
        f"Vacancies {ends[0]}, unemployment {ends[1]}: {said['en']}",
    )[lang]
