"""The forms of business plans: made from the journal, and filed as they return."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import (
    commands,
    kept_files,
    plan_actions,
    plan_full,
    plan_lines,
    plan_parts,
    plan_sections,
    plans,
    rep_sheets,
    results,
    settings,
)
from app.domain.attainment import PeriodResult
from app.domain.errors import Reason, Refused
from app.domain.kinds import SETTLED, PeriodKind, PlanState, SectionKind, WordsFrom
from app.domain.models import BusinessPlan, Person, PlanAction, PlanLine, ReturnedForm
from app.domain.names import fold
from app.domain.periods import Period, half_from, last_periods, next_period, period_of
from app.domain.plan_form import (
    FORECAST,
    LONGEST_CELL,
    STEPS,
    BlankForm,
    FilledForm,
    FormAction,
    FormLine,
    Returned,
)
from app.domain.plan_form_read import understand

#: What may be taken from a form besides its sections, which go by ``SectionKind``.
LINES, ACTIONS = FORECAST, STEPS
_QUARTERS = 4
_HALF = 6
Said = TypeVar("Said", FormLine, FormAction)


@dataclass(frozen=True)
class Words:
    """What stands under a heading here, and what the form says there."""

    section: SectionKind
    here: str
    form: str


@dataclass(frozen=True)
class LineBeside:
    """A forecast line here and the same one on the form; None where there is none."""

    here: FormLine | None
    form: FormLine | None


@dataclass(frozen=True)
class ActionBeside:
    """An action here and the same one on the form; None where there is none."""

    here: FormAction | None
    form: FormAction | None


@dataclass(frozen=True)
class Reading:
    """A returned form as it was understood, and where the plan says something else already.

    ``lines`` and ``actions`` are empty where the two agree, or only one of them has any; else they
    hold all rows side by side. What the form of a later version no longer says is no agreement: it
    went out with the words of the one before, so that somebody took them out.
    """

    found: plan_full.InFull
    form: FilledForm
    sections: tuple[Words, ...] = ()
    lines: tuple[LineBeside, ...] = ()
    actions: tuple[ActionBeside, ...] = ()

    @property
    def differing(self) -> tuple[str, ...]:
        """What filing leaves as it is unless it is told to take it, as ``file`` is told."""
        return (
            *(words.section.value for words in self.sections),
            *((LINES,) if self.lines else ()),
            *((ACTIONS,) if self.actions else ()),
        )


@dataclass(frozen=True)
class Filed:
    """What became of a form: what was written into the plan, and what the plan kept of its own.

    ``known`` is whether the very file had been filed before, ``kept`` whether the journal keeps it:
    one that is too large is not kept.
    """

    plan: BusinessPlan
    taken: tuple[str, ...]
    left: tuple[str, ...]
    known: bool
    kept: bool


def blank(db: Db, plan_id: int, today: date) -> BlankForm:
    """The form of a plan that is not agreed yet, with what is known already."""
    plan_parts.unsettled(db, plan_id)
    found, chosen = plans.get(db, plan_id), settings.current(db)
    against = plans.basis(db, found, today)
    return BlankForm(
        mark=rep_sheets.mark(db),
        person_id=found.person.id,
        name=found.person.name,
        manager=chosen.manager,
        company=chosen.company,
        half=found.half,
        number=found.plan.number,
        due_on=found.plan.due_on,
        made_on=today,
        currency=chosen.currency,
        paper=chosen.paper,
        months=_months(found.half, chosen.fiscal_start),
        quota=against.quota,
        win_rate=against.win_rate,
        bar=against.bar,
        history=_history(db, found.person.id, today, chosen.fiscal_start),
        sections={one.section: one.text for one in found.sections if one.text},
        lines=tuple(map(_line, found.lines)),
        actions=tuple(map(_action, found.actions)),
    )


def understood(db: Db, returned: Returned, plan_id: int | None = None) -> Reading:
    """What a returned form says, beside what the plan says already.

    ``plan_id`` is the plan that it is read for, if any. Refused where it is the form of another
    journal, or of another person, half-year or version, and where the plan is agreed.
    """
    found = _whose(db, returned, plan_id)
    if found.plan.state in SETTLED:
        raise Refused(Reason.PLAN_IS_AGREED)
    chosen = settings.current(db)
    months = _months(found.half, chosen.fiscal_start)
    form = understand(returned, found.half, months, chosen.currency)
    return beside(found, form)


def beside(found: plan_full.InFull, form: FilledForm) -> Reading:
    """Where a plan and a form both say something, and not the same."""
    lines, actions = tuple(map(_line, found.lines)), tuple(map(_action, found.actions))
    emptied = form.bare if found.plan.number > 1 else frozenset()
    return Reading(
        found=found,
        form=form,
        sections=tuple(
            Words(kind, found.text(kind), form.sections.get(kind, ""))
            for kind in SectionKind
            if (kind in form.sections or kind.value in emptied)
            and found.text(kind).strip()
            and not _same(found.text(kind), form.sections.get(kind, ""))
        ),
        lines=tuple(
            LineBeside(*pair) for pair in _side_by_side(lines, form.lines, LINES in emptied)
        ),
        actions=tuple(
            ActionBeside(*pair) for pair in _side_by_side(actions, form.actions, ACTIONS in emptied)
        ),
    )


def kept(db: Db, form_id: int) -> ReturnedForm:
    """A form as it came back, with its content; that is empty where it was too large."""
    return commands.find(db, ReturnedForm, form_id)


def filed_before(db: Db, plan_id: int, content: bytes) -> ReturnedForm | None:
    """The form that is this very file; None where the plan has none such."""
    query = sa.select(ReturnedForm).where(
        ReturnedForm.plan_id == plan_id, ReturnedForm.digest == kept_files.digest(content)
    )
    return db.scalars(query).first()


def file(
    db: Db,
    plan_id: int,
    form: FilledForm,
    today: date,
    *,
    file_name: str,
    content: bytes,
    take: Collection[str] = (),
) -> Filed:
    """Keep a returned form, and write into the plan what the rep wrote in it, as their own words.

    What the plan says already stays, unless ``take`` names it: the value of a section's kind,
    ``LINES``, ``ACTIONS``. The plan is submitted unless it is further.
    """
    plan = plan_parts.begun(db, plan_id, today)
    reading = beside(plans.get(db, plan_id), form)
    left = tuple(part for part in reading.differing if part not in take)
    taken = _write(db, reading, left, today)
    known = filed_before(db, plan_id, content) is not None
    if not known:
        returned = kept_files.came_back(file_name, content, today)
        db.add(ReturnedForm(plan_id=plan_id, **returned))
    db.flush()
    if plan.state is PlanState.DRAFT:
        plans.submit(db, plan_id, today, today)
    return Filed(plan, taken, left, known, kept_files.is_kept(content))


def _whose(db: Db, returned: Returned, plan_id: int | None) -> plan_full.InFull:
    """The plan that a form is about; refused where it is not here, or not the one wanted."""
    if returned.mark != rep_sheets.mark(db):
        raise Refused(Reason.FORM_OF_ANOTHER_JOURNAL)
    person = db.get(Person, returned.person_id)
    if person is None:
        raise Refused(Reason.FORM_OF_ANOTHER_PLAN, "", "somebody who is no longer here")
    versions = plans.versions(db, person.id, returned.starts_on)
    found = next((one for one in versions if one.plan.number == returned.number), None)
    if found is None or (plan_id is not None and found.plan.id != plan_id):
        half = half_from(returned.starts_on, settings.current(db).fiscal_start).label
        gone = ", which is no longer here" if found is None else ""
        whose = f"{person.name}, {half}, version {returned.number}{gone}"
        raise Refused(Reason.FORM_OF_ANOTHER_PLAN, "", whose)
    return found


def _write(db: Db, reading: Reading, left: Collection[str], today: date) -> tuple[str, ...]:
    """Write all of a form but what is ``left``; what of it was new."""
    plan_id, found, form = reading.found.plan.id, reading.found, reading.form
    words = {
        kind: text
        for kind, text in form.sections.items()
        if kind.value not in left and not _same(found.text(kind), text)
    } | {words.section: words.form for words in reading.sections if words.section.value not in left}
    plan_sections.write(db, plan_id, words, WordsFrom.FORM, today)
    taken = [kind.value for kind in words]
    lines = tuple(map(_line, found.lines))
    if (form.lines or reading.lines) and form.lines != lines and LINES not in left:
        _put_lines(db, found, form.lines, today)
        taken.append(LINES)
    actions = tuple(map(_action, found.actions))
    if (form.actions or reading.actions) and form.actions != actions and ACTIONS not in left:
        _put_actions(db, found, form.actions, today)
        taken.append(ACTIONS)
    return tuple(taken)


def _put_lines(db: Db, found: plan_full.InFull, lines: Sequence[FormLine], today: date) -> None:
    """Make the plan's lines those of the form; one that stays is changed, not made anew."""
    here = _matched(list(map(_words, map(_line, found.lines))), list(map(_words, lines)))
    for number, line in enumerate(found.lines):
        if number not in here.values():
            plan_lines.delete(db, line.id)
    for place, said in enumerate(lines):
        forecast: plan_lines.Forecast = {
            "account": said.account, "segment": said.segment, "product": said.product,
            "amount": said.amount, "month": said.month, "source": said.source,
            "as_typed": said.as_typed,
        }  # fmt: skip
        line = (
            plan_lines.change(db, found.lines[here[place]].id, **forecast)
            if place in here
            else plan_lines.add(db, found.plan.id, today, **forecast)
        )
        commands.put(line, {"position": place, "as_typed": said.as_typed})


