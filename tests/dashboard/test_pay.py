"""«Зарплаты» from adverts: the marts' bounds, never a midpoint; small n the count only; two
growths on two marks."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest

from dashboard.figure.evidence import MissingRows
from dashboard.figure.layout import drawing
from dashboard.figures.pay import _pay
from dashboard.figures.pay.pay_by_experience import pay_by_experience
from dashboard.figures.pay.pay_by_occupation import pay_by_occupation
from dashboard.figures.pay.pay_by_okrug import pay_by_okrug
from dashboard.figures.pay.pay_growth_rosstat import pay_growth_rosstat
from dashboard.figures.pay.pay_stated import pay_stated
from dashboard.figures.pay.pay_statement_kinds import pay_statement_kinds
from etl.build.checks import cast_and_check
from etl.indicators.pay_growth import pay_growth
from etl.indicators.pay_offers import pay_offers
from etl.indicators.pay_statement import pay_statement
from etl.models.intervals import wilson
from tests.dashboard import boxes
from tests.etl.indicators.made import DAY, advert, store

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def marts():
    """50 turners 100–140 thousand, 25 silent; 30 grinders «от» 150; 12 millers; a year before,
    30 turners at 80."""
    rows = [
        advert(
            i,
            pay_high_net_rub=140_000.0,
            pay_kind="interval",
            experience="none" if i < 25 else "6+",
        )
        for i in range(50)
    ]
    rows += [advert(100 + i, pay_low_net_rub=None, pay_kind="none") for i in range(25)]
    rows += [
        advert(
            200 + i,
            occupation="grinder",
            pay_low_net_rub=150_000.0,
            pay_kind="at_least",
            okrug="САО",
        )
        for i in range(30)
    ]
    rows += [advert(300 + i, occupation="miller", pay_kind="at_least") for i in range(12)]
    rows += [
        advert(
            500 + i,
            pay_low_net_rub=80_000.0,
            pay_kind="at_least",
            published=DAY - timedelta(390),
            observed=DAY - timedelta(365),
            closed=DAY - timedelta(360),
        )
        for i in range(30)
    ]
    db = store(rows)
    return {
        fn.__name__: cast_and_check(fn(db), fn) for fn in (pay_offers, pay_growth, pay_statement)
    }


def items(fig) -> dict[str, dict]:
    return {e["label"]: e for e in fig.spec["items"]}


def test_a_median_stands_between_its_ends(marts):
    rows = items(pay_by_occupation(marts["pay_offers"], today=TODAY, who="machining"))
    turner = rows["Токарь"]
    grinder = rows["Шлифовщик, заточник"]
    assert (turner["value"], turner["top"]) == (100, 140) and turner["text"].startswith("100–140 (")
    assert grinder["top"] is None and grinder["text"].startswith("≥\u00a0150"), (
        "only «от»: no upper end"
    )
    assert "120" not in str(turner["text"]), "no midpoint"
    mart = (
        marts["pay_offers"]
        .query("occupation == 'turner' and okrug == '' and experience == ''")
        .iloc[0]
    )
    assert (turner["q1"], turner["q3"], turner["low"]) == (
        mart.q1_rub / 1000,
        mart.q3_rub / 1000,
        mart.low / 1000,
    )


def test_under_twenty_only_the_count(marts):
    miller = items(pay_by_occupation(marts["pay_offers"], today=TODAY, who="miller"))["Фрезеровщик"]
    assert miller["value"] is None and miller["q1"] is None and miller["gap"] == "мало данных, n=12"
    assert not miller["accent"]


def test_the_whole_comes_first_and_an_occupation_brings_its_family(marts):
    labels = list(items(pay_by_occupation(marts["pay_offers"], today=TODAY, who="turner")))
    assert labels[0] == "Всё семейство" and {"Токарь", "Шлифовщик, заточник", "Фрезеровщик"} < set(
        labels
    )


def test_experience_without_a_clear_gain_says_so(marts):
    card = pay_by_experience(marts["pay_offers"], today=TODAY, who="turner")
    rows = {e["label"]: e for e in card.spec["items"]}
    assert list(rows) == ["без опыта", "1–3 года", "3–6 лет", "больше 6 лет"]
    assert rows["3–6 лет"]["gap"] == "мало данных, n=0" and "не различить" in card.title


def test_okrugs_are_moscows(marts, reader):
    rows = items(
        pay_by_okrug(marts["pay_offers"], reader.table("okrugs"), today=TODAY, who="grinder")
    )
    assert list(rows) == ["Северный (САО)"] and "n=30" in rows["Северный (САО)"]["text"]


def test_share_that_states_pay_has_wilsons_interval(marts):
    turner = items(pay_stated(marts["pay_offers"], today=TODAY, who="turner"))["Токарь"]
    low, high = wilson(50, 75)
    assert turner["value"] == pytest.approx(100 * 50 / 75)
    assert (turner["low"], turner["high"]) == pytest.approx((100 * low, 100 * high))


def test_two_growths_on_two_marks(marts, reader):
    card = pay_growth_rosstat(
        marts["pay_growth"], reader.table("wages_region"), today=TODAY, who="turner"
    )
    marks = card.spec["items"]
    turner = next(e for e in marks if e["label"] == "Токарь")
    assert turner["value"] == pytest.approx(25) and "n=30" in turner["text"]
    assert [e.get("symbol") for e in marks].count("diamond") == 1 and "Росстат" in marks[-1][
        "label"
    ]
    wages = (
        reader.table("wages_region")
        .query("region == 'Москва'")
        .sort_values("year")["wage_rub"]
        .dropna()
    )
    assert marks[-1]["value"] == pytest.approx(100 * (wages.iloc[-1] / wages.iloc[-2] - 1))
    assert "нельзя" in card.how_to_read and "Росстату" in card.title


def test_before_a_year_of_adverts_it_says_from_when(reader):
    db = store([advert(i) for i in range(30)])
    growth = cast_and_check(pay_growth(db), pay_growth)
    card = pay_growth_rosstat(growth, reader.table("wages_region"), today=TODAY)
    assert "ещё не измерить" in card.title
    assert all("с окт.\u00a02027" in e["gap"] for e in card.spec["items"][:-1])


def test_parts_of_the_statement_are_shares_of_all(marts):
    card = pay_statement_kinds(marts["pay_statement"], today=TODAY, who="machining")
    for i in range(len(card.spec["categories"])):
        assert sum(s["points"][i]["value"] for s in card.spec["series"]) == pytest.approx(100)
    assert all("n=12" not in c for c in card.spec["categories"]), "no shares under 20"
    assert card.rows[0]["adverts"] == 117


@pytest.mark.parametrize("who", ["all", "machining"])
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_a_phone_cuts_nothing(marts, reader, who, lang):
    given = {"today": TODAY, "who": who, "lang": lang}
    for fig in (
        pay_by_occupation(marts["pay_offers"], **given),
        pay_stated(marts["pay_offers"], **given),
        pay_by_experience(marts["pay_offers"], **given),
        pay_growth_rosstat(marts["pay_growth"], reader.table("wages_region"), **given),
    ):
        small = drawing(fig, "phone", width=320)
        small.layout["width"] = 320
        cut = [t.text for t in boxes.texts(small) if t.outside(320, small.height)]
        assert cut == [], fig.name


def test_a_leader_that_may_not_lead_is_doubted():
    rows = pd.DataFrame(
        {
            "label": ["А", "Б"],
            "median_low_rub": [2e5, 1e5],
            "median_high_rub": [2e5, 1e5],
            "low": [1.5e5, 9e4],
            "high": [3e5, 1.4e5],
        }
    )
    assert "не ниже" not in _pay.leader(rows, "ru")
    assert "«Б» может быть не ниже" in _pay.leader(rows.assign(high=[3e5, 1.6e5]), "ru")


def test_a_family_none_of_which_has_twenty_adverts_has_no_bars_and_no_fault(marts):
    few = marts["pay_statement"].assign(adverts=3)
    with pytest.raises(MissingRows):
        pay_statement_kinds(few, who="welding")
