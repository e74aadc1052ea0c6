"""All that stands in the records about one person."""

from app.domain import facts, goals, held
from app.domain.kinds import GoalState
from tests import builders
from tests.builders import TODAY


def test_it_leaves_out_nothing_of_theirs_and_nobody_elses(journal):
    dana, other = builders.person(journal).id, builders.person(journal, "Marcus Oyelaran").id
    skill = builders.skill(journal)
    for who in (dana, other):
        old = builders.fact(journal, who, f"retired {who}")
        journal.do("Retire", facts.retire, old.id, TODAY)
        builders.fact(journal, who, f"kept {who}")
        for days in (9, 2):
            builders.rating(journal, who, skill.id, 3, days_ago=days)
        aim = builders.goal(journal, who, f"dropped {who}", skill.id)
        journal.do("Step", goals.add_checkpoint, aim.id, TODAY, "Try it")
        journal.do("Drop", goals.close, aim.id, GoalState.DROPPED, TODAY)
        builders.result(journal, who, builders.quarter(), 100, 90)
        builders.session(journal, who)
    found = journal.ask(held.person_in_full, dana)
    assert found.person.id == dana
    assert [fact.text for fact in found.facts] == [f"retired {dana}", f"kept {dana}"]
    assert [(one.name, rating.person_id) for one, rating in found.ratings] == [
        ("Discovery", dana),
        ("Discovery", dana),
    ]
    assert found.ratings[0][1].rated_on < found.ratings[1][1].rated_on
    (aim,) = found.goals
    assert (aim.goal.outcome, aim.skills[0].name, aim.checkpoints[0].text) == (
        f"dropped {dana}",
        "Discovery",
        "Try it",
    )
    assert [one.person_id for one in (*found.results, *found.sessions)] == [dana, dana]
