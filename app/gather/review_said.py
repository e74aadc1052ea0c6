"""What a review says besides its numbers, as far as the person may read it.

Every record comes from the list of what is visible to them; what the two said in the review
itself is both of theirs. What the manager answered waits until the person's own answers are in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy.orm import Session as Db

from app.domain import (
    metrics,
    review_scores,
    review_shown,
    review_steps,
    reviews,
    sessions,
    team_goals,
)
from app.domain.commitments import InFull as Promised
from app.domain.kinds import (
    GoalState,
    Meaning,
    NoteKind,
    Owner,
    ReviewKind,
    ReviewState,
    SessionKind,
    Unit,
    Voice,
)
from app.domain.measure import PARTS
from app.domain.models import (
    AgendaItem,
    Note,
    Person,
    PlanCheck,
    ReviewSection,
    ReviewSignature,
    ReviewStep,
    Settings,
)
from app.domain.models import Session as Coaching
from app.domain.review_full import ReviewInFull
from app.domain.review_scores import Overall
from app.domain.review_shown import Records, Shown
from app.domain.review_timing import Slot
from app.domain.sessions import MOST_SKILLS
from app.domain.training_full import Training
from app.gather import expectations, parts, training_parts
from app.gather.coaching_parts import promise
from app.gather.parts import Wording
from app.labels import label
from app.report import content

#: So many coached calls ahead are said.
_CALLS = 2
#: How far ahead they are looked for.
_AHEAD = timedelta(days=92)
_SENTENCES = ("What went well", "What to improve", "What comes next")


@dataclass(frozen=True)
class Telling:
    """Who tells what to whom: about which person, of which slot, as of which day.

    ``found`` is the review; None where there is none yet.
    """

    person: Person
    chosen: Settings
    slot: Slot
    found: ReviewInFull | None
    wording: Wording
    today: date

    @property
    def formal(self) -> bool:
        """Whether it is the quarterly one."""
        return self.slot.kind is ReviewKind.QUARTERLY


def said(db: Db, telling: Telling, found: Records) -> content.ReviewSaid:
    """What a review says, with the records that were ``found`` for it."""
    shown = review_shown.read(db, telling.person.id, telling.slot, found, telling.today)
    told = _of_the_records(db, telling, shown)
    if telling.formal:
        told = _formally(db, telling, shown, told)
    return told if telling.found is None else _of_the_talk(db, telling, telling.found, told)


def revision(db: Db, found: ReviewInFull, wording: Wording) -> str:
    """In place of what a later revision was made, and why; empty for the first."""
    review = found.review
    if review.revision == 1:
        return ""
    every = reviews.revisions(db, found.person.id, review.kind, review.starts_on)
    before = next(one.review for one in every if one.review.revision == review.revision - 1)
    closed = "" if before.closed_on is None else f" closed on {wording.day(before.closed_on)}"
    return f"Revision {review.revision}, in place of the one{closed}: {review.reason}"


def state(found: ReviewInFull, wording: Wording) -> str:
    """How far a review has come, with the day of it."""
    review = found.review
    days = {
        ReviewState.PLANNED: review.planned_for,
        ReviewState.PREPARING: review.prepared_on,
        ReviewState.READY: review.prepared_on,
        ReviewState.HELD: review.held_on,
        ReviewState.CLOSED: review.closed_on,
    }
    words = {ReviewState.PREPARING: "Prepared", ReviewState.READY: "Prepared"}
    day = days[review.state]
    word = words.get(review.state, label(review.state))
    joint = "for" if review.state is ReviewState.PLANNED else "on"
    return word if day is None else f"{word} {joint} {wording.day(day)}"


def answers(found: ReviewInFull, *, answered: bool) -> tuple[content.Answered, ...]:
    """What each of the two was asked and, where that may stand side by side, what they said."""
    whole = sum(one.weight for one in found.sections)
    every = (_answered(one, whole) for one in found.sections)
    return tuple(one if answered else _asked_only(one) for one in every)


def _answered(one: ReviewSection, whole: int) -> content.Answered:
    return content.Answered(
        section=one.section,
        weight=f"{one.weight} of {whole} points" if one.weight else "",
        own_question=one.own_question,
        own=one.own_answer,
        own_score=one.own_score,
        my_question=one.my_question,
        mine=one.my_answer,
        my_score=one.my_score,
    )


def _asked_only(one: content.Answered) -> content.Answered:
    return replace(one, own="", own_score=None, mine="", my_score=None)


def _of_the_records(db: Db, telling: Telling, shown: Shown) -> content.ReviewSaid:
    """What is said every month."""
    wording = telling.wording
    promises = _not_among_steps(db, telling.found, shown.promises)
    return content.ReviewSaid(
        promises=tuple(promise(one, telling.chosen, wording) for one in promises),
        notes=tuple(_note(one, wording) for one in shown.notes),
        focus=_focus(shown, formal=telling.formal),
        ahead=_ahead(db, telling),
        asked=tuple(_asked(point, wording) for point in shown.points),
        coached=tuple(_coached(one, wording) for one in shown.sessions),
        trained=tuple(_trained(one, telling) for one in shown.trainings),
        plan_said=tuple(_looked_at(check, wording) for check in shown.checks if check.comment),
        misses=tuple(expectations.talked(one, wording) for one in shown.misses),
    )


def _formally(
    db: Db, telling: Telling, shown: Shown, told: content.ReviewSaid
) -> content.ReviewSaid:
    """The same with what is said every quarter."""
    wording, who = telling.wording, telling.person.id
    skills, traits = parts.split(shown.standings)
    read = expectations.read_on(db, who) if shown.standards else {}
    return replace(
        told,
        goal_served=_goal_served(db),
        expectations=expectations.areas(shown.standards, read, wording),
        strengths=parts.strong_skills(shown.standings),
        statements=parts.statements(list(filter(parts.may_be_read, shown.facts))),
        skills=skills,
        traits=traits,
        goals=tuple(parts.goal(aim, wording) for aim in shown.goals),
        agreement=parts.promises_to_read(shown.agreement, wording),
    )


def _of_the_talk(
    db: Db, telling: Telling, found: ReviewInFull, told: content.ReviewSaid
) -> content.ReviewSaid:
    """The same with what the two say to each other in the review itself."""
    review, wording = found.review, telling.wording
    told = replace(
        told,
        revision=revision(db, found, wording),
        state=state(found, wording),
        closed=found.is_closed,
        answers=answers(found, answered=found.own_in),
        steps=tuple(_step(one, telling) for one in found.steps),
        comment=review.comment,
        signed=_signed(telling, found),
    )
    return _judged(telling, found, told) if found.own_in else told


def _judged(telling: Telling, found: ReviewInFull, told: content.ReviewSaid) -> content.ReviewSaid:
    """The same with what waits for their own answers: the sentences, the scores, the rating."""
    review = found.review
    sentences = (review.went_well, review.to_improve, review.next_up)
    return replace(
        told,
        opening=tuple(
            content.Statement(title, text)
            for title, text in zip(_SENTENCES, sentences, strict=True)
            if text.strip()
        ),
        overall=_overall(telling, found),
        rating=f"{review.rating} of 5" if review.rating is not None else "",
    )


def _not_among_steps(
    db: Db, found: ReviewInFull | None, promises: Sequence[Promised]
) -> Iterable[Promised]:
    """The promises but those that carry out a next step of this review, which says them itself."""
    if found is None or found.review.revision == 1:
        return promises
    made = review_steps.carried_out_by(db, list(found.steps))
    known = {one.commitment.id for one in made.values()}
    return [one for one in promises if one.commitment.id not in known]


def _note(note: Note, wording: Wording) -> content.Dated:
    """A note as it was typed; of feedback its four parts below it.

    What another kind of note has in their place was typed while it was feedback, and not said.
    """
    parts_of_feedback = (
        ("Situation", note.situation),
        ("Behaviour", note.behaviour),
        ("Effect", note.effect),
        ("Next time", note.next_time),
    )
    value = (("Value shown", note.value_shown),)
    said = note.kind is NoteKind.FEEDBACK and note.delivered_on is not None
    named = (*parts_of_feedback, *value) if said else value
    lines = (note.text, *(f"{name}: {text}" for name, text in named if text.strip()))
    return content.Dated(wording.day(note.happened_on), _lines(lines), label(note.kind))


def _focus(shown: Shown, *, formal: bool) -> tuple[content.Focus, ...]:
    """The skills that open goals are about; every month one goal, in words where it has none."""
    if formal:
        return parts.focuses(shown.goals, shown.standings)
    aim = next((one for one in shown.goals if one.goal.state is GoalState.OPEN), None)
    if aim is None:
        return ()
    found = parts.focuses([aim], shown.standings)
    return found[:MOST_SKILLS] or (content.Focus(aim.goal.outcome),)


def _ahead(db: Db, telling: Telling) -> tuple[content.Dated, ...]:
    """The next coached calls: when and where both know, whom they call only what may be shared."""
    day = telling.today
    found = sessions.planned(db, day, day + _AHEAD, telling.person.id)
    calls = [sessions.for_both(one) for one in found if one.session.kind is SessionKind.CALL]
    return tuple(
        content.Dated(
            telling.wording.weekday(one.day),
            ", ".join(filter(None, (one.session.starts_at, one.session.place))),
            one.session.customer or "",
        )
        for one in calls[:_CALLS]
    )


def _asked(point: AgendaItem, wording: Wording) -> content.Asked:
    """What was asked for, and what came of it."""
    came = (
        "" if point.closed_on is None else f"{label(point.state)}, {wording.day(point.closed_on)}"
    )
    answer = ": ".join(filter(None, (came, point.answer.strip())))
    return content.Asked(point.text, f"since {wording.day(point.raised_on)}", answer)


def _coached(one: Coaching, wording: Wording) -> content.Dated:
    """A session in which the two worked together, and what came of it."""
    better = _lines((one.improvement, one.improvement_2))
    named = (("Went well", one.positives), ("Next time", better))
    lines = (one.objective, *(f"{name}: {text}" for name, text in named if text.strip()))
    day = "" if one.held_on is None else wording.day(one.held_on)
    return content.Dated(
        day, _lines(lines), ", ".join(filter(None, (label(one.kind), one.customer)))
    )


def _trained(one: Training, telling: Telling) -> content.Dated:
    """A training, and who gave it where that was one of the two: nobody else is named here.

    What is kept of a closed review would name them when nothing else of them is left.
    """
    day = one.session.delivered_on or one.session.planned_for
    own = telling.person.name if one.session.giver_id == telling.person.id else ""
    giver = telling.chosen.manager if one.session.by_me else own
    return content.Dated(
        "" if day is None else telling.wording.day(day),
        training_parts.topic(one),
        f"given by {giver}" if giver else "",
    )


def _looked_at(check: PlanCheck, wording: Wording) -> content.Dated:
    """What the two said of a month of the plan."""
    seen = f"looked at {wording.short_day(check.checked_on)}"
    return content.Dated(wording.month(check.month), check.comment, seen)


def _goal_served(db: Db) -> str:
    """The goal of the team that the revenue serves, and what that one serves in turn."""
    known = {goal.id: goal for goal in team_goals.listed(db)}
    serving = [metric for metric in metrics.listed(db) if metric.goal_id in known] if known else []
    if not serving:
        return ""
    metric = min(serving, key=lambda one: one.meaning is not Meaning.REVENUE)
    names, goal = [], known.get(metric.goal_id or 0)
    while goal is not None:
        names.append(goal.name)
        goal = known.get(goal.parent_id or 0)
    return f"{metric.name} serves {', which serves '.join(names)}."


def _overall(telling: Telling, found: ReviewInFull) -> str:
    """What the scores of each of the two come to, and on how many points that is based."""
    names = {Voice.SELF: telling.person.called, Voice.MANAGER: telling.chosen.manager}
    return _lines(
        _score(name, review_scores.overall(found.sections, voice), telling.wording)
        for voice, name in names.items()
    )


def _score(name: str, found: Overall, wording: Wording) -> str:
    if found.value is None:
        return ""
    value = wording.amount(round(round(found.value, 1) * PARTS), Unit.COUNT)
    return f"{name}: {value} of 5, based on {found.based_on} of {found.of} points"


def _step(one: ReviewStep, telling: Telling) -> content.NextStep:
    owner = telling.person.called if one.owner is Owner.REP else telling.chosen.manager
    return content.NextStep(
        one.text, owner, "" if one.due is None else telling.wording.day(one.due)
    )


def _signed(telling: Telling, found: ReviewInFull) -> tuple[content.Signed, ...]:
    """Who signed, or declined to, and who is still to; nothing before anybody did."""
    if not found.signatures:
        return ()
    names = {Owner.REP: telling.person.name, Owner.ME: telling.chosen.manager}
    return tuple(
        content.Signed(name, _told(found.signature(owner), telling.wording))
        for owner, name in names.items()
    )


def _told(one: ReviewSignature | None, wording: Wording) -> str:
    if one is None:
        return ""
    what = "declined to sign on" if one.declined else "signed on"
    return f"{what} {wording.day(one.signed_on)}"


def _lines(said: Iterable[str]) -> str:
    return "\n".join(text for text in said if text.strip())
