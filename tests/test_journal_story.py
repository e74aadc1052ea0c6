"""Whatever is done can be undone, for stories that nobody would think of."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain import (
    commitments,
    facts,
    goals,
    notes,
    people,
    planning,
    points,
    results,
    session_answers,
    session_templates,
    sessions,
    skills,
)
from app.domain import settings as choices
from app.domain.errors import Refused
from app.domain.kinds import (
    Certainty,
    CommitmentState,
    FactKind,
    GoalState,
    NoteKind,
    Owner,
    SessionKind,
    SessionState,
    SkillFamily,
    Source,
    Vis,
    Voice,
)
from app.domain.models import (
    AgendaItem,
    Commitment,
    Note,
    Person,
    ProfileFact,
    Session,
    SessionTemplate,
    Skill,
)
from app.domain.session_templates import Question
from tests import builders
from tests.builders import TODAY

texts = st.text(min_size=1, max_size=12)
days = st.integers(0, 400).map(lambda days: TODAY - timedelta(days=days))
rank = st.integers(0, 3)
levels = st.integers(1, 5)


def _some(records, wanted):
    return records[wanted % len(records)].id if records else 1


def _everything(db, kind):
    return db.scalars(sa.select(kind).order_by(kind.id)).all()


def _add(db, name):
    people.add(db, name=name, same_name_ok=True)


def _on(kind):
    def on_some(work):
        return lambda db, which, *rest: work(db, _some(_everything(db, kind), which), *rest)

    return on_some


_on_person, _on_fact, _on_note = _on(Person), _on(ProfileFact), _on(Note)
_on_point, _on_promise, _on_session = _on(AgendaItem), _on(Commitment), _on(Session)


def _on_goal(work):
    def run(db, which, *rest):
        found = goals.of_person(db, _some(_everything(db, Person), which))
        work(db, found[0].goal.id if found else 1, *rest)

    return run


def _rate(db, person, level, day):
    skill = _some(_everything(db, Skill), level)
    skills.rate(
        db,
        person,
        skill,
        voice=Voice.MANAGER,
        level=level,
        rated_on=day,
        today=TODAY,
        justification="seen",
    )


def _set_goal(db, person, text):
    skill = [s.id for s in _everything(db, Skill)][:2]
    goals.set_goal(db, person, skill, outcome=text)


def _write(db, person, kind, vis, text):
    also = [one.id for one in _everything(db, Person)][:1]
    notes.write(db, [person, *also], TODAY, [text], kind=kind, vis=vis, text=text)


def _amend(db, note, day, text):
    words = {"text": text, "happened_on": day}
    who = [one.id for one in _everything(db, Person)][-1:]
    notes.amend(db, note, TODAY + timedelta(days=99), person_ids=who, tags=[text], **words)


def _promise(db, person, owner, due, text):
    mine = None if owner is Owner.ME else person
    words = {"owner": owner, "owner_name": text, "about_id": person, "due": due, "made_on": due}
    commitments.promise(db, TODAY, person_id=mine, text=text, **words)


def _plan(db, person, days, kind, alone):
    whom = [person] if alone else [one.id for one in _everything(db, Person)]
    skill = [one.id for one in _everything(db, Skill)][:2]
    planning.plan(
        *(db, whom, TODAY), kind=kind, planned_for=TODAY + timedelta(days=days), skill_ids=skill
    )


def _ask(db, session, text):
    session_answers.ask(db, session, [(text, text, Voice.SELF), ("", "What else?", Voice.MANAGER)])
    for row in sessions.get(db, session).answers:
        session_answers.answer(db, row.id, text)


def _save_template(db, which, text):
    known = _everything(db, SessionTemplate)
    template = known[which].id if which < len(known) else None
    asked = [Question(text, text)] * (which + 1)
    session_templates.save(
        db, name=text, kind=SessionKind.SKILL, questions=asked, template_id=template
    )


COACHING = st.one_of(
    st.tuples(
        *(st.just(_on_person(_write)), rank, st.sampled_from(NoteKind), st.sampled_from(Vis), texts)
    ),
    st.tuples(st.just(_on_note(_amend)), rank, days, texts),
    st.tuples(st.just(_on_note(lambda db, n: notes.deliver(db, n, TODAY, TODAY))), rank),
    st.tuples(st.just(_on_note(notes.delete)), rank),
    st.tuples(
        st.just(_on_person(lambda db, p, text: points.raise_point(db, p, TODAY, text=text))),
        *(rank, texts),
    ),
    st.tuples(
        st.just(_on_point(lambda db, p: points.park(db, p, TODAY + timedelta(days=3), TODAY))), rank
    ),
    st.tuples(st.just(_on_point(lambda db, p: points.drop(db, p, TODAY))), rank),
    st.tuples(st.just(_on_point(points.reopen)), rank),
    st.tuples(st.just(_on_point(points.delete)), rank),
    st.tuples(st.just(_on_person(_promise)), rank, st.sampled_from(Owner), days, texts),
    st.tuples(
        st.just(_on_promise(lambda db, c, day: commitments.change(db, c, TODAY, due=day))),
        *(rank, days),
    ),
    st.tuples(
        st.just(_on_promise(lambda db, c, s: commitments.close(db, c, s, TODAY, TODAY))),
        *(rank, st.sampled_from(CommitmentState)),
    ),
    st.tuples(st.just(_on_promise(commitments.delete)), rank),
    st.tuples(
        st.just(_on_person(_plan)),
        *(rank, st.integers(-1, 9), st.sampled_from(SessionKind), st.booleans()),
    ),
    st.tuples(
        st.just(
            _on_session(
                lambda db, s, days: planning.move(db, s, TODAY + timedelta(days=days), TODAY)
            )
        ),
        *(rank, st.integers(-1, 9)),
    ),
    st.tuples(st.just(_on_session(lambda db, s: sessions.finish(db, s, TODAY, TODAY))), rank),
    st.tuples(
        st.just(
            _on_session(lambda db, s: planning.skip(db, s, SessionState.SKIPPED_BY_REP, TODAY))
        ),
        rank,
    ),
    st.tuples(st.just(_on_session(planning.plan_again)), rank),
    st.tuples(st.just(_on_session(_ask)), rank, texts),
    st.tuples(st.just(_on_session(sessions.delete)), rank),
    st.tuples(st.just(_save_template), rank, texts),
)
COMMANDS = st.one_of(
    st.tuples(st.just(_add), texts),
    st.tuples(st.just(_on_person(lambda db, p, t: people.change(db, p, name=t))), rank, texts),
    st.tuples(st.just(_on_person(people.leave)), rank, days),
    st.tuples(st.just(_on_person(people.go_on_leave)), rank, days),
    st.tuples(st.just(_on_person(people.come_back)), rank),
    st.tuples(st.just(_on_person(people.delete)), rank),
    st.tuples(
        st.just(
            _on_person(
                lambda db, p, kind, t, day: facts.note(
                    db, p, TODAY, kind=kind, text=t, noted_on=day, certainty=Certainty.SEEN
                )
            )
        ),
        rank,
        st.sampled_from(FactKind),
        texts,
        days,
    ),
    st.tuples(
        st.just(
            _on_fact(lambda db, f, vis, t: facts.amend(db, f, TODAY, vis=vis, text=t, evidence=t))
        ),
        rank,
        st.sampled_from(Vis),
        texts,
    ),
    st.tuples(st.just(_on_fact(lambda db, f: facts.retire(db, f, TODAY))), rank),
    st.tuples(st.just(_on_fact(facts.delete)), rank),
    st.tuples(
        st.just(
            _on_person(
                lambda db, p, day, minutes: sessions.hold(
                    db, p, kind=SessionKind.CALL, held_on=day, today=TODAY, minutes=minutes
                )
            )
        ),
        rank,
        days,
        st.integers(0, 90),
    ),
    st.tuples(st.just(lambda db, t: skills.add(db, t, SkillFamily.TOOLS, [t] * 5)), texts),
    st.tuples(st.just(_on_person(_rate)), rank, levels, days),
    st.tuples(st.just(_on_person(_set_goal)), rank, texts),
    st.tuples(
        st.just(_on_goal(lambda db, g, s: goals.amend(db, g, [], from_level=s))), rank, levels
    ),
    st.tuples(
        st.just(_on_goal(goals.close)),
        rank,
        st.sampled_from(GoalState),
        days,
    ),
    st.tuples(st.just(_on_goal(goals.add_checkpoint)), rank, days, texts),
    st.tuples(st.just(_on_goal(goals.delete)), rank),
    st.tuples(
        st.just(
            _on_person(
                lambda db, p, day, quota, actual, source: results.record(
                    db, p, builders.month(day), quota=quota, actual=actual, source=source
                )
            )
        ),
        rank,
        days,
        st.none() | st.integers(-1, 10**12),
        st.none() | st.integers(-(10**12), 10**12),
        st.sampled_from(Source),
    ),
    st.tuples(
        st.just(lambda db, month: choices.change(db, fiscal_start=month)), st.integers(0, 13)
    ),
)
BEGINS = (
    (_add, "Dana"),
    (_add, "Marcus"),
    (skills.add, "Discovery", SkillFamily.DISCOVERY),
    (_on_person(_write), 0, NoteKind.FEEDBACK, Vis.PRIVATE, "Asked late"),
    (_on_person(_plan), 0, 2, SessionKind.ONE_TO_ONE, True),
    (_on_person(_promise), 0, Owner.REP, TODAY, "Send the offer"),
)
MOVES = st.sampled_from(["undo", "redo", "bring back"])


STORIES = st.lists(COACHING | COMMANDS | MOVES, min_size=1, max_size=16)
TOLD_IN_ONE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(STORIES)
@settings(TOLD_IN_ONE, max_examples=4)
def test_whatever_is_done_can_be_undone_and_done_again(journal, story):
    tell(journal, story)


@pytest.mark.long
@given(STORIES)
@settings(TOLD_IN_ONE, max_examples=60)
def test_whatever_else_is_done_can_be_undone_and_done_again(journal, story):
    tell(journal, story)


def tell(journal, story):
    """Tell a story, take it back and tell it again; the journal is as it was before and after."""
    fresh = builders.undoable(journal.path)
    for move in [*BEGINS, *story]:
        try:
            if move == "undo":
                journal.undo()
            elif move == "redo":
                journal.redo()
            elif move == "bring back":
                for deletion in journal.deleted()[:1]:
                    journal.bring_back(deletion)
            else:
                command, *values = move
                journal.do("Something", command, *values)
        except Refused:
            continue
    builders.check_undo(journal, fresh)
    while journal.undo() is not None:
        pass
