"""Every source: publisher, licence, newest date, rows, quarantine, how the last attempt went,
what is missing."""

from __future__ import annotations

import re
from collections import Counter

from dash import html

from dashboard.figure import english
from dashboard.pages.sources.attempts import OK, attempts
from dashboard.site.folds import folded
from dashboard.site.page import View
from dashboard.site.tables import scrolling
from etl.language import Words
from etl.language import text as words
from etl.store.newest import newest_datum

HEADING = Words("Источники", "Sources")
MISSING = Words("Чего нет в этой сборке", "What this build lacks")
COLUMNS = Words(
    "Источник|Состояние|Новейшие данные|Прочитано|Отложено|Лицензия",
    "Source|State|Newest data|Read|Set aside|Licence",
)
STATES = {
    "failed": Words("не получен: {reason}", "not fetched: {reason}"),
    "before": Words("; прежний {how}", "; the earlier one {how}"),
    "captured": Words("из файла издателя", "from the publisher's file"),
    "kept": Words("ведётся в проекте", "kept in the project"),
    "asked": Words("по просьбе", "on request"),
    "none": Words("ещё не получали", "not fetched yet"),
}
GROUPS = {
    "here": Words("Есть в этой сборке", "In this build"),
    "awaited": Words("Скачиваются обновлением, здесь их ещё нет", "Fetched by an update, not yet"),
    "asked": Words("По просьбе или из файла", "On request or from a file"),
}
"""Groups of sources, in the order they are shown."""
NAMED = 5
"""Publishers a fold names before it is opened, those of most sources first."""
OTHERS = Words("другие", "others")
NOTHING = Words("Всё, что умеет эта версия, собрано.", "Everything this version knows of is built.")
WAITS = Words(
    "Эти таблицы появятся, когда их источники будут получены командой make update:",
    "These tables appear once their sources are fetched by make update:",
)
AGENCIES = Words(
    " Кадровых агентств в Москве {agencies} из {adverts} объявлений: в показатели они не входят.",
    " Recruiters placed {agencies} of Moscow's {adverts} adverts: no indicator counts them.",
)
PLACE = Words(
    " Место работы — Москва, а работодатель зарегистрирован в другом регионе: {share} % объявлений "
    "промышленности (95 %: {low}–{high}; {n} из {all}).",
    " The job is in Moscow and the employer registered in another region: {share} % of industrial "
    "adverts "
    "(95 %: {low}–{high}; {n} of {all}).",
)
ASKED = Words(
    "По просьбе: большие наборы, обычное обновление их не скачивает.",
    "On request: large sets that a plain update does not fetch.",
)


def part(view: View) -> html.Div:
    """The table of sources and the list of what is missing."""
    lang = view.lang
    manifest = view.reader.manifest
    return html.Div(
        [
            html.Section(
                [html.H2(HEADING[lang]), *_groups(view)],
                className="card",
                id="origins",
            ),
            html.Section(
                [html.H2(MISSING[lang]), *_missing(manifest, lang)],
                className="card prose",
                id="missing",
            ),
        ]
    )


def _missing(manifest: dict, lang: str) -> list:
    """Tables that are not there: those whose source failed or was never fetched, then those on
    request."""
    missing = manifest.get("missing", {})
    asked = set(manifest.get("on_request", []))
    waits = [
        html.Li([html.Code(name), f" — {why}"])
        for name, why in sorted(missing.items())
        if name not in asked
    ]
    by_command: dict[str, list[str]] = {}
    for name in sorted(asked):
        by_command.setdefault(missing[name], []).append(name)
    later = [
        html.Li([html.Code(command), ": ", ", ".join(names)])
        for command, names in sorted(by_command.items())
    ]
    out = [html.P(WAITS[lang]), html.Ul(waits)] if waits else []
    out += [html.P(ASKED[lang]), html.Ul(later)] if later else []
    return out or [html.P(NOTHING[lang])]


