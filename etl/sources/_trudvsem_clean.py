"""A raw advert → one line of JSON that may be kept: allowed fields alone, each checked or redacted.

What is not listed in `_trudvsem.ALIASES` never leaves this module; coded fields that do not look like their code are
emptied; free text goes through the redactor. An INN leaves as a salted hash, a sole trader as «ИП».
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256

import msgspec

from etl.origin import Reject
from etl.redact import redact, sole_trader
from etl.sources._trudvsem import LISTS, MissingField, check_names, names_of, normalise
from etl.sources._trudvsem_split import Piece

SOURCE = "trudvsem_vacancies"
BLOCK = 2_000
NAMED_BY = 200
"""Names of fields are judged over this many records: an optional field may be absent from one."""
PROSE = ("vacancy_name", "requirements", "duties", "additional", "qualifications", "address")
WORDS = ("busy_type", "schedule_type", "professional_sphere", "typical_position", "education", "source_type", "status",
         "currency", "company_business_size")
DATES = ("date_create", "published_date", "date_modify", "date_inactivation")
NUMBERS = ("work_places", "salary_min", "salary_max", "latitude", "longitude", "required_experience")
CODES = ("state_region_code", "code_profession")
FLAGS = {"true": "true", "false": "false", "1": "true", "0": "false"}
_ID = re.compile(r"[0-9A-Za-z]{1,16}(?:-[0-9A-Za-z]{1,16}){0,7}")
_DATE = re.compile(r"(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
                   r"(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,9})?)?(?:[+-]\d\d:?\d\d|Z)?)?")
_DMY = re.compile(r"(0?[1-9]|[12]\d|3[01])\.(0[1-9]|1[0-2])\.(\d{4})(?: \d\d:\d\d(?::\d\d)?)?")
_NUMBER = re.compile(r"-?\d{1,9}(?:[.,]\d{1,12})?")
_CODE = re.compile(r"\d{1,13}")
_PHONE_LIKE = re.compile(r"[78]?9\d{9}")
_URL = re.compile(r"https?://(?:www\.)?trudvsem\.ru/vacancy/card/([0-9]{13})/[0-9A-Za-z-]{1,80}")
_encode = msgspec.json.Encoder().encode


class Short:
    """The redactor with a memory for the short strings that come again and again (schedules, skills, titles)."""

    def __init__(self):
        self.known: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        if len(text) > 80:
            return redact(text)
        found = self.known.get(text)
        if found is None:
            if len(self.known) > 200_000:
                self.known.clear()
            found = self.known[text] = redact(text)
        return found


@dataclass
class Block:
    """Some adverts ready to be written: JSON lines, how many, the rejects among them, the offset they end at."""

    lines: bytes = b""
    rows: int = 0
    end: int = 0
    rejects: list[Reject] = field(default_factory=list)
    regions: set[str] = field(default_factory=set)
    newest: str = ""


def blocks(pieces: Iterable[Piece], observed: str, *, check: bool = True) -> Iterator[Block]:
    """Adverts in blocks of 2,000 records read; rows in = rows + rejects. MissingField when a required field is gone."""
    short, block, out, names, seen = Short(), Block(), [], set(), 0
    for piece in pieces:
        seen += 1
        if check and seen <= NAMED_BY and piece.value is not None:
            names |= names_of(piece.value)
            check_names(names) if seen == NAMED_BY else None
        line = _take(piece, observed, short, block)
        if line:
            out.append(line)
        if seen % BLOCK == 0:
            yield _closed(block, out, piece.end)
            block, out = Block(), []
        last = piece.end
    if check and names and seen < NAMED_BY:
        check_names(names)
    if seen % BLOCK:
        yield _closed(block, out, last)


def _closed(block: Block, lines: list[bytes], end: int) -> Block:
    block.lines, block.rows, block.end = b"".join(line + b"\n" for line in lines), len(lines), end
    return block


def _take(piece: Piece, observed: str, short: Short, block: Block) -> bytes | None:
    if piece.value is None:
        block.rejects.append(reject(piece.end, piece.reason, piece.raw))
        return None
    try:
        row = clean(piece.value, short)
    except MissingField:
        raise
    except (TypeError, ValueError, AttributeError, KeyError, RecursionError):
        row = "unreadable"
    if isinstance(row, str):
        block.rejects.append(reject(piece.end, row, _bytes(piece.value)))
        return None
    row["observed"] = observed
    block.regions.add(row["region_code"])
    block.newest = max(block.newest, row["date_modify"])
    return _encode(row)


def reject(place: int | str, reason: str, raw: bytes, fields: tuple[str, ...] = ()) -> Reject:
    """The quarantine entry of one broken record: where it ended, why, and its hash."""
    named = {"no_id": ("id",), "no_title": ("vacancy_name",)}
    return Reject(SOURCE, place, fields or named.get(reason, ()), reason, sha256(raw).hexdigest()[:16])


def clean(record: dict, short: Short) -> dict | str:
    """One advert that may be kept, or the reason it may not: no_id, no_title."""
    row = normalise(record)
    if not _ID.fullmatch(row["id"]) or _PHONE_LIKE.fullmatch(row["id"]):
        return "no_id"
    if not row["vacancy_name"]:
        return "no_title"
    for name in PROSE:
        if text := row[name]:
            row[name] = short(text)
    for name in WORDS:
        if text := row[name]:
            row[name] = short(text[:300])
    for name in LISTS:
        if row[name]:
            row[name] = [short(s) for s in row[name]]
    for name in DATES:
        if text := row[name]:
            row[name] = _date(text)
    for name in NUMBERS:
        if (text := row[name]) and not _NUMBER.fullmatch(text):
            row[name] = ""
    for name in CODES:
        if (text := row[name]) and (not _CODE.fullmatch(text) or _PHONE_LIKE.fullmatch(text)):
            row[name] = ""
    row["region_code"] = row["state_region_code"][:2]
    for name in ("deleted", "hr_agency"):
        row[name] = FLAGS.get(row[name].lower(), "")
    return _employer(row, short)


def _employer(row: dict, short: Short) -> dict:
    """The employer: a firm keeps its name and address of the advert, a person does not; the INN leaves as a hash."""
    inn, code, name = row.pop("company_inn"), row.pop("company_code"), row["company_name"]
    shown, digest = sole_trader(name, inn)
    if shown == "ИП" or len(inn) == 12 or len(code) == 15:
        row["company_name"], row["vac_url"] = "ИП", ""
    else:
        row["company_name"] = short(name)
        if not _URL.fullmatch(row["vac_url"]):
            row["vac_url"] = ""
    row["company_hash"] = digest if inn else ""
    return row


def _date(text: str) -> str:
    """ISO date or time to the second without zone, so that text sorts as time; '' when it is none."""
    if found := _DATE.fullmatch(text):
        return f"{text[:10]}T{text[11:19]}" if found[6] else text[:10]
    if found := _DMY.fullmatch(text):
        return f"{found[3]}-{found[2]}-{found[1]:0>2}"
    return ""


def _bytes(value: dict) -> bytes:
    try:
        return _encode(value)
    except (TypeError, ValueError, RecursionError, msgspec.EncodeError):
        return b""
