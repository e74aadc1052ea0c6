"""How people come, change and go, and how the roster shows them."""

from datetime import date, timedelta

import pytest

from app.domain import goals, notes, people, planning, sessions
from app.domain.cadence import Gap
from app.domain.errors import Reason, Refused
from app.domain.kinds import GoalState, Status
from app.domain.settings import change
from tests import builders
from tests.builders import TODAY


def refusal(work, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        work(*args, **kwargs)
    return caught.value.reason, caught.value.field


def row(journal, name="Dana Whitfield"):
    return next(row for row in journal.ask(people.roster) if row.name == name)


def test_somebody_new_is_active_and_has_a_colour_of_their_own(journal):
    made = [builders.person(journal, name) for name in ("Dana", "Marcus", "Priya")]
    assert [person.status for person in made] == [Status.ACTIVE] * 3
    assert [person.colour for person in made] == [0, 1, 2]


@pytest.mark.parametrize("name", ["", "   ", "\t\n", "\x00\x01", "\u202e\u202c"])
def test_nobody_is_without_a_name(journal, name):
    assert refusal(builders.person, journal, name) == (Reason.EMPTY, "name")
    dana = builders.person(journal)
    assert refusal(journal.do, "Rename", people.change, dana.id, name=name) == (
        Reason.EMPTY,
        "name",
    )
    assert row(journal).id == dana.id


@pytest.mark.parametrize("again", ["Dana Whitfield", "dana  WHITFIELD", "Dána Whitfield"])
def test_a_second_of_the_same_name_needs_a_word(journal, again):
    builders.person(journal)
    assert refusal(builders.person, journal, again) == (Reason.SAME_NAME, "name")
    second = builders.person(journal, again, same_name_ok=True)
    assert len(journal.ask(people.roster)) == 2
    assert journal.ask(people.get, second.id).name == " ".join(again.split())


@pytest.mark.parametrize("email", ["dana", "@", "dana@", "@example.com", "@@"])
def test_an_address_has_something_on_both_sides(journal, email):
    assert refusal(builders.person, journal, email=email) == (Reason.NOT_AN_EMAIL, "email")


@pytest.mark.parametrize("email", ["", "dana@example.com", "d.w+crm@sales.example.co.uk", "ü@ö.de"])
def test_addresses_of_all_sorts_are_kept(journal, email):
    assert builders.person(journal, email=email).email == email


def test_who_ramps_up_does_so_until_a_day_after_they_started(journal):
    assert refusal(builders.person, journal, status=Status.RAMPING) == (
        Reason.RAMP_NEEDS_END,
        "ramp_until",
    )
    too_early = {"started": TODAY, "ramp_until": TODAY - timedelta(days=1)}
    assert refusal(builders.person, journal, **too_early) == (Reason.BEFORE_START, "ramp_until")
    builders.person(journal, status=Status.RAMPING, started=TODAY, ramp_until=TODAY)


@pytest.mark.parametrize(
    ("ideal", "longest", "refused"),
    [
        (0, None, (Reason.NOT_POSITIVE, "ideal_gap")),
        (14, 7, (Reason.GAP_ORDER, "max_gap")),
        (None, 7, None),
        (7, 7, None),
    ],
)
def test_gaps_are_days_in_order(journal, ideal, longest, refused):
    gaps = {"ideal_gap": ideal, "max_gap": longest}
    if refused:
        assert refusal(builders.person, journal, **gaps) == refused
    else:
        assert builders.person(journal, **gaps).max_gap == longest


def test_leaving_keeps_everything_and_coming_back_is_possible(journal):
    dana = builders.person(journal, started=TODAY - timedelta(days=100))
    builders.fact(journal, dana.id)
    journal.do("Leave", people.leave, dana.id, TODAY)
    assert (row(journal).status, row(journal).left_on) == (Status.LEFT, TODAY)
    assert not row(journal).on_the_team
    assert len(builders.dump(journal.path)["profile_fact"]) == 1
    journal.do("Back", people.come_back, dana.id)
    assert (row(journal).status, row(journal).left_on) == (Status.ACTIVE, None)


def test_nobody_leaves_before_they_started(journal):
    dana = builders.person(journal, started=TODAY)
    early = TODAY - timedelta(days=1)
    assert refusal(journal.do, "Leave", people.leave, dana.id, early) == (
        Reason.BEFORE_START,
        "left_on",
    )
    journal.do("Leave", people.leave, dana.id, TODAY)
    assert refusal(journal.do, "Rest", people.go_on_leave, dana.id, TODAY)[0] is Reason.ALREADY_LEFT


@pytest.mark.parametrize(
    "work",
    [
        lambda db: people.get(db, 99),
        lambda db: people.change(db, 99, name="x"),
        lambda db: people.leave(db, 99, TODAY),
        lambda db: people.go_on_leave(db, 99, TODAY),
        lambda db: people.come_back(db, 99),
        lambda db: people.delete(db, 99),
    ],
)
def test_somebody_who_is_gone_is_not_found(journal, work):
    assert refusal(journal.do, "Try", work) == (Reason.NOT_FOUND, "")


# The roster


def test_the_roster_is_in_the_order_people_read(journal):
    for name in ("zoe", "Émile", "Łucja", "adam", "Łucja B", "Ötzi"):
        builders.person(journal, name)
    assert [row.name for row in journal.ask(people.roster)] == [
        *("adam", "Émile", "Łucja", "Łucja B", "Ötzi", "zoe"),
    ]


def test_the_roster_knows_the_last_contact_and_not_the_last_entered(journal):
    dana = builders.person(journal)
    assert row(journal).last_held is None
    assert row(journal).days(TODAY) is None
    builders.session(journal, dana.id, days_ago=2)
    builders.session(journal, dana.id, days_ago=40)
    assert row(journal).last_held == TODAY - timedelta(days=2)
    assert row(journal).days(TODAY) == 2


def test_gaps_come_from_the_person_else_from_the_journal(journal):
    journal.do("Choose", change, ideal_gap=10, max_gap=20)
    builders.person(journal, "Own", ideal_gap=3, max_gap=5)
    builders.person(journal, "Journal's")
    builders.person(journal, "Half", max_gap=40)
    found = {r.name: (r.cadence.ideal, r.cadence.maximum) for r in journal.ask(people.roster)}
    assert found == {"Own": (3, 5), "Journal's": (10, 20), "Half": (10, 40)}


def test_somebody_away_owes_nothing(journal):
    dana = builders.person(journal)
    builders.session(journal, dana.id, days_ago=100)
    assert row(journal).gap(TODAY) is Gap.SLIPPING
    journal.do("Rest", people.go_on_leave, dana.id, TODAY)
    assert row(journal).gap(TODAY) is Gap.NOTHING_OWED
    assert row(journal).on_the_team


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", True),
        ("dana", True),
        ("WHIT da", True),
        ("solo enterp", True),
        ("sao", True),
        ("dana smb", False),
        ("x", False),
    ],
)
def test_the_filter_finds_every_word_typed(journal, words, found):
    builders.person(journal, preferred_name="Solo", segment="Enterprise", territory="São Paulo")
    assert row(journal).matches(words) is found


