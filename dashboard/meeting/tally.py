"""Voices counted: per post, united over merged ones, once per participant, genuine ones only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select

from dashboard.meeting.consensus import Voices
from dashboard.meeting.models import Meeting, Participant, Post, Vote
from dashboard.meeting.rules import ROLES
from dashboard.meeting.store import MeetingStore
from dashboard.meeting.talk import signed


@dataclass(frozen=True)
class Tally:
    """The voices of one post by role; `total` are all that agree, its merged authors included."""

    by_role: Mapping[str, Voices] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many agree."""
        return sum(voices.agree for voices in self.by_role.values())


def tallies(store: MeetingStore, meeting: Meeting) -> dict[int, Tally]:
    """Post → its voices; a merged post's voices and its author count for the one it joined."""
    heads = dict(
        store.session.execute(
            select(Post.id, Post.merged_into_id).where(Post.meeting_id == meeting.id)
        ).all()
    )
    rows = store.session.execute(
        select(Vote.post_id, Vote.participant_id, Vote.choice, Participant.role)
        .join(Participant, Participant.id == Vote.participant_id)
        .where(Participant.meeting_id == meeting.id)
    ).all()
    authors = store.session.execute(
        select(Post.id, Post.participant_id, Post.role, Post.merged_into_id).where(
            Post.meeting_id == meeting.id, Post.merged_into_id.is_not(None)
        )
    ).all()
    joined = [
        (post_id, author or f"paper {post_id}", "agree", role)
        for post_id, author, role, _ in authors
    ]
    return _counted([*joined, *rows], heads)


def _counted(rows: Iterable[tuple], heads: Mapping[int, int | None]) -> dict[int, Tally]:
    """One voice per participant and head; what was said on the head itself wins."""
    voices: dict[tuple[int, str], tuple[str, str]] = {}
    for post_id, who, choice, role in sorted(rows, key=lambda row: (heads[row[0]] is None, row[0])):
        voices[heads[post_id] or post_id, who] = (choice, role)
    counts: dict[int, Counter] = {}
    for (head, _), said in voices.items():
        counts.setdefault(head, Counter())[said] += 1
    return {
        head: Tally(
            {
                role: Voices(found["agree", role], found["disagree", role], found["pass", role])
                for role in ROLES
                if any(found[choice, role] for choice in ("agree", "disagree", "pass"))
            }
        )
        for head, found in counts.items()
    }


def forged(store: MeetingStore, secret: bytes, meeting: Meeting) -> int:
    """Voices whose signature is not ours: somebody wrote into the database past the desk."""
    votes = store.session.scalars(
        select(Vote).join(Post, Post.id == Vote.post_id).where(Post.meeting_id == meeting.id)
    )
    return sum(voice.signature != signed(secret, voice) for voice in votes)
