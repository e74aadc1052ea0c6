from datetime import date, timedelta

import pytest

from app.domain.attainment import PeriodResult
from app.domain.kinds import Certainty, FactKind, GoalState, PeriodKind, Vis, Voice
from app.domain.periods import last_periods, period_of
from app.domain.person_page import person_page
from app.formats import Formats
from app.ui.chart import ChartView
from app.ui.parts import Card, LevelDots, Row
from app.ui.tabs.team import cards
from tests import builders
from tests.ui.manager import said

TODAY = builders.TODAY
DOLLARS = Formats("USD")


@pytest.fixture
def card(qtbot):
    made = Card("Anything", "Add")
    qtbot.addWidget(made)
    made.resize(380, 200)
    return made


@pytest.fixture
def opened():
    return []


@pytest.fixture
def dana(journal):
    return builders.person(journal, "Dana Whitfield").id


def read(journal, who):
    return journal.ask(person_page, who, TODAY)


def months(*figures):
    periods = last_periods(period_of(PeriodKind.MONTH, date(2026, 10, 1)), len(figures), 1)
    return [PeriodResult(period, *both) for period, both in zip(periods, figures, strict=True)]


def levels(card):
    return [dots.accessibleName() for dots in card.findChildren(LevelDots)]


# Strengths


def test_the_three_best_skills_then_what_was_noted(journal, dana, card, opened):
    for name, level in (("Closing", 4), ("Objections", 3), ("Discovery", 5), ("Tools", 4)):
        builders.rating(journal, dana, builders.skill(journal, name).id, level)
    builders.rating(journal, dana, builders.skill(journal, "Talk").id, 4)
    builders.fact(journal, dana, "Listens first")
    builders.fact(journal, dana, "Discovery", kind=FactKind.CAN_TEACH)

    cards.fill_strengths(card, read(journal, dana), TODAY, opened.append)

    rows = [row.text.text() for row in card.findChildren(Row)]
    assert rows == ["Discovery", "Closing", "Talk", "Listens first", "Discovery"]
    assert levels(card) == ["level 5 of 5", "level 4 of 5", "level 4 of 5"]
    assert "can teach" in said(card)


def test_their_own_view_alone_makes_no_strength(journal, dana, card, opened):
    skill = builders.skill(journal)
    builders.rating(journal, dana, skill.id, 5, voice=Voice.SELF)

    cards.fill_strengths(card, read(journal, dana), TODAY, opened.append)

    assert said(card)[1:] == ["What does Dana do well? Note it with what you saw."]


@pytest.mark.parametrize(
    ("statement", "note"),
    [
        ({"certainty": Certainty.HUNCH}, "hunch"),
        ({"vis": Vis.SHAREABLE}, "shareable"),
        ({"noted_on": TODAY - timedelta(days=180)}, None),
        (
            {"noted_on": TODAY - timedelta(days=200)},
            "still so? last confirmed 7 months ago",
        ),
        (
            {"vis": Vis.SHAREABLE, "kind": FactKind.WHAT_HELPS},
            "what helps · shareable",
        ),
    ],
)
def test_a_statement_says_how_it_stands(journal, dana, card, opened, statement, note):
    builders.fact(journal, dana, "Asks why", **statement)

    cards.fill_facts(card, read(journal, dana).facts, TODAY, opened.append, "Nothing")

    assert said(card)[1:] == (["Asks why", note] if note else ["Asks why"])


def test_a_statement_opens_by_click_and_by_key(qtbot, journal, dana, card, opened):
    fact = builders.fact(journal, dana, "Asks why")
    cards.fill_facts(card, read(journal, dana).facts, TODAY, opened.append, "Nothing")
    card.show()

    row = card.findChild(Row)
    row.opened.emit()

    assert opened == [fact.id]
    assert row.accessibleName() == "Asks why"


def test_no_statement_leaves_a_sentence_that_teaches(card, opened):
    cards.fill_facts(card, [], TODAY, opened.append, "Ask them.")

    assert said(card)[1:] == ["Ask them."]


# Growth goals


def test_a_goal_shows_where_they_stand_and_where_to(journal, dana, card, opened):
    skill = builders.skill(journal)
    builders.rating(journal, dana, skill.id, 3)
    aim = {"from_level": 2, "to_level": 4, "due": date(2026, 12, 18)}
    goal = builders.goal(journal, dana, "Run discovery alone", skill.id, **aim)

    cards.fill_focus(card, read(journal, dana), DOLLARS, opened.append)

    assert said(card)[1:] == ["Run discovery alone", "by 18 Dec"]
    assert levels(card) == ["level 3 of 5, aim 4"]
    card.findChild(Row).opened.emit()
    assert opened == [goal.id]


