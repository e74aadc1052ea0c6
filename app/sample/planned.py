"""The sample team's business plans: asked for, written, talked about, agreed, and looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session as Db

from app.domain import (
    plan_actions,
    plan_lines,
    plan_sections,
    plans,
    results,
    settings,
    targets,
)
from app.domain.figures import parts_in
from app.domain.kinds import (
    ActionKind,
    LineSource,
    Owner,
    PeriodKind,
    PlanState,
    SectionKind,
    WordsFrom,
)
from app.domain.models import BusinessPlan, Person, PlanAction
from app.domain.money import minor_digits
from app.domain.periods import Period, next_period, period_of
from app.domain.plan_timing import INVITE_FROM, TO_WRITE, invites_open
from app.sample import plan_rows
from app.sample.days import Days, working
from app.sample.plan_course import Course

#: A plan that was settled in time went its way so many days before its half-year began.
_INVITED, _BEGUN, _DUE, _SUBMITTED, _REVIEWED, _AGREED = 34, 26, 20, 15, 8, 3
#: Forecasts are whole numbers of this.
_ROUND = 500
#: Quotas rise by so many percent with the next half-year.
_RISE = 3


@dataclass(frozen=True)
class Way:
    """The days of a plan; None for what is still ahead of it."""

    invited: date
    due: date
    begun: date
    submitted: date | None = None
    reviewed: date | None = None
    agreed: date | None = None


class Planned:
    """Everybody's plans with their versions, and what became of them."""

    def __init__(
        self, db: Db, days: Days, story: plan_rows.Plans, people: dict[str, Person]
    ) -> None:
        self.db, self.days, self.story, self.people = db, days, story, people
        chosen = settings.current(db)
        self.fiscal_start = chosen.fiscal_start
        self.minor = 10 ** minor_digits(chosen.currency)
        self.half = period_of(PeriodKind.HALF, days.today, chosen.fiscal_start)

    def tell(self) -> None:
        """Put all of it into the journal."""
        coming = next_period(self.half, 1, self.fiscal_start)
        asked_for = invites_open(coming, self.days.today)
        for row in self.story["plans"]:
            half = next_period(self.half, -row["half"], self.fiscal_start)
            if row["half"] >= 0 or asked_for:
                self._plan(row, half)
            if row["half"] == 0 and asked_for:
                self._quotas(self.people[row["who"]].id, coming)

    def _plan(self, row: plan_rows.Planned, half: Period) -> None:
        person, way = self.people[row["who"]], self._way(row, half)
        monthly = self._quotas(person.id, half)
        plan = plans.invite(self.db, person.id, half.starts, way.invited, due_on=way.due)
        if row["state"] == PlanState.INVITED:
            return
        quota = plan.quota if plan.quota is not None else 6 * monthly
        self._write(plan, row, way.begun)
        self._lines(plan, row.get("lines", []), half, quota, way.begun)
        actions = self._actions(plan, row.get("actions", []), half, way.begun)
        self._bring(plan, row, way)
        self._margins(plan, row, way.reviewed or way.begun)
        if way.agreed is not None:
            course = Course(self.db, self.days.today, half, quota)
            course.carry_out(actions, row.get("actions", []))
            self._look(course, plan, row, way.agreed)

    def _way(self, row: plan_rows.Planned, half: Period) -> Way:
        ago, today = self.days.ago, self.days.today
        if row["half"] < 0:
            asked = working(max(half.starts - INVITE_FROM + timedelta(1), today - timedelta(6)))
            return Way(asked, asked + TO_WRITE, today)
        if row["state"] != PlanState.AGREED:
            told = row["days"]
            return Way(
                ago(told["invited"]),
                ago(told["due"]),
                ago(told["invited"] - 3),
                ago(told["submitted"]) if "submitted" in told else None,
                ago(told["reviewed"]) if "reviewed" in told else None,
            )
        before = (_INVITED, _DUE, _BEGUN, _SUBMITTED, _REVIEWED, _AGREED)
        return Way(*(working(half.starts - timedelta(count)) for count in before))

    def _quotas(self, person_id: int, half: Period) -> int:
        """Give somebody a quota for each month that lies ahead; that of the latest month."""
        kept = {one.starts_on: one.quota for one in results.of_person(self.db, person_id)}
        latest = next((kept[day] for day in sorted(kept, reverse=True) if kept[day]), None) or 0
        if half.starts > self.half.starts:
            latest = latest * (100 + _RISE) // 100 // (100 * self.minor) * (100 * self.minor)
        for month in parts_in(PeriodKind.MONTH, half, self.fiscal_start, 0):
            if month.ends > self.days.today and month.starts not in kept and latest:
                targets.set_quota(self.db, person_id, month, latest)
        return latest

    def _write(self, plan: BusinessPlan, row: plan_rows.Planned, on: date) -> None:
        said = {SectionKind(kind): text for kind, text in row.get("sections", {}).items()}
        words_from = WordsFrom(row.get("words_from", WordsFrom.FORM))
        plan_sections.write(self.db, plan.id, said, words_from, on)
        self.db.flush()
        for kind, text in row.get("comments", {}).items():
            plan_sections.comment(self.db, plan.id, SectionKind(kind), text)

    def _lines(
        self,
        plan: BusinessPlan,
        told: Sequence[plan_rows.Expected],
        half: Period,
        quota: int,
        on: date,
    ) -> None:
        months = parts_in(PeriodKind.MONTH, half, self.fiscal_start, 0)
        whole = _ROUND * self.minor
        for line in told:
            amount = quota * line["share"] // 100 // whole * whole if "share" in line else None
            plan_lines.add(
                self.db,
                plan.id,
                on,
                account=line["account"],
                segment=line["segment"],
                product=line["product"],
                amount=amount,
                month=months[line["month"]].starts if "month" in line else None,
                source=LineSource(line["source"]),
                as_typed=line.get("as_typed", ""),
            )

    def _actions(
        self, plan: BusinessPlan, told: Sequence[plan_rows.Stepped], half: Period, on: date
    ) -> list[PlanAction]:
        return [
            plan_actions.add(
                self.db,
                plan.id,
                on,
                kind=ActionKind(step["kind"]),
                text=step["text"],
                owner=Owner(step.get("owner", Owner.REP)),
                due=self._due(step, half),
            )
            for step in told
        ]

    def _due(self, step: plan_rows.Stepped, half: Period) -> date:
        if "ahead" in step:
            return self.days.ahead(step["ahead"])
        return working(half.starts + timedelta(step["day"]))

    def _bring(self, plan: BusinessPlan, row: plan_rows.Planned, way: Way) -> None:
        """Take a plan as far as it has come."""
        self.db.flush()
        if way.submitted is not None:
            plans.submit(self.db, plan.id, way.submitted, way.submitted)
        if way.reviewed is not None:
            plans.review(self.db, plan.id, way.reviewed, way.reviewed)
        if way.agreed is not None:
            self._agree(plan, way.agreed, row.get("integrity_note", ""))

    def _agree(self, plan: BusinessPlan, on: date, note: str = "") -> None:
        plans.change(self.db, plan.id, integrity=True, integrity_note=note)
        plans.agree(self.db, plan.id, on, on)
        self.db.flush()
        for owner in (Owner.REP, Owner.ME):
            plans.sign(self.db, plan.id, owner, on, on)

    def _margins(self, plan: BusinessPlan, row: plan_rows.Planned, since: date) -> None:
        for note in row.get("margins", []):
            about = SectionKind(note["section"]) if "section" in note else None
            day = min(since + timedelta(note["after"]), self.days.today)
            plan_sections.note(self.db, plan.id, note["text"], day, section=about)

    def _look(
        self, course: Course, plan: BusinessPlan, row: plan_rows.Planned, agreed: date
    ) -> None:
        """Look at a plan month by month; where it was changed, at the version of that time."""
        checks = row["checks"]
        if "again" not in row:
            course.look(plan, checks)
            return
        again = row["again"]
        begun = max(agreed + timedelta(1), self.days.ago(again["revised"]))
        settled = max(begun, self.days.ago(again["agreed"]))
        course.look(plan, checks, until=settled)
        changed = self._again(plan, again, course, begun, settled)
        course.look(changed, checks, since=settled)

    def _again(
        self, plan: BusinessPlan, told: plan_rows.Again, course: Course, begun: date, settled: date
    ) -> BusinessPlan:
        """The next version of an agreed plan, agreed as well."""
        draft = plans.revise(self.db, plan.id, told["reason"], begun)
        self.db.flush()
        for line in plans.get(self.db, draft.id).lines:
            if line.account in told["drop"]:
                plan_lines.delete(self.db, line.id)
        self._lines(draft, told["lines"], course.half, course.quota, begun)
        self._actions(draft, told["actions"], course.half, begun)
        self.db.flush()
        plans.submit(self.db, draft.id, settled, settled)
        plans.review(self.db, draft.id, settled, settled)
        self._agree(draft, settled)
        return draft
