"""Small words that must not lie: ages in whole months, «почти», years and yes or no in tables,
the newest datum of a source."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from dashboard.export import tables
from dashboard.figure.cells import printed
from dashboard.figure.issue import issue
from dashboard.site.cards import numbers
from etl.language import text as words
from etl.store.newest import newest_datum
from tests.dashboard.drawn import TODAY

DAYS = st.dates(date(1995, 1, 1), date(2040, 12, 31))


@given(DAYS, DAYS)
def test_an_age_is_the_whole_months_that_have_passed(then, today):
    months = words.months_between(then, today)
    assert then + relativedelta(months=months) <= today < then + relativedelta(months=months + 1)
    assert (months < 0) == (then > today)


@given(DAYS)
def test_yesterday_is_never_a_month_ago(today):
    said = words.age(today - timedelta(days=1), today)
    assert (
        said == "меньше месяца назад" and words.age(today + timedelta(days=1), today) == "прогноз"
    )


@pytest.mark.parametrize(("lang", "said"), [("ru", "почти\u00a040"), ("en", "almost\u00a040")])
def test_almost_forty_is_not_at_most_forty(reader, lang, said):
    card = issue("not_in_field", reader, lang, today=TODAY)
    spoken = f"{card.title} {card.alt}"
    assert said in spoken and "не более" not in spoken and "at most" not in spoken


@pytest.mark.parametrize(("lang", "no"), [("ru", "нет"), ("en", "no")])
def test_a_year_is_no_quantity_and_no_is_a_word(reader, lang, no):
    card = issue("pay_industries", reader, lang, today=TODAY)
    assert {"year", "is_preliminary"} <= {c.key for c in card.columns}
    assert printed("year", 2023, lang) == "2023" and printed("pay_rub", 98120, lang) != "98120"
    for text in (
        numbers(card).to_plotly_json()["props"]["data-table"],
        tables.csv_bytes(card).decode(),
    ):
        assert not {"True", "False", "2 023", "2\u00a0023", "2,023"} & {
            *text.replace('"', ";").split(";")
        }
        assert no in text and "2023" in text


def test_the_newest_datum_is_not_the_day_of_publication(reader):
    """Wages of regions for 2023 came out in 2024; the labour force's last point is January 2024."""
    assert newest_datum(reader, "rosstat_wages_region") == "2023"
    assert newest_datum(reader, "rosstat_labour_force") == "2024-01-31"
    assert newest_datum(reader, "vacancy_survey") == "2024-10-31"
    assert newest_datum(reader, "published", TODAY) <= TODAY.isoformat()
    assert newest_datum(reader, "nobody") == ""


def test_a_publishers_scale_dates_no_figure(reader):
    """hh.ru's bands stand on a page of September 2025; the points are of July 2025."""
    card = issue("tension_production", reader, today=TODAY)
    assert card.data_date == "2025-07-31" and card.age_badge.startswith("июль\u00a02025")


@pytest.mark.parametrize(("lang", "often"), [("ru", "раз в два года"), ("en", "every second year")])
def test_a_survey_of_every_second_year_is_called_so_wherever_it_is_drawn(reader, lang, often):
    for name in ("engineer_vacancy_rate", "beveridge_curve", "empty_jobs", "vacancy_rates_places"):
        card = issue(name, reader, lang, today=TODAY)
        assert f"{card.subtitle} {card.caption}".lower().count(often) == 1, name
    assert often not in issue("tension_production", reader, lang, today=TODAY).caption.lower()
