"""S2-09: no weakness, hunch, what-hurts or personal fact reaches paper that a rep may hold.

Nor does a vent, a personal note, a reflection, or anything else that was not to be shared.

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
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from app import gather, journal_file, training_calendar
from app.domain import (
    absences,
    agreements,
    commitments,
    facts,
    goals,
    importing,
    improvement,
    metrics,
    misses,
    models,
    notes,
    people,
    plan_actions,
    plan_checks,
    plan_lines,
    plan_sections,
    planning,
    plans,
    points,
    rep_sheets,
    review_items,
    session_answers,
    sessions,
    skills,
    standards,
    targets,
    training_gaps,
    training_outcomes,
    training_quarters,
    training_topics,
    trainings,
    values,
)
from app.domain.aims import Aim
from app.domain.errors import Refused
from app.domain.incoming import RosterLine, match_roster
from app.domain.kinds import (
    ALWAYS_PRIVATE,
    NEVER_SHAREABLE,
    Attended,
    Certainty,
    CommitmentState,
    FactKind,
    GoalState,
    NoteKind,
    Owner,
    PeriodKind,
    RaisedBy,
    ReviewKind,
    SectionKind,
    SessionKind,
    SkillFamily,
    StandardArea,
    Vis,
    Voice,
    WordsFrom,
)
from app.domain.models.base import now
from app.domain.periods import period_of
from app.formats import Formats
from app.storage import driver
from tests import builders, review_story
from tests.builders import TODAY

pytestmark = pytest.mark.long

WORDING = Formats("USD")
#: What is said in a session; when and where it is, both know.
SAID = (
    *("customer", "objective", "rep_view", "positives", "improvement", "improvement_2"),
    *("said", "support_missing"),
)
QUARTER, HALF = (period_of(kind, TODAY) for kind in (PeriodKind.QUARTER, PeriodKind.HALF))
#: A day on which every note is so old that what it said before is kept.
LATER = max(TODAY, now().date()) + timedelta(days=20)
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
#: The notes that the first person may not read: those to be kept, feedback that nobody said yet,
#: and what is about others only.
KEPT_NOTES = """
    SELECT id FROM note WHERE vis = 'private' OR kind IN ('vent', 'personal', 'reflection')
        OR (kind = 'feedback' AND delivered_on IS NULL)
        OR id NOT IN (SELECT note_id FROM note_person WHERE person_id = 1)
"""
#: The sessions that the first person may not read of.
KEPT_SESSIONS = """
    SELECT id FROM session WHERE vis = 'private' OR NOT (person_id IS 1
        OR id IN (SELECT session_id FROM session_member WHERE person_id = 1))