def test_where_they_sell_is_said_as_far_as_it_is_known(journal):
    builders.person(journal, "A", segment="SMB", territory="East", role="Executive")
    builders.person(journal, "B", role="Executive")
    builders.person(journal, "C")
    assert [r.detail for r in journal.ask(people.roster)] == ["SMB · East", "Executive", ""]


def test_what_one_says_to_them(journal):
    assert builders.person(journal, "Dana Whitfield").called == "Dana"
    assert builders.person(journal, "Ben", preferred_name="Benny").called == "Benny"


def test_known_people_are_what_an_incoming_file_is_matched_with(journal):
    builders.person(journal, preferred_name="Dee", email="dana@example.com")
    [known] = journal.ask(people.known)
    assert (known.name, known.preferred_name, known.email) == (
        *("Dana Whitfield", "Dee"),
        "dana@example.com",
    )


def test_days_are_kept_as_days(journal):
    dana = builders.person(journal, started=date(2024, 2, 29))
    assert journal.ask(people.get, dana.id).started == date(2024, 2, 29)


def test_who_leaves_is_followed_by_somebody_and_their_own_goals_end(journal):
    who, heir = builders.person(journal).id, builders.person(journal, "Tom Ferrow").id
    goal = builders.goal(journal, who, "Lead a call").id
    assert journal.ask(people.open_goals, who) == 1
    journal.do("Leave", people.leave, who, builders.TODAY, heir)
    gone = journal.ask(people.get, who)
    assert (gone.status, gone.successor_id) == (Status.LEFT, heir)
    found = journal.ask(goals.get, goal).goal
    assert (found.state, found.closed_on) == (GoalState.DROPPED, builders.TODAY)
    journal.do("Delete", people.delete, heir)
    assert journal.ask(people.get, who).successor_id is None
    journal.undo()
    assert journal.ask(people.get, who).successor_id == heir
    journal.do("Back", people.come_back, who)
    assert journal.ask(people.get, who).successor_id is None


