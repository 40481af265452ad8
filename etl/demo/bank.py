"""What the Bank of Russia would publish of the demonstration city."""

from __future__ import annotations

import json
from datetime import date

from etl.demo.city import City


def bank(city: City, years: range, rng):
    """Staffing balance by quarter, and the key rate as the site's table."""
    rows = []
    level = -8.0
    for y in years:
        for q in range(1, 5):
            if not quarter_ended(y, q, city.end):
                continue
            level += rng.normal(-1.0, 1.4)
            month = 3 * q + 1
            for code, apart in ((750, 0.0), (751, -3.0)):
                rows.append(
                    {
                        "colId": code,
                        "element_id": code,
                        "measure_id": None,
                        "unit_id": 1,
                        "obs_val": round(level + apart, 1),
                        "rowId": q,
                        "dt": f"{('I', 'II', 'III', 'IV')[q - 1]} квартал {y}",
                        "periodicity": "quarter",
                        "date": f"{y + (month - 1) // 12}-{(month - 1) % 12 + 1:02d}-01T00:00:00",
                        "digits": 1,
                    }
                )
    sectors = {750: "Всего по экономике", 751: "Обрабатывающие производства"}
    data = {
        "RawData": rows,
        "headerData": [{"id": i, "elname": t} for i, t in sectors.items()],
        "units": [{"id": 1, "val": "пунктов"}],
        "DTRange": [{"FromY": years[0], "ToY": years[-1]}],
    }
    name = "Обеспеченность персоналом"
    datasets = {"datasets": [{"id": 75, "parent_id": -1, "name": name, "full_name": name}]}
    for file, body in (
        ("datasets_25.json", datasets),
        ("measures_25_75.json", {"measure": []}),
        ("data_25_75_0.json", data),
    ):
        yield "cbr_staffing", file, json.dumps(body, ensure_ascii=False).encode()
    rates = []
    rate = 7.5
    for y in years:
        for month in range(1, 13):
            day = date(y, month, 1)
            if day > city.end:
                break
            rate = max(4.0, rate + rng.choice([-0.5, 0.0, 0.0, 0.5, 1.0]))
            said = f"{rate:.2f}".replace(".", ",")
            rates.append(f"<tr><td>{day:%d.%m.%Y}</td><td>{said}</td></tr>")
    page = f'<html><meta charset="utf-8"><table class="data">{"".join(rates[::-1])}</table></html>'
    yield "cbr_key_rate", "key_rate.html", page.encode()


def quarter_ended(year: int, quarter: int, end: date) -> bool:
    """Whether a quarter was over by a day."""
    return date(year, 3 * quarter, 28) <= end