"""
#: Texts of coaching that are private, by the table and the condition.
COACHING = (
    *((text, "note", f"id IN ({KEPT_NOTES})") for text in (*notes.TEXTS, "value_shown")),
    ("tag", "note_tag", f"note_id IN ({KEPT_NOTES})"),
    *(
        (text, "note_revision", f"{text} NOT IN (SELECT {text} FROM note)") for text in notes.TEXTS
    ),  # what a note said before is nobody else's, unless it says so still
    *(
        (text, "agenda_item", "vis = 'private' OR person_id IS NOT 1")
        for text in ("text", "answer")
    ),
    *(
        (text, "commitment", "vis = 'private' OR 1 NOT IN (ifnull(person_id, 0), about_id)")
        for text in ("text", "outcome", "owner_name")
    ),
    *((text, "session", f"id IN ({KEPT_SESSIONS})") for text in SAID),
    ("reflection", "session", "true"),
    *(
        (text, "session_answer", f"session_id IN ({KEPT_SESSIONS})")
        for text in ("section", "question", "answer")
    ),
)
_KEPT = "CAST(amount AS text)"
#: Texts about numbers, standards and plans that are private.
DIRECTION = (
    ("reason", "target", "true"),
    ("reason", "metric_definition", "true"),
    ("effect", "standard_miss", "true"),
    *(
        (text, "standard_miss", "vis = 'private' OR person_id IS NOT 1")
        for text in ("facts", "support", "correction")
    ),
    *((text, "improvement_plan", "true") for text in ("because", "note")),
    *(
        (text, "improvement_plan", "vis = 'private' OR person_id IS NOT 1")
        for text in ("aim", "support", "consequence", "extension_reason")
    ),
    (
        *("said", "improvement_checkpoint"),
        "plan_id IN (SELECT id FROM improvement_plan WHERE vis = 'private' OR person_id IS NOT 1)",
    ),
    *((text, "standard", "person_id IS 2") for text in ("statement", "measure", "threshold")),
    # What others reported, as it would be written and as it is kept.
    *((text, "value", "person_id IS NOT 1") for text in ("printf('%,d', amount / 1000)", _KEPT)),
)
_OTHERS = "SELECT id FROM business_plan WHERE person_id IS NOT 1"
#: Texts about business plans that are private, or somebody else's.
PLANS = (
    ("text", "margin_note", "true"),
    ("integrity_note", "business_plan", "true"),
    ("reason", "business_plan", "person_id IS NOT 1"),
    ("comment", "plan_check", f"vis = 'private' OR plan_id IN ({_OTHERS})"),
    *((text, "plan_section", f"plan_id IN ({_OTHERS})") for text in ("text", "comment")),
    *(
        (text, "plan_line", f"plan_id IN ({_OTHERS})")
        for text in ("account", "segment", "product", "as_typed")
    ),
    ("text", "plan_action", f"plan_id IN ({_OTHERS})"),
)

#: Texts about the team's training that are the manager's own.
TRAINING = (
    *((text, "training_session", "true") for text in ("my_reason", "cancel_reason", "remarks")),
    ("why", "training_topic", "true"),
)


def _table_of(one):
    return getattr(one, "__tablename__", "")


rank = st.integers(0, 5)
#: One of the first plans: there are never many.
plan = st.integers(0, 2)
vis = st.sampled_from(Vis)
flag = st.booleans()
kinds = st.sampled_from(FactKind)
certainties = st.sampled_from(Certainty)


class Story(review_story.Reviewing):
    """One person's journal, to which things happen that may be refused."""

    def __init__(self, journal):
        super().__init__(journal)
        self.who = builders.person(journal).id
        self.other = builders.person(journal, "Marcus Oyelaran").id
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

    def jot(self, kind, vis, whom):
        said = {name: self.word() for name in (*notes.TEXTS, "value_shown")}
        people = ((self.who,), (self.who, self.other), (self.other,))[whom % 3]
        self.do(notes.write, people, TODAY, (self.word(),), kind=kind, vis=vis, **said)

    def reword(self, which, long_after, **change):
        today = LATER if long_after else TODAY
        said = {notes.TEXTS[which % 5]: self.word()}
        self.do(notes.amend, which + 1, today, tags=(self.word(),), **said, **change)

    def deliver(self, which):
        self.do(notes.deliver, which + 1, TODAY, TODAY)

    def throw_away(self, which):
        self.do(notes.delete, which + 1)

    def bring_up(self, by, vis, whom):
        who = (self.who, self.other, None)[whom % 3]
        self.do(points.raise_point, who, TODAY, text=self.word(), raised_by=by, vis=vis)

    def discuss(self, which, vis):
        self.do(points.change, which + 1, TODAY, vis=vis)
        self.do(points.discuss, which + 1, TODAY, answer=self.word())

    def promise(self, owner, vis, whom):
        who = (self.who, self.other, None)[whom % 3]
        self.do(
            *(commitments.promise, TODAY),
            owner=owner,
            person_id=who,
            owner_name=self.word(),
            vis=vis,
            about_id=(who, self.who)[whom % 2],
            text=self.word(),
            due=TODAY,
        )

    def keep(self, which, vis):
        self.do(commitments.change, which + 1, TODAY, vis=vis, due=LATER)
        done = CommitmentState.DONE
        self.do(commitments.close, which + 1, done, TODAY, TODAY, outcome=self.word())

    def meet(self, kind, vis, held, group):
        whom = (self.who, self.other) if group else (self.who,)
        plan = {"kind": kind, "planned_for": TODAY, "vis": vis, "customer": self.word()}
        with suppress(Refused):
            (made,) = self.journal.do("Step", planning.plan, whom, TODAY, **plan)
            said = {name: self.word() for name in (*SAID, "reflection")}
            self.do(sessions.note, made.id, **said)
            asked = [(self.word(), self.word(), voice) for voice in Voice]
            self.do(session_answers.ask, made.id, asked)
            for answer in self.journal.ask(sessions.get, made.id).answers:
                self.do(session_answers.answer, answer.id, self.word())
            owed = {"about_id": self.who, "session_id": made.id, "text": self.word(), "vis": vis}
            self.do(commitments.promise, TODAY, owner=Owner.ME, **owed)
            if held:
                self.do(sessions.finish, made.id, TODAY, TODAY)

    def share(self, which, vis):
        self.do(sessions.note, which + 1, vis=vis)

    def put_off(self, which):
        self.do(planning.move, which + 1, LATER, TODAY)

    def follow(self):
        self.do(metrics.add, TODAY, name=self.word(), definition=self.word())

    def reword_number(self, which):
        self.do(metrics.define, which + 1, self.word(), LATER, self.word())

    def aim(self, which, whom):
        scope = (targets.Scope(self.who), targets.Scope(self.other), targets.TEAM)[whom % 3]
        wanted = targets.Setting(scope, Aim(8_000), TODAY - timedelta(days=30 * whom))
        self.do(targets.set_target, which + 1, wanted, TODAY, reason=self.word())

    def report(self, which, whom):
        who = (self.who, self.other)[whom % 2]
        amount = 7_000 if who == self.who else next(self._numbers) * 1_000_000 + 1_234_000
        day = TODAY - timedelta(days=7 * whom)
        self.do(values.record, values.Entry(who, which + 1, day, amount), TODAY)

    def expect(self, whom):
        said = {text: self.word() for text in ("statement", "measure", "threshold")}
        scope = {"person_id": (None, self.who, self.other)[whom % 3]}
        area = list(StandardArea)[whom % 3]
        since = TODAY - timedelta(days=60)
        self.do(standards.add, TODAY, area=area, effective_from=since, **scope, **said)
        self.do(standards.acknowledge, whom + 1, self.who, TODAY, TODAY)

    def miss(self, which, whom, vis):
        who = (self.who, self.other)[whom % 2]
        said = {text: self.word() for text in ("facts", "effect", "support", "correction")}
        talked = {"talked_on": TODAY, "recheck_on": LATER, "vis": vis} if whom < 4 else {}
        self.do(misses.observe, who, which + 1, TODAY, **said, **talked)

    def plan(self, which, whom, vis):
        who = (self.who, self.other)[whom % 2]
        texts = ("aim", "support", "consequence", "because", "note")
        said = {text: self.word() for text in texts} | {"standard_id": which + 1}
        after = TODAY + timedelta(days=200)
        self.do(improvement.begin, who, TODAY, vis=vis, consequence_on=after, **said)
        self.do(improvement.look, which + 1, True, TODAY, TODAY, said=self.word())
        self.do(improvement.extend, which % 2 + 1, TODAY + timedelta(days=120), self.word())

    def share_of_direction(self, which, vis):
        self.do(misses.share, which + 1, vis, TODAY)
        self.do(improvement.change, which + 1, vis=vis, note=self.word())

    def ask_for_plan(self, whom):
        self.do(plans.invite, (self.who, self.other)[whom % 2], HALF.starts, TODAY)

    def write_plan(self, which):
        plan, kinds = which + 1, (SectionKind.MARKET, SectionKind.RISKS)
        said = {kind: self.word() for kind in kinds}
        self.do(plan_sections.write, plan, said, WordsFrom.FORM, TODAY)
        self.do(plan_sections.comment, plan, kinds[0], self.word())
        line = {text: self.word() for text in ("account", "segment", "product")}
        self.do(plan_lines.add, plan, TODAY, amount=7_000, month=TODAY, **line)
        self.do(plan_actions.add, plan, TODAY, text=self.word(), due=LATER)

    def agree_on_plan(self, which):
        self.do(plans.change, which + 1, integrity=True, integrity_note=self.word())
        for command in (plans.submit, plans.review):
            self.do(command, which + 1, TODAY, TODAY)
        with suppress(Refused):
            self.journal.do_final("Agree", plans.agree, which + 1, TODAY, TODAY)

    def change_plan(self, which):
        self.do(plans.revise, which + 1, self.word(), TODAY)

    def note_beside_plan(self, which):
        self.do(plan_sections.note, which + 1, self.word(), TODAY, section=SectionKind.MARKET)

    def plan_training(self, which, mine):
        texts = ("topic", "place", "objective", "observe", "remarks")
        said = {text: self.word() for text in texts}
        said |= {"planned_for": TODAY, "starts_at": f"{9 + which}:00", "zone": "Europe/Berlin"}
        giver = {"by_me": True, "my_reason": self.word()} if mine else {"giver_id": self.other}
        with suppress(Refused):
            plan = self.journal.do("Begin", training_quarters.begin, TODAY, TODAY)
            self.do(trainings.add, plan.id, **said, **giver)
        self.do(trainings.change, which + 1, TODAY, remarks=self.word())

    def have_topic_wait(self, whom):
        helped = ((self.who,), (self.who, self.other), (self.other,), ())[whom % 4]
        said = {"why": self.word(), "person_ids": helped, "asked": whom}
        self.do(training_topics.add, self.word(), TODAY, **said)

    def let_team_know(self, which, held):
        self.do(training_gaps.publish, 1, TODAY)
        came = {"attendance": {}, "ratings": {}, "remarks": self.word()}
        if held:
            self.do(training_outcomes.deliver, which + 1, TODAY, TODAY, **came)
        else:
            self.do(trainings.cancel, which + 1, self.word(), TODAY)

    def look_at_plan(self, which, vis):
        talk = {"checked_on": TODAY, "expected": None, "comment": self.word(), "vis": vis}
        self.do(plan_checks.save, which + 1, TODAY, TODAY, **talk)

    def read_in(self):
        line = RosterLine(row=2, name="Dana Whitfield", role="Seller")
        matches = match_roster([line], self.journal.ask(people.known))
        self.do(importing.take_in_roster, matches, TODAY)

    def undo(self):
        if self.journal.can_undo == "Step":  # not whom the story is about
            self.journal.undo()

    def redo(self):
        self.journal.redo()

    def papers(self):
        """Everything that may be handed to the person, as it is set on paper."""
        ask, later = self.journal.ask, TODAY + timedelta(days=1)
        past = {"since": TODAY - timedelta(days=400), "until": LATER}
        calls = [
            one.session.id
            for one in ask(sessions.calendar, TODAY, LATER)
            if one.session.kind is SessionKind.CALL and one.session.person_id == self.who
        ]
        return repr(
            (
                *self.about_reviews(later),
                ask(gather.profile, self.who, WORDING, later),
                ask(gather.agreement, self.who, HALF, WORDING, later),
                ask(gather.blank_agreement, self.who, HALF, WORDING, later),
                ask(gather.skills_map, WORDING, later),
                ask(gather.prep_sheet, self.who, WORDING, later),
                ask(gather.prep_sheet, self.who, WORDING, LATER),
                ask(gather.person_notes, self.who, wording=WORDING, today=LATER, **past),
                ask(gather.blank_call_form, self.who, WORDING, later),
                *(ask(gather.call_form, self.who, WORDING, later, call) for call in calls),
                *self.about_numbers(later),
                *self.about_plans(later),
                *self.about_training(later),
            )
        )

    def about_numbers(self, today):
        """What they may hold of their numbers, and of what is expected of them."""
        ask = self.journal.ask
        return (
            *(
                ask(query, self.who, QUARTER, WORDING, day)
                for query in (gather.person_scorecard, gather.recipe, gather.tracking_grid)
                for day in (today, LATER)
            ),
            *(
                ask(query, self.who, WORDING, today)
                for query in (
                    gather.standards_sheet,
                    gather.blank_standards_sheet,
                    gather.improvement_plan,
                )
            ),
            ask(rep_sheets.gather, [self.who], today),
        )

    def about_plans(self, today):
        """What they may hold of their own business plans, and the forms of them."""
        ask, mine = self.journal.ask, self.journal.ask(plans.of_person, self.who)
        papers = [
            ask(query, self.who, WORDING, today, one.plan.id)
            for one in mine
            for query in (gather.plan, gather.plan_to_write_on)
        ]
        with suppress(Refused):  # who is not asked, or has agreed, gets no form
            papers.append(ask(gather.plan_form, self.who, HALF, WORDING, today))
        return papers

    def about_training(self, today):
        """What the whole team may hold of its training."""
        ask, found = self.journal.ask, self.journal.ask(training_quarters.every)
        return [
            *(self.in_calendars(quarter.plan.id) for quarter in found),
            ask(gather.training_calendar, QUARTER, WORDING, today),
            ask(gather.training_year, period_of(PeriodKind.YEAR, TODAY), WORDING, today),
            ask(gather.topic_list, WORDING, today),
            ask(gather.who_knows_what, WORDING, today),
            *(
                ask(query, WORDING, today, one.id)
                for quarter in found
                for one in quarter.trainings
                for query in (gather.giver_brief, gather.attendance_sheet)
            ),
        ]

    def in_calendars(self, plan_id):
        """What calendars are told of a quarter: the team's, and that of each who gives it."""
        with suppress(Refused):  # a draft is in none
            givers = training_calendar.givers(self.journal, plan_id)
            written = [training_calendar.write_quarter(self.journal, plan_id)]
            for name, giver in training_calendar.giver_names(givers, QUARTER.label):
                file = training_calendar.write_giver(self.journal, giver, QUARTER.starts)
                written += [name.encode(), file]
            return b"".join(written).replace(b"\r\n ", b"").decode()
        return ""

    def private(self):
        """Every private text, read from the file itself."""
        connection = driver.connect(self.journal.path, mode="ro")
        try:
            asked = [
                PRIVATE,
                *(f"SELECT {text} FROM {t} WHERE {kept}" for text, t, kept in COACHING),
                *(f"SELECT {text} FROM {t} WHERE {kept}" for text, t, kept in DIRECTION),
                *(f"SELECT {text} FROM {t} WHERE {kept}" for text, t, kept in PLANS),
                *(f"SELECT {text} FROM {t} WHERE {kept}" for text, t, kept in TRAINING),
                *(f"SELECT {text} FROM {t} WHERE {kept}" for text, t, kept in review_story.KEPT),
            ]
            return {text for query in asked for (text,) in connection.execute(query) if text}
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
    st.tuples(st.just("jot"), st.sampled_from(NoteKind), vis, rank),
    st.tuples(st.just("jot"), st.sampled_from(NoteKind), vis, rank),
    st.tuples(st.just("reword"), rank, flag, st.fixed_dictionaries({"vis": vis})),
    st.tuples(
        *(st.just("reword"), rank, flag),
        st.fixed_dictionaries({"kind": st.sampled_from(NoteKind)}),
    ),
    st.tuples(st.sampled_from(("deliver", "throw_away", "put_off")), rank),
    st.tuples(st.just("bring_up"), st.sampled_from(RaisedBy), vis, rank),
    st.tuples(st.just("promise"), st.sampled_from(Owner), vis, rank),
    st.tuples(st.sampled_from(("discuss", "keep", "share")), rank, vis),
    st.tuples(st.just("meet"), st.sampled_from(SessionKind), vis, flag, flag),
    st.tuples(st.sampled_from(("follow", "read_in", "undo", "redo"))),
    st.tuples(st.sampled_from(("reword_number", "expect")), rank),
    st.tuples(st.sampled_from(("aim", "report")), rank, rank),
    st.tuples(st.sampled_from(("miss", "plan")), rank, rank, vis),
    st.tuples(st.just("share_of_direction"), rank, vis),
    st.tuples(st.just("ask_for_plan"), rank),
    st.tuples(st.just("write_plan"), plan),
    st.tuples(st.sampled_from(("agree_on_plan", "change_plan", "note_beside_plan")), plan),
    st.tuples(st.just("look_at_plan"), plan, vis),
    st.tuples(st.sampled_from(("plan_training", "let_team_know")), plan, flag),
    st.tuples(st.just("have_topic_wait"), rank),
    st.tuples(st.just("prepare_review"), plan),
    st.tuples(st.just("prepare_review"), plan),
    st.tuples(st.sampled_from(("answer_review", "answer_myself", "wait_for_them")), plan),
    st.tuples(st.sampled_from(("say_in_review", "think_of_review")), plan),
    st.tuples(st.just("leave_out"), plan, rank),
    st.tuples(st.sampled_from(("close_review", "reopen_review")), plan),
)


