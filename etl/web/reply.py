"""One answer: what came, whether it is whole, whether it is a page in disguise, where it leads."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
import urllib3

from etl.web.errors import WebError, of_exception

PIECE = 1 << 16


@dataclass(frozen=True)
class Reply:
    """One whole answer."""

    status: int
    headers: Mapping[str, str]
    content: bytes
    url: str

    def json(self) -> Any:
        """The decoded body, of whatever form; WebError html_instead or not_json."""
        host = urlsplit(self.url).netloc
        try:
            return json.loads(self.content.decode("utf-8-sig"))
        except ValueError:
            raise WebError(
                "html_instead" if is_page(self.content) else "not_json", host, self.status
            ) from None


def pieces(response: requests.Response, host: str) -> Iterator[bytes]:
    """The body as it arrives, unpacked; a body shorter than promised raises WebError truncated."""
    try:
        while piece := response.raw.read1(PIECE, decode_content=True):
            yield piece
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
        raise of_exception(error, host) from None


def is_page(content: bytes) -> bool:
    """Whether bytes are an HTML page, whatever their type says."""
    head = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html", b"<head", b"<body"))


def retry_after(text: str | None) -> float | None:
    """Seconds a Retry-After header asks for: a number or a date; None when it says nothing
    readable."""
    if text is None:
        return None
    try:
        if text.strip().isdigit():
            return max(0.0, float(text))
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except (TypeError, ValueError):
        return None


def next_address(url: str, response: requests.Response) -> str:
    """Where a redirect leads, if that is the same site over https."""
    here = urlsplit(url)
    target = urljoin(url, response.headers.get("Location") or "")
    there = urlsplit(target)
    if there.scheme != "https" or there.netloc.removeprefix("www.") != here.netloc.removeprefix(
        "www."
    ):
        raise WebError("redirect", here.netloc, response.status_code)
    return target
