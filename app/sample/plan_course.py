"""How the sample team's plans went: their actions carried out, their months looked at."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session as Db

from app.domain import plan_actions, plan_checks
from app.domain.kinds import PlanState
from app.domain.models import BusinessPlan, PlanAction
from app.domain.periods import Period
from app.sample import plan_rows, promised, rows
from app.sample.days import working

#: A month is looked at so many days after it is over.
_LOOKED_AFTER = timedelta(6)


class Course:
    """What became of somebody's plan for a half-year, as seen ``today``."""

    def __init__(self, db: Db, today: date, half: Period, quota: int) -> None:
        self.db, self.today, self.half, self.quota = db, today, half, quota

    def carry_out(self, actions: Sequence[PlanAction], told: Sequence[plan_rows.Stepped]) -> None:
        """Close the commitments of the actions that are over by now."""
        self.db.flush()
        made = plan_actions.carried_out_by(self.db, actions)
        for action, step in zip(actions, told, strict=True):
            promised.settle(self.db, made[action.id].commitment, step, self.today)

    def look(
        self,
        plan: BusinessPlan,
        checks: plan_rows.Checked,
        since: date = date.min,
        until: date = date.max,
    ) -> None:
        """Look at the months whose talks were on a day from ``since`` on and before ``until``."""
        self.db.flush()
        assert plan.state is PlanState.AGREED
        said = checks.get("says", {})
        for number, month in enumerate(self._months_over(checks)):
            on = working(month.ends + _LOOKED_AFTER)
            if not since <= on < until:
                continue
            remark = said.get(str(number), plan_rows.Remark(text=""))
            plan_checks.save(
                self.db,
                plan.id,
                month.starts,
                on,
                checked_on=on,
                expected=self._expected(checks["expected"][number]),
                comment=remark["text"],
                vis=rows.vis(remark),
            )

    def _months_over(self, checks: plan_rows.Checked) -> list[Period]:
        """The months that were looked at by today: all that are over but the ``open`` ones."""
        months = plan_checks.months(self.half)
        over = [month for month in months if month.ends + _LOOKED_AFTER <= self.today]
        return over[: len(over) - checks.get("open", 0)]

    def _expected(self, percent: int) -> int:
        return self.quota * percent // 100
