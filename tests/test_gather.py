"""What each audience may see: a rep's copy holds what was agreed to be shared, and no trace more.

Every text carries a word of its own, so that each can be followed to where it came out.
"""

from dataclasses import fields, is_dataclass
from datetime import timedelta
from itertools import count, product

import pytest

from app import gather
from app.domain import facts, goals, people, results
from app.domain import settings as choices
from app.domain.errors import Refused
from app.domain.kinds import (
    Certainty,
    FactKind,
    GoalState,
    PaperSize,
    SkillFamily,
    Vis,
    Voice,
)
from app.domain.periods import last_periods
from app.formats import Formats
from app.report import content
from tests import builders
from tests.builders import TODAY

WORDING = Formats("USD")
QUARTER = builders.quarter()


@pytest.fixture
def dana(journal):
    return builders.person(journal, role="Executive", segment="SMB", territory="East").id


def rep(journal, who, period=QUARTER, today=TODAY):
    return journal.ask(gather.quarterly, who, period, WORDING, today)


def own_page(journal, who, period=QUARTER, today=TODAY):
    return journal.ask(gather.manager_page, who, period, WORDING, today)


def texts(said):
    """Every text in a content, wherever it stands."""
    if isinstance(said, str):
        return [said]
    if is_dataclass(said):
        return [text for field in fields(said) for text in texts(getattr(said, field.name))]
    return [text for part in said for text in texts(part)] if isinstance(said, tuple) else []


class Sentinels:
    """Unlikely words, and for whom each was written down."""

    def __init__(self):
        self.private, self.shared, self._numbers = [], [], count(1)

    def word(self, vis, kind):
        word = f"{kind}{next(self._numbers)}quokka"
        (self.shared if vis is Vis.SHAREABLE else self.private).append(word)
        return word


@pytest.fixture
def told(journal, dana):
    """A person about whom everything that can be written is written, with a word in each text."""
    words = Sentinels()
    journal.do("Tell", lambda db: _tell(builders.InOneStep(db), dana, words))
    return words


def _tell(journal, dana, words):
    for kind, certainty, vis in product(FactKind, Certainty, Vis):
        if vis is Vis.PRIVATE or facts.may_be_shared(kind, certainty):
            builders.fact(
                *(journal, dana, words.word(vis, kind)),
                kind=kind,
                certainty=certainty,
                vis=vis,
                evidence=words.word(Vis.PRIVATE, "evidence"),
            )
    retired = builders.fact(journal, dana, words.word(Vis.PRIVATE, "retired"), vis=Vis.SHAREABLE)
    journal.do("Retire", facts.retire, retired.id, TODAY)
    for vis in Vis:
        _goals(journal, dana, vis, words)
        _ratings(journal, dana, vis, words)


def _goals(journal, dana, vis, words):
    for state in GoalState:
        seen = vis if state is not GoalState.DROPPED else Vis.PRIVATE
        skill = builders.skill(journal, f"skill of {vis} {state} goal")
        goal = builders.goal(
            *(journal, dana, words.word(seen, "outcome"), skill.id),
            why=words.word(seen, "why"),
            vis=vis,
            from_level=2,
            to_level=4,
        )
        step = words.word(seen, "step")
        journal.do("Add step", goals.add_checkpoint, goal.id, TODAY, step)
        journal.do("Close", goals.close, goal.id, state, TODAY)


def _ratings(journal, dana, vis, words):
    skill = builders.skill(journal, words.word(vis, "skill"), SkillFamily.TOOLS).id
    builders.rating(journal, dana, skill, 3, days_ago=200, vis=vis)
    builders.rating(
        *(journal, dana, skill, 4), justification=words.word(vis, "justification"), vis=vis
    )
    own = words.word(Vis.PRIVATE, "ownword")
    builders.rating(journal, dana, skill, 2, voice=Voice.SELF, justification=own, vis=vis)


def test_a_reps_copy_holds_no_private_word(journal, dana, told):
    said = repr(rep(journal, dana))
    assert [word for word in told.private if word in said] == []
    assert len(told.private) > 40


