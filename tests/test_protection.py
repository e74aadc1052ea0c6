"""A passphrase is set, changed and removed, and nothing is lost on the way."""

import math
import shutil
import unicodedata
from itertools import pairwise

import pytest

from app import journal_file, protection
from app.domain import people
from app.domain.errors import Fault, JournalFault, Reason, Refused
from app.storage import backup, driver, encryption, key, passphrase
from tests import builders

pytestmark = pytest.mark.long

FIRST = "kelo-mira-tuna"
SECOND = "another good one"
CANARY = "Zebulon Quillfeather"


@pytest.fixture
def closed(own, path):
    """A journal with somebody in it and two plain backups, closed."""
    builders.person(own, CANARY)
    own.close()
    journal_file.back_up(path, "quit")
    journal_file.back_up(path, "import")
    return path


def backups(path):
    return sorted((path.parent / "backups").iterdir())


def names(path, with_key):
    journal = journal_file.open_journal(path, key=with_key, read_only=True)
    try:
        return [row.name for row in journal.ask(people.roster)]
    finally:
        journal.close()


def refused(action, *args):
    with pytest.raises(Refused) as caught:
        action(*args)
    return caught.value


def test_with_a_passphrase_nothing_can_be_read_without_it(closed):
    before = [file.name for file in backups(closed)]
    protected = protection.protect(closed, None, FIRST)
    assert protected.key == protection.key_for(closed, FIRST)
    assert protected.old_backups == protected.plain_backups == ()
    assert len(backups(closed)) == 3
    assert [file.name for file in backups(closed)][:2] == before
    for file in (closed, *backups(closed)):
        assert protection.opens(file, protected.key)
        assert not protection.opens(file, None)
        assert CANARY.partition(" ")[0].encode() not in file.read_bytes()
        assert names(file, protected.key) == [CANARY]


def test_what_a_restore_replaced_is_encrypted_too(closed):
    replaced = closed.parent / "before-restore" / "000001" / closed.name
    replaced.parent.mkdir(parents=True)
    shutil.copy(closed, replaced)
    protected = protection.protect(closed, None, FIRST)
    assert names(replaced, protected.key) == [CANARY]


def test_other_journals_in_the_folder_are_left_alone(closed):
    others = [backups(closed)[0].with_name(f"{stem}-000001-quit.db") for stem in ("own-b", "o")]
    for other in others:
        shutil.copy(closed, other)
    protection.protect(closed, None, FIRST)
    assert [driver.is_encrypted(other) for other in others] == [False, False]


def test_a_backup_that_cannot_be_encrypted_is_told(closed):
    broken = backups(closed)[0]
    content = bytearray(broken.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    broken.write_bytes(content)
    protected = protection.protect(closed, None, FIRST)
    assert protected.plain_backups == (broken,)
    assert broken.read_bytes() == content


def test_after_a_change_older_backups_keep_their_key(closed):
    first = protection.protect(closed, None, FIRST)
    older = tuple(backups(closed))
    second = protection.protect(closed, first.key, SECOND)
    assert second.key.salt != first.key.salt
    assert not protection.opens(closed, first.key)
    assert names(closed, second.key) == [CANARY]
    *earlier, newest = backups(closed)
    assert second.old_backups == tuple(earlier)
    assert set(older) < set(earlier)
    assert all(names(file, first.key) == [CANARY] for file in earlier)
    assert names(newest, second.key) == [CANARY]


def test_after_removing_the_journal_is_plain_and_older_backups_are_not(closed):
    first = protection.protect(closed, None, FIRST)
    removed = protection.protect(closed, first.key, None)
    assert removed.key is None
    assert names(closed, None) == [CANARY]
    *earlier, newest = backups(closed)
    assert removed.old_backups == tuple(earlier)
    assert names(newest, None) == [CANARY]


def test_set_again_older_encrypted_backups_are_still_told(closed):
    first = protection.protect(closed, None, FIRST)
    protection.protect(closed, first.key, None)
    again = protection.protect(closed, None, SECOND)
    assert again.plain_backups == ()
    assert set(again.old_backups) == {f for f in backups(closed) if protection.opens(f, first.key)}
    assert len(again.old_backups) == 4


def test_an_open_journal_goes_on_under_its_new_key(own, path):
    builders.person(own, CANARY)
    own.lock()
    own.unlock(protection.protect(path, None, FIRST).key)
    assert [row.name for row in own.ask(people.roster)] == [CANARY]
    assert own.undo() == "Add person"
    own.close()


def test_a_short_passphrase_is_refused_before_anything_is_done(closed):
    before = closed.read_bytes(), len(backups(closed))
    for short in ("", "seven77", "  seven77  ", "e\u0301" * 7):
        found = refused(protection.protect, closed, None, short)
        assert (found.reason, found.field, found.detail) == (
            Reason.PASSPHRASE_TOO_SHORT,
            "passphrase",
            "8",
        )
    assert (closed.read_bytes(), len(backups(closed))) == before


def test_with_a_wrong_key_nothing_is_changed(closed):
    protection.protect(closed, None, FIRST)
    before = closed.read_bytes()
    with pytest.raises(JournalFault):
        protection.protect(closed, protection.key_for(closed, SECOND), None)
    assert closed.read_bytes() == before


def test_without_a_place_for_the_backup_nothing_is_changed(own, path):
    own.close()
    before = path.read_bytes()
    (path.parent / "backups").write_text("a file, not a folder")
    with pytest.raises(JournalFault) as caught:
        protection.protect(path, None, FIRST)
    assert caught.value.fault is Fault.NOT_WRITABLE
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "chosen", ["pässwörter", "合言葉は長いほうがいい", "🔑🗝🔒 🔑🗝🔒🙂", "it's \"; --%s\\" * 77]
)
def test_any_letters_make_a_passphrase(path, chosen):
    made = protection.new_key(unicodedata.normalize("NFC", chosen))
    journal_file.create(path, key=made, manager="Mara Lind").close()
    assert protection.opens(path, protection.key_for(path, unicodedata.normalize("NFD", chosen)))


