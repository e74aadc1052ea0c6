"""Carrying out an import: one step, and what the file leaves empty stays."""

from datetime import timedelta

import pytest

from app import labels
from app.domain import importing, people, results
from app.domain.errors import Refused
from app.domain.incoming import Action, ResultLine, ResultMatch, RosterLine, RosterMatch
from app.domain.kinds import Source, Status
from tests import builders
from tests.builders import TODAY


def take_in(journal, *matches):
    return journal.do("Import roster", importing.take_in_roster, matches, TODAY)


def add(name, **said):
    return RosterMatch(RosterLine(2, name, **said), Action.ADD)


def update(person, name="Dana Whitfield", **said):
    return RosterMatch(RosterLine(2, name, **said), Action.UPDATE, person.id)


def test_a_roster_is_taken_in_as_one_step(journal):
    dana = builders.person(journal, phone="1", role="Executive")
    counts = take_in(
        journal,
        add("Marcus Oyelaran", email="marcus@example.com", started=TODAY),
        update(dana, role="Lead"),
        RosterMatch(RosterLine(4, "Marcus"), Action.DUPLICATE, same_as_row=2),
        RosterMatch(RosterLine(5, ""), Action.SKIP),
        add("Priya Raman"),
    )
    assert dict(counts) == {
        Action.ADD: 2,
        Action.UPDATE: 1,
        Action.DUPLICATE: 1,
        Action.SKIP: 1,
    }
    found = journal.ask(people.roster)
    assert [row.name for row in found] == ["Dana Whitfield", "Marcus Oyelaran", "Priya Raman"]
    assert len({row.colour for row in found}) == 3
    kept = journal.ask(people.get, dana.id)
    assert (kept.phone, kept.role) == ("1", "Lead")
    assert journal.undo() == "Import roster"
    assert [row.role for row in journal.ask(people.roster)] == ["Executive"]


def test_a_roster_with_one_impossible_row_changes_nothing(journal):
    with pytest.raises(Refused) as caught:
        take_in(journal, add("Marcus Oyelaran"), add("Priya Raman", email="nonsense"))
    assert journal.ask(people.roster) == ()
    assert labels.refusal(caught.value).startswith("Row 2, Priya Raman: ")


def test_somebody_with_a_last_day_has_left(journal):
    take_in(journal, add("Lena Fischer", left_on=TODAY))
    [row] = journal.ask(people.roster)
    assert (row.status, row.left_on) == (Status.LEFT, TODAY)


def test_somebody_new_ramps_up_for_a_while_unless_more_is_known(journal):
    started = TODAY - timedelta(days=30)
    own_end = TODAY + timedelta(days=300)
    ben = builders.person(
        journal, "Ben Carver", status=Status.RAMPING, started=started, ramp_until=own_end
    )
    take_in(
        journal,
        add("A", status=Status.RAMPING, started=started),
        add("B", status=Status.RAMPING),
        add("C", status=Status.RAMPING, ramp_until=TODAY),
        update(ben, "Ben Carver", status=Status.RAMPING),
    )
    ends = {
        row.name: journal.ask(people.get, row.id).ramp_until for row in journal.ask(people.roster)
    }
    assert ends == {
        "A": started + importing.USUAL_RAMP,
        "B": TODAY + importing.USUAL_RAMP,
        "C": TODAY,
        "Ben Carver": own_end,
    }


def figures(person, period, quota, actual, action=Action.UPDATE):
    return ResultMatch(ResultLine(2, "Dana", period, quota, actual), action, person.id)


def test_results_are_taken_in_as_one_step(journal):
    dana = builders.person(journal)
    month, quarter = builders.month(), builders.quarter()
    builders.result(journal, dana.id, month, 100, None)
    counts = journal.do(
        "Import results",
        importing.take_in_results,
        [
            figures(dana, month, None, 90),
            figures(dana, quarter, 300, None),
            figures(dana, quarter, 9, 9, Action.DUPLICATE),
            figures(dana, None, 9, 9),
            figures(dana, month, 9, 9, Action.SKIP),
        ],
    )
    assert counts[Action.UPDATE] == 3
    found = {r.period_kind: r for r in journal.ask(results.of_person, dana.id)}
    assert [(r.quota, r.actual, r.source) for r in found.values()] == [
        (300, None, Source.IMPORTED),
        (100, 90, Source.IMPORTED),
    ]
    journal.undo()
    assert [r.actual for r in journal.ask(results.of_person, dana.id)] == [None]
