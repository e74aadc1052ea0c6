"""A damaged journal: told from a wrong passphrase, checked, and saved as far as it goes."""

import random
from contextlib import closing

import pytest

from app import backups, journal_file, paths, rescue
from app.domain import commitments, facts, people, plans, points, reviews, training_quarters
from app.domain import settings as choices
from app.domain.errors import Fault, JournalFault
from app.domain.kinds import SectionKind
from app.storage import driver, salvage
from app.storage.key import Key, derive
from tests import builders, damage
from tests.builders import TODAY
from tests.damage import KEY, PAGE
from tests.older import take_back

pytestmark = pytest.mark.long


def fault_of(work, *args, **kwargs):
    with pytest.raises(JournalFault) as caught:
        work(*args, **kwargs)
    return caught.value.fault


@pytest.fixture(params=[None, KEY], ids=["plain", "encrypted"])
def key(request):
    return request.param


@pytest.fixture
def made(path, key):
    damage.make(path, key)
    return path


@pytest.fixture
def target(tmp_path):
    return tmp_path / "salvaged.db"


# A wrong key or a damaged file


def test_a_wrong_passphrase_is_no_damage(path):
    damage.make(path, KEY)
    backups.make(path, "quit", KEY)
    assert rescue.why_locked(path, Key(bytes(32), KEY.salt)) is Fault.WRONG_KEY


@pytest.mark.parametrize("with_backup", [True, False])
def test_a_damaged_first_page_is_no_wrong_passphrase(path, with_backup):
    damage.make(path, KEY)
    if with_backup:
        backups.make(path, "quit", KEY)
    damage.flip(path, 8 * 2000)
    assert fault_of(journal_file.look_at, path, KEY) is Fault.WRONG_KEY
    assert rescue.why_locked(path, KEY) is Fault.DAMAGED
    assert rescue.fitting_key(path, KEY) == KEY


def test_a_damaged_salt_is_found_by_a_backup_that_the_passphrase_opens(path):
    right = derive("correct horse", bytes(range(16)))
    damage.make(path, right, statements=4)
    backups.make(path, "quit", right)
    damage.flip(path, 3)
    typed = derive("correct horse", path.read_bytes()[:16])
    assert rescue.fitting_key(path, typed, "correct horse") == right
    assert rescue.look_over(path, right) == ["the first bytes are not as they were written"]


def test_the_passphrase_of_before_a_change_is_wrong_although_it_opens_a_backup(path):
    old = derive("before", bytes(range(16)))
    damage.make(path, old, statements=4)
    backups.make(path, "quit", old)
    path.unlink()
    damage.make(path, KEY, statements=4)
    typed = derive("before", KEY.salt)
    assert rescue.why_locked(path, typed, "before") is Fault.WRONG_KEY


# The check


def test_a_sound_journal_has_nothing_to_say(made, key):
    before = made.read_bytes()
    assert rescue.look_closely(made, key) == rescue.LookedOver(())
    assert rescue.look_over(made, key, deep=False) == []
    assert made.read_bytes() == before


def test_an_index_that_alone_is_wrong_is_rebuilt_silently(path):
    damage.make(path)
    whole = damage.dump(path)
    with closing(driver.connect(path)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_schema SET sql = replace(sql, '(person_id)', '(person_id DESC)')"
            " WHERE name = 'ix_profile_fact_person_id'"
        )
    assert journal_file.check(path) == []
    assert rescue.look_closely(path) == rescue.LookedOver((), rebuilt=True)
    assert rescue.look_closely(path) == rescue.LookedOver(())
    assert damage.dump(path) == whole


def test_a_quick_look_at_the_start_finds_a_changed_note(path):
    damage.make(path, statements=4)
    content = path.read_bytes()
    path.write_bytes(content.replace(b"A long story. A", b"A long stary. A"))
    found = ["row 5 of profile_fact is not as it was saved"]
    assert rescue.look_over(path, deep=False) == found == rescue.look_over(path)


@pytest.mark.parametrize("share", [0.3, 0.7, 0.9])
def test_a_journal_cut_short_is_never_an_empty_one(made, key, share):
    content = made.read_bytes()
    made.write_bytes(content[: int(len(content) * share)])
    opened = fault_of(journal_file.open_journal, made, key=key)
    if key is not None and opened is Fault.WRONG_KEY:
        opened = rescue.why_locked(made, key)
    assert opened is Fault.DAMAGED
    with pytest.raises(JournalFault):
        journal_file.back_up(made, "quit", key)
    assert backups.found(made) == []


