"""The tables: made at once or by migrations, they are the same; a migration is whole or not."""

import gzip
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
import time_machine
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy.schema import CheckConstraint

from app import journal_file
from app.domain import (
    commitments,
    facts,
    goals,
    measured,
    people,
    plan_held,
    plans,
    reviews,
    sessions,
    settings,
    training_held,
    training_quarters,
)
from app.domain.kinds import (
    NEVER_SHAREABLE,
    Certainty,
    FactKind,
    PlanState,
    SessionState,
    TrainingState,
    Vis,
)
from app.domain.models import Record
from app.storage import driver, schema
from tests import builders, indexed
from tests.builders import TODAY

#: A journal of each schema that was released, as the program of that time wrote it: two people
#: with their past, and somebody and a conversation in the bin; from 6 on with their numbers too,
#: from 7 on with a plan that was agreed and is being changed, from 8 on with their training.
FROZEN = Path(__file__).parents[1] / "frozen"
FROZEN_ON = datetime(2026, 11, 29, tzinfo=UTC)


def tables(path):
    """What SQLite says of each table: columns, indexes, links and checks."""
    connection = driver.connect(path, mode="ro")

    def ask(statement):
        return connection.execute(statement).fetchall()

    found = {}
    for (name,) in ask("SELECT name FROM sqlite_schema WHERE type = 'table'"):
        indexes = {
            (
                "" if index.startswith("sqlite_") else index,
                *(unique, origin, partial),
                *(column for _, _, column, *_ in ask(f'PRAGMA index_xinfo("{index}")')),
            )
            for _, index, unique, origin, partial in ask(f'PRAGMA index_list("{name}")')
        }
        (text,) = ask(f"SELECT sql FROM sqlite_schema WHERE name = '{name}'")[0]
        found[name] = {
            "columns": ask(f'PRAGMA table_xinfo("{name}")'),
            "indexes": indexes,
            "links": {row[2:] for row in ask(f'PRAGMA foreign_key_list("{name}")')},
            "checks": sorted(re.findall(r"CONSTRAINT \w+ CHECK \(.*\)", text or "")),
            "counts_on": "AUTOINCREMENT" in (text or ""),
        }
    connection.close()
    return found


@pytest.fixture
def migrated(tmp_path):
    path = tmp_path / "migrated.db"
    driver.connect(path, mode="rwc").close()
    schema.migrate(path)
    return path


def test_migrations_lead_to_the_same_tables_as_making_them_at_once(migrated, own, path):
    made, led_to = tables(path), tables(migrated)
    assert made.keys() == led_to.keys()
    for name in made:
        assert led_to[name] == made[name], name


def test_every_check_is_in_the_file(path, own):
    wanted = sum(
        isinstance(constraint, CheckConstraint)
        for table in Record.metadata.tables.values()
        for constraint in table.constraints
    )
    assert sum(len(table["checks"]) for table in tables(path).values()) == wanted > 0


def test_the_schemas_number_is_the_newest_migration(migrated):
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [schema.revision_of(driver.SCHEMA)]
    connection = driver.connect(migrated)
    assert connection.execute("PRAGMA user_version").fetchone() == (driver.SCHEMA,)
    connection.close()


def test_a_new_journal_needs_no_migration(own, path):
    builders.person(own)
    own.close()
    before = builders.dump(path)
    schema.migrate(path)
    assert builders.dump(path) == before
    journal_file.open_journal(path).close()


@pytest.fixture(params=range(1, driver.SCHEMA), ids="from_{}".format)
def frozen(request, path):
    """A journal that an earlier version of the program wrote, opened by this one."""
    path.write_bytes(gzip.decompress((FROZEN / f"schema-{request.param}.db.gz").read_bytes()))
    assert driver.inspect_file(path) == request.param
    with time_machine.travel(FROZEN_ON, tick=True):  # what was deleted is kept for thirty days
        journal = journal_file.open_journal(path)
        yield journal
        journal.close()


def test_what_an_earlier_version_wrote_is_all_there(frozen):
    dana, marcus = (row.id for row in frozen.ask(people.roster))
    assert {fact.text for fact in frozen.ask(facts.of_person, dana)} == {"Asks why", "Talks less"}
    (aim,) = frozen.ask(goals.of_person, dana)
    assert (aim.goal.outcome, aim.checkpoints[0].text) == ("Lead the review", "Watch one")
    (held,) = frozen.ask(sessions.of_person, marcus)
    assert (held.day, held.session.minutes) == (TODAY.replace(day=19), 45)
    assert (held.session.state, held.session.vis) == (SessionState.HELD, Vis.PRIVATE)
    assert journal_file.check(frozen.path) == []
    indexed.check(frozen.path)


@pytest.mark.parametrize("frozen", [6, 7, 8], indirect=True, ids="from_{}".format)
def test_what_an_earlier_version_counted_and_expected_is_all_there(frozen):
    found = frozen.ask(measured.of_person, 1)
    (calls, values), *_ = found.values
    assert (calls.name, len(values), values[-1].amount) == ("Calls", 20, 0)
    assert [value.amount for value in values].count(None) == 1
    assert [target.amount for _, target in found.targets] == [25_000]
    assert [one.standard.statement for one in found.misses] == ["Early"]
    assert [len(one.checkpoints) for one in found.plans] == [3]


