"""What stands in the lines of a 1:1 before Enter is as safe as what is on the lists."""

import pytest

from app import erasure
from app.ui.keeping import PAUSE_MS
from tests import builders
from tests.ui.tabs.coaching.thread_desk import ThreadDesk

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]
#: A line is kept once the keys pause; a busy computer gets a while more.
KEPT_WITHIN_MS = PAUSE_MS + 3_000


@pytest.fixture
def dana(own):
    return builders.person(own, "Dana Whitfield").id


@pytest.fixture
def ben(own):
    return builders.person(own, "Ben Carver").id


@pytest.fixture
def desk(qtbot, own, dana, ben):
    return ThreadDesk(qtbot, own, dana)


def kept(journal):
    """What is kept of lines, by person."""
    return {
        int(name.split("/")[2]): values for name, values in journal.asides("draft/person/").items()
    }


def write(desk, line, text):
    """Type without Enter."""
    desk.focus(line.box)
    desk.type(text)


def test_a_crash_loses_nothing_of_it(qtbot, desk, own, dana):
    write(desk, desk.threads.ask_line, "the new terr")
    write(desk, desk.threads.say_line, "🎉 half a tho")
    qtbot.waitUntil(
        lambda: kept(own).get(dana, {}).get("say") == "🎉 half a tho", timeout=KEPT_WITHIN_MS
    )

    again = ThreadDesk(qtbot, own, dana)

    assert again.threads.ask_line.box.text() == "the new terr"
    assert again.threads.say_line.box.text() == "🎉 half a tho"
    assert not again.threads.me_line.box.text()


def test_each_person_has_their_own(qtbot, desk, own, dana, ben):
    write(desk, desk.threads.say_line, "For Dana")
    desk.focus_on.set_person(ben)
    write(desk, desk.threads.say_line, "For Ben")
    desk.focus_on.set_person(dana)

    assert {who: words["say"] for who, words in kept(own).items()} == {
        dana: "For Dana",
        ben: "For Ben",
    }
    again = ThreadDesk(qtbot, own, ben)
    assert again.threads.say_line.box.text() == "For Ben"


def test_what_is_on_its_list_does_not_come_back_as_well(qtbot, desk, own, dana, ben):
    write(desk, desk.threads.say_line, "The tender")
    desk.focus_on.set_person(ben)
    desk.focus_on.set_person(dana)
    assert kept(own)
    desk.focus(desk.threads.say_line.box)
    desk.press("Return")

    assert "The tender" in desk.waiting(dana)
    assert not kept(own)
    assert not ThreadDesk(qtbot, own, dana).threads.say_line.box.text()


def test_where_it_cannot_be_kept_that_is_said_and_it_stays_with_its_person(
    qtbot, desk, own, path, dana, ben
):
    """The stick that the journal is on was pulled out, and is put in again."""
    away = path.rename(path.with_name("away.db"))
    write(desk, desk.threads.say_line, "The tender")
    problem = desk.threads.say_line.problem
    qtbot.waitUntil(lambda: "not kept yet" in problem.text(), timeout=KEPT_WITHIN_MS)
    assert desk.threads.say_line.box.text() == "The tender"
    away.rename(path)

    desk.focus_on.set_person(ben)
    assert kept(own)[dana] == {"typed_on": kept(own)[dana]["typed_on"], "say": "The tender"}
    desk.focus_on.set_person(dana)
    assert desk.threads.say_line.box.text() == "The tender"
    assert not problem.text()


def test_it_goes_with_an_erased_person_and_does_not_come_back(desk, own, path, dana, ben):
    write(desk, desk.threads.say_line, "canaryline")
    desk.focus_on.set_person(ben)
    desk.focus_on.set_person(dana)
    assert dana in kept(own)
    erasure.erase(own, dana)
    desk.focus_on.set_person(ben)

    assert not kept(own)
    own.close()
    assert b"canaryline" not in path.read_bytes()