def test_a_journal_that_lost_its_last_bytes_is_reported(made, key):
    made.write_bytes(made.read_bytes()[:-100])
    assert not damage.is_sound(made, key)


def test_of_thirty_bits_that_turn_none_changes_a_record_silently(made, key):
    """The figure of the promise, 200 of 200, is in tests/faults."""
    assert damage.unreported_flips(made, key, seed=1, count=30) == []


# The salvage


def test_any_page_may_be_lost_and_no_record_is(made, key, target):
    """History holds what was written lately, so no single page takes a record along."""
    whole, content = damage.dump(made, key), made.read_bytes()
    count = len(content) // PAGE
    for page in random.Random(3).sample(range(1, count + 1), 5):
        made.write_bytes(content)
        damage.wipe(made, page)
        saved = rescue.salvage(made, key, target)
        said = damage.dump(target, key)
        assert all(whole[name] <= said[name] for name in whole), page
        assert saved.lost == 0
        assert rescue.look_over(target, key) == []
        journal_file.open_journal(target, key=key).close()
        target.unlink()


def test_what_no_page_tells_comes_from_the_newest_backup_as_it_is_today(path, target):
    """The backup is older: what was edited since is as edited, what was deleted stays deleted."""
    journal = journal_file.create(path, damage.fill(60), manager="Robin Hale")
    forget_history(path)
    journal.close()
    backups.make(path, "quit")
    journal = journal_file.open_journal(path)
    damage.change(journal)
    journal.close()
    whole, content = damage.dump(path), path.read_bytes()
    page = content.rindex(b"Edited since") // PAGE + 1
    damage.wipe(path, page)
    saved = rescue.salvage(path, None, target)
    assert damage.dump(target) == whole
    assert saved.from_backup > 0
    assert saved.lost == 0
    assert any("Edited since" in line and damage.DANA in line for line in saved.lines)


