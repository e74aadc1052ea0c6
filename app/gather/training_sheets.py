"""The sheets of one training: for who gives it, and for whoever comes (practice S4-13)."""

from datetime import date

from sqlalchemy.orm import Session as Db

from app.domain import settings, training_outcomes, trainings
from app.domain.errors import Reason, Refused
from app.domain.models import Settings, Skill
from app.domain.skills import LEVELS, levels_of
from app.domain.training_full import Training
from app.domain.training_minutes import Part, split
from app.gather import training_parts
from app.gather.parts import Wording
from app.gather.team import TEAM, team_cover
from app.gather.training_parts import NOBODY, Names
from app.labels import label
from app.report import content

BRIEF, ATTENDANCE = "Giver’s brief", "Attendance sheet"
_NO_DAY = "not settled yet"
_STRETCHES = {
    Part.OPENING: ("Opening", "Why this matters to us now, and what people can do afterwards."),
    Part.INPUT: ("Input", "What you know about it: few points, with examples of ours."),
    Part.PRACTICE: ("Practice", "Everybody tries it: in pairs, on a customer of their own."),
    Part.CLOSE: ("Close", "What each one will do differently this week."),
}


def giver_brief(
    db: Db, wording: Wording, today: date, training_id: int | None
) -> content.GiverBrief:
    """What somebody needs to know who gives a training; nobody who comes is named."""
    chosen, one = settings.current(db), _of(db, training_id)
    names = Names(db, chosen, [one])
    giver = names.giver(one)
    cover = _cover(BRIEF, one, chosen, wording, today, copy_for=giver or "whoever gives it")
    expected = training_outcomes.expected(db, one)
    return content.GiverBrief(
        paper=chosen.paper.value,
        cover=cover,
        topic=training_parts.topic(one),
        facts=(
            ("When", _when(one, wording)),
            ("Where", one.session.place),
            ("Given by", giver or NOBODY),
            ("Steps in", names.backup(one)),
            ("For", f"{training_parts.how_many(len(expected))} of the team"),
            ("Type", _type(one)),
        ),
        objective=one.session.objective,
        skills=tuple(map(_skill, one.skills)),
        observe=one.session.observe,
        stretches=tuple(
            content.Stretch(name, training_parts.minutes(minutes), hint)
            for part, minutes in split(one.session.minutes).items()
            if minutes
            for name, hint in (_STRETCHES[part],)
        ),
    )


def attendance_sheet(
    db: Db, wording: Wording, today: date, training_id: int | None
) -> content.AttendanceSheet:
    """Who is expected at a training, to sign and to rate it."""
    chosen, one = settings.current(db), _of(db, training_id)
    giver = Names(db, chosen, [one]).giver(one)
    facts = (
        _when(one, wording),
        one.session.place,
        f"given by {giver}" if giver else "",
        _type(one),
    )
    return content.AttendanceSheet(
        paper=chosen.paper.value,
        cover=_cover(ATTENDANCE, one, chosen, wording, today, copy_for=TEAM.casefold()),
        topic=training_parts.topic(one),
        facts=tuple(filter(None, facts)),
        people=tuple(person.name for person in training_outcomes.expected(db, one)),
    )


def _type(one: Training) -> str:
    return label(one.kind) if one.kind is not None else ""


def _of(db: Db, training_id: int | None) -> Training:
    if training_id is None:
        raise Refused(Reason.NOT_FOUND)
    return trainings.get(db, training_id)


def _cover(  # what stands in a head
    kind: str, one: Training, chosen: Settings, wording: Wording, today: date, *, copy_for: str
) -> content.Cover:
    day = one.session.planned_for
    period = "" if day is None else wording.day(day)
    return team_cover(kind, chosen, wording, today, copy_for=copy_for, period=period)


def _when(one: Training, wording: Wording) -> str:
    """Day, time with its zone, and how long: "Thu 7 January 2027, 11:00 to 11:45 (Berlin)"."""
    session, begins = one.session, one.when
    if session.planned_for is None:
        return _NO_DAY
    weekday = wording.weekday(session.planned_for).split(" ")[0]
    day = f"{weekday} {wording.day(session.planned_for)}"
    if begins is None:
        return ", ".join(filter(None, (day, session.starts_at)))
    until = f"{begins.after(session.minutes):%H:%M}"
    return f"{day}, {begins.time} to {until}, times of {training_parts.city(session.zone)}"


def _skill(skill: Skill) -> content.SkillWords:
    words = zip(LEVELS, levels_of(skill), strict=True)
    return content.SkillWords(
        skill.name, tuple(content.LevelWords(level, said) for level, said in words if said)
    )
