"""An unforeseen error: logged without its words, said once, and the program goes on."""

import sys
import threading

import pytest
from PySide6.QtGui import QGuiApplication

from app.ui import ask, errors
from tests.fake_ask import FakeAsker

SECRET = "Dana cried in the review"


class Log(list):
    """A log that remembers."""

    def __call__(self, text):
        self.append(text)


@pytest.fixture
def log():
    return Log()


@pytest.fixture
def asker():
    fake = FakeAsker()
    before = ask.use(fake)
    yield fake
    ask.use(before)
    fake.done()


@pytest.fixture
def reporter(qapp, log, asker):
    made = errors.install(log, lambda: None)
    yield made
    made.unhook()


def fail(message=SECRET):
    """Raise and hand the error to the interpreter's hook, as an event handler does."""
    try:
        raise ValueError(message)
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_it_is_logged_by_type_and_place_only(reporter, log, asker, qtbot):
    asker.expect("choose", errors.CONTINUE)
    fail()
    qtbot.waitUntil(lambda: bool(asker.asked))
    assert log[0].splitlines()[0] == "ValueError"
    assert "test_errors.py" in log[0]
    assert "in the review" not in log[0]


def test_the_dialog_is_calm_and_says_nothing_of_the_notes(reporter, asker, qtbot):
    asker.expect("choose", errors.CONTINUE)
    fail()
    qtbot.waitUntil(lambda: bool(asker.asked))
    words = asker.asked[0][1]
    assert words.startswith("Something went wrong. Nothing you saved is lost.")
    assert SECRET not in words


def test_details_can_be_copied(reporter, asker, qtbot):
    asker.expect("choose", errors.COPY)
    fail()
    qtbot.waitUntil(lambda: bool(asker.asked))
    copied = QGuiApplication.clipboard().text()
    assert "ValueError" in copied
    assert "Python 3" in copied
    assert SECRET not in copied


def test_errors_while_the_dialog_is_open_are_only_counted(reporter, log, asker, qtbot):
    def answer(parent, question, detail, *buttons):
        asker.asked.append(("choose", question))
        fail()
        fail()
        QGuiApplication.processEvents()
        return errors.COPY

    asker.choose = answer
    fail()
    qtbot.waitUntil(lambda: bool(asker.asked))
    qtbot.waitUntil(lambda: "and 2 more" in QGuiApplication.clipboard().text())
    assert len(asker.asked) == 1
    assert len(log) == 3


def test_the_next_error_after_that_is_said_again(reporter, asker, qtbot):
    asker.expect("choose", errors.CONTINUE).expect("choose", errors.CONTINUE)
    fail()
    qtbot.waitUntil(lambda: len(asker.asked) == 1)
    fail()
    qtbot.waitUntil(lambda: len(asker.asked) == 2)


def test_an_error_in_a_thread_is_said_on_the_windows_thread(reporter, log, asker, qtbot):
    told_on = []

    def answer(parent, question, detail, *buttons):
        told_on.append(threading.current_thread())
        return errors.CONTINUE

    asker.choose = answer
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(told_on))
    assert told_on == [threading.main_thread()]


def test_an_uncaught_error_of_a_thread_arrives_too(reporter, log, asker, qtbot):
    asker.expect("choose", errors.CONTINUE)

    def work():
        raise KeyError(SECRET)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(asker.asked))
    assert log[0].startswith("KeyError")


def test_a_log_that_fails_does_not_hide_the_error(qapp, asker, qtbot):
    def full_disk(text):
        raise OSError("no space left")

    made = errors.install(full_disk, lambda: None)
    asker.expect("choose", errors.CONTINUE)
    try:
        fail()
        qtbot.waitUntil(lambda: bool(asker.asked))
    finally:
        made.unhook()


def test_a_dialog_that_fails_is_logged_and_not_repeated(reporter, log, asker, qtbot):
    def broken(*args):
        raise RuntimeError(SECRET)

    asker.choose = broken
    fail()
    qtbot.waitUntil(lambda: len(log) == 2)
    assert log[1].startswith("RuntimeError")
    assert SECRET not in log[1]


def test_causes_are_named_without_their_words():
    try:
        try:
            raise OSError(SECRET)
        except OSError as error:
            raise ValueError(SECRET) from error
    except ValueError as error:
        told = errors.outline(error)
    assert told.startswith("ValueError")
    assert "\nOSError" in told
    assert SECRET not in told


def test_an_endless_recursion_is_told_briefly():
    def forever():
        forever()

    with pytest.raises(RecursionError) as caught:
        forever()
    assert len(errors.outline(caught.value).splitlines()) < 60


def test_a_circle_of_causes_comes_to_an_end():
    one, other = ValueError(), KeyError()
    one.__cause__, other.__cause__ = other, one
    assert len(errors.outline(one).splitlines()) == 5


def test_the_users_folder_is_not_told(reporter, asker, qtbot, log):
    asker.expect("choose", errors.CONTINUE)
    fail()
    qtbot.waitUntil(lambda: bool(asker.asked))
    assert not any(line.strip().startswith("/") for line in log[0].splitlines())


def test_ctrl_c_still_ends_the_program(reporter, log, capsys):
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert log == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_hooks_are_given_back(qapp, log):
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    errors.install(log, lambda: None).unhook()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before
