"""What the team should be trained in, read from what the journal says."""

from datetime import date, timedelta

import pytest

from app.domain import people, plan_lines, plans, sessions, training_needs, training_topics
from app.domain.kinds import NoteKind, PlanState, SessionKind, SkillFamily, Status, Tone, Voice
from tests import builders
from tests.builders import TODAY
from tests.statements import read

NOW, NEXT = date(2026, 7, 1), date(2027, 1, 1)


@pytest.fixture
def team(journal):
    return builders.team(journal, "Dana Moss", "Kofi Mensah", "Lena Fay")


def asked(journal, what, *args):
    """What a query about those at work finds."""
    return journal.ask(lambda db: what(db, training_needs.at_work(db), *args, TODAY))


def gaps(journal):
    return [
        (gap.skill.name, [one.called for one in gap.people], gap.width)
        for gap in asked(journal, training_needs.skill_gaps)
    ]


def concern(journal, *who, tags, times=3, days_ago=9, **words):
    words.setdefault("kind", NoteKind.CONCERN)
    for number in range(times):
        builders.note(journal, *who, tags=tags, days_ago=days_ago + number, **words)


def call(journal, who, customer):
    held = builders.plan(journal, who, in_days=0, kind=SessionKind.CALL, customer=customer)
    journal.do("Hold", sessions.finish, held.id, TODAY, TODAY)


def obstacles(journal):
    return [
        (one.tag, one.asked, [who.called for who in one.people])
        for one in asked(journal, training_needs.obstacles)
    ]


def products(journal):
    return {
        one.product: [who.called for who in one.people]
        for one in asked(journal, training_needs.products)
    }


def sells(journal, who, *names, half=NEXT):
    plan = journal.do("Invite", plans.invite, who, half, TODAY)
    for name in names:
        journal.do("Line", plan_lines.add, plan.id, TODAY, account="Orrin Freight", product=name)


def test_the_widest_gap_is_where_most_are_weak_and_want_to_learn(journal, team):
    dana, kofi, _ = team
    wide, wanted, even = (builders.skill(journal, name).id for name in ("Wide", "Wanted", "Even"))
    for who in team:
        builders.rating(journal, who, wide, 2)
        builders.rating(journal, who, even, 3)
    for who in (dana, kofi):
        builders.rating(journal, who, wanted, 1)
        builders.goal(journal, who, "Learn it", wanted)
    assert gaps(journal) == [
        ("Wanted", ["Dana", "Kofi"], 4),
        ("Wide", ["Dana", "Kofi", "Lena"], 3),
    ]


def test_a_level_is_the_managers_latest_of_who_is_at_work(journal, team):
    dana, kofi, lena = team
    what = builders.skill(journal).id
    builders.rating(journal, dana, what, 1, days_ago=40)
    builders.rating(journal, dana, what, 3, justification="Better")
    builders.rating(journal, kofi, what, 1, voice=Voice.SELF)
    builders.rating(journal, lena, what, 1)
    assert gaps(journal) == [("Discovery", ["Lena"], 1)]
    journal.do("On leave", people.go_on_leave, lena, TODAY)
    assert gaps(journal) == []


def test_a_skill_that_nobody_was_rated_in_is_no_gap(journal, team):
    builders.goal(journal, team[0], "Ask better", builders.skill(journal).id)
    assert gaps(journal) == []


def test_who_is_strong_and_wants_more_does_not_need_the_training(journal, team):
    dana, kofi, _ = team
    what = builders.skill(journal).id
    builders.rating(journal, dana, what, 4)
    builders.rating(journal, kofi, what, 3)
    for who in (dana, kofi):
        builders.goal(journal, who, "Ask better", what)
    assert gaps(journal) == [("Discovery", ["Kofi"], 2)]


def test_what_one_person_lacks_in_character_is_not_the_teams(journal, team):
    dana, kofi, _ = team
    what = builders.skill(journal, "Disciplined", SkillFamily.TRAIT).id
    builders.rating(journal, dana, what, 1)
    assert gaps(journal) == []
    builders.rating(journal, kofi, what, 2)
    assert gaps(journal) == [("Disciplined", ["Dana", "Kofi"], 2)]


def test_what_concerns_are_about_three_times_is_an_obstacle(journal, team):
    dana, kofi, _ = team
    concern(journal, dana, tags=["price"], times=2)
    concern(journal, kofi, tags=["price", "tenders"], times=1, kind=NoteKind.OBSERVATION,
            tone=Tone.MINUS)  # fmt: skip
    concern(journal, tags=["delivery-dates"], times=4)
    assert obstacles(journal) == [("delivery-dates", 4, []), ("price", 3, ["Dana", "Kofi"])]


