"""CVs on the portal «Rabota Rossii» by region: the set stat-citizens."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
from lxml import etree

from etl.build.checks import table
from etl.language import Words
from etl.origin import Origin, Parsed, Reject
from etl.reading.regions import region_name
from etl.sources.trudvsem import _trudvsem_xml as xml
from etl.sources.trudvsem.trudvsem_vacancies import LICENCE, PUBLISHER

ORIGIN = Origin(
    "trudvsem_cv_regions",
    PUBLISHER,
    Words("Резюме по регионам, набор stat-citizens", "CVs by region, set stat-citizens"),
    LICENCE,
    f"{xml.HOST}{xml.REGISTRY}-stat-citizens/",
    cadence_days=30,
    note=Words(
        "Владельцы резюме большей частью работают: это не безработные.",
        "Most people with a CV have a job: they are not the unemployed.",
    ),
)
NAMES = {
    "region_code": "region_code",
    "region_name": "region_name",
    "cvs_count": "cvs",
    "medium_salary": "expected_pay_rub",
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _fetch(web, raw) -> None:
    address, day = xml.newest(web, "stat-citizens")
    name = f"stat-citizens-{day}.xml" + (".gz" if address.endswith(".gz") else "")
    if name not in raw.entries():
        with web.stream(address) as reply:
            content = b"".join(reply.chunks())
        if b"cvs" not in b"".join(xml.unpacked([content], name)):
            raise xml.MissingField(
                f"В файле {address} нет числа резюме (cvs_count): формат изменился.",
                f"The file {address} holds no number of CVs (cvs_count): its format has changed.",
            )
        raw.put(name, content, url=address, published=day)


def _read(path: Path) -> Parsed:
    """Every element that holds a region's code and its number of CVs, whatever it is called."""
    out = Parsed()
    day = _DAY.search(path.name)
    for number, record in enumerate(_regions(path, out.rejects)):
        row = {ours: record.get(theirs, "") for theirs, ours in NAMES.items()}
        code = re.fullmatch(r"(\d{2})0{0,11}", row["region_code"])
        if not code or not row["cvs"].isdecimal():
            fields = ("region_code",) if not code else ("cvs_count",)
            out.rejects.append(Reject(ORIGIN.id, f"{path.name}#{number}", fields, "not_a_number"))
            continue
        pay = row["expected_pay_rub"].replace(",", ".")
        out.rows.append(
            {
                "date": day.group() if day else "",
                "region_code": code[1],
                "cvs": int(row["cvs"]),
                "region": region_name(row["region_name"]),
                "expected_pay_rub": float(pay) if re.fullmatch(r"\d{1,9}(\.\d+)?", pay) else None,
            }
        )
    return out


def _regions(path: Path, rejects: list[Reject]):
    try:
        content = b"".join(xml.unpacked([path.read_bytes()], path.name))
    except xml.CutOff:
        rejects.append(Reject(ORIGIN.id, path.name, (), "truncated"))
        return
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    tree = etree.fromstring(content, parser) if content.strip() else None
    if tree is None:
        rejects.append(Reject(ORIGIN.id, path.name, (), "not_xml"))
        return
    rejects += [Reject(ORIGIN.id, f"line {e.line}", (), "broken_xml") for e in parser.error_log]
    for element in tree.iter():
        record = xml.flat(element, depth=1) if isinstance(element.tag, str) else {}
        if "region_code" in record and "cvs_count" in record:
            yield record


@table(
    columns={
        "date": "str",
        "region_code": "str",
        "region": "str",
        "cvs": "int64",
        "expected_pay_rub": "Float64",
    },
    key=["date", "region_code"],
    mart=True,
)
def cv_regions(trudvsem_cv_regions_raw):
    """One row per region and day of the publisher's file: CVs on the portal, people; pay they ask
    for, roubles a month.

    Source: trudvsem.ru, set stat-citizens. Caveat: `region_code` is two digits (77 Moscow, 50
    Moscow oblast); these are CVs of all occupations, about 9 in 10 not industrial, so no tension
    by occupation follows from them.
    """
    rows = trudvsem_cv_regions_raw.drop_duplicates(["date", "region_code"], keep="last")
    return pd.DataFrame(
        rows[["date", "region_code", "region", "cvs", "expected_pay_rub"]]
    ).sort_values(["date", "region_code"])
