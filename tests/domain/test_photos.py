"""One picture a person, replaced in place, gone and back with undo."""

from app.domain import people, photos
from tests import builders

ONE, TWO = b"\xff\xd8one\xff\xd9", b"\xff\xd8two\xff\xd9"


def test_a_picture_is_put_replaced_and_taken_away(journal):
    who = builders.person(journal).id
    journal.do("Photo", photos.put, who, ONE)
    journal.do("Photo", photos.put, who, TWO)
    assert journal.ask(photos.of_person, who) == TWO
    journal.undo()
    assert journal.ask(photos.of_person, who) == ONE
    journal.do("No photo", photos.remove, who)
    assert journal.ask(photos.of_person, who) is None


def test_it_goes_and_comes_back_with_its_person(journal):
    who = builders.person(journal).id
    journal.do("Photo", photos.put, who, ONE)
    journal.do("Delete", people.delete, who)
    assert journal.ask(photos.of_person, who) is None
    [deletion] = journal.deleted()
    journal.bring_back(deletion)
    assert journal.ask(photos.of_person, who) == ONE
