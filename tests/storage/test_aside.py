"""What is set aside is kept in the file, and is no change to the journal."""

import pytest

from app import journal_file
from app.domain import people
from app.domain.errors import Fault, JournalFault


def test_it_is_kept_under_its_name_until_it_is_taken_away(own, path):
    own.set_aside("draft/person/1/strength", {"text": "Listens, <waits>, \ud800 asks"})
    own.set_aside("draft/person/1/strength", {"text": "Listens first"})
    own.set_aside("draft/person/12/strength", {"text": "Persists"})
    own.close()
    again = journal_file.open_journal(path)
    assert again.aside("draft/person/1/strength") == {"text": "Listens first"}
    assert list(again.asides("draft/person/1/")) == ["draft/person/1/strength"]
    again.set_aside("draft/person/1/strength", None)
    assert again.aside("draft/person/1/strength") is None
    assert list(again.asides("draft/")) == ["draft/person/12/strength"]
    again.close()


def test_it_is_nothing_to_undo_and_nobody_is_told(journal):
    journal.do("Add person", people.add, name="Ines Calloway")
    heard = []
    journal.on_change = heard.append
    journal.set_aside("draft/x", {"text": "half a"})
    assert journal.can_undo == "Add person"
    journal.undo()
    assert journal.aside("draft/x") == {"text": "half a"}
    assert len(heard) == 1


def test_a_journal_for_reading_keeps_nothing(own, path):
    own.close()
    reading = journal_file.open_journal(path, read_only=True)
    with pytest.raises(JournalFault) as caught:
        reading.set_aside("draft/x", {})
    assert caught.value.fault is Fault.NOT_WRITABLE
    reading.close()
