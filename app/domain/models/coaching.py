"""Time spent with people, and how it is prepared: sessions and the templates they follow."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.kinds import (
    CallMode,
    Driver,
    Hat,
    Reached,
    SessionKind,
    SessionState,
    Vis,
    Voice,
)
from app.domain.models.base import ADDED, BELONGS, Line, Prose, Record, parent


class Session(Record):
    """Time with one person or, where ``person_id`` is None, with its :class:`SessionMember` rows.

    The next one is due from the last one *held*. ``planned_for`` is a local day, ``starts_at`` a
    local time ("14:00", or empty) in the IANA ``zone``. ``scheduled_on`` is the day on which it
    was put into the calendar: that of a session ad hoc is the day it was held; None where nobody
    knows. One that was moved stays as ``MOVED``; the one that came of it says from which, and
    keeps its ``uid``, by which other calendars know it, with a higher ``sequence``.

    ``vis`` covers what the two said to each other; ``reflection``, ``ask_tell`` (from 1, only
    told, to 5, only asked) and ``hat`` are the manager's own and never shown to anybody.
    """

    __tablename__ = "session"
    __table_args__ = (
        sa.CheckConstraint("minutes > 0", name="minutes"),
        sa.CheckConstraint("(state = 'held') = (held_on IS NOT NULL)", name="held_on"),
        sa.CheckConstraint("state = 'held' OR planned_for IS NOT NULL", name="planned_for"),
        sa.CheckConstraint("support BETWEEN 1 AND 5", name="support"),
        sa.CheckConstraint("ask_tell BETWEEN 1 AND 5", name="ask_tell"),
        sa.Index("ix_session_last_held", "person_id", "held_on"),
        sa.Index("ix_session_held", "held_on"),
        sa.Index("ix_session_planned", "state", "planned_for"),
        sa.Index("ix_session_of_person", "person_id", "planned_for"),
        *Record.__table_args__,
    )

    person_id: Mapped[int | None] = mapped_column(sa.ForeignKey("person.id"), info=BELONGS)
    kind: Mapped[SessionKind]
    held_on: Mapped[date | None] = mapped_column(default=None)
    minutes: Mapped[int] = mapped_column(default=30)
    state: Mapped[SessionState] = mapped_column(default=SessionState.HELD, sort_order=ADDED)
    planned_for: Mapped[date | None] = mapped_column(default=None, sort_order=ADDED)
    starts_at: Mapped[Line] = mapped_column(default="", sort_order=ADDED)
    zone: Mapped[Line] = mapped_column(default="", sort_order=ADDED)
    place: Mapped[Line] = mapped_column(default="", sort_order=ADDED)
    scheduled_on: Mapped[date | None] = mapped_column(default=None, sort_order=ADDED)
    uid: Mapped[Line] = mapped_column(default="", sort_order=ADDED)
    sequence: Mapped[int] = mapped_column(default=0, sort_order=ADDED)
    series: Mapped[Line] = mapped_column(default="", sort_order=ADDED)
    moved_from_id: Mapped[int | None] = mapped_column(
        sa.ForeignKey("session.id"), default=None, index=True, sort_order=ADDED
    )
    template: Mapped[Line] = mapped_column(default="", sort_order=ADDED)
    customer: Mapped[Line] = mapped_column(default="", sort_order=ADDED)
    mode: Mapped[CallMode | None] = mapped_column(default=None, sort_order=ADDED)
    driver: Mapped[Driver | None] = mapped_column(default=None, sort_order=ADDED)
    objective: Mapped[Prose] = mapped_column(default="", sort_order=ADDED)
    reached: Mapped[Reached | None] = mapped_column(default=None, sort_order=ADDED)
    rep_view: Mapped[Prose] = mapped_column(default="", sort_order=ADDED)
    positives: Mapped[Prose] = mapped_column(default="", sort_order=ADDED)
    improvement: Mapped[Prose] = mapped_column(default="", sort_order=ADDED)
    improvement_2: Mapped[Prose] = mapped_column(default="", sort_order=ADDED)
    observe_again: Mapped[date | None] = mapped_column(default=None, sort_order=ADDED)
    said: Mapped[Prose] = mapped_column(default="", sort_order=ADDED)
    support: Mapped[int | None] = mapped_column(default=None, sort_order=ADDED)
    support_missing: Mapped[Prose] = mapped_column(default="", sort_order=ADDED)
    vis: Mapped[Vis] = mapped_column(default=Vis.PRIVATE, sort_order=ADDED)
    reflection: Mapped[Prose] = mapped_column(default="", sort_order=ADDED)
    ask_tell: Mapped[int | None] = mapped_column(default=None, sort_order=ADDED)
    hat: Mapped[Hat | None] = mapped_column(default=None, sort_order=ADDED)


class SessionMember(Record):
    """Somebody who takes part in a session with a group.

    ``held_on`` repeats the session's, so that the last contact is read by an index.
    """

    __tablename__ = "session_member"
    __table_args__ = (
        sa.UniqueConstraint("session_id", "person_id"),
        sa.Index("ix_session_member_held", "person_id", "held_on", "session_id"),
        *Record.__table_args__,
    )

    session_id: Mapped[int] = mapped_column(sa.ForeignKey("session.id"))
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"))
    held_on: Mapped[date | None] = mapped_column(default=None)


class SessionSkill(Record):
    """A skill that a session is about; at most two."""

    __tablename__ = "session_skill"
    __table_args__ = (sa.UniqueConstraint("session_id", "skill_id"), *Record.__table_args__)

    session_id: Mapped[int] = mapped_column(sa.ForeignKey("session.id"))
    skill_id: Mapped[int] = parent("skill")


class SessionAnswer(Record):
    """One question of a session's template, as it was worded then, and what was answered.

    ``voice`` says whose answer it is; the rep's own come before the manager's.
    """

    __tablename__ = "session_answer"
    __table_args__ = (sa.UniqueConstraint("session_id", "position"), *Record.__table_args__)

    session_id: Mapped[int] = mapped_column(sa.ForeignKey("session.id"))
    position: Mapped[int]
    section: Mapped[Line] = mapped_column(default="")
    question: Mapped[Line]
    voice: Mapped[Voice] = mapped_column(default=Voice.SELF)
    answer: Mapped[Prose] = mapped_column(default="")


class SessionTemplate(Record):
    """Questions for sessions of one kind, such as GROW; the user may change them."""

    __tablename__ = "session_template"

    name: Mapped[Line] = mapped_column(unique=True)
    kind: Mapped[SessionKind]


class TemplateQuestion(Record):
    """One question of a template, under the name of its section."""

    __tablename__ = "template_question"

    template_id: Mapped[int] = parent("session_template")
    position: Mapped[int]
    section: Mapped[Line] = mapped_column(default="")
    question: Mapped[Line]
    voice: Mapped[Voice] = mapped_column(default=Voice.SELF)
