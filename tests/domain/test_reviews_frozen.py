"""A closed review cannot change: whatever is done afterwards, in whichever order."""

from __future__ import annotations

import pkgutil
from datetime import date, timedelta
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

import app.domain
from app.domain import (
    agreements,
    commitments,
    facts,
    goals,
    notes,
    people,
    points,
    rep_sheets,
    results,
    review_answers,
    review_assessments,
    review_form,
    review_frozen,
    review_items,
    review_shown,
    review_signing,
    review_steps,
    review_templates,
    review_timing,
    review_upward,
    reviews,
    skills,
)
from app.domain import settings as choices
from app.domain.kinds import (
    FormKind,
    FrozenPart,
    NoteKind,
    ReviewFileKind,
    ReviewKind,
    ReviewState,
    Vis,
    WordsFrom,
)
from app.domain.models import (
    AgendaItem,
    Agreement,
    Commitment,
    GrowthGoal,
    Note,
    PerformanceRecord,
    Person,
    ProfileFact,
    Review,
    ReviewAssessment,
    ReviewFile,
    ReviewFrozen,
    ReviewItem,
    ReviewPacket,
    ReviewSection,
    ReviewStep,
    ReviewTemplate,
    Skill,
    UpwardAnswer,
)
from app.domain.periods import Period
from app.domain.review_timing import Slot
from tests import any_command, builders
from tests.any_command import Arguments, World, public
from tests.builders import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session as Db

    from app.journal import Journal

OCTOBER = date(2026, 10, 1)
#: All that concerns reviews, found by its name.
MODULES = tuple(
    import_module(f"app.domain.{found.name}")
    for found in pkgutil.iter_modules(app.domain.__path__)
    if found.name.startswith("review")
)
POOLS = {
    "review_id": Review,
    "section_id": ReviewSection,
    **dict.fromkeys(("step_id", "review_step_id"), ReviewStep),
    "template_id": ReviewTemplate,
    "file_id": ReviewFile,
    "note_id": Note,
    "commitment_id": Commitment,
    "goal_id": GrowthGoal,
    "fact_id": ProfileFact,
    "skill_id": Skill,
    "point_id": AgendaItem,
    "item_id": AgendaItem,
    "agreement_id": Agreement,
    "performance_id": PerformanceRecord,
    **dict.fromkeys(("person_id", "about_id", "successor_id"), Person),
}
#: What stands in a closed review; signatures and scans of its pages stand beside it.
PARTS = (
    *(ReviewSection, ReviewItem, ReviewStep, ReviewAssessment, UpwardAnswer),
    ReviewFrozen,
)
#: What is done beside reviews, to what was gathered for them or comes of them.
OTHERS = (
    *(commitments.promise, commitments.change, commitments.close, commitments.reopen),
    *(commitments.delete, agreements.write, agreements.delete, results.record),
    *(notes.pin, notes.delete, goals.set_goal, goals.amend, facts.retire, facts.delete),
    *(skills.rate, points.raise_point),
    *(people.change, people.go_on_leave, people.come_back, people.leave, choices.change),
)


def form(one: Arguments) -> review_form.Returned:
    """A form that came back of some review, with other words in it."""
    kind = one.chance.choice((ReviewFileKind.FORM, ReviewFileKind.UPWARD))
    review = one.row(Review)
    name = review_form.answer_field(kind, 0)
    return review_form.Returned(
        *("form.pdf", rep_sheets.mark(one.db), review.person_id, review.id, kind),
        *({name: "Nothing of what we said"}, {}, frozenset({name})),
    )


def filled(one: Arguments) -> review_form.FilledForm:
    """The same as it was understood."""
    said = review_form.Said("Nothing of what we said", 1)
    questions = (review_form.Question(0, "Results", "What went well?", said),)
    kind = one.chance.choice((ReviewFileKind.FORM, ReviewFileKind.UPWARD))
    return review_form.FilledForm(kind, questions)


WORLD = World(
    POOLS,
    (OCTOBER, TODAY - timedelta(days=2), TODAY, TODAY + timedelta(days=1), date(2027, 1, 1)),
    ("", "Something else", "rep", "a4", "USD", "14:00"),
    (-1, 0, 0, 0, 1, 3),
    {
        bytes: lambda _: b"%PDF another",
        Period: lambda one: one.chance.choice([builders.quarter(OCTOBER), builders.month(OCTOBER)]),
        Slot: lambda _: review_timing.slot(ReviewKind.MONTHLY, OCTOBER),
        Review: lambda one: one.row(Review),
        ReviewStep: lambda one: one.row(ReviewStep),
        Person: lambda one: one.row(Person),
        Skill: lambda one: one.row(Skill),
        review_templates.Question: lambda _: review_templates.Question(
            "Results", "What went well?", "What did I see?", 50
        ),
        review_form.Returned: form,
        review_form.FilledForm: filled,
    },
)
#: What only reads, of more than can be thought up.
LEFT_OUT = (review_shown.read,)
COMMANDS = (
    *(
        command
        for module in MODULES
        for command in public(module, *POOLS, "questions")
        if command not in LEFT_OUT
    ),
    *OTHERS,
)


def closed(db: Db) -> dict[int, tuple[Any, ...]]:
    """All that stands in each closed review, column by column."""
    found = {}
    query = sa.select(Review.id).where(Review.state == ReviewState.CLOSED)
    for (review_id,) in db.execute(query):
        table = Review.__table__
        rows = [tuple(db.execute(sa.select(table).where(table.c.id == review_id)).one())]
        for part in PARTS:
            kept = part.__table__
            of = sa.select(kept).where(kept.c.review_id == review_id).order_by(kept.c.id)
            rows.append(tuple(tuple(row) for row in db.execute(of)))
        found[review_id] = tuple(rows)
    return found


