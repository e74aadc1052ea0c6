"""A person's business plans, for the pages of an export."""

from collections.abc import Iterable

from app.domain.kinds import Owner, PeriodKind
from app.domain.models import BusinessPlan, PlanAction, PlanCheck, PlanLine
from app.domain.plan_held import Held
from app.exchange.markdown import Entry, Section
from app.export_pages.words import Wording
from app.labels import label


def of_person(held: Iterable[Held], wording: Wording) -> tuple[Section, ...]:
    """Every version of a person's plans, with what I noted beside it, and its monthly checks."""
    told = tuple(held)
    checks = (_check(check, wording) for one in told for check in one.checks)
    return (
        Section("Business plans", tuple(_plan(one, wording) for one in told)),
        Section("Monthly checks of plans", tuple(checks)),
    )


def _plan(one: Held, wording: Wording) -> Entry:
    plan = one.found.plan
    title = f"{wording.period(PeriodKind.HALF, plan.starts_on)}, version {plan.number}"
    facts = (*_days(plan, wording), *_against(plan, wording), *_papers(one, wording))
    return Entry(title, facts, (*_texts(one), *_beside(one, wording)))


def _days(plan: BusinessPlan, wording: Wording) -> Iterable[str]:
    yield label(plan.state)
    yield wording.day(plan.invited_on, "invited on {}")
    yield wording.day(plan.due_on, "asked for by {}")
    yield wording.day(plan.drafted_on, "begun on {}")
    yield wording.day(plan.submitted_on, "submitted on {}")
    yield wording.day(plan.reviewed_on, "talked about on {}")
    yield wording.day(plan.agreed_on, "agreed on {}")
    yield wording.day(plan.superseded_on, "superseded on {}")


def _against(plan: BusinessPlan, wording: Wording) -> Iterable[str]:
    """What the plan is counted against."""
    yield f"quota {wording.money(plan.quota)}"
    if plan.won is not None and plan.decided is not None:
        yield f"{plan.won / 1000:g} deals won of {plan.decided / 1000:g} decided"
    yield f"bar {plan.bar / 100:g}"
    if plan.integrity is not None:
        yield f"{'can' if plan.integrity else 'cannot'} be carried out with integrity"


def _papers(one: Held, wording: Wording) -> Iterable[str]:
    for signed in one.found.signatures:
        who = "me" if signed.owner is Owner.ME else "them"
        yield wording.day(signed.signed_on, f"signed by {who} on {{}}")
    for form in one.found.forms:
        yield wording.day(form.read_on, f"form {form.file_name} read on {{}}")
    for packet in one.packets:
        yield wording.day(packet.made_on, "pages kept as printed on {}")


def _texts(one: Held) -> Iterable[tuple[str, str]]:
    """What stands in the plan itself."""
    plan = one.found.plan
    yield "Why it changed", plan.reason
    for section in one.found.sections:
        heading = label(section.section)
        yield f"{heading} ({label(section.words_from).lower()})", section.text
        yield f"{heading}: what we said", section.comment
    yield "You can count on me for", plan.mine
    yield "I count on you for", plan.theirs
    yield "With integrity", plan.integrity_note


def _beside(one: Held, wording: Wording) -> Iterable[tuple[str, str]]:
    yield "Forecast", "\n".join(_line(line, wording) for line in one.found.lines)
    yield "Actions", "\n".join(_action(step, wording) for step in one.found.actions)
    for note in one.notes:
        about = f" on {label(note.section).lower()}" if note.section else ""
        yield wording.day(note.written_on, f"My own note{about}, {{}}"), note.text


def _line(line: PlanLine, wording: Wording) -> str:
    said = (
        line.account,
        line.segment,
        line.product,
        "not known yet" if line.amount is None else wording.money(line.amount),
        "" if line.month is None else wording.period(PeriodKind.MONTH, line.month),
        label(line.source).lower() if line.source else "",
        f"on the form: {line.as_typed}" if line.as_typed else "",
    )
    return ", ".join(filter(None, said))


def _action(step: PlanAction, wording: Wording) -> str:
    said = (label(step.kind).lower(), label(step.owner).lower(), wording.day(step.due, "due on {}"))
    return f"{step.text} ({', '.join(filter(None, said))})"


def _check(check: PlanCheck, wording: Wording) -> Entry:
    facts = (
        label(check.vis),
        wording.day(check.checked_on, "looked at on {}"),
        f"sold {wording.money(check.actual)}",
        "" if check.expected is None else f"expected {wording.money(check.expected)} of the half",
        f"{check.done} of {check.due} actions done" if check.due else "",
    )
    named = wording.period(PeriodKind.MONTH, check.month)
    return Entry(named, facts, (("", check.comment),))
