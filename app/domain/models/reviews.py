"""Reviews: every month, formally every quarter, and what the two printed, said and signed."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.kinds import (
    FormKind,
    FrozenPart,
    Owner,
    ReviewFileKind,
    ReviewItemKind,
    ReviewKind,
    ReviewState,
    WordsFrom,
)
from app.domain.models.base import Line, Prose, Record, parent


class Review(Record):
    """What the two sit down over, about the month or the quarter that begins on ``starts_on``.

    ``planned_for`` is the local day on which they meet, ``starts_at`` a local time in the IANA
    ``zone``; empty is not settled. ``prepared_on`` is the day as of which its numbers stand still.
    ``own_on`` is when the person's own answers came in, ``own_from`` how; ``without_own`` says that
    they go on without them. ``went_well``, ``to_improve`` and ``next_up`` are one sentence each;
    they, the ``rating`` (1 to 5, or none) and the person's ``comment`` stand on the copy that both
    keep. A closed one never changes: another ``revision`` says in ``reason`` why it was made.
    """

    __tablename__ = "review"
    __table_args__ = (
        sa.UniqueConstraint("person_id", "kind", "starts_on", "revision"),
        sa.CheckConstraint("revision > 0", name="revision"),
        sa.CheckConstraint("revision = 1 OR reason <> ''", name="reason"),
        sa.CheckConstraint("(state = 'planned') = (prepared_on IS NULL)", name="prepared_on"),
        sa.CheckConstraint(
            "state NOT IN ('held', 'closed') OR held_on IS NOT NULL", name="held_on"
        ),
        sa.CheckConstraint("(state = 'closed') = (closed_on IS NOT NULL)", name="closed_on"),
        sa.CheckConstraint("rating BETWEEN 1 AND 5", name="rating"),
        sa.CheckConstraint("minutes > 0", name="minutes"),
        sa.Index("ix_review_of_period", "starts_on", "kind"),
        sa.Index("ix_review_state", "state", "starts_on"),
        sa.Index("ix_review_planned", "planned_for"),
        *Record.__table_args__,
    )

    person_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))
    kind: Mapped[ReviewKind]
    starts_on: Mapped[date]
    revision: Mapped[int] = mapped_column(default=1)
    reason: Mapped[Prose] = mapped_column(default="")
    state: Mapped[ReviewState] = mapped_column(default=ReviewState.PLANNED)
    planned_for: Mapped[date | None] = mapped_column(default=None)
    starts_at: Mapped[Line] = mapped_column(default="")
    zone: Mapped[Line] = mapped_column(default="")
    minutes: Mapped[int] = mapped_column(default=30)
    place: Mapped[Line] = mapped_column(default="")
    prepared_on: Mapped[date | None] = mapped_column(default=None)
    own_on: Mapped[date | None] = mapped_column(default=None)
    own_from: Mapped[WordsFrom | None] = mapped_column(default=None)
    without_own: Mapped[bool] = mapped_column(default=False)
    held_on: Mapped[date | None] = mapped_column(default=None)
    closed_on: Mapped[date | None] = mapped_column(default=None)
    template: Mapped[Line] = mapped_column(default="")
    went_well: Mapped[Prose] = mapped_column(default="")
    to_improve: Mapped[Prose] = mapped_column(default="")
    next_up: Mapped[Prose] = mapped_column(default="")
    rating: Mapped[int | None] = mapped_column(default=None)
    comment: Mapped[Prose] = mapped_column(default="")


class ReviewSection(Record):
    """One section of a review as its template had it: a question to each of the two, side by side.

    ``weight`` is in points beside the other sections. Scores are from 1 to 5, None where nobody
    gave one. What the manager answers is not shown beside the person's until that is in.
    """

    __tablename__ = "review_section"
    __table_args__ = (
        sa.UniqueConstraint("review_id", "position"),
        sa.CheckConstraint("weight >= 0", name="weight"),
        sa.CheckConstraint("own_score BETWEEN 1 AND 5", name="own_score"),
        sa.CheckConstraint("my_score BETWEEN 1 AND 5", name="my_score"),
        *Record.__table_args__,
    )

    review_id: Mapped[int] = mapped_column(sa.ForeignKey("review.id"))
    position: Mapped[int]
    section: Mapped[Line]
    weight: Mapped[int] = mapped_column(default=0)
    own_question: Mapped[Line] = mapped_column(default="")
    own_answer: Mapped[Prose] = mapped_column(default="")
    own_score: Mapped[int | None] = mapped_column(default=None)
    my_question: Mapped[Line] = mapped_column(default="")
    my_answer: Mapped[Prose] = mapped_column(default="")
    my_score: Mapped[int | None] = mapped_column(default=None)


class ReviewItem(Record):
    """A record that was gathered for a review, and whether the person is to see it there.

    ``record_id`` is the id in the table that ``kind`` stands for. It is read anew until the review
    is closed, so what is no longer shareable by then is not printed.
    """

    __tablename__ = "review_item"
    __table_args__ = (
        sa.UniqueConstraint("review_id", "kind", "record_id"),
        *Record.__table_args__,
    )

    review_id: Mapped[int] = mapped_column(sa.ForeignKey("review.id"))
    kind: Mapped[ReviewItemKind]
    record_id: Mapped[int]
    shown: Mapped[bool] = mapped_column(default=True)


class ReviewStep(Record):
    """A next step that the two agree on: what, who, and by when.

    It becomes a commitment when the review is closed. One that was taken over from the revision
    before, ``before_id``, is one already.
    """

    __tablename__ = "review_step"
    __table_args__ = (
        sa.CheckConstraint("owner IN ('rep', 'me')", name="owner"),
        *Record.__table_args__,
    )

    review_id: Mapped[int] = parent("review")
    position: Mapped[int]
    text: Mapped[Prose]
    owner: Mapped[Owner] = mapped_column(default=Owner.REP)
    due: Mapped[date | None] = mapped_column(default=None)
    before_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("review_step.id"), default=None, index=True
    )


class ReviewAssessment(Record):
    """What the manager thinks and keeps: no page of the person has a place for it.

    ``text`` is the assessment, ``watch`` what to keep an eye on, ``mine`` what the manager is to do
    otherwise.
    """

    __tablename__ = "review_assessment"

    review_id: Mapped[int] = mapped_column(sa.ForeignKey("review.id"), unique=True)
    text: Mapped[Prose] = mapped_column(default="")
    watch: Mapped[Prose] = mapped_column(default="")
    mine: Mapped[Prose] = mapped_column(default="")


class ReviewSignature(Record):
    """That the rep, or I, signed the pages of a review on a day, or declined to."""

    __tablename__ = "review_signature"
    __table_args__ = (
        sa.UniqueConstraint("review_id", "owner"),
        sa.CheckConstraint("owner IN ('rep', 'me')", name="owner"),
        *Record.__table_args__,
    )

    review_id: Mapped[int] = mapped_column(sa.ForeignKey("review.id"))
    owner: Mapped[Owner]
    signed_on: Mapped[date]
    declined: Mapped[bool] = mapped_column(default=False)


class UpwardAnswer(Record):
    """What the person says of the manager: a question, the answer, and a score from 1 to 5.

    It is for the manager alone.
    """

    __tablename__ = "upward_answer"
    __table_args__ = (
        sa.UniqueConstraint("review_id", "position"),
        sa.CheckConstraint("score BETWEEN 1 AND 5", name="score"),
        *Record.__table_args__,
    )

    review_id: Mapped[int] = mapped_column(sa.ForeignKey("review.id"))
    position: Mapped[int]
    question: Mapped[Line]
    answer: Mapped[Prose] = mapped_column(default="")
    score: Mapped[int | None] = mapped_column(default=None)


class ReviewFile(Record):
    """A file that came back: a form as it was filled, or a scan of the signed pages."""

    __tablename__ = "review_file"

    review_id: Mapped[int] = parent("review")
    kind: Mapped[ReviewFileKind]
    read_on: Mapped[date]
    file_name: Mapped[Line]
    digest: Mapped[Line]
    content: Mapped[bytes]


class ReviewFrozen(Record):
    """What a review says from a day on, whatever changes around it: content, ready to be set."""

    __tablename__ = "review_frozen"
    __table_args__ = (sa.UniqueConstraint("review_id", "part"), *Record.__table_args__)

    review_id: Mapped[int] = mapped_column(sa.ForeignKey("review.id"))
    part: Mapped[FrozenPart]
    made_on: Mapped[date]
    content: Mapped[bytes]


class ReviewPacket(Record):
    """Pages of a closed review exactly as they were printed, so that a reprint is the same file.

    ``audience`` is whose copy it is, ``size`` the sheet, ``digest`` the SHA-256 of ``pdf``.
    """

    __tablename__ = "review_packet"
    __table_args__ = (sa.UniqueConstraint("review_id", "audience", "size"), *Record.__table_args__)

    review_id: Mapped[int] = mapped_column(sa.ForeignKey("review.id"))
    audience: Mapped[Line]
    size: Mapped[Line]
    made_on: Mapped[date]
    digest: Mapped[Line]
    pdf: Mapped[bytes]


class ReviewTemplate(Record):
    """The sections and questions that reviews of one kind begin with; the user may change them."""

    __tablename__ = "review_template"

    name: Mapped[Line] = mapped_column(unique=True)
    kind: Mapped[FormKind]


class ReviewTemplateSection(Record):
    """One section of a template, with a question to each of the two and its weight."""

    __tablename__ = "review_template_section"
    __table_args__ = (
        sa.CheckConstraint("weight >= 0", name="weight"),
        *Record.__table_args__,
    )

    template_id: Mapped[int] = parent("review_template")
    position: Mapped[int]
    section: Mapped[Line]
    weight: Mapped[int] = mapped_column(default=0)
    own_question: Mapped[Line] = mapped_column(default="")
    my_question: Mapped[Line] = mapped_column(default="")
