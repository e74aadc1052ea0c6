"""What papers say of somebody's business plan, and of the plans of the team."""

from dataclasses import dataclass

from app.report.content.common import Cover, Figure, Paper, Print, Printed
from app.report.content.packets import Promises, Signers


@dataclass(frozen=True, slots=True)
class CoverMark:
    """What a plan should come to, in times the quota; ``value`` is None where it is not known."""

    label: str
    text: str
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Covering:
    """How much of a quota forecast lines cover: for drawing, and in words with what is short."""

    text: str
    told: str
    value: float | None = None
    marks: tuple[CoverMark, ...] = ()
    unknown: str = "not known"


@dataclass(frozen=True, slots=True)
class ShareLine:
    """What the lines of one month, segment or source come to, and how many of them say nothing yet.

    ``part`` is what they come to beside the greatest one, for drawing; None where it is not known.
    """

    label: str
    amount: str
    lines: str
    share: str = ""
    unknown: str = ""
    part: float | None = None


@dataclass(frozen=True, slots=True)
class ForecastLine:
    """Business that somebody expects; ``typed`` is what a form said that nobody could read."""

    account: str
    segment: str
    product: str
    month: str
    source: str
    amount: str
    typed: str = ""
    known: bool = True


@dataclass(frozen=True, slots=True)
class ForecastTable:
    """All lines of a plan, and what they come to by month, by segment and by source.

    ``owner`` answers for every one of them.
    """

    owner: str
    lines: tuple[ForecastLine, ...]
    total: str
    note: str = ""
    months: tuple[ShareLine, ...] = ()
    segments: tuple[ShareLine, ...] = ()
    sources: tuple[ShareLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote under one heading of their plan, and what the two said about it.

    ``origin`` says how the words came into the plan.
    """

    title: str
    text: str = ""
    origin: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class PlanStep:
    """A step of a plan: whose it is and by when; ``state`` is what became of it so far."""

    kind: str
    text: str
    owner: str
    due: str = ""
    state: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class MonthSeen:
    """A month of a plan as the two looked at it together."""

    month: str
    planned: str
    likely: str
    actual: str
    actions: str = ""
    comment: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class PlanSaid:
    """What stands in a plan that the two agree on.

    ``version`` says in place of what a later version stands, and why; ``state`` how far it is.
    """

    state: str
    version: str = ""
    agreement: Promises | None = None
    figures: tuple[Figure, ...] = ()
    covering: Covering | None = None
    forecast: ForecastTable | None = None
    sections: tuple[Written, ...] = ()
    steps: tuple[PlanStep, ...] = ()
    months: tuple[MonthSeen, ...] = ()
    holds: str = ""
    agreed: str = ""
    signed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RepPlan(Printed):
    """A salesperson's copy of their plan; with ``margins`` there is room to write beside it.

    Of an agreed plan ``prints`` are its pages as they were printed when it was agreed.
    """

    paper: Paper
    cover: Cover
    signers: Signers
    plan: PlanSaid | None = None
    margins: bool = False
    prints: tuple[Print, ...] = ()


@dataclass(frozen=True, slots=True)
class MarginSaid:
    """What the manager noted beside a section, or beside the whole plan where none is named."""

    section: str
    on: str
    text: str


@dataclass(frozen=True, slots=True)
class MonthKept:
    """A month of a plan as the manager keeps it, with what is private or still to be done."""

    month: str
    planned: str
    likely: str
    actual: str
    actions: str = ""
    comment: str = ""
    on: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True)
class Drifted:
    """What was expected of the whole half-year on a day; ``value`` is for drawing."""

    on: str
    expected: str
    value: float | None = None


@dataclass(frozen=True, slots=True)
class ManagerPlan:
    """Somebody's plan with what is missing and what is noted beside it, for the manager alone."""

    paper: Paper
    cover: Cover
    plan: PlanSaid | None = None
    missing: tuple[str, ...] = ()
    integrity: str = ""
    agreement_private: bool = False
    notes: tuple[MarginSaid, ...] = ()
    months: tuple[MonthKept, ...] = ()
    drift: tuple[Drifted, ...] = ()


@dataclass(frozen=True, slots=True)
class TeamPlanLine:
    """How somebody's plan covers their quota; the values are for drawing, in times the quota."""

    name: str
    state: str
    quota: str
    amount: str
    coverage: str
    gap: str
    expected: str
    value: float | None = None
    bar: float | None = None
    by_win_rate: float | None = None
    needed: str = ""
    enough: bool = False


@dataclass(frozen=True, slots=True)
class TeamPlans:
    """The plans of the team for a half-year, for the manager alone."""

    paper: Paper
    cover: Cover
    figures: tuple[Figure, ...] = ()
    covering: Covering | None = None
    lines: tuple[TeamPlanLine, ...] = ()
    total: TeamPlanLine | None = None
    left_out: tuple[str, ...] = ()
    months: tuple[ShareLine, ...] = ()
