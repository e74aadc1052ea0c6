"""What can be done about talking points: raise, say, park, drop."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from app.domain import points
from app.domain.cadence import working_day
from app.domain.kinds import PointKind, PointState, RaisedBy, Vis
from app.labels import choices
from app.ui.asking import DELETE, Asking, Values, insist, with_vis
from app.ui.editors import Check, Choice, Date, Text
from app.ui.field import Field

if TYPE_CHECKING:
    from app.domain.models import AgendaItem

_SHARE = "May be shown to them, on the sheet you both look at"
_FORM = (
    Field("text", "What to talk about", Text, wide=True),
    Field("raised_by", "Raised by", partial(Choice, choices(RaisedBy))),
    Field("kind", "What it is", partial(Choice, choices(PointKind))),
    Field("answer", "What came of it", Text, wide=True),
    Field("shareable", "", partial(Check, _SHARE), wide=True),
)
_PARK = (Field("parked_until", "Until", Date, help="It comes back by itself on that day."),)
_SAY = (Field("answer", "What came of it", Text, wide=True, help="May stay empty."),)
#: Where nobody says otherwise, a point is parked for so long.
_PARKED_FOR = timedelta(days=28)


class PointActs(Asking):
    """Raising talking points and ending them. Each can be undone."""

    def add(self, person_id: int | None, text: str, raised_by: RaisedBy) -> None:
        """Put a line on the list; what they asked for and what I want to say start private."""
        self._journal.do(
            "Talking point added",
            points.raise_point,
            person_id,
            date.today(),
            text=text,
            raised_by=raised_by,
        )

    def open(self, point_id: int) -> None:
        """Change a talking point, or end it."""
        found = self._journal.ask(points.get, point_id)
        shown = {field.name: getattr(found, field.name, None) for field in _FORM}
        shown["shareable"] = found.vis is Vis.SHAREABLE
        dialog = self._edit("Talking point", _FORM, shown, partial(self._change, point_id))
        whose = "" if found.person_id is None else f"person/{found.person_id}/"
        self._keep(dialog, f"{whose}point-{point_id}")
        if found.state in (PointState.OPEN, PointState.PARKED):
            self._offer(dialog, "Said", partial(self.said, point_id))
            self._offer(dialog, "Park…", partial(self.park, point_id))
            self._offer(dialog, "Drop", partial(self.drop, point_id))
        else:
            self._offer(dialog, "Open again", partial(self.reopen, point_id))
        self._offer(dialog, DELETE, partial(self.delete, point_id))

    def said(self, point_id: int, answer: str = "", session_id: int | None = None) -> None:
        """It was talked about."""
        say = partial(points.discuss, answer=answer, session_id=session_id)
        self._journal.do("Talking point said", say, point_id, date.today())

    def say(self, point_id: int, session_id: int | None = None) -> None:
        """It was talked about; ask what came of it."""

        def commit(values: Values) -> None:
            self.said(point_id, values["answer"] or "", session_id)

        found = self._journal.ask(points.get, point_id)
        private = found.vis is Vis.PRIVATE
        self._create(_title(found), _SAY, {"answer": None}, "Said", commit, private=private)

    def park(self, point_id: int) -> None:
        """Put it off until a day."""
        until = working_day(date.today() + _PARKED_FOR)
        park = partial(self._park, point_id)
        self._create("Park until", _PARK, {"parked_until": until}, "Park", park)

    def drop(self, point_id: int) -> None:
        """It need not be said any more."""
        self._journal.do("Talking point dropped", points.drop, point_id, date.today())

    def reopen(self, point_id: int) -> None:
        """It is to be talked about after all."""
        self._journal.do("Talking point open again", points.reopen, point_id)

    def delete(self, point_id: int) -> None:
        """It should not have been raised."""
        self._journal.do("Talking point deleted", points.delete, point_id)

    def _change(self, point_id: int, values: Values) -> None:
        self._journal.do(
            "Talking point changed", points.change, point_id, date.today(), **with_vis(values)
        )

    def _park(self, point_id: int, values: Values) -> None:
        insist(values, "parked_until")
        until = values["parked_until"]
        self._journal.do("Talking point parked", points.park, point_id, until, date.today())


def _title(point: AgendaItem) -> str:
    words = " ".join(point.text.split())
    return words if len(words) <= _LONGEST_TITLE else f"{words[:_LONGEST_TITLE]}…"


_LONGEST_TITLE = 60


def carried_words(point: AgendaItem) -> str:
    """How often it was carried: "carried twice"; empty where it was not."""
    if not point.carried:
        return ""
    times = {1: "once", 2: "twice"}.get(point.carried, f"{point.carried} times")
    return f"carried {times}"
