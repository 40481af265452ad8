"""One opening is told once; what only looks alike is counted, never merged."""

from __future__ import annotations

from hashlib import sha256

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.adverts import employers
from etl.adverts.duplicates.duplicates import COLUMNS, mark, rates
from etl.adverts.duplicates.sketch import similarity, sketches

WORDS = (
    "сборка узлов станков по чертежам контроль размеров ведение журнала смены наладка линии "
    "настройка режимов "
    "проверка заготовок ремонт оснастки участие в испытаниях приёмка деталей расчёт припусков выбор"
).split()


def text(seed: int, n: int = 120) -> str:
    return " ".join(np.random.default_rng(seed).choice(WORDS, n))


def adverts(*rows: dict) -> tuple[pd.DataFrame, np.ndarray]:
    plain = {
        "source": "t",
        "content_hash": "",
        "published": "2026-03-02",
        "employer_id": "e1",
        "title_key": "токарь",
        "area": "moscow",
        "okrug": "САО",
        "occupation": "turner",
        "pay_low_rub": None,
        "pay_high_rub": None,
    }
    table = pd.DataFrame(
        [plain | {"advert_id": f"n{i}", "content_hash": f"h{i}"} | r for i, r in enumerate(rows)]
    )
    table["published"] = pd.to_datetime(table["published"])
    table = table.astype({"pay_low_rub": float, "pay_high_rub": float})
    return table[list(COLUMNS)], sketches([r.get("text", "") for r in rows])


def kinds(*rows: dict) -> list[str]:
    return mark(*adverts(*rows))["duplicate"].tolist()


def test_each_kind():
    same = {"advert_id": "a", "content_hash": "h"}
    assert kinds(same, same) == ["", "exact"]
    assert kinds(same, same | {"content_hash": "h2"}) == ["", "version"]
    assert kinds({}, {"published": "2026-04-10"}) == ["", "opening"], "39 days"
    assert kinds({}, {"published": "2026-04-14"}) == ["", ""], "43 days: another opening"
    chain = kinds({}, {"published": "2026-04-10"}, {"published": "2026-05-20"})
    assert chain == ["", "opening", ""], "six weeks from the one kept, not from the last re-post"
    assert kinds({"title_key": "оператор станков"}, {"title_key": "станков оператор"}) == ["", ""]
    body = text(1)
    turned = kinds(
        {"text": body, "title_key": "оператор чпу"}, {"text": body, "title_key": "чпу оператор"}
    )
    assert turned == ["", "text"]
    assert kinds({"okrug": "САО"}, {"okrug": "ЮАО"}) == ["", ""]


@pytest.mark.parametrize(
    "other",
    [
        {"employer_id": "e2"},
        {"title_key": "фрезеровщик"},
        {"text": text(2)},
        {"pay_low_rub": 200_000.0},
    ],
)
def test_alike_but_contradicting_is_only_possible(other):
    first = {"text": text(1), "pay_low_rub": 90_000.0, "pay_high_rub": 120_000.0}
    table = mark(*adverts(first, {"pay_low_rub": 90_000.0, "text": text(1)} | other))
    assert table["duplicate"].tolist() == ["", "possible"] and table["kept"].tolist() == [0, 1]


def test_without_an_employer_nothing_merges():
    assert kinds({"employer_id": ""}, {"employer_id": ""}) == ["", "possible"]


def test_one_text_under_many_employers_is_a_recruiters():
    rows = [{"employer_id": f"e{i}", "text": text(5)} for i in range(3)] + [
        {"employer_id": "e9", "text": text(6)}
    ]
    assert mark(*adverts(*rows))["recruiter_text"].tolist() == [True, True, True, False]


