"""S2-09: no weakness, hunch, what-hurts or personal fact reaches paper that a rep may hold.

Whatever is done to the journal, in whatever order: every text has a number of its own, and what
may be read is told from the file's rows, not by the program's own queries.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from datetime import timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import gather, journal_file
from app.domain import agreements, facts, goals, importing, people, skills
from app.domain.errors import Refused
from app.domain.incoming import RosterLine, match_roster
from app.domain.kinds import (
    NEVER_SHAREABLE,
    Certainty,
    FactKind,
    GoalState,
    PeriodKind,
    SkillFamily,
    Vis,
    Voice,
)
from app.domain.periods import period_of
from app.formats import Formats
from app.storage import driver
from tests import builders
from tests.builders import TODAY

pytestmark = pytest.mark.long

WORDING = Formats("USD")
QUARTER, HALF = (period_of(kind, TODAY) for kind in (PeriodKind.QUARTER, PeriodKind.HALF))
#: Every text that is private, whatever is said of it elsewhere.
PRIVATE = """
    SELECT text FROM profile_fact WHERE vis = 'private' OR certainty = 'hunch'
        OR kind IN ('weakness', 'what_hurts', 'personal') OR retired_on IS NOT NULL
    UNION ALL SELECT evidence FROM profile_fact
    UNION ALL SELECT outcome FROM growth_goal WHERE vis = 'private'
    UNION ALL SELECT why FROM growth_goal WHERE vis = 'private'
    UNION ALL SELECT justification FROM skill_rating WHERE vis = 'private'
    UNION ALL SELECT mine FROM agreement WHERE vis = 'private'
    UNION ALL SELECT theirs FROM agreement WHERE vis = 'private'
"""

rank = st.integers(0, 5)
vis = st.sampled_from(Vis)
kinds = st.sampled_from(FactKind)
certainties = st.sampled_from(Certainty)


class Story:
    """One person's journal, to which things happen that may be refused."""

    def __init__(self, journal):
        self.journal = journal
        self.who = builders.person(journal).id
        self.skill = builders.skill(journal, "Skill", SkillFamily.TOOLS).id
        self._numbers = count(100)

    def word(self):
        return f"quokka{next(self._numbers)}"

    def do(self, command, *args, **kwargs):
        with suppress(Refused):
            self.journal.do("Step", command, *args, **kwargs)

    def fact(self, which):
        known = [
            *self.journal.ask(facts.of_person, self.who),
            *self.journal.ask(facts.retired, self.who),
        ]
        return known[which % len(known)].id if known else 1

    def note(self, kind, certainty, vis):
        said = {"text": self.word(), "evidence": self.word()}
        self.do(facts.note, self.who, TODAY, kind=kind, certainty=certainty, vis=vis, **said)

    def amend(self, which, **change):
        self.do(facts.amend, self.fact(which), TODAY, **change)

    def retire(self, which):
        self.do(facts.retire, self.fact(which), TODAY)

    def hold_again(self, which):
        self.do(facts.hold_again, self.fact(which), TODAY)

    def confirm(self, which):
        self.do(facts.confirm, self.fact(which), TODAY)

    def answer(self, which, vis):
        aim = {"outcome": self.word(), "why": self.word(), "vis": vis}
        self.do(goals.set_goal, self.who, weakness_id=self.fact(which), **aim)

    def close(self, which, vis, state):
        aims = self.journal.ask(goals.of_person, self.who)
        goal = aims[which % len(aims)].goal.id if aims else 1
        self.do(goals.amend, goal, vis=vis)
        self.do(goals.close, goal, state, TODAY)

    def rate(self, level, vis, voice):
        said = {"justification": self.word(), "rated_on": TODAY, "today": TODAY}
        self.do(
            skills.rate, self.who, self.skill, voice=voice, level=level % 5 + 1, vis=vis, **said
        )

    def agree(self, vis):
        said = {"mine": self.word(), "theirs": self.word(), "vis": vis}
        self.do(agreements.write, self.who, HALF.starts, TODAY, **said)

    def read_in(self):
        line = RosterLine(row=2, name="Dana Whitfield", role="Seller")
        matches = match_roster([line], self.journal.ask(people.known))
        self.do(importing.take_in_roster, matches, TODAY)

    def undo(self):
        self.journal.undo()

    def redo(self):
        self.journal.redo()

    def papers(self):
        """Everything that may be handed to the person, as it is set on paper."""
        ask, later = self.journal.ask, TODAY + timedelta(days=1)
        return repr(
            (
                ask(gather.quarterly, self.who, QUARTER, WORDING, later),
                ask(gather.profile, self.who, WORDING, later),
                ask(gather.agreement, self.who, HALF, WORDING, later),
                ask(gather.blank_agreement, self.who, HALF, WORDING, later),
                ask(gather.skills_map, WORDING, later),
            )
        )

    def private(self):
        """Every private text, read from the file itself."""
        connection = driver.connect(self.journal.path, mode="ro")
        try:
            return {text for (text,) in connection.execute(PRIVATE) if text}
        finally:
            connection.close()


