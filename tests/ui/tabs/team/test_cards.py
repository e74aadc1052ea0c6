from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from app.domain import facts, goals, people
from app.domain.attainment import PeriodResult
from app.domain.expectation import Band
from app.domain.kinds import Certainty, FactKind, GoalState, PeriodKind, Vis, Voice
from app.domain.periods import last_periods, period_of
from app.domain.person_page import person_page
from app.formats import Formats
from app.ui.chart import ChartView
from app.ui.parts import Card, LevelDots, LinkButton, Row
from app.ui.tabs.team import cards
from app.ui.tabs.team.panels import results
from app.ui.tabs.team.panels.fact_rows import FactRow
from app.ui.tabs.team.partner_rows import TickRow
from tests import builders
from tests.ui.manager import said

pytestmark = pytest.mark.long


TODAY = builders.TODAY
DOLLARS = Formats("USD")


@pytest.fixture
def card(qtbot):
    made = Card("Anything", "Add")
    qtbot.addWidget(made)
    made.resize(380, 200)
    return made


@pytest.fixture
def wished():
    return []


@pytest.fixture
def wish(wished):
    def tell(name, about):
        wished.append((name, about))

    return tell


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


def test_the_three_best_skills_then_what_was_noted(journal, dana, card, wished, wish):
    for name, level in (("Closing", 4), ("Objections", 3), ("Discovery", 5), ("Tools", 4)):
        builders.rating(journal, dana, builders.skill(journal, name).id, level)
    builders.rating(journal, dana, builders.skill(journal, "Talk").id, 4)
    builders.fact(journal, dana, "Listens first")
    builders.fact(journal, dana, "Discovery", kind=FactKind.CAN_TEACH)

    cards.fill_strengths(card, read(journal, dana), TODAY, DOLLARS, wish)

    rows = [row.text.text() for row in card.findChildren(Row)]
    taught = "Add what they can teach"
    assert rows == ["Discovery", "Closing", "Talk", "Listens first", "Discovery", taught]
    assert levels(card) == ["level 5 of 5", "level 4 of 5", "level 4 of 5"]
    assert "can teach · seen · noted today" in said(card)


def test_their_own_view_alone_makes_no_strength(journal, dana, card, wished, wish):
    skill = builders.skill(journal)
    builders.rating(journal, dana, skill.id, 5, voice=Voice.SELF)

    cards.fill_strengths(card, read(journal, dana), TODAY, DOLLARS, wish)

    assert said(card)[1] == "What does Dana do well? Note it with what you saw."


@pytest.mark.parametrize(
    ("statement", "note"),
    [
        ({"certainty": Certainty.HUNCH}, "hunch · noted today"),
        ({"vis": Vis.SHAREABLE}, "seen · noted today · shareable"),
        ({"noted_on": TODAY - timedelta(days=180)}, "seen · noted 6 months ago"),
        (
            {"noted_on": TODAY - timedelta(days=181)},
            "seen · still so? last confirmed 6 months ago",
        ),
        (
            {"certainty": Certainty.CONFIRMED_BY_REP, "kind": FactKind.ASPIRATION},
            "aspiration · confirmed by them · noted today",
        ),
    ],
)
def test_s2_09_a_statement_says_how_it_stands(journal, dana, card, wish, statement, note):
    builders.fact(journal, dana, "Asks why", **statement)

    cards.fill_facts(card, read(journal, dana).facts, TODAY, DOLLARS, wish, empty="Nothing")

    assert said(card)[1:] == ["Asks why", note]


def test_s2_09_hovering_says_the_evidence_and_the_days(journal, dana, card, wish):
    seen = "Call with <Brightline>"
    fact = builders.fact(journal, dana, evidence=seen, noted_on=date(2026, 9, 1))
    journal.do("Confirmed", facts.confirm, fact.id, date(2026, 10, 2))

    cards.fill_facts(card, read(journal, dana).facts, TODAY, DOLLARS, wish, empty="Nothing")

    row = card.findChild(FactRow)
    assert "confirmed 51 days ago" in said(card)[-1]
    assert "Call with &lt;Brightline&gt;" in row.toolTip()
    assert "Noted 1 September 2026, last confirmed 2 October 2026" in row.toolTip()
    assert "C says that it is still so" in row.accessibleDescription()


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (Qt.Key.Key_C, "confirm_fact"),
        (Qt.Key.Key_N, "retire_fact"),
        (Qt.Key.Key_Delete, "delete_fact"),
        (Qt.Key.Key_Return, "open_fact"),
        (Qt.Key.Key_G, None),
    ],
)
def test_s2_09_one_key_settles_whether_it_still_is_so(
    qtbot, journal, dana, card, wished, wish, key, name
):
    fact = builders.fact(journal, dana, "Asks why")
    cards.fill_facts(card, read(journal, dana).facts, TODAY, DOLLARS, wish, empty="Nothing")

    qtbot.keyClick(card.findChild(FactRow), key)

    assert wished == ([(name, fact.id)] if name else [])