@pytest.mark.parametrize(
    "words",
    [
        {"days_ago": 181},
        {"kind": NoteKind.WIN},
        {"kind": NoteKind.VENT},
        {"kind": NoteKind.PERSONAL, "tone": Tone.MINUS},
        {"kind": NoteKind.OBSERVATION, "tone": Tone.PLUS},
    ],
)
def test_what_is_long_ago_went_well_or_is_always_private_is_none(journal, team, words):
    concern(journal, team[0], tags=["price"], **words)
    assert obstacles(journal) == []


def test_people_and_customers_are_no_obstacles(journal, team):
    builders.person(journal, "Amara Nwosu", preferred_name="Mara", status=Status.CANDIDATE)
    sells(journal, team[0], "Dispatch")
    call(journal, team[0], "Brightwater")
    tags = ["dana", "dana-moss", "mara", "orrin-freight", "brightwater", "price", "nwosu"]
    tags += ["dana-late", "no-answer-brightwater", "price-orrin-freight", "freight-costs"]
    concern(journal, tags=tags)
    assert [tag for tag, *_ in obstacles(journal)] == ["freight-costs", "price"]


def test_what_most_plan_to_sell_this_half_and_the_next(journal, team):
    dana, kofi, lena = team
    sells(journal, dana, "Dispatch", "", "Analytics")
    sells(journal, kofi, "analytics", "Analytics", half=NOW)
    sells(journal, lena, "Dispatch")
    sells(journal, lena, "Dispatch", half=NOW)
    sells(journal, kofi, "Insight", half=date(2027, 7, 1))
    found = products(journal)
    assert found == {"Analytics": ["Dana", "Kofi"], "Dispatch": ["Dana", "Lena"]}
    journal.do("Leave", people.leave, kofi, TODAY, today=TODAY)
    assert list(products(journal)) == ["Dispatch", "Analytics"]


def test_what_was_superseded_is_not_sold_any_more(journal, team):
    plan = builders.business_plan(journal, team[0], PlanState.DRAFT, lines=[])
    words = {"account": "Skagen", "amount": 60_000_000, "month": NEXT}
    journal.do("Line", plan_lines.add, plan.id, TODAY, product="Dispatch", **words)
    builders.brought(journal, plan.id, PlanState.AGREED)
    draft = journal.do("Revise", plans.revise, plan.id, "They went elsewhere", TODAY)
    [line] = journal.ask(plans.get, draft.id).lines
    journal.do("Line", plan_lines.change, line.id, product="Mobile")
    assert set(products(journal)) == {"Dispatch", "Mobile"}
    builders.brought(journal, draft.id, PlanState.AGREED)
    assert products(journal) == {"Mobile": ["Dana"]}


def test_what_waits_is_trained_or_was_dropped_is_covered(journal, team):
    waits, trained, old = (builders.skill(journal, name).id for name in ("A", "B", "C"))
    journal.do("Topic", training_topics.add, "Pricing", TODAY, skill_id=waits)
    dropped = journal.do("Topic", training_topics.add, "Recaps", TODAY)
    journal.do("Drop", training_topics.drop, dropped.id, TODAY)
    quarters = [builders.quarter(TODAY - timedelta(days=days)) for days in (90, 190)]
    for quarter, what in zip(quarters, (trained, old), strict=True):
        words = {"count": 1, "skill_ids": [what], "topic": quarter.key}
        builders.training_plan(journal, quarter=quarter, on=quarter.starts, **words)
    found = journal.ask(training_needs.covered, TODAY)
    assert found.skill_ids == {waits, trained}
    assert [found.holds(title) for title in ("PRICING", "recaps", quarters[0].key)] == [True] * 3
    assert not found.holds(quarters[1].key)
    assert found.holds("Something else", journal.ask(training_topics.waiting)[0].skill)


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("price", "Price objections"),
        ("objections-price", "Price objections"),
        ("discovery", "Discovery questions"),
        ("recaps", None),
        ("questions", None),
    ],
)
def test_a_tag_names_the_one_skill_that_has_all_its_words(journal, tag, name):
    names = ("Price objections", "Discovery questions", "Hard questions")
    library = [builders.skill(journal, skill) for skill in names]
    found = training_needs.skill_of(tag, library)
    assert (found and found.name) == name


def test_no_query_reads_a_whole_table_that_grows(journal, team):
    concern(journal, team[0], tags=["price"])
    sells(journal, team[0], "Dispatch")
    call(journal, team[0], "Brightwater")
    found = [
        read(journal, training_needs.obstacles, [], TODAY),
        read(journal, training_needs.products, [], TODAY),
        read(journal, training_needs.covered, TODAY),
        read(journal, training_needs.skill_gaps, [], TODAY),
    ]
    steps = [step for one in found for plan in one.plans for step in plan]
    scanned = {step.split()[1] for step in steps if step.startswith("SCAN")}
    assert scanned <= {"settings", "person", "skill", "training_topic", "training_plan"}
