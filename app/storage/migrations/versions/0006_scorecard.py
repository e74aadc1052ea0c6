"""The scorecard: metrics with targets and values, what is weighed, standards and misses."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables that are new."""
    _make_metrics()
    _make_figures()
    _make_standards()


def _make_metrics() -> None:
    _make(
        "team_goal",
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("parent_id", sa.Integer(), sa.ForeignKey("team_goal.id")),
        sa.UniqueConstraint("name"),
    )
    op.create_index("ix_team_goal_parent_id", "team_goal", ["parent_id"])
    _make(
        "metric",
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("lead", sa.String(32), nullable=False),
        sa.Column("nature", sa.String(32), nullable=False),
        sa.Column("unit", sa.String(32), nullable=False),
        sa.Column("counts", sa.String(200), nullable=False),
        sa.Column("better", sa.String(32), nullable=False),
        sa.Column("frequency", sa.String(32), nullable=False),
        sa.Column("roll_up", sa.String(32), nullable=False),
        sa.Column("numerator_id", sa.Integer(), sa.ForeignKey("metric.id")),
        sa.Column("denominator_id", sa.Integer(), sa.ForeignKey("metric.id")),
        sa.Column("meaning", sa.String(32)),
        sa.Column("stage", sa.Integer()),
        sa.Column("goal_id", sa.Integer(), sa.ForeignKey("team_goal.id")),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("retired_on", sa.Date()),
        sa.UniqueConstraint("meaning"),
        sa.UniqueConstraint("name"),
        sa.CheckConstraint(
            "(roll_up = 'ratio') = (numerator_id IS NOT NULL AND denominator_id IS NOT NULL)",
            name="ratio",
        ),
    )
    op.create_index("ix_metric_denominator_id", "metric", ["denominator_id"])
    op.create_index("ix_metric_goal_id", "metric", ["goal_id"])
    op.create_index("ix_metric_numerator_id", "metric", ["numerator_id"])
    _make(
        "metric_definition",
        sa.Column("metric_id", sa.Integer(), sa.ForeignKey("metric.id"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.UniqueConstraint("metric_id", "number"),
    )


def _make_figures() -> None:
    _make(
        "target",
        sa.Column("metric_id", sa.Integer(), sa.ForeignKey("metric.id"), nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id")),
        sa.Column("role", sa.String(200), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date()),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("upper", sa.Integer()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ends_on"),
        sa.CheckConstraint("person_id IS NULL OR role = ''", name="one_scope"),
    )
    op.create_index("ix_target_of_metric", "target", ["metric_id", "person_id", "starts_on"])
    op.create_index("ix_target_person_id", "target", ["person_id"])
    _make(
        "value",
        sa.Column("metric_id", sa.Integer(), sa.ForeignKey("metric.id"), nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.Integer()),
        sa.Column("entered_by", sa.String(32), nullable=False),
        sa.UniqueConstraint("person_id", "metric_id", "starts_on"),
    )
    op.create_index(
        "ix_value_of_metric",
        "value",
        ["metric_id", "starts_on", "person_id", "amount", "entered_by"],
    )
    _make(
        "scorecard",
        sa.Column("role", sa.String(200), nullable=False),
        sa.Column("cap", sa.Integer(), nullable=False),
        sa.UniqueConstraint("role"),
        sa.CheckConstraint("cap BETWEEN 100 AND 300", name="cap"),
    )
    _make(
        "scorecard_item",
        sa.Column("scorecard_id", sa.Integer(), sa.ForeignKey("scorecard.id"), nullable=False),
        sa.Column("metric_id", sa.Integer(), sa.ForeignKey("metric.id"), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.UniqueConstraint("scorecard_id", "metric_id"),
        sa.CheckConstraint("weight > 0", name="weight"),
    )
    op.create_index("ix_scorecard_item_metric_id", "scorecard_item", ["metric_id"])
    _make(
        "lift_scenario",
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("period_kind", sa.String(32), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("lever_id", sa.Integer(), sa.ForeignKey("metric.id")),
        sa.Column("percent_2", sa.Integer()),
        sa.Column("lever_2_id", sa.Integer(), sa.ForeignKey("metric.id")),
        sa.Column("note", sa.Text(), nullable=False),
        sa.UniqueConstraint("name"),
    )
    op.create_index("ix_lift_scenario_lever_2_id", "lift_scenario", ["lever_2_id"])
    op.create_index("ix_lift_scenario_lever_id", "lift_scenario", ["lever_id"])
    _make(
        "source_mapping",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("mapping", sa.Text(), nullable=False),
        sa.UniqueConstraint("source"),
    )


def _make_standards() -> None:
    _make(
        "standard",
        sa.Column("area", sa.String(32), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("threshold", sa.String(200), nullable=False),
        sa.Column("metric_id", sa.Integer(), sa.ForeignKey("metric.id")),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id")),
        sa.Column("role", sa.String(200), nullable=False),
        sa.Column("effective_from", sa.Date(), nullable=False),
        sa.Column("effective_until", sa.Date()),
        sa.CheckConstraint("person_id IS NULL OR role = ''", name="one_scope"),
    )
    op.create_index("ix_standard_metric_id", "standard", ["metric_id"])
    op.create_index("ix_standard_person_id", "standard", ["person_id"])
    _make(
        "acknowledgement",
        sa.Column("standard_id", sa.Integer(), sa.ForeignKey("standard.id"), nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("acknowledged_on", sa.Date(), nullable=False),
        sa.UniqueConstraint("standard_id", "person_id"),
    )
    op.create_index("ix_acknowledgement_person_id", "acknowledgement", ["person_id"])
    _make(
        "standard_miss",
        sa.Column("standard_id", sa.Integer(), sa.ForeignKey("standard.id"), nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("observed_on", sa.Date(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("effect", sa.Text(), nullable=False),
        sa.Column("talked_on", sa.Date()),
        sa.Column("support", sa.Text(), nullable=False),
        sa.Column("correction", sa.Text(), nullable=False),
        sa.Column("recheck_on", sa.Date()),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("closed_on", sa.Date()),
        sa.Column("vis", sa.String(32), nullable=False),
        sa.CheckConstraint("(state = 'open') = (closed_on IS NULL)", name="closed_on"),
        sa.CheckConstraint("talked_on IS NULL OR talked_on >= observed_on", name="talked_on"),
        sa.CheckConstraint("talked_on IS NOT NULL OR vis = 'private'", name="vis"),
    )
    op.create_index("ix_standard_miss_of_person", "standard_miss", ["person_id", "observed_on"])
    op.create_index("ix_standard_miss_standard_id", "standard_miss", ["standard_id"])
    _make(
        "improvement_plan",
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("standard_id", sa.Integer(), sa.ForeignKey("standard.id")),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("aim", sa.Text(), nullable=False),
        sa.Column("support", sa.Text(), nullable=False),
        sa.Column("consequence", sa.Text(), nullable=False),
        sa.Column("consequence_on", sa.Date(), nullable=False),
        sa.Column("extended_to", sa.Date()),
        sa.Column("extension_reason", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(32)),
        sa.Column("closed_on", sa.Date()),
        sa.Column("because", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("vis", sa.String(32), nullable=False),
        sa.CheckConstraint("(outcome IS NULL) = (closed_on IS NULL)", name="closed_on"),
        sa.CheckConstraint("ends_on > starts_on", name="ends_on"),
        sa.CheckConstraint("extended_to IS NULL OR extended_to > ends_on", name="extended_to"),
    )
    op.create_index("ix_improvement_plan_of_person", "improvement_plan", ["person_id", "starts_on"])
    op.create_index("ix_improvement_plan_standard_id", "improvement_plan", ["standard_id"])
    _make(
        "improvement_checkpoint",
        sa.Column("plan_id", sa.Integer(), sa.ForeignKey("improvement_plan.id"), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("text", sa.String(200), nullable=False),
        sa.Column("met", sa.Boolean()),
        sa.Column("looked_on", sa.Date()),
        sa.Column("said", sa.Text(), nullable=False),
    )
    op.create_index("ix_improvement_checkpoint_plan_id", "improvement_checkpoint", ["plan_id"])


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
