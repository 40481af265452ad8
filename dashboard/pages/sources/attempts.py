"""The last attempts at one source, folded away: when, how it ended, rows, change since the
attempt before."""

from __future__ import annotations

from dash import html

from etl.language import Words
from etl.language import text as words

OK = {"web": Words("скачан", "downloaded"), "disk": Words("принят с диска", "taken from disk")}
"""How a source came: over the network, or as a file somebody gave."""
FAILED = Words("не получен", "not fetched")
SAME = Words("без изменений", "no change")


def attempts(history: list[dict], lang: str) -> html.Details | html.Span:
    """A folded list, newest first; nothing when the source was never tried."""
    if not history:
        return html.Span()
    failed = sum(not a["ok"] for a in history)
    said = words.counted(len(history), "attempt", lang)
    if failed:
        said += f", {FAILED[lang]}{words.NBSP}— {failed}"
    return html.Details(
        [html.Summary(said), html.Ol([html.Li(_said(a, lang)) for a in history])],
        className="attempts",
    )


def _said(attempt: dict, lang: str) -> list:
    day = words.page_date(attempt["when"], lang)
    clock = attempt["when"][11:16]
    when = html.Time(f"{day} {clock}{words.NBSP}UTC", dateTime=attempt["when"])
    if not attempt["ok"]:
        return [when, f" — {FAILED[lang]}: {attempt['reason']}"]
    rows = "" if attempt["rows"] is None else f", {words.counted(attempt['rows'], 'row', lang)}"
    change = attempt["change"]
    if change is not None:
        rows += f" ({words.number(change, lang, sign=True) if change else SAME[lang]})"
    return [when, f" — {OK[attempt.get('came', 'web')][lang]}{rows}"]
