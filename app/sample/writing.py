"""What the sample team's manager wrote down between conversations: notes and promises."""

from datetime import date

from sqlalchemy.orm import Session as Db

from app.domain import commitments, notes
from app.domain.kinds import CommitmentState, Hat, NoteKind, Origin, Owner, SaidIn, Tone
from app.domain.models import Commitment, Person, Session, Skill
from app.sample import rows
from app.sample.days import Days


class Writing:
    """Notes and promises, some of them from a conversation that was ``held``."""

    def __init__(
        self,
        db: Db,
        days: Days,
        people: dict[str, Person],
        skills: dict[str, Skill],
        held: dict[tuple[str, int], Session],
    ) -> None:
        self.db, self.days = db, days
        self.people, self.skills, self.held = people, skills, held

    def note(self, row: rows.Noted) -> None:
        """Write a note."""
        session = self.held[row["about"][0], row["held"]] if "held" in row else None
        happened_on = _day_of(session) or self.days.ago(row.get("on", 0))
        delivered_on = self._day(row.get("delivered"))
        notes.write(
            self.db,
            [self.people[name].id for name in row["about"]],
            self.days.today,
            row.get("tags", []),
            happened_on=happened_on,
            kind=NoteKind(row["kind"]),
            text=row.get("text", ""),
            situation=row.get("situation", ""),
            behaviour=row.get("behaviour", ""),
            effect=row.get("effect", ""),
            next_time=row.get("next_time", ""),
            follow_up=self._day(row.get("follow_up")),
            # The last conversation is on its very day, which may be a weekend.
            delivered_on=None if delivered_on is None else max(delivered_on, happened_on),
            value_shown=row.get("value", ""),
            said_in=SaidIn(row["said_in"]) if "said_in" in row else None,
            tone=Tone(row["tone"]) if "tone" in row else None,
            hat=Hat(row["hat"]) if "hat" in row else None,
            skill_id=self.skills[row["skill"]].id if "skill" in row else None,
            session_id=None if session is None else session.id,
            pinned=row.get("pinned", False),
            vis=rows.vis(row),
        )

    def promise(self, row: rows.Promised) -> None:
        """Note a promise, each day that it was given, and how it ended."""
        promise = self._promise(row)
        self.db.flush()
        for due, moved_on in zip(row.get("dues", [])[1:], row.get("moved", []), strict=True):
            on = self.days.ago(moved_on)
            commitments.change(self.db, promise.id, on, due=self.days.ago(due))
        if "closed" in row:
            on = self.days.ago(row["closed"])
            state = CommitmentState.MISSED if row.get("missed") else CommitmentState.DONE
            outcome = row.get("outcome")
            commitments.close(self.db, promise.id, state, on, self.days.today, outcome=outcome)

    def _promise(self, row: rows.Promised) -> Commitment:
        owner = Owner(row.get("owner", Owner.REP))
        person = self.people[row["who"]].id if "who" in row else None
        session = self.held[row["who"], row["held"]] if "held" in row else None
        return commitments.promise(
            self.db,
            self.days.today,
            owner=owner,
            person_id=person if owner is Owner.REP else None,
            owner_name=row.get("owner_name", ""),
            about_id=person,
            text=row["text"],
            made_on=_day_of(session) or self.days.ago(row.get("made", 0)),
            due=self._day(next(iter(row.get("dues", [])), None)),
            origin=Origin(row.get("origin", Origin.TYPED if session is None else Origin.SESSION)),
            session_id=None if session is None else session.id,
            vis=rows.vis(row),
        )

    def _day(self, days_ago: int | None) -> date | None:
        return None if days_ago is None else self.days.ago(days_ago)


def _day_of(session: Session | None) -> date | None:
    return None if session is None else session.held_on