@pytest.fixture(scope="module")
def new(tmp_path_factory):
    """A journal's file, to begin every story with."""
    made = tmp_path_factory.mktemp("new") / "new.db"
    journal_file.create(made, manager="Robin Hale").close()
    return made


@settings(max_examples=40)
@given(steps=st.lists(STEPS, min_size=4, max_size=20))
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
            tomorrow = TODAY + timedelta(days=1)
            assert "Marcus" not in repr(
                (story.about_numbers(tomorrow), story.about_plans(tomorrow))
            )
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


def test_the_story_would_notice_what_is_shared_of_coaching(journal):
    story = Story(journal)
    for kind, whom in ((NoteKind.WIN, 0), (NoteKind.CONCERN, 1), (NoteKind.FEEDBACK, 0)):
        story.jot(kind, Vis.SHAREABLE, whom)  # seven words each, the last one a tag
    said = story.papers()
    assert all(word in said for word in ("quokka100", "quokka105", "quokka106", "quokka107"))
    assert "quokka114" not in said
    assert "quokka114" in story.private()
    story.deliver(2)
    assert "quokka114" in story.papers()
    story.bring_up(RaisedBy.ME, Vis.SHAREABLE, 0)
    story.promise(Owner.ME, Vis.SHAREABLE, 0)  # the first of two words is the owner's
    assert all(word in story.papers() for word in ("quokka121", "quokka123"))
    story.meet(SessionKind.CALL, Vis.SHAREABLE, held=True, group=False)
    said = story.papers()
    assert all(word in said for word in ("quokka125", "quokka126", "quokka127", "quokka128"))
    assert {f"quokka{number}" for number in (100, 121, 123, 125)} & story.private() == set()
    story.share(0, Vis.PRIVATE)
    assert "quokka125" not in story.papers()
    assert "quokka125" in story.private()


