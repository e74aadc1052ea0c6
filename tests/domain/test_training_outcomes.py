"""What came of a training: who came, how they rated it, what is watched for afterwards."""

from datetime import date, timedelta

import pytest

from app.domain import (
    absences,
    people,
    points,
    training_outcomes,
    training_quarters,
    trainings,
)
from app.domain.errors import Reason, Refused
from app.domain.kinds import Attended, QuarterState, Status, TrainingState, Vis
from tests import builders
from tests.builders import TODAY
from tests.statements import read

PRESENT, ABSENT, EXCUSED = Attended
THIS_QUARTER = builders.quarter()
BEFORE = date(2026, 9, 1)
OCT_1, OCT_8 = date(2026, 10, 1), date(2026, 10, 8)


@pytest.fixture
def team(journal):
    names = ("Dana Moss", "Kofi Mensah", "Lena Fischer")
    return builders.team(journal, *names)


@pytest.fixture
def plan(journal, team):
    """The quarter under way, published: Dana gives the first training, a guest the second."""
    builders.training_plan(
        journal, QuarterState.PUBLISHED, quarter=THIS_QUARTER, count=1, on=BEFORE, givers=team[:1]
    )
    plan = builders.training_plan(journal, quarter=THIS_QUARTER, count=0, on=BEFORE)
    builders.training(journal, plan.id, OCT_8)
    return plan


def deliver(journal, training_id=1, on=OCT_1, **outcome):
    outcome = {"attendance": {}, "ratings": {}} | outcome
    return journal.do("Deliver", training_outcomes.deliver, training_id, on, TODAY, **outcome)


def change(journal, training_id=1, on=OCT_1, **outcome):
    outcome = {"attendance": {}, "ratings": {}} | outcome
    work = (training_outcomes.change_outcome, training_id, on, TODAY)
    return journal.do("Outcome", *work, **outcome)


def refused(do, *args, **words):
    with pytest.raises(Refused) as said:
        do(*args, **words)
    return said.value.reason, said.value.field


def came(journal, training_id=1):
    rows = journal.ask(training_outcomes.attendance, training_id)
    return {who: (row.attended, row.rating) for who, row in rows.items()}


def test_a_training_is_delivered_with_who_came_and_how_they_rated_it(journal, plan, team):
    _, kofi, lena = team
    training = deliver(
        journal, attendance={kofi: PRESENT, lena: ABSENT}, ratings={kofi: 4}, remarks="Lively"
    )
    assert (training.state, training.delivered_on) == (TrainingState.DELIVERED, OCT_1)
    assert training.remarks == "Lively"
    assert came(journal) == {kofi: (PRESENT, 4), lena: (ABSENT, None)}


def test_it_is_not_delivered_twice_nor_changed_before_it_was(journal, plan):
    assert refused(change, journal)[0] is Reason.NOT_DELIVERED
    deliver(journal)
    assert refused(deliver, journal)[0] is Reason.TRAINING_IS_OVER
    journal.do("Cancel", trainings.cancel, 2, "The fair", TODAY)
    assert refused(deliver, journal, 2, OCT_8)[0] is Reason.TRAINING_IS_OVER
    assert refused(change, journal, 2, OCT_8)[0] is Reason.NOT_DELIVERED


def test_not_before_its_day_and_not_on_one_to_come(journal, plan):
    ahead = builders.training(journal, plan.id, TODAY + timedelta(days=4))
    early = {"training_id": ahead.id, "on": TODAY}
    assert refused(deliver, journal, **early) == (Reason.BEFORE_ITS_DAY, "delivered_on")
    late = {"training_id": ahead.id, "on": TODAY + timedelta(days=4)}
    assert refused(deliver, journal, **late) == (Reason.IN_THE_FUTURE, "delivered_on")
    assert deliver(journal, on=OCT_8).delivered_on == OCT_8


def test_only_in_a_quarter_that_the_team_knows_and_that_is_not_closed(journal, plan):
    later = builders.quarter(date(2027, 2, 1))
    builders.training_plan(journal, quarter=later, count=1)
    assert refused(deliver, journal, 3)[0] is Reason.NOT_PUBLISHED
    deliver(journal)
    deliver(journal, 2, OCT_8)
    journal.do("Close", training_quarters.close, plan.id, TODAY)
    assert refused(change, journal)[0] is Reason.QUARTER_IS_CLOSED
    journal.do("Reopen", training_quarters.reopen, plan.id)
    assert change(journal, remarks="Too long").remarks == "Too long"


@pytest.mark.parametrize(
    ("rates", "reason"),
    [
        ({1: 0}, Reason.SCORE_OUT_OF_RANGE),
        ({1: 6}, Reason.SCORE_OUT_OF_RANGE),
        ({2: 4}, Reason.RATED_BY_WHO_CAME),
        ({3: 4}, Reason.RATED_BY_WHO_CAME),
    ],
)
def test_only_who_came_rates_it_from_one_to_five(journal, plan, team, rates, reason):
    ratings = {team[place - 1]: rate for place, rate in rates.items()}
    attendance = {team[0]: PRESENT, team[1]: EXCUSED}
    wrong = {"attendance": attendance, "ratings": ratings}
    assert refused(deliver, journal, **wrong) == (reason, "attendance")
    assert journal.ask(trainings.get, 1).is_ahead
    assert came(journal) == {}