def test_a_reps_copy_says_everything_shareable_once(journal, dana, told):
    found = rep(journal, dana)
    strong = {strength.text for strength in found.said.strengths if strength.level}
    said = texts(found)
    for word in told.shared:
        times = sum(text.count(word) for text in said)
        assert times == (2 if word in strong else 1), word
    assert len(told.shared) > 15


def test_no_trace_of_what_is_private_shows(journal, dana):
    """A copy reads the same whether the private things were written down or not."""
    builders.fact(journal, dana, "Asks why", vis=Vis.SHAREABLE)
    skill = builders.skill(journal).id
    builders.rating(journal, dana, skill, 3, days_ago=100)
    builders.goal(journal, dana, "Grow", skill, to_level=4, vis=Vis.SHAREABLE)
    before = rep(journal, dana)
    for kind in FactKind:
        builders.fact(journal, dana, "hidden", kind=kind)
    builders.rating(journal, dana, skill, 1, justification="hidden", vis=Vis.PRIVATE)
    builders.rating(journal, dana, skill, 5, voice=Voice.SELF, vis=Vis.PRIVATE)
    hidden = builders.goal(journal, dana, "hidden", skill, to_level=5)
    journal.do("Reach", goals.close, hidden.id, GoalState.REACHED, TODAY)
    builders.session(journal, dana)
    assert rep(journal, dana) == before


def test_the_classes_of_a_reps_copy_have_no_place_for_what_is_private():
    shared = (content.RepMonthly, content.RepQuarterly, content.TeamReview, content.BossReview)
    reachable, waiting = set(), [*shared, content.ReviewForm]
    known = {kind.__name__: kind for kind in vars(content).values() if is_dataclass(kind)}
    while waiting:
        kind = waiting.pop()
        reachable.add(kind)
        for field in fields(kind):
            waiting += [k for n, k in known.items() if n in str(field.type) and k not in reachable]
    assert content.Goal in reachable
    kept = {content.Fact, content.FactGroup, content.Assessment, content.UpwardSaid}
    assert not reachable & {*kept, content.ManagerPage}


def test_the_managers_page_holds_every_fact_and_says_how_sure_it_is(journal, dana, told):
    page = own_page(journal, dana)
    said = repr(page)
    kept = [
        word for word in [*told.private, *told.shared] if word.startswith((*FactKind, "evidence"))
    ]
    assert [word for word in kept if word not in said] == []
    assert "retired" not in said
    hunches = {fact.text for group in page.facts for fact in group.facts if fact.hunch}
    assert len(hunches) == len(FactKind)
    assert [group.title for group in page.facts][:2] == ["Strength", "Weakness"]
    assert page.cover.copy_for == "Robin Hale"


def test_the_managers_page_counts_private_ratings(journal, dana):
    skill = builders.skill(journal).id
    builders.rating(journal, dana, skill, 3, days_ago=100)
    builders.rating(journal, dana, skill, 2, justification="Lost it", vis=Vis.PRIVATE)
    [line] = own_page(journal, dana).skills
    assert (line.manager, line.before, line.change) == (2, 3, "−1")
    assert line.justification == "Lost it"
    [line] = rep(journal, dana).said.skills
    assert (line.manager, line.change, line.justification) == (3, "=", "")


def test_nobody_elses_things_are_said(journal, dana, told):
    marcus = builders.person(journal, "Marcus Oyelaran").id
    found = rep(journal, marcus)
    assert "quokka" not in repr(found)
    assert "quokka" not in repr(own_page(journal, marcus))
    assert (found.said.strengths, found.said.goals, found.said.skills) == ((), (), ())
    assert found.numbers.results == ()


# The cover


def test_the_cover_says_whose_copy_of_what_it_is(journal, dana):
    journal.do("Choose", choices.change, company="Acme", paper=PaperSize.LETTER)
    found = rep(journal, dana)
    assert found.paper == "letter"
    assert found.cover == content.Cover(
        person="Dana Whitfield",
        kind="Quarterly review",
        period="Q4 2026",
        role="Executive · SMB · East",
        company="Acme",
        prepared="22 November 2026",
        copy_for="Dana Whitfield",
    )
    assert found.signers == content.Signers(person="Dana Whitfield", manager="Robin Hale")


