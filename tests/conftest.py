"""What every test stands on: a data folder of its own, and a journal that proves its own undo."""

from __future__ import annotations

import gc
import os
import shutil
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from sqlalchemy import event
from sqlalchemy.util import LRUCache

try:
    import PySide6.QtWidgets  # noqa: F401
except ImportError as missing:
    pytest.exit(
        f"Qt does not load ({missing}). On Debian: apt-get install libglib2.0-0 libgl1 libegl1 "
        "libfontconfig1 libxkbcommon0 libdbus-1-3",
        returncode=3,
    )

from app import journal_file
from tests import builders, command_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.journal import Journal

settings.register_profile(
    "touchline",
    deadline=None,
    max_examples=60,
    derandomize=os.environ.get("CI") == "true",
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("touchline")

#: Which test of this process runs, to name its own folder by.
_numbers = count()
#: Compiled statements, for one dialect of each kind, since another one would compile them anew.
_compiled: LRUCache[Any, Any] = LRUCache(2_000)
_compiled_for: dict[type[sa.Dialect], sa.Dialect] = {}
#: A disk in memory, as Linux has it, and how much of it has to be free.
_MEMORY, _ENOUGH = Path("/dev/shm"), 2 * 2**30


def pytest_configure(config: pytest.Config) -> None:
    """Let journals be kept in memory: every save waits for the disk, and a run saves ten thousands.

    Not where the disk is what is tested.
    """
    about_disks = any("faults" in str(named) for named in config.args)
    if _MEMORY.is_dir() and not about_disks and shutil.disk_usage(_MEMORY).free > _ENOUGH:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))


def pytest_collection_finish() -> None:
    """Leave alone what is there for good: looking through it for garbage took a sixth of the time.

    What comes later is looked through too, though not as often.
    """
    gc.freeze()
    gc.set_threshold(700, 10, 100)


@event.listens_for(sa.Engine, "engine_connect")
def _compile_once(connection: sa.Connection) -> None:
    """Let what was compiled for the journal of one test serve those of the next.

    A program opens one journal and compiles each statement once; the tests open thousands, and a
    quarter of their time would go into it.
    """
    connection.dialect = _compiled_for.setdefault(type(connection.dialect), connection.dialect)
    connection.execution_options(compiled_cache=_compiled)


@pytest.fixture(autouse=True)
def _own_data_folder(
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """No test reads or writes the real home, or asks the real keyring.

    A folder is made only for a test that has use for one: thousands have not, and each takes
    longer to make the more there are.
    """
    if "tmp_path" in request.fixturenames:
        own = request.getfixturevalue("tmp_path")
    else:
        own = tmp_path_factory.getbasetemp() / f"own-{next(_numbers)}"
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(own / "home"))
    monkeypatch.setenv("TOUCHLINE_DATA", str(own / "data"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


@pytest.fixture(autouse=True)
def _no_unexpected_question(request: pytest.FixtureRequest) -> Iterator[None]:
    """A question that the test did not script fails it instead of waiting for a click."""
    from app.ui import ask
    from tests.fake_ask import FakeAsker

    replaced = ask.use(FakeAsker())
    yield
    ask.use(replaced)


@pytest.fixture
def today() -> date:
    """The day on which the tests' stories are told, a Sunday."""
    return date(2026, 11, 22)


@pytest.fixture(scope="session")
def _new_journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal fresh from ``create``; making it once keeps the suite quick."""
    made = tmp_path_factory.mktemp("new") / "new.db"
    journal_file.create(made, manager="Robin Hale", currency="USD").close()
    return made


@pytest.fixture(scope="session")
def _new_dump(_new_journal: Path) -> builders.Dump:
    """What a new journal says, as far as undo puts it back."""
    return builders.undoable(_new_journal)


@pytest.fixture
def journal(tmp_path: Path, _new_journal: Path, _new_dump: builders.Dump) -> Iterator[Journal]:
    """A new journal in a real file.

    When the test is over, every step is taken back, which must give the tables of a new journal,
    and done again, which must give the tables that the test left. The same is done before a step
    for good, which cannot be taken back: what comes after it is taken back as far as that.
    """
    path = tmp_path / "journal.db"
    shutil.copy(_new_journal, path)
    opened = journal_file.open_journal(path)
    proof = builders.Proof(opened, _new_dump)
    yield opened
    proof.check()
    opened.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where ``own`` keeps its journal."""
    return tmp_path / "own.db"


@pytest.fixture
def own(path: Path, _new_journal: Path) -> Iterator[Journal]:
    """A journal that the test may close, spoil or end the undo of; nothing is checked after it."""
    shutil.copy(_new_journal, path)
    opened = journal_file.open_journal(path)
    yield opened
    opened.close()


@pytest.fixture
def touchline(capsys):
    """The program called with arguments; see ``tests.command_line.command``."""
    return partial(command_line.command, capsys)


@pytest.fixture
def team(tmp_path):
    """A journal with a few people, for commands to work on."""
    return command_line.small_team(tmp_path)


@pytest.fixture
def roster(tmp_path):
    """A roster file, for commands to read."""
    return command_line.roster_file(tmp_path)
