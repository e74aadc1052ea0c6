"""What the sample team's manager expects, who missed it, and what was agreed then."""

from datetime import timedelta

from sqlalchemy.orm import Session as Db

from app.domain import improvement, metrics, misses, standards
from app.domain.kinds import MissState, StandardArea
from app.domain.models import Person, Standard
from app.sample import rows, scorecard_rows
from app.sample.days import Days


class Expecting:
    """Standards with who read them, misses and improvement plans."""

    def __init__(
        self, db: Db, days: Days, story: scorecard_rows.Figures, people: dict[str, Person]
    ) -> None:
        self.db, self.days, self.story, self.people = db, days, story, people
        self.standards: dict[str, Standard] = {}

    def tell(self) -> None:
        """Put all of it into the journal."""
        numbers = {metric.name: metric.id for metric in metrics.listed(self.db)}
        for expected in self.story["standards"]:
            self._standard(expected, numbers)
        for missed in self.story["misses"]:
            self._miss(missed)
        for improving in self.story["plans"]:
            self._plan(improving)

    def _standard(self, row: scorecard_rows.Expected, numbers: dict[str, int]) -> None:
        made = self.standards[row["called"]] = standards.add(
            self.db,
            self.days.today,
            area=StandardArea(row["area"]),
            statement=row["statement"],
            measure=row["measure"],
            threshold=row.get("threshold", ""),
            metric_id=numbers[row["metric"]] if "metric" in row else None,
            role=row.get("role", ""),
            effective_from=self.days.ago(row["since"]),
        )
        self.db.flush()
        for person in standards.get(self.db, made.id).asked:
            if person.name not in row["unread"]:
                # Whoever joined later read it in their first week.
                joined = person.started or made.effective_from
                on = max(made.effective_from, joined) + timedelta(3)
                standards.acknowledge(
                    self.db, made.id, person.id, min(on, self.days.today), self.days.today
                )

    def _miss(self, row: scorecard_rows.Missed) -> None:
        today = self.days.today
        made = misses.observe(
            self.db,
            self.people[row["who"]].id,
            self.standards[row["standard"]].id,
            today,
            observed_on=self.days.ago(row["seen"]),
            facts=row["facts"],
            effect=row["effect"],
        )
        if "talked" not in row:
            return
        misses.talk(
            self.db,
            made.id,
            max(self.days.ago(row["talked"]), made.observed_on),
            today,
            support=row["support"],
            correction=row["correction"],
            recheck_on=self.days.ago(row["recheck"]),
        )
        misses.share(self.db, made.id, rows.vis(row), today)
        if "state" in row:
            on = self.days.ago(row["recheck"])
            misses.recheck(self.db, made.id, MissState(row["state"]), on, today)

    def _plan(self, row: scorecard_rows.Improving) -> None:
        made = improvement.begin(
            self.db,
            self.people[row["who"]].id,
            self.days.today,
            starts_on=self.days.ago(row["began"]),
            days=row["days"],
            standard_id=self.standards[row["standard"]].id,
            aim=row["aim"],
            support=row["support"],
            consequence=row["consequence"],
            consequence_on=self.days.ahead(-row["consequence_on"]),
            note=row["note"],
            vis=rows.vis(row),
        )
        self.db.flush()
        steps = improvement.get(self.db, made.id).checkpoints
        for step, look in zip(steps, row["looks"], strict=False):
            improvement.look(
                self.db,
                step.id,
                look["met"],
                self.days.ago(look["on"]),
                self.days.today,
                said=look["said"],
            )
