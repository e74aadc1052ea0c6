"""What the manager and one person settled between them, and how people join."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.kinds import Autonomy, Vis
from app.domain.models.base import Line, Prose, Record, parent


class Agreement(Record):
    """What the two count on each other for in one half-year, which begins on ``starts_on``.

    ``mine`` finishes "you can count on me for", ``theirs`` "I count on you for".
    """

    __tablename__ = "agreement"
    __table_args__ = (sa.UniqueConstraint("person_id", "starts_on"), *Record.__table_args__)

    person_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))
    starts_on: Mapped[date]
    mine: Mapped[Prose] = mapped_column(default="")
    theirs: Mapped[Prose] = mapped_column(default="")
    agreed_on: Mapped[date | None] = mapped_column(default=None)
    vis: Mapped[Vis] = mapped_column(default=Vis.PRIVATE)


class AreaOfWork(Record):
    """How much a person decides alone in an area such as pricing; for the manager only."""

    __tablename__ = "area_of_work"
    __table_args__ = (sa.UniqueConstraint("person_id", "name"), *Record.__table_args__)

    person_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))
    name: Mapped[Line]
    autonomy: Mapped[Autonomy]
    since: Mapped[date]


class RampStep(Record):
    """Something that somebody new has done by their 30th, 60th or 90th day."""

    __tablename__ = "ramp_step"

    person_id: Mapped[int] = parent("person")
    by_day: Mapped[int]
    text: Mapped[Line]
    done_on: Mapped[date | None] = mapped_column(default=None)


class MustHave(Record):
    """Something that whoever joins the team must bring."""

    __tablename__ = "must_have"

    name: Mapped[Line] = mapped_column(unique=True)


class MustHaveScore(Record):
    """How a candidate meets a must-have, from 1 to 5, and what shows it; for the manager only."""

    __tablename__ = "must_have_score"
    __table_args__ = (
        sa.UniqueConstraint("person_id", "must_have_id"),
        sa.CheckConstraint("score BETWEEN 1 AND 5", name="score"),
        *Record.__table_args__,
    )

    person_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))
    must_have_id: Mapped[int] = parent("must_have")
    score: Mapped[int]
    evidence: Mapped[Prose] = mapped_column(default="")


class Photo(Record):
    """A person's picture: a small JPEG, kept apart so that lists need not read it."""

    __tablename__ = "photo"

    person_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), unique=True)
    jpeg: Mapped[bytes]