@pytest.mark.parametrize("frozen", [6], indirect=True, ids="from_{}".format)
def test_a_journal_from_before_there_were_plans_takes_them(frozen):
    (promised,) = frozen.ask(commitments.of_thread, 1)
    assert promised.commitment.plan_action_id is None
    assert frozen.ask(plans.of_person, 1) == []
    builders.business_plan(frozen, 1)


@pytest.mark.parametrize("frozen", [7, 8], indirect=True, ids="from_{}".format)
def test_what_an_earlier_version_planned_is_all_there(frozen):
    agreed, draft = frozen.ask(plan_held.of_person, 1)
    assert [line.account for line in agreed.found.lines] == ["Skagen", "Brightwater"]
    assert (agreed.notes[0].text, agreed.checks[0].expected) == ("Sounds tired of it", 55_000)
    assert [kept.made_on for kept in agreed.packets] == [TODAY]
    assert (draft.found.plan.state, draft.found.plan.reason) == (
        PlanState.DRAFT,
        "One of the mills closes",
    )
    promised = [one.commitment for one in frozen.ask(commitments.of_thread, 1)]
    assert {one.plan_action_id for one in promised} == {None, agreed.found.actions[0].id}
    assert frozen.ask(settings.current).meeting_minutes == 60


@pytest.mark.parametrize("frozen", [7], indirect=True, ids="from_{}".format)
def test_a_journal_from_before_there_was_training_takes_it(frozen):
    assert frozen.ask(training_quarters.every) == []
    plan = builders.training_plan(frozen, givers=[1])
    assert len(frozen.ask(training_quarters.get, plan.id).standing) == 3


@pytest.mark.parametrize("frozen", [8], indirect=True, ids="from_{}".format)
def test_what_an_earlier_version_trained_is_all_there_and_reviews_join_it(frozen):
    dana, marcus = (row.id for row in frozen.ask(people.roster))
    [quarter] = frozen.ask(training_quarters.every)
    assert {one.session.state for one in quarter.trainings} == {
        *(TrainingState.DELIVERED, TrainingState.PLANNED, TrainingState.CANCELLED)
    }
    [(held, came)] = frozen.ask(training_held.of_person, marcus).attended
    assert (held.remarks, held.observe, came.rating) == ("Lively", "Asks what it costs", 4)
    promised = [one.commitment for one in frozen.ask(commitments.of_thread, dana)]
    assert {one.review_step_id for one in promised} == {None}
    assert frozen.ask(reviews.of_person, dana) == []
    review = builders.review(frozen, dana)
    [step] = frozen.ask(reviews.get, review.id).steps
    promised = [one.commitment for one in frozen.ask(commitments.of_thread, dana)]
    assert {one.review_step_id: one.text for one in promised}[step.id] == "Call three customers"


def test_what_an_earlier_version_deleted_comes_back_and_its_number_is_not_used_again(frozen):
    gone, conversation = frozen.deleted()
    assert (gone.label, conversation.label) == ("Priya Raman deleted", "Conversation deleted")
    assert builders.session(frozen, 1).id == 5  # 3 and 4 were those of the bin
    for deletion in (gone, conversation):
        frozen.bring_back(deletion)
    assert frozen.ask(people.get, 3).name == "Priya Raman"
    (held,) = frozen.ask(sessions.of_person, 3)
    assert (held.session.id, held.session.state) == (4, SessionState.HELD)
    assert frozen.ask(sessions.get, 3).session.scheduled_on is None
    assert journal_file.check(frozen.path) == []


def test_every_schema_that_was_released_is_frozen():
    names = sorted(path.name for path in FROZEN.iterdir())
    assert names == [f"schema-{number}.db.gz" for number in range(1, driver.SCHEMA)]


def test_a_migration_that_fails_changes_nothing(own, path):
    """A journal that claims to be older than it is: its first table is there already."""
    builders.person(own)
    own.close()
    connection = driver.connect(path)
    connection.execute("DELETE FROM alembic_version")
    connection.execute("PRAGMA user_version = 0")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(sa.exc.OperationalError):
        schema.migrate(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("kind", FactKind)
@pytest.mark.parametrize("certainty", Certainty)
def test_the_file_itself_refuses_to_share_what_must_stay_private(own, path, kind, certainty):
    dana = builders.person(own)
    connection = driver.connect(path)
    write = (
        "INSERT INTO profile_fact (person_id, kind, text, evidence, certainty, noted_on,"
        " confirmed_on, vis, created_at, updated_at, version)"
        f" VALUES ({dana.id}, ?, 'x', '', ?, '2026-01-01', '2026-01-01', ?, '', '', 1)"
    )
    connection.execute(write, (kind, certainty, Vis.PRIVATE))
    if kind in NEVER_SHAREABLE or certainty is Certainty.HUNCH:
        with pytest.raises(driver.Error, match="never_shareable"):
            connection.execute(write, (kind, certainty, Vis.SHAREABLE))
        with pytest.raises(driver.Error, match="never_shareable"):
            connection.execute("UPDATE profile_fact SET vis = 'shareable'")
    else:
        connection.execute("UPDATE profile_fact SET vis = 'shareable'")
    connection.close()