def test_the_story_would_notice_what_is_shared_of_numbers_and_standards(journal):
    story = Story(journal)
    story.follow()  # its name and what it counts
    story.reword_number(0)  # what it counts, and why that changed
    story.aim(0, 0)
    story.report(0, 1)  # somebody else's
    story.report(0, 2)
    story.expect(0)  # three words, for everybody
    story.miss(0, 0, Vis.SHAREABLE)  # facts, effect, support, correction
    story.plan(0, 0, Vis.SHAREABLE)  # aim, support, consequence, because, note, said, why longer
    said, kept = story.papers(), story.private()
    shared = (100, 102, 106, 107, 108, 109, 111, 112, 113, 114, 115, 118, 119)
    assert [number for number in shared if f"quokka{number}" not in said] == []
    private = {f"quokka{number}" for number in (103, 104, 110, 116, 117)} | {"106,234"}
    assert private <= kept
    assert [word for word in private if word in said] == []
    story.share_of_direction(0, Vis.PRIVATE)
    said = story.papers()
    assert [f"quokka{number}" for number in (109, 113, 118, 119) if f"quokka{number}" in said] == []


def test_the_story_would_notice_what_is_shared_of_plans(journal):
    story = Story(journal)
    for whom in (0, 1):
        story.ask_for_plan(whom)
        story.write_plan(whom)  # two sections, a comment, a line's three words, an action
    assert {f"quokka{number}" for number in range(107, 114)} <= story.private()
    said = story.papers()
    assert [number for number in range(100, 107) if f"quokka{number}" not in said] == []
    story.note_beside_plan(0)
    story.agree_on_plan(0)
    story.look_at_plan(0, Vis.PRIVATE)
    assert {"quokka114", "quokka115", "quokka116"} <= story.private()
    story.change_plan(0)
    said = story.papers()
    assert "quokka117" in said  # why it changes
    assert [number for number in range(107, 117) if f"quokka{number}" in said] == []
    story.look_at_plan(0, Vis.SHAREABLE)
    assert "quokka118" in story.papers()


