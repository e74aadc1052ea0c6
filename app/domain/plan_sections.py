"""What the rep writes in a plan, what the two say about it, and what I note beside it."""

from collections.abc import Mapping, Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session as Db

from app.domain import commands, plan_parts, points
from app.domain.errors import Reason, Refused
from app.domain.kinds import PointState, RaisedBy, SectionKind, WordsFrom
from app.domain.models import AgendaItem, BusinessPlan, MarginNote, PlanSection
from app.domain.names import fold


def write(
    db: Db,
    plan_id: int,
    words: Mapping[SectionKind, str],
    words_from: WordsFrom,
    today: date,
) -> None:
    """Write the rep's own words under these headings, in place of what stood there."""
    plan = plan_parts.begun(db, plan_id, today)
    for kind, text in words.items():
        section = _section(db, plan.id, kind)
        if section.text != text.strip():
            commands.put(section, {"text": text.strip(), "words_from": words_from})


def comment(db: Db, plan_id: int, kind: SectionKind, text: str) -> PlanSection:
    """Write down what the two said about a section; it stands on the plan that both keep."""
    plan = plan_parts.unsettled(db, plan_id)
    section = _section(db, plan.id, kind)
    commands.put(section, {"comment": text.strip()})
    return section


def notes(db: Db, plan_ids: Sequence[int]) -> Sequence[MarginNote]:
    """What the manager noted beside these plans, in the order in which it was written."""
    query = sa.select(MarginNote).where(MarginNote.plan_id.in_(plan_ids))
    return db.scalars(query.order_by(MarginNote.written_on, MarginNote.id)).all()


def note(
    db: Db, plan_id: int, text: str, today: date, *, section: SectionKind | None = None
) -> MarginNote:
    """Note something beside a plan, agreed or not: it is no part of it."""
    plan = commands.find(db, BusinessPlan, plan_id)
    made = MarginNote(
        plan_id=plan.id,
        section=section,
        written_on=today,
        text=commands.insist_on_text(text, "text"),
    )
    db.add(made)
    db.flush()
    return made


def change_note(
    db: Db, note_id: int, text: str, *, section: SectionKind | None = None
) -> MarginNote:
    """Change what stands beside a plan."""
    found = commands.find(db, MarginNote, note_id)
    commands.put(found, {"text": commands.insist_on_text(text, "text"), "section": section})
    return found


def delete_note(db: Db, note_id: int) -> None:
    """Take away what stands beside a plan."""
    commands.delete(db, commands.find(db, MarginNote, note_id))


def wishes(db: Db, plan_id: int) -> list[str]:
    """The help that the rep asks for, line by line, as far as it is not on their list yet."""
    plan = commands.find(db, BusinessPlan, plan_id)
    query = sa.select(PlanSection.text).where(
        PlanSection.plan_id == plan_id, PlanSection.section == SectionKind.HELP_WANTED
    )
    said = [line.strip(" \t-–•*") for line in (db.scalar(query) or "").splitlines()]
    # What was said in another half-year is asked for anew.
    invited = sa.select(sa.func.min(BusinessPlan.invited_on)).where(
        BusinessPlan.person_id == plan.person_id, BusinessPlan.starts_on == plan.starts_on
    )
    listed = sa.select(AgendaItem.text).where(
        AgendaItem.person_id == plan.person_id,
        AgendaItem.state != PointState.DROPPED,
        AgendaItem.closed_on.is_(None) | (AgendaItem.raised_on >= invited.scalar_subquery()),
    )
    known = {fold(text) for text in db.scalars(listed)}
    spelled: dict[str, str] = {}
    for line in said:
        spelled.setdefault(fold(line), line)
    return [line for key, line in spelled.items() if line and key not in known]


def ask_for(db: Db, plan_id: int, today: date) -> list[AgendaItem]:
    """Put the help that the rep asks for on the list for their next 1:1, as theirs."""
    plan = commands.find(db, BusinessPlan, plan_id)
    wanted = wishes(db, plan_id)
    if not wanted:
        raise Refused(Reason.NOTHING_TO_ASK_FOR)
    return [
        points.raise_point(db, plan.person_id, today, text=text, raised_by=RaisedBy.REP)
        for text in wanted
    ]


def _section(db: Db, plan_id: int, kind: SectionKind) -> PlanSection:
    query = sa.select(PlanSection).where(
        PlanSection.plan_id == plan_id, PlanSection.section == kind
    )
    found = db.scalars(query).one_or_none()
    if found is None:
        found = PlanSection(plan_id=plan_id, section=kind)
        db.add(found)
    return found