def test_an_outcome_without_levels_has_no_dots(journal, dana, card, opened):
    builders.goal(journal, dana, "Lead a Monday")

    cards.fill_focus(card, read(journal, dana), DOLLARS, opened.append)

    assert said(card)[1:] == ["Lead a Monday"]
    assert levels(card) == []


def test_two_reached_goals_stay_in_sight(journal, dana, card, opened):
    for number in range(3):
        builders.goal(journal, dana, f"Goal {number}", state=GoalState.REACHED)

    cards.fill_focus(card, read(journal, dana), DOLLARS, opened.append)

    assert said(card)[1:] == ["Goal 0", "reached", "Goal 1", "reached"]


def test_no_goal_says_what_one_is(journal, dana, card, opened):
    cards.fill_focus(card, read(journal, dana), DOLLARS, opened.append)

    assert said(card)[1].startswith("Nothing yet. A growth goal says")


# Skills


def test_a_skill_says_both_views_and_the_change(journal, dana, card, opened):
    skill = builders.skill(journal)
    builders.rating(journal, dana, skill.id, 4, days_ago=100)
    builders.rating(journal, dana, skill.id, 3, justification="Lost the thread twice")
    builders.rating(journal, dana, skill.id, 5, voice=Voice.SELF)

    cards.fill_skills(card, read(journal, dana), opened.append)

    assert said(card)[1:] == ["Discovery", "down 1 in 90 days", "they say 5"]
    assert levels(card) == ["level 3 of 5"]


def test_a_skill_only_they_rated_says_so(journal, dana, card, opened):
    builders.rating(journal, dana, builders.skill(journal).id, 2, voice=Voice.SELF)

    cards.fill_skills(card, read(journal, dana), opened.append)

    assert said(card)[1:] == ["Discovery", "they say 2"]
    assert levels(card) == ["not rated"]


# Results


@pytest.mark.parametrize(
    ("found", "title"),
    [
        ([], "Quota attainment"),
        (months(*[(1, 1)] * 12), "Quota attainment, last 12 months"),
        (
            [
                PeriodResult(period)
                for period in last_periods(period_of(PeriodKind.QUARTER, TODAY), 8, 1)
            ],
            "Quota attainment, last 8 quarters",
        ),
    ],
)
def test_the_title_says_what_the_chart_covers(found, title):
    assert cards.results_title(found) == title


def test_a_bar_says_its_figures_exactly():
    (bar,) = cards.bars(months((50_000_00, 48_500_50)), DOLLARS)

    assert (bar.label, bar.text) == ("Oct", "97%")
    assert bar.detail == "quota $50,000, actual $48,500.50"


@pytest.mark.parametrize(
    ("figures", "detail"),
    [
        ((50_000_00, None), "quota $50,000, actual not reported"),
        ((None, 48_000_00), "quota not reported, actual $48,000"),
        ((None, None), "quota not reported, actual not reported"),
        ((0, 48_000_00), "quota $0, actual $48,000"),
    ],
)
def test_what_is_missing_is_not_reported_and_never_a_zero_bar(figures, detail):
    (bar,) = cards.bars(months(figures), DOLLARS)

    assert (bar.ratio, bar.text, bar.detail) == (None, "", detail)


def test_nothing_sold_is_a_zero_and_not_missing():
    (bar,) = cards.bars(months((50_000_00, 0)), DOLLARS)

    assert (bar.ratio, bar.text) == (0, "0%")


def test_the_chart_is_described_in_words(journal, dana, card):
    builders.result(journal, dana, builders.month(date(2026, 10, 1)), 50_000_00, 48_500_00)
    builders.result(journal, dana, builders.month(date(2026, 9, 1)), 50_000_00, None)

    cards.fill_results(card, read(journal, dana), DOLLARS)

    told = card.findChild(ChartView, "attainment_chart").accessibleDescription()
    assert "quota $50,000, actual $48,500" in told
    assert "quota $50,000, actual not reported" in told
    assert "quota not reported, actual not reported" in told


def test_no_figures_say_how_to_get_some(journal, dana, card):
    cards.fill_results(card, read(journal, dana), DOLLARS)

    assert card.findChild(ChartView) is None
    assert "add one period" in said(card)[1]


def test_filled_again_a_card_shows_only_the_new(journal, dana, card, opened):
    fact = builders.fact(journal, dana, "Before")
    cards.fill_facts(card, [fact], TODAY, opened.append, "Nothing")

    cards.fill_facts(card, [], TODAY, opened.append, "Nothing")

    assert said(card)[1:] == ["Nothing"]