def test_the_story_would_notice_what_is_shared_of_training(journal):
    story = Story(journal)
    story.plan_training(0, mine=True)  # five words, why I give it, and what I noted since
    story.plan_training(1, mine=False)
    story.have_topic_wait(1)  # why, and its title
    said, kept = story.papers(), story.private()
    shared = (100, 101, 102, 103, 107, 108, 109, 110, 114)
    assert [number for number in shared if f"quokka{number}" not in said] == []
    private = {f"quokka{number}" for number in (105, 106, 112, 113)}
    assert private <= kept
    assert [word for word in private if word in said] == []
    story.let_team_know(0, held=False)
    story.let_team_know(1, held=True)
    assert len(story.private() & {f"quokka{number}" for number in range(115, 120)}) == 2
    said = story.papers()
    assert "STATUS:CANCELLED" in said
    assert [word for word in story.private() if word in said] == []
    assert "Marcus" not in repr(journal.ask(gather.topic_list, WORDING, TODAY))


def test_the_story_would_notice_what_is_shared_of_reviews(journal):
    story = Story(journal)
    for which in (0, 2):
        story.prepare_review(which)  # a section, a question to each
        story.answer_review(which)
        story.say_in_review(which)  # what went well, what to improve, what is next, a comment
        story.answer_myself(which)
        story.think_of_review(which)  # three texts, a question about me and its answer
    said, kept = story.papers(), story.private()
    assert [number for number in range(100, 109) if f"quokka{number}" not in said] == []
    private = {f"quokka{number}" for number in (*range(109, 114), *range(114, 128))}
    assert private <= kept
    story.wait_for_them(0)
    assert "quokka108" in story.private()
    assert "quokka108" not in story.papers()
    story.close_review(0)
    assert "quokka128" in repr(story.closed)
    story.reopen_review(0)
    said = story.papers()
    assert all(f"quokka{number}" in said for number in (103, 108, 128, 129))
    assert [word for word in story.private() if word in said] == []


