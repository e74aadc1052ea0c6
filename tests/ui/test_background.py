import gc
import threading
from functools import partial

import pytest
from PySide6.QtCore import QObject, Signal

from app.ui import background
from app.ui.background import Batch, Job


class Owner(QObject):
    """Stands for the page that starts jobs; remembers what it hears, and in which thread."""

    heard = Signal()

    def __init__(self):
        super().__init__()
        self.results, self.errors, self.steps, self.threads = [], [], [], set()

    def on_done(self, result):
        self.threads.add(threading.get_ident())
        self.results.append(result)
        self.heard.emit()

    def on_failed(self, error):
        self.threads.add(threading.get_ident())
        self.errors.append(error)
        self.heard.emit()

    def on_progress(self, done, total):
        self.threads.add(threading.get_ident())
        self.steps.append((done, total))


@pytest.fixture
def owner(qapp):
    yield Owner()
    assert background.wait()


def add(a, b):
    return a + b


def fail(words):
    raise ValueError(words)


def thread(_):
    return threading.get_ident()


def count_up(total, control):
    for step in range(1, total + 1):
        control.progress(step, total)
    return total


def wait_to_be_stopped(started, stopped, control):
    started.set()
    while not control.cancelled:
        stopped.wait(0.01)
    stopped.set()


def settle(qtbot, owner):
    """Let everything posted so far arrive: letters keep their order."""
    with qtbot.waitSignal(owner.heard):
        Job(owner, add, 0, 0, done=owner.on_done)


def test_the_result_comes_back_to_the_windows_thread(qtbot, owner):
    with qtbot.waitSignal(owner.heard):
        Job(owner, add, 2, 3, done=owner.on_done)

    assert owner.results == [5]
    assert owner.threads == {threading.get_ident()}


def test_the_work_runs_in_another_thread(qtbot, owner):
    with qtbot.waitSignal(owner.heard):
        Job(owner, thread, None, done=owner.on_done)

    assert owner.results != [threading.get_ident()]


def test_any_result_comes_back_as_it_is(qtbot, owner):
    result = {1: ("a", None), None: b"bytes"}
    with qtbot.waitSignal(owner.heard):
        Job(owner, dict, result, done=owner.on_done)

    assert owner.results == [result]


def test_a_job_survives_without_a_reference_to_it(qtbot, owner):
    with qtbot.waitSignal(owner.heard):
        Job(owner, add, 1, 1, done=owner.on_done)
        gc.collect()

    assert owner.results == [2]


def test_an_exception_comes_back_with_its_traceback(qtbot, owner):
    with qtbot.waitSignal(owner.heard):
        Job(owner, fail, "no paper", done=owner.on_done, failed=owner.on_failed)

    assert str(owner.errors[0]) == "no paper"
    assert owner.errors[0].__traceback__ is not None
    assert owner.results == []


def test_an_exception_nobody_waits_for_is_raised_on_the_windows_thread(qtbot, owner):
    with qtbot.captureExceptions() as raised:
        Job(owner, fail, "unheard", done=owner.on_done)
        qtbot.waitUntil(lambda: len(raised) == 1)

    assert str(raised[0][1]) == "unheard"


def test_progress_is_heard_to_the_end_and_before_the_result(qtbot, owner):
    with qtbot.waitSignal(owner.heard):
        Job(owner, count_up, 500, done=owner.on_done, progress=owner.on_progress)

    assert owner.steps[-1] == (500, 500)
    assert owner.steps == sorted(owner.steps)
    assert owner.threads == {threading.get_ident()}


def test_a_cancelled_job_stops_and_says_nothing_more(qtbot, owner):
    started, stopped = threading.Event(), threading.Event()
    job = Job(owner, wait_to_be_stopped, started, stopped, done=owner.on_done)
    assert started.wait(5)
    assert job.running

    job.cancel()

    assert stopped.wait(5)
    assert not job.running
    settle(qtbot, owner)
    assert owner.results == [0]


def test_cancelling_twice_or_after_the_end_is_harmless(qtbot, owner):
    with qtbot.waitSignal(owner.heard):
        job = Job(owner, add, 1, 2, done=owner.on_done)

    job.cancel()
    job.cancel()

    assert owner.results == [3]


def test_the_result_for_an_owner_that_is_gone_is_dropped(qtbot, owner):
    go = threading.Event()
    gone = QObject()
    Job(gone, go.wait, 5, done=owner.on_done)
    with qtbot.waitSignal(gone.destroyed):
        gone.deleteLater()

    go.set()

    settle(qtbot, owner)
    settle(qtbot, owner)
    assert owner.results == [0, 0]


def test_many_jobs_all_come_back(qtbot, owner):
    for number in range(200):
        Job(owner, add, number, 0, done=owner.on_done)

    qtbot.waitUntil(lambda: len(owner.results) == 200)

    assert sorted(owner.results) == list(range(200))


def test_a_batch_runs_in_order_and_counts(qtbot, owner):
    pieces = [partial(add, number, 10) for number in range(3)]
    with qtbot.waitSignal(owner.heard):
        Batch(owner, pieces, done=owner.on_done, progress=owner.on_progress)

    assert owner.results == [[10, 11, 12]]
    assert owner.steps[-1] == (3, 3)


def test_an_empty_batch_is_done_with_nothing(qtbot, owner):
    with qtbot.waitSignal(owner.heard):
        Batch(owner, [], done=owner.on_done)

    assert owner.results == [[]]


def test_a_batch_ends_with_the_first_piece_that_fails(qtbot, owner):
    done = []
    pieces = [partial(done.append, 1), partial(fail, "second"), partial(done.append, 3)]
    with qtbot.waitSignal(owner.heard):
        Batch(owner, pieces, done=owner.on_done, failed=owner.on_failed)

    assert done == [1]
    assert str(owner.errors[0]) == "second"


def test_a_cancelled_batch_leaves_the_rest_undone(qtbot, owner):
    started, go, done = threading.Event(), threading.Event(), []

    def first():
        started.set()
        go.wait(5)

    job = Batch(owner, [first, partial(done.append, 2)], done=owner.on_done)
    assert started.wait(5)
    job.cancel()
    go.set()
    assert background.wait()

    settle(qtbot, owner)
    assert done == []
    assert owner.results == [0]


def test_a_job_is_started_on_the_windows_thread_only(qtbot, owner):
    def start():
        return Job(owner, add, 1, 1, done=owner.on_done)

    with qtbot.waitSignal(owner.heard):
        Job(owner, start, done=owner.on_done, failed=owner.on_failed)

    assert isinstance(owner.errors[0], RuntimeError)
