"""A small made-up city of adverts, built by the project's own tables in seconds: figures are tested
drawn with data.

`build(folder)` writes a whole build beside the released marts' tables: 22 occupations of Moscow
and the oblast, 15 months seen daily, a few occupations with too few adverts; `first_year=True`
is one load without history. All of it is marked synthetic.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd

from etl.build.checks import cast_and_check
from etl.build.graph import project
from etl.build.hand_kept import read_csv
from etl.models.reference import frozen
from etl.settings import REPO
from etl.store import Reader, Store
from tests.etl.indicators.made import store as views

END = date(2026, 10, 31)
MONTHS = 15
CODES = (
    "turner",
    "miller",
    "cnc_setter",
    "cnc_operator",
    "welder",
    "mechanical_designer",
    "stress_engineer",
    "hvac_designer",
    "process_engineer",
    "machining_technologist",
    "automation_engineer",
    "electronics_engineer",
    "electrical_engineer",
    "quality_engineer",
    "metrologist",
    "safety_engineer",
    "service_engineer",
    "production_manager",
    "repair_fitter",
    "mechanical_assembler",
    "plant_machinist",
    "heat_treater",
)
FEW = ("heat_treater", "stress_engineer")
GREY = ("plant_machinist", "metrologist")
OKRUGS = ("ЦАО", "САО", "СВАО", "ВАО", "ЮВАО", "ЮАО", "ЮЗАО", "ЗАО", "СЗАО", "ЗелАО", "НАО", "ТАО")


def ends() -> list[date]:
    """The last day of every observed month."""
    return [
        (pd.Timestamp(END) - pd.offsets.MonthEnd(k)).date() for k in range(MONTHS - 1, 0, -1)
    ] + [END]


def adverts(seed: int = 0) -> pd.DataFrame:
    """Adverts of all occupations with the day each closed (`open_days`), in the columns the
    indicators read."""
    rng = np.random.default_rng(seed)
    list_ = read_csv(Store().reference("occupations")).set_index("code")
    parts = []
    for i, code in enumerate(CODES):
        if code in FEW:
            n = 40
        else:
            n = 420 if code in GREY else 900 + 40 * i
        short = i / len(CODES)
        day = rng.integers(-30, (MONTHS + 1) * 30, n)
        late = day / (MONTHS * 30)
        parts.append(
            pd.DataFrame(
                {
                    "occupation": code,
                    "family": list_.loc[code, "family"],
                    "level": list_.loc[code, "level"],
                    "day": day,
                    "open_days": 1 + rng.exponential(15 + 45 * short, n).astype(int),
                    "firm": rng.integers(0, 12 + n // 12, n),
                    "openings": 1 + rng.geometric(0.7, n) // 2,
                    "area": rng.choice(["moscow", "oblast", "other"], n, p=[0.6, 0.25, 0.15]),
                    "experience": np.where(
                        rng.random(n) < 0.2 + 0.25 * short * late,
                        "none",
                        rng.choice(["1-3", "3-6"], n),
                    ),
                    "education": rng.choice(["vocational", "higher", ""], n),
                    "okved": rng.choice(["25.62", "28.41", "26.51", "30.30", ""], n),
                    "pay_low_net_rub": np.where(
                        rng.random(n) < 0.8,
                        (90_000 + 3_000 * i)
                        * (1 + 0.3 * short * late)
                        * rng.choice([0.8, 1, 1.2], n),
                        np.nan,
                    ).round(-4),
                }
            )
        )
    rows = pd.concat(parts, ignore_index=True)
    start = pd.Timestamp(END) - pd.Timedelta(days=MONTHS * 30)
    again = rows.sample(frac=0.08, random_state=seed)
    again = again.assign(day=again["day"] + again["open_days"] + 10, again=True)
    rows = pd.concat([rows.assign(again=False), again], ignore_index=True)
    rows["advert_id"], rows["employer_id"] = (
        "m" + rows.index.astype(str),
        rows["occupation"] + rows["firm"].astype(str),
    )
    rows["published"] = (start + pd.to_timedelta(rows["day"], "D")).dt.date
    rows = rows[rows["published"] <= END].reset_index(drop=True)
    return rows.assign(
        source="trudvsem_vacancies",
        content_hash="h",
        is_industrial=True,
        title_key=rows["occupation"],
        synthetic=True,
        duplicate="",
        kept_id="trudvsem_vacancies:" + rows["advert_id"],
        employer_kind="firm",
        rule="title",
        pay_kind="exact",
        pay_high_net_rub=rows["pay_low_net_rub"],
        closed=None,
        okrug=np.where(rows["area"] == "moscow", np.array(OKRUGS)[np.arange(len(rows)) % 12], ""),
        url="https://example.org/vacancy/" + rows["advert_id"],
    )


def one_load(rows: pd.DataFrame) -> tuple[pd.DataFrame, None]:
    """Adverts open on the last day, and no history."""
    return rows[_over(rows) > pd.Timestamp(END)].assign(observed=END), None


def watched(rows: pd.DataFrame, days: list[date]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Adverts with the one of `days` they were read on, and their sightings: whole listings from
    first to last day."""
    rows = rows[rows["published"] <= days[-1]]
    over = _over(rows)
    rows = rows[over > pd.Timestamp(days[0])].reset_index(drop=True)
    over = over[over > pd.Timestamp(days[0])].reset_index(drop=True)
    read = [next((d for d in days if d >= p), days[-1]) for p in rows["published"]]
    first = pd.to_datetime(rows["published"]).clip(lower=pd.Timestamp(days[0]))
    seen = pd.DataFrame(
        {
            "source": rows["source"],
            "advert_id": rows["advert_id"],
            "content_hash": "h",
            "first_seen": first.dt.date,
            "openings": rows["openings"].astype("int64"),
            "last_seen": (over - timedelta(days=1)).clip(upper=pd.Timestamp(days[-1])).dt.date,
            "closed_seen": over.where(over <= pd.Timestamp(days[-1])),
        }
    )
    return rows.assign(observed=read), seen


