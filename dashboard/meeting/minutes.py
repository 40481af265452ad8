"""The minutes: what was on the agenda, asked, answered, wished and decided, as plain blocks.

Grain: one list of blocks per meeting and language. A block is JSON: {"kind": heading | text |
table | exhibit | comment, …}, so that minutes outlive the raw entries they were made of. Names of
participants never enter them.
"""

from __future__ import annotations

from collections import Counter

from sqlalchemy import func, select

from dashboard.meeting import agenda, decisions, exhibits, phrases
from dashboard.meeting.consensus import Voices, consensus, order_key
from dashboard.meeting.minutes_blocks import heading, table, text
from dashboard.meeting.models import Act, Decision, Exhibit, Meeting, Participant, Post, Score
from dashboard.meeting.rules import KINDS, PUBLIC, ROLE_NOTE, ROLES, SIDES, STATES
from dashboard.meeting.scores import VERDICTS
from dashboard.meeting.store import MeetingStore
from dashboard.meeting.tally import Tally, forged, tallies
from etl.language import text as words

FEWEST_SHOWN = 5


def minutes(store: MeetingStore, meeting: Meeting, lang: str, secret: bytes) -> list[dict]:
    """The blocks of a meeting's minutes; those kept when its raw entries were deleted."""
    if meeting.minutes is not None:
        return meeting.minutes[lang]
    chosen = select(Post).where(Post.meeting_id == meeting.id).order_by(Post.id)
    posts = list(store.session.scalars(chosen))
    counted = tallies(store, meeting)
    return [
        *_opening(meeting, lang),
        *_agenda(store, meeting, posts, counted, lang),
        *_wishes(posts, counted, lang),
        *_decided(store, meeting, lang),
        *_followed(store, meeting, lang),
        *_sources(store, meeting, lang),
        *_course(store, meeting, posts, secret, lang),
    ]


def _opening(meeting: Meeting, lang: str) -> list[dict]:
    day = words.page_date(meeting.day.isoformat(), lang)
    out = [heading(phrases.MINUTES[lang].format(title=meeting.title[lang]), 1)]
    if meeting.rehearsal:
        out.append(text(phrases.REHEARSAL[lang], "lead"))
    return [*out, text(phrases.HELD[lang].format(day=day, build=meeting.build or "—"), "note")]


def _agenda(
    store: MeetingStore, meeting: Meeting, posts: list[Post], counted: dict[int, Tally], lang: str
) -> list[dict]:
    out = [heading(phrases.AGENDA[lang])]
    reasons = agenda.arguments(store, meeting)
    items = agenda.items(store, meeting)
    for number, item in enumerate(items, start=1):
        out.append(heading(f"{number}. {item.question[lang]}", 3))
        shown = store.session.get(Exhibit, item.exhibit_id) if item.exhibit_id else None
        if item.answer[lang] and not _says(shown, item.answer[lang], lang):
            out.append(text(item.answer[lang]))
        for reason in reasons.get(item.id, []):
            side = phrases.SIDES[reason.side][lang]
            out.append(text(f"{side}: {reason.text[lang]} ({reason.credit[lang]})", "list"))
        if shown is not None:
            out.append({"kind": "exhibit", "id": shown.id})
        for label, said in (
            (phrases.SURE, item.how_sure[lang]),
            (phrases.WOULD_CHANGE, item.would_change[lang]),
        ):
            if said:
                out.append(text(f"{label[lang]}: {said}", "note"))
        out += _talk([post for post in posts if post.item_id == item.id], counted, lang)
    loose = [post for post in posts if post.item_id not in {item.id for item in items}]
    if any(post.state in PUBLIC and post.kind != "wish" for post in loose):
        out += [heading(phrases.UNPINNED[lang], 3), *_talk(loose, counted, lang)]
    return out


def _says(shown: Exhibit | None, answer: str, lang: str) -> bool:
    """Whether the figure's own title is the answer: it is not told twice."""
    return shown is not None and shown.title[lang].rstrip(".") == answer.rstrip(".")


def _talk(posts: list[Post], counted: dict[int, Tally], lang: str) -> list[dict]:
    """Questions and opinions the hall saw, most voices first, with their answers."""
    told = [post for post in posts if post.state in PUBLIC and post.kind != "wish"]
    told.sort(key=lambda post: -counted.get(post.id, Tally()).total)
    rows = [
        (
            post.text,
            f"{KINDS[post.kind][lang]}, {ROLES[post.role][lang]}",
            str(counted.get(post.id, Tally()).total),
            post.answer or f"— ({STATES[post.state][lang]})",
        )
        for post in told
    ]
    return [table([w[lang] for w in phrases.TALK], rows, (36, 20, 11, 33))] if rows else []


def _wishes(posts: list[Post], counted: dict[int, Tally], lang: str) -> list[dict]:
    told = [post for post in posts if post.state in PUBLIC and post.kind == "wish"]
    if not told:
        return []
    told.sort(key=lambda post: order_key(counted.get(post.id, Tally()).by_role), reverse=True)
    rows = [wish_row(post.text, counted.get(post.id, Tally()), lang) for post in told]
    return [
        heading(phrases.WISHES[lang]),
        text(phrases.CONSENSUS[lang], "note"),
        table(
            [phrases.WISH[lang], phrases.AGREEMENT[lang], *[ROLES[side][lang] for side in SIDES]],
            rows,
            (32, 14, 16, 19, 19),
        ),
    ]


