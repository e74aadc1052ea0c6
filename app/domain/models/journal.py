"""What is written down between sessions: notes, talking points and commitments."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.kinds import (
    ALWAYS_PRIVATE,
    CommitmentState,
    Hat,
    NoteKind,
    Origin,
    Owner,
    PointKind,
    PointState,
    RaisedBy,
    SaidIn,
    Tone,
    Vis,
)
from app.domain.models.base import ADDED, BELONGS, Line, Prose, Record, parent

_KINDS_KEPT = ", ".join(f"'{kind}'" for kind in sorted(ALWAYS_PRIVATE))


class Note(Record):
    """One entry of the journal, about any number of people.

    Feedback says ``situation``, ``behaviour``, ``effect`` and ``next_time``, and is to be
    delivered until ``delivered_on``. A win can be a recognition: the ``value_shown`` and how it
    was ``said_in``. ``pinned`` keeps it for the next review.
    """

    __tablename__ = "note"
    __table_args__ = (
        # The commands refuse it first; the file itself refuses whatever comes another way.
        sa.CheckConstraint(
            f"vis = 'private' OR kind NOT IN ({_KINDS_KEPT})", name="always_private"
        ),
        sa.Index("ix_note_happened", "happened_on"),
        sa.Index("ix_note_kind", "kind", "happened_on"),
        sa.Index("ix_note_undelivered", "kind", "delivered_on", "happened_on"),
        *Record.__table_args__,
    )

    happened_on: Mapped[date]
    kind: Mapped[NoteKind] = mapped_column(default=NoteKind.OBSERVATION)
    text: Mapped[Prose] = mapped_column(default="")
    tone: Mapped[Tone | None] = mapped_column(default=None)
    hat: Mapped[Hat | None] = mapped_column(default=None)
    situation: Mapped[Prose] = mapped_column(default="")
    behaviour: Mapped[Prose] = mapped_column(default="")
    effect: Mapped[Prose] = mapped_column(default="")
    next_time: Mapped[Prose] = mapped_column(default="")
    follow_up: Mapped[date | None] = mapped_column(default=None)
    delivered_on: Mapped[date | None] = mapped_column(default=None)
    value_shown: Mapped[Line] = mapped_column(default="")
    said_in: Mapped[SaidIn | None] = mapped_column(default=None)
    pinned: Mapped[bool] = mapped_column(default=False)
    skill_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("skill.id"), default=None, index=True
    )
    session_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("session.id"), default=None, index=True
    )
    vis: Mapped[Vis] = mapped_column(default=Vis.PRIVATE)


class NotePerson(Record):
    """Somebody a note is about.

    ``happened_on`` repeats the note's, so that a page of one person's notes is read by an index.
    """

    __tablename__ = "note_person"
    __table_args__ = (
        sa.UniqueConstraint("note_id", "person_id"),
        sa.Index("ix_note_person_happened", "person_id", "happened_on", "note_id"),
        *Record.__table_args__,
    )

    note_id: Mapped[int] = mapped_column(sa.ForeignKey("note.id"))
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))
    happened_on: Mapped[date]


class NoteTag(Record):
    """A word under which a note is found again."""

    __tablename__ = "note_tag"
    __table_args__ = (
        sa.UniqueConstraint("note_id", "tag"),
        sa.Index("ix_note_tag_happened", "tag", "happened_on", "note_id"),
        *Record.__table_args__,
    )

    note_id: Mapped[int] = mapped_column(sa.ForeignKey("note.id"))
    tag: Mapped[Line]
    happened_on: Mapped[date]


class NoteRevision(Record):
    """What a note said before it was amended, once it was older than fourteen days."""

    __tablename__ = "note_revision"

    note_id: Mapped[int] = parent("note")
    replaced_on: Mapped[date]
    text: Mapped[Prose] = mapped_column(default="")
    situation: Mapped[Prose] = mapped_column(default="")
    behaviour: Mapped[Prose] = mapped_column(default="")
    effect: Mapped[Prose] = mapped_column(default="")
    next_time: Mapped[Prose] = mapped_column(default="")


class AgendaItem(Record):
    """A talking point. It belongs to a person, or to the team where ``person_id`` is None.

    No meeting owns it, so moving one never loses it. ``carried`` counts the 1:1s that came and
    went without it; a parked one comes back on ``parked_until``. ``session_id`` is where it was
    discussed, ``training_id`` the training after which it is to be looked at in the field.
    """

    __tablename__ = "agenda_item"
    __table_args__ = (
        sa.CheckConstraint("carried >= 0", name="carried"),
        sa.CheckConstraint("(state = 'parked') = (parked_until IS NOT NULL)", name="parked_until"),
        sa.Index("ix_agenda_item_of_person", "person_id", "state"),
        sa.Index("ix_agenda_item_closed", "person_id", "closed_on"),
        *Record.__table_args__,
    )

    person_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("person.id"), default=None, info=BELONGS
    )
    text: Mapped[Prose]
    raised_by: Mapped[RaisedBy] = mapped_column(default=RaisedBy.ME)
    kind: Mapped[PointKind] = mapped_column(default=PointKind.POINT)
    state: Mapped[PointState] = mapped_column(default=PointState.OPEN)
    raised_on: Mapped[date]
    parked_until: Mapped[date | None] = mapped_column(default=None)
    carried: Mapped[int] = mapped_column(default=0)
    answer: Mapped[Prose] = mapped_column(default="")
    closed_on: Mapped[date | None] = mapped_column(default=None)
    session_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("session.id"), default=None, index=True
    )
    note_id: Mapped[int | None] = mapped_column(sa.ForeignKey("note.id"), default=None, index=True)
    vis: Mapped[Vis] = mapped_column(default=Vis.PRIVATE)
    training_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("training_session.id"), default=None, index=True, sort_order=ADDED
    )


class Commitment(Record):
    """Something promised, with exactly one owner: the rep ``person_id``, me, or ``owner_name``.

    ``about_id`` is the person in whose thread it was made. ``outcome`` is what came of it. Where
    it came from is its ``origin``; a leap is something I let go of, on trust. ``plan_action_id`` is
    the step of a business plan that it carries out, ``review_step_id`` that of a review.
    """

    __tablename__ = "commitment"
    __table_args__ = (
        sa.CheckConstraint(
            "(owner = 'rep') = (person_id IS NOT NULL) AND (owner = 'other') = (owner_name <> '')",
            name="one_owner",
        ),
        sa.CheckConstraint("(state = 'open') = (closed_on IS NULL)", name="closed_on"),
        sa.Index("ix_commitment_of_person", "person_id", "state", "due"),
        sa.Index("ix_commitment_about", "about_id", "state", "due"),
        sa.Index("ix_commitment_owner", "owner", "state", "due"),
        sa.Index("ix_commitment_due", "state", "due"),
        *Record.__table_args__,
    )

    owner: Mapped[Owner]
    person_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("person.id"), default=None, info=BELONGS
    )
    owner_name: Mapped[Line] = mapped_column(default="")
    about_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("person.id"), default=None, info=BELONGS
    )
    text: Mapped[Prose]
    made_on: Mapped[date]
    due: Mapped[date | None] = mapped_column(default=None)
    state: Mapped[CommitmentState] = mapped_column(default=CommitmentState.OPEN)
    closed_on: Mapped[date | None] = mapped_column(default=None)
    outcome: Mapped[Prose] = mapped_column(default="")
    origin: Mapped[Origin] = mapped_column(default=Origin.TYPED)
    note_id: Mapped[int | None] = mapped_column(sa.ForeignKey("note.id"), default=None, index=True)
    session_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("session.id"), default=None, index=True
    )
    vis: Mapped[Vis] = mapped_column(default=Vis.PRIVATE)
    plan_action_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("plan_action.id"), default=None, index=True, sort_order=ADDED
    )
    review_step_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("review_step.id"), default=None, index=True, sort_order=ADDED
    )


class CommitmentDue(Record):
    """A day on which a commitment was due before it was given another."""

    __tablename__ = "commitment_due"

    commitment_id: Mapped[int] = parent("commitment")
    due: Mapped[date | None] = mapped_column(default=None)
    moved_on: Mapped[date]
