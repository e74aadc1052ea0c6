"""Reviews: answers, items, steps, signatures, what was frozen and printed, and their templates."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the tables; a commitment may come of a review."""
    _make_reviews()
    _make_answers()
    _make_steps()
    _make_kept()
    _make_templates()
    # In SQLite's own words: rebuilding the table would lose its checks.
    op.execute(
        "ALTER TABLE commitment ADD COLUMN review_step_id INTEGER REFERENCES review_step (id)"
    )
    op.create_index("ix_commitment_review_step_id", "commitment", ["review_step_id"])


def _make_reviews() -> None:
    _make(
        "review",
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("planned_for", sa.Date()),
        sa.Column("starts_at", sa.String(200), nullable=False),
        sa.Column("zone", sa.String(200), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(200), nullable=False),
        sa.Column("prepared_on", sa.Date()),
        sa.Column("own_on", sa.Date()),
        sa.Column("own_from", sa.String(32)),
        sa.Column("without_own", sa.Boolean(), nullable=False),
        sa.Column("held_on", sa.Date()),
        sa.Column("closed_on", sa.Date()),
        sa.Column("template", sa.String(200), nullable=False),
        sa.Column("went_well", sa.Text(), nullable=False),
        sa.Column("to_improve", sa.Text(), nullable=False),
        sa.Column("next_up", sa.Text(), nullable=False),
        sa.Column("rating", sa.Integer()),
        sa.Column("comment", sa.Text(), nullable=False),
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
    )
    for name, *columns in (
        ("ix_review_of_period", "starts_on", "kind"),
        ("ix_review_state", "state", "starts_on"),
        ("ix_review_planned", "planned_for"),
    ):
        op.create_index(name, "review", columns)


def _make_answers() -> None:
    _of_review(
        "review_section",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("section", sa.String(200), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.Column("own_question", sa.String(200), nullable=False),
        sa.Column("own_answer", sa.Text(), nullable=False),
        sa.Column("own_score", sa.Integer()),
        sa.Column("my_question", sa.String(200), nullable=False),
        sa.Column("my_answer", sa.Text(), nullable=False),
        sa.Column("my_score", sa.Integer()),
        sa.UniqueConstraint("review_id", "position"),
        sa.CheckConstraint("weight >= 0", name="weight"),
        sa.CheckConstraint("own_score BETWEEN 1 AND 5", name="own_score"),
        sa.CheckConstraint("my_score BETWEEN 1 AND 5", name="my_score"),
    )
    _of_review(
        "upward_answer",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(200), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("score", sa.Integer()),
        sa.UniqueConstraint("review_id", "position"),
        sa.CheckConstraint("score BETWEEN 1 AND 5", name="score"),
    )
    _of_review(
        "review_assessment",
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("watch", sa.Text(), nullable=False),
        sa.Column("mine", sa.Text(), nullable=False),
        sa.UniqueConstraint("review_id"),
    )


def _make_steps() -> None:
    _of_review(
        "review_item",
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("review_id", "kind", "record_id"),
    )
    _of_review(
        "review_step",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("owner", sa.String(32), nullable=False),
        sa.Column("due", sa.Date()),
        sa.Column("before_id", sa.Integer(), sa.ForeignKey("review_step.id")),
        sa.CheckConstraint("owner IN ('rep', 'me')", name="owner"),
    )
    op.create_index("ix_review_step_review_id", "review_step", ["review_id"])
    op.create_index("ix_review_step_before_id", "review_step", ["before_id"])


def _make_kept() -> None:
    _of_review(
        "review_signature",
        sa.Column("owner", sa.String(32), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("declined", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("review_id", "owner"),
        sa.CheckConstraint("owner IN ('rep', 'me')", name="owner"),
    )
    _of_review(
        "review_file",
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("read_on", sa.Date(), nullable=False),
        sa.Column("file_name", sa.String(200), nullable=False),
        sa.Column("digest", sa.String(200), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    )
    op.create_index("ix_review_file_review_id", "review_file", ["review_id"])
    _of_review(
        "review_frozen",
        sa.Column("part", sa.String(32), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.UniqueConstraint("review_id", "part"),
    )
    _of_review(
        "review_packet",
        sa.Column("audience", sa.String(200), nullable=False),
        sa.Column("size", sa.String(200), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("digest", sa.String(200), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.UniqueConstraint("review_id", "audience", "size"),
    )


def _make_templates() -> None:
    _make(
        "review_template",
        sa.Column("name", sa.String(200), nullable=False, unique=True),
        sa.Column("kind", sa.String(32), nullable=False),
    )
    _make(
        "review_template_section",
        sa.Column("template_id", sa.Integer(), sa.ForeignKey("review_template.id"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("section", sa.String(200), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.Column("own_question", sa.String(200), nullable=False),
        sa.Column("my_question", sa.String(200), nullable=False),
        sa.CheckConstraint("weight >= 0", name="weight"),
    )
    op.create_index(
        "ix_review_template_section_template_id", "review_template_section", ["template_id"]
    )


def _of_review(name: str, *columns: SchemaItem) -> None:
    """Make a table whose records belong to a review."""
    link = sa.ForeignKey("review.id")
    _make(name, sa.Column("review_id", sa.Integer(), link, nullable=False), *columns)


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
