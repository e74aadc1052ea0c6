"""What two people agreed on cannot change: whatever is done afterwards, in whichever order."""

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
from sqlalchemy.orm import Session as Db  # noqa: TC002  # read at run time

import app.domain
from app.domain import (
    agreements,
    commitments,
    goals,
    packets,
    people,
    plan_actions,
    plan_checks,
    plan_forms,
    plan_full,
    plan_lines,
    plan_sections,
    plans,
    rep_sheets,
    results,
)
from app.domain import settings as choices
from app.domain.kinds import SETTLED, LineSource, PeriodKind, PlanState, SectionKind
from app.domain.models import (
    Agreement,
    BusinessPlan,
    Commitment,
    MarginNote,
    Packet,
    PerformanceRecord,
    Person,
    PlanAction,
    PlanCheck,
    PlanLine,
    PlanSection,
    ReturnedForm,
)
from app.domain.periods import Period
from app.domain.plan_form import FilledForm, FormAction, FormLine, Returned, section_field
from tests import any_command, builders
from tests.any_command import World, public
from tests.builders import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from app.journal import Journal

#: The half-year under way; the plan for it was agreed a month before.
STARTS, BEFORE = date(2026, 7, 1), date(2026, 6, 1)
#: All that concerns plans, found by its name.
MODULES = tuple(
    import_module(f"app.domain.{found.name}")
    for found in pkgutil.iter_modules(app.domain.__path__)
    if found.name.startswith(("plan_", "plans")) or found.name == "packets"
)


def raise_the_bar(db: Db, bar: int) -> None:
    """Another coverage counts as enough from now on."""
    choices.change(db, coverage_bar=bar)  # type: ignore[call-arg]


#: What is done beside plans, to what was copied into them or comes of them.
OTHERS = (
    *(commitments.promise, commitments.change, commitments.close, commitments.reopen),
    *(commitments.delete, agreements.write, agreements.delete, results.record, results.delete),
    *(people.change, people.go_on_leave, people.come_back, people.leave),
    *(choices.change, raise_the_bar, goals.set_goal),
)


#: Whose ids a name stands for.
POOLS = {
    "plan_id": BusinessPlan,
    "line_id": PlanLine,
    "part_id": PlanLine,
    "action_id": PlanAction,
    "plan_action_id": PlanAction,
    "commitment_id": Commitment,
    "note_id": MarginNote,
    "check_id": PlanCheck,
    "form_id": ReturnedForm,
    "agreement_id": Agreement,
    "record_id": PerformanceRecord,
    **dict.fromkeys(("person_id", "about_id", "successor_id"), Person),
}


COMMANDS = (
    *(function for module in MODULES for function in public(module, *POOLS, "found", "actions")),
    *OTHERS,
)
DAYS = (
    *(BEFORE, STARTS, STARTS + timedelta(days=40), TODAY, TODAY + timedelta(days=1)),
    *(date(2026, 12, 31), date(2027, 1, 1)),
)
TEXTS = ("", "Something else", "- Pricing for Skagen", "plan", "shared", "a4", "USD")
NUMBERS = (-1, 0, 1, 4, 250, 60_000_000)
FORM = FilledForm(
    {SectionKind.MARKET: "Nothing of what we agreed"},
    (FormLine("Atlantis", amount=1, month=STARTS, source=LineSource.NEW),),
    (FormAction("Go to Atlantis"),),
)


WORLD = World(
    POOLS,
    DAYS,
    TEXTS,
    NUMBERS,
    {
        bytes: lambda _: b"%PDF another",
        Period: lambda one: one.chance.choice(
            [builders.quarter(STARTS), builders.month(STARTS), plan_half()]
        ),
        FilledForm: lambda _: FORM,
        Returned: lambda one: Returned(
            *("form.pdf", rep_sheets.mark(one.db), one.chance.choice((1, 2)), STARTS, 1),
            {section_field(SectionKind.MARKET): "Nothing of what we agreed"},
        ),
        plan_full.InFull: lambda one: plans.get(one.db, one.row(BusinessPlan).id),
        BusinessPlan: lambda one: one.row(BusinessPlan),
        PlanAction: lambda one: one.row(PlanAction),
    },
    (PlanLine, PlanAction),
)


def plan_half() -> Period:
    """The half-year of the plan."""
    return plans.period_of(PeriodKind.HALF, STARTS)


def agreed(db: Db) -> dict[int, tuple[Any, ...]]:
    """All that stands in each plan that is settled, column by column.

    That it is superseded, and when, is all that may still come to it.
    """
    found = {}
    for (plan_id,) in db.execute(sa.select(BusinessPlan.id).where(BusinessPlan.state.in_(SETTLED))):
        table = BusinessPlan.__table__
        may_come = {"state", "superseded_on", "updated_at", "version"}
        columns = [column for column in table.columns if column.name not in may_come]
        rows = [tuple(db.execute(sa.select(*columns).where(table.c.id == plan_id)).one())]
        for part in (PlanSection, PlanLine, PlanAction, ReturnedForm):
            kept = part.__table__
            query = sa.select(kept).where(kept.c.plan_id == plan_id).order_by(kept.c.id)
            rows.append(tuple(tuple(row) for row in db.execute(query)))
        found[plan_id] = tuple(rows)
    return found


