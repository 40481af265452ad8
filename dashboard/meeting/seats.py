"""Who may do what: a phone's seat, the moderator's pass, the hall's code. No accounts.

A seat is a random token; the database holds its hash. Seats, passes, votes and codes are signed
with the installation's secret (HMAC-SHA256), each purpose under its own name.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import time
from base64 import b64decode, b64encode

TOKEN_BYTES = 18
PASS_S = 12 * 3600
ROTATES_S = 300
"""The code on the wall changes this often; the one before it still opens the door."""
_SCRYPT = {"n": 2**15, "r": 8, "p": 1, "maxmem": 64 * 1024 * 1024}


def signature(secret: bytes, purpose: str, *parts: object) -> str:
    """The signature of these parts for one purpose; no two lists of parts sign alike."""
    message = "\x1f".join([purpose, *[str(part).replace("\x1f", "\x1e") for part in parts]])
    return hmac.new(secret, message.encode(), hashlib.sha256).hexdigest()


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def new_seat(secret: bytes, meeting_id: int) -> str:
    """A cookie for a new phone: «meeting.token.signature»."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    return f"{meeting_id}.{token}.{signature(secret, 'seat', meeting_id, token)[:32]}"


def seat(secret: bytes, meeting_id: int, cookie: str) -> str | None:
    """The participant's id (a hash of the token) of a cookie we gave for this meeting, or None."""
    parts = cookie.split(".")
    if len(parts) != 3 or parts[0] != str(meeting_id):
        return None
    if not _same(parts[2], signature(secret, "seat", meeting_id, parts[1])[:32]):
        return None
    return hashlib.sha256(parts[1].encode()).hexdigest()


def new_pass(secret: bytes, now: float | None = None) -> str:
    """The moderator's cookie: valid PASS_S from now."""
    until = int((time.time() if now is None else now) + PASS_S)
    nonce = secrets.token_urlsafe(9)
    return f"{until}.{nonce}.{signature(secret, 'pass', until, nonce)}"


def is_pass(secret: bytes, cookie: str, now: float | None = None) -> bool:
    """Whether the cookie is one we gave and still holds."""
    until, _, rest = cookie.partition(".")
    nonce, _, signed = rest.partition(".")
    if not until.isdigit() or len(until) > 12 or not nonce:
        return False
    if not _same(signed, signature(secret, "pass", until, nonce)):
        return False
    return int(until) > (time.time() if now is None else now)


def hashed(password: str) -> str:
    """A password as the setting holds it: «scrypt$salt$hash»."""
    salt = os.urandom(16)
    key = hashlib.scrypt(password.encode(), salt=salt, **_SCRYPT)
    return f"scrypt${b64encode(salt).decode()}${b64encode(key).decode()}"


def fits(password: str, setting: str) -> bool:
    """Whether the password is the one of this setting; nothing fits an empty or broken one."""
    name, _, rest = setting.partition("$")
    salt, _, key = rest.partition("$")
    if name != "scrypt" or not salt or not key or len(password) > 400:
        return False
    try:
        made = hashlib.scrypt(password.encode(), salt=b64decode(salt), **_SCRYPT)
        return hmac.compare_digest(made, b64decode(key))
    except ValueError:
        return False


def code(secret: bytes, seed: str, now: float | None = None, *, back: int = 0) -> str:
    """The hall's short code of this moment: six digits."""
    step = int((time.time() if now is None else now) // ROTATES_S) - back
    return f"{int(signature(secret, 'code', seed, step)[:12], 16) % 1_000_000:06d}"


def opens(secret: bytes, seed: str, given: str, now: float | None = None) -> bool:
    """Whether the code is the one on the wall, or the one just before."""
    return any(_same(given, code(secret, seed, now, back=back)) for back in (0, 1))