def test_nobody_follows_themselves_or_is_followed_by_somebody_gone(journal):
    who, gone = builders.person(journal).id, builders.person(journal, "Tom Ferrow").id
    journal.do("Leave", people.leave, gone, builders.TODAY)
    for heir in (who, gone):
        with pytest.raises(Refused) as refused:
            journal.do("Leave", people.leave, who, builders.TODAY, heir)
        assert refused.value.reason is Reason.NOT_ON_THE_TEAM


def test_nobody_is_away_or_gone_before_the_day_has_come(journal):
    who = builders.person(journal).id
    tomorrow = TODAY + timedelta(days=1)
    for command, field in ((people.leave, "left_on"), (people.go_on_leave, "since")):
        assert refusal(journal.do, "Go", command, who, tomorrow, today=TODAY) == (
            Reason.IN_THE_FUTURE,
            field,
        )
    assert row(journal).status is Status.ACTIVE


# What is deleted with somebody


def test_only_notes_about_nobody_else_are_deleted_with_somebody(journal):
    dana, marcus = builders.person(journal).id, builders.person(journal, "Marcus Bell").id
    builders.note(journal, dana, text="theirs", tags=["a"])
    shared = builders.note(journal, dana, marcus, text="both").id
    builders.note(journal, text="nobody's")
    before = builders.dump(journal.path)

    journal.do("Delete", people.delete, dana)

    said = [row for row in builders.dump(journal.path)["note"] if "theirs" in row]
    assert said == []
    left = journal.ask(notes.get, shared)
    assert (left.note.text, [person.id for person in left.people]) == ("both", [marcus])
    assert len(builders.dump(journal.path)["note"]) == 2
    journal.undo()
    assert builders.dump(journal.path) == before


def test_a_session_with_others_stays_without_them(journal):
    dana, marcus = builders.person(journal).id, builders.person(journal, "Marcus Bell").id
    builders.session(journal, dana)
    group = builders.plan(journal, dana, marcus, in_days=0).id
    before = builders.dump(journal.path)
    journal.do("Delete", people.delete, dana)
    assert [person.id for person in journal.ask(sessions.get, group).people] == [marcus]
    assert len(builders.dump(journal.path)["session"]) == 1
    journal.do("Delete", people.delete, marcus)
    assert builders.dump(journal.path)["session"] == []
    journal.undo()
    journal.undo()
    assert builders.dump(journal.path) == before


def test_a_moved_session_and_all_that_was_promised_go_and_come_back(journal):
    dana = builders.person(journal).id
    moved = builders.plan(journal, dana)
    journal.do("Move", planning.move, moved.id, TODAY + timedelta(days=9), TODAY)
    note = builders.note(journal, dana, session_id=moved.id).id
    builders.promise(journal, dana, note_id=note)
    builders.promise(journal, None, about_id=dana, note_id=note)
    builders.point(journal, dana, note_id=note)
    before = builders.dump(journal.path)
    journal.do("Delete", people.delete, dana)
    after = builders.dump(journal.path)
    for table in ("session", "note", "commitment", "agenda_item", "note_person"):
        assert after[table] == [], table
    [deletion] = journal.deleted()
    journal.bring_back(deletion)
    assert {name: len(rows) for name, rows in builders.dump(journal.path).items()} == {
        name: len(rows) for name, rows in before.items()
    }


def test_what_goes_with_somebody_can_be_said_before(journal):
    dana, marcus = builders.person(journal).id, builders.person(journal, "Marcus Bell").id
    note = builders.note(journal, dana)
    builders.note(journal, dana, marcus)
    found = journal.ask(people.goes_with, dana)
    assert [(type(one).__name__, one.id) for one in found] == [("Note", note.id)]


def test_the_roster_counts_a_session_with_a_group_once_it_is_held(journal):
    dana, marcus = builders.person(journal).id, builders.person(journal, "Marcus Bell").id
    builders.session(journal, marcus, days_ago=2)
    group = builders.plan(journal, dana, marcus, in_days=0).id
    held = {row.name: row.last_held for row in journal.ask(people.roster)}
    assert held == {"Dana Whitfield": None, "Marcus Bell": TODAY - timedelta(days=2)}
    journal.do("Hold", sessions.finish, group, TODAY - timedelta(days=3), TODAY)
    held = {row.name: row.days(TODAY) for row in journal.ask(people.roster)}
    assert held == {"Dana Whitfield": 3, "Marcus Bell": 2}