def wish_row(said: str, tally: Tally, lang: str) -> list[str]:
    """A wish, its consensus, and each side's voices where they may be shown."""
    told = consensus(tally.by_role)
    value = phrases.HIDDEN[lang] if told.value is None else words.number(told.value, lang, 2)
    sides = [side_words(told.shown.get(side), lang) for side in SIDES]
    return [said, value, *sides]


def side_words(voices: Voices | None, lang: str) -> str:
    """«за 5, против 1», or that fewer than five spoke."""
    if voices is None:
        return phrases.FEW[lang]
    return phrases.VOICES[lang].format(
        agree=voices.agree, disagree=voices.disagree, passed=voices.passed
    )


def _decided(store: MeetingStore, meeting: Meeting, lang: str) -> list[dict]:
    found = decisions.of_meeting(store, meeting)
    out = [heading(phrases.DECISIONS[lang])]
    if not found:
        return [*out, text(phrases.NO_DECISIONS[lang])]
    rows = []
    for decision in found:
        shown = store.session.get(Exhibit, decision.exhibit_id) if decision.exhibit_id else None
        rows.append(
            (
                decision.what,
                decision.owner,
                indicator_words(decision, lang),
                words.page_date(decision.due.isoformat(), lang),
                f"{shown.title[lang]} ({shown.data_date})" if shown else "—",
            )
        )
    return [*out, table([w[lang] for w in phrases.DECIDED], rows, (27, 21, 20, 15, 17))]


def indicator_words(decision: Decision, lang: str) -> str:
    """«Доля вакантных мест: 15,6 → 12 %», or that none was named."""
    if not decision.indicator:
        return phrases.NO_INDICATOR[lang]
    ends = [
        "—" if value is None else words.number(value, lang)
        for value in (decision.baseline, decision.target)
    ]
    if ends == ["—", "—"]:
        return decision.indicator
    return f"{decision.indicator}: {ends[0]} → {ends[1]}{words.unit_text(decision.unit, lang)}"


def _followed(store: MeetingStore, meeting: Meeting, lang: str) -> list[dict]:
    """Earlier decisions scored at this meeting."""
    found = store.session.execute(
        select(Score, Decision)
        .join(Decision, Decision.id == Score.decision_id)
        .where(Score.meeting_id == meeting.id)
        .order_by(Decision.due)
    ).all()
    if not found:
        return []
    rows = [
        (
            decision.what,
            decision.owner,
            indicator_words(decision, lang),
            "—" if score.value is None else words.number(score.value, lang),
            VERDICTS[score.verdict][lang],
        )
        for score, decision in found
    ]
    return [
        heading(phrases.FOLLOWED[lang]),
        table([w[lang] for w in phrases.SCORED], rows, (30, 18, 24, 10, 18)),
    ]


def _sources(store: MeetingStore, meeting: Meeting, lang: str) -> list[dict]:
    """Every publisher behind the figures shown."""
    shown = {item.exhibit_id for item in agenda.items(store, meeting) if item.exhibit_id}
    found: dict[str, None] = {}
    for number in sorted(shown):
        for origin in exhibits.of_number(store, number, lang).origins:
            found[f"{origin['publisher']} — {origin['url']} ({origin['date']})"] = None
    if not found:
        return []
    return [heading(phrases.SOURCES[lang]), *[text(line, "list") for line in found]]


def _course(
    store: MeetingStore, meeting: Meeting, posts: list[Post], secret: bytes, lang: str
) -> list[dict]:
    """How the discussion went, in counts."""
    acts = Counter(
        store.session.scalars(select(Act.what).where(Act.meeting_id == meeting.id)).all()
    )
    seats = dict(
        store.session.execute(
            select(Participant.role, func.count())
            .where(Participant.meeting_id == meeting.id)
            .group_by(Participant.role)
        ).all()
    )
    rows: list[tuple[str, str | int]] = [(phrases.ENTRIES[lang], len(posts))]
    rows += [(phrases.PAPER[lang], sum(post.is_paper for post in posts))]
    rows += [(phrases.HELD_BACK[lang], sum(bool(post.held_for) for post in posts))]
    rows += [(label[lang], acts[what]) for what, label in phrases.ACTS.items()]
    rows += [(phrases.FORGED[lang], forged(store, secret, meeting))]
    rows += [
        (f"{phrases.SEATS[lang]}: {ROLES[role][lang]}", _few(seats.get(role, 0), lang))
        for role in ROLES
    ]
    return [
        heading(phrases.COURSE[lang]),
        text(f"{phrases.ROLES_ARE[lang]}: {ROLE_NOTE[lang]}.", "note"),
        table([phrases.WHAT[lang], phrases.HOW_MANY[lang]], rows, (80, 20)),
    ]


def _few(number: int, lang: str) -> str:
    """A count, or that it is under five: nobody is recognised by their role."""
    return str(number) if number == 0 or number >= FEWEST_SHOWN else phrases.FEW[lang]
