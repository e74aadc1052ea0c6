"""Whatever is done can be undone, for stories that nobody would think of."""

from datetime import timedelta

import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain import facts, goals, people, results, sessions, skills
from app.domain import settings as choices
from app.domain.errors import Refused
from app.domain.kinds import (
    Certainty,
    FactKind,
    GoalState,
    SessionKind,
    SkillFamily,
    Source,
    Vis,
    Voice,
)
from app.domain.models import Person, ProfileFact, Skill
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


def _on_person(work):
    return lambda db, which, *rest: work(db, _some(_everything(db, Person), which), *rest)


def _on_fact(work):
    return lambda db, which, *rest: work(db, _some(_everything(db, ProfileFact), which), *rest)


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
MOVES = st.sampled_from(["undo", "redo", "bring back"])


@given(st.lists(COMMANDS | MOVES, min_size=1, max_size=12))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_done_can_be_undone_and_done_again(journal, story):
    fresh = builders.dump(journal.path)
    for move in [(_add, "Dana"), (skills.add, "Discovery", SkillFamily.DISCOVERY), *story]:
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
