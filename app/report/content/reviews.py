"""What the papers of reviews say: two pages a month, the formal ones, the forms, the overviews."""

from dataclasses import dataclass

from app.report.content.coaching import Asked, Promise
from app.report.content.common import Cover, Figure, Focus, Paper, Print, Printed
from app.report.content.expectations import Expectations, TalkedMiss
from app.report.content.numbers import NumberLine, Series
from app.report.content.packets import (
    FactGroup,
    Goal,
    Promises,
    Result,
    Signers,
    SkillLine,
    Statement,
    Strength,
)
from app.report.content.plan_forms import FormField
from app.report.content.plans import Covering, MonthSeen
from app.report.content.recipes import ChainStep


@dataclass(frozen=True, slots=True)
class ReviewNumbers:
    """The numbers of a review as they stood on the day ``as_of``, worded then.

    ``rows`` are at most six numbers of the scorecard with their last three periods, ``chart`` is
    the last thirteen weeks of one of them, ``results`` the last four quarters, ``chain`` the
    person's own recipe over ``chain_over``, ``months`` and ``covering`` their business plan.
    ``kept`` says in a line each how promises were kept, ``coaching`` how much of it there was.
    """

    as_of: str = ""
    figures: tuple[Figure, ...] = ()
    rows: tuple[NumberLine, ...] = ()
    chart: Series | None = None
    results: tuple[Result, ...] = ()
    chain: tuple[ChainStep, ...] = ()
    chain_over: str = ""
    months: tuple[MonthSeen, ...] = ()
    covering: Covering | None = None
    kept: tuple[str, ...] = ()
    coaching: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """One section of a review: a question to each of the two, and what they answered.

    Scores are from 1 to 5. ``weight`` says how much it counts among those with a score. ``mine``
    and ``my_score`` stay empty until the person's own answers are in.
    """

    section: str
    weight: str = ""
    own_question: str = ""
    own: str = ""
    own_score: int | None = None
    my_question: str = ""
    mine: str = ""
    my_score: int | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """Something that happened on a day, in one line or several, under an optional label."""

    on: str
    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class NextStep:
    """What was agreed: what, who, and by when."""

    text: str
    owner: str
    due: str = ""


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signed and when, or declined to, in words; ``told`` is empty where neither is known."""

    name: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class ReviewSaid:
    """What a review says besides its numbers, as far as the person may read it.

    ``revision`` says in place of what it was made and why; ``state`` how far it has come. One that
    is ``closed`` has no room left for answers.
    ``opening`` are the three sentences of what went well, what to improve, and what comes next.
    ``notes`` are what went well and what else was shared, dated; ``ahead`` the next coached calls;
    ``asked`` the support that was asked for and what came of it; ``coached`` and ``trained`` what
    was given. ``overall`` says the weighted score where there is one, ``rating`` the rating.
    """

    revision: str = ""
    state: str = ""
    opening: tuple[Statement, ...] = ()
    goal_served: str = ""
    answers: tuple[Answered, ...] = ()
    overall: str = ""
    rating: str = ""
    promises: tuple[Promise, ...] = ()
    notes: tuple[Dated, ...] = ()
    focus: tuple[Focus, ...] = ()
    ahead: tuple[Dated, ...] = ()
    asked: tuple[Asked, ...] = ()
    coached: tuple[Dated, ...] = ()
    trained: tuple[Dated, ...] = ()
    plan_said: tuple[Dated, ...] = ()
    expectations: tuple[Expectations, ...] = ()
    misses: tuple[TalkedMiss, ...] = ()
    strengths: tuple[Strength, ...] = ()
    statements: tuple[Statement, ...] = ()
    skills: tuple[SkillLine, ...] = ()
    traits: tuple[SkillLine, ...] = ()
    goals: tuple[Goal, ...] = ()
    agreement: Promises | None = None
    steps: tuple[NextStep, ...] = ()
    comment: str = ""
    signed: tuple[Signed, ...] = ()
    closed: bool = False


@dataclass(frozen=True, slots=True)
class RepMonthly(Printed):
    """A salesperson's copy of a monthly review, two pages: only what was agreed to be shared.

    Of a closed review ``prints`` are its pages as they were printed when it was closed.
    """

    paper: Paper
    cover: Cover
    signers: Signers
    numbers: ReviewNumbers = ReviewNumbers()
    said: ReviewSaid = ReviewSaid()
    prints: tuple[Print, ...] = ()


@dataclass(frozen=True, slots=True)
class RepQuarterly(Printed):
    """A salesperson's copy of a quarterly review: only what was agreed to be shared.

    Results run from the oldest period to the newest. Of a closed review ``prints`` are its pages as
    they were printed when it was closed.
    """

    paper: Paper
    cover: Cover
    signers: Signers
    numbers: ReviewNumbers = ReviewNumbers()
    said: ReviewSaid = ReviewSaid()
    prints: tuple[Print, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the manager thinks of somebody's period: ``watch`` for, and do as ``mine``."""

    text: str = ""
    watch: str = ""
    mine: str = ""