row = st.fixed_dictionaries(
    {
        "advert_id": st.sampled_from(["a", "b", "c", ""]),
        "content_hash": st.sampled_from(["h1", "h2"]),
        "employer_id": st.sampled_from(["", "e1", "e2"]),
        "title_key": st.sampled_from(["токарь чпу", "чпу токарь", "сварщик"]),
        "published": st.sampled_from(["2026-03-02", "2026-03-04", "2026-04-20", None]),
        "text": st.sampled_from(["", text(1), text(1) + " и уборка", text(2)]),
        "okrug": st.sampled_from(["САО", ""]),
    }
)


@settings(max_examples=60, deadline=None)
@given(st.lists(row, min_size=1, max_size=14), st.randoms())
def test_order_of_rows_does_not_matter(rows, chance):
    seen = {}
    for r in rows:
        seen[
            (r["advert_id"], r["content_hash"], r["employer_id"], r["title_key"], r["published"])
        ] = r
    rows = [r | {"content_hash": r["content_hash"] + str(i)} for i, r in enumerate(seen.values())]
    table, sketch = adverts(*rows)
    order = list(range(len(rows)))
    chance.shuffle(order)
    straight = mark(table, sketch)
    mixed = mark(table.iloc[order], sketch[order])
    names = table["content_hash"].to_numpy()
    a = dict(
        zip(names, zip(straight["duplicate"], names[straight["kept"]], strict=True), strict=True)
    )
    b = dict(
        zip(
            names[order],
            zip(mixed["duplicate"], names[order][mixed["kept"]], strict=True),
            strict=True,
        )
    )
    assert a == b
    kept = straight["kept"].to_numpy()
    assert (kept[kept] == kept).all() and (straight["duplicate"][kept].isin(["", "possible"])).all()


def test_a_real_day(shared):
    day = pd.read_csv(
        shared / "ads" / "hh_day_2022-12-20_duplicates.csv", dtype=str, keep_default_na=False
    )
    day = day.drop(columns=day.columns[0])
    made = pd.DataFrame(
        {"source": "hh", "advert_id": "", "employer_id": "", "okrug": "", "occupation": ""},
        day.index,
    )
    made["content_hash"] = ["|".join(r) for r in day.itertuples(index=False)]
    made["content_hash"] = made["content_hash"].map(lambda s: sha256(s.encode()).hexdigest())
    made["published"] = pd.to_datetime(day["published_at"].str[:10])
    made["title_key"], made["area"] = day["name"].map(employers.name_key), day["area_name"]
    made["pay_low_rub"] = pd.to_numeric(day["salary_from"])
    made["pay_high_rub"] = pd.to_numeric(day["salary_to"])
    marks = mark(made[list(COLUMNS)], sketches([""] * len(made)))
    table = rates(made, marks).iloc[0]
    assert (len(day), table.adverts - table.exact) == (5922, 2782)
    assert table.version == table.opening == table.text == 0, (
        "no employer is given: nothing more may merge"
    )
    assert 100 < table.possible < 1500


def test_sketches():
    a = text(1, 200)
    b = text(2, 200)
    short = "токарь"
    s = sketches([a, a.upper().replace("ё", "е"), a + " " + text(3, 20), b, short])
    assert similarity(s[0], s[1]) == 1
    assert 0.75 < similarity(s[0], s[2]) < 1
    assert similarity(s[0], s[3]) < 0.2
    assert similarity(s[4], s[4]) == 0, "too short to compare"
    assert (sketches([b]) == s[3]).all(), "neighbours in the batch don't matter"


def test_names_of_employers():
    name = employers.name_key
    assert name('ООО "Ромашка-Тех"') == name("Ромашка Тех, ООО") == "ромашка тех"
    assert name("ИП Иванов Иван Иванович") == name("Частное лицо") == ""
    assert employers.employer_id("ИП Иванов И.И.", "s") == ""
    assert (
        employers.employer_id("ИП Иванов И.И.", "s", "c7")
        == employers.employer_id("ИП Петров", "s", "c7")
        != ""
    )
    assert employers.is_recruiter("Кадровое агентство «Путь»") and not employers.is_recruiter(
        "Завод «Путь»"
    )
    assert employers.hires_for_others("Для нашего клиента, завода, ищем токаря")
