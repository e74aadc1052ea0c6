"""What the manager and a person settled, how people join, pictures, and a few links."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

#: Columns are added in SQLite's own words: rebuilding a table would lose its checks.
_COLUMNS = (
    ("person", "found_through VARCHAR(200) DEFAULT '' NOT NULL"),
    ("person", "next_touch DATE"),
    ("person", "may_leave_by DATE"),
    ("person", "successor_id INTEGER REFERENCES person (id)"),
    ("profile_fact", "skill_id INTEGER REFERENCES skill (id)"),
    ("growth_goal", "set_on DATE"),
    ("growth_goal", "weakness_id INTEGER REFERENCES profile_fact (id)"),
)


_INDEXES = (
    ("ix_profile_fact_noted", "profile_fact", "person_id", "noted_on"),
    ("ix_profile_fact_retired", "profile_fact", "person_id", "retired_on"),
    ("ix_skill_rating_rated", "skill_rating", "person_id", "rated_on"),
    ("ix_growth_goal_set", "growth_goal", "person_id", "set_on"),
    ("ix_growth_goal_closed", "growth_goal", "person_id", "closed_on"),
)


def upgrade() -> None:
    """Make the tables and add the columns; a goal was set on the day it was written."""
    for table, column in _COLUMNS:
        op.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    for name, table, *columns in _INDEXES:
        op.create_index(name, table, columns)
    op.execute("UPDATE growth_goal SET set_on = substr(created_at, 1, 10)")
    _make(
        "agreement",
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("mine", sa.Text(), nullable=False),
        sa.Column("theirs", sa.Text(), nullable=False),
        sa.Column("agreed_on", sa.Date()),
        sa.Column("vis", sa.String(32), nullable=False),
        sa.UniqueConstraint("person_id", "starts_on"),
    )
    _make(
        "area_of_work",
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("autonomy", sa.String(32), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.UniqueConstraint("person_id", "name"),
    )
    _make(
        "ramp_step",
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("by_day", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(200), nullable=False),
        sa.Column("done_on", sa.Date()),
    )
    op.create_index("ix_ramp_step_person_id", "ramp_step", ["person_id"])
    _make(
        "must_have",
        sa.Column("name", sa.String(200), nullable=False),
        sa.UniqueConstraint("name"),
    )
    _make(
        "must_have_score",
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("must_have_id", sa.Integer(), sa.ForeignKey("must_have.id"), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.UniqueConstraint("person_id", "must_have_id"),
        sa.CheckConstraint("score BETWEEN 1 AND 5", name="score"),
    )
    op.create_index("ix_must_have_score_must_have_id", "must_have_score", ["must_have_id"])
    _make(
        "photo",
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("jpeg", sa.LargeBinary(), nullable=False),
        sa.UniqueConstraint("person_id"),
    )


def _make(name: str, *columns: sa.schema.SchemaItem) -> None:
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
