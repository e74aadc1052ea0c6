"""The form on which a rep writes their own plan for a half-year (practices S4-08 and S4-09)."""

from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy.orm import Session as Db

from app.domain import people, plan_forms, plans
from app.domain.errors import Reason, Refused
from app.domain.kinds import ActionKind, LineSource, SectionKind, Unit
from app.domain.measure import as_number
from app.domain.money import minor_digits
from app.domain.periods import Period
from app.domain.plan_form import (
    ACTIONS,
    LINES,
    MARK_FIELD,
    BlankForm,
    FormAction,
    FormLine,
    action_field,
    line_field,
    section_field,
    with_room,
)
from app.gather import parts
from app.gather.parts import Wording
from app.labels import label
from app.report import content

KIND = "Business plan form"
#: What is asked under each heading, and how many lines by pen an answer has.
QUESTIONS: Mapping[SectionKind, tuple[str, int]] = {
    SectionKind.LOOKING_BACK: (
        "What went well in the last half-year, what did not, and what do you take from it?",
        5,
    ),
    SectionKind.MARKET: (
        "What is changing in your market and territory, and where is the business in it?",
        5,
    ),
    SectionKind.TARGET_ACCOUNTS: (
        "Which accounts do you go for, what do you want with each, and why there?",
        4,
    ),
    SectionKind.ACTIVITY: (
        "What will you do week by week to find and win it: contacts, calls, meetings, proposals?",
        4,
    ),
    SectionKind.RELATIONSHIPS: (
        "Whom do you need to know better, with customers and here, and how will you get there?",
        4,
    ),
    SectionKind.SKILLS: (
        "What do you want to get better at, and how: training, practice, somebody to learn from?",
        4,
    ),
    SectionKind.OBSTACLES: (
        "What stands between you and your quota, price and margin too, and what will you do?",
        4,
    ),
    SectionKind.HELP_WANTED: (
        "What help do you want, and from whom? One wish on each line: we will talk about them.",
        5,
    ),
    SectionKind.PERSONAL_GOALS: (
        "What do you want for yourself out of this half-year?",
        5,
    ),
    SectionKind.RISKS: (
        "What could make this plan fail, how would you notice, and what would you do then?",
        5,
    ),
}
#: So many digits stand together in a large number.
_GROUP = 3
_LINE_HEADS = ("Account", "Segment", "Product", "Amount", "Month", "Source")
_LINE_SHARES = (108, 63, 65, 74, 80, 88)
_ACTION_HEADS = ("What you will do", "What for", "By when")
_ACTION_SHARES = (270, 128, 80)


def plan_form(
    db: Db, person_id: int, period: Period, wording: Wording, today: date
) -> content.PlanForm:
    """The form of somebody's plan for a half-year that is not agreed yet."""
    found = plans.latest(db, person_id, period.starts)
    if found is None:
        raise Refused(Reason.NOT_INVITED, "", people.get(db, person_id).called)
    return sheet(plan_forms.blank(db, found.plan.id, today), wording)


def sheet(form: BlankForm, wording: Wording) -> content.PlanForm:
    """The form as it is printed."""
    version = f", version {form.number}" if form.number > 1 else ""
    return content.PlanForm(
        paper=form.paper.value,
        cover=content.Cover(
            person=form.name,
            kind=KIND,
            period=f"{form.half.label}{version}",
            role="",
            company=form.company,
            prepared=wording.day(form.made_on),
            copy_for=form.name,
        ),
        mark=content.FormField(MARK_FIELD, "", form.said),
        how=_how(form, wording),
        figures=_figures(form, wording),
        history=parts.result_lines(form.history, wording),
        asked=tuple(_asked(kind, form) for kind in SectionKind),
        tables=(_lines(form), _actions(form, wording)),
    )


def asked() -> dict[SectionKind, tuple[str, str]]:
    """The heading and the question of each section, for a form that is no paper."""
    return {kind: (label(kind), QUESTIONS[kind][0]) for kind in SectionKind}


def _how(form: BlankForm, wording: Wording) -> str:
    to = f" to {form.manager}" if form.manager else ""
    return (
        "This is your plan: how you will reach your quota, in your own words. Fill it in on the "
        f"screen or by pen, save it, and give it back{to} by {wording.day(form.due_on)}. Leave "
        "empty what you do not know yet; we will talk about all of it."
    )


