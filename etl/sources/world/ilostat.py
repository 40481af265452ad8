"""ILOSTAT: employed people by occupation, ISCO-08 major groups and the engineers' and
technicians' sub-major groups."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from etl.build.checks import table
from etl.language import Words
from etl.origin import Origin, Parsed
from etl.reading import workbook as wb
from etl.sources.world.worldbank import COUNTRIES

ORIGIN = Origin(
    "ilostat",
    Words("Международная организация труда, ILOSTAT", "International Labour Organization, ILOSTAT"),
    Words("Занятые по группам занятий", "Employment by occupation"),
    Words("CC BY 4.0", "CC BY 4.0"),
    "https://rplumber.ilo.org",
    cadence_days=365,
    note=Words(
        "Обследования разных лет; последний год у стран разный.",
        "Surveys of different years; the last year differs by country.",
    ),
)
_MAJOR = "EMP_TEMP_SEX_OCU_NB_A"
_TWO_DIGITS = re.compile(r"^EMP_\w*SEX_OC2_NB_A$")
_COLUMNS = {"ref_area", "source", "indicator", "sex", "classif1", "time", "obs_value"}
_FIRST = 2010
_ISCO = re.compile(r"^OC[U2]_ISCO08_(?P<code>TOTAL|\d{1,2}|X)$")


def _fetch(web, raw) -> None:
    """The major groups, and the two-digit set if the catalogue lists one; LookupError when a
    page came instead."""
    toc = web.get(
        f"{ORIGIN.url}/metadata/toc/indicator/", params={"lang": "en", "format": ".csv"}
    ).content
    listed = re.findall(r'^"?([A-Z0-9_]+)"?,', toc.decode("utf-8-sig", "replace"), re.MULTILINE)
    for indicator in [_MAJOR, *sorted({i for i in listed if _TWO_DIGITS.match(i)})]:
        url = f"{ORIGIN.url}/data/indicator/"
        reply = web.get(
            url,
            params={
                "id": indicator,
                "ref_area": "+".join(COUNTRIES),
                "timefrom": _FIRST,
                "lang": "en",
                "type": "code",
                "format": ".csv",
            },
        )
        head = reply.content.split(b"\n", 1)[0].decode("utf-8-sig", "replace")
        if missing := _COLUMNS - {c.strip().strip('"') for c in head.split(",")}:
            raise LookupError(
                f"ILOSTAT, {indicator}: в ответе нет столбцов {', '.join(sorted(missing))}"
            )
        raw.put(f"{indicator}.csv", reply.content, url=f"{url}?id={indicator}")


def _read(path: Path) -> Parsed:
    """Every line; classifications other than ISCO-08, broken years and numbers are Rejects."""
    out = Parsed()
    seen = set()
    text = path.read_bytes().decode("utf-8-sig", "replace").replace("\0", "")
    reader = csv.DictReader(io.StringIO(text, newline=None))
    try:
        if not set(reader.fieldnames or []).issuperset(_COLUMNS):
            return Parsed(
                [], [wb.reject(ORIGIN.id, path.name, tuple(sorted(_COLUMNS)), "missing_columns")]
            )
        for record in reader:
            row, reason = _record(record)
            key = tuple(
                row.get(k) for k in ("country", "indicator_id", "source", "sex", "isco08", "year")
            )
            reason = reason or ("duplicate" if key in seen else "")
            if reason:
                out.rejects.append(
                    wb.reject(
                        ORIGIN.id,
                        f"{path.name}:{reader.line_num}",
                        ("classif1", "obs_value"),
                        reason,
                        sorted((str(k), str(v)) for k, v in record.items()),
                    )
                )
            else:
                seen.add(key)
                out.rows.append(row)
    except csv.Error:
        out.rejects.append(wb.reject(ORIGIN.id, f"{path.name}:{reader.line_num}", (), "broken_csv"))
    return out


def _record(record: dict) -> tuple[dict, str]:
    if None in record or any(record.get(c) is None for c in _COLUMNS):
        return {}, "wrong_number_of_fields"
    found = _ISCO.match(record["classif1"].strip())
    year = record["time"].strip()
    if not found:
        return {}, "other_classification"
    if not re.fullmatch(r"(19|20)\d\d", year):
        return {}, "bad_year"
    try:
        cell = wb.number(record["obs_value"])
    except wb.Unreadable as error:
        return {}, error.reason
    if cell.value is not None and cell.value < 0:
        return {}, "out_of_range"
    return {
        "country": record["ref_area"].strip(),
        "source": record["source"].strip(),
        "indicator_id": record["indicator"].strip(),
        "sex": record["sex"].strip(),
        "isco08": found["code"],
        "year": int(year),
        "employed_thousand": cell.value,
        "status": (record.get("obs_status") or "").strip(),
    }, ""


@table(
    columns={
        "country": "str",
        "indicator_id": "str",
        "survey": "str",
        "isco08": "str",
        "year": "int64",
        "employed_thousand": "float64",
        "share_pct": "float64",
        "status": "str",
    },
    key=["country", "indicator_id", "survey", "isco08", "year"],
    mart=True,
)
def employment_by_occupation_world(ilostat_raw):
    """One row per country, survey, ISCO-08 group and year: employed, thousands, both sexes, and
    share of all employed.

    `isco08` is TOTAL, a major group (2 professionals, 3 technicians, 8 operators) or a sub-major
    group (21 science and engineering professionals, 31 technicians). Source: ILOSTAT, CC BY 4.0.
    Caveat: groups with fewer answers carry a `status`; 21 and 31 exist only where a country's
    survey codes two digits.
    """
    rows = ilostat_raw[ilostat_raw["sex"] == "SEX_T"].rename(columns={"source": "survey"})
    key = ["country", "indicator_id", "survey", "isco08", "year"]
    rows = rows.drop_duplicates(key, keep="last")
    own = ["country", "indicator_id", "survey", "year"]
    total = rows[rows["isco08"] == "TOTAL"].set_index(own)["employed_thousand"].rename("total")
    rows = rows.join(total[~total.index.duplicated()], on=own)
    rows["employed_thousand"] = rows["employed_thousand"].astype("float64")
    rows["share_pct"] = (
        100 * rows["employed_thousand"] / rows["total"].astype("float64").where(lambda t: t > 0)
    )
    return rows[[*key, "employed_thousand", "share_pct", "status"]].sort_values(key)