def test_what_is_ticked_off_or_no_longer_shared_is_in_no_copy_of_the_review(journal):
    story = Story(journal)
    for _ in range(2):
        story.promise(Owner.ME, Vis.SHAREABLE, 0)  # the owner's name, and what is promised
    story.prepare_review(0)
    assert all(word in story.papers() for word in ("quokka101", "quokka103"))
    seen = journal.ask(review_items.visible, 1)
    which = next(number for number, one in enumerate(seen) if "quokka101" in one.text)
    story.leave_out(0, which)
    copy = repr(story.copy(ReviewKind.MONTHLY))
    assert "quokka101" not in copy
    assert "quokka103" in copy
    story.keep(1, Vis.PRIVATE)
    assert "quokka103" not in repr(story.copy(ReviewKind.MONTHLY))
    story.papers()


@pytest.mark.parametrize(
    "table", [one.__table__ for one in vars(models).values() if "review" in _table_of(one)]
)
def test_of_each_text_of_a_review_it_is_known_who_may_read_it(table):
    texts = {
        (table.name, column.name)
        for column in table.columns
        if isinstance(column.type, sa.String) and not isinstance(column.type, sa.Enum)
    }
    kept = {(name, text) for text, name, _ in review_story.KEPT}
    assert texts <= kept | review_story.NEUTRAL.keys()


