"""A figure's file never holds other numbers than those its address asks for: a wrong choice is
refused, in the command line's own words."""

from __future__ import annotations

import pytest

from dashboard.export import deck
from dashboard.site.figure_files import HEAVY, LIGHT

FORMS = (*LIGHT, *HEAVY)
WRONG = [
    ("break_even", {"stipend": "9000000", "conversion": "150"}),
    ("pay_by_occupation", {"area": "moskow"}),
    ("pay_by_occupation", {"AREA": "oblast"}),
    ("pay_by_occupation", {"area": "oblast "}),
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("name", "query"), WRONG)
def test_a_wrong_choice_is_refused_in_the_command_lines_words(client, form, name, query):
    answer = client.get(f"/ru/figure/{name}.{form}", query_string=query)
    with pytest.raises(deck.BadDeck) as refused:
        deck.accepted(name, query)
    assert answer.status_code == 400 and answer.text.strip() == str(refused.value)
    english = client.get(f"/en/figure/{name}.{form}", query_string=query)
    assert english.status_code == 400 and not set(english.text) & set("абвгдежз")


def test_a_right_choice_is_drawn_and_others_keys_pass_by(client):
    whole = client.get("/ru/figure/vacancy_rates_russia.csv")
    other = client.get(
        "/ru/figure/vacancy_rates_russia.csv?counted=people&area=oblast&utm_source=x&compare=1"
    )
    assert whole.status_code == other.status_code == 200 and whole.data != other.data


def test_an_embed_opens_the_figure_with_its_choices(client):
    page = client.get("/ru/embed/vacancy_rates_russia?counted=people").text
    assert "counted=people" in page and "#figure-vacancy_rates_russia" in page
