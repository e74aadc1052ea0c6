"""The reviews of a quarter for the whole team, and for whoever the manager reports to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session as Db

from app import covering
from app.covering import UNKNOWN
from app.domain import (
    goals,
    people,
    plan_team,
    review_board,
    review_full,
    review_team,
    settings,
    training_quarters,
)
from app.domain.attainment import PeriodResult
from app.domain.goals import GoalInFull
from app.domain.kinds import Owner, PeriodKind, QuarterState, ReviewKind, ReviewState
from app.domain.models import Person, Settings
from app.domain.notes import NoteInFull
from app.domain.periods import Period, last_periods, next_period, period_of
from app.domain.plan_team import TeamPlans
from app.domain.reported import Reported
from app.domain.review_board import Cell
from app.domain.review_full import ReviewInFull
from app.domain.review_team import Together
from app.domain.review_timing import Slot
from app.domain.training_full import Quarter, Training
from app.gather import parts, training_parts
from app.gather.parts import NOT_REPORTED, Wording, named_apart
from app.gather.review_numbers import QUARTERS
from app.gather.team import TEAM, team_cover
from app.gather.training_parts import Names, counted
from app.labels import label
from app.report import content

TEAM_KIND, BOSS_KIND = "Quarter of the team", "Reviews of the team"
_BOSS = "whom I report to"
_DONE = (ReviewState.HELD, ReviewState.CLOSED)


def team_review(db: Db, period: Period, wording: Wording, today: date) -> content.TeamReview:
    """What the team did together in a quarter; nothing in it names who fell short."""
    chosen = settings.current(db)
    now = _trained(db, period)
    then = _trained(db, next_period(period, 1, chosen.fiscal_start))
    names = Names(db, chosen, (*now, *then))
    delivered = [one for one in now if one.session.delivered_on is not None]
    coming = [one for one in (*now, *then) if one.is_ahead]
    together = _together(db, people.team(db), period, chosen)
    praise = review_team.said_in_team(db, period.starts, period.ends)
    return content.TeamReview(
        paper=chosen.paper.value,
        cover=team_cover(
            TEAM_KIND, chosen, wording, today, copy_for=TEAM.casefold(), period=period.label
        ),
        figures=(
            *_attained(together, wording),
            *_counted("Training", len(delivered), "session"),
            *_counted("Wins said in the team", len(praise), "win"),
        ),
        results=_results(together, wording),
        praise=tuple(_praise(one, wording) for one in praise),
        trained=tuple(_training(one, names, wording) for one in delivered),
        ahead=tuple(_training(one, names, wording) for one in coming),
    )


def boss_review(db: Db, period: Period, wording: Wording, today: date) -> content.BossReview:
    """How far the reviews of a quarter are and what each one works on: nothing that is private."""
    chosen = settings.current(db)
    read = _read(db, period, chosen, today)
    teller = _Teller(read, wording, chosen, named_apart(person for person, _ in read.cells))
    team = [person for person, _ in read.cells]
    together = [review_team.together(team, read.sold, one) for one in _quarters(period, chosen)]
    return content.BossReview(
        paper=chosen.paper.value,
        cover=team_cover(BOSS_KIND, chosen, wording, today, copy_for=_BOSS, period=period.label),
        figures=(
            *teller.reviewed(),
            *_attained(together, wording),
            *_covered(read.plans, wording),
        ),
        results=_results(together, wording),
        lines=tuple(teller.line(person, cell) for person, cell in read.cells),
    )


@dataclass(frozen=True)
class _Read:
    """What was read of everybody: how far each review is, results, plans, goals and steps."""

    period: Period
    cells: Sequence[tuple[Person, Cell]]
    reviews: Mapping[int, ReviewInFull]
    goals: Mapping[int, GoalInFull]
    sold: Reported
    plans: TeamPlans


@dataclass(frozen=True)
class _Teller:
    """Tells of each one what may be told of them."""

    read: _Read
    wording: Wording
    chosen: Settings
    names: Mapping[int, str]

    def reviewed(self) -> tuple[content.Figure, ...]:
        """How many sat down over the quarter, of those whose review is owed or was held."""
        held = sum(cell.state in _DONE for _, cell in self.read.cells)
        owed = sum(cell.timing.owed or cell.state in _DONE for _, cell in self.read.cells)
        late = sum(cell.timing.late > 0 for _, cell in self.read.cells)
        note = f"{late} late" if late else ""
        return (content.Figure("Reviews held", f"{held} of {owed}", note),) if owed else ()

    def line(self, person: Person, cell: Cell) -> content.BossLine:
        """One person: the review, the quarter, the plan, what they work on, the next step."""
        sold = self.read.sold.result(person.id, self.read.period)
        plan = next((row for row in self.read.plans.rows if row.person.id == person.id), None)
        return content.BossLine(
            person=self.names[person.id],
            review=self._review(cell),
            attainment=parts.share(sold.attainment, self.wording),
            coverage=UNKNOWN if plan is None else covering.ratio(plan.coverage, self.wording),
            focus=self._focus(person),
            step=self._step(person, cell),
            ratio=sold.attainment,
        )

    def _review(self, cell: Cell) -> str:
        late = counted(cell.timing.late, "day") + " late" if cell.timing.late else ""
        review = cell.review
        if review is None and not cell.timing.owed:
            return UNKNOWN
        if review is None:
            return ", ".join(filter(None, ("not prepared", late)))
        day = review.closed_on or review.held_on
        said = label(review.state)
        return ", ".join(
            filter(None, (said if day is None else f"{said} {self.wording.short_day(day)}", late))
        )

    def _focus(self, person: Person) -> str:
        aim = self.read.goals.get(person.id)
        if aim is None:
            return ""
        return ", ".join(skill.name for skill in aim.skills) or aim.goal.outcome

    def _step(self, person: Person, cell: Cell) -> str:
        """The first next step that the two agreed on, with its owner and day."""
        found = self.read.reviews.get(cell.review.id) if cell.review is not None else None
        if found is None or found.review.state not in _DONE or not found.steps:
            return ""
        step = found.steps[0]
        owner = self.names[person.id] if step.owner is Owner.REP else self.chosen.manager
        day = "" if step.due is None else f" by {self.wording.short_day(step.due)}"
        return f"{step.text} ({owner}{day})"


def _read(db: Db, period: Period, chosen: Settings, today: date) -> _Read:
    half = period_of(PeriodKind.HALF, period.starts, chosen.fiscal_start)
    board, slot = review_board.board(db, half, today), Slot(period, ReviewKind.QUARTERLY)
    team = {person.id for person in people.team(db)}
    cells = [
        (row.person, cell)
        for row in board.rows
        for cell in row.cells
        if cell.slot == slot and (row.person.id in team or cell.review is not None)
    ]
    found = [cell.review for _, cell in cells if cell.review is not None]
    return _Read(
        period,
        cells,
        {one.id: one for one in review_full.in_full(db, found)},
        goals.first_shared(db, [person.id for person, _ in cells]),
        review_team.read(db, _quarters(period, chosen)),
        plan_team.of_half(db, half, today),
    )


def _quarters(period: Period, chosen: Settings) -> list[Period]:
    return last_periods(period, QUARTERS, chosen.fiscal_start)


def _together(db: Db, team: Sequence[Person], period: Period, chosen: Settings) -> list[Together]:
    """What the team sold in these quarters; of one alone it would be what that one sold."""
    every = _quarters(period, chosen)
    read = review_team.read(db, every)
    found = [review_team.together(team, read, quarter) for quarter in every]
    return [
        Together(PeriodResult(one.result.period), 0, one.of) if one.counted == 1 < one.of else one
        for one in found
    ]


def _results(every: Sequence[Together], wording: Wording) -> tuple[content.Result, ...]:
    """The quarters from the first one of which anything is known; who is in no sum is counted."""
    known = list(every)
    while known and not known[0].counted:
        known = known[1:]
    lines = parts.result_lines((one.result for one in known), wording)
    return tuple(
        line
        if one.counted in (0, one.of)
        else replace(line, label=f"{line.label} ({one.counted} of {one.of} people)")
        for line, one in zip(lines, known, strict=True)
    )


def _attained(every: Sequence[Together], wording: Wording) -> tuple[content.Figure, ...]:
    last = every[-1]
    if not last.of:
        return ()
    value = parts.share(last.result.attainment, wording)
    note = "" if value == NOT_REPORTED else f"{last.counted} of {last.of} people"
    return (content.Figure("Attainment of the team", value, note),)


def _covered(found: TeamPlans, wording: Wording) -> tuple[content.Figure, ...]:
    """How the plans cover the quotas together; nothing where there are no plans."""
    if not found.planned:
        return ()
    planned = f"{found.planned} of {found.of} plans"
    return (content.Figure("Plan coverage", covering.ratio(found.coverage, wording), planned),)


def _counted(name: str, count: int, noun: str) -> tuple[content.Figure, ...]:
    return (content.Figure(name, counted(count, noun)),) if count else ()


def _trained(db: Db, quarter: Period) -> Sequence[Training]:
    """What the team knows of the training of a quarter."""
    found: Quarter | None = training_quarters.of_day(db, quarter.starts)
    known = found is not None and found.plan.state is not QuarterState.DRAFT
    return found.standing if found is not None and known else ()


def _training(one: Training, names: Names, wording: Wording) -> content.Dated:
    day, giver = one.session.delivered_on or one.session.planned_for, names.giver(one)
    return content.Dated(
        "" if day is None else wording.weekday(day),
        training_parts.topic(one),
        f"given by {giver}" if giver else "",
    )


def _praise(one: NoteInFull, wording: Wording) -> content.Dated:
    who = ", ".join(person.called for person in one.people)
    shown = f"Value shown: {one.note.value_shown}" if one.note.value_shown else ""
    text = "\n".join(filter(None, (one.note.text, shown)))
    return content.Dated(wording.day(one.note.happened_on), text, who)
