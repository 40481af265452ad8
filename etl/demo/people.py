"""Invented firms' surveys, careers and adverts of a second board in the demonstration city, in the
formats their sources keep."""

from __future__ import annotations

import io
from datetime import timedelta

import numpy as np
import pandas as pd
import xlsxwriter

from etl.demo.town import City
from etl.sources.firms import _survey_form as form
from etl.sources.hh._hh_record import record
from etl.sources.trudvsem import _trudvsem_capture as wire
from etl.sources.trudvsem._trudvsem_clean import encode
from etl.sources.trudvsem._trudvsem_fields import Cleaner
from etl.store.raw import RawStore

FIRMS = 30
EACH = 30
"""Firms that answered, and occupations each of them told about."""
STEPS = range(0, 121, 3)
PEOPLE = 900
HH_ADVERTS = 1_500
AGES = tuple(range(20, 65, 5))


def capture(city: City, occupations: pd.DataFrame, raw: RawStore) -> None:
    """Surveys, careers and the second board into the raw store."""
    rng = np.random.default_rng([city.seed, 5])
    for number in range(FIRMS):
        content = _survey(city, occupations, number, rng)
        _put(raw, city, "employer_survey", f"firm-{number:02d}.xlsx", content)
    for kind, frame in _careers(city, rng).items():
        content = frame.to_csv(index=False, lineterminator="\n").encode()
        _put(raw, city, "careers", f"{kind}.csv", content)
    _board(city, occupations, raw, rng)


def _put(raw: RawStore, city: City, source: str, name: str, content: bytes) -> None:
    url = f"https://demo.invalid/{source}/{name}"
    raw.source(source).put(name, content, url=url, published=city.end.isoformat())


def _survey(city: City, occupations: pd.DataFrame, number: int, rng) -> bytes:
    """One firm's form: difficulty rises with the planted shortage."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet(form.SHEETS["form"]["ru"])
    above = form.FORM.above
    first = form.FIRST - 1 - len(above)
    sheet.write_column(first, 0, [c.head["ru"] for c in above])
    sheet.write(first, 1, f"77{number:08d} ООО «Демо-{number}»")
    sheet.write(first + 1, 1, f"{city.end:%Y-%m}")
    sheet.write_row(form.FIRST, 0, [c.head["ru"] for c in form.FORM.columns])
    names = occupations.set_index("code")["name_ru"]
    told = rng.choice(len(city.truth), size=EACH, replace=False)
    for i, own in enumerate(city.truth.iloc[told].itertuples(index=False), start=form.FIRST + 2):
        hard = int(np.clip(round(1 + 4 * own.shortage + rng.normal(0, 0.6)), 1, 5))
        answer = [int(rng.integers(1, 9)), int(rng.integers(1, 6)), hard, float(hard)]
        sheet.write_row(i, 0, [names[own.occupation], *answer])
    book.close()
    return out.getvalue()


def _careers(city: City, rng) -> dict[str, pd.DataFrame]:
    """Aggregates as the source keeps them: nobody's career, shares and counts alone."""
    stay = []
    ages = []
    moves = []
    leads = []
    codes = city.truth["occupation"].to_list()
    families = city.truth.set_index("occupation")["family"]
    for own in city.truth.itertuples(index=False):
        quits = 0.012 + 0.03 * rng.random()
        for area, part in (("moscow", 0.4), ("russia", 1.0)):
            people = int(PEOPLE * part)
            for month in STEPS:
                share = float(np.exp(-quits * month))
                half = 1.96 * np.sqrt(share * (1 - share) / people)
                risk = round(people * share)
                told = (share, max(0.0, share - half), min(1.0, share + half), risk)
                values = told if risk >= 20 else (None, None, None, None)
                stay.append((own.occupation, area, month, *values, people))
            weights = rng.dirichlet(np.full(len(AGES), 6.0))
            ages += [
                (area, own.occupation, a, a + 5, n)
                for a, n in zip(AGES, (weights * people).astype(int).tolist(), strict=True)
                if n >= 20
            ]
            near = [c for c in codes if families[c] == own.family and c != own.occupation][:3]
            counts = [int(people * part_) for part_ in (0.08, 0.05, 0.03)][: len(near)]
            out = int(people * 0.3)
            moves += [
                (area, own.occupation, to, n, n, out)
                for to, n in zip(near, counts, strict=True)
                if n >= 20
            ]
    for area, part in (("moscow", 0.4), ("russia", 1.0)):
        for speciality, group in (("машиностроение", "design"), ("электроэнергетика", "power")):
            whole = int(4_000 * part)
            own = [c for c in codes if families[c] == group][:4]
            leads += [(area, speciality, c, int(whole * 0.1), whole) for c in own]
            leads.append((area, speciality, "other", int(whole * 0.4), whole))
    return {
        "stay": pd.DataFrame(
            stay, columns="occupation area month stay_share low high at_risk n_people".split()
        ).astype({"at_risk": "Int64"}),
        "ages": pd.DataFrame(ages, columns="area occupation age_from age_to people".split()),
        "transitions": pd.DataFrame(
            moves, columns="area from_occupation to_occupation moves people moves_from".split()
        ),
        "specialities": pd.DataFrame(
            leads, columns="area speciality occupation people people_of_speciality".split()
        ),
    }


def _board(city: City, occupations: pd.DataFrame, raw: RawStore, rng) -> None:
    """A whole day's listing of the second board, cleaned and kept as the real one is."""
    roles = occupations.set_index("code")["hh_role_ids"].str.split("|").str[0]
    cleaner = Cleaner()
    rows = {}
    which = rng.choice(len(city.truth), size=HH_ADVERTS, p=city.truth["share"])
    for i, own in enumerate(city.truth.iloc[which].itertuples(index=False)):
        when = f"{city.end - timedelta(days=int(rng.integers(0, 30)))}T12:00:00+0300"
        place = ("1", "Москва") if rng.random() < 0.8 else ("2041", "Королёв")
        low = int(own.pay_rub * np.exp(rng.normal(0, 0.15)) // 1000 * 1000)
        item = {
            "id": str(10_000_000 + i),
            "name": city.titles[own.occupation][0],
            "area": {"id": place[0], "name": place[1]},
            "salary_range": None
            if i % 3 == 0
            else {
                "from": low,
                "to": None,
                "currency": "RUR",
                "gross": True,
                "mode": {"id": "MONTH"},
            },
            "published_at": when,
            "created_at": when,
            "employer": {"id": str(9000 + i % 300), "name": f'ООО "Демо-{i % 300}"'},
            "snippet": {"requirement": "", "responsibility": ""},
            "key_skills": [{"name": city.skills[c]} for c in list(own.skills)[:3]],
            "professional_roles": [{"id": roles[own.occupation]}],
            "experience": {"id": "between1And3"},
            "schedule": {"id": "fullDay", "name": "Полный день"},
        }
        row = record(item, cleaner)
        if isinstance(row, dict):
            rows[row["id"]] = row
    day = city.end.isoformat()
    own = raw.source("hh_vacancies")
    newest = max(r["date_modify"] for r in rows.values())
    state = wire.fresh("", day) | {"rows": len(rows), "complete": True, "newest": newest}
    wire.put_report(own, f"hh-{day}", state, "https://demo.invalid/hh_vacancies")
    lines = b"".join(encode(rows[k] | {"observed": day}) + b"\n" for k in sorted(rows))
    own.put(f"hh-{day}.jsonl", lines, url="https://demo.invalid/hh_vacancies", published=day)