def test_who_is_away_or_came_and_what_they_thought_leaves_no_trace_in_what_the_team_gets(journal):
    story = Story(journal)
    story.plan_training(0, mine=False)
    story.have_topic_wait(0)
    story.let_team_know(0, held=True)
    before = story.about_training(LATER)
    assert "BEGIN:VEVENT" in repr(before)
    for who in (story.who, story.other):
        story.do(absences.add, who, TODAY - timedelta(days=1), LATER)
    attendance = {story.who: Attended.PRESENT, story.other: Attended.EXCUSED}
    came = {"attendance": attendance, "ratings": {story.who: 1}}
    story.do(training_outcomes.change_outcome, 1, TODAY, TODAY, **came)
    assert journal.ask(training_outcomes.attendance, 1).keys() == attendance.keys()
    assert story.about_training(LATER) == before


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


@pytest.mark.parametrize("kind", NoteKind)
def test_the_file_itself_refuses_to_share_a_note_of_a_kind_that_is_kept(own, kind):
    builders.note(own, text="Private", kind=kind)
    builders.note(own, text="Shared", vis=Vis.SHAREABLE)
    own.close()
    for forged in ("vis = 'shareable' WHERE text = 'Private'", f"kind = '{kind}'"):
        connection = driver.connect(own.path)
        try:
            if kind in ALWAYS_PRIVATE:
                with pytest.raises(driver.Error, match="always_private"):
                    connection.execute(f"UPDATE note SET {forged}")
            else:
                assert connection.execute(f"UPDATE note SET {forged}").rowcount > 0
        finally:
            connection.close()