def test_s2_09_what_went_stale_offers_still_so_to_the_mouse(
    qtbot, journal, dana, card, wished, wish
):
    old = builders.fact(journal, dana, "Asks why", noted_on=TODAY - timedelta(days=200))
    builders.fact(journal, dana, "Listens")
    cards.fill_facts(card, read(journal, dana).facts, TODAY, DOLLARS, wish, empty="Nothing")

    (still,) = [one for one in card.findChildren(LinkButton) if one.text() == "Still so"]
    qtbot.mouseClick(still, Qt.MouseButton.LeftButton)

    assert wished == [("confirm_fact", old.id)]


def test_what_no_longer_holds_unfolds_and_can_hold_again(qtbot, journal, dana, card, wished, wish):
    fact = builders.fact(journal, dana, "Asks why")
    journal.do("Retired", facts.retire, fact.id, TODAY)
    page = read(journal, dana)

    cards.fill_retired(card, page, TODAY, DOLLARS, wish, unfolded=False)
    assert said(card) == ["No longer so (1)"]
    assert card.action.text() == "Show"
    cards.fill_retired(card, page, TODAY, DOLLARS, wish, unfolded=True)
    assert said(card)[1:] == ["Asks why", "strength · seen · retired today"]
    qtbot.keyClick(card.findChild(FactRow), Qt.Key.Key_N)
    assert wished == []
    qtbot.keyClick(card.findChild(FactRow), Qt.Key.Key_C)
    assert wished == [("confirm_fact", fact.id)]


# Weaknesses


def test_s3_08_a_weakness_without_help_says_so_and_offers_the_step(
    qtbot, journal, dana, card, wished, wish
):
    alone = builders.fact(journal, dana, "Talks over people", kind=FactKind.WEAKNESS)

    cards.fill_private(card, read(journal, dana), TODAY, DOLLARS, wish)
    assert "no help yet" in said(card)
    make = next(one for one in card.findChildren(LinkButton) if one.text().startswith("Make"))
    qtbot.mouseClick(make, Qt.MouseButton.LeftButton)
    qtbot.keyClick(card.findChild(FactRow), Qt.Key.Key_G)
    assert wished == [("help_weakness", alone.id)] * 2

    goal = builders.goal(journal, dana, "Let them finish", weakness_id=alone.id)
    cards.fill_private(card, read(journal, dana), TODAY, DOLLARS, wish)
    assert "help: Let them finish" in said(card)
    journal.do("Dropped", goals.close, goal.id, GoalState.DROPPED, TODAY)
    cards.fill_private(card, read(journal, dana), TODAY, DOLLARS, wish)
    assert "no help yet" in said(card)


def test_when_they_may_leave_is_a_guess_for_the_manager_only(journal, dana, card, wish):
    journal.do("Changed", people.change, dana, may_leave_by=date(2027, 3, 1))

    cards.fill_private(card, read(journal, dana), TODAY, DOLLARS, wish)

    assert said(card)[-2:] == ["May leave by March 2027", "your own guess"]


def test_a_statement_opens_by_click_and_by_key(qtbot, journal, dana, card, wished, wish):
    fact = builders.fact(journal, dana, "Asks why")
    cards.fill_facts(card, read(journal, dana).facts, TODAY, DOLLARS, wish, empty="Nothing")
    card.show()

    row = card.findChild(Row)
    row.opened.emit()

    assert wished == [("open_fact", fact.id)]
    assert row.accessibleName() == "Asks why seen · noted today"


def test_no_statement_leaves_a_sentence_that_teaches(card, wished, wish):
    cards.fill_facts(card, [], TODAY, DOLLARS, wish, empty="Ask them.")

    assert said(card)[1:] == ["Ask them."]


# Growth goals


def test_a_goal_shows_where_they_stand_and_where_to(journal, dana, card, wished, wish):
    skill = builders.skill(journal)
    builders.rating(journal, dana, skill.id, 3)
    aim = {"from_level": 2, "to_level": 4, "due": date(2026, 12, 18)}
    goal = builders.goal(journal, dana, "Run discovery alone", skill.id, **aim)

    cards.fill_focus(card, read(journal, dana), TODAY, DOLLARS, wish)

    assert said(card)[1:] == ["Run discovery alone", "by 18 Dec"]
    assert levels(card) == ["level 3 of 5, aim 4"]
    card.findChild(Row).opened.emit()
    assert wished == [("open_goal", goal.id)]


def test_an_outcome_without_levels_has_no_dots(journal, dana, card, wished, wish):
    builders.goal(journal, dana, "Lead a Monday")

    cards.fill_focus(card, read(journal, dana), TODAY, DOLLARS, wish)

    assert said(card)[1:] == ["Lead a Monday"]
    assert levels(card) == []


