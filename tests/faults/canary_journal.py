"""A journal with a canary in every name and every note, and the words for whom it is."""

from __future__ import annotations

from datetime import timedelta
from itertools import count

from app import reviewing
from app.domain import (
    absences,
    closed_days,
    facts,
    goals,
    improvement,
    metrics,
    notes,
    people,
    plan_actions,
    plan_checks,
    plan_lines,
    plan_sections,
    plans,
    points,
    review_answers,
    review_assessments,
    review_items,
    review_signing,
    review_steps,
    review_upward,
    reviews,
    session_answers,
    sessions,
    training_gaps,
    training_outcomes,
    training_quarters,
    training_topics,
    trainings,
)
from app.domain.kinds import (
    ALWAYS_PRIVATE,
    Attended,
    CallMode,
    Certainty,
    FactKind,
    GoalState,
    NoteKind,
    Outcome,
    Owner,
    PlanState,
    RaisedBy,
    ReviewItemKind,
    ReviewKind,
    SectionKind,
    SessionKind,
    Vis,
    Voice,
    WordsFrom,
)
from app.domain.models import ReturnedForm
from app.domain.review_templates import Question
from app.formats import Formats
from tests import builders

#: What every sentinel holds; no other text of the program does.
MARK = "kwok"
NAMES = tuple(f"{MARK}name{letter}".capitalize() for letter in "abc")
MANAGER = f"{MARK}boss".capitalize()
#: Papers with words of their own, by their kind, with what else they are asked by.
PAPERS = {
    "notes": ("--since", "2026-01-01", "--until", "2026-12-31"),
    "prep": (),
    "call": (),
    "standards": (),
    "improvement": (),
    "plan": ("--period", "2026-H2"),
    "monthly": ("--period", "2026-10"),
}
NUMBERS = count(1)
#: What both may read of a coached call.
IN_A_CALL = ("objective", "rep_view", "positives", "improvement", "improvement_2")


class Sentinels:
    """Unlikely words, and for whom each was written down."""

    def __init__(self):
        self.private, self.shared = [], []
        #: What may be read in papers, by their kind.
        self.papers = {kind: [] for kind in PAPERS}
        #: What the team may read of its training; other calendars are told of it as well.
        self.training = []
        #: What somebody agreed to have said that they can teach.
        self.taught = []
        #: What may be read elsewhere and was left out of a review.
        self.left_out = []
        #: What the forms of reviews ask that are not filled yet.
        self.asked = []
        #: What may be read about others, though not by the one whom the packet is about.
        self.theirs = []
        #: Customers, whom other calendars are told of.
        self.customers = []
        self._numbers = count(100)

    def word(self, vis=Vis.PRIVATE, paper=None):
        """A word that stands nowhere else; one to be shared is for a kind of paper."""
        word = f"{MARK}{next(self._numbers)}x"
        shared = self.shared if paper is None else self.papers[paper]
        (shared if vis is Vis.SHAREABLE else self.private).append(word)
        return word

    def left(self):
        """The same, for what may be read elsewhere and was left out of a review."""
        self.left_out.append(self.word(Vis.SHAREABLE, "notes"))
        return self.left_out[-1]

    def trained(self):
        """The same, for what stands in the plan of the team's training."""
        self.training.append(f"{MARK}{next(self._numbers)}x")
        return self.training[-1]

    def customer(self, vis=Vis.PRIVATE):
        """The same, for the name of a customer."""
        self.customers.append(self.word(vis, "call"))
        return self.customers[-1]


def fill(db, words):
    """Three people about whom everything is written that can be written."""
    step = builders.InOneStep(db)
    for name in NAMES:
        who = builders.person(
            *(step, name),
            email=f"{words.word()}@example.com",
            phone=words.word(),
        ).id
        own = words if name == NAMES[0] else Others(words)
        _statements(step, who, own)
        builders.result(step, who, builders.quarter(), 10000, 9000)
        for vis in Vis:
            _goals(step, who, own, vis)
            _ratings(step, who, own, vis)
            _notes(step, who, own, vis)
            _talk(step, who, own, vis)
        _sessions(step, who, own)
        _numbers(step, who, own)
        _expected(step, who, own)
        _planned(step, who, own)
        _reviewed(db, who, own)
    _notes_of_several(step, words)
    _trained(step, words)


class Others(Sentinels):
    """Words about somebody else: none of them belongs into the packet."""

    def __init__(self, words):
        super().__init__()
        self._words, self.customers, self.taught = words, words.customers, words.taught

    def word(self, vis=Vis.PRIVATE, paper=None):
        """A word that stands nowhere else."""
        word = self._words.word()
        if vis is Vis.SHAREABLE:
            self._words.theirs.append(word)
        return word


