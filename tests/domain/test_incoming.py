"""What an import would do, row by row, before anything is done."""

from dataclasses import replace

from app.domain.incoming import (
    Action,
    KnownPerson,
    Problem,
    ResultLine,
    RosterLine,
    match_results,
    match_roster,
)
from app.domain.periods import read_period

DANA = KnownPerson(1, "Dana Whitfield", "", "dana@example.com")
JOSE = KnownPerson(2, "José Carlos Núñez", "Pepe", "")
ANN_1, ANN_2 = KnownPerson(3, "Ann Lee"), KnownPerson(4, "Ann Lee", "", "ann2@example.com")
TEAM = [DANA, JOSE, ANN_1, ANN_2]
JULY = read_period("2025-07")


def roster(*people, known=TEAM):
    lines = [
        RosterLine(row, name, email=email, preferred_name="")
        for row, (name, email) in enumerate(people, 2)
    ]
    return match_roster(lines, known)


def outcome(match):
    return match.action, match.person_id


def result(row, person, email="", period=JULY):
    return ResultLine(row, person, period, 100, 200, email)


def test_a_person_is_known_by_address_before_name():
    (match,) = roster(("D. Whitfield-Smith", "DANA@example.com"))
    assert outcome(match) == (Action.UPDATE, 1)


def test_a_person_is_known_by_any_reading_of_the_name():
    for name in ("josé carlos núñez", "JOSE CARLOS NUNEZ", "Pepe Nuñez", "Pepe Carlos Núñez"):
        assert outcome(roster((name, ""))[0]) == (Action.UPDATE, 2)


def test_an_address_the_journal_lacks_does_not_hide_a_person():
    assert outcome(roster(("Pepe Núñez", "pepe@example.com"))[0]) == (Action.UPDATE, 2)


def test_a_stranger_is_added():
    (match,) = roster(("Bo Lee", "bo@example.com"))
    assert (outcome(match), match.line.problems) == ((Action.ADD, None), ())


def test_a_namesake_with_another_address_stays_another_person():
    (match,) = roster(("Dana Whitfield", "other@example.com"))
    assert outcome(match) == (Action.ADD, None)
    assert "second person" in match.line.problems[0].text
    assert not match.line.problems[0].blocking


def test_two_namesakes_in_the_file_stay_apart_by_their_addresses():
    first, second = roster(("Bo Lee", "a@example.com"), ("Bo Lee", "b@example.com"))
    assert [first.action, second.action] == [Action.ADD, Action.ADD]


def test_a_row_that_repeats_another_is_left_out_and_says_which():
    matches = roster(
        ("Bo Lee", "bo@example.com"),
        ("Robert Lee", "BO@example.com"),
        ("bo lee", ""),
        ("Cy", ""),
        ("Cy", ""),
    )
    assert [match.same_as_row for match in matches] == [None, 2, 2, None, 5]
    assert [match.action for match in matches[1:3]] == [Action.DUPLICATE, Action.DUPLICATE]
    (problem,) = matches[1].line.problems
    assert (problem.row, problem.blocking) == (3, False)
    assert "row 2" in problem.text


def test_two_rows_for_one_person_in_the_journal_are_one():
    first, second = roster(("D W", "dana@example.com"), ("Dana Whitfield", ""))
    assert (outcome(first), second.action) == ((Action.UPDATE, 1), Action.DUPLICATE)


def test_a_name_that_two_people_bear_is_not_guessed():
    (match,) = roster(("Ann Lee", ""))
    assert match.action is Action.SKIP
    assert match.line.problems[0].blocking
    assert outcome(roster(("Ann Lee", "ann2@example.com"))[0]) == (Action.UPDATE, 4)


def test_a_blocked_line_does_nothing():
    line = RosterLine(2, "", problems=(Problem(2, "Name", "There is no name here.", True),))
    (match,) = match_roster([line], TEAM)
    assert (match.action, match.line) == (Action.SKIP, line)


def test_nothing_comes_of_nothing():
    assert match_roster([], TEAM) == ()
    assert match_results([], []) == ()


def test_results_find_their_people():
    lines = [
        result(2, "whitfield dana"),
        result(3, "Dana Whitfield"),
        result(4, "dana@example.com", "dana@example.com"),
    ]
    lines += [result(5, "Pepe Núñez", "pepe@example.com")]
    found = match_results(lines, TEAM)
    assert [match.person_id for match in found] == [None, 1, 1, 2]
    assert [match.action for match in found] == [
        Action.SKIP,
        Action.UPDATE,
        Action.DUPLICATE,
        Action.UPDATE,
    ]
    assert found[2].same_as_row == 3


def test_an_unknown_person_is_answered_with_the_nearest_names():
    (match,) = match_results([result(2, "Dana Witfield")], TEAM)
    (problem,) = match.line.problems
    assert problem.blocking
    assert problem.text == "Nobody here is called Dana Witfield. Did you mean Dana Whitfield?"
    assert match.action is Action.SKIP


def test_somebody_like_nobody_gets_no_guess():
    (match,) = match_results([result(2, "Xq")], TEAM)
    assert match.line.problems[0].text == "Nobody here is called Xq."


def test_a_shared_name_is_not_guessed_for_results_either():
    by_name, by_address = match_results(
        [result(2, "Ann Lee"), result(3, "Ann Lee", "ann2@example.com")], TEAM
    )
    assert by_name.line.problems[0].blocking
    assert by_address.person_id == 4


def test_results_without_a_period_or_with_a_problem_are_skipped():
    blocked = replace(result(3, "Dana Whitfield"), problems=(Problem(3, "Quota", "No.", True),))
    matches = match_results([result(2, "Dana Whitfield", period=None), blocked], TEAM)
    assert {match.action for match in matches} == {Action.SKIP}


def test_the_same_period_twice_is_a_duplicate_but_another_kind_is_not():
    quarter = read_period("2025-Q3")
    matches = match_results(
        [
            result(2, "Dana Whitfield"),
            result(3, "Dana Whitfield"),
            result(4, "Dana Whitfield", period=quarter),
        ],
        TEAM,
    )
    assert [match.action for match in matches] == [Action.UPDATE, Action.DUPLICATE, Action.UPDATE]
