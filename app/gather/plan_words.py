"""A business plan in words on paper: how far it is, and what it covers."""

from app import covering as words
from app.domain.coverage import Coverage
from app.domain.kinds import PlanState, WordsFrom
from app.domain.plan_full import InFull
from app.gather.parts import Wording
from app.labels import label
from app.report import content

#: How the words came into the plan, where it was not by the form.
ORIGINS = {
    WordsFrom.FORM: "",
    WordsFrom.TRANSCRIBED: "transcribed from paper",
    WordsFrom.TALK: "changed in our talk",
}


def state(found: InFull, wording: Wording) -> str:
    """How far a plan is, with the day of it."""
    plan = found.plan
    days = {
        PlanState.INVITED: plan.invited_on,
        PlanState.DRAFT: plan.drafted_on,
        PlanState.SUBMITTED: plan.submitted_on,
        PlanState.REVIEWED: plan.reviewed_on,
    }
    if plan.agreed_on is not None:
        agreed = f"Agreed on {wording.day(plan.agreed_on)}"
        if plan.superseded_on is None:
            return agreed
        return f"{agreed}, superseded on {wording.day(plan.superseded_on)}"
    day = days[plan.state]
    since = "" if day is None else f" on {wording.day(day)}"
    said = "begun" if plan.state is PlanState.DRAFT else label(plan.state).casefold()
    return f"Not agreed yet: {said}{since}"


def version(found: InFull, before: InFull | None, wording: Wording) -> str:
    """In place of which version a later one stands, and why; empty for the first."""
    if before is None:
        return ""
    day = before.plan.agreed_on
    of = "" if day is None else f" of {wording.day(day)}"
    number, last = found.plan.number, before.plan.number
    return f"Version {number}, in place of version {last}{of}: {found.plan.reason}"


def covering(found: Coverage, wording: Wording, currency: str) -> content.Covering:
    """The coverage with both bars side by side (practice S4-10)."""
    return content.Covering(
        text=f"{words.ratio(found, wording)} the quota",
        told=words.told(found, wording, currency),
        value=found.ratio,
        marks=tuple(content.CoverMark(*mark) for mark in words.marks(found, wording)),
        unknown=words.unknown(found),
    )