def test_a_file_that_holds_no_journal_is_said(path):
    with pytest.raises(JournalFault) as caught:
        protection.key_for(path, FIRST)
    assert caught.value.fault is Fault.MISSING
    path.write_text("too short")
    for ask in (protection.key_for, protection.opens):
        with pytest.raises(JournalFault) as caught:
            ask(path, FIRST)
        assert caught.value.fault is Fault.FOREIGN


def test_backups_left_plain_by_a_crash_are_encrypted_later(closed):
    """The program died after the journal was encrypted and before its backups were."""
    with_key = key.Key(bytes(range(32)), key.new_salt())
    encryption.rewrite(closed, None, with_key)
    closed.with_name(f"{closed.name}.part").write_bytes(b"SQLite format 3\0" + bytes(5000))
    assert protection.finish(closed, with_key) == ()
    assert [names(file, with_key) for file in backups(closed)] == [[CANARY], [CANARY]]
    assert not closed.with_name(f"{closed.name}.part").exists()


def test_the_backups_of_a_plain_journal_stay_plain(closed):
    protection.finish(closed, None)
    assert [driver.is_encrypted(file) for file in backups(closed)] == [False, False]


def test_the_sheet_opens_the_journal_and_its_newest_three_backups(closed):
    protected = protection.protect(closed, None, FIRST)
    backup.copy(closed, closed.parent / "backups", "quit", protected.key)
    typed = protection.sheet_groups(protected.key).text
    for file in (closed, *backups(closed)[-3:]):
        assert names(file, protection.key_of_sheet_for(file, typed)) == [CANARY]
        assert protection.fingerprint_of(file) == protection.fingerprint(protected.key)


def test_a_wrong_letter_and_another_sheet_are_told_apart(path):
    journal_file.create(path, key=protection.new_key(FIRST), manager="Mara Lind").close()
    of_another = protection.sheet_groups(key.Key(bytes(32), key.new_salt())).text
    found = refused(protection.key_of_sheet_for, path, of_another)
    assert (found.reason, found.field) == (Reason.SHEET_OF_ANOTHER, "sheet")
    mistyped = ("A" if of_another[0] != "A" else "C") + of_another[1:]
    found = refused(protection.key_of_sheet_for, path, mistyped)
    assert (found.reason, found.detail) == (Reason.SHEET_TYPO, "row 1, group 1")


def test_the_right_sheet_of_a_damaged_journal_proves_the_damage(path):
    made = key.Key(bytes(range(32)), key.new_salt())
    journal_file.create(path, key=made, manager="Mara Lind").close()
    content = bytearray(path.read_bytes())
    content[50] ^= 1
    path.write_bytes(content)
    with pytest.raises(JournalFault) as caught:
        protection.key_of_sheet_for(path, protection.sheet_groups(made).text)
    assert caught.value.fault is Fault.DAMAGED


def test_a_plain_journal_has_no_sheet(closed):
    assert protection.fingerprint_of(closed) is None
    assert not protection.opens(closed, key.Key(bytes(32), bytes(16)))


def test_a_fresh_passphrase_is_strong_and_typed_on_any_keyboard():
    syllables = len(passphrase.CONSONANTS) * len(passphrase.VOWELS)
    letters = set(passphrase.CONSONANTS) | set(passphrase.VOWELS)
    assert len(letters) == len(passphrase.CONSONANTS) + len(passphrase.VOWELS)
    assert math.log2(syllables) * passphrase.GROUPS * passphrase.SYLLABLES >= 70
    made = [protection.fresh_passphrase() for _ in range(300)]
    assert len(set(made)) == len(made)
    assert set("".join(made)) == letters | {"-"}  # every letter turns up
    for one in made:
        words = one.split("-")
        assert [len(word) for word in words] == [4] * 6
        kinds = [letter in passphrase.VOWELS for letter in "".join(words)]
        assert all(before != after for before, after in pairwise(kinds))
