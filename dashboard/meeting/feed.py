"""What changed, for machines: rows for CSV and JSON, and an Atom feed. Pure but for the digest."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from hashlib import sha256
from xml.etree import ElementTree

from dashboard.meeting.changes import KINDS
from dashboard.meeting.scores import VERDICTS
from dashboard.meeting.since import Digest, sentence
from etl.language import Words

ATOM = "http://www.w3.org/2005/Atom"
TITLE = Words("Кадровый стол: что изменилось", "Moscow skills desk: what changed")
DUE = Words("Срок решения {due}: {what} — {verdict}", "Decision due {due}: {what} — {verdict}")
CORRECTED = Words("Исправление: {figure}", "Correction: {figure}")
REPLY = Words("Ответ источника ({day}): {reply}", "The source's reply ({day}): {reply}")


def rows(digest: Digest, lang: str) -> list[dict]:
    """One row per change, decision and correction: kind, what, before, after, when."""
    out = []
    for news in digest.figures:
        for change in news.changes:
            before = change.before
            after = change.after
            out.append(
                _row(
                    change.kind,
                    news.figure,
                    change.label,
                    before.value if before else None,
                    after.value if after else None,
                    change.unit,
                    before.period if before else "",
                    after.period if after else "",
                    sentence(change, lang),
                )
            )
    for decision, standing in digest.standings:
        out.append(
            _row(
                f"decision_{standing.verdict}",
                decision.measure.get("figure", "") if decision.measure else "",
                decision.what,
                decision.baseline,
                standing.value,
                decision.unit,
                "",
                decision.due.isoformat(),
                _due(decision, standing.verdict, lang),
            )
        )
    for correction in digest.corrections:
        out.append(
            _row(
                "correction",
                correction.figure,
                correction.what[lang],
                None,
                None,
                "",
                "",
                correction.day.isoformat(),
                _corrected(correction, lang),
            )
        )
    return out


def _row(kind, figure, what, before, after, unit, period_before, period_after, said) -> dict:
    return {
        "kind": kind,
        "figure": figure,
        "what": what,
        "before": before,
        "after": after,
        "unit": unit,
        "period_before": period_before,
        "period_after": period_after,
        "sentence": said,
    }


def _due(decision, verdict: str, lang: str) -> str:
    said = VERDICTS[verdict][lang]
    return DUE[lang].format(due=decision.due.isoformat(), what=decision.what, verdict=said)


def _corrected(correction, lang: str) -> str:
    said = correction.what[lang]
    if correction.reply is None:
        return said
    day = correction.replied_on.isoformat() if correction.replied_on else ""
    return f"{said} {REPLY[lang].format(day=day, reply=correction.reply[lang])}"


def as_json(digest: Digest, lang: str) -> dict:
    """The changes with what they are measured against."""
    return {
        "since": digest.since.isoformat() if digest.since else None,
        "build": digest.build,
        "kinds": {kind: words[lang] for kind, words in KINDS.items()},
        "changes": rows(digest, lang),
    }


def atom(digest: Digest, lang: str, base: str, today: date) -> bytes:
    """The changes as an Atom feed; an entry's id is made of what it says, so it comes once."""
    ElementTree.register_namespace("", ATOM)
    root = ElementTree.Element(
        f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": lang}
    )
    _add(root, "title", TITLE[lang])
    _add(root, "id", f"{base}/{lang}/changes")
    _add(root, "updated", _moment(today))
    author = ElementTree.SubElement(root, f"{{{ATOM}}}author")
    _add(author, "name", TITLE[lang].split(":")[0])
    ElementTree.SubElement(
        root, f"{{{ATOM}}}link", {"rel": "self", "href": f"{base}/{lang}/changes.atom"}
    )
    for row in rows(digest, lang):
        entry = ElementTree.SubElement(root, f"{{{ATOM}}}entry")
        content = "\n".join([row["kind"], row["figure"], row["sentence"]])
        kind = KINDS[row["kind"]][lang] if row["kind"] in KINDS else row["kind"].replace("_", " ")
        _add(entry, "id", f"urn:sha256:{sha256(content.encode()).hexdigest()}")
        _add(entry, "title", f"{kind}: {row['what'][:120]}")
        _add(entry, "updated", _moment(digest.since or today))
        _add(entry, "summary", row["sentence"])
        anchor = f"{base}/{lang}/changes"
        ElementTree.SubElement(entry, f"{{{ATOM}}}link", {"href": anchor})
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    child = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}")
    child.text = "".join(c for c in text if c in "\t\n" or ord(c) >= 32 and ord(c) < 0xD800)


def _moment(day: date) -> str:
    return datetime.combine(day, time(), UTC).isoformat()
