"""Who is at the door: a phone's seat, the moderator's pass, refusals in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from dashboard.meeting import seats
from dashboard.meeting.limits import GUESSED, Limiter, TooOften
from dashboard.meeting.models import Meeting
from dashboard.meeting.rules import Refused
from dashboard.meeting.wall import Wall
from dashboard.site.http import Asked, Cookie, Reply, Services, as_json
from etl import settings
from etl.language import Words

SEAT = "seat"
PASS = "moderator"
SEAT_S = 12 * 3600
SHUT = Words(
    "Пульт закрыт: пароль ведущего не задан. python -m dashboard meeting password.",
    "The console is shut: no moderator's password is set. python -m dashboard meeting password.",
)
WRONG = Words("Пароль не подошёл.", "The password does not fit.")
NO_PASS = Words("Войдите на пульт: пропуск не найден.", "Enter the console: no pass was found.")
GARBLED = Words("Запрос не разобран: обновите страницу.", "The request is garbled: reload.")
LIMITER = Limiter()
WALL = Wall()

Answer = Callable[[Asked, Services], Reply]


def in_words(answer: Answer) -> Answer:
    """A route whose refusals are JSON with a sentence in the visitor's language."""

    @wraps(answer)
    def route(asked: Asked, services: Services) -> Reply:
        try:
            return answer(asked, services)
        except TooOften as refusal:
            return refused(asked, refusal, refusal.seconds)
        except Refused as refusal:
            return refused(asked, refusal)

    return route


def refused(asked: Asked, refusal: Refused, seconds: int = 0) -> Reply:
    """The refusal as JSON; `seconds` until it makes sense to try again."""
    body = {"refused": refusal.words[asked.lang], "seconds": seconds}
    return as_json(body, refusal.status)


def sent(asked: Asked) -> dict:
    """The JSON object of a request. Refused: there is none."""
    try:
        found = asked.json()
    except ValueError:
        raise Refused(GARBLED) from None
    if not isinstance(found, dict):
        raise Refused(GARBLED)
    return found


def participant_id(asked: Asked, services: Services, meeting: Meeting) -> str | None:
    """The participant of this phone's seat, None without a genuine one."""
    return seats.seat(services.secret, meeting.id, asked.cookies.get(SEAT, ""))


def is_moderator(asked: Asked, services: Services) -> bool:
    """Whether the browser holds a genuine pass."""
    return seats.is_pass(services.secret, asked.cookies.get(PASS, ""))


def for_moderator(answer: Answer) -> Answer:
    """A route that only the moderator may ask."""

    @wraps(answer)
    def route(asked: Asked, services: Services) -> Reply:
        if not is_moderator(asked, services):
            return refused(asked, Refused(NO_PASS, 403))
        return answer(asked, services)

    return in_words(route)


@in_words
def enter(asked: Asked, services: Services) -> Reply:
    """Give a pass for the right password; guesses are counted over all addresses."""
    setting = settings.get("MEETING_PASSWORD")
    if not setting:
        raise Refused(SHUT, 403)
    password = str(sent(asked).get("password", ""))
    LIMITER.take("password", "everybody", GUESSED)
    if not seats.fits(password, setting):
        raise Refused(WRONG, 403)
    LIMITER.forget("password", "everybody")
    given = Cookie(PASS, seats.new_pass(services.secret), seats.PASS_S)
    return Reply(b"{}", "application/json", cookies=(given,))


def leave(asked: Asked, services: Services) -> Reply:
    """Take the pass back."""
    return Reply(b"{}", "application/json", cookies=(Cookie(PASS, "", 0),))