def _over(rows: pd.DataFrame) -> pd.Series:
    """The day each advert is no more."""
    return pd.to_datetime(rows["published"]) + pd.to_timedelta(rows["open_days"], "D")


def cvs() -> pd.DataFrame:
    """CVs by area and occupation; one cell is hidden as small."""
    families = read_csv(Store().reference("occupations")).set_index("code")["family"]
    rows = [
        {
            "area": area,
            "occupation": code,
            "family": families[code],
            "cvs": 60 + 37 * ((7 * i) % 11) * (1 if area == "oblast" else 2),
            "hidden": "",
            "date": END.isoformat(),
        }
        for i, code in enumerate(CODES)
        for area in ("moscow", "oblast")
    ]
    rows[8] |= {"cvs": None, "hidden": "small"}
    return pd.DataFrame(rows).astype({"cvs": "Int64"})


def build(folder: Path, *, first_year: bool = False) -> Path:
    """The data folder with one whole build; returns it."""
    released = Reader.open(REPO / "data")
    store = Store(folder)
    graph = project()
    out = store.new_build()
    entries = {}
    frames = {"cv_occupations": cvs()}
    db = views(*(one_load(adverts()) if first_year else watched(adverts(), ends())))
    cuts = read_csv(store.reference("score_cuts"))
    for name in released.tables():
        entries[name] = released.manifest["tables"][name] | out.adopt(released, name)
    for name in [n for n in graph.order() if _above(graph, n) and n not in frames]:
        node = graph.nodes[name]
        if name == "shortage_indicators" and not first_year:
            ok = frames["indicator_values"].query("status == 'ok'")
            cuts = frozen(ok, cuts, ("2026-08", "2026-10")).astype(str)
        given = {
            t: frames[t] if t in frames else released.table(t) if released.has(t) else None
            for t in node.tables
        }
        if any(given[t] is None for t in node.tables if t not in node.optional):
            continue
        given |= dict.fromkeys(node.dbs, db)
        given |= {
            f"{c}_csv": cuts if c == "score_cuts" else read_csv(store.reference(c))
            for c in node.csvs
        }
        frames[name] = cast_and_check(node.fn(**given), node.fn)
    for name, frame in frames.items():
        entries[name] = out.write(name, frame) | {
            "key": "made",
            "mart": True,
            "status": "built",
            "synthetic": True,
        }
    lineage = {n: v | {"synthetic": n in frames} for n, v in graph.lineage().items()}
    out.publish(
        released.manifest
        | {
            "tables": entries,
            "lineage": lineage,
            "synthetic": True,
            "missing": {},
            "sources": released.manifest["sources"] | {"trudvsem_vacancies": _shot(graph)},
        }
    )
    return folder


def _above(graph, name: str) -> bool:
    """Whether a table is made of adverts, directly or through others, and of nothing captured
    besides."""
    node = graph.nodes[name]
    return not node.raws and (bool(node.dbs) or any(_above(graph, t) for t in node.tables))


def _shot(graph) -> dict:
    origin = graph.sources["trudvsem_vacancies"].ORIGIN
    words = {
        k: {"ru": getattr(origin, k).ru, "en": getattr(origin, k).en}
        for k in ("publisher", "title", "licence")
    }
    return {
        "origin": {"id": origin.id, **words},
        "rows": 1,
        "rejects": 0,
        "status": {},
        "snapshots": [
            {
                "origin_id": origin.id,
                "url": "https://opendata.trudvsem.ru/json/vacancy_9.json",
                "accessed": END.isoformat(),
                "published": END.isoformat(),
                "sha256": "0" * 64,
                "rows": 1,
                "synthetic": True,
            }
        ],
    }
