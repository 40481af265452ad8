"""Key rate of the Bank of Russia, from its HTML table."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pandas as pd
from lxml import etree, html

from etl.build.checks import table
from etl.language import Words
from etl.origin import Origin, Parsed
from etl.reading import workbook as wb
from etl.sources.cbr import _cbr

ORIGIN = Origin(
    "cbr_key_rate",
    _cbr.PUBLISHER,
    Words("Ключевая ставка", "Key rate"),
    _cbr.LICENCE,
    "https://www.cbr.ru/hd_base/KeyRate/",
    cadence_days=7,
)
FIRST = "13.09.2013"


def _fetch(web, raw) -> None:
    params = {
        "UniDbQuery.Posted": "True",
        "UniDbQuery.From": FIRST,
        "UniDbQuery.To": date.today().strftime("%d.%m.%Y"),
    }
    reply = web.get(ORIGIN.url, params=params)
    if b'class="data"' not in reply.content.replace(b"'", b'"'):
        raise LookupError(
            f"Ключевая ставка: на {ORIGIN.url} нет таблицы ставок — страница изменилась"
        )
    raw.put("key_rate.html", reply.content, url=ORIGIN.url)


def _read(path: Path) -> Parsed:
    """Every row of `table.data`; a row whose date or rate cannot be read is a Reject."""
    out = Parsed()
    seen = set()
    try:
        tree = html.fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return Parsed([], [wb.reject(ORIGIN.id, path.name, (), "not_a_page")])
    for i, row in enumerate(
        tree.xpath('//table[contains(concat(" ", @class, " "), " data ")]//tr[td]')
    ):
        cells = [c.text_content().strip() for c in row.xpath("./td")]
        day = _day(cells[0]) if len(cells) >= 2 else None
        try:
            rate = wb.number(cells[1]).value if day else None
        except wb.Unreadable:
            rate = None
        if rate is None or not 0 <= rate <= 200 or day in seen:
            if day in seen:
                reason = "duplicate"
            else:
                reason = "bad_date" if day is None else "bad_rate"
            out.rejects.append(
                wb.reject(ORIGIN.id, f"{path.name}#{i}", ("date", "rate_pct"), reason, cells)
            )
            continue
        seen.add(day)
        out.rows.append({"date": day, "rate_pct": rate})
    return out


def _day(text: str) -> str | None:
    """DD.MM.YYYY → ISO, None when it is no date."""
    found = re.fullmatch(r"(\d{2})\.(\d{2})\.(\d{4})", text)
    try:
        if found:
            return date(int(found[3]), int(found[2]), int(found[1])).isoformat()
        return None
    except ValueError:
        return None


@table(columns={"date": "str", "rate_pct": "float64"}, key=["date"], mart=True)
def key_rate(cbr_key_rate_raw):
    """One row per business day: the key rate in force, per cent a year. Source:
    cbr.ru/hd_base/KeyRate.

    Caveat: begins on 13 September 2013 and has no rows for weekends and holidays: carry the last
    rate forward.
    """
    return pd.DataFrame(cbr_key_rate_raw[["date", "rate_pct"]]).sort_values("date")