def _put_actions(
    db: Db, found: plan_full.InFull, actions: Sequence[FormAction], today: date
) -> None:
    """Make the plan's actions those of the form.

    One that stays is changed, so that its commitment is taken along.
    """
    here = _matched(list(map(_words, map(_action, found.actions))), list(map(_words, actions)))
    for number, action in enumerate(found.actions):
        if number not in here.values():
            plan_actions.delete(db, action.id)
    for place, said in enumerate(actions):
        step: plan_actions.Step = {"text": said.text, "kind": said.kind, "due": said.due}
        action = (
            plan_actions.change(db, found.actions[here[place]].id, **step)
            if place in here
            else plan_actions.add(db, found.plan.id, today, **step)
        )
        commands.put(action, {"position": place})


def _words(row: FormLine | FormAction) -> str:
    """The words by which a row is known again."""
    if isinstance(row, FormAction):
        return fold(row.text)
    return fold(f"{row.account}|{row.segment}|{row.product}")


def _matched(here: Sequence[str], form: Sequence[str]) -> dict[int, int]:
    """Which row here each row of the form is: of the same words, else in the same place."""
    found: dict[int, int] = {}
    for place, words in enumerate(form):
        same = [n for n, one in enumerate(here) if one == words and n not in found.values()]
        if same:
            found[place] = place if place in same else same[0]
    for place in range(min(len(here), len(form))):
        if place not in found and place not in found.values():
            found[place] = place
    return found


