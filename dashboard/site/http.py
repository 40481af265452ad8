"""What a page says and hears over HTTP, without any server: it declares routes and callbacks, the
room `server` translates."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, Protocol

from etl.language import Words

if TYPE_CHECKING:
    from dashboard.site.page import View
    from etl.store.reader import Reader

KB = 1024
MB = 1024 * KB
PLAIN = "text/plain; charset=utf-8"
NO_STORE = "no-store"
REVALIDATED = "no-cache"
"""The browser keeps the answer and asks by its ETag whether it still holds."""


@dataclass(frozen=True)
class Upload:
    """A file sent with a form: the name its owner gave it (never a path of ours) and its bytes."""

    name: str
    media: str
    body: BinaryIO


@dataclass(frozen=True)
class Cookie:
    """A cookie to set: always of this site, HTTP only; `seconds` None = while the browser runs."""

    name: str
    value: str
    seconds: int | None = None


@dataclass(frozen=True)
class Asked:
    """A request to a page's route.

    `query` and `form` hold the first value of each key; `files` what a multi-part form sent;
    `body` the raw bytes of any other body (JSON, say). `visitor` is a random name the browser
    keeps until it is closed. `parts` are the variables of the route's path; `etag` what the
    browser still holds; `host` the address links begin with, «https://desk.example/».
    """

    lang: str = "ru"
    query: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Upload] = field(default_factory=dict)
    body: BinaryIO = field(default_factory=BytesIO)
    visitor: str = ""
    cookies: Mapping[str, str] = field(default_factory=dict)
    etag: str = ""
    host: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)
    method: str = "GET"

    def json(self) -> object:
        """The body as JSON. ValueError: it is none, or nests too deeply."""
        try:
            return json.loads(self.body.read())
        except RecursionError:
            raise ValueError("JSON nests too deeply") from None


@dataclass(frozen=True)
class Reply:
    """An answer. Its headers may not hold what only the server decides (policy, Set-Cookie)."""

    body: bytes | Iterable[bytes]
    media: str = PLAIN
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    cookies: tuple[Cookie, ...] = ()


def download(body: bytes, media: str, name: str) -> Reply:
    """A file to save under this name (Latin letters, digits, - . _ only)."""
    return Reply(body, media, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def sentence(asked: Asked, status: int, words: Words, **values: object) -> Reply:
    """A refusal in the visitor's language: what, where, what to do."""
    return Reply((words[asked.lang].format(**values) + "\n").encode(), PLAIN, status)


def as_json(value: object, status: int = 200) -> Reply:
    """A value as JSON."""
    return Reply(json.dumps(value, ensure_ascii=False).encode(), "application/json", status)


@dataclass(frozen=True)
class Route:
    """An address of a page below its language: «template/survey.xlsx» is /ru/template/survey.xlsx;
    «figure/<name>.<form>» holds variables (they come as `Asked.parts`).

    `max_body`: bytes a request may carry; a larger one is refused in a sentence before it is
    read. `limit`: how often one visitor may ask («30/minute»; "" = as often as they like).
    `cache`: the Cache-Control of the answer; with REVALIDATED an ETag is added and kept. `csrf`:
    a request that changes something must carry the visitor's token; False only for a route
    that keeps nothing.
    """

    path: str
    answer: Callable[[Asked, Services], Reply]
    methods: tuple[str, ...] = ("GET",)
    max_body: int = 0
    limit: str = "120/minute"
    cache: str = NO_STORE
    csrf: bool = True


@dataclass(frozen=True)
class Callback:
    """A change of the page answered by the server. `outputs` and `inputs` are «id.property» of
    components on the page; `answer(view, services, *inputs)` gives the value of the one output,
    or a tuple for several. A body over `max_body` is refused in a sentence.

    The first layout already shows the state: `answer` is called when an input changes.
    """

    outputs: tuple[str, ...]
    inputs: tuple[str, ...]
    answer: Callable[..., Any]
    max_body: int = 256 * KB

    def result(self, view: View, services: Services, values: Iterable[object]) -> tuple:
        """The outputs' values, one each."""
        found = self.answer(view, services, *values)
        return tuple(found) if len(self.outputs) > 1 else (found,)


@dataclass(frozen=True)
class JobState:
    """How far a job is: `done` of `total` steps, `words` for who waits; `reply` once it is made,
    be it the file or a sentence saying why there is none."""

    done: int
    total: int
    words: Words
    reply: Reply | None = None


Kind = Literal["deck", "picture"]


class Jobs(Protocol):
    """Work too long for one answer, done by a small pool."""

    def submit(self, kind: str, payload: Mapping[str, Any], *, private: bool) -> str:
        """Begin a job and give its token; a private payload is never written to a disk."""

    def state(self, token: str) -> JobState | None:
        """How far it is, whichever process is asked; None: no such job, or it is over and gone."""


class Services(Protocol):
    """What a route or callback may ask of the desk."""

    @property
    def reader(self) -> Reader:
        """The build of this request. NothingBuilt becomes 503 with its sentence."""

    @property
    def jobs(self) -> Jobs:
        """The pool for long work."""

    @property
    def meeting(self) -> object:
        """The meeting's store; None while this installation has none."""

    @property
    def secret(self) -> bytes:
        """A key of this installation, for signatures; the same in all its processes."""