STEPS = st.one_of(
    st.tuples(st.just("note"), kinds, certainties, vis),
    st.tuples(st.just("note"), kinds, certainties, vis),
    st.tuples(st.just("amend"), rank, st.fixed_dictionaries({"vis": vis})),
    st.tuples(st.just("amend"), rank, st.fixed_dictionaries({"kind": kinds})),
    st.tuples(st.just("amend"), rank, st.fixed_dictionaries({"certainty": certainties})),
    st.tuples(st.sampled_from(("retire", "hold_again", "confirm")), rank),
    st.tuples(st.just("answer"), rank, vis),
    st.tuples(st.just("close"), rank, vis, st.sampled_from(GoalState)),
    st.tuples(st.just("rate"), rank, vis, st.sampled_from(Voice)),
    st.tuples(st.just("agree"), vis),
    st.tuples(st.sampled_from(("read_in", "undo", "redo"))),
)


@pytest.fixture(scope="module")
def new(tmp_path_factory):
    """A journal's file, to begin every story with."""
    made = tmp_path_factory.mktemp("new") / "new.db"
    journal_file.create(made, manager="Robin Hale").close()
    return made


@settings(max_examples=25)
@given(steps=st.lists(STEPS, min_size=4, max_size=14))
def test_nothing_private_reaches_a_reps_paper_whatever_happens(steps, new):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        shutil.copy(new, path)
        journal = journal_file.open_journal(path)
        try:
            story = Story(journal)
            for name, *about in steps:
                named = about.pop() if about and isinstance(about[-1], dict) else {}
                getattr(story, name)(*about, **named)
            said = story.papers()
            assert [text for text in story.private() if text in said] == []
        finally:
            journal.close()


def test_the_story_would_notice_a_text_that_is_shared(journal):
    story = Story(journal)
    story.note(FactKind.STRENGTH, Certainty.SEEN, Vis.SHAREABLE)
    story.note(FactKind.WEAKNESS, Certainty.SEEN, Vis.SHAREABLE)
    story.answer(0, Vis.SHAREABLE)
    story.agree(Vis.SHAREABLE)
    assert [word for word in ("quokka100", "quokka104", "quokka106") if word in story.papers()] == [
        *("quokka100", "quokka104", "quokka106")
    ]
    assert "quokka101" in story.private()


@pytest.fixture
def open_file(own):
    """A journal with a shareable strength and a private fact of every kind, and its bare file."""
    dana = builders.person(own).id
    builders.fact(own, dana, "Asks why", vis=Vis.SHAREABLE)
    for kind in FactKind:
        builders.fact(own, dana, f"{kind}", kind=kind, certainty=Certainty.HUNCH)
        builders.fact(own, dana, f"{kind}", kind=kind)
    own.close()
    connection = driver.connect(own.path)
    yield connection
    connection.close()


@pytest.mark.parametrize(
    "forged",
    [
        *(f"vis = 'shareable' WHERE kind = '{kind}'" for kind in sorted(NEVER_SHAREABLE)),
        "vis = 'shareable' WHERE certainty = 'hunch'",
        *(f"kind = '{kind}' WHERE vis = 'shareable'" for kind in sorted(NEVER_SHAREABLE)),
        "certainty = 'hunch' WHERE vis = 'shareable'",
    ],
)
def test_the_file_itself_refuses_what_comes_another_way(open_file, forged):
    with pytest.raises(driver.Error, match="never_shareable"):
        open_file.execute(f"UPDATE profile_fact SET {forged}")
    allowed = open_file.execute(
        "UPDATE profile_fact SET vis = 'shareable' WHERE kind = 'strength' AND certainty = 'seen'"
    )
    assert allowed.rowcount == 2