@dataclass(frozen=True, slots=True)
class UpwardSaid:
    """What the person answered to a question about the manager; the score is from 1 to 5."""

    question: str
    answer: str = ""
    score: int | None = None


@dataclass(frozen=True, slots=True)
class ManagerPage(Printed):
    """The manager's own page about a person. It is a file by itself, never part of another.

    ``answers`` are both sides' even where the person's own are not in yet. Of a closed review
    ``prints`` are its pages as they were printed when it was closed.
    """

    paper: Paper
    cover: Cover
    figures: tuple[Figure, ...] = ()
    facts: tuple[FactGroup, ...] = ()
    results: tuple[Result, ...] = ()
    skills: tuple[SkillLine, ...] = ()
    traits: tuple[SkillLine, ...] = ()
    goals: tuple[Goal, ...] = ()
    revision: str = ""
    state: str = ""
    assessment: Assessment | None = None
    answers: tuple[Answered, ...] = ()
    upward: tuple[UpwardSaid, ...] = ()
    prints: tuple[Print, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewFormQuestion:
    """A question of a form with room for the answer and, where it is asked for, a score."""

    section: str
    question: str
    answer: FormField
    score: FormField | None = None


@dataclass(frozen=True, slots=True)
class ReviewForm:
    """A form to be filled on a screen or by pen: the person's own answers, or feedback for me.

    ``mark`` says, unseen and in every footer, which review it is of. ``figures`` are what the
    person may want to have in sight while writing.
    """

    paper: Paper
    cover: Cover
    mark: FormField
    how: str = ""
    figures: tuple[Figure, ...] = ()
    questions: tuple[ReviewFormQuestion, ...] = ()


@dataclass(frozen=True, slots=True)
class TeamReview:
    """What the whole team may read of a period: what it did together, never who fell short.

    ``results`` are the team's own; ``praise`` are wins that were said in the team.
    """

    paper: Paper
    cover: Cover
    figures: tuple[Figure, ...] = ()
    results: tuple[Result, ...] = ()
    praise: tuple[Dated, ...] = ()
    trained: tuple[Dated, ...] = ()
    ahead: tuple[Dated, ...] = ()


@dataclass(frozen=True, slots=True)
class BossLine:
    """One person of the team for whoever the manager reports to: nothing that is private."""

    person: str
    review: str
    attainment: str
    coverage: str
    focus: str = ""
    step: str = ""
    ratio: float | None = None


@dataclass(frozen=True, slots=True)
class BossReview:
    """The reviews of a period for whoever the manager reports to."""

    paper: Paper
    cover: Cover
    figures: tuple[Figure, ...] = ()
    results: tuple[Result, ...] = ()
    lines: tuple[BossLine, ...] = ()
    note: str = ""