def test_nobody_comes_who_is_unknown_or_not_on_the_team_yet(journal, plan):
    hope = builders.person(journal, "Amara Nwosu", status=Status.CANDIDATE).id
    wrong = {"attendance": {hope: PRESENT}}
    assert refused(deliver, journal, **wrong) == (Reason.NOT_ON_THE_TEAM, "attendance")
    assert refused(deliver, journal, attendance={99: PRESENT})[0] is Reason.NOT_FOUND


def test_an_outcome_is_set_right_and_who_is_not_named_or_left_since_stays_in_it(
    journal, plan, team
):
    dana, kofi, lena = team
    deliver(journal, attendance={dana: PRESENT, kofi: PRESENT, lena: PRESENT}, ratings={kofi: 2})
    journal.do("Leave", people.leave, lena, OCT_8, today=TODAY)
    change(journal, attendance={kofi: ABSENT})
    assert came(journal) == {dana: (PRESENT, None), kofi: (ABSENT, None), lena: (PRESENT, None)}


def test_what_was_planned_to_be_observed_stays_unless_something_else_is_said(journal, plan):
    journal.do("Plan", trainings.change, 1, TODAY, observe="Names the price first")
    assert deliver(journal).observe == "Names the price first"
    assert change(journal, observe="").observe == ""


def test_whoever_is_watched_gets_one_private_talking_point(journal, plan, team):
    _, kofi, lena = team
    deliver(journal, observe="Names the price first", watch_ids=[kofi, kofi])
    change(journal, observe="Names the price", watch_ids=[kofi, lena])
    for who in (kofi, lena):
        [point] = journal.ask(points.waiting, who, TODAY)
        assert point.text == "Watch for: Names the price"
        assert (point.training_id, point.vis) == (1, Vis.PRIVATE)
    [said] = journal.ask(points.waiting, kofi, TODAY)
    journal.do("Said", points.discuss, said.id, TODAY)
    change(journal, observe="Waits", watch_ids=[kofi, lena])
    assert journal.ask(points.waiting, kofi, TODAY) == []
    assert journal.ask(points.get, said.id).text == "Watch for: Names the price"
    assert [one.text for one in journal.ask(points.waiting, lena, TODAY)] == ["Watch for: Waits"]


def test_a_point_that_the_manager_reworded_keeps_its_words(journal, plan, team):
    deliver(journal, observe="Names the price", watch_ids=team[1:2])
    [point] = journal.ask(points.waiting, team[1], TODAY)
    journal.do("Reword", points.change, point.id, TODAY, text="Ask about Skagen")
    change(journal, observe="Waits", watch_ids=team[1:2])
    [point] = journal.ask(points.waiting, team[1], TODAY)
    assert point.text == "Ask about Skagen"


def test_nobody_is_watched_for_nothing_nor_once_they_left(journal, plan, team):
    wrong = {"watch_ids": team[1:2], "observe": "  "}
    assert refused(deliver, journal, **wrong) == (Reason.EMPTY, "observe")
    journal.do("Leave", people.leave, team[2], TODAY, today=TODAY)
    wrong = {"watch_ids": team[2:], "observe": "Waits"}
    assert refused(deliver, journal, **wrong) == (Reason.HAS_LEFT, "watch_ids")


def test_everybody_of_that_day_was_to_come_but_who_gave_it(journal, plan, team):
    builders.person(journal, "Ben Carver", started=OCT_8)
    builders.person(journal, "Amara Nwosu", status=Status.CANDIDATE)
    journal.do("Leave", people.leave, team[2], OCT_1, today=TODAY)
    first, second = (journal.ask(trainings.get, number) for number in (1, 2))
    named = [person.name for person in journal.ask(training_outcomes.expected, first)]
    assert named == ["Kofi Mensah", "Lena Fischer"]
    named = [person.name for person in journal.ask(training_outcomes.expected, second)]
    assert named == ["Ben Carver", "Dana Moss", "Kofi Mensah"]


def test_who_is_away_that_day_is_presumed_to_be_excused(journal, plan, team):
    dana, kofi, lena = team
    journal.do("Away", absences.add, kofi, OCT_8, OCT_8)
    journal.do("On leave", people.go_on_leave, lena, OCT_8)
    first, second = (journal.ask(trainings.get, number) for number in (1, 2))
    assert journal.ask(training_outcomes.presumed, first) == {kofi: PRESENT, lena: PRESENT}
    assert journal.ask(training_outcomes.presumed, second) == {
        dana: PRESENT,
        kofi: EXCUSED,
        lena: EXCUSED,
    }


def test_ratings_are_averaged_over_those_who_gave_one(journal, plan, team):
    dana, kofi, lena = team
    everybody = dict.fromkeys(team, PRESENT)
    deliver(journal, attendance=everybody, ratings={dana: 5, kofi: 4, lena: 4})
    deliver(journal, 2, OCT_8, attendance={dana: ABSENT, kofi: EXCUSED})
    found = journal.ask(training_outcomes.came, [1, 2, 3])
    assert found == {
        1: training_outcomes.Came(3, 0, 0, 433, 3),
        2: training_outcomes.Came(0, 1, 1, None, 0),
    }
    rows = journal.ask(training_outcomes.attendance, 1).values()
    assert training_outcomes.rating(rows) == (433, 3)
    assert training_outcomes.rating([]) == (None, 0)


def test_who_came_is_one_statement_however_many_trainings(journal, plan, team):
    deliver(journal, attendance=dict.fromkeys(team, PRESENT))
    deliver(journal, 2, OCT_8, attendance=dict.fromkeys(team, PRESENT))
    found = read(journal, training_outcomes.came, [1, 2])
    assert len(found.statements) == 1
    assert not any("SCAN" in step for steps in found.plans for step in steps)