def printed(db: Db) -> dict[int, tuple[Any, ...]]:
    """The pages of plans as they were printed."""
    return {row[0]: tuple(row) for row in db.execute(sa.select(Packet.__table__))}


def tell(journal: Journal) -> None:
    """A plan that is agreed, printed, talked about and under way, and another person's draft."""
    who = builders.person(journal).id
    other = builders.person(journal, "Marcus Bell").id
    builders.result(journal, who, plan_half(), 30_000_000, None)
    builders.win_rate(journal, who, 5, 20)
    words = {"mine": "I open doors", "theirs": "You call", "vis": "shareable"}
    journal.do("Write", agreements.write, who, STARTS, BEFORE, **words)
    plan = builders.business_plan(journal, who, PlanState.REVIEWED, half=STARTS, on=BEFORE)
    file = {"file_name": "form.pdf", "content": b"%PDF as returned"}
    journal.do("File", plan_forms.file, plan.id, FORM, BEFORE, **file)
    said = (plan.id, SectionKind.MARKET, "Start with Skagen")
    journal.do("Comment", plan_sections.comment, *said)
    builders.brought(journal, plan.id, PlanState.AGREED, BEFORE)
    page = ("plan", "shared", "a4", b"%PDF as agreed", BEFORE)
    journal.do("Keep", packets.keep, plan.id, *page)
    journal.do("Note", plan_sections.note, plan.id, "Brave", TODAY)
    words = {"checked_on": TODAY, "expected": 5}
    journal.do("Check", plan_checks.save, plan.id, STARTS, TODAY, **words)
    builders.business_plan(journal, other, PlanState.REVIEWED, half=STARTS, on=BEFORE)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return any_command.told(tell, tmp_path_factory.mktemp("told"))


@pytest.fixture(scope="module")
def reopened(
    told: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[], Journal]]:
    """Opens a copy of the journal in which the plan is agreed."""
    with any_command.copies(told, tmp_path_factory) as open_copy:
        yield open_copy


#: Tries commands; whatever is agreed by then, and printed, is as it was after each of them.
go_on = partial(any_command.go_on, WORLD, (agreed, printed))


def test_one_command_after_the_other_changes_nothing_that_was_agreed(reopened):
    assert go_on(reopened(), [(command, seed) for seed in range(2) for command in COMMANDS])


@pytest.mark.long
@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: f"{one.__module__}.{one.__name__}")
def test_no_command_changes_what_was_agreed(reopened, command):
    """One that is always refused would prove nothing: each is carried out twice where it can be."""
    journal = reopened()
    assert list(journal.ask(agreed)) == [1]
    tries = [(command, seed) for seed in range(20)]
    assert go_on(journal, tries, enough=2), "what is it called with?"


@pytest.mark.long
@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: f"{one.__module__}.{one.__name__}")
def test_no_command_changes_what_was_agreed_however_often_it_is_tried(reopened, command):
    go_on(reopened(), [(command, seed) for seed in range(40)], enough=40)


steps = st.lists(
    st.tuples(st.sampled_from(COMMANDS), st.integers(0, 10_000)), min_size=20, max_size=60
)


@pytest.mark.long
@given(steps)
@settings(max_examples=20)
def test_nothing_that_is_done_in_any_order_changes_what_was_agreed(reopened, steps):
    go_on(reopened(), steps)


def test_another_version_leaves_the_first_as_it_was_agreed_and_printed(reopened):
    journal = reopened()
    before = journal.ask(agreed)[1]
    second = builders.revised(journal, 1, on=BEFORE)
    after = journal.ask(agreed)
    assert after[1] == before
    assert journal.ask(packets.kept, 1, "plan", "shared", "a4") == b"%PDF as agreed"
    first = journal.ask(plans.get, 1).plan
    assert (first.state, first.superseded_on) == (PlanState.SUPERSEDED, BEFORE)
    assert set(after) == {1, second.id}


def test_what_was_taken_out_before_is_not_brought_back_into_what_was_agreed(reopened):
    journal = reopened()
    draft = journal.ask(plans.get, 2)
    journal.do("Delete line", plan_lines.delete, draft.lines[0].id)
    journal.do("Delete step", plan_actions.delete, draft.actions[0].id)
    assert [one.label for one in journal.deleted()] == ["Delete step", "Delete line"]
    builders.brought(journal, 2, PlanState.AGREED, BEFORE)
    assert journal.deleted() == []


def test_what_was_agreed_comes_back_whole_with_the_person_it_is_about(reopened):
    journal = reopened()
    before = journal.ask(agreed)
    journal.do("Delete person", people.delete, 1)
    assert journal.ask(agreed) == {}
    [deletion] = journal.deleted()
    journal.bring_back(deletion)
    assert set(journal.ask(agreed)) == set(before)
    assert journal.ask(plans.get, 1).text(SectionKind.MARKET) == "Two new plants"
