"""The tables: made at once or by migrations, they are the same; a migration is whole or not."""

import re

import pytest
import sqlalchemy as sa
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy.schema import CheckConstraint

from app import journal_file
from app.domain.kinds import NEVER_SHAREABLE, Certainty, FactKind, Vis
from app.domain.models import Record
from app.storage import driver, schema
from tests import builders


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