def _same(here: str, form: str) -> bool:
    """Whether a form says what stands here, as much of it as had room in a cell."""
    said = here.strip()
    return form in (said, said[:LONGEST_CELL].strip())


def _side_by_side(
    here: Sequence[Said], form: Sequence[Said], emptied: bool
) -> list[tuple[Said | None, Said | None]]:
    """All rows in pairs where the two differ; none where they agree or one of them has none.

    ``emptied`` is whether somebody took all rows out of the form.
    """
    if not here or not (form or emptied) or tuple(here) == tuple(form):
        return []
    same = _matched(list(map(_words, here)), list(map(_words, form)))
    pairs: list[tuple[Said | None, Said | None]] = [
        (here[same[number]] if number in same else None, one) for number, one in enumerate(form)
    ]
    pairs += [(one, None) for number, one in enumerate(here) if number not in same.values()]
    return pairs


def _months(half: Period, fiscal_start: int) -> tuple[Period, ...]:
    first = period_of(PeriodKind.MONTH, half.starts, fiscal_start)
    return tuple(next_period(first, step, fiscal_start) for step in range(_HALF))


def _history(db: Db, person_id: int, today: date, fiscal_start: int) -> tuple[PeriodResult, ...]:
    """The last quarters that are over, as far as something is known of any of them."""
    over = next_period(period_of(PeriodKind.QUARTER, today, fiscal_start), -1, fiscal_start)
    records = results.of_person(db, person_id, with_us=True)
    found = results.over(records, last_periods(over, _QUARTERS, fiscal_start), fiscal_start)
    known = any(one.quota is not None or one.actual is not None for one in found)
    return tuple(found) if known else ()


def _line(line: PlanLine) -> FormLine:
    return FormLine(
        line.account, line.segment, line.product, line.amount, line.month, line.source,
        line.as_typed,
    )  # fmt: skip


def _action(action: PlanAction) -> FormAction:
    return FormAction(action.text, action.kind, action.due)
