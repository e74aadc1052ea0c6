"""Work on the window's thread in pieces: in order, stopped, and heard of where it fails."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject

from app.ui.in_turns import InTurns


@pytest.fixture
def owner(qapp):
    made = QObject()
    yield made
    made.deleteLater()


def test_the_pieces_are_done_in_order_and_each_is_told_before(qtbot, owner):
    done, begun = [], []
    work = InTurns(owner, [lambda: done.append("a"), lambda: done.append("b")])
    work.begun.connect(lambda number, of: begun.append((number, of, list(done))))
    with qtbot.waitSignal(work.ended):
        work.start()
        assert done == [], "the window has its turn first"
    assert done == ["a", "b"]
    assert begun == [(0, 2, []), (1, 2, ["a"])]


def test_nothing_to_do_is_done_at_once(qtbot, owner):
    work = InTurns(owner, [])
    with qtbot.waitSignal(work.ended):
        work.start()


def test_stopped_in_a_piece_no_other_follows_and_nothing_more_is_told(qtbot, owner):
    done, begun = [], []
    work = InTurns(owner, [lambda: (done.append("a"), work.stop()), lambda: done.append("b")])
    work.begun.connect(lambda number, _of: begun.append(number))
    with qtbot.waitSignal(work.destroyed):
        work.start()
    assert (done, begun) == (["a"], [0])


def test_a_piece_that_fails_ends_the_work_and_is_heard_of(qtbot, owner):
    done = []

    def fail():
        raise ValueError("no")

    work = InTurns(owner, [fail, lambda: done.append("b")])
    with qtbot.captureExceptions() as raised, qtbot.waitSignal(work.destroyed):
        work.start()
    assert [kind for kind, *_ in raised] == [ValueError]
    assert done == []