def printed(db: Db) -> dict[int, tuple[Any, ...]]:
    """The pages of reviews as they were printed, once for each size of paper."""
    return {row[0]: tuple(row) for row in db.execute(sa.select(ReviewPacket.__table__))}


def tell(journal: Journal) -> None:
    """A review that is closed with all that can stand in it, a revision of it, and another's."""
    who = builders.person(journal, started=date(2024, 3, 1)).id
    other = builders.person(journal, "Marcus Bell", started=date(2024, 3, 1)).id
    skill = builders.skill(journal).id
    builders.rating(journal, who, skill, 3)
    builders.goal(journal, who, "Ask first", vis=Vis.SHAREABLE)
    builders.note(journal, who, text="Asked first", kind=NoteKind.WIN, vis=Vis.SHAREABLE)
    builders.promise(journal, who, "Call Skagen", vis=Vis.SHAREABLE)
    builders.point(journal, who, "Help with pricing")
    builders.fact(journal, who)
    words = {"mine": "I open doors", "theirs": "You call", "vis": Vis.SHAREABLE}
    journal.do("Write", agreements.write, who, date(2026, 7, 1), TODAY, **words)
    builders.result(journal, who, builders.month(OCTOBER), 5_000_000, 6_000_000)
    asked = [review_templates.Question("Results", "What went well?", "What did I see?", 100)]
    template = {"name": "Mine", "kind": FormKind.MONTHLY, "questions": asked}
    journal.do("Template", review_templates.save, **template)
    first = journal.do("Plan", reviews.plan, who, ReviewKind.MONTHLY, OCTOBER).id
    journal.do("Prepare", prepared, first, asked)
    journal.do_final("Close", kept, first)
    journal.do("Scan", review_signing.attach, first, "scan.pdf", b"%PDF signed", TODAY)
    journal.do("Reopen", reviews.reopen, first, "A sale came in late")
    second = journal.do("Plan", reviews.plan, other, ReviewKind.MONTHLY, OCTOBER).id
    journal.do("Prepare", prepared, second, asked)
    third = journal.do("Plan", reviews.plan, other, ReviewKind.QUARTERLY, date(2026, 7, 1)).id
    journal.do("Prepare", prepared, third, asked)
    journal.do_final("Close", kept, third)


def prepared(db: Db, review_id: int, asked: Sequence[review_templates.Question]) -> None:
    """Bring a review to where the two have sat down."""
    reviews.prepare(db, review_id, TODAY)
    review_answers.ask(db, review_id, asked)
    review_items.gather(db, review_id, TODAY)
    review_frozen.freeze(db, review_id, FrozenPart.NUMBERS, b"numbers", TODAY)
    own = ({0: "More calls"}, {0: 4}, WordsFrom.FORM, TODAY, TODAY)
    review_answers.own(db, review_id, *own)
    review_assessments.save(db, review_id, text="Ready for more")
    review_upward.record(db, review_id, ["What helps?"], {0: "Listening"}, {0: 4})
    reviews.hold(db, review_id, TODAY, TODAY)
    review_steps.add(db, review_id, text="Call three", due=TODAY)


def kept(db: Db, review_id: int) -> None:
    """Close a review and keep its pages."""
    reviews.close(db, review_id, TODAY, TODAY)
    for part in (FrozenPart.REP, FrozenPart.MANAGER):
        review_frozen.freeze(db, review_id, part, part.value.encode(), TODAY)
    review_frozen.keep(db, review_id, "rep", "a4", b"%PDF as closed", TODAY)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return any_command.told(tell, tmp_path_factory.mktemp("told"))


@pytest.fixture(scope="module")
def reopened(
    told: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[], Journal]]:
    """Opens a copy of the journal in which the review is closed."""
    with any_command.copies(told, tmp_path_factory) as open_copy:
        yield open_copy


#: Tries commands; whatever is closed by then, and printed, is as it was after each of them.
go_on = partial(any_command.go_on, WORLD, (closed, printed))


def test_one_command_after_the_other_changes_nothing_of_a_closed_review(reopened):
    assert go_on(reopened(), [(command, seed) for seed in range(2) for command in COMMANDS])


@pytest.mark.long
@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: f"{one.__module__}.{one.__name__}")
def test_no_command_changes_a_closed_review(reopened, command):
    """One that is always refused would prove nothing: each is carried out at least once."""
    journal = reopened()
    assert len(journal.ask(closed)) == 2
    assert go_on(journal, [(command, seed) for seed in range(300)], enough=1), "called with what?"


steps = st.lists(
    st.tuples(st.sampled_from(COMMANDS), st.integers(0, 10_000)), min_size=20, max_size=60
)


@pytest.mark.long
@given(steps)
@settings(max_examples=20)
def test_nothing_that_is_done_in_any_order_changes_a_closed_review(reopened, steps):
    go_on(reopened(), steps)


def test_undo_does_not_open_what_was_closed_for_good(reopened, told):
    journal = reopened()
    before = journal.ask(closed)
    while journal.undo() is not None:
        assert journal.ask(closed) == before


def test_a_closed_review_comes_back_whole_with_the_person_it_is_about(reopened):
    journal = reopened()
    before = journal.ask(closed)
    journal.do("Delete person", people.delete, 1)
    assert 1 not in journal.ask(closed)
    [deletion] = journal.deleted()
    journal.bring_back(deletion)
    after = journal.ask(closed)
    assert set(after) == set(before)
    assert [len(part) for part in after[1]] == [len(part) for part in before[1]]
