"""Bank of Russia: DataService [A; ids of staffing sets C], key rate [A], exchange rates [A].
Values are made up except the control observations that are published: construction climate
2026-04 = 11.1019, 2026-08 adjusted = -3.1102."""

from __future__ import annotations

import json
from datetime import date, timedelta

SURE = "A"
HOSTS = ("www.cbr.ru",)
JSON = {"Content-Type": "application/json; charset=utf-8"}
HTML = {"Content-Type": "text/html; charset=utf-8"}
PUBLICATIONS = [
    {"id": 1, "parent_id": -1, "category_name": "Процентные ставки", "NoActive": 1},
    {"id": 24, "parent_id": -1, "category_name": "Мониторинг предприятий", "NoActive": 1},
    {
        "id": 25,
        "parent_id": 24,
        "category_name": "Мониторинг предприятий: экономика в целом",
        "NoActive": 0,
    },
    {
        "id": 28,
        "parent_id": 24,
        "category_name": "Мониторинг предприятий: крупные предприятия",
        "NoActive": 0,
    },
]
DATASETS = [
    {
        "id": 58,
        "parent_id": -1,
        "name": "Индикатор бизнес-климата",
        "full_name": "Индикатор бизнес-климата, всего",
    },
    {
        "id": 68,
        "parent_id": 58,
        "name": "Строительство",
        "full_name": "Индикатор бизнес-климата, строительство",
    },
    {
        "id": 73,
        "parent_id": -1,
        "name": "Инвестиционная активность",
        "full_name": "Инвестиционная активность",
    },
    {
        "id": 75,
        "parent_id": -1,
        "name": "Обеспеченность персоналом",
        "full_name": "Обеспеченность персоналом",
    },
]
MEASURES = {
    "measure": [
        {"id": 118, "parent_id": 1, "name": "Без сезонной корректировки", "sort": 1},
        {"id": 119, "parent_id": 1, "name": "С сезонной корректировкой", "sort": 2},
    ]
}
MONTHS = (
    "Январь",
    "Февраль",
    "Март",
    "Апрель",
    "Май",
    "Июнь",
    "Июль",
    "Август",
    "Сентябрь",
    "Октябрь",
    "Ноябрь",
    "Декабрь",
)
QUARTERS = ("I", "II", "III", "IV")
CONTROLS = {(68, 118, 2026, 4): 11.1019, (68, 119, 2026, 8): -3.1102}
SECTORS = {
    58: {580: "Всего"},
    68: {680: "Строительство"},
    75: {750: "Всего по экономике", 751: "Обрабатывающие производства"},
}
XML = (
    """<?xml version="1.0" encoding="windows-1251"?>"""
    """<ValCurs ID="{code}" DateRange1="{a}" DateRange2="{b}" """
    """name="Foreign Currency Market Dynamic">{records}</ValCurs>"""
)


def answer(
    method: str, path: str, query: dict, form: list | None = None
) -> tuple[int, dict, bytes]:
    """(status, headers, body) of one request."""
    if path.startswith("/dataservice/"):
        return _service(
            path.removeprefix("/dataservice/").strip("/"), {k: int(v) for k, v in query.items()}
        )
    if path.rstrip("/").endswith("/KeyRate"):
        rows = "".join(
            f"<tr><td>{d:%d.%m.%Y}</td><td>{r:.2f}</td></tr>".replace(".00<", ",00<").replace(
                ".50<", ",50<"
            )
            for d, r in key_rates()
        )
        return (
            200,
            HTML,
            (
                '<html><meta charset="utf-8"><table '
                'class="data"><tr><th>Дата</th><th>Ставка</th></tr>'
                f"{rows}</table></html>"
            ).encode(),
        )
    if path == "/scripts/XML_dynamic.asp":
        return _fx(query.get("VAL_NM_RQ", ""))
    return 404, HTML, b"<html>404</html>"


def _service(name: str, query: dict) -> tuple[int, dict, bytes]:
    bodies = {"publications": {"publications": PUBLICATIONS}}
    if query.get("publicationId") == 25 and name == "datasets":
        bodies["datasets"] = DATASETS
    if query.get("datasetId") in SECTORS:
        bodies["measures"] = MEASURES if query["datasetId"] != 75 else {}
        bodies["years"] = [{"FromYear": 2025, "ToYear": 2026}]
        if name == "data" and query.get("publicationId") == 25 and {"y1", "y2"} <= set(query):
            bodies["data"] = data(
                query["datasetId"], query.get("measureId"), query["y1"], query["y2"]
            )
    if name in bodies:
        return 200, JSON, json.dumps(bodies[name], ensure_ascii=False).encode()
    if name in ("datasets", "measures", "years", "data"):
        return 501, HTML, b"<html>501</html>"
    return 200, HTML, "<html>Неизвестный метод</html>".encode()


def data(dataset: int, measure: int | None, first: int, last: int) -> dict:
    """The answer of `data`: months dated two months late, quarters by the first month of the
    next one."""
    rows = []
    quarterly = dataset == 75
    for year in range(first, last + 1):
        for n in range(1, 5 if quarterly else 13):
            month = 3 * n if quarterly else n
            for code in SECTORS[dataset]:
                if quarterly:
                    when = f"{QUARTERS[n - 1]} квартал {year}"
                else:
                    when = f"{MONTHS[n - 1]} {year}"
                late = month + (1 if quarterly else 2)
                rows.append(
                    {
                        "colId": code,
                        "element_id": code,
                        "measure_id": measure,
                        "unit_id": 1,
                        "obs_val": CONTROLS.get((dataset, measure, year, n), -20 - n + code % 10),
                        "rowId": n,
                        "dt": when,
                        "periodicity": "quarter" if quarterly else "month",
                        "date": f"{year + (late - 1) // 12}-{(late - 1) % 12 + 1:02d}-01T00:00:00",
                        "digits": 4,
                    }
                )
    return {
        "RawData": rows,
        "headerData": [{"id": i, "elname": t} for i, t in SECTORS[dataset].items()],
        "units": [{"id": 1, "val": "пунктов"}],
        "DTRange": [{"FromY": first, "ToY": last}],
        "SType": [{"sType": 1, "dsName": "", "PublName": ""}],
    }


def key_rates() -> list[tuple[date, float]]:
    """Ten business days, newest first; the rate falls once."""
    days = [date(2026, 9, 1) + timedelta(days=i) for i in range(14)]
    return [(d, 14.5 if d < date(2026, 9, 8) else 14.0) for d in reversed(days) if d.weekday() < 5]


def _fx(code: str) -> tuple[int, dict, bytes]:
    nominal, values = {
        "R01235": (1, ("79,4637", "79,1")),
        "R01239": (1, ("90,5", "90,25")),
        "R01375": (1, ("11,0", "11,1")),
        "R01335": (100, ("15,9", "16,0")),
        "R01090B": (1, ("26,4", "26,5")),
    }.get(code, (1, ()))
    records = "".join(
        f'<Record Date="{d}" Id="{code}"><Nominal>{nominal}</Nominal><Value>{v}</Value></Record>'
        for d, v in zip(("01.08.2026", "04.08.2026"), values, strict=False)
    )
    text = XML.format(code=code, a="01.01.2019", b="23.11.2026", records=records)
    return (
        200,
        {"Content-Type": "application/xml; charset=windows-1251"},
        text.encode("windows-1251"),
    )
