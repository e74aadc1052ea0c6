"""The sample team's conversations: held, skipped and planned, each put into the calendar first."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import cycle
from typing import NamedTuple

from sqlalchemy.orm import Session as Db

from app.domain import planning, session_answers, session_templates, sessions
from app.domain.kinds import CallMode, Driver, Hat, Reached, SessionKind, SessionState
from app.domain.models import Person, Session, Skill
from app.sample import rows
from app.sample.agenda import Agenda
from app.sample.days import Days, working

DAYS_OF_HISTORY = 548
#: A conversation that was moved had been put into the calendar so long before its first day.
_MOVED_ONES_AHEAD = timedelta(7)


class Meeting(NamedTuple):
    """A day on which somebody was to be met; ``back`` is None where they were not, through ``by``.

    Otherwise it says how many others were held with them since.
    """

    on: date
    kind: SessionKind
    back: int | None = None
    by: str = ""


class Conversations:
    """Time with people, as it went into the calendar and what was written down of it."""

    def __init__(
        self, db: Db, days: Days, team: rows.Team, story: rows.Story, skills: dict[str, Skill]
    ) -> None:
        self.db, self.days, self.team, self.story, self.skills = db, days, team, story, skills
        self.templates = {one.name: one for one in session_templates.every(db)}
        self.held: dict[tuple[str, int], Session] = {}
        self._ahead = cycle(story["ahead"])
        self._first_in_calendar = days.ago(story["calendar"])
        self._told = {(row["who"], row["back"]): row for row in story["held"]}

    def tell(self, person: Person, began: date, row: rows.Conversations) -> None:
        """Tell of all that was held with one person, and what was carried from 1:1 to 1:1."""
        mine = [point for point in self.story["points"] if point.get("who") == person.name]
        agenda = Agenda(self.db, self.days, person.id, mine)
        for meeting in self._meetings(person, began, row):
            if meeting.on < self._first_in_calendar:
                self._hold(person, began, meeting)
            else:
                agenda.raise_before(meeting.on)
                self._meet(person, began, meeting, agenda)
        agenda.settle()

    def tell_of_groups(self, people: dict[str, Person]) -> None:
        """Tell of what was held with several at once."""
        for row in self.story["groups"]:
            on = self.days.ago(row["on"])
            (session,) = planning.plan(
                self.db,
                [people[name].id for name in row["who"]],
                self.days.ago(row["scheduled"]),
                skill_ids=self._skill_ids(row.get("skills", [])),
                kind=SessionKind(row["kind"]),
                planned_for=on,
                starts_at=row["at"],
                zone=self.story["zone"],
                minutes=row["minutes"],
                template=row.get("template", ""),
            )
            self._write(session.id, _said_in_group(row), row)
            sessions.finish(self.db, session.id, on, on)

    def plan_ahead(self, people: dict[str, Person]) -> None:
        """Put the next days into the calendar."""
        for row in self.story["planned"]:
            (session,) = planning.plan(
                self.db,
                [people[name].id for name in row["who"]],
                self.days.ago(row["scheduled"]),
                skill_ids=self._skill_ids(row.get("skills", [])),
                kind=SessionKind(row["kind"]),
                planned_for=self.days.ahead(row["ahead"]),
                starts_at=row["at"],
                zone=self.story["zone"],
                minutes=self.team["minutes"][row["kind"]],
                place=row.get("place", ""),
                template=row.get("template", ""),
                customer=row.get("customer", ""),
                mode=CallMode(row["mode"]) if "mode" in row else None,
                objective=row.get("objective", ""),
                vis=rows.vis(row),
            )
            self._ask(session.id, row.get("template"), ())

    def _meetings(self, person: Person, began: date, row: rows.Conversations) -> list[Meeting]:
        back, again = row.get("away", (0, 0))
        # The newest one is on its very day: the list of people shows how long ago that is.
        held = [self.days.today - timedelta(row["last"])]
        held += [self.days.ago(days) for days in _days_back(row) if not again < days < back]
        meetings = [
            Meeting(on, SessionKind(kind), number)
            for number, (on, kind) in enumerate(zip(held, cycle(row["kinds"]), strict=False))
            if on >= began
        ]
        meetings += [
            Meeting(self.days.ago(skipped["on"]), SessionKind.ONE_TO_ONE, by=skipped["by"])
            for skipped in self.story["skipped"]
            if skipped["who"] == person.name
        ]
        return sorted(meetings, key=lambda meeting: meeting.on)

    def _hold(self, person: Person, began: date, meeting: Meeting) -> None:
        sessions.hold(
            self.db,
            person.id,
            kind=meeting.kind,
            held_on=meeting.on,
            today=self.days.today,
            minutes=self.team["minutes"][meeting.kind],
            scheduled_on=self._scheduled(began, meeting.on),
        )

    def _meet(self, person: Person, began: date, meeting: Meeting, agenda: Agenda) -> None:
        told = None if meeting.back is None else self._told.get((person.name, meeting.back))
        session = self._put_into_calendar(person, began, meeting, told)
        if meeting.back is None:
            by = SessionState(f"skipped_by_{meeting.by}")
            planning.skip(self.db, session.id, by, meeting.on)
            return
        if told is not None:
            self._write(session.id, _said(told, self.days), told)
        agenda.discuss(meeting.back, session.id, meeting.on)
        sessions.finish(self.db, session.id, meeting.on, meeting.on)
        self.held[person.name, meeting.back] = session

    def _put_into_calendar(
        self, person: Person, began: date, meeting: Meeting, told: rows.Held | None
    ) -> Session:
        scheduled, planned_for = self._scheduled(began, meeting.on), meeting.on
        if told is not None and "moved_from" in told:
            planned_for = self.days.ago(told["moved_from"])
            scheduled = working(planned_for - _MOVED_ONES_AHEAD)
        (session,) = planning.plan(
            self.db,
            [person.id],
            scheduled,
            skill_ids=self._skill_ids(told.get("skills", [])) if told else (),
            kind=meeting.kind,
            planned_for=planned_for,
            starts_at=self.story["hours"][person.name],
            zone=self.story["zone"],
            minutes=self.team["minutes"][meeting.kind],
            template=told.get("template", "") if told else "",
        )
        if planned_for == meeting.on:
            return session
        return planning.move(self.db, session.id, meeting.on, planned_for)

    def _scheduled(self, began: date, on: date) -> date:
        """The day on which it was put into the calendar; its own where it came about on it."""
        ahead = next(self._ahead)
        return max(began, working(on - timedelta(ahead))) if ahead else on

    def _write(self, session_id: int, said: sessions.Outcome, row: rows.Held | rows.Group) -> None:
        sessions.note(self.db, session_id, **said)
        self._ask(session_id, row.get("template"), row.get("answers", []))

    def _ask(self, session_id: int, template: str | None, answers: Sequence[str]) -> None:
        if template is None:
            return
        asked = [(one.section, one.text, one.voice) for one in self.templates[template].questions]
        session_answers.ask(self.db, session_id, asked)
        self.db.flush()
        there = sessions.get(self.db, session_id).answers
        for question, text in zip(there, answers, strict=False):
            session_answers.answer(self.db, question.id, text)

    def _skill_ids(self, names: Sequence[str]) -> list[int]:
        return [self.skills[name].id for name in names]


def _said(row: rows.Held, days: Days) -> sessions.Outcome:
    return {
        "customer": row.get("customer", ""),
        "mode": CallMode(row["mode"]) if "mode" in row else None,
        "driver": Driver(row["driver"]) if "driver" in row else None,
        "objective": row.get("objective", ""),
        "reached": Reached(row["reached"]) if "reached" in row else None,
        "rep_view": row.get("rep_view", ""),
        "positives": row.get("positives", ""),
        "improvement": row.get("improvement", ""),
        "improvement_2": row.get("improvement_2", ""),
        "observe_again": days.ago(row["observe_again"]) if "observe_again" in row else None,
        "said": row.get("said", ""),
        "support": row.get("support"),
        "support_missing": row.get("support_missing", ""),
        "reflection": row.get("reflection", ""),
        "ask_tell": row.get("ask_tell"),
        "hat": Hat(row["hat"]) if "hat" in row else None,
        "vis": rows.vis(row),
    }


def _said_in_group(row: rows.Group) -> sessions.Outcome:
    return {
        "said": row.get("said", ""),
        "ask_tell": row.get("ask_tell"),
        "hat": Hat(row["hat"]) if "hat" in row else None,
        "vis": rows.vis(row),
    }


def _days_back(row: rows.Conversations) -> Iterator[int]:
    """How many days ago each conversation before the last one was held."""
    steps = cycle(row["every"])
    days = row["last"] + next(steps)
    while days <= DAYS_OF_HISTORY:
        yield days
        days += next(steps)