def _statements(step, who, words):
    for kind in FactKind:
        for vis in Vis:
            if vis is Vis.PRIVATE or facts.may_be_shared(kind, Certainty.SEEN):
                said = words.word(vis)
                if kind is FactKind.CAN_TEACH and vis is Vis.SHAREABLE:
                    words.taught.append(said)
                builders.fact(
                    *(step, who, said),
                    kind=kind,
                    vis=vis,
                    evidence=words.word(),
                    certainty=Certainty.SEEN,
                )


def _goals(step, who, words, vis):
    for state in GoalState:
        seen = vis if state is not GoalState.DROPPED else Vis.PRIVATE
        skill = builders.skill(step, f"Skill {next(NUMBERS)}")
        goal = builders.goal(
            *(step, who, words.word(seen), skill.id), why=words.word(seen), vis=vis, to_level=4
        )
        step.do("Add step", goals.add_checkpoint, goal.id, builders.TODAY, words.word(seen))
        step.do("Close", goals.close, goal.id, state, builders.TODAY)


def _ratings(step, who, words, vis):
    skill = builders.skill(step, f"Skill {next(NUMBERS)}").id
    builders.rating(step, who, skill, 3, days_ago=200, vis=vis)
    builders.rating(step, who, skill, 4, justification=words.word(vis), vis=vis)
    builders.rating(
        *(step, who, skill, 2), voice=Voice.SELF, justification=words.word(), vis=Vis.PRIVATE
    )


def _notes(step, who, words, vis):
    for kind in NoteKind:
        if vis is Vis.SHAREABLE and kind in ALWAYS_PRIVATE:
            continue
        if kind is NoteKind.FEEDBACK:
            _undelivered(step, who, words, vis)
        seen = vis if kind is NoteKind.FEEDBACK else Vis.PRIVATE
        parts = {name: words.word(seen, "notes") for name in notes.TEXTS[1:]}
        said = words.word(vis, "notes")
        written = builders.note(
            *(step, who),
            text=said,
            kind=kind,
            vis=vis,
            tags=[words.word(vis, "notes")],
            **parts,
        )
        if kind is NoteKind.FEEDBACK:
            step.do("Deliver", notes.deliver, written.id, builders.TODAY, builders.TODAY)
        if kind is NoteKind.VENT:
            _amend(step, written, words)


def _undelivered(step, who, words, vis):
    builders.note(
        step, who, text=words.word(), kind=NoteKind.FEEDBACK, vis=vis, situation=words.word()
    )


def _amend(step, written, words):
    """What it said before is kept as well, for it is old by then."""
    later = max(builders.TODAY, written.created_at.date()) + timedelta(days=20)
    step.do("Amend", notes.amend, written.id, later, text=words.word())


def _talk(step, who, words, vis):
    """Talking points and promises."""
    for by in RaisedBy:
        builders.point(step, who, words.word(vis, "prep"), raised_by=by, vis=vis)
    said = builders.point(step, who, words.word(), vis=vis)
    step.do("Discuss", points.discuss, said.id, builders.TODAY, answer=words.word())
    for owner in Owner:
        named = {"owner_name": words.word(vis, "prep")} if owner is Owner.OTHER else {}
        whose = who if owner is Owner.REP else None
        said = words.word(vis, "prep")
        builders.promise(step, whose, said, owner=owner, about_id=who, vis=vis, **named)


def _sessions(step, who, words):
    """A call that may be read of and is over, and one of each kind that may not."""
    shown = {name: words.word(Vis.SHAREABLE, "call") for name in IN_A_CALL}
    shown["customer"] = words.customer(Vis.SHAREABLE)
    call = {"kind": SessionKind.CALL, "mode": CallMode.COACHING, "vis": Vis.SHAREABLE}
    held = builders.plan(step, who, in_days=0, **call)
    own = {"reflection": words.word(), "support_missing": words.word(), "said": words.word()}
    step.do("Say", sessions.note, held.id, **shown, **own)
    step.do("Hold", sessions.finish, held.id, builders.TODAY, builders.TODAY)
    for kind in SessionKind:
        kept = builders.plan(step, who, kind=kind)
        said = {name: words.word() for name in (*IN_A_CALL, *own)} | {"customer": words.customer()}
        step.do("Say", sessions.note, kept.id, **said)
        asked = [(words.word(), words.word(), voice) for voice in Voice]
        step.do("Ask", session_answers.ask, kept.id, asked)
        for answer in step.do("Read", sessions.get, kept.id).answers:
            step.do("Answer", session_answers.answer, answer.id, words.word())