@pytest.mark.parametrize(
    ("chosen", "named"), [("en", "en"), ("en_GB", "en-GB"), ("de_AT", "en"), ("", "en")]
)
def test_every_paper_is_in_english_whatever_its_numbers_look_like(journal, dana, chosen, named):
    journal.do("Choose", choices.change, language=chosen)
    assert rep(journal, dana).cover.language == named
    team = journal.ask(gather.bench_sheet, Formats("USD"), TODAY)
    assert team.cover.language == named


def test_somebody_of_whom_nothing_is_known_has_a_copy_all_the_same(journal):
    ben = builders.person(journal, "Ben Carver").id
    found = rep(journal, ben)
    assert texts(found.cover)[0] == "Ben Carver"
    assert found.numbers.figures == found.said.statements == found.said.focus == ()
    page = own_page(journal, ben)
    assert page.figures == (content.Figure("Last contact", "none yet"),)


def test_somebody_away_still_has_the_same_copy(journal, dana, told):
    before = rep(journal, dana)
    journal.do("Rest", people.go_on_leave, dana, TODAY)
    assert rep(journal, dana) == before
    assert own_page(journal, dana).facts


def test_somebody_gone_still_has_a_copy_without_the_goals_that_ended(journal, dana, told):
    before = rep(journal, dana)
    journal.do("Leave", people.leave, dana, TODAY)
    after = rep(journal, dana)
    assert (after.said.statements, after.numbers.results, after.said.skills) == (
        *(before.said.statements, before.numbers.results),
        before.said.skills,
    )
    assert len(after.said.goals) < len(before.said.goals)
    assert own_page(journal, dana).facts


def test_nobody_has_no_copy(journal):
    for work in (rep, own_page):
        with pytest.raises(Refused):
            work(journal, 99)


# Results


def quarters(journal, dana, *figures, until=QUARTER, **details):
    """Record (quota, actual) for quarters in order, the last of them ``until``."""
    for period, (quota, actual) in zip(last_periods(until, len(figures)), figures, strict=True):
        journal.do("Record", results.record, dana, period, quota=quota, actual=actual, **details)


def test_four_quarters_are_looked_back_on_and_eight_on_the_managers_page(journal, dana):
    quarters(journal, dana, *[(10000, 9000)] * 11)
    found = rep(journal, dana).numbers.results
    assert [line.label for line in found] == ["Q1 2026", "Q2 2026", "Q3 2026", "Q4 2026"]
    assert found[0] == content.Result("Q1 2026", "$100", "$90", "90%", 0.9)
    kept = own_page(journal, dana).results
    assert (len(kept), kept[0].label, kept[-1].label) == (8, "Q1 2025", "Q4 2026")


def test_quarters_start_with_the_first_that_has_figures(journal, dana):
    quarters(journal, dana, (10000, 9000), (None, 5000), (10000, None))
    lines = rep(journal, dana).numbers.results
    assert [line.label for line in lines] == ["Q2 2026", "Q3 2026", "Q4 2026"]


def test_what_nobody_reported_is_said_and_never_zero(journal, dana):
    quarters(journal, dana, (10000, 9000), (None, 5000), (10000, None), (0, 0))
    by_label = {line.label: line for line in rep(journal, dana).numbers.results}
    missing = gather.NOT_REPORTED
    assert by_label["Q2 2026"] == content.Result("Q2 2026", missing, "$50", missing, None)
    assert by_label["Q3 2026"] == content.Result("Q3 2026", "$100", missing, missing, None)
    assert by_label["Q4 2026"].ratio is None
    assert by_label["Q4 2026"].attainment == missing


def test_the_year_is_only_added_up_when_it_is_whole(journal, dana):
    def figures():
        return [(figure.value, figure.note) for figure in rep(journal, dana).numbers.figures]

    quarters(journal, dana, (10000, 9000))
    assert figures() == [("90%", "")]
    quarters(journal, dana, (10000, 8000), (10000, 7000), (20000, 10000), (10000, 9000))
    assert figures() == [("90%", "last 4 quarters: 68%")]
    quarters(journal, dana, (10000, None), (10000, 9000))
    assert figures() == [("90%", f"last 4 quarters: {gather.NOT_REPORTED}")]


