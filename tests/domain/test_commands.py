"""What every command needs."""

from app.domain import commands
from app.domain.kinds import PlanState
from app.domain.models import PlanAction, PlanLine
from tests import builders


def test_the_next_place_is_after_the_last_one(journal):
    made = builders.business_plan(journal, builders.person(journal).id, PlanState.DRAFT, steps=())
    other = builders.person(journal, "Marcus Bell").id
    builders.business_plan(journal, other, PlanState.DRAFT)

    def place(kind):
        return journal.ask(commands.next_position, kind, kind.plan_id == made.id)

    assert place(PlanLine) == 2
    assert place(PlanAction) == 0
