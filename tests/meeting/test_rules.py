"""What cannot go wrong in a discussion: states, texts, signatures, limits, consensus, likeness."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.meeting import rules, seats, similar
from dashboard.meeting.consensus import FEWEST, Voices, consensus, order_key
from dashboard.meeting.limits import Limiter, TooOften

SECRET = b"x" * 32
COUNT = st.integers(0, 600)
VOICES = st.builds(Voices, COUNT, COUNT, COUNT)
MANY = st.builds(Voices, st.integers(FEWEST, 600), COUNT, COUNT)


@given(state=MANY, business=MANY, education=MANY, guest=VOICES)
def test_consensus_is_the_formula_and_guests_do_not_count(state, business, education, guest):
    sides = {"state": state, "business": business, "education": education}
    value = 1.0
    for side in sides.values():
        value *= (side.agree + 1) / (side.agree + side.disagree + side.passed + 2)
    told = consensus(sides | {"guest": guest})
    assert told.value == pytest.approx(value)
    assert order_key(sides | {"guest": guest}) == order_key(sides)


@given(few=st.integers(0, FEWEST - 1), many=MANY, more=MANY)
def test_a_side_of_fewer_than_five_is_hidden_and_nothing_is_told(few, many, more):
    told = consensus({"state": Voices(few), "business": many, "education": more})
    assert told.value is None and told.hidden == ("state",) and "state" not in told.shown


@given(
    crowd=st.integers(0, 5000),
    others=st.tuples(st.integers(0, 4), st.integers(0, 4)),
    backed=st.tuples(*[st.integers(FEWEST, 60)] * 3),
)
def test_one_role_cannot_lift_a_wish_above_one_that_all_three_back(crowd, others, backed):
    lifted = {
        "business": Voices(crowd),
        "state": Voices(0, others[0]),
        "education": Voices(0, others[1]),
    }
    agreed = dict(zip(("state", "business", "education"), map(Voices, backed), strict=True))
    assert order_key(agreed) > order_key(lifted)
    against = {**lifted, "state": Voices(0, FEWEST), "education": Voices(0, FEWEST)}
    assert order_key(agreed) > order_key(against)


@given(agree=COUNT, disagree=COUNT, others=st.tuples(MANY, MANY))
def test_one_voice_more_for_never_lowers(agree, disagree, others):
    rest = {"business": others[0], "education": others[1]}
    before = rest | {"state": Voices(agree + FEWEST, disagree)}
    after = rest | {"state": Voices(agree + FEWEST + 1, disagree)}
    assert order_key(after) >= order_key(before)


@given(st.text(max_size=1200))
def test_a_text_is_plain_or_refused_in_a_sentence(text):
    try:
        clean = rules.said(text)
    except rules.Refused as refusal:
        assert refusal.words.ru.endswith(".") and refusal.words.en.endswith(".")
        return
    assert clean == rules.said(clean) and len(clean) <= rules.MOST_TEXT
    assert not any(ord(sign) < 32 or "\u202a" <= sign <= "\u202e" for sign in clean)
    clean.encode()


def test_states_lead_where_they_should_and_nowhere_else():
    for state in rules.STATES:
        for to in rules.STATES:
            if to in rules.NEXT[state]:
                rules.may_move(state, to)
            else:
                with pytest.raises(rules.Refused):
                    rules.may_move(state, to)
    assert rules.state_of_new(True, "") == "new" and rules.state_of_new(False, "") == "shown"
    assert rules.state_of_new(False, "ссылка") == "held"


@pytest.mark.parametrize(
    ("text", "is_held"),
    [
        ("Сколько мест практики даст технопарк весной?", False),
        ("Покажите АСУ ТП и КИПиА отдельно", False),
        ("ПОЧЕМУ НИКТО НЕ ОТВЕЧАЕТ НА ВОПРОСЫ О ЗАРПЛАТЕ", True),
        ("читайте https://spam.example/x", True),
        ("закажи на spam.ru", True),
        ("сделайте промокод участникам", True),
        ("п р о м о к о д всем", True),
        ("пpoмoкoд всем", True),
        ("Скребковый конвейер: кто его наладит?", False),
    ],
)
def test_what_is_held(text, is_held):
    assert bool(rules.held_for(text, ("промокод",))) == is_held


def test_seats_passes_and_codes_cannot_be_forged():
    seat = seats.new_seat(SECRET, 7)
    assert seats.seat(SECRET, 7, seat)
    assert seats.seat(SECRET, 8, seat) is None and seats.seat(b"y" * 32, 7, seat) is None
    for bad in ("", "7.x.y", seat[:-1], seat + "a", "7." + seat, "7.\u0660.\u0661"):
        assert seats.seat(SECRET, 7, bad) is None
    key = seats.new_pass(SECRET, now=1000)
    assert seats.is_pass(SECRET, key, now=1001)
    assert not seats.is_pass(SECRET, key, now=1000 + seats.PASS_S + 1)
    until, rest = key.split(".", 1)
    for bad in ("", f"{int(until) + 9}.{rest}", seat, key[:-1], "9" * 50, "²." + rest):
        assert not seats.is_pass(SECRET, bad, now=1001)
    code = seats.code(SECRET, "seed", now=9000)
    assert seats.opens(SECRET, "seed", code, now=9000 + seats.ROTATES_S)
    assert not seats.opens(SECRET, "seed", code, now=9000 + 2 * seats.ROTATES_S)
    assert not seats.opens(SECRET, "other", code, now=9000)


def test_a_password_is_kept_as_a_salted_hash():
    setting = seats.hashed("верный пароль")
    assert "верный" not in setting and setting != seats.hashed("верный пароль")
    assert seats.fits("верный пароль", setting)
    for bad in ("", "неверный", "x" * 5000):
        assert not seats.fits(bad, setting)
    for broken in ("", "верный пароль", "scrypt$$", "scrypt$!$!", "md5$a$b"):
        assert not seats.fits("верный пароль", broken) and not seats.fits("", broken)


def test_limits_are_per_token_first_and_far_higher_per_address():
    clock = [0.0]
    limiter = Limiter({"post": (3, 60), "post-address": (9, 60)}, lambda: clock[0])
    for phone in range(3):
        for _ in range(3):
            limiter.take("post", f"phone {phone}")
            limiter.take("post-address", "one hall")
    with pytest.raises(TooOften) as over:
        limiter.take("post", "phone 0")
    assert over.value.status == 429 and 0 < over.value.seconds <= 61
    with pytest.raises(TooOften):
        limiter.take("post-address", "one hall")
    clock[0] = 61
    limiter.take("post", "phone 0")
    assert "one hall" not in repr(limiter._seen)


@settings(max_examples=30)
@given(st.text(max_size=200), st.text(max_size=200))
def test_likeness_is_symmetric_and_bounded(one, other):
    assert similar.likeness(one, other) == similar.likeness(other, one)
    assert 0 <= similar.likeness(one, other) <= 100


def test_posts_that_ask_the_same_are_grouped_whatever_the_case_endings():
    posts = [
        (1, "Почему нет данных о малых предприятиях?"),
        (2, "Где данные по малым предприятиям?"),
        (3, "Сколько мест практики даст технопарк весной?"),
        (4, "Сколько технопарк даёт мест для практики?"),
        (5, "Когда повысят зарплаты учителям?"),
    ]
    assert similar.groups(posts) == {1: [2], 2: [1], 3: [4], 4: [3]}