def test_the_fiscal_year_names_the_quarters(journal, dana):
    journal.do("Choose", choices.change, fiscal_start=4)
    period = builders.quarter(fiscal_start=4)
    quarters(journal, dana, (10000, 9000), until=period)
    found = rep(journal, dana, period)
    assert found.cover.period == "Q3 FY27"
    assert [line.label for line in found.numbers.results] == ["Q3 FY27"]


# Skills and goals


def test_only_open_goals_are_in_focus_with_the_level_now_and_aimed_at(journal, dana):
    discovery, closing = builders.skill(journal).id, builders.skill(journal, "Closing").id
    builders.rating(journal, dana, discovery, 2)
    shared = {"vis": Vis.SHAREABLE, "to_level": 4}
    builders.goal(journal, dana, "Ask before telling", discovery, **shared)
    done = builders.goal(journal, dana, "Close alone", closing, **shared)
    journal.do("Reach", goals.close, done.id, GoalState.REACHED, TODAY)
    found = rep(journal, dana)
    assert found.said.focus == (content.Focus("Discovery", 2, 4),)
    assert [goal.title for goal in found.said.goals] == ["Ask before telling", "Close alone"]


@pytest.mark.parametrize(
    ("outcome", "aim", "said"),
    [
        ("", {"to_level": 4}, "Level 4"),
        ("", {"from_level": 2, "to_level": 4}, "Level 2 to 4"),
        ("Run one alone", {"from_level": 2, "to_level": 4}, "Discovery, level 2 to 4"),
        ("Run one alone", {}, ""),
        ("Run one alone", {"due": TODAY}, "by 22 November 2026"),
        ("", {"to_level": 4, "due": TODAY}, "Level 4 by 22 November 2026"),
    ],
)
def test_a_goal_says_how_far_and_by_when(journal, dana, outcome, aim, said):
    discovery = builders.skill(journal).id
    builders.goal(journal, dana, outcome, discovery, vis=Vis.SHAREABLE, **aim)
    [goal] = rep(journal, dana).said.goals
    assert goal.aim == said


def test_a_step_taken_is_ticked(journal, dana):
    goal = builders.goal(journal, dana, "Grow", vis=Vis.SHAREABLE)
    for text in ("first", "second"):
        step = journal.do("Add", goals.add_checkpoint, goal.id, TODAY, text)
    journal.do("Reach", goals.reach_checkpoint, step.id, TODAY)
    [said] = rep(journal, dana).said.goals
    assert [(step.text, step.reached) for step in said.checkpoints] == [
        ("first", False),
        ("second", True),
    ]


# Other times


def test_before_somebody_joined_there_is_nothing_to_review(journal, dana):
    builders.rating(journal, dana, builders.skill(journal).id, 3)
    quarters(journal, dana, (10000, 9000))
    long_ago = builders.quarter(TODAY - timedelta(days=800))
    found, page = rep(journal, dana, long_ago), own_page(journal, dana, long_ago)
    assert (found.numbers.results, found.said.skills) == ((), ())
    assert (page.results, page.skills) == ((), ())


def test_a_quarter_to_come_has_no_figures_of_its_own(journal, dana):
    quarters(journal, dana, (10000, 9000))
    builders.rating(journal, dana, builders.skill(journal).id, 3)
    found = rep(journal, dana, builders.quarter(TODAY + timedelta(days=100))).numbers
    assert found.figures[0].label == "Attainment this quarter"
    assert found.figures[0].value == gather.NOT_REPORTED
    assert [line.actual for line in found.results] == ["$90", gather.NOT_REPORTED]
    far = builders.quarter(TODAY + timedelta(days=1200))
    assert rep(journal, dana, far).numbers.results == ()


def test_a_past_quarter_is_reviewed_as_it_stood_then(journal, dana):
    skill = builders.skill(journal).id
    builders.rating(journal, dana, skill, 2, days_ago=120)
    builders.rating(journal, dana, skill, 4, justification="Later", days_ago=5)
    quarters(journal, dana, (10000, 8000), (10000, 9000))
    past = last_periods(QUARTER, 2)[0]
    found = rep(journal, dana, past)
    assert [line.manager for line in found.said.skills] == [2]
    assert [line.label for line in found.numbers.results] == ["Q3 2026"]
