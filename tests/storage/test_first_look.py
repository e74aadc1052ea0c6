"""The first screen's rows come early, cheaply, and are the same as later."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.domain import people
from app.domain.kinds import Status
from app.domain.settings import change
from app.storage import driver
from app.storage.first_look import first_look
from tests import builders
from tests.builders import TODAY


def test_it_shows_what_the_journal_shows_later(own, path):
    for name in ("Łucja Ångström", "dana Whitfield", "Zoe", "Ben Carver"):
        builders.person(own, name, segment="SMB", started=TODAY, max_gap=30)
    builders.session(own, 2, days_ago=3)
    builders.session(own, 2, days_ago=9)
    own.do("Leave", people.leave, 3, TODAY)
    own.do("Leave", people.go_on_leave, 4, TODAY)
    own.do("Choose", change, fiscal_start=4, week_start=6)
    look = first_look(path)
    assert look is not None
    assert look.people == own.ask(people.roster)
    assert [row.name for row in look.people] == [
        *("Ben Carver", "dana Whitfield", "Łucja Ångström", "Zoe"),
    ]
    assert look.people[0].status is Status.ON_LEAVE
    assert (look.fiscal_start, look.week_start) == (4, 6)


@pytest.mark.parametrize("spoil", ["missing", "empty", "foreign", "newer", "no tables", "damaged"])
def test_what_cannot_be_read_gives_no_first_look(own, path, spoil):
    own.close()
    if spoil in ("newer", "no tables"):
        connection = driver.connect(path)
        connection.execute(
            "PRAGMA user_version = 99" if spoil == "newer" else "DROP TABLE settings"
        )
        connection.close()
    elif spoil == "missing":
        path.unlink()
    elif spoil == "damaged":
        path.write_bytes(path.read_bytes()[:4096] + b"\xff" * (path.stat().st_size - 4096))
    else:
        path.write_bytes(b"" if spoil == "empty" else b"not a database" * 100)
    before = path.read_bytes() if path.exists() else None
    assert first_look(path) is None
    assert (path.read_bytes() if path.exists() else None) == before


def test_it_needs_nothing_heavy(own, path):
    builders.person(own)
    own.close()
    script = (
        "import sys; from pathlib import Path\n"
        "from app import journal_file\n"
        "from app.storage import driver\n"
        "from app.storage.first_look import first_look\n"
        "driver.inspect_file(Path(sys.argv[1]))\n"
        "assert first_look(Path(sys.argv[1])).people\n"
        "heavy = {'sqlalchemy', 'alembic', 'reportlab', 'PySide6', 'python_calamine'}\n"
        "print(*sorted(heavy & {name.partition('.')[0] for name in sys.modules}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent.parent.parent,
    )
    assert done.stdout.strip() == ""
