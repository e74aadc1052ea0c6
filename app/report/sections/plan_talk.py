"""What comes of a plan: steps with their owner and day, months looked at together, signatures."""

from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.report.content import ManagerPlan, MonthKept, MonthSeen, PlanStep, RepPlan
from app.report.page import Heading, heading
from app.report.rows import Cell, cell, heads, table
from app.report.sections.marks import box
from app.report.sections.signatures import Blank
from app.report.sections.signatures import lines as to_sign_on
from app.report.sections.writing import LINE, PEN
from app.report.styles import BODY, HUNCH, MUTED, NUMBER, NUMBER_SMALL, SMALL
from app.report.text import paragraphs

_BOX, _FOR, _WHO, _WHEN = 18.0, 106.0, 84.0, 98.0
_MONTH, _MONEY, _DONE = 84.0, 76.0, 62.0
#: Empty rows for steps that are added by pen.
_MORE_STEPS = 4
_AGREED_ON = ("We agreed on this plan on ", "____", ".")


def steps(content: RepPlan | ManagerPlan, width: float) -> list[Flowable]:
    """What is done by whom and by when (practice S4-09)."""
    plan = content.plan
    pen = isinstance(content, RepPlan) and content.margins
    if plan is None or not (plan.steps or pen):
        return []
    widths = [_BOX, width - _BOX - _FOR - _WHO - _WHEN, _FOR, _WHO, _WHEN]
    head = heads(("", "What we do", "What for", "Owner", "By"), widths)
    empty: list[list[Cell]] = [[[Spacer(0, PEN)]] for _ in range(_MORE_STEPS if pen else 0)]
    return [
        *heading("Actions"),
        *table([_step(one) for one in plan.steps], widths, head=head, whole=True),
        *table(empty, [width], LINE),
    ]


def months(content: RepPlan, width: float) -> list[Flowable]:
    """What was planned for each month that the two looked at, and what came."""
    found = content.plan.months if content.plan is not None else ()
    return looked_at(found, width)


def looked_at(found: tuple[MonthSeen | MonthKept, ...], width: float) -> list[Flowable]:
    """The months of a plan under their heading; nothing where none was looked at."""
    return [*heading("Month by month"), *by_month(found, width)] if found else []


def by_month(found: tuple[MonthSeen | MonthKept, ...], width: float) -> list[Flowable]:
    """A row for each month, what was said of it at the right."""
    widths = [_MONTH, _MONEY, _MONEY, _DONE, width - _MONTH - 2 * _MONEY - _DONE]
    titles = ("Month", "Planned", "Actual", "Actions", "What we said")
    head = heads(titles, widths, (1, 2, 3))
    return table([_month(one) for one in found], widths, head=head, whole=True)


def signed(content: RepPlan, width: float) -> list[Flowable]:
    """When the two agreed, how long it holds, and two lines to sign on; kept together."""
    plan = content.plan
    if plan is None:
        return []
    agreed = paragraphs(plan.agreed, BODY) if plan.agreed else [Blank(*_AGREED_ON)]
    said = [flowable for one in plan.signed for flowable in paragraphs(one, BODY)]
    return [
        KeepTogether(
            [
                Heading("Signatures"),
                *agreed,
                *paragraphs(plan.holds, BODY),
                *said,
                *to_sign_on(content.signers, width),
            ]
        )
    ]


def _step(one: PlanStep) -> list[Cell]:
    return [
        [box(ticked=one.done)],
        cell(one.text, BODY),
        cell(one.kind, SMALL),
        cell(one.owner, BODY),
        [*cell(one.due or "no day yet", BODY if one.due else MUTED), *cell(one.state, SMALL)],
    ]


def _month(one: MonthSeen | MonthKept) -> list[Cell]:
    private = isinstance(one, MonthKept) and one.private
    return [
        [*cell(one.month, BODY), *cell(one.on, SMALL)],
        [*cell(one.planned, NUMBER), *cell(one.likely, NUMBER_SMALL)],
        cell(one.actual, NUMBER),
        cell(one.actions, NUMBER),
        [*cell(one.comment, BODY), *cell("private" if private else "", HUNCH)],
    ]
