"""Training: sessions of a quarter, topics, attendance; closed days, absences, the team meeting."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0008"
down_revision = "0007"

#: Columns are added in SQLite's own words: rebuilding a table would lose its checks.
_COLUMNS = (
    ("settings", "country VARCHAR(200) DEFAULT '' NOT NULL"),
    ("settings", "region VARCHAR(200) DEFAULT '' NOT NULL"),
    ("settings", "meeting_weekday INTEGER DEFAULT '0' NOT NULL"),
    ("settings", "meeting_at VARCHAR(200) DEFAULT '' NOT NULL"),
    ("settings", "meeting_zone VARCHAR(200) DEFAULT '' NOT NULL"),
    ("settings", "meeting_minutes INTEGER DEFAULT '60' NOT NULL"),
    ("agenda_item", "training_id INTEGER REFERENCES training_session (id)"),
)


def upgrade() -> None:
    """Make the tables and add the columns; a talking point may come of a training."""
    _make_topics()
    _make_sessions()
    _make_days()
    for table, column in _COLUMNS:
        op.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    op.create_index("ix_agenda_item_training_id", "agenda_item", ["training_id"])


def _make_topics() -> None:
    _make(
        "training_plan",
        sa.Column("starts_on", sa.Date(), nullable=False, unique=True),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("published_on", sa.Date()),
        sa.Column("closed_on", sa.Date()),
        sa.Column("weekdays", sa.String(200), nullable=False),
        sa.Column("every_weeks", sa.Integer(), nullable=False),
        sa.Column("starts_at", sa.String(200), nullable=False),
        sa.Column("zone", sa.String(200), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(200), nullable=False),
        sa.CheckConstraint("(state = 'draft') = (published_on IS NULL)", name="published_on"),
        sa.CheckConstraint("(state = 'closed') = (closed_on IS NOT NULL)", name="closed_on"),
        sa.CheckConstraint("every_weeks > 0", name="every_weeks"),
    )
    _make(
        "training_topic",
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("source", sa.String(32), nullable=False),
        sa.Column("skill_id", sa.Integer(), sa.ForeignKey("skill.id")),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("dropped_on", sa.Date()),
        sa.CheckConstraint("asked >= 0", name="asked"),
    )
    op.create_index("ix_training_topic_skill_id", "training_topic", ["skill_id"])
    _make(
        "topic_person",
        sa.Column("topic_id", sa.Integer(), sa.ForeignKey("training_topic.id"), nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.UniqueConstraint("topic_id", "person_id"),
    )
    op.create_index("ix_topic_person_person_id", "topic_person", ["person_id"])


def _make_sessions() -> None:
    _make(
        "training_session",
        sa.Column("plan_id", sa.Integer(), sa.ForeignKey("training_plan.id"), nullable=False),
        sa.Column("planned_for", sa.Date()),
        sa.Column("starts_at", sa.String(200), nullable=False),
        sa.Column("zone", sa.String(200), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(200), nullable=False),
        sa.Column("topic", sa.String(200), nullable=False),
        sa.Column("topic_id", sa.Integer(), sa.ForeignKey("training_topic.id")),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("objective", sa.Text(), nullable=False),
        sa.Column("giver_id", sa.Integer(), sa.ForeignKey("person.id")),
        sa.Column("guest", sa.String(200), nullable=False),
        sa.Column("by_me", sa.Boolean(), nullable=False),
        sa.Column("my_reason", sa.Text(), nullable=False),
        sa.Column("backup_id", sa.Integer(), sa.ForeignKey("person.id")),
        sa.Column("backup_guest", sa.String(200), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("confirmed_on", sa.Date()),
        sa.Column("delivered_on", sa.Date()),
        sa.Column("cancelled_on", sa.Date()),
        sa.Column("cancel_reason", sa.Text(), nullable=False),
        sa.Column("moved_from", sa.Date()),
        sa.Column("uid", sa.String(200), nullable=False),
        sa.Column("observe", sa.Text(), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.CheckConstraint("minutes > 0", name="minutes"),
        sa.CheckConstraint(
            "(giver_id IS NOT NULL) + (guest <> '') + (by_me = 1) <= 1", name="one_giver"
        ),
        sa.CheckConstraint("backup_id IS NULL OR backup_guest = ''", name="one_backup"),
        sa.CheckConstraint("state <> 'confirmed' OR confirmed_on IS NOT NULL", name="confirmed_on"),
        sa.CheckConstraint(
            "(state = 'delivered') = (delivered_on IS NOT NULL)", name="delivered_on"
        ),
        sa.CheckConstraint(
            "(state = 'cancelled') = (cancelled_on IS NOT NULL)", name="cancelled_on"
        ),
    )
    for name, *columns in (
        ("ix_training_session_of_plan", "plan_id", "planned_for"),
        ("ix_training_session_planned", "planned_for"),
        ("ix_training_session_given", "giver_id", "planned_for"),
        ("ix_training_session_topic_id", "topic_id"),
        ("ix_training_session_backup_id", "backup_id"),
    ):
        op.create_index(name, "training_session", columns)
    _of_session(
        "training_skill",
        sa.Column("skill_id", sa.Integer(), sa.ForeignKey("skill.id"), nullable=False),
        sa.UniqueConstraint("training_id", "skill_id"),
    )
    op.create_index("ix_training_skill_skill_id", "training_skill", ["skill_id"])
    _of_session(
        "training_attendance",
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("attended", sa.String(32), nullable=False),
        sa.Column("rating", sa.Integer()),
        sa.UniqueConstraint("training_id", "person_id"),
        sa.CheckConstraint("rating BETWEEN 1 AND 5", name="rating"),
        sa.CheckConstraint("rating IS NULL OR attended = 'present'", name="rated_by_who_came"),
    )
    op.create_index("ix_training_attendance_person_id", "training_attendance", ["person_id"])
    _of_session(
        "training_handover",
        sa.Column("giver_id", sa.Integer(), sa.ForeignKey("person.id")),
        sa.Column("guest", sa.String(200), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
    )
    op.create_index("ix_training_handover_training_id", "training_handover", ["training_id"])
    op.create_index("ix_training_handover_giver_id", "training_handover", ["giver_id"])


def _make_days() -> None:
    _make(
        "closed_day",
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("works", sa.Boolean(), nullable=False),
        sa.CheckConstraint("last_on >= first_on", name="in_order"),
    )
    op.create_index("ix_closed_day_days", "closed_day", ["first_on", "last_on"])
    _make(
        "absence",
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.CheckConstraint("last_on >= first_on", name="in_order"),
    )
    op.create_index("ix_absence_of_person", "absence", ["person_id", "first_on"])
    op.create_index("ix_absence_days", "absence", ["first_on", "last_on"])


def _of_session(name: str, *columns: SchemaItem) -> None:
    """Make a table whose records belong to a training."""
    link = sa.ForeignKey("training_session.id")
    _make(name, sa.Column("training_id", sa.Integer(), link, nullable=False), *columns)


def _make(name: str, *columns: SchemaItem) -> None:
    """Make a table with what every record has."""
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        *columns,
        sa.Column("created_at", sa.String(20), nullable=False),
        sa.Column("updated_at", sa.String(20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