def _groups(view: View) -> list:
    """Sources that gave this build something, those an update fetches, those on request: a fold
    each, with the publishers in it."""
    lang = view.lang
    found: dict[str, list[tuple[str, dict]]] = {group: [] for group in GROUPS}
    for name, source in sorted(view.reader.manifest["sources"].items()):
        found[_group(name, source, view)].append((name, source))
    shown = []
    for group, sources in found.items():
        if not sources:
            continue
        publishers = Counter(
            english.quoted(re.split("[,:]", s["origin"]["publisher"][lang])[0], lang)
            for _, s in sources
        )
        most = [name for name, _ in publishers.most_common(NAMED)]
        about = words.listed([*most, OTHERS[lang]] if len(publishers) > NAMED else most, lang)
        rows = [html.Tr([html.Td(cell) for cell in _row(n, s, view)]) for n, s in sources]
        shown.append(
            folded(
                GROUPS[group][lang],
                words.counted(len(sources), "source", lang),
                about,
                [scrolling(COLUMNS[lang], rows)],
                anchor=f"origins-{group}",
            )
        )
    return shown


def _group(name: str, source: dict, view: View) -> str:
    if source.get("snapshots") or source.get("rows") or _rows(name, source, view):
        return "here"
    return "asked" if source.get("opt_in") or not source.get("is_fetched", True) else "awaited"


def _row(name: str, source: dict, view: View) -> list:
    lang = view.lang
    origin = source["origin"]
    label = origin["title"][lang]
    link = {"href": origin["url"], "target": "_blank", "rel": "noreferrer noopener"}
    title = html.Span(
        [
            html.A(label, **link) if origin["url"] else label,
            html.Span(english.quoted(origin["publisher"][lang], lang), className="source"),
            *_note(name, origin, view),
        ]
    )
    rows = _rows(name, source, view)
    rejects = source.get("rejects")
    why = ", ".join(f"{r} — {n}" for r, n in sorted((source.get("reasons") or {}).items()))
    aside = "" if rejects is None else html.Span(words.number(rejects, lang), title=why)
    state = html.Div([_state(source, view), attempts(source.get("history", []), lang)])
    return [
        title,
        state,
        _newest(name, view),
        "" if rows is None else words.number(rows, lang),
        aside,
        origin["licence"][lang],
    ]


def _note(name: str, origin: dict, view: View) -> list:
    """What a source says of itself, and for adverts how many are of firms from elsewhere."""
    mart = "registered_elsewhere"
    note = english.quoted((origin.get("note") or {}).get(view.lang, ""), view.lang)
    if name == "trudvsem_vacancies" and view.reader.has(mart):
        own = view.reader.table(mart).set_index("area").loc["moscow"]
        if own["status"] == "ok":
            said = {
                k: words.number(own[c], view.lang, d)
                for k, c, d in (
                    ("share", "share_pct", 1),
                    ("low", "low", 1),
                    ("high", "high", 1),
                    ("n", "elsewhere", 0),
                    ("all", "adverts", 0),
                )
            }
            note += PLACE[view.lang].format(**said)
    if name == "trudvsem_vacancies" and view.reader.has("agencies_left_out"):
        own = view.reader.table("agencies_left_out").set_index("area").loc["moscow"]
        counts = {k: words.number(own[k], view.lang) for k in ("agencies", "adverts")}
        note += AGENCIES[view.lang].format(**counts)
    return [html.Span(note, className="source note")] if note else []


def _rows(name: str, source: dict, view: View) -> int | None:
    """Records read; a hand-kept source has no captures, its tables' rows are counted instead."""
    if source.get("rows") is not None:
        return source["rows"]
    own = [
        t
        for t, v in view.reader.manifest["lineage"].items()
        if v["module"].endswith(f".{name}") and not v["sources"] and view.reader.has(t)
    ]
    return sum(len(view.reader.table(t)) for t in own) if own else None


def _state(source: dict, view: View) -> str:
    lang = view.lang
    status = source.get("status") or {}
    if status.get("ok"):
        return _came(status.get("came"), status["when"], lang)
    if status:
        said = STATES["failed"][lang].format(reason=status.get("reason", "").rstrip("."))
        before = status.get("last_ok")
        return said + STATES["before"][lang].format(
            how=_came(status.get("last_came"), before, lang)
        ) * bool(before)
    if source.get("snapshots"):
        return STATES["captured"][lang]
    if source.get("opt_in"):
        return STATES["asked"][lang]
    return STATES["none" if source.get("is_fetched", True) else "kept"][lang]


def _came(came: str | None, when: str | None, lang: str) -> str:
    """«скачан 24.11.2026» or «принят с диска 24.11.2026»."""
    return f"{OK[came or 'web'][lang]} {words.page_date(when or '', lang)}"


def _newest(name: str, view: View) -> str:
    day = newest_datum(view.reader, name)
    return words.page_date(day, view.lang) if day else "—"