def _numbers(step, who, words):
    """A number whose target and definition were changed for reasons of my own."""
    number = builders.metric(step, f"Number {next(NUMBERS)}")
    builders.target(step, number.id, 5_000, who=who, reason=words.word())
    builders.value(step, who, number.id, builders.TODAY - timedelta(days=7), 3_000)
    later = builders.TODAY + timedelta(days=1)
    step.do("Define", metrics.define, number.id, "What counts", builders.TODAY)
    step.do("Define", metrics.define, number.id, "What counts now", later, words.word())


def _expected(step, who, words):
    """A standard of their own that was missed, and a plan; both to be read of, and neither."""
    said = {
        name: words.word(Vis.SHAREABLE, "standards")
        for name in ("statement", "measure", "threshold")
    }
    builders.standard(step, person_id=who, **said)
    # The one that was missed is named again beside each miss of it.
    own = builders.standard(step, person_id=who).id
    builders.miss(step, who, own, days_ago=3, facts=words.word(), effect=words.word())
    for vis in (Vis.PRIVATE, Vis.SHAREABLE):
        told = {name: words.word(vis, "standards") for name in ("facts", "support", "correction")}
        builders.miss(step, who, own, days_ago=9, talked=8, vis=vis, effect=words.word(), **told)
        _plan(step, who, words, vis)


def _plan(step, who, words, vis):
    """Of two plans the first is closed, for only one is under way at a time."""
    terms = {name: words.word(vis, "improvement") for name in ("aim", "support", "consequence")}
    plan = builders.improvement_plan(
        step, who, because=words.word(), note=words.word(), vis=vis, **terms
    )
    look = words.word(vis, "improvement"), words.word(vis, "improvement")
    day = builders.TODAY + timedelta(days=5)
    step.do("Look", improvement.add_checkpoint, plan.id, day, look[0])
    first = step.do("Read", improvement.get, plan.id).checkpoints[0]
    today = builders.TODAY
    step.do("Look", improvement.look, first.id, True, today, today, said=look[1])
    if vis is Vis.PRIVATE:
        step.do("Close", improvement.close, plan.id, Outcome.CALLED_OFF, today, today)
    else:
        later = plan.ends_on + timedelta(days=9)
        step.do("Extend", improvement.extend, plan.id, later, words.word(vis, "improvement"))


def _planned(step, who, words):
    """A plan that was agreed, with what is noted beside it, and the draft of the next version."""
    today, shown = builders.TODAY, (Vis.SHAREABLE, "plan")
    made = step.do("Invite", plans.invite, who, today, today).id
    said = {kind: words.word(*shown) for kind in SectionKind}
    step.do("Write", plan_sections.write, made, said, WordsFrom.FORM, today)
    line = {name: words.word(*shown) for name in ("account", "product")}
    line |= {"segment": "Mills", "amount": 100_00, "month": today}
    step.do("Line", plan_lines.add, made, today, **line)
    due = today + timedelta(days=20)
    step.do("Step", plan_actions.add, made, today, text=words.word(*shown), due=due)
    step.do("Note", plans.change, made, integrity_note=words.word())
    step.do("Keep", _keep_form, made, words.word())
    builders.brought(step, made, PlanState.AGREED)
    for section in (None, SectionKind.MARKET):
        step.do("Note", plan_sections.note, made, words.word(), today, section=section)
    talk = {"checked_on": today, "expected": 90_00}
    for month, vis in ((today.replace(month=10), Vis.PRIVATE), (today, Vis.SHAREABLE)):
        comment = words.word(vis, "plan")
        step.do("Look", plan_checks.save, made, month, today, comment=comment, vis=vis, **talk)
    again = step.do("Revise", plans.revise, made, words.word(*shown), today).id
    step.do("Say", plan_sections.comment, again, SectionKind.RISKS, words.word(*shown))
    step.do("Note", plans.change, again, integrity_note=words.word())
    step.do("Note", plan_sections.note, again, words.word(), today)