def _figures(form: BlankForm, wording: Wording) -> tuple[content.Figure, ...]:
    """The quota, what the forecast should come to by both rules, and the day."""
    quota = "not set yet" if form.quota is None else wording.money(form.quota)
    return (
        content.Figure("Your quota", quota, form.half.label),
        content.Figure("Forecast to aim for", *_times(form.bar, form, wording)),
        _by_win_rate(form, wording),
        content.Figure(
            "Give it back by",
            wording.short_day(form.due_on),
            f"to {form.manager}" if form.manager else "",
        ),
    )


def _by_win_rate(form: BlankForm, wording: Wording) -> content.Figure:
    if not form.win_rate:
        return content.Figure("By your win rate", "not known", "of business won")
    told = f"By your win rate of {wording.percent(form.win_rate)}"
    return content.Figure(told, *_times(1 / form.win_rate, form, wording))


def _times(times: float, form: BlankForm, wording: Wording) -> tuple[str, str]:
    """So many times the quota as money, and how often that is."""
    often = f"{times:.1f} × the quota"
    if form.quota is None:
        return f"{times:.1f} ×", "the quota"
    whole = 10 ** minor_digits(form.currency)
    return wording.money(round(form.quota * times / whole) * whole), often


def _asked(kind: SectionKind, form: BlankForm) -> content.FormQuestion:
    question, lines = QUESTIONS[kind]
    said = content.FormField(section_field(kind), question, form.sections.get(kind, ""))
    return content.FormQuestion(label(kind), question, said, lines)


def _lines(form: BlankForm) -> content.FormTable:
    rows = with_room(form.lines, LINES, FormLine())
    return content.FormTable(
        heading="Forecast",
        told=(
            "Where the business comes from, deal by deal or segment by segment. Leave an amount "
            f"empty that you do not know yet. Months: {form.months[0].label} to "
            f"{form.months[-1].label}.",
            f"Sources: {_listed(LineSource)}.",
        ),
        heads=tuple(
            f"{head} ({form.currency})" if head == "Amount" else head for head in _LINE_HEADS
        ),
        shares=_LINE_SHARES,
        rows=tuple(_line(n, line, form) for n, line in enumerate(rows, 1)),
    )


def _line(number: int, line: FormLine, form: BlankForm) -> tuple[content.FormField, ...]:
    month = next((one.label for one in form.months if one.starts == line.month), "")
    said = {
        "account": line.account,
        "segment": line.segment,
        "product": line.product,
        "amount": "" if line.amount is None else _typed(line.amount, form.currency),
        "month": month,
        "source": "" if line.source is None else label(line.source),
    }
    choices = {
        "month": tuple(one.label for one in form.months),
        "source": tuple(map(label, LineSource)),
    }
    return tuple(
        content.FormField(
            line_field(number, part),
            f"{head} of line {number}",
            said[part] or line.unread(part),
            choices.get(part, ()),
        )
        for head, part in zip(_LINE_HEADS, said, strict=True)
    )


def _actions(form: BlankForm, wording: Wording) -> content.FormTable:
    rows = with_room(form.actions, ACTIONS, FormAction(""))
    return content.FormTable(
        heading="Actions",
        told=(f"What you will do, and by when. What for: {_listed(ActionKind)}.",),
        heads=_ACTION_HEADS,
        shares=_ACTION_SHARES,
        rows=tuple(_action(n, action, wording) for n, action in enumerate(rows, 1)),
    )


def _action(number: int, action: FormAction, wording: Wording) -> tuple[content.FormField, ...]:
    said = {
        "text": (action.text, ()),
        "kind": (label(action.kind) if action.text else "", tuple(map(label, ActionKind))),
        "due": ("" if action.due is None else wording.day(action.due), ()),
    }
    return tuple(
        content.FormField(action_field(number, part), f"{head}, action {number}", text, choices)
        for head, (part, (text, choices)) in zip(_ACTION_HEADS, said.items(), strict=True)
    )


def _listed(kinds: Iterable[LineSource | ActionKind]) -> str:
    return ", ".join(label(kind).lower() for kind in kinds)


def _typed(amount: int, currency: str) -> str:
    """An amount as one types it: in groups, unless a group could be taken for decimals."""
    number, digits = as_number(amount, Unit.MONEY, currency), minor_digits(currency)
    shown = 0 if number == number.to_integral_value() else digits
    return f"{number:.{shown}f}" if digits == _GROUP else f"{number:,.{shown}f}"