def test_what_nothing_tells_of_is_listed_and_what_belongs_to_it_is_kept(path, target):
    journal = journal_file.create(path, damage.fill(8), manager="Robin Hale")
    journal.close()
    forget_history(path)
    content = path.read_bytes()
    people_page = next(
        number
        for number in range(2, len(content) // PAGE + 1)
        if damage.DANA.encode() in content[(number - 1) * PAGE : number * PAGE]
    )
    damage.wipe(path, people_page)
    saved = rescue.salvage(path, None, target)
    assert saved.lost == 2
    assert "Person, number 1: lost, and nothing tells what it said" in saved.lines
    again = journal_file.open_journal(target)
    known = again.ask(facts.of_person, 1)
    assert again.ask(people.get, 1).name == "Somebody (salvaged)"
    assert len(known) == 5
    again.do("Amend", facts.amend, known[0].id, TODAY, text="Goes on as ever")
    assert again.undo() == "Amend"
    again.close()


@pytest.mark.parametrize("with_history", [True, False])
def test_rows_that_look_alike_are_told_apart_though_half_the_seals_are_lost(
    path, target, with_history
):
    """Tables that only link two others have rows alike; their seals lie in other pages."""
    damage.make(path)
    if not with_history:
        forget_history(path)
    whole, content = damage.dump(path), path.read_bytes()
    for page in damage.pages_of(path, "seal"):
        path.write_bytes(content)
        damage.wipe(path, page)
        saved = rescue.salvage(path, None, target)
        assert {name: rows - damage.dump(target)[name] for name, rows in whole.items()} == {
            name: set() for name in whole
        }, page
        assert saved.lost == 0
        target.unlink()


def test_what_says_whom_a_lost_note_was_about_is_kept_with_a_note_in_its_place(path, target):
    damage.make(path)
    forget_history(path)
    before = damage.dump(path)
    tables = ("note", "session", "commitment", "session_template", "person")
    found = {table: damage.pages_of(path, table) for table in tables}
    for table in tables:
        for page in found[table]:
            damage.wipe(path, page)
    saved = rescue.salvage(path, None, target)
    assert journal_file.check(target) == []
    after = damage.dump(target)
    kept = ("note_person", "note_tag", "note_revision", "session_member", "session_skill")
    for table in (*kept, "session_answer", "commitment_due", "template_question"):
        assert after[table] == before[table] != set(), table
    made = [line for line in saved.lines if "added in place of" in line]
    assert [line.split(":")[0] for line in made if line.startswith(("Note", "Commit", "Temp"))] == [
        "Template “A template (salvaged) 1”",
        "Note “A note (salvaged)”",
        "Commitment “A commitment (salvaged)”",
    ]


def test_what_was_measured_and_missed_is_kept_though_nothing_tells_by_what(path, target):
    damage.make(path)
    forget_history(path)
    before = damage.dump(path)
    tables = ("metric", "scorecard", "standard", "improvement_plan")
    found = {table: damage.pages_of(path, table) for table in tables}
    for table in tables:
        for page in found[table]:
            damage.wipe(path, page)
    saved = rescue.salvage(path, None, target)
    assert journal_file.check(target) == []
    after = damage.dump(target)
    for table in ("value", "metric_definition", "scorecard_item", "acknowledgement",
                  "standard_miss", "improvement_checkpoint"):  # fmt: skip
        assert after[table] == before[table] != set(), table
    made = [line.split(":")[0] for line in saved.lines if "added in place of" in line]
    for named in ("Metric “A metric (salvaged) 1”", "Improvement plan “A plan (salvaged)”"):
        assert named in made


def test_what_somebody_wrote_in_a_plan_is_kept_though_the_plan_itself_is_lost(path, target):
    damage.make(path)
    forget_history(path)
    before = damage.dump(path)
    for page in damage.pages_of(path, "business_plan"):
        damage.wipe(path, page)
    saved = rescue.salvage(path, None, target)
    assert journal_file.check(target) == []
    after = damage.dump(target)
    for table in ("plan_section", "plan_line", "plan_action", "margin_note", "plan_signature",
                  "returned_form", "plan_check", "packet", "commitment"):  # fmt: skip
        assert after[table] == before[table] != set(), table
    made = [line for line in saved.lines if line.startswith("Business plan from ")]
    assert len(made) == 2  # both in which something was written
    again = journal_file.open_journal(target)
    [owner] = [row for row in again.ask(people.roster) if row.name == "Somebody (salvaged)"]
    found = again.ask(plans.of_person, owner.id)
    assert {one.text(SectionKind.MARKET) for one in found} == {"Two mills on the coast"}
    again.close()


def test_what_two_said_in_a_review_is_kept_though_the_review_itself_is_lost(path, target):
    damage.make(path)
    forget_history(path)
    before = damage.dump(path)
    for table in ("review", "review_template"):
        for page in damage.pages_of(path, table):
            damage.wipe(path, page)
    saved = rescue.salvage(path, None, target)
    assert journal_file.check(target) == []
    after = damage.dump(target)
    for table in ("review_section", "review_item", "review_step", "review_assessment",
                  "review_signature", "review_file", "review_frozen", "review_packet",
                  "review_template_section", "upward_answer", "commitment"):  # fmt: skip
        assert after[table] == before[table] != set(), table
    made = [line.split(":")[0] for line in saved.lines if "added in place of" in line]
    assert "Template of reviews “A template (salvaged) 1”" in made
    assert len([line for line in made if line.startswith("Review of the time from ")]) == 3
    again = journal_file.open_journal(target)
    [owner] = [row for row in again.ask(people.roster) if row.name == "Somebody (salvaged)"]
    for one in again.ask(reviews.of_person, owner.id):
        assert [section.section for section in one.sections] == ["Results", "Growth"]
        assert not one.is_closed
    again.close()


@pytest.mark.parametrize("lost", [("training_session",), ("training_plan", "training_session")])
def test_who_came_to_a_training_is_kept_though_nothing_tells_which_it_was(path, target, lost):
    damage.make(path)
    forget_history(path)
    before = damage.dump(path)
    found = [page for table in (*lost, "training_topic") for page in damage.pages_of(path, table)]
    for page in found:
        damage.wipe(path, page)
    saved = rescue.salvage(path, None, target)
    assert journal_file.check(target) == []
    after = damage.dump(target)
    for table in ("training_attendance", "training_skill", "training_handover", "topic_person",
                  "absence", "closed_day"):  # fmt: skip
        assert after[table] == before[table] != set(), table
    made = [line.split(":")[0] for line in saved.lines if "added in place of" in line]
    assert {"Training session “A session (salvaged)”", "Training topic “A topic (salvaged)”"} <= {
        *made
    }
    again = journal_file.open_journal(target)
    quarters = again.ask(training_quarters.every)
    assert {len(one.trainings) for one in quarters} <= {0, 2}  # those to which something belongs
    assert sum(len(one.trainings) for one in quarters) == 2
    again.close()


def test_trainings_of_a_lost_quarter_are_of_another_one(path, target):
    damage.make(path)
    forget_history(path)
    before = damage.dump(path)
    for page in damage.pages_of(path, "training_plan"):
        damage.wipe(path, page)
    rescue.salvage(path, None, target)
    assert journal_file.check(target) == []
    assert damage.dump(target)["training_session"] == before["training_session"] != set()
    again = journal_file.open_journal(target)
    [quarter] = again.ask(training_quarters.every)
    assert len(quarter.trainings) == len(before["training_session"])
    again.close()


def test_what_was_said_to_a_lost_person_stays_theirs(path, target):
    """It would else be a talking point of the team's, and nobody's conversation."""
    damage.make(path)
    forget_history(path)
    for page in damage.pages_of(path, "person"):
        damage.wipe(path, page)
    rescue.salvage(path, None, target)
    again = journal_file.open_journal(target)
    assert again.ask(people.get, 1).name == "Somebody (salvaged)"
    [point] = again.ask(points.waiting, 1, TODAY)
    assert point.text == "The Skagen offer"
    assert [one.text for one in again.ask(points.waiting, None, TODAY)] == ["For the team"]
    planned, promised = again.ask(commitments.of_thread, 1)
    assert {planned.owner.id, promised.owner.id} == {1}
    again.close()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        ("UPDATE note SET kind = 'vent', vis = 'shareable'", "Note “Both talked”"),
        ("UPDATE session SET minutes = -30", "Conversation"),
        ("UPDATE commitment SET state = 'done'", "Commitment “Send the offer”"),
        ("UPDATE commitment SET owner = 'me'", "Commitment “Send the offer”"),
        ("UPDATE agenda_item SET carried = -1", "Talking point “For the team”"),
        ("UPDATE metric SET numerator_id = NULL WHERE roll_up = 'ratio'", "Metric “Rate (3)”"),
        ("UPDATE scorecard SET cap = 9", "Scorecard"),
        ("UPDATE standard SET role = 'Leader' WHERE person_id = 1", "Standard “Early”"),
        ("UPDATE standard_miss SET closed_on = observed_on", "Missed standard “No objective"),
        ("UPDATE improvement_plan SET ends_on = '2020-01-01'", "Improvement plan “Every call"),
        ("UPDATE business_plan SET agreed_on = NULL", "Business plan from “2026-07-01” about Dana"),
        ("UPDATE plan_line SET amount = -5", "Forecast line “Skagen” about Dana"),
        ("UPDATE plan_action SET owner = 'other'", "Action of a plan “Call both mills” about Dana"),
        ("UPDATE review SET closed_on = NULL", "Review of the time from “2026-10-01” about Marcus"),
        ("UPDATE review SET prepared_on = NULL", "Review of the time from “2026-10-01” about"),
        ("UPDATE review SET held_on = NULL", "Review of the time from “2026-10-01” about Marcus"),
        ("UPDATE review SET state = 'planned'", "Review of the time from “2026-10-01” about Dana"),
        ("UPDATE review SET rating = 9, minutes = 0", "Review of the time from “2026-10-01”"),
        ("UPDATE review SET reason = ''", "Review of the time from “2026-10-01” about Marcus"),
        ("UPDATE review_section SET own_score = 9", "Section of a review “Results” about Marcus"),
        ("UPDATE review_section SET weight = -1", "Section of a review “Growth” about Dana"),
        ("UPDATE review_step SET owner = 'other'", "Next step of a review “Call three customers”"),
        ("UPDATE review_template_section SET weight = -1", "Section of a review template “Growth”"),
        ("UPDATE upward_answer SET score = 9", "Answer about me “What helps you?” about Marcus"),
        ("UPDATE training_plan SET published_on = NULL", "Training plan from “2026-10-01”"),
        ("UPDATE training_plan SET state = 'closed'", "Training plan from “2026-10-01”"),
        ("UPDATE training_plan SET every_weeks = 0", "Training plan from “2026-10-01”"),
        ("UPDATE training_topic SET asked = -1", "Training topic “CRM hygiene”"),
        ("UPDATE training_session SET minutes = 0", "Training session “Qualifying on pain”"),
        ("UPDATE training_session SET by_me = 1", "Training session “Qualifying on pain”"),
        ("UPDATE training_session SET state = 'planned'", "Training session “Qualifying on pain”"),
        ("UPDATE training_session SET backup_guest = 'Who?'", "Training session “Qualifying on"),
        ("UPDATE training_attendance SET rating = 9", "Attendance of a training session “present”"),
        ("UPDATE closed_day SET last_on = '2020-01-01'", "Closed day “Trade fair”"),
        ("UPDATE absence SET last_on = '2020-01-01'", "Absence from “2020-01-01” about Marcus"),
    ],
)
def test_what_damage_made_impossible_is_put_right_rather_than_lost(path, target, spoil, told):
    damage.make(path, statements=4)
    forget_history(path)
    with closing(driver.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(spoil)
    before = {name: len(rows) for name, rows in damage.dump(path).items()}
    saved = rescue.salvage(path, None, target)
    assert {name: len(rows) for name, rows in damage.dump(target).items()} == before
    assert journal_file.check(target) == []
    assert any(line.startswith(told) and "may have been changed" in line for line in saved.lines)
    with closing(driver.connect(target)) as connection:
        shared = "SELECT count(*) FROM note WHERE vis = 'shareable'"
        assert connection.execute(shared).fetchone() == (0,)


def test_a_changed_note_comes_from_where_it_is_as_it_was_saved(path, target):
    damage.make(path, statements=4)
    whole = damage.dump(path)
    content = path.read_bytes()
    at = content.index(b"strengthStatement 1:")
    path.write_bytes(content[:at] + b"strengthstatement" + content[at + 17 :])
    assert damage.dump(path) != whole
    saved = rescue.salvage(path, None, target)
    assert damage.dump(target) == whole
    assert saved.from_history == 1


def test_what_was_deleted_stays_deleted_although_the_history_is_lost(path, target):
    journal = journal_file.create(path, damage.fill(60), manager="Robin Hale")
    journal.close()
    backups.make(path, "quit")
    journal = journal_file.open_journal(path)
    damage.change(journal)
    journal.close()
    forget_history(path)
    whole = damage.dump(path)
    damage.wipe(path, 1)
    saved = rescue.salvage(path, None, target)
    assert damage.dump(target) == whole
    assert saved.lines == ()


def test_a_note_that_nothing_vouches_for_is_kept_and_marked(path, target):
    damage.make(path, statements=4)
    forget_history(path)
    content = path.read_bytes()
    path.write_bytes(content.replace(b"Edited since", b"Edited sense"))
    saved = rescue.salvage(path, None, target)
    [line] = [line for line in saved.lines if "may have been changed" in line]
    assert "“Edited sense”" in line
    assert journal_file.check(target) == []


def test_drafts_history_and_used_numbers_come_along(made, key, target):
    before = journal_file.open_journal(made, key=key)
    gone = {deletion.label for deletion in before.deleted()}
    before.close()
    damage.wipe(made, 1)
    rescue.salvage(made, key, target)
    again = journal_file.open_journal(target, key=key)
    assert again.aside("draft/note") == {"text": "half a"}
    assert {deletion.label for deletion in again.deleted()} == gone != set()
    assert builders.person(again, "Ines Calloway").id == 4  # 3 was somebody who is deleted
    assert again.ask(choices.current).manager == "Robin Hale"
    again.close()


def test_an_encrypted_journal_is_saved_encrypted(path, target):
    damage.make(path, KEY)
    damage.wipe(path, 1)
    rescue.salvage(path, KEY, target)
    assert target.read_bytes()[:16] == KEY.salt
    assert damage.DANA.encode() not in target.read_bytes()


def test_with_nothing_to_read_and_no_backup_no_file_is_made(path, target):
    path.write_bytes(bytes(range(256)) * 64)
    assert fault_of(rescue.salvage, path, None, target) is Fault.NO_BACKUP
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_an_existing_file_is_never_written_over(made, key, target):
    target.write_text("Dear diary")
    assert fault_of(rescue.salvage, made, key, target) is Fault.EXISTS
    assert target.read_text() == "Dear diary"
    assert fault_of(rescue.salvage, made.with_name("gone.db"), key, made) is Fault.EXISTS


def test_a_salvage_can_be_stopped_and_leaves_nothing(made, key, target):
    def stop(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rescue.salvage(made, key, target, stop)
    assert [file.name for file in made.parent.iterdir() if file.is_file()] == [made.name]


def test_every_kind_of_record_has_a_name_for_the_report():
    assert {table.name for table in salvage.record_tables()} == rescue.NOUNS.keys()
    assert {outcome.value for outcome in salvage.Outcome} == rescue._WORDS.keys()


# Older and newer journals, for reading only


def test_a_newer_journal_is_read_as_it_is(made, key):
    with closing(driver.connect(made, key=key)) as connection:
        connection.execute("ALTER TABLE person ADD COLUMN shoe_size INTEGER")
        connection.execute("CREATE TABLE tomorrow (id INTEGER PRIMARY KEY, said TEXT)")
        connection.execute("INSERT INTO tomorrow (said) VALUES ('later')")
        connection.execute(f"PRAGMA user_version = {driver.SCHEMA + 1}")
    before = made.read_bytes()
    assert fault_of(journal_file.open_journal, made, key=key) is Fault.NEWER
    reading = journal_file.open_journal(made, key=key, read_only=True)
    assert [row.name for row in reading.ask(people.roster)] == [damage.DANA, damage.MARCUS]
    assert fault_of(builders.person, reading) is Fault.NOT_WRITABLE
    reading.close()
    assert made.read_bytes() == before
    assert [file.name for file in made.parent.iterdir() if file.is_file()] == [made.name]


@pytest.mark.parametrize(
    "newer",
    [
        "ALTER TABLE profile_fact RENAME COLUMN text TO words",
        "DROP TABLE session",
        "UPDATE person SET status = 'on_the_moon'",
    ],
)
def test_a_newer_journal_that_todays_program_cannot_understand_is_refused(path, newer):
    damage.make(path, statements=4)
    with closing(driver.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(newer)
        connection.execute(f"PRAGMA user_version = {driver.SCHEMA + 1}")
    before = path.read_bytes()
    assert fault_of(journal_file.open_journal, path, read_only=True) is Fault.NEWER
    assert path.read_bytes() == before


@pytest.fixture
def older(made, key):
    """A journal as the schema before this one had it."""
    take_back(made, driver.SCHEMA - 1, key)
    return made


def copies():
    return [file for file in paths.data_folder().rglob("*") if file.is_file()]


def test_an_older_journal_is_read_from_a_private_copy_that_goes_again(older, key):
    before = older.read_bytes()
    reading = journal_file.open_journal(older, key=key, read_only=True)
    assert [row.name for row in reading.ask(people.roster)] == [damage.DANA, damage.MARCUS]
    assert fault_of(builders.person, reading) is Fault.NOT_WRITABLE
    [copy] = [file for file in copies() if file.suffix == ".db"]
    assert copy.parent.stat().st_mode & 0o077 == 0
    assert driver.is_encrypted(copy) == (key is not None)
    reading.close()
    assert copies() == []
    assert older.read_bytes() == before


def test_copies_of_programs_that_died_go_and_those_in_use_stay(older, key):
    left = paths.data_folder() / "reading-left"
    left.mkdir()
    (left / "journal.db").write_text("left by a crash")
    first = journal_file.open_journal(older, key=key, read_only=True)
    second = journal_file.open_journal(older, key=key, read_only=True)
    assert not left.exists()
    assert len([file for file in copies() if file.suffix == ".db"]) == 2
    assert first.ask(people.roster) == second.ask(people.roster)
    first.close()
    second.close()
    assert copies() == []


def forget_history(path):
    """As after thirty days: nothing but the records tells what they say."""
    with closing(driver.connect(path)) as connection:
        connection.execute("DELETE FROM history_step")
        connection.execute("VACUUM")
