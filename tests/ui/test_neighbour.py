import pytest
from PySide6.QtCore import QObject

from app.ui import neighbour
from app.ui.neighbour import Neighbour


@pytest.fixture
def owner(qapp):
    made = QObject()
    yield made
    made.deleteLater()


@pytest.fixture
def calls():
    return []


def test_a_second_start_is_heard_by_the_first(qtbot, owner, calls, path):
    Neighbour(path, lambda: calls.append("come"), owner)

    assert neighbour.call(path)

    qtbot.waitUntil(lambda: calls == ["come"])


def test_every_call_is_answered(qtbot, owner, calls, path):
    Neighbour(path, lambda: calls.append("come"), owner)

    for _ in range(3):
        assert neighbour.call(path)

    qtbot.waitUntil(lambda: len(calls) == 3)


def test_nobody_listens_over_another_journal(qtbot, owner, calls, path, tmp_path):
    Neighbour(path, lambda: calls.append("come"), owner)

    assert not neighbour.call(tmp_path / "other.db")
    assert calls == []


def test_the_same_journal_by_another_way_is_the_same(qtbot, owner, calls, tmp_path):
    (tmp_path / "there").mkdir()
    Neighbour(tmp_path / "own.db", lambda: calls.append("come"), owner)

    assert neighbour.call(tmp_path / "there" / ".." / "own.db")

    qtbot.waitUntil(lambda: calls == ["come"])


def test_the_name_left_by_a_program_that_died_is_taken_over(qtbot, owner, calls, path):
    Neighbour(path, lambda: calls.append("dead"), owner)
    Neighbour(path, lambda: calls.append("alive"), owner)

    assert neighbour.call(path)

    qtbot.waitUntil(lambda: calls == ["alive"])
