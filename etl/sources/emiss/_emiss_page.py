"""An indicator's page at EMISS: its fields and values from the inline script, the single-use
token, the form."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree, html

_TOKEN = re.compile(
    r"""\s*(?:(?P<string>'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")|(?P<punct>[{}\[\]:,])|"""
    r"""(?P<word>[^\s{}\[\]:,'"]+))""",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_PLAIN = {"n": "\n", "t": "\t", "r": "\r"}
_MAX_DEPTH = 12


class PageChanged(LookupError):
    """The page does not look as documented; the message says what is missing."""


@dataclass
class Page:
    """Fields (id → title), their values (id → {value id: title}), the layout and the token of
    one page."""

    indicator: str
    title: str
    fields: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    top: list[str] = field(default_factory=list)
    token_name: str = ""
    token: str = ""


def literal(text: str, start: int = 0) -> object:
    """The JavaScript literal that begins at `start`: single quotes, bare keys, trailing commas;
    ValueError if none."""
    tokens = _Tokens(text, start)
    return _value(tokens, tokens.next(), 0)


class _Tokens:
    def __init__(self, text: str, at: int):
        self.text = text
        self.at = at

    def next(self) -> tuple[str, str]:
        """(kind, text) of the next token; ValueError at the end."""
        found = _TOKEN.match(self.text, self.at)
        if not found:
            raise ValueError("literal ends too early")
        self.at = found.end()
        kind = found.lastgroup or ""
        return kind, found[kind]


def _literal_behind(mark: str, script: str) -> object:
    """The literal behind a mark; None where the mark is absent."""
    found = re.search(mark, script)
    return literal(script, found.end()) if found else None


def _value(tokens: _Tokens, token: tuple[str, str], depth: int) -> object:
    kind, text = token
    if depth > _MAX_DEPTH:
        raise ValueError("literal nested too deep")
    if kind == "string":
        return entities.unescape(
            _ESCAPE.sub(
                lambda m: chr(int(m[1], 16)) if m[1] else _PLAIN.get(m[2], m[2]), text[1:-1]
            )
        )
    if kind == "word":
        return text
    if text not in "{[":
        raise ValueError("unexpected punctuation")
    out: dict | list = {} if text == "{" else []
    closing = "}" if text == "{" else "]"
    while (token := tokens.next())[1] != closing or token[0] != "punct":
        if token == ("punct", ","):
            continue
        if isinstance(out, list):
            out.append(_value(tokens, token, depth + 1))
        elif token[0] == "punct" or tokens.next() != ("punct", ":"):
            raise ValueError("a key without a value")
        else:
            key = str(_value(tokens, token, depth + 1))
            out[key] = _value(tokens, tokens.next(), depth + 1)
    return out


def read_page(indicator: str, content: bytes) -> Page:
    """Raises PageChanged when the script, its fields or the token are not there (a challenge
    page, a new design)."""
    try:
        tree = html.fromstring(content, parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise PageChanged(f"ЕМИСС {indicator}: пустая или нечитаемая страница показателя") from None
    script = next(
        (
            t
            for s in tree.xpath("//script")
            if re.search(r"filters\s*:\s*\{", t := s.text or "")
            and re.search(r"left_columns\s*:\s*\[", t)
        ),
        None,
    )
    if script is None:
        raise PageChanged(
            f"ЕМИСС {indicator}: на странице нет описания полей (проверка браузера или новый вид "
            "сайта)"
        )
    try:
        filters = _literal_behind(r"filters\s*:\s*(?=\{)", script)
        top = _literal_behind(r"top_columns\s*:\s*(?=\[)", script) or []
    except ValueError as error:
        raise PageChanged(f"ЕМИСС {indicator}: описание полей не читается ({error})") from None
    page = Page(indicator, indicator)
    if isinstance(top, list):
        page.top = [t for t in top if isinstance(t, str)]
    for key, described in filters.items() if isinstance(filters, dict) else ():
        if isinstance(described, dict) and isinstance(described.get("values"), dict):
            page.fields[key] = str(described.get("title", ""))
            page.values[key] = {
                v: str(d.get("title", "")) if isinstance(d, dict) else str(d)
                for v, d in described["values"].items()
            }
    if (own := page.values.get("0")) and len(own) == 1:
        page.title = next(iter(own.values()))
    names = tree.xpath("//*[@id='downloadTokenHolder']//input[@name='struts.token.name']/@value")
    page.token_name = str(names[0]) if names else ""
    for box in tree.xpath("//*[@id='downloadTokenHolder']//input"):
        if box.get("name") == page.token_name:
            page.token = box.get("value") or ""
    if not page.fields or not page.token:
        raise PageChanged(
            f"ЕМИСС {indicator}: на странице нет "
            + ("полей" if page.token else "одноразового ключа")
        )
    return page


def form(page: Page, keep: dict[str, Callable[[str], bool]]) -> list[tuple[str, str]]:
    """The download form: every value of a field, or those `keep` (pattern of the field's title →
    test) lets through.

    A test that lets nothing through raises LookupError naming the field; EMISS would answer 302
    without a word.
    """
    pairs = [
        ("title", page.title),
        ("struts.token.name", page.token_name),
        (page.token_name, page.token),
        ("id", page.indicator),
    ]
    chosen: dict[str, list[str]] = {}
    for key, values in page.values.items():
        test = next(
            (
                t
                for pattern, t in keep.items()
                if re.search(pattern, page.fields[key], re.IGNORECASE)
            ),
            None,
        )
        chosen[key] = [v for v, title in values.items() if test is None or test(title)]
        if not chosen[key]:
            raise LookupError(
                f"ЕМИСС {page.indicator}: в поле «{page.fields[key]}» нет ни одного нужного "
                "значения"
            )
    pairs += [("lineObjectIds", key) for key in chosen if key not in page.top and key != "0"]
    pairs += [("columnObjectIds", key) for key in page.top if key in chosen]
    pairs += [
        ("selectedFilterIds", f"{key}_{value}")
        for key, values in chosen.items()
        for value in values
    ]
    return [*pairs, ("filterObjectIds", "0")]
