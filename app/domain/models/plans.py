"""Each person's own business plan for a half-year, the talk about it, and how it goes."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.kinds import (
    ActionKind,
    LineSource,
    Owner,
    PlanState,
    SectionKind,
    Vis,
    WordsFrom,
)
from app.domain.models.base import Line, Prose, Record, parent


class BusinessPlan(Record):
    """How one person means to reach their quota in the half-year that begins on ``starts_on``.

    ``number`` is its version, from 1; every later one has a ``reason``. Each state has its day:
    a plan is agreed or superseded where ``agreed_on`` is known, and nothing of it changes from
    then on. ``due_on`` is the day by which the person was asked for it.

    ``quota`` (minor units), the deals ``won`` of those ``decided`` (thousandths) and ``bar``
    (hundredths) are what it is counted against: until it is agreed what the person was told,
    afterwards what the two agreed on. ``mine`` and ``theirs`` are their agreement as it stood then,
    as far as it is shared. ``integrity`` says whether it can be carried out with integrity; None is
    not asked yet.
    """

    __tablename__ = "business_plan"
    __table_args__ = (
        sa.UniqueConstraint("person_id", "starts_on", "number"),
        sa.CheckConstraint("number > 0", name="number"),
        sa.CheckConstraint("number = 1 OR reason <> ''", name="reason"),
        sa.CheckConstraint(
            "(state IN ('agreed', 'superseded')) = (agreed_on IS NOT NULL)", name="agreed_on"
        ),
        sa.CheckConstraint(
            "(state = 'superseded') = (superseded_on IS NOT NULL)", name="superseded_on"
        ),
        sa.Index("ix_business_plan_of_half", "starts_on", "state"),
        # At most one of a person's plans for a half holds at a time.
        sa.Index(
            "ix_business_plan_agreed",
            "person_id",
            "starts_on",
            unique=True,
            sqlite_where=sa.text("state = 'agreed'"),
        ),
        *Record.__table_args__,
    )

    person_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))
    starts_on: Mapped[date]
    number: Mapped[int] = mapped_column(default=1)
    state: Mapped[PlanState] = mapped_column(default=PlanState.INVITED)
    invited_on: Mapped[date]
    due_on: Mapped[date]
    drafted_on: Mapped[date | None] = mapped_column(default=None)
    submitted_on: Mapped[date | None] = mapped_column(default=None)
    reviewed_on: Mapped[date | None] = mapped_column(default=None)
    agreed_on: Mapped[date | None] = mapped_column(default=None)
    superseded_on: Mapped[date | None] = mapped_column(default=None)
    reason: Mapped[Prose] = mapped_column(default="")
    quota: Mapped[int | None] = mapped_column(default=None)
    won: Mapped[int | None] = mapped_column(default=None)
    decided: Mapped[int | None] = mapped_column(default=None)
    bar: Mapped[int] = mapped_column(default=300)
    mine: Mapped[Prose] = mapped_column(default="")
    theirs: Mapped[Prose] = mapped_column(default="")
    integrity: Mapped[bool | None] = mapped_column(default=None)
    integrity_note: Mapped[Prose] = mapped_column(default="")


class PlanSection(Record):
    """What the person wrote under one heading of their plan, in their own words.

    ``comment`` is what the two said about it in the talk; it stands on the plan that both keep.
    """

    __tablename__ = "plan_section"
    __table_args__ = (sa.UniqueConstraint("plan_id", "section"), *Record.__table_args__)

    plan_id: Mapped[int] = mapped_column(sa.ForeignKey("business_plan.id"))
    section: Mapped[SectionKind]
    text: Mapped[Prose] = mapped_column(default="")
    words_from: Mapped[WordsFrom] = mapped_column(default=WordsFrom.TRANSCRIBED)
    comment: Mapped[Prose] = mapped_column(default="")


class PlanLine(Record):
    """Business that the person expects: from which account or segment, how much, and when.

    ``month`` is the first day of the month. An amount or a month that is missing is not known
    yet, which is not zero; ``as_typed`` keeps what a form said there and nobody could read.
    """

    __tablename__ = "plan_line"
    __table_args__ = (
        sa.CheckConstraint("amount >= 0", name="amount"),
        sa.CheckConstraint("account <> '' OR segment <> ''", name="named"),
        *Record.__table_args__,
    )

    plan_id: Mapped[int] = parent("business_plan")
    position: Mapped[int]
    account: Mapped[Line] = mapped_column(default="")
    segment: Mapped[Line] = mapped_column(default="")
    product: Mapped[Line] = mapped_column(default="")
    amount: Mapped[int | None] = mapped_column(default=None)
    month: Mapped[date | None] = mapped_column(default=None)
    source: Mapped[LineSource | None] = mapped_column(default=None)
    as_typed: Mapped[Prose] = mapped_column(default="")


class PlanAction(Record):
    """A step of a plan, as it was agreed; the commitment that comes of it points here."""

    __tablename__ = "plan_action"
    __table_args__ = (
        sa.CheckConstraint("owner IN ('rep', 'me')", name="owner"),
        *Record.__table_args__,
    )

    plan_id: Mapped[int] = parent("business_plan")
    position: Mapped[int]
    kind: Mapped[ActionKind] = mapped_column(default=ActionKind.PROSPECTING)
    text: Mapped[Prose]
    owner: Mapped[Owner] = mapped_column(default=Owner.REP)
    due: Mapped[date | None] = mapped_column(default=None)
    # The same step in the version before, so that its commitment is taken along.
    before_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("plan_action.id"), default=None, index=True
    )


class MarginNote(Record):
    """What the manager notes beside a plan, of one section or, where none is named, of all of it.

    It is the manager's own: no page of the person has a place for it.
    """

    __tablename__ = "margin_note"

    plan_id: Mapped[int] = parent("business_plan")
    section: Mapped[SectionKind | None] = mapped_column(default=None)
    written_on: Mapped[date]
    text: Mapped[Prose]


class PlanSignature(Record):
    """That the rep, or I, signed a plan, and when."""

    __tablename__ = "plan_signature"
    __table_args__ = (
        sa.UniqueConstraint("plan_id", "owner"),
        sa.CheckConstraint("owner IN ('rep', 'me')", name="owner"),
        *Record.__table_args__,
    )

    plan_id: Mapped[int] = mapped_column(sa.ForeignKey("business_plan.id"))
    owner: Mapped[Owner]
    signed_on: Mapped[date]


class ReturnedForm(Record):
    """A form as it came back from the person: the very file, so that their words are never lost."""

    __tablename__ = "returned_form"

    plan_id: Mapped[int] = parent("business_plan")
    read_on: Mapped[date]
    file_name: Mapped[Line]
    digest: Mapped[Line]
    content: Mapped[bytes]


class PlanCheck(Record):
    """The monthly talk about an agreed plan: what was planned and what came of it by then.

    ``month`` is the first day of the month that is looked at. ``actual`` is what had been sold in
    it, ``done`` of the ``due`` actions until its end, as they stood on ``checked_on``;
    ``expected`` is what the person then expected of the whole half.
    """

    __tablename__ = "plan_check"
    __table_args__ = (sa.UniqueConstraint("plan_id", "month"), *Record.__table_args__)

    plan_id: Mapped[int] = mapped_column(sa.ForeignKey("business_plan.id"))
    month: Mapped[date]
    checked_on: Mapped[date]
    actual: Mapped[int | None] = mapped_column(default=None)
    expected: Mapped[int | None] = mapped_column(default=None)
    done: Mapped[int] = mapped_column(default=0)
    due: Mapped[int] = mapped_column(default=0)
    comment: Mapped[Prose] = mapped_column(default="")
    vis: Mapped[Vis] = mapped_column(default=Vis.PRIVATE)


class Packet(Record):
    """Pages exactly as they were printed, so that a reprint is the same file.

    ``paper`` names the kind of page, ``size`` the sheet, ``digest`` is the SHA-256 of ``pdf``.
    """

    __tablename__ = "packet"
    __table_args__ = (
        sa.UniqueConstraint("plan_id", "paper", "audience", "size"),
        *Record.__table_args__,
    )

    plan_id: Mapped[int] = mapped_column(sa.ForeignKey("business_plan.id"))
    paper: Mapped[Line]
    audience: Mapped[Line]
    size: Mapped[Line]
    made_on: Mapped[date]
    digest: Mapped[Line]
    pdf: Mapped[bytes]
