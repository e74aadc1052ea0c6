"""Plans: every person's own business plan, the talk about it, its monthly checks and its papers."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the tables that are new; a commitment may carry out a step of a plan."""
    _make_plans()
    _make_contents()
    _make_papers()
    op.execute(
        "ALTER TABLE commitment ADD COLUMN plan_action_id INTEGER REFERENCES plan_action (id)"
    )
    op.create_index("ix_commitment_plan_action_id", "commitment", ["plan_action_id"])


def _make_plans() -> None:
    _make(
        "business_plan",
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("invited_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("drafted_on", sa.Date()),
        sa.Column("submitted_on", sa.Date()),
        sa.Column("reviewed_on", sa.Date()),
        sa.Column("agreed_on", sa.Date()),
        sa.Column("superseded_on", sa.Date()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("quota", sa.Integer()),
        sa.Column("won", sa.Integer()),
        sa.Column("decided", sa.Integer()),
        sa.Column("bar", sa.Integer(), nullable=False),
        sa.Column("mine", sa.Text(), nullable=False),
        sa.Column("theirs", sa.Text(), nullable=False),
        sa.Column("integrity", sa.Boolean()),
        sa.Column("integrity_note", sa.Text(), nullable=False),
        sa.UniqueConstraint("person_id", "starts_on", "number"),
        sa.CheckConstraint("number > 0", name="number"),
        sa.CheckConstraint("number = 1 OR reason <> ''", name="reason"),
        sa.CheckConstraint(
            "(state IN ('agreed', 'superseded')) = (agreed_on IS NOT NULL)", name="agreed_on"
        ),
        sa.CheckConstraint(
            "(state = 'superseded') = (superseded_on IS NOT NULL)", name="superseded_on"
        ),
    )
    op.create_index("ix_business_plan_of_half", "business_plan", ["starts_on", "state"])
    op.create_index(
        "ix_business_plan_agreed",
        "business_plan",
        ["person_id", "starts_on"],
        unique=True,
        sqlite_where=sa.text("state = 'agreed'"),
    )


def _make_contents() -> None:
    _make(
        "plan_section",
        sa.Column("plan_id", sa.Integer(), sa.ForeignKey("business_plan.id"), nullable=False),
        sa.Column("section", sa.String(32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("words_from", sa.String(32), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.UniqueConstraint("plan_id", "section"),
    )
    _make(
        "plan_line",
        sa.Column("plan_id", sa.Integer(), sa.ForeignKey("business_plan.id"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("account", sa.String(200), nullable=False),
        sa.Column("segment", sa.String(200), nullable=False),
        sa.Column("product", sa.String(200), nullable=False),
        sa.Column("amount", sa.Integer()),
        sa.Column("month", sa.Date()),
        sa.Column("source", sa.String(32)),
        sa.Column("as_typed", sa.Text(), nullable=False),
        sa.CheckConstraint("account <> '' OR segment <> ''", name="named"),
        sa.CheckConstraint("amount >= 0", name="amount"),
    )
    op.create_index("ix_plan_line_plan_id", "plan_line", ["plan_id"])
    _make(
        "plan_action",
        sa.Column("plan_id", sa.Integer(), sa.ForeignKey("business_plan.id"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("owner", sa.String(32), nullable=False),
        sa.Column("due", sa.Date()),
        sa.Column("before_id", sa.Integer(), sa.ForeignKey("plan_action.id")),
        sa.CheckConstraint("owner IN ('rep', 'me')", name="owner"),
    )
    op.create_index("ix_plan_action_plan_id", "plan_action", ["plan_id"])
    op.create_index("ix_plan_action_before_id", "plan_action", ["before_id"])
    _make(
        "margin_note",
        sa.Column("plan_id", sa.Integer(), sa.ForeignKey("business_plan.id"), nullable=False),
        sa.Column("section", sa.String(32)),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
    )
    op.create_index("ix_margin_note_plan_id", "margin_note", ["plan_id"])


def _make_papers() -> None:
    _make(
        "plan_signature",
        sa.Column("plan_id", sa.Integer(), sa.ForeignKey("business_plan.id"), nullable=False),
        sa.Column("owner", sa.String(32), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.UniqueConstraint("plan_id", "owner"),
        sa.CheckConstraint("owner IN ('rep', 'me')", name="owner"),
    )
    _make(
        "returned_form",
        sa.Column("plan_id", sa.Integer(), sa.ForeignKey("business_plan.id"), nullable=False),
        sa.Column("read_on", sa.Date(), nullable=False),
        sa.Column("file_name", sa.String(200), nullable=False),
        sa.Column("digest", sa.String(200), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    )
    op.create_index("ix_returned_form_plan_id", "returned_form", ["plan_id"])
    _make(
        "plan_check",
        sa.Column("plan_id", sa.Integer(), sa.ForeignKey("business_plan.id"), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("actual", sa.Integer()),
        sa.Column("expected", sa.Integer()),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("due", sa.Integer(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("vis", sa.String(32), nullable=False),
        sa.UniqueConstraint("plan_id", "month"),
    )
    _make(
        "packet",
        sa.Column("plan_id", sa.Integer(), sa.ForeignKey("business_plan.id"), nullable=False),
        sa.Column("paper", sa.String(200), nullable=False),
        sa.Column("audience", sa.String(200), nullable=False),
        sa.Column("size", sa.String(200), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("digest", sa.String(200), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.UniqueConstraint("plan_id", "paper", "audience", "size"),
    )


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
