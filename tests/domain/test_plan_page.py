"""What a plan's page shows around the plan."""

from app.domain import agreements, plan_page, plan_sections, plans
from app.domain.kinds import PlanState
from app.domain.models import Agreement
from tests import builders
from tests.builders import NEXT_HALF, TODAY
from tests.statements import read


def around(journal, plan_id):
    return journal.ask(plan_page.around, journal.ask(plans.get, plan_id), TODAY)


def agree_on(journal, who, mine) -> Agreement:
    said = {"mine": mine, "theirs": "A forecast every Friday"}
    return journal.do("Write", agreements.write, who, NEXT_HALF.starts, TODAY, **said)


def test_it_is_what_belongs_to_this_plan_and_to_no_other(journal):
    dana, ben = (builders.person(journal, name).id for name in ("Dana", "Ben"))
    for who, mine in ((dana, "I open doors"), (ben, "Something else")):
        builders.result(journal, who, NEXT_HALF, 30_000_000 + who, None)
        agree_on(journal, who, mine)
    plan, other = (builders.business_plan(journal, who, PlanState.DRAFT).id for who in (dana, ben))
    for which, text in ((other, "Quiet"), (plan, "Brave"), (plan, "And tired")):
        journal.do("Note", plan_sections.note, which, text, TODAY)
    found = around(journal, plan)
    assert found.basis.quota == 30_000_000 + dana
    assert found.agreement is not None
    assert found.agreement.mine == "I open doors"
    assert [note.text for note in found.notes] == ["Brave", "And tired"]
    assert (found.promises, found.wishes) == ({}, ["Pricing for Skagen"])


def test_the_steps_of_an_agreed_plan_come_with_what_was_promised(journal):
    dana = builders.person(journal).id
    plan = builders.business_plan(journal, dana)
    journal.do("Ask", plan_sections.ask_for, plan.id, TODAY)
    found = around(journal, plan.id)
    steps = {step.id: step.text for step in journal.ask(plans.get, plan.id).actions}
    promised = {step: one.commitment.text for step, one in found.promises.items()}
    assert promised == steps
    assert (found.agreement, found.notes, found.wishes) == (None, [], [])


def test_a_plan_with_much_in_it_takes_no_more_statements(journal):
    dana = builders.person(journal).id
    few, many = ([(f"Step {number}", None) for number in range(count)] for count in (1, 8))
    plan = builders.business_plan(journal, dana, steps=few)
    long = builders.business_plan(journal, builders.person(journal, "Ben").id, steps=many)
    shorter, longer = (
        len(read(journal, plan_page.around, journal.ask(plans.get, one.id), TODAY).statements)
        for one in (plan, long)
    )
    assert shorter == longer
