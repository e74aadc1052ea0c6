"""What was to be talked about with somebody, raised and settled in the order of its days."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from app.domain import points
from app.domain.kinds import PointKind, RaisedBy
from app.domain.models import AgendaItem
from app.sample import rows
from app.sample.days import Days


class Agenda:
    """The talking points of one person, or of the team where nobody is named.

    A 1:1 carries what was raised before it and not talked about, so each point is raised when
    its day has come and not earlier.
    """

    def __init__(
        self, db: Session, days: Days, person_id: int | None, told: Sequence[rows.Point]
    ) -> None:
        self.db, self.days, self.person_id = db, days, person_id
        self._coming = sorted(told, key=lambda row: row["raised"])
        self._raised: list[tuple[rows.Point, AgendaItem]] = []

    def raise_before(self, day: date) -> None:
        """Raise what came up before that day."""
        while self._coming and self.days.ago(self._coming[-1]["raised"]) < day:
            row = self._coming.pop()
            self._raised.append((row, self._raise(row)))

    def discuss(self, back: int, session_id: int, on: date) -> None:
        """Talk about what was talked about in the conversation with so many held since."""
        for row, point in self._raised:
            if row.get("discussed") == back:
                answer = row.get("answer", "")
                points.discuss(self.db, point.id, on, answer=answer, session_id=session_id)

    def settle(self) -> None:
        """Raise what came up since the last conversation, and put off or drop what was."""
        self.raise_before(date.max)
        for row, point in self._raised:
            if "until" in row:
                points.park(self.db, point.id, self.days.ago(row["until"]), self.days.today)
            if "dropped" in row:
                points.drop(self.db, point.id, self.days.ago(row["dropped"]))

    def _raise(self, row: rows.Point) -> AgendaItem:
        point = points.raise_point(
            self.db,
            self.person_id,
            self.days.today,
            text=row["text"],
            raised_by=RaisedBy(row.get("by", RaisedBy.ME)),
            kind=PointKind(row.get("kind", PointKind.POINT)),
            raised_on=self.days.ago(row["raised"]),
            vis=rows.vis(row),
        )
        self.db.flush()
        return point
