"""A plan's page in words: what is late, what changed since, and what the lines come to."""

from datetime import date, timedelta

import pytest

from app.domain import plan_sums, plans
from app.domain.kinds import PlanState
from app.domain.models import PlanLine
from app.domain.pipelines import WinRate
from app.domain.plan_basis import Basis
from app.domain.plan_timing import timing
from app.formats import Formats
from app.ui.tabs.plans import page_words as say
from tests import builders
from tests.builders import NEXT_HALF, TODAY

FORMATS = Formats("USD")
NO_RATE = WinRate(None, None)


@pytest.fixture
def found(journal):
    """Brings Dana's plan as far as a state."""
    dana = builders.person(journal, "Dana Whitfield").id

    def bring(state):
        return journal.ask(plans.get, builders.business_plan(journal, dana, state).id)

    return bring


@pytest.mark.parametrize(
    ("state", "days", "words"),
    [
        (PlanState.DRAFT, 0, "asked for by 6 Dec"),
        (PlanState.DRAFT, 15, "asked for by 6 Dec, 1 day late"),
        (PlanState.SUBMITTED, 15, "to be agreed by 1 Jan"),
        (PlanState.REVIEWED, 45, "to be agreed by 1 Jan, 5 days late"),
    ],
)
def test_what_is_due_next_and_how_late_it_is(found, state, days, words):
    one = found(state)
    now = timing(NEXT_HALF, None, state, one.plan.due_on, TODAY + timedelta(days=days))
    assert say.waiting(one, now, FORMATS) == words


@pytest.mark.parametrize(
    ("then", "now", "words"),
    [
        (None, None, ""),
        (50_000_000, 50_000_000, ""),
        (50_000_000, 60_000_000, "was $500,000 when they were invited. It is $600,000 now."),
        (None, 0, "was not known when they were invited. It is $0 now."),
        (50_000_000, None, "was $500,000 when they were invited. It is not known now."),
    ],
)
def test_another_quota_than_they_were_told_is_said(found, then, now, words):
    plan = found(PlanState.DRAFT).plan
    plan.quota = then
    said = say.told_quota(plan, Basis(now, NO_RATE, 3.0), FORMATS)
    assert said == (f"The quota {words}" if words else "")


def test_what_is_not_known_is_counted_and_is_no_zero():
    lines = [
        PlanLine(plan_id=1, position=0, account="Halden", amount=None),
        PlanLine(plan_id=1, position=1, account="Kestrel", amount=0),
    ]
    shares = plan_sums.by_month(lines, [date(2027, 1, 1)])
    (january, open_yet) = say.sum_rows({str(key): one for key, one in shares.items()}, FORMATS)
    assert (january.amount, january.amount_words, january.lines) == (None, "nothing", 0)
    assert (open_yet.amount_words, open_yet.lines, open_yet.unknown) == ("$0", 2, 1)
    unknown = say.line_row(lines[0], FORMATS)
    assert (unknown.amount_words, unknown.month_words) == ("not known yet", "not known yet")


def test_why_nothing_can_be_changed(found):
    one = found(PlanState.DRAFT)
    assert say.why_closed(one, read_only=False) == ""
    assert "reading only" in say.why_closed(one, read_only=True)
