"""How somebody comes, goes, looks and is reached."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtWidgets import QApplication

from app.domain import goals, people, photos
from app.domain import settings as journal_settings
from app.domain.kinds import GoalState, Status
from app.exchange.roster import read_roster
from app.templates import first_days
from app.ui.tabs.team.partner_fields import COLOUR_NAMES, PersonColour
from app.ui.tabs.team.photo_dialog import PhotoDialog
from app.ui.theme import PERSON_COLOURS
from tests import builders
from tests.builders import TODAY
from tests.ui.tabs.team.desk import Desk

pytestmark = [pytest.mark.usefixtures("_on_the_day"), pytest.mark.long]


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield", email="dana@example.com").id


@pytest.fixture
def desk(qtbot, journal, dana, asker):
    return Desk(qtbot, journal, dana)


# Leaving and coming


def test_who_leaves_is_taken_over_from_and_the_goals_end(desk, journal, dana):
    ben = builders.person(journal, "Ben Carver").id
    builders.person(journal, "Lena Fischer", status=Status.CANDIDATE)
    journal.do("Goal", goals.set_goal, dana, outcome="Close without discount")

    desk.acts.leave()
    help_text = desk.said(desk.dialog())
    assert "1 open growth goal ends. Everything noted stays" in help_text
    offered = desk.dialog().form.editor("successor_id").box
    assert [offered.itemText(n) for n in range(offered.count())] == ["Nobody yet", "Ben Carver"]
    desk.fill(left_on="20 nov", successor_id="Ben Carver")
    desk.commit()

    page = desk.read()
    assert (page.person.status, page.person.left_on) == (Status.LEFT, date(2026, 11, 20))
    assert page.successor == "Ben Carver"
    assert page.person.successor_id == ben
    assert [aim.goal.state for aim in page.goals] == []
    desk.undo()
    assert desk.read().goals[0].goal.state is GoalState.OPEN
    assert desk.read().successor == ""


def test_what_is_open_is_said_before_somebody_leaves(desk, journal, dana):
    """Promises go to who takes over; points and planned 1:1s end."""
    for number in range(2):
        builders.promise(journal, dana, f"Promise {number}")
    builders.goal(journal, dana, "Lead a call")
    for number in range(3):
        builders.point(journal, dana, f"Point {number}")
    builders.plan(journal, dana)
    desk.acts.leave()

    told = desk.said(desk.dialog())
    assert "2 open promises go to whoever takes over, or are dropped." in told
    assert "1 open growth goal, 3 talking points and 1 planned session end." in told
    desk.commit()
    assert journal.ask(people.ends_with, dana) == people.Ends(0, 0, 0, 0)
    journal.undo()
    assert journal.ask(people.ends_with, dana) == people.Ends(1, 2, 3, 1)


def test_trainings_that_somebody_gives_are_named_before_they_leave(desk, journal, dana):
    builders.training_plan(journal, count=2, givers=(dana,))
    desk.acts.leave()
    assert "2 training sessions need another giver." in desk.said(desk.dialog())
    desk.commit()
    assert journal.ask(people.ends_with, dana).trainings == 2  # until another one is chosen


def test_two_of_one_name_are_told_apart_among_those_who_take_over(desk, journal):
    for territory in ("North", "South"):
        builders.person(journal, "Ben Carver", territory=territory, same_name_ok=True)
    desk.acts.leave()
    offered = desk.dialog().form.editor("successor_id").box
    shown = [offered.itemText(number) for number in range(1, 3)]
    assert shown == ["Ben Carver · North", "Ben Carver · South"]


def test_a_last_day_that_has_not_come_is_refused(desk):
    desk.acts.leave()
    desk.fill(left_on="2026-11-23")
    desk.commit()
    assert "not come yet" in desk.dialog().form.error("left_on")
    desk.fill(left_on="")
    desk.commit()
    assert desk.dialog().form.error("left_on")
    assert desk.read().person.status is Status.ACTIVE


@pytest.fixture
def candidate(desk, journal, dana):
    journal.do("Change", people.change, dana, status=Status.CANDIDATE, next_touch=TODAY)
    return desk


def test_a_candidate_is_hired_with_the_checklist_of_the_first_days(candidate):
    """S1-25: whoever joins ramps up for ninety days."""
    candidate.acts.hire()
    candidate.fill(started="2026-12-01")
    assert candidate.dialog().form.values()["ramp_until"] == date(2027, 3, 1)
    candidate.commit()

    page = candidate.read()
    assert page.person.status is Status.RAMPING
    assert (page.person.started, page.person.next_touch) == (date(2026, 12, 1), None)
    assert len(page.ramp) == len(first_days())
    candidate.undo()
    assert candidate.read().person.status is Status.CANDIDATE
    assert not candidate.read().ramp


def test_an_end_that_was_typed_stays_and_none_hires_as_active(candidate):
    candidate.acts.hire()
    candidate.fill(ramp_until="2026-11-01")
    candidate.fill(started="2026-12-01")
    candidate.commit()
    assert candidate.dialog().form.error("ramp_until")
    candidate.fill(ramp_until="")
    candidate.commit()

    assert candidate.read().person.status is Status.ACTIVE
    assert not candidate.read().ramp


# The photo


def jpeg(colour=Qt.GlobalColor.red, size=300):
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(colour)
    target = QBuffer()
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(target, "JPEG")
    return bytes(target.data().data())


def stored(desk):
    return desk.journal.ask(photos.of_person, desk.person_id)


@pytest.fixture
def photo(desk):
    desk.acts.photo()
    return desk.dialog(PhotoDialog)


def settled(desk, dialog):
    desk.qtbot.waitUntil(lambda: dialog.state.text() != "Reading the picture…")


def choose(desk, photo, asker, path):
    asker.expect("open_file", path)
    desk.press("Return", photo.choose_button)
    settled(desk, photo)


def test_a_photo_is_chosen_and_taken_back(desk, photo, asker, tmp_path):
    path = tmp_path / "holiday.png"  # the content counts, not the name
    path.write_bytes(jpeg())
    assert photo.portrait.accessibleName() == "No photo"
    choose(desk, photo, asker, path)

    assert photo.state.text() == "Saved"
    assert photo.portrait.accessibleName() == "Photo"
    assert QImage.fromData(stored(desk)).width() == 256
    assert desk.journal.can_undo == "Photo changed"
    desk.undo()
    assert stored(desk) is None


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("notes.jpg", b"Dana Whitfield, 12 notes", "notes.jpg is not a picture."),
        ("cut.jpg", jpeg()[:-400], "cut.jpg is cut off"),
        ("nothing.jpg", b"", "nothing.jpg is empty."),
        ("gone.jpg", None, "gone.jpg is no longer there."),
        ("", None, "is a folder."),
    ],
)
def test_what_is_no_picture_is_refused_and_changes_nothing(
    desk, photo, asker, tmp_path, name, content, why
):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    choose(desk, photo, asker, path)

    assert why in photo.error.text()
    assert photo.isVisible()
    assert stored(desk) is None
    assert desk.journal.can_undo == "Add person"


def test_a_huge_file_is_refused_unread(desk, photo, asker, tmp_path):
    path = tmp_path / "film.jpg"
    with path.open("wb") as file:
        file.truncate(60_000_001)
    choose(desk, photo, asker, path)
    assert photo.error.text() == "film.jpg is too big: at most 60 MB can be read."


def drop(dialog, mime):
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    dialog.dropEvent(QDropEvent(QPointF(9, 9), copy, mime, left, none))


def test_a_photo_is_dropped_or_pasted_and_removed(desk, photo, tmp_path):
    path = tmp_path / "dana.jpg"
    path.write_bytes(jpeg())
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    drop(photo, mime)
    settled(desk, photo)
    first = stored(desk)
    assert first

    QApplication.clipboard().setImage(QImage.fromData(jpeg(Qt.GlobalColor.blue)))
    desk.press("Ctrl+V")
    settled(desk, photo)
    desk.qtbot.waitUntil(lambda: stored(desk) != first)

    desk.click(photo.remove_button)
    assert stored(desk) is None
    assert photo.portrait.accessibleName() == "No photo"
    assert not photo.remove_button.isEnabled()


def test_pasting_or_dropping_words_says_what_is_wanted(desk, photo):
    QApplication.clipboard().setText("not a picture")
    desk.click(photo.paste_button)
    assert photo.error.text() == "There is no picture on the clipboard."
    drop(photo, QMimeData())
    assert photo.error.text() == "Drop one picture file."
    assert stored(desk) is None


# Contact cards


def test_a_contact_card_is_saved_and_read_back(desk, journal, asker, tmp_path):
    journal.do("Company", journal_settings.change, company="Example Ltd")
    path = tmp_path / "dana.vcf"
    asker.expect("save_file", path)
    desk.acts.vcard()

    data = path.read_bytes()
    [line] = read_roster(data, "dana.vcf").lines
    assert (line.name, line.email) == ("Dana Whitfield", "dana@example.com")
    assert b"ORG:Example Ltd" in data
    assert desk.told == ["Saved dana.vcf."]
    assert journal.can_undo == "Company"  # nothing was changed


def test_the_whole_team_is_saved_without_whoever_left_or_may_join(desk, journal, asker, tmp_path):
    builders.person(journal, "Lena Fischer", status=Status.CANDIDATE)
    gone = builders.person(journal, "Ben Carver").id
    journal.do("Leave", people.leave, gone, left_on=TODAY)
    builders.person(journal, "Ana Núñez", status=Status.RAMPING, ramp_until=TODAY)
    path = tmp_path / "team.vcf"
    asker.expect("save_file", path)
    desk.acts.team_vcards()
    lines = read_roster(path.read_bytes(), "team.vcf").lines
    assert [line.name for line in lines] == ["Ana Núñez", "Dana Whitfield"]


def test_nothing_private_is_on_a_card(desk, journal, dana, asker, tmp_path):
    builders.fact(journal, dana, "Interrupts customers")
    private = {"found_through": "Robin", "may_leave_by": TODAY + timedelta(days=60)}
    journal.do("Change", people.change, dana, segment="Enterprise", **private)
    journal.do("Photo", photos.put, dana, jpeg())
    path = tmp_path / "dana.vcf"
    asker.expect("save_file", path)
    desk.acts.vcard()
    kinds = {line.split(":")[0].split(";")[0] for line in path.read_text("utf-8").splitlines()}
    assert kinds == {"BEGIN", "VERSION", "N", "FN", "EMAIL", "END"}


def test_a_card_that_cannot_be_written_says_why(desk, asker, tmp_path):
    asker.expect("save_file", tmp_path / "gone" / "dana.vcf").expect("ok")
    desk.acts.vcard()
    assert "There is no folder" in asker.asked[-1][1]
    assert desk.told == []
    asker.expect("save_file", None)
    desk.acts.vcard()


# Colours


def test_every_colour_of_a_person_has_a_name(qtbot):
    assert len(set(COLOUR_NAMES)) == len(PERSON_COLOURS)
    editor = PersonColour()
    qtbot.addWidget(editor)
    editor.set_value(1)
    assert editor.accessibleName() == "violet"
    qtbot.keyClick(editor, Qt.Key.Key_Right)
    assert (editor.value(), editor.words()) == (2, "rust")
    editor.set_value(len(PERSON_COLOURS) + 3)
    assert (editor.value(), editor.words()) == (3, "blue")
