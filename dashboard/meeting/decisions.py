"""What was decided: an office, an indicator with baseline and target, a date; followed later."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from dashboard.figure import memory
from dashboard.figure.passport import Passport
from dashboard.figure.registry import registry
from dashboard.meeting import exhibits, rules, talk
from dashboard.meeting.measures import Measure, measures
from dashboard.meeting.models import Decision, Exhibit, Meeting, Score
from dashboard.meeting.rules import Refused
from dashboard.meeting.scores import Standing, standing
from dashboard.meeting.store import MeetingStore
from etl.language import Words
from etl.store.reader import Reader

MISSING = Words("Заполните: {what}.", "Fill in: {what}.")
NEEDED = {
    "what": Words("что решено", "what is decided"),
    "owner": Words("кто отвечает (должность или ведомство)", "who answers (an office)"),
    "due": Words("срок", "the due date"),
}
NOT_A_DAY = Words("Срок — день вида 2027-03-01.", "The due date is a day like 2027-03-01.")
NOT_A_NUMBER = Words(
    "Было и цель — числа: {value} не число.", "Baseline and target are numbers: {value} is none."
)


def record(store: MeetingStore, meeting: Meeting, entry: dict) -> Decision:
    """Write a decision down, with the figure on screen as its evidence."""
    texts = {name: rules.plain(entry.get(name), rules.MOST_FIELD) for name in ("what", "owner")}
    for name, text in texts.items():
        if not text:
            raise Refused(MISSING, what=NEEDED[name])
    post_id = entry.get("post")
    post = talk.found_post(store, meeting, post_id) if post_id else None
    shown = exhibits.found(store, meeting, entry.get("exhibit"))
    made = Decision(
        meeting_id=meeting.id,
        item_id=post.item_id if post else meeting.item_id,
        post_id=post.id if post else None,
        what=texts["what"],
        owner=texts["owner"],
        indicator=rules.plain(entry.get("indicator"), rules.MOST_FIELD),
        measure=_measure(shown, entry.get("row")),
        baseline=_number(entry.get("baseline")),
        target=_number(entry.get("target")),
        unit=rules.plain(entry.get("unit"), 40),
        due=_day(entry.get("due")),
        exhibit_id=shown.id if shown else None,
        created_at=store.now,
    )
    if made.baseline is None and made.measure:
        made.baseline = made.measure["value"]
    store.session.add(made)
    if post is not None and post.state != "decided":
        talk.move(store, meeting, post.id, "decided")
    store.act(meeting, "decision", made.post_id)
    store.session.flush()
    store.changed(meeting)
    return made


def _measure(shown: Exhibit | None, row: object) -> dict:
    """Where the indicator is met again: the figure, its choices and the row's words."""
    if shown is None or isinstance(row, bool) or not isinstance(row, int):
        return {}
    found = of_passport(exhibits.passport(shown, "ru"))
    if not 0 <= row < len(found):
        return {}
    picked = found[row]
    return {
        "figure": shown.figure,
        "choices": shown.choices,
        "key": list(picked.key),
        "unit": picked.unit,
        "value": picked.value,
        "period": picked.period,
    }


def _number(given: object) -> float | None:
    """A number, a Russian one too. Refused: it is none."""
    if given in (None, ""):
        return None
    text = str(given).replace(",", ".").replace("−", "-").replace("\u00a0", "").replace(" ", "")
    try:
        value = float(text[:40])
    except ValueError:
        raise Refused(NOT_A_NUMBER, value=text[:20]) from None
    if value != value or abs(value) > 1e15:
        raise Refused(NOT_A_NUMBER, value=text[:20])
    return value


def _day(given: object) -> date:
    if not given:
        raise Refused(MISSING, what=NEEDED["due"])
    try:
        return date.fromisoformat(str(given)[:10])
    except ValueError:
        raise Refused(NOT_A_DAY) from None


def of_meeting(store: MeetingStore, meeting: Meeting) -> list[Decision]:
    """The meeting's decisions, in order."""
    chosen = select(Decision).where(Decision.meeting_id == meeting.id).order_by(Decision.id)
    return list(store.session.scalars(chosen))


def still_followed(store: MeetingStore, meeting: Meeting) -> list[Decision]:
    """Decisions of earlier real meetings that are neither reached nor dropped at a later one."""
    over = select(Score.decision_id).where(Score.verdict.in_(("reached", "dropped")))
    chosen = (
        select(Decision)
        .join(Meeting, Meeting.id == Decision.meeting_id)
        .where(
            Meeting.rehearsal.is_(False),
            Decision.meeting_id < meeting.id,
            Decision.id.not_in(over),
        )
        .order_by(Decision.due, Decision.id)
    )
    return list(store.session.scalars(chosen))


def of_passport(passport: Passport) -> list[Measure]:
    """The measures a figure draws."""
    columns = [column.key for column in passport.columns]
    return measures(columns, passport.rows, passport.data_date)


def measured(decision: Decision, reader: Reader, today: date) -> Measure | None:
    """The indicator in this build: the newest row with the same words, None where there is none
    newer than the baseline's."""
    if not decision.measure or decision.measure["figure"] not in registry():
        return None
    kept = decision.measure
    passport = memory.passport(kept["figure"], reader, "ru", today, kept["choices"])
    same = [
        found
        for found in of_passport(passport)
        if list(found.key) == kept["key"] and found.unit == kept["unit"]
    ]
    if not same or same[-1].period == kept["period"]:
        return None
    return same[-1]


def stands(decision: Decision, reader: Reader, today: date) -> Standing:
    """Where a decision stands in this build."""
    return standing(
        decision.baseline,
        decision.target,
        decision.due,
        today,
        measured(decision, reader, today),
        is_dropped=decision.is_dropped,
    )


def score(
    store: MeetingStore, meeting: Meeting, decision: Decision, reader: Reader, today: date
) -> Score:
    """Keep how an earlier decision stands at this meeting; scored again, the newer one stays."""
    found = stands(decision, reader, today)
    kept = store.session.scalar(
        select(Score).where(Score.decision_id == decision.id, Score.meeting_id == meeting.id)
    )
    if kept is None:
        kept = Score(decision_id=decision.id, meeting_id=meeting.id, verdict="", note="")
        kept.scored_at = store.now
        store.session.add(kept)
    kept.value = found.value
    kept.verdict = found.verdict
    kept.scored_at = store.now
    store.session.flush()
    return kept
