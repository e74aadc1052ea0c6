"""An encrypted journal: what opens it, and that nothing of it is plain."""

import pytest

from app import journal_file
from app.domain import people
from app.domain.errors import Fault, JournalFault
from app.storage import backup, driver, key, schema
from app.storage.key import Key

KEY = Key(bytes(range(32)), bytes(range(100, 116)))
OTHER = Key(bytes(32), KEY.salt)
CANARY = "Zebulon Quillfeather"


@pytest.fixture
def locked(path):
    """An encrypted journal with one person in it, closed."""
    journal = journal_file.create(path, key=KEY, manager="Mara Lind")
    journal.do("Add person", people.add, name=CANARY)
    journal.close()
    return path


def fault(path, with_key=None):
    with pytest.raises(JournalFault) as caught:
        journal_file.open_journal(path, key=with_key)
    return caught.value.fault


def names(journal):
    return [row.name for row in journal.ask(people.roster)]


def test_it_opens_with_its_key_only(locked):
    before = locked.read_bytes()
    assert fault(locked) is Fault.LOCKED
    assert fault(locked, OTHER) is Fault.WRONG_KEY
    assert locked.read_bytes() == before
    journal = journal_file.open_journal(locked, key=KEY)
    assert names(journal) == [CANARY]
    journal.close()


def test_no_byte_of_it_or_of_its_backup_is_plain(locked):
    copied = backup.copy(locked, locked.parent / "backups", "quit", KEY)
    for file in (locked, copied):
        content = file.read_bytes()
        assert content.startswith(KEY.salt)
        assert b"SQLite" not in content
        assert b"CREATE TABLE" not in content
        assert CANARY.partition(" ")[0].encode() not in content


def test_a_passphrase_gives_the_key_that_the_cipher_itself_would_derive(path):
    derived = key.derive("pa\u0308ss wo\u0308rd", key.new_salt())
    journal_file.create(path, key=derived, manager="Mara Lind").close()
    connection = driver.connect(path, mode="ro")
    connection.execute("PRAGMA key = 'p\u00e4ss w\u00f6rd'")
    assert connection.execute("SELECT manager FROM settings").fetchone() == ("Mara Lind",)
    connection.close()
    assert key.derive("p\u00e4ss w\u00f6rd", key.salt_of(path)) == derived


def test_a_wrong_key_is_not_written_to_the_terminal(locked, capfd):
    assert fault(locked, OTHER) is Fault.WRONG_KEY
    assert capfd.readouterr() == ("", "")


def test_a_key_shows_nothing_of_itself():
    assert repr(KEY) == "Key()"
    with pytest.raises(ValueError, match="32 bytes"):
        Key(b"short", KEY.salt)


def test_a_driver_without_a_cipher_is_noticed_before_the_file_counts(path):
    driver.connect(path, mode="rwc").close()
    path.write_bytes(b"SQLite format 3\0" + bytes(4080))
    with pytest.raises(JournalFault) as caught:
        driver.insist_on_cipher(path, KEY)
    assert caught.value.fault is Fault.NO_CIPHER
    driver.insist_on_cipher(path, None)


def test_a_changed_byte_is_damage(locked):
    content = bytearray(locked.read_bytes())
    content[5000] ^= 1
    locked.write_bytes(content)
    assert journal_file.check(locked, KEY) != []


def test_an_older_encrypted_journal_is_brought_up_to_date(path):
    driver.connect(path, mode="rwc", key=KEY).close()
    schema.migrate(path, 1, KEY)
    connection = driver.connect(path, key=KEY)
    connection.execute(f"PRAGMA application_id = {driver.APPLICATION_ID}")
    connection.close()
    schema.migrate(path, key=KEY)
    assert driver.inspect_file(path, KEY) == driver.SCHEMA


def test_a_locked_journal_says_nothing_until_it_has_its_key_again(locked):
    journal = journal_file.open_journal(locked, key=KEY)
    added = journal.do("Add person", people.add, name="Ines Calloway").id
    journal.lock()
    assert journal.locked
    assert journal.key is None
    for attempt in (
        lambda: journal.ask(people.roster),
        lambda: journal.do("Add person", people.add, name="Tom Arkwright"),
        lambda: journal.set_aside("draft/note", {"text": "x"}),
        journal.undo,
    ):
        with pytest.raises(JournalFault) as caught:
            attempt()
        assert caught.value.fault is Fault.LOCKED
    with pytest.raises(JournalFault) as caught:
        journal.unlock(OTHER)
    assert caught.value.fault is Fault.WRONG_KEY
    assert journal.locked
    journal.unlock(KEY)
    assert names(journal) == ["Ines Calloway", CANARY]
    assert journal.undo() == "Add person"
    assert names(journal) == [CANARY]
    assert added
    journal.close()