def _reviewed(db, who, words):
    """A review of October that was closed, and the forms of November's, which is prepared."""
    step, today, formats = builders.InOneStep(db), builders.TODAY, Formats("USD")
    held = _prepared(step, who, words, today.replace(month=10))
    left_out = builders.note(step, who, **_pinned(words.left()), vis=Vis.SHAREABLE).id
    builders.note(step, who, **_pinned(words.word(Vis.SHAREABLE, "monthly")), vis=Vis.SHAREABLE)
    builders.note(step, who, **_pinned(words.word()))
    review_items.gather(db, held, today)
    review_items.show(db, held, ReviewItemKind.NOTE, left_out, False)
    shown = (Vis.SHAREABLE, "monthly")
    for at, section in enumerate(reviews.get(db, held).sections):
        said = {at: words.word(*shown)}
        review_answers.own(db, held, said, {at: 4}, WordsFrom.TALK, today, today)
        review_answers.mine(db, section.id, answer=words.word(*shown), score=3)
    texts = ("went_well", "to_improve", "next_up", "comment")
    reviews.say(db, held, rating=4, **{text: words.word(*shown) for text in texts})
    for text in ("text", "watch", "mine"):
        review_assessments.save(db, held, **{text: words.word()})
    review_upward.record(db, held, [words.word()], {0: words.word()}, {0: 2})
    reviews.hold(db, held, today, today)
    due = today + timedelta(days=9)
    review_steps.add(db, held, text=words.word(*shown), owner=Owner.ME, due=due)
    reviewing.close(db, held, today, today, formats)
    review_signing.attach(db, held, f"{words.word()}.pdf", b"%PDF", today)
    ahead = _prepared(step, who, Others(words), today)
    for section in reviews.get(db, ahead).sections:
        words.asked += [section.section, section.own_question]
        review_answers.mine(db, section.id, answer=words.word(), score=3)


def _prepared(step, who, words, day):
    """A review of a month whose questions nobody else is asked."""
    made = step.do("Plan", reviews.plan, who, ReviewKind.MONTHLY, day).id
    step.do("Prepare", reviewing.prepare, made, builders.TODAY, Formats("USD"))
    shown = (Vis.SHAREABLE, "monthly")
    asked = [Question(*(words.word(*shown) for _ in range(3)), weight) for weight in (60, 40)]
    step.do("Ask", review_answers.ask, made, asked)
    return made


def _pinned(text):
    """What a note says that is kept for the review of October."""
    return {"text": text, "pinned": True, "days_ago": builders.TODAY.day + 9}


def _keep_form(db, plan_id, word):
    known = {"file_name": f"{word}.pdf", "digest": "", "content": b"%PDF"}
    db.add(ReturnedForm(plan_id=plan_id, read_on=builders.TODAY, **known))


def _notes_of_several(step, words):
    """About everybody, about nobody, and for the team."""
    everybody = [row.id for row in step.do("Read", people.roster)]
    builders.note(step, *everybody, text=words.word(), tags=[words.word()])
    builders.note(step, text=words.word(), vis=Vis.SHAREABLE)
    builders.point(step, None, words.word(), vis=Vis.SHAREABLE)
    builders.promise(step, None, words.word(), vis=Vis.SHAREABLE)


def _trained(step, words):
    """A quarter of training, each given by somebody else, and topics that would help everybody."""
    today, everybody = builders.TODAY, [row.id for row in step.do("Read", people.roster)]
    begun = today - timedelta(days=52)
    plan = builders.training_plan(step, quarter=builders.quarter(), count=0, on=begun).id
    for number, giver in enumerate((*everybody, None)):
        given = {"giver_id": giver} if giver else {"by_me": True, "my_reason": words.word()}
        told = {text: words.trained() for text in ("topic", "objective", "place")}
        day = today - timedelta(days=7 * number)
        builders.training(step, plan, day, remarks=words.word(), **told, **given)
    step.do("Publish", training_gaps.publish, plan, begun)
    _, gone, held, handed = step.do("Read", training_quarters.get, plan).trainings
    came = {"attendance": dict.fromkeys(everybody, Attended.PRESENT), "ratings": {everybody[0]: 2}}
    kept, day = held.session.remarks, held.session.planned_for
    learned = {"remarks": kept, "observe": words.word(), "watch_ids": everybody}
    step.do("Deliver", training_outcomes.deliver, held.id, day, today, **came, **learned)
    step.do("Cancel", trainings.cancel, gone.id, words.word(), today)
    step.do("Hand over", trainings.change, handed.id, today, guest=words.trained(), giver_id=None)
    noted = {"why": words.word(), "person_ids": everybody}
    step.do("Topic", training_topics.add, words.trained(), today, **noted)
    for who in everybody:
        step.do("Away", absences.add, who, today, today)
    step.do("Close", closed_days.add, today, today, words.trained())