def test_two_reached_goals_stay_in_sight(journal, dana, card, wished, wish):
    for number in range(3):
        builders.goal(journal, dana, f"Goal {number}", state=GoalState.REACHED)

    cards.fill_focus(card, read(journal, dana), TODAY, DOLLARS, wish)

    assert said(card)[1:] == ["Goal 0", "reached", "Goal 1", "reached"]


def test_the_next_step_stands_under_its_goal_and_is_ticked_by_a_key(
    qtbot, journal, dana, card, wished, wish
):
    goal = builders.goal(journal, dana, "Lead a call")
    steps = [
        journal.do("Step", goals.add_checkpoint, goal.id, day, text)
        for day, text in ((date(2026, 11, 3), "Sit in"), (date(2026, 12, 4), "Open the call"))
    ]

    cards.fill_focus(card, read(journal, dana), TODAY, DOLLARS, wish)
    assert said(card)[1:] == ["Lead a call", "Next: Sit in", "was due 3 Nov"]
    qtbot.keyClick(card.findChild(TickRow), Qt.Key.Key_Space)
    assert wished == [("tick_next", steps[0].id)]

    journal.do("Taken", goals.reach_checkpoint, steps[0].id, TODAY)
    cards.fill_focus(card, read(journal, dana), TODAY, DOLLARS, wish)
    assert said(card)[1:] == ["Lead a call", "Next: Open the call", "4 Dec"]


def test_no_goal_says_what_one_is(journal, dana, card, wished, wish):
    cards.fill_focus(card, read(journal, dana), TODAY, DOLLARS, wish)

    assert said(card)[1].startswith("Nothing yet. A growth goal says")


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
    assert results.results_title(found) == title


def test_a_bar_says_its_figures_exactly():
    (bar,) = results.bars(months((50_000_00, 48_500_50)), DOLLARS)

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
    (bar,) = results.bars(months(figures), DOLLARS)

    assert (bar.ratio, bar.text, bar.detail) == (None, "", detail)


def test_nothing_sold_is_a_zero_and_not_missing():
    (bar,) = results.bars(months((50_000_00, 0)), DOLLARS)

    assert (bar.ratio, bar.text) == (0, "0%")


def test_the_chart_is_described_in_words(journal, dana, card):
    builders.result(journal, dana, builders.month(date(2026, 10, 1)), 50_000_00, 48_500_00)
    builders.result(journal, dana, builders.month(date(2026, 9, 1)), 50_000_00, None)

    results.fill_results(card, read(journal, dana), DOLLARS, wish)

    told = card.findChild(ChartView, "attainment_chart").accessibleDescription()
    assert "quota $50,000, actual $48,500" in told
    assert "quota $50,000, actual not reported" in told
    assert "quota not reported, actual not reported" in told


def test_s2_11_what_to_expect_is_a_band_and_never_one_number():
    band = Band(low=0.88, middle=0.97, high=1.06, quarters=8)
    ahead = PeriodResult(builders.quarter(), quota=100_000_00)

    assert results.expected(band, None, DOLLARS) == (
        "Half of the last 8 quarters lay between 88% and 106%, the middle one at 97%."
    )
    assert results.expected(band, ahead, DOLLARS).endswith(
        "For Q4 2026, with a quota of $100,000, that is $88,000 to $106,000."
    )
    assert results.expected(None, ahead, DOLLARS).startswith("What to expect is said here after 4")


def test_s2_11_the_coming_quarter_with_a_quota_is_the_one_spoken_of(journal, dana):
    assert read(journal, dana).quota_ahead is None
    builders.result(journal, dana, builders.quarter(date(2027, 1, 1)), 80_000_00, None)
    assert read(journal, dana).quota_ahead.period.label == "Q1 2027"
    builders.result(journal, dana, builders.quarter(), 70_000_00, None)
    assert read(journal, dana).quota_ahead.quota == 70_000_00


def test_the_way_to_every_figure_stands_under_the_chart(journal, dana, card, wished, wish):
    builders.result(journal, dana, builders.quarter(date(2020, 1, 1)), 50_000_00, 48_500_00)

    results.fill_results(card, read(journal, dana), DOLLARS, wish)
    card.findChild(Row).opened.emit()

    assert said(card)[1:] == ["The one period recorded"]
    assert wished == [("figures", None)]


def test_no_figures_say_how_to_get_some(journal, dana, card):
    results.fill_results(card, read(journal, dana), DOLLARS, wish)

    assert card.findChild(ChartView) is None
    assert "add one period" in said(card)[1]


def test_filled_again_a_card_shows_only_the_new(journal, dana, card, wished, wish):
    fact = builders.fact(journal, dana, "Before")
    cards.fill_facts(card, [fact], TODAY, DOLLARS, wish, empty="Nothing")

    cards.fill_facts(card, [], TODAY, DOLLARS, wish, empty="Nothing")

    assert said(card)[1:] == ["Nothing"]
