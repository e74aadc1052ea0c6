"""Coaching: notes, talking points, commitments, and sessions that are planned before they are held.

The table of sessions is made anew, in SQLite's own words, because a conversation that is planned
has no day on which it was held and one with a group has no single person.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0005"
down_revision = "0004"

_OLD = "id, person_id, kind, held_on, minutes, created_at, updated_at, version"
#: What a conversation of the earlier schema says in the columns that are new and never empty.
_NEW = {
    "state": "'held'",
    **dict.fromkeys(
        (
            *("starts_at", "zone", "place", "uid", "series", "template", "customer"),
            *("objective", "rep_view", "positives", "improvement", "improvement_2", "said"),
            *("support_missing", "reflection"),
        ),
        "''",
    ),
    "sequence": "0",
    "vis": "'private'",
}
_SESSION = """
CREATE TABLE session_new (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER,
    kind VARCHAR(32) NOT NULL,
    held_on DATE,
    minutes INTEGER NOT NULL,
    created_at VARCHAR(20) NOT NULL,
    updated_at VARCHAR(20) NOT NULL,
    version INTEGER NOT NULL,
    state VARCHAR(32) NOT NULL,
    planned_for DATE,
    starts_at VARCHAR(200) NOT NULL,
    zone VARCHAR(200) NOT NULL,
    place VARCHAR(200) NOT NULL,
    scheduled_on DATE,
    uid VARCHAR(200) NOT NULL,
    sequence INTEGER NOT NULL,
    series VARCHAR(200) NOT NULL,
    moved_from_id INTEGER,
    template VARCHAR(200) NOT NULL,
    customer VARCHAR(200) NOT NULL,
    mode VARCHAR(32),
    driver VARCHAR(32),
    objective TEXT NOT NULL,
    reached VARCHAR(32),
    rep_view TEXT NOT NULL,
    positives TEXT NOT NULL,
    improvement TEXT NOT NULL,
    improvement_2 TEXT NOT NULL,
    observe_again DATE,
    said TEXT NOT NULL,
    support INTEGER,
    support_missing TEXT NOT NULL,
    vis VARCHAR(32) NOT NULL,
    reflection TEXT NOT NULL,
    ask_tell INTEGER,
    hat VARCHAR(32),
    CONSTRAINT minutes CHECK (minutes > 0),
    CONSTRAINT held_on CHECK ((state = 'held') = (held_on IS NOT NULL)),
    CONSTRAINT planned_for CHECK (state = 'held' OR planned_for IS NOT NULL),
    CONSTRAINT support CHECK (support BETWEEN 1 AND 5),
    CONSTRAINT ask_tell CHECK (ask_tell BETWEEN 1 AND 5),
    FOREIGN KEY(person_id) REFERENCES person (id),
    FOREIGN KEY(moved_from_id) REFERENCES session (id)
)
"""
_INDEXES = (
    ("ix_session_last_held", "person_id", "held_on"),
    ("ix_session_held", "held_on"),
    ("ix_session_planned", "state", "planned_for"),
    ("ix_session_of_person", "person_id", "planned_for"),
    ("ix_session_moved_from_id", "moved_from_id"),
)


def upgrade() -> None:
    """Make the sessions anew and the tables that are new."""
    _remake_sessions()
    _make_session_parts()
    _make_notes()
    _make_promises()


def _remake_sessions() -> None:
    op.execute(_SESSION)
    op.execute(
        f"INSERT INTO session_new ({_OLD}, {', '.join(_NEW)})"
        f" SELECT {_OLD}, {', '.join(_NEW.values())} FROM session"
    )
    # An id that was given is never given again, also where its row is gone.
    op.execute("DELETE FROM sqlite_sequence WHERE name = 'session_new'")
    op.execute("UPDATE sqlite_sequence SET name = 'session_new' WHERE name = 'session'")
    op.execute("DROP TABLE session")
    op.execute("ALTER TABLE session_new RENAME TO session")
    for name, *columns in _INDEXES:
        op.create_index(name, "session", columns)


def _make_session_parts() -> None:
    _make(
        "session_member",
        sa.Column("session_id", sa.Integer(), sa.ForeignKey("session.id"), nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("held_on", sa.Date()),
        sa.UniqueConstraint("session_id", "person_id"),
    )
    op.create_index(
        "ix_session_member_held", "session_member", ["person_id", "held_on", "session_id"]
    )
    _make(
        "session_skill",
        sa.Column("session_id", sa.Integer(), sa.ForeignKey("session.id"), nullable=False),
        sa.Column("skill_id", sa.Integer(), sa.ForeignKey("skill.id"), nullable=False),
        sa.UniqueConstraint("session_id", "skill_id"),
    )
    op.create_index("ix_session_skill_skill_id", "session_skill", ["skill_id"])
    _make(
        "session_answer",
        sa.Column("session_id", sa.Integer(), sa.ForeignKey("session.id"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("section", sa.String(200), nullable=False),
        sa.Column("question", sa.String(200), nullable=False),
        sa.Column("voice", sa.String(32), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.UniqueConstraint("session_id", "position"),
    )
    _make(
        "session_template",
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.UniqueConstraint("name"),
    )
    _make(
        "template_question",
        sa.Column(
            "template_id", sa.Integer(), sa.ForeignKey("session_template.id"), nullable=False
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("section", sa.String(200), nullable=False),
        sa.Column("question", sa.String(200), nullable=False),
        sa.Column("voice", sa.String(32), nullable=False),
    )
    op.create_index("ix_template_question_template_id", "template_question", ["template_id"])


def _make_notes() -> None:
    _make(
        "note",
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("tone", sa.String(32)),
        sa.Column("hat", sa.String(32)),
        sa.Column("situation", sa.Text(), nullable=False),
        sa.Column("behaviour", sa.Text(), nullable=False),
        sa.Column("effect", sa.Text(), nullable=False),
        sa.Column("next_time", sa.Text(), nullable=False),
        sa.Column("follow_up", sa.Date()),
        sa.Column("delivered_on", sa.Date()),
        sa.Column("value_shown", sa.String(200), nullable=False),
        sa.Column("said_in", sa.String(32)),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        sa.Column("skill_id", sa.Integer(), sa.ForeignKey("skill.id")),
        sa.Column("session_id", sa.Integer(), sa.ForeignKey("session.id")),
        sa.Column("vis", sa.String(32), nullable=False),
        sa.CheckConstraint(
            "vis = 'private' OR kind NOT IN ('personal', 'reflection', 'vent')",
            name="always_private",
        ),
    )
    op.create_index("ix_note_happened", "note", ["happened_on"])
    op.create_index("ix_note_kind", "note", ["kind", "happened_on"])
    op.create_index("ix_note_undelivered", "note", ["kind", "delivered_on", "happened_on"])
    op.create_index("ix_note_session_id", "note", ["session_id"])
    op.create_index("ix_note_skill_id", "note", ["skill_id"])
    _make(
        "note_person",
        sa.Column("note_id", sa.Integer(), sa.ForeignKey("note.id"), nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.UniqueConstraint("note_id", "person_id"),
    )
    op.create_index(
        "ix_note_person_happened", "note_person", ["person_id", "happened_on", "note_id"]
    )
    _make(
        "note_tag",
        sa.Column("note_id", sa.Integer(), sa.ForeignKey("note.id"), nullable=False),
        sa.Column("tag", sa.String(200), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.UniqueConstraint("note_id", "tag"),
    )
    op.create_index("ix_note_tag_happened", "note_tag", ["tag", "happened_on", "note_id"])
    _make(
        "note_revision",
        sa.Column("note_id", sa.Integer(), sa.ForeignKey("note.id"), nullable=False),
        sa.Column("replaced_on", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("situation", sa.Text(), nullable=False),
        sa.Column("behaviour", sa.Text(), nullable=False),
        sa.Column("effect", sa.Text(), nullable=False),
        sa.Column("next_time", sa.Text(), nullable=False),
    )
    op.create_index("ix_note_revision_note_id", "note_revision", ["note_id"])


def _make_promises() -> None:
    _make(
        "agenda_item",
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id")),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("raised_by", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("raised_on", sa.Date(), nullable=False),
        sa.Column("parked_until", sa.Date()),
        sa.Column("carried", sa.Integer(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Date()),
        sa.Column("session_id", sa.Integer(), sa.ForeignKey("session.id")),
        sa.Column("note_id", sa.Integer(), sa.ForeignKey("note.id")),
        sa.Column("vis", sa.String(32), nullable=False),
        sa.CheckConstraint("(state = 'parked') = (parked_until IS NOT NULL)", name="parked_until"),
        sa.CheckConstraint("carried >= 0", name="carried"),
    )
    op.create_index("ix_agenda_item_closed", "agenda_item", ["person_id", "closed_on"])
    op.create_index("ix_agenda_item_note_id", "agenda_item", ["note_id"])
    op.create_index("ix_agenda_item_of_person", "agenda_item", ["person_id", "state"])
    op.create_index("ix_agenda_item_session_id", "agenda_item", ["session_id"])
    _make(
        "commitment",
        sa.Column("owner", sa.String(32), nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id")),
        sa.Column("owner_name", sa.String(200), nullable=False),
        sa.Column("about_id", sa.Integer(), sa.ForeignKey("person.id")),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("due", sa.Date()),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("closed_on", sa.Date()),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("origin", sa.String(32), nullable=False),
        sa.Column("note_id", sa.Integer(), sa.ForeignKey("note.id")),
        sa.Column("session_id", sa.Integer(), sa.ForeignKey("session.id")),
        sa.Column("vis", sa.String(32), nullable=False),
        sa.CheckConstraint(
            "(owner = 'rep') = (person_id IS NOT NULL) AND (owner = 'other') = (owner_name <> '')",
            name="one_owner",
        ),
        sa.CheckConstraint("(state = 'open') = (closed_on IS NULL)", name="closed_on"),
    )
    op.create_index("ix_commitment_about", "commitment", ["about_id", "state", "due"])
    op.create_index("ix_commitment_due", "commitment", ["state", "due"])
    op.create_index("ix_commitment_note_id", "commitment", ["note_id"])
    op.create_index("ix_commitment_of_person", "commitment", ["person_id", "state", "due"])
    op.create_index("ix_commitment_owner", "commitment", ["owner", "state", "due"])
    op.create_index("ix_commitment_session_id", "commitment", ["session_id"])
    _make(
        "commitment_due",
        sa.Column("commitment_id", sa.Integer(), sa.ForeignKey("commitment.id"), nullable=False),
        sa.Column("due", sa.Date()),
        sa.Column("moved_on", sa.Date(), nullable=False),
    )
    op.create_index("ix_commitment_due_commitment_id", "commitment_due", ["commitment_id"])


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
